import pMap from 'p-map';

import type { Clock } from '../support/clock.ts';
import { startDeadline } from '../support/deadline.ts';
import type { Log } from '../support/log.ts';
import type { Deliverable } from '../task/task.ts';
import type { TaskService } from '../task/task-service.ts';

export interface NamingOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly log: Log;
  readonly taskId: string;
  readonly signal: AbortSignal;
}

/** As long, all in all, the files that have a name wait for those that have none: numbers behind equal names need the whole list. */
const NAMING_LIMIT_MS = 20_000;
const HEADS_AT_ONCE = 4;

export interface FoundName {
  /** Remote text. */
  readonly name: string;
  /** Whether the download could not be opened for its name: it had better wait for the others. */
  readonly isDoubtful: boolean;
}

/**
 * What each deliverable is called: the service's word; else what its download calls itself, where that is told within 20 s for
 * all of them; else its id.
 */
export async function findNames(
  listed: readonly Deliverable[],
  options: NamingOptions,
): Promise<FoundName[]> {
  const names = listed.map(({ name = '' }) => name);
  const nameless = [...names.keys()].filter((index) => isNothing(names[index]));
  const doubtful = new Set<number>();
  if (nameless.length === 0) return found();
  const limit = startDeadline(options.clock, NAMING_LIMIT_MS, options.signal);
  let unasked = 0;
  await pMap(
    nameless,
    async (index) => {
      const deliverable = listed[index];
      if (deliverable === undefined) return;
      const told = await askForName(deliverable, { ...options, signal: limit.signal });
      if (told === undefined) doubtful.add(index);
      if (told === undefined && limit.signal.aborted) unasked += 1;
      names[index] = told === undefined || isNothing(told) ? deliverable.id : told;
    },
    { concurrency: HEADS_AT_ONCE },
  );
  limit.release();
  if (unasked > 0) {
    const seconds = NAMING_LIMIT_MS / 1000;
    options.log.info(
      `${unasked} deliverables without a name are called by their ids: their downloads did not tell one within ${seconds} s.`,
    );
  }
  return found();

  function found(): FoundName[] {
    return names.map((name, index) => ({ name, isDoubtful: doubtful.has(index) }));
  }
}

function isNothing(name = ''): boolean {
  return name.trim() === '';
}

/** @returns undefined when the download can't be opened, or not in time */
async function askForName(
  { id, downloadUrl }: Deliverable,
  { service, taskId, signal }: NamingOptions,
): Promise<string | undefined> {
  if (signal.aborted) return undefined;
  try {
    const source =
      downloadUrl === undefined
        ? ({ kind: 'api', taskId, deliverableId: id } as const)
        : ({ kind: 'link', url: downloadUrl } as const);
    const { fileName, body } = await service.openDeliverable(source, undefined, { signal });
    await leave(body);
    return fileName ?? '';
  } catch {
    // The download itself comes later and says what is wrong.
    return undefined;
  }
}

/** Ends a transfer of which only the head was wanted. */
async function leave(body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of body) if (chunk.length >= 0) break;
  } catch {
    // It broke by itself.
  }
}
