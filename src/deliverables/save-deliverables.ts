import picomatch from 'picomatch';

import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import type { Deliverable } from '../task/task.ts';
import type { TaskService } from '../task/task-service.ts';
import { download, type DownloadOptions } from './download.ts';
import { FreshLinks } from './fresh-links.ts';
import type { OutputFolder } from './output-folder.ts';
import { ProgressLog } from './progress-log.ts';
import { SafeNames } from './safe-name.ts';
import type { LostDeliverable, SavedDeliverable } from './saved-deliverable.ts';

export interface SaveOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly log: Log;
  readonly taskId: string;
  readonly signal: AbortSignal;
  readonly folder: OutputFolder;
  /** Glob patterns; those that begin with `!` exclude. */
  readonly patterns: readonly string[];
}

export interface Collected {
  /** In the service's order. */
  readonly saved: readonly SavedDeliverable[];
  /** In the service's order. One whose name nobody said is among them whatever the patterns are. */
  readonly lost: readonly LostDeliverable[];
  /** How many the patterns left out. */
  readonly leftOut: number;
}

/** Without the list every file is lost, so it is requested for minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems accept. Source: MAX_PATH on Windows, less what tools add. */
const MAX_PATH_LENGTH = 239;
const MAX_DOWNLOADS = 4;

/**
 * Saves the deliverables of a task under safe names. One that can't be fetched takes nothing from the others. A file that the service
 * lists without a name gets the one that its download says, or else its ID; the names of the others come first.
 * @throws ServiceError when the list can't be read; the signal's reason when it is aborted before that
 */
export async function saveDeliverables(options: SaveOptions): Promise<Collected> {
  const { service, taskId, folder, signal, log } = options;
  const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
  const names = new SafeNames(MAX_PATH_LENGTH - folder.root.length - 1);
  const isWanted = patternFilter(options.patterns);
  const candidates = listed
    .map((deliverable): Candidate => {
      const { name: originalName = '' } = deliverable;
      if (originalName.trim() === '') return { deliverable, naming: undefined };
      return { deliverable, naming: { originalName, name: names.take(originalName) } };
    })
    .filter(({ naming }) => naming === undefined || isWanted(naming.name));
  const progress = new ProgressLog({ ...options, files: candidates.length });
  const turns = new Turns(MAX_DOWNLOADS);
  const saving: Saving = {
    ...options,
    freshLinks: new FreshLinks(options),
    isShared: sharedIds(listed),
    names,
    isWanted,
    progress,
    turns,
  };
  try {
    const outcomes = await Promise.all(candidates.map((candidate) => saveOne(candidate, saving)));
    progress.end();
    const saved = outcomes.filter((outcome) => outcome !== undefined && 'sha256' in outcome);
    const lost = outcomes.filter((outcome) => outcome !== undefined && 'reason' in outcome);
    return { saved, lost, leftOut: listed.length - saved.length - lost.length };
  } finally {
    await tidy(folder, log);
  }
}

/**
 * Which names the glob patterns choose. Those that begin with `!` exclude; patterns that only exclude start from all.
 */
function patternFilter(patterns: readonly string[]): (name: string) => boolean {
  const options = { dot: true };
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  const excluded = patterns.filter((pattern) => /^!./.test(pattern));
  const isIncluded = picomatch(included.length === 0 ? ['**'] : included, options);
  const isExcluded = picomatch(
    excluded.map((pattern) => pattern.slice(1)),
    options,
  );
  return (name) => isIncluded(name) && !isExcluded(name);
}

/** Whether several of the deliverables have an ID. */
function sharedIds(listed: readonly Deliverable[]): (id: string) => boolean {
  const counts = Map.groupBy(listed, ({ id }) => id);
  return (id) => (counts.get(id)?.length ?? 0) > 1;
}

/** A deliverable that may be wanted. */
interface Candidate {
  readonly deliverable: Deliverable;
  /** Undefined as long as nobody has said a name. */
  readonly naming: { readonly originalName: string; readonly name: string } | undefined;
}

interface Saving extends Omit<SaveOptions, 'patterns'>, Pick<DownloadOptions, 'freshLinks'> {
  readonly isShared: (id: string) => boolean;
  readonly names: SafeNames;
  readonly isWanted: (name: string) => boolean;
  readonly progress: ProgressLog;
  readonly turns: Turns;
}

/** @returns undefined when the name that the download said is not wanted */
async function saveOne(
  { deliverable, naming: listedNaming }: Candidate,
  { isShared, names, isWanted, progress, turns, folder, ...options }: Saving,
): Promise<SavedDeliverable | LostDeliverable | undefined> {
  const { id } = deliverable;
  let naming = listedNaming;
  try {
    const downloaded = await download(deliverable, {
      ...options,
      isIdShared: isShared(id),
      inTurn: (run) =>
        turns.run(run).finally(() => {
          progress.paused(naming?.name ?? id);
        }),
      createFile: async (fileName = '') => {
        if (naming === undefined) {
          const originalName = fileName.trim() === '' ? id : fileName;
          naming = { originalName, name: names.take(originalName) };
          if (!isWanted(naming.name)) return undefined;
        }
        return folder.createFile(naming.name);
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

/** Lets so many run at the same time; the others wait in the order in which they came. */
class Turns {
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

/** What stays behind takes nothing from what was saved. */
async function tidy(folder: OutputFolder, log: Log): Promise<void> {
  try {
    await folder.tidy();
  } catch (error) {
    log.warning(
      `What transfers left in ${folder.root} could not be removed: ${errorMessage(error)}.`,
    );
  }
}
