import type { Clock } from '../support/clock.ts';
import { DeadlineError, startDeadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { cancelTask } from './cancel-task.ts';
import { findTask, findTasks } from './find-task.ts';
import { lastLine } from './reference.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

/** A create call of this step that may have created a task. */
export interface SentCall {
  /** The last line of the prompt that was sent. It contains the whole reference. */
  readonly line: string;
  /** When the call was last sent, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number;
}

/**
 * How long after a call its task may still appear in the list. The service documents no limit. This allows for a list that is two
 * minutes behind, and for a call that takes effect 25 s late.
 */
const MAX_LISTING_MS = 145_000;
/** A search may fail, so there is time for several, even when the list must show the task by now. */
const MIN_SEARCH_MS = 15_000;
/** The pause grows by this much after each search. */
const PAUSE_STEP_MS = 5000;
const MAX_PAUSE_MS = 25_000;
const SEARCH_LIMIT_MS = 60_000;

interface SearchOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  /** Ends the searches. */
  readonly signal: AbortSignal;
  /** The start of the calls' prompts, as far as it is known. */
  readonly promptStart?: string;
  /** Whether failed requests are repeated until the signal aborts, even when the list must show every task by then. */
  readonly retriesUntilAborted?: boolean;
}

/** The result of one search. After `failed`, another search may still find a task, no matter how much time has passed. */
type SearchEnd = 'done' | 'found nothing' | 'refused' | 'failed';

/**
 * Searches for the task of any of the calls until the list shows one.
 * @param durationMs how long to search, in milliseconds; by default for as long as a task may still appear in the list
 * @returns undefined when the last search succeeded and found no task
 * @throws the error of the last search, or the signal's reason
 */
export async function searchForTask(
  calls: readonly SentCall[],
  options: SearchOptions,
  durationMs = remainingListingMs(calls, options.clock),
): Promise<Task | undefined> {
  let last = Promise.resolve<Task | undefined>(undefined);
  await repeatSearch(durationMs, options, async (attempt) => {
    last = findTask(findOptions(calls, options, attempt));
    return last.then((task) => (task === undefined ? 'found nothing' : 'done'), endOfFailure);
  });
  const task = await last;
  if (task === undefined) options.signal.throwIfAborted();
  return task;
}

interface OrphanOptions extends SearchOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask' | 'cancelTask'>;
  readonly log: Log;
  /** The War Room's URL. */
  readonly watchUrl: string;
}

/**
 * Cancels the tasks of orphaned create calls, for as long as one may still appear in the list. An orphaned call's response was lost, and
 * another task does its work. The whole reference proves that such a task is ours.
 * @returns the calls whose task may still be running or appear later; never throws
 */
export async function cancelOrphanedTasks(
  calls: readonly SentCall[],
  options: OrphanOptions,
): Promise<readonly SentCall[]> {
  if (calls.length === 0) return [];
  const { clock, log, watchUrl } = options;
  const durationMs = remainingListingMs(calls, clock);
  if (durationMs > 0) {
    log.info(
      `Searching for the task of a create call whose response was lost, for up to ${formatDuration(durationMs)}.`,
    );
  }
  let open = calls;
  await repeatSearch(durationMs, options, async (attempt) => {
    const search = await cancelListed(open, options, attempt);
    open = search.open;
    if (open.length === 0) return 'done';
    if (search.end !== 'found nothing' || remainingListingMs(open, clock) > 0) return search.end;
    log.info(`Miteos lists no such task. ${cancelAdvice(open, watchUrl)}`);
    open = [];
    return 'done';
  });
  return open;
}

/** Returns a sentence that tells a person how to cancel the tasks of these calls. */
export function cancelAdvice(calls: readonly SentCall[], watchUrl: string): string {
  const lines = calls.map(({ line }) => `"${line}"`).join(' or ');
  return `If a task whose prompt ends with ${lines} appears in the War Room (${watchUrl}), cancel it there.`;
}

/** Returns how long, from now, the task of one of these calls may still appear in the list; 0 when that time is over. */
function remainingListingMs(calls: readonly SentCall[], clock: Clock): number {
  const latestMs = Math.max(...calls.map(({ sentAtMs }) => sentAtMs));
  // The maximum holds even if the clock was set back meanwhile.
  return Math.min(MAX_LISTING_MS, Math.max(0, latestMs + MAX_LISTING_MS - clock.wallMs()));
}

