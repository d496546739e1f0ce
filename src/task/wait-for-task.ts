import type { Clock } from '../support/clock.ts';
import { DeadlineError, type Deadline } from '../support/deadline.ts';
import type { Log } from '../support/log.ts';
import { nextPauseMs } from './pace.ts';
import { hasEnded, isWaitingForApproval, type Task } from './task.ts';
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
const FATAL_STATUSES = new Set([401, 403, 404]);

/**
 * Polls a task until it ends, the deadline is reached, an agent waits for approval (with `endOnApproval`), or the run is cancelled or
 * times out. Polling continues after all other errors: a lost connection must not end paid work.
 * @param first the task before the first poll
 * @throws only for a bug in this action
 */
export async function waitForTask(first: Task, options: WaitOptions): Promise<WaitEnd> {
  const { service, clock, deadline, log, pollIntervalMs, endOnApproval, observer } = options;
  const startMs = clock.monotonicMs();
  let task = first;
  /** When the task began to wait for approval. */
  let approvalSinceMs: number | undefined;
  /** The error of the latest poll, if it failed. */
  let failure: ServiceError | undefined;
  let failures = 0;
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
    if (isInterrupted()) return interrupted();
    if (endOnApproval && approvalSinceMs !== undefined) return { kind: 'needs-approval', task };
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
