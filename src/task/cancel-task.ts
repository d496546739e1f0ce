import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

/** The result of a cancellation. */
export type Cancelled =
  /** The task has ended: it was cancelled, or it ended by itself just before. */
  | { readonly kind: 'ended'; readonly task: Task }
  /** The service accepted the request, but the task has not ended yet. */
  | { readonly kind: 'accepted' }
  /** The result is unknown: the task may still be running. */
  | {
      readonly kind: 'unknown';
      readonly message: string;
      /** Whether no read of the task succeeded. Then the service is probably unreachable for other requests, too. */
      readonly isUnreachable: boolean;
    };

interface CancelOptions {
  readonly service: Pick<TaskService, 'cancelTask' | 'fetchTask'>;
  readonly clock: Clock;
  /** Ends the cancellation. Until then, requests are repeated. */
  readonly signal: AbortSignal;
}

/** The pause before each read that follows a request. */
const READ_PAUSES_MS = [0, 400, 800, 1600];
/** After this many accepted requests the service may need time, so later requests are sent less often. */
const MAX_QUICK_REQUESTS = 3;
const MAX_PAUSE_MS = 10_000;
/** The service's rate limit is per minute. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * Cancels a task and reads it until it has ended. All cancellations go through this function. The response to a cancel request is not
 * documented, so only the status of the task counts. A refused request is repeated: a pending task may accept it later.
 */
export async function cancelTask(taskId: string, options: CancelOptions): Promise<Cancelled> {
  const { service, clock, signal } = options;
  let isAccepted = false;
  let isRead = false;
  let lastError: unknown;
  let failures = 0;
  for (let requests = 1; !signal.aborted; requests += 1) {
    let failure: unknown;
    try {
      await service.cancelTask(taskId, { signal, attempts: 1 });
      isAccepted = true;
    } catch (error) {
      failure = error;
      // An earlier error of the service explains more than the end of the deadline.
      if (error instanceof ServiceError || lastError === undefined) lastError = error;
    }
    const read = await readUntilEnded(taskId, failure !== undefined, options);
    if (read.task !== undefined && hasEnded(read.task)) return { kind: 'ended', task: read.task };
    isRead ||= read.task !== undefined;
    failures = failure === undefined ? 0 : failures + 1;
    const isQuick = failure === undefined && requests < MAX_QUICK_REQUESTS;
    const pauseMs = isQuick ? 0 : backoffMs(failures, clock);
    await clock.sleep(Math.max(pauseMs, retryAfterMs(failure), retryAfterMs(read.failure)), signal);
  }
  if (isAccepted) return { kind: 'accepted' };
  const message = errorMessage(lastError ?? signal.reason);
  return { kind: 'unknown', message, isUnreachable: !isRead };
}

/** A request that was accepted but has no effect is repeated, too: the service may have dropped it. */
function backoffMs(failures: number, clock: Clock): number {
  const base = failures === 0 ? MAX_PAUSE_MS : Math.min(500 * 2 ** (failures - 1), MAX_PAUSE_MS);
  return base * (0.75 + 0.5 * clock.random());
}

/** Returns the pause that the service requests with `Retry-After`, in milliseconds; 0 for none. */
function retryAfterMs(failure: unknown): number {
  const requestedMs = failure instanceof ServiceError ? failure.retryAfterMs : undefined;
  return Math.min(requestedMs ?? 0, MAX_RETRY_AFTER_MS);
}

/** Reads the task until it has ended, a few times at most. Returns the latest state, or why the task can't be read. */
async function readUntilEnded(
  taskId: string,
  isOnceEnough: boolean,
  { service, clock, signal }: CancelOptions,
): Promise<{ readonly task?: Task; readonly failure?: unknown }> {
  let read: { readonly task?: Task; readonly failure?: unknown } = {};
  for (const pauseMs of READ_PAUSES_MS) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) break;
    try {
      const task = await service.fetchTask(taskId, { signal, attempts: 1 });
      read = { task };
      if (hasEnded(task) || isOnceEnough) break;
    } catch (failure) {
      read = { failure };
      // With `Retry-After`, the caller waits before the next read.
      if (retryAfterMs(failure) > 0) break;
    }
  }
  return read;
}
