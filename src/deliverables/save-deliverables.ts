import type { LostDeliverable, SavedDeliverable } from './saved-deliverable.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import type { Deliverable } from '../task/task.ts';
import { findNames, type NamingOptions } from './find-names.ts';
import { FreshLinks } from './fresh-links.ts';
import type { OutputFolder } from './output-folder.ts';
import { patternFilter } from './pattern-filter.ts';
import { safeNames } from './safe-name.ts';
import { saveFiles } from './save-files.ts';
import { SavingLog } from './saving-log.ts';
import { TransferProgress } from './progress-log.ts';

export interface SaveOptions extends NamingOptions {
  readonly folder: OutputFolder;
  /** Glob patterns; those that begin with `!` exclude. */
  readonly patterns: readonly string[];
}

export interface Collected {
  /** The safe names of all files that were wanted, in the service's order. */
  readonly names: readonly string[];
  /** In the service's order. */
  readonly saved: readonly SavedDeliverable[];
  readonly lost: readonly LostDeliverable[];
  /** How many the patterns left out. */
  readonly leftOut: number;
}

/** Without the list every file is lost, so it is asked for over minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems bear. Source: MAX_PATH on Windows, less what tools add. */
const MAX_PATH_LENGTH = 239;

/**
 * Saves the deliverables of a task under safe names. One that can't be brought takes nothing from the others.
 * @throws ServiceError when the list itself can't be read; the signal's reason when it is aborted
 */
export async function saveDeliverables(options: SaveOptions): Promise<Collected> {
  const { service, taskId, folder, signal, log } = options;
  const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
  const names = await findNames(listed, options);
  const safe = safeNames(
    names.map(({ name }) => name),
    MAX_PATH_LENGTH - folder.root.length - 1,
  );
  const isWanted = patternFilter(options.patterns);
  const wanted = listed.flatMap((deliverable, index) => {
    const { name: originalName = '', isDoubtful = false } = names[index] ?? {};
    const name = safe[index] ?? '';
    return isWanted(name) ? [{ deliverable, originalName, name, isDoubtful }] : [];
  });
  const wantedNames = wanted.map(({ name }) => name);
  try {
    const outcomes = await saveFiles(wanted, {
      ...options,
      freshLinks: new FreshLinks(options),
      progress: new TransferProgress(options),
      savingLog: new SavingLog(log, wanted.length),
      isShared: sharedIds(listed),
    });
    return {
      names: wantedNames,
      saved: outcomes.flatMap((outcome) => ('sha256' in outcome ? [outcome] : [])),
      lost: outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome] : [])),
      leftOut: listed.length - wanted.length,
    };
  } finally {
    await tidy(folder, log);
  }
}

/** Whether several of the deliverables have an id. */
function sharedIds(listed: readonly Deliverable[]): (id: string) => boolean {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { id } of listed) (seen.has(id) ? shared : seen).add(id);
  return (id) => shared.has(id);
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
