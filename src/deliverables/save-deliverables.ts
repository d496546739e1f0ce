import pMap from 'p-map';
import picomatch from 'picomatch';

import type { LostDeliverable, SavedDeliverable } from './saved-deliverable.ts';
import { errorWords } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { Log } from '../support/log.ts';
import type { Deliverable } from '../task/task.ts';
import { fetchDeliverable, type FetchOptions } from './fetch-deliverable.ts';
import type { OutputFolder } from './output-folder.ts';
import { safeNames } from './safe-name.ts';
import { TransferProgress } from './transfer-progress.ts';

export interface SaveOptions extends Omit<FetchOptions, 'onBytes' | 'isIdShared'> {
  readonly log: Log;
  readonly folder: OutputFolder;
  /** Glob patterns; those that begin with `!` exclude. */
  readonly patterns: readonly string[];
}

export interface Collected {
  /** In the service's order. */
  readonly saved: readonly SavedDeliverable[];
  readonly lost: readonly LostDeliverable[];
  /** How many the patterns left out. */
  readonly leftOut: number;
}

const DOWNLOADS_AT_ONCE = 4;
/** Without the list every file is lost, so it is asked for over minutes. */
const LIST_ATTEMPTS = 10;
/** The longest path that all systems bear. Source: MAX_PATH on Windows, less what tools add. */
const LONGEST_PATH = 240;

/**
 * Saves the deliverables of a task under safe names. One that can't be brought takes nothing from the others.
 * @throws ServiceError when the list itself can't be read; the signal's reason when it is aborted
 */
export async function saveDeliverables(options: SaveOptions): Promise<Collected> {
  const { service, taskId, folder, signal } = options;
  const listed = await service.listDeliverables(taskId, { signal, attempts: LIST_ATTEMPTS });
  const names = await pMap(listed, (deliverable) => findName(deliverable, options), {
    concurrency: DOWNLOADS_AT_ONCE,
  });
  const safe = safeNames(names, LONGEST_PATH - folder.root.length - 1);
  const isWanted = compilePatterns(options.patterns);
  const wanted = listed.flatMap((deliverable, index) => {
    const originalName = names[index] ?? '';
    const name = safe[index] ?? '';
    return isWanted(name) ? [{ deliverable, originalName, name }] : [];
  });
  const progress = new TransferProgress(options);
  const isShared = sharedIds(listed);
  try {
    const saving = { ...options, progress, isShared };
    const results = await pMap(wanted, (one) => saveOne(one, saving), {
      concurrency: DOWNLOADS_AT_ONCE,
    });
    return {
      saved: results.flatMap((result) => ('sha256' in result ? [result] : [])),
      lost: results.flatMap((result) => ('reason' in result ? [result] : [])),
      leftOut: listed.length - wanted.length,
    };
  } finally {
    await folder.tidy();
  }
}

interface Wanted {
  readonly deliverable: Deliverable;
  readonly originalName: string;
  /** Safe. */
  readonly name: string;
}

interface Saving extends SaveOptions {
  readonly progress: TransferProgress;
  readonly isShared: (id: string) => boolean;
}

async function saveOne(
  { deliverable, originalName, name }: Wanted,
  { progress, isShared, ...options }: Saving,
): Promise<SavedDeliverable | LostDeliverable> {
  const { id } = deliverable;
  const { onBytes, end } = progress.begin(name);
  try {
    const file = await options.folder.createFile(name);
    try {
      const about = { ...options, onBytes, isIdShared: isShared(id) };
      const fetched = await fetchDeliverable(deliverable, file, about);
      const path = await file.keep();
      options.log.info(`Saved ${name} (${formatSize(fetched.bytes)}).`);
      return { id, originalName, name, path, ...fetched };
    } finally {
      await file.discard();
    }
  } catch (error) {
    return { id, originalName, reason: errorWords(error) };
  } finally {
    end();
  }
}

/** Whether several of the deliverables have an id. */
function sharedIds(listed: readonly Deliverable[]): (id: string) => boolean {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { id } of listed) (seen.has(id) ? shared : seen).add(id);
  return (id) => shared.has(id);
}

/** The service's word; else what the download calls itself; else the id. */
async function findName(deliverable: Deliverable, options: SaveOptions): Promise<string> {
  if (deliverable.name !== undefined && deliverable.name.trim() !== '') return deliverable.name;
  const { service, taskId, signal, maskLink } = options;
  const { id, downloadUrl } = deliverable;
  let fileName = '';
  try {
    if (downloadUrl !== undefined) maskLink(downloadUrl);
    const source =
      downloadUrl === undefined
        ? ({ kind: 'api', taskId, deliverableId: id } as const)
        : ({ kind: 'link', url: downloadUrl } as const);
    const opened = await service.openDeliverable(source, undefined, { signal });
    fileName = opened.fileName ?? '';
    // Leaving the loop ends the transfer: only the head was wanted.
    for await (const chunk of opened.body) if (chunk.length >= 0) break;
  } catch {
    // The download itself comes later and says what is wrong.
  }
  return fileName.trim() === '' ? id : fileName;
}

/** Patterns that only exclude start from all. */
function compilePatterns(patterns: readonly string[]): (name: string) => boolean {
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
