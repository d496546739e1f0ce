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

/** A create call of this step that may have made a task. */
export interface SentCall {
  /** The last line of the prompt that it sent: the whole reference is in it. */
  readonly line: string;
  /** When it was sent for the last time, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number;
}

/**
 * How long after it was sent the task of a call may still appear in the list. The service documents no bound: this allows for a list
 * that is two minutes behind, and for a call that takes effect 25 s late.
 */
const MAX_LISTING_MS = 145_000;
/** A search may fail: there are several also when the list must show the task by now. */
const MIN_SEARCHING_MS = 15_000;
/** The pause grows by this much after each search. */
const PAUSE_STEP_MS = 5000;
const MAX_PAUSE_MS = 25_000;
const SEARCH_LIMIT_MS = 60_000;

interface SearchOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  /** Ends the searches. */
  readonly signal: AbortSignal;
  /** What the prompts of the calls begin with, as far as it is known. */
  readonly promptStart?: string;
  /** Whether what failed is tried until the signal ends it, also when the list must show every task by then. */
  readonly isPatient?: boolean;
}

/** What came of a search. After one that `failed` another may show more, whatever time has gone. */
type SearchEnd = 'done' | 'found nothing' | 'refused' | 'failed';

/**
 * Searches for the task of any of the calls until the list shows one.
 * @param forMs how long, in milliseconds; by default for as long as the list may still show a task late
 * @returns undefined when the last search worked and found none
 * @throws what made the last search fail, or the signal's reason
 */
export async function searchForTask(
  calls: readonly SentCall[],
  options: SearchOptions,
  forMs = unlistedForMs(calls, options.clock),
): Promise<Task | undefined> {
  let last = Promise.resolve<Task | undefined>(undefined);
  await repeatSearch(forMs, options, async (attempt) => {
    last = findTask(searchFor(calls, options, attempt));
    return last.then((task) => (task === undefined ? 'found nothing' : 'done'), endOfFailure);
  });
  const task = await last;
  if (task === undefined) options.signal.throwIfAborted();
  return task;
}

interface OrphanOptions extends SearchOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask' | 'cancelTask'>;
  readonly log: Log;
  /** Where a person watches tasks. */
  readonly watchUrl: string;
}

/**
 * Cancels the tasks of orphaned create calls, for as long as the list may still show one: the answer to the call was lost, and another
 * task does the work. The whole reference makes them certainly ours.
 * @returns the calls whose task may still run or appear; never throws
 */
export async function cancelOrphanedTasks(
  calls: readonly SentCall[],
  options: OrphanOptions,
): Promise<readonly SentCall[]> {
  if (calls.length === 0) return [];
  const { clock, log, watchUrl } = options;
  const forMs = unlistedForMs(calls, clock);
  if (forMs > 0) {
    log.info(
      `Searching for the task of a create call whose answer was lost, for up to ${formatDuration(forMs)}.`,
    );
  }
  let open = calls;
  await repeatSearch(forMs, options, async (attempt) => {
    const search = await cancelListed(open, options, attempt);
    open = search.open;
    if (open.length === 0) return 'done';
    if (search.end !== 'found nothing' || unlistedForMs(open, clock) > 0) return search.end;
    log.info(`No task of it is listed. ${whatToCancel(open, watchUrl)}`);
    open = [];
    return 'done';
  });
  return open;
}

/** What a person can do about the tasks of these calls, in a whole sentence. */
export function whatToCancel(calls: readonly SentCall[], watchUrl: string): string {
  const lines = calls.map(({ line }) => `"${line}"`).join(' or ');
  return `If a task appears in the War Room (${watchUrl}) whose prompt ends with ${lines}, cancel it there.`;
}

/** How long from now on the task of one of these calls may still appear in the list; 0 when it would have. */
function unlistedForMs(calls: readonly SentCall[], clock: Clock): number {
  const latestMs = Math.max(...calls.map(({ sentAtMs }) => sentAtMs));
  // A clock that was set back meanwhile must not make it longer.
  return Math.min(MAX_LISTING_MS, Math.max(0, latestMs + MAX_LISTING_MS - clock.wallMs()));
}

/** One of several searches. */
interface Attempt {
  readonly signal: AbortSignal;
  /** The ids of foreign tasks that were read. */
  readonly others: Set<string>;
}

/** A service that refuses to list would do it again. */
function endOfFailure(error: unknown): SearchEnd {
  return error instanceof ServiceError && error.arrival === 'refused' ? 'refused' : 'failed';
}

/**
 * Searches at once, then ever more slowly, and a last time after `forMs`, unless a search says that it is done. Who is patient
 * searches on after that while searches fail.
 */
async function repeatSearch(
  forMs: number,
  { clock, signal, isPatient = false }: SearchOptions,
  search: (attempt: Attempt) => Promise<SearchEnd>,
): Promise<void> {
  const endMs = clock.monotonicMs() + Math.max(MIN_SEARCHING_MS, forMs);
  const others = new Set<string>();
  for (let searches = 1; !signal.aborted; searches += 1) {
    const isLast = clock.monotonicMs() >= endMs;
    const limit = startDeadline(clock, SEARCH_LIMIT_MS, signal);
    const end = await search({ signal: limit.signal, others });
    limit.release();
    if (end === 'done' || (isLast && !(isPatient && end === 'failed'))) return;
    const pauseMs = Math.min(PAUSE_STEP_MS * searches, MAX_PAUSE_MS);
    const leftMs = isLast ? MAX_PAUSE_MS : endMs - clock.monotonicMs();
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
  }
}

function searchFor(
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

/** One search: the calls that it does not settle, and what came of it. */
async function cancelListed(
  calls: readonly SentCall[],
  options: OrphanOptions,
  attempt: Attempt,
): Promise<{ readonly open: readonly SentCall[]; readonly end: SearchEnd }> {
  const { signal } = attempt;
  const settling: Promise<string | undefined>[] = [];
  let end: SearchEnd = 'found nothing';
  try {
    for await (const task of findTasks(searchFor(calls, options, attempt))) {
      // All at once: one that resists must not take the time from the others.
      settling.push(settle(task, options, signal));
    }
  } catch (error) {
    end = endOfFailure(error);
    // A search that nobody wants any more is no trouble.
    if (!signal.aborted || signal.reason instanceof DeadlineError) {
      options.log.info(
        `The search for the task of a lost create call failed: ${errorMessage(error)}.`,
      );
    }
  }
  const settled = await Promise.all(settling);
  return {
    open: calls.filter(({ line }) => !settled.includes(line)),
    end: settled.includes(undefined) ? 'failed' : end,
  };
}

/** @returns the last line of its prompt when it has ended */
async function settle(
  task: Task,
  { service, clock, log }: OrphanOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  const line = lastLine(task.prompt ?? '');
  if (hasEnded(task)) return line;
  const cancelled = await cancelTask(task.id, { service, clock, signal });
  const which = `task ${task.id}, which a create call whose answer was lost had made, too`;
  switch (cancelled.kind) {
    case 'ended':
      log.info(`Cancelled ${which}.`);
      return line;
    case 'accepted':
      log.info(`Miteos was told to cancel ${which}; the task does not show it yet.`);
      return undefined;
    case 'unknown':
      log.warning(
        `Could not cancel ${which}: ${cancelled.message}. It may still be running: cancel it in the War Room.`,
      );
      return undefined;
  }
}
