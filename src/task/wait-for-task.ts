import type { Clock } from '../support/clock.ts';
import { DeadlineError, type Deadline } from '../support/deadline.ts';
import type { Log } from '../support/log.ts';
import { nextPauseMs } from './pace.ts';
import { hasEnded, isInProgress, isWaitingForApproval, type Task } from './task.ts';
import { ServiceError, type RateLimit, type TaskService } from './task-service.ts';

/** How the wait ended. Only `lost` is unexpected. */
export type WaitEnd =
  | { readonly kind: 'ended'; readonly task: Task }
  | {
      readonly kind: 'timed-out';
      readonly task: Task;
      /** How long the task has been waiting for approval, if it is. */
      readonly approvalMs?: number;
    }
  /** The reported cost reached the maximum. */
  | { readonly kind: 'over-budget'; readonly task: Task; readonly costCents: number }
  /** Nothing visible changed for too long. */
  | { readonly kind: 'stalled'; readonly task: Task }
  | { readonly kind: 'needs-approval'; readonly task: Task }
  /** The run was cancelled or timed out. */
  | { readonly kind: 'stopped'; readonly task: Task }
  /** The task can't be read: two polls in a row got the same 401, 403 or 404. */
  | { readonly kind: 'lost'; readonly task: Task; readonly error: ServiceError };

interface WaitOptions {
  readonly service: Pick<TaskService, 'fetchTask' | 'rateLimit'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug'>;
  /** Ends the wait as timed out. Its signal also aborts when the run is cancelled or times out. */
  readonly deadline: Deadline;
  /** The maximum pause between two polls while polls succeed. */
  readonly pollIntervalMs: number;
  /** The wait ends when the task has cost this much. Undefined: no limit. */
  readonly maxCostCents: number | undefined;
  /** The wait ends when nothing visible has changed for so long. Undefined: no limit. */
  readonly stallTimeoutMs: number | undefined;
  /** Whether the wait ends when an agent waits for approval. */
  readonly endOnApproval: boolean;
  readonly observer: WaitObserver;
}

/** Is notified of each poll. */
export interface WaitObserver {
  /** Called after each successful poll. */
  onTask(task: Task): void;
  /** Called after each failed poll, with the number of failures in a row. */
  onFailure?(error: ServiceError, failures: number): void;
}

/** The pause before a 401, 403 or 404 is checked again. A single one may come from a stale replica or a key rotation. */
const CONFIRM_AFTER_MS = 15_000;
/**
 * A stall shows in at least this many pauses between polls. A longer gap, e.g. because polls failed, counts as one of them: what happened
 * in it is not known.
 */
const MIN_STALL_PAUSES = 4;
const FATAL_STATUSES = new Set([401, 403, 404]);

/**
 * Polls a task until it ends, the deadline is reached, its cost reaches the maximum, it stalls, an agent waits for approval (with
 * `endOnApproval`), or the run is cancelled or times out. Polling continues after all other errors: a lost connection must not end paid work.
 * @param first the task before the first poll
 * @throws only for a bug in this action
 */
export async function waitForTask(first: Task, options: WaitOptions): Promise<WaitEnd> {
  const { service, clock, deadline, log, endOnApproval, observer } = options;
  const { maxCostCents = Infinity, stallTimeoutMs = Infinity } = options;
  const maxStallPauseMs = stallTimeoutMs / MIN_STALL_PAUSES;
  const pollIntervalMs = Math.min(options.pollIntervalMs, maxStallPauseMs);
  const startMs = clock.monotonicMs();
  let task = first;
  /** When the task began to wait for approval. */
  let approvalSinceMs: number | undefined;
  /** The error of the latest poll, if it failed. */
  let failure: ServiceError | undefined;
  let failures = 0;
  const changes = new TaskChanges(maxStallPauseMs);
  changes.see(first, startMs);
  const isInterrupted = (): boolean => deadline.signal.aborted || deadline.isOver();
  const interrupted = (): WaitEnd => {
    const { signal } = deadline;
    if (signal.aborted && !(signal.reason instanceof DeadlineError))
      return { kind: 'stopped', task };
    if (approvalSinceMs === undefined) return { kind: 'timed-out', task };
    return { kind: 'timed-out', task, approvalMs: clock.monotonicMs() - approvalSinceMs };
  };
  for (;;) {
    approvalSinceMs = isWaitingForApproval(task)
      ? (approvalSinceMs ?? clock.monotonicMs())
      : undefined;
    if (hasEnded(task)) return { kind: 'ended', task };
    const { costCents = 0 } = task;
    if (costCents >= maxCostCents) return { kind: 'over-budget', task, costCents };
    if (isInterrupted()) return interrupted();
    if (endOnApproval && approvalSinceMs !== undefined) return { kind: 'needs-approval', task };
    if (changes.unchangedMs >= stallTimeoutMs) return { kind: 'stalled', task };
    const rateLimit = service.rateLimit();
    const pauseMs =
      failure !== undefined && isFatal(failure)
        ? CONFIRM_AFTER_MS
        : nextPauseMs({
            elapsedMs: clock.monotonicMs() - startMs,
            pollIntervalMs,
            failures,
            retryAfterMs: failure?.retryAfterMs,
            rateLimit,
            random: clock.random(),
          });
    log.debug(`Next poll in ${Math.round(pauseMs)} ms; ${describeRateLimit(rateLimit)}`);
    await clock.sleep(pauseMs, deadline.signal);
    if (isInterrupted()) return interrupted();
    try {
      task = await service.fetchTask(first.id, { signal: deadline.signal, attempts: 1 });
      failure = undefined;
      failures = 0;
      changes.see(task, clock.monotonicMs());
      observer.onTask(task);
    } catch (error) {
      if (isInterrupted()) return interrupted();
      if (!(error instanceof ServiceError)) throw error;
      if (isConfirmed(failure, error)) return { kind: 'lost', task, error };
      failure = error;
      failures += 1;
      observer.onFailure?.(error, failures);
    }
  }
}

/** What changes from poll to poll. */
class TaskChanges {
  /** For how long nothing visible has changed. The time in which the task is queued or waits for approval does not count. */
  unchangedMs = 0;
  readonly #maxGapMs: number;
  #state = '';
  #seenAtMs = 0;

  /** @param maxGapMs how much one gap between polls can add to `unchangedMs` */
  constructor(maxGapMs: number) {
    this.#maxGapMs = maxGapMs;
  }

  /** Must be called for each successful poll, in order. */
  see(task: Task, nowMs: number): void {
    const { rawStatus, tokensUsed, costCents } = task;
    // The service may list the agents in any order.
    const agents = task.agents.map((agent) => JSON.stringify(agent)).toSorted();
    const state = JSON.stringify([rawStatus, agents, tokensUsed, costCents]);
    const isSame = state === this.#state && isInProgress(task);
    const gapMs = Math.min(nowMs - this.#seenAtMs, this.#maxGapMs);
    this.unchangedMs = isSame ? this.unchangedMs + gapMs : 0;
    this.#state = state;
    this.#seenAtMs = nowMs;
  }
}

function describeRateLimit(rateLimit: RateLimit | undefined): string {
  if (rateLimit === undefined) return 'Miteos reports no rate limit';
  return `${rateLimit.remaining} of ${rateLimit.limit} requests left in this minute`;
}

function isFatal(error: ServiceError): boolean {
  return error.status !== undefined && FATAL_STATUSES.has(error.status);
}

function isConfirmed(previous: ServiceError | undefined, error: ServiceError): boolean {
  return isFatal(error) && previous?.status === error.status;
}
