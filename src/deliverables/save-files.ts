import pMap from 'p-map';

import { errorMessage } from '../support/errors.ts';
import type { Deliverable } from '../task/task.ts';
import { isDiskFull } from './disk-full.ts';
import { fetchDeliverable, type FetchOptions } from './fetch-deliverable.ts';
import type { OutputFolder } from './output-folder.ts';
import type { LostDeliverable, SavedDeliverable } from './saved-deliverable.ts';
import type { SavingLog } from './saving-log.ts';
import { SetAside } from './set-aside.ts';
import type { TransferProgress } from './progress-log.ts';

const DOWNLOADS_AT_ONCE = 4;
const MAX_ASIDE = 60;
/** Not one: of files whose size is not listed, nobody knows which is the smallest. */
const MAX_ROOMLESS = 3;

export interface WantedFile {
  readonly deliverable: Deliverable;
  readonly originalName: string;
  /** Safe. */
  readonly name: string;
  /** Whether it comes after all others, since it did not answer before. */
  readonly isDoubtful: boolean;
}

export interface SavingOptions extends Omit<FetchOptions, 'onBytes' | 'isIdShared'> {
  readonly folder: OutputFolder;
  readonly progress: TransferProgress;
  readonly savingLog: SavingLog;
  /** Whether several deliverables have an id. */
  readonly isShared: (id: string) => boolean;
}

interface Outcome {
  readonly result: SavedDeliverable | LostDeliverable;
  /** Whether the file was lost because the disk was full. */
  readonly isForRoom: boolean;
}

/**
 * Saves files, a few at once; the results are in their order. A file that is too large for the disk takes the room from those
 * that come at the same time, until it is given up: so these are tried again afterwards, one after another, the smallest first,
 * until several still find no room.
 */
export async function saveFiles(
  wanted: readonly WantedFile[],
  saving: SavingOptions,
): Promise<(SavedDeliverable | LostDeliverable)[]> {
  const outcomes = await saveEach(wanted, saving);
  const roomless = wanted
    .map((one, index) => ({ one, index, bytes: one.deliverable.bytes ?? Number.MAX_VALUE }))
    .filter(({ index }) => outcomes[index]?.isForRoom === true)
    .sort((left, right) => left.bytes - right.bytes);
  let roomlessInARow = 0;
  for (const { one, index } of roomless) {
    const outcome = await saveOne(one, saving);
    outcomes[index] = outcome;
    roomlessInARow = outcome.isForRoom ? roomlessInARow + 1 : 0;
    if (roomlessInARow === MAX_ROOMLESS) break;
  }
  saving.savingLog.end();
  return outcomes.map(({ result }, index) => {
    if ('reason' in result) saving.savingLog.lost(wanted[index]?.name ?? '', result.reason);
    return result;
  });
}

async function saveEach(wanted: readonly WantedFile[], saving: SavingOptions): Promise<Outcome[]> {
  const aside = new SetAside(saving.clock, MAX_ASIDE);
  const outcomes: Promise<Outcome>[] = [];
  const order = [...wanted.entries()].sort(
    ([, left], [, right]) => Number(left.isDoubtful) - Number(right.isDoubtful),
  );
  await pMap(
    order,
    async ([index, one]) => {
      const { result, place } = aside.run((onPiece) => saveOne(one, saving, onPiece));
      outcomes[index] = result;
      await place;
    },
    { concurrency: DOWNLOADS_AT_ONCE },
  );
  return Promise.all(outcomes);
}

async function saveOne(
  { deliverable, originalName, name }: WantedFile,
  { progress, isShared, savingLog, ...options }: SavingOptions,
  onPiece: () => void = () => undefined,
): Promise<Outcome> {
  const { id } = deliverable;
  const { onBytes: onProgress, end } = progress.begin(name);
  const onBytes: FetchOptions['onBytes'] = (...bytes) => {
    onPiece();
    onProgress(...bytes);
  };
  try {
    const file = await options.folder.createFile(name);
    try {
      const about = { ...options, onBytes, isIdShared: isShared(id) };
      const fetched = await fetchDeliverable(deliverable, file, about);
      const path = await file.keep();
      const result = { id, originalName, name, path, ...fetched };
      savingLog.saved(name, fetched.bytes);
      return { result, isForRoom: false };
    } finally {
      await file.discard();
    }
  } catch (error) {
    const result = { id, originalName, reason: errorMessage(error) };
    return { result, isForRoom: isDiskFull(error) };
  } finally {
    end();
  }
}
