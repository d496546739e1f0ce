import type { Clock } from '../support/clock.ts';
import { DeadlineError, type Deadline } from '../support/deadline.ts';
import type { Log } from '../support/log.ts';
import { nextPauseMs } from './pace.ts';
import { hasEnded, isWaitingForApproval, type Task } from './task.ts';
import { ServiceError, type RateLimit, type TaskService } from './task-service.ts';

/** How a wait ended. All but `lost` are expected endings. */
export type WaitEnd =
  | { readonly kind: 'ended'; readonly task: Task }
  | {
      readonly kind: 'timed-out';
      readonly task: Task;
      /** How long it has waited for a person's approval, when it does. */
      readonly approvalMs?: number;
    }
  | { readonly kind: 'needs-approval'; readonly task: Task }
  /** The step was told to stop. */
  | { readonly kind: 'stopped'; readonly task: Task }
  /** The service says, twice, that the task can't be read: 401, 403 or 404. */
  | { readonly kind: 'lost'; readonly task: Task; readonly error: ServiceError };

interface WaitOptions {
  readonly service: Pick<TaskService, 'fetchTask' | 'rateLimit'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug'>;
  /** Ends the wait as timed out; its signal is also aborted when the step is told to stop. */
  readonly deadline: Deadline;
  /** The longest pause between two polls while all is well. */
  readonly pollIntervalMs: number;
  /** Whether the wait ends when an agent waits for a person. */
  readonly endOnApproval: boolean;
  readonly observer: WaitObserver;
}

/** Is told what the wait sees. */
export interface WaitObserver {
  /** After each poll that succeeded. */
  onTask(task: Task): void;
  /** After each poll that failed: how often in a row. */
  onTrouble?(error: ServiceError, failures: number): void;
}

/** How long a 401, 403 or 404 must last to be believed: one poll may hit a stale replica or a key being rotated. */
const CONFIRM_AFTER_MS = 15_000;
const FATAL_STATUSES = new Set([401, 403, 404]);

/**
 * Polls a task until it ends, the time is up, an agent waits for a person (where that ends it), or the
 * step is told to stop. Every other trouble is waited out: a lost connection must not end paid work.
 * @param first the task as known before the first poll
 * @throws only what is broken in this program
 */
export async function waitForTask(first: Task, options: WaitOptions): Promise<WaitEnd> {
  const { service, clock, deadline, log, pollIntervalMs, endOnApproval, observer } = options;
  const startMs = clock.monotonicMs();
  let task = first;
  /** Since when the task waits for a person. */
  let approvalSinceMs: number | undefined;
  /** Of the latest poll, when it failed. */
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
      observer.onTrouble?.(error, failures);
    }
  }
}

function describeRateLimit(rateLimit: RateLimit | undefined): string {
  if (rateLimit === undefined) return 'Miteos does not say how many requests are left';
  return `${rateLimit.remaining} of ${rateLimit.limit} requests are left in this minute`;
}

function isFatal(error: ServiceError): boolean {
  return error.status !== undefined && FATAL_STATUSES.has(error.status);
}

function isConfirmed(previous: ServiceError | undefined, error: ServiceError): boolean {
  return isFatal(error) && previous?.status === error.status;
}
