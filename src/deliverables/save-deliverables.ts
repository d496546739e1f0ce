import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { patternFilter } from '../support/pattern-filter.ts';
import type { Deliverable } from '../task/task.ts';
import { download } from './download.ts';
import { FreshLinks, type TaskAccess } from './fresh-links.ts';
import type { OutputFolder } from './output-folder.ts';
import { ProgressLog } from './progress-log.ts';
import { SafeNames } from './safe-name.ts';
import type { LostDeliverable, SavedDeliverable } from './saved-deliverable.ts';
import { SpaceBudget } from './space-budget.ts';

export interface SaveOptions extends TaskAccess {
  readonly log: Log;
  readonly folder: OutputFolder;
  /** Glob patterns. A leading `!` excludes. */
  readonly patterns: readonly string[];
}

export interface Collected {
  /** In the service's order. */
  readonly saved: readonly SavedDeliverable[];
  /** In the service's order. Includes a file whose name was never known, whatever the patterns are. */
  readonly lost: readonly LostDeliverable[];
  /** How many files the patterns exclude. */
  readonly leftOut: number;
}

/** Without the list every file is lost, so it is requested for several minutes. */
const LIST_ATTEMPTS = 10;
/** The maximum path length that all systems accept. Source: MAX_PATH on Windows, minus what tools add. */
const MAX_PATH_LENGTH = 239;
const MAX_DOWNLOADS = 4;

/**
 * Saves the deliverables of a task under safe names. A file that can't be fetched does not affect the others. A file that is listed
 * without a name gets the name in its download's headers, or else its ID. Listed names take precedence.
 * @throws ServiceError when the list can't be read; the signal's reason when it aborts before that
 */
export async function saveDeliverables(options: SaveOptions): Promise<Collected> {
  const { service, taskId, folder, signal } = options;
  const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
  const names = new SafeNames(MAX_PATH_LENGTH - folder.root.length - 1);
  const isWanted = patternFilter(options.patterns);
  const candidates = listed
    .map((deliverable) => ({ deliverable, naming: takeName(deliverable.name, names) }))
    .filter(({ naming }) => naming === undefined || isWanted(naming.name));
  const progress = new ProgressLog({ ...options, files: candidates.length });
  const saving: Saving = {
    ...options,
    names,
    isWanted,
    progress,
    freshLinks: new FreshLinks(options),
    space: new SpaceBudget(await folder.freeBytes()),
    withId: Map.groupBy(listed, ({ id }) => id),
    slots: new Semaphore(MAX_DOWNLOADS),
  };
  try {
    const outcomes = await Promise.all(candidates.map((candidate) => saveOne(candidate, saving)));
    progress.end();
    const saved = outcomes.filter((outcome) => outcome !== undefined && 'sha256' in outcome);
    const lost = outcomes.filter((outcome) => outcome !== undefined && 'reason' in outcome);
    return { saved, lost, leftOut: listed.length - saved.length - lost.length };
  } finally {
    await folder.removeStagingFiles();
  }
}

type Naming = Pick<SavedDeliverable, 'originalName' | 'name'>;

/** @returns undefined for a missing or blank name */
function takeName(originalName = '', names: SafeNames): Naming | undefined {
  if (originalName.trim() === '') return undefined;
  return { originalName, name: names.take(originalName) };
}

interface Saving extends SaveOptions {
  readonly names: SafeNames;
  readonly isWanted: (name: string) => boolean;
  readonly progress: ProgressLog;
  readonly freshLinks: FreshLinks;
  readonly space: SpaceBudget;
  readonly withId: ReadonlyMap<string, readonly Deliverable[]>;
  readonly slots: Semaphore;
}

interface Candidate {
  readonly deliverable: Deliverable;
  /** Undefined until the download's headers are known. */
  readonly naming: Naming | undefined;
}

/** @returns undefined when the patterns exclude the name in the download headers */
async function saveOne(
  { deliverable, naming: listedNaming }: Candidate,
  { names, isWanted, progress, withId, slots, folder, ...options }: Saving,
): Promise<SavedDeliverable | LostDeliverable | undefined> {
  const { id } = deliverable;
  let naming = listedNaming;
  try {
    const downloaded = await download(deliverable, {
      ...options,
      isIdShared: withId.get(id)?.length !== 1,
      withSlot: (run) =>
        slots.run(run).finally(() => {
          progress.paused(naming?.name ?? id);
        }),
      createFile: async (fileName) => {
        naming ??= takeName(fileName, names) ?? { originalName: id, name: names.take(id) };
        return isWanted(naming.name) ? folder.createFile(naming.name) : undefined;
      },
      onBytes: (bytes, totalBytes) => {
        progress.received(naming?.name ?? id, bytes, totalBytes);
      },
    });
    if (downloaded === undefined || naming === undefined) return undefined;
    progress.saved(naming.name, downloaded.bytes);
    return { id, ...naming, ...downloaded };
  } catch (error) {
    const reason = errorMessage(error);
    progress.lost(naming?.name ?? id, reason);
    return { id, originalName: naming?.originalName ?? id, reason };
  }
}

/** Limits how many functions run at the same time. Others wait in order. */
class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(max: number) {
    this.#free = max;
  }

  async run<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    try {
      return await run();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