/** One of several searches. */
interface Attempt {
  readonly signal: AbortSignal;
  /** The ids of tasks that were fetched and are not ours. */
  readonly others: Set<string>;
}

/** A service that refuses to list tasks would refuse again. */
function endOfFailure(error: unknown): SearchEnd {
  return error instanceof ServiceError && error.arrival === 'refused' ? 'refused' : 'failed';
}

/**
 * Searches immediately, then with growing pauses, and for the last time after `durationMs`. Stops early when a search returns `done`. With
 * `retriesUntilAborted`, continues after that while searches fail.
 */
async function repeatSearch(
  durationMs: number,
  { clock, signal, retriesUntilAborted = false }: SearchOptions,
  search: (attempt: Attempt) => Promise<SearchEnd>,
): Promise<void> {
  const endMs = clock.monotonicMs() + Math.max(MIN_SEARCH_MS, durationMs);
  const others = new Set<string>();
  for (let searches = 1; !signal.aborted; searches += 1) {
    const isLast = clock.monotonicMs() >= endMs;
    const limit = startDeadline(clock, SEARCH_LIMIT_MS, signal);
    const end = await search({ signal: limit.signal, others });
    limit.release();
    if (end === 'done' || (isLast && !(retriesUntilAborted && end === 'failed'))) return;
    const pauseMs = Math.min(PAUSE_STEP_MS * searches, MAX_PAUSE_MS);
    const leftMs = isLast ? MAX_PAUSE_MS : endMs - clock.monotonicMs();
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
  }
}

function findOptions(
  calls: readonly SentCall[],
  { service, promptStart }: SearchOptions,
  { signal, others }: Attempt,
): Parameters<typeof findTask>[0] {
  const lines = new Set(calls.map(({ line }) => line));
  return {
    service,
    sinceMs: Math.min(...calls.map(({ sentAtMs }) => sentAtMs)),
    isOurs: (line) => lines.has(line),
    ...(promptStart === undefined ? {} : { promptStart }),
    others,
    call: { signal },
  };
}

/** Runs one search and cancels what it finds. Returns the calls that remain open, and the result of the search. */
async function cancelListed(
  calls: readonly SentCall[],
  options: OrphanOptions,
  attempt: Attempt,
): Promise<{ readonly open: readonly SentCall[]; readonly end: SearchEnd }> {
  const { signal } = attempt;
  const settling: Promise<string | undefined>[] = [];
  let end: SearchEnd = 'found nothing';
  try {
    for await (const task of findTasks(findOptions(calls, options, attempt))) {
      // In parallel, so that a slow one does not delay the others.
      settling.push(settle(task, options, signal));
    }
  } catch (error) {
    end = endOfFailure(error);
    // An aborted search did not fail.
    if (!signal.aborted || signal.reason instanceof DeadlineError) {
      options.log.info(
        `Searching for the task of a lost create call failed: ${errorMessage(error)}.`,
      );
    }
  }
  const settled = await Promise.all(settling);
  return {
    open: calls.filter(({ line }) => !settled.includes(line)),
    end: settled.includes(undefined) ? 'failed' : end,
  };
}

/** Cancels a task unless it has ended. @returns the last line of its prompt once it has ended, else undefined */
async function settle(
  task: Task,
  { service, clock, log }: OrphanOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  const line = lastLine(task.prompt ?? '');
  if (hasEnded(task)) return line;
  const cancelled = await cancelTask(task.id, { service, clock, signal });
  const which = `task ${task.id}, a duplicate from a create call whose response was lost`;
  switch (cancelled.kind) {
    case 'ended':
      log.info(`Cancelled ${which}.`);
      return line;
    case 'accepted':
      log.info(`Miteos accepted the request to cancel ${which}. The task has not ended yet.`);
      return undefined;
    case 'unknown':
      log.warning(
        `Could not cancel ${which}: ${cancelled.message}. It may still be running: cancel it in the War Room.`,
      );
      return undefined;
  }
}
