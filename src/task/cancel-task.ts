import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

/** What became of the request to cancel. */
export type Cancelled =
  /** The service's own word after it: cancelled, or ended by itself just before. */
  | { readonly kind: 'ended'; readonly task: Task }
  /** The service took the request; the task does not show it yet. */
  | { readonly kind: 'accepted' }
  /** Nobody knows: the task may still run. */
  | {
      readonly kind: 'unknown';
      readonly message: string;
      /** Whether no read of the task worked: then the service can't be asked for anything else either. */
      readonly isUnreached: boolean;
    };

interface CancelOptions {
  readonly service: Pick<TaskService, 'cancelTask' | 'fetchTask'>;
  readonly clock: Clock;
  /** Bounds it all: until then requests are sent again. */
  readonly signal: AbortSignal;
}

/** Before each read after a request. */
const READ_PAUSES_MS = [0, 400, 800, 1600];
/** A service that has taken this many requests may need time: the next ones are further apart. */
const MAX_QUICK_REQUESTS = 3;
const MAX_PAUSE_MS = 10_000;
/** The service counts its limit by the minute. */
const MAX_RETRY_AFTER_MS = 60_000;

/**
 * Cancels a task and reads it, until the task shows that it has ended: what the service answers to the request itself is not
 * documented, so the task's own status decides, and no refusal ends it: a task that is pending may be one to cancel later. The only
 * place that cancels.
 */
export async function cancelTask(taskId: string, options: CancelOptions): Promise<Cancelled> {
  const { service, clock, signal } = options;
  let isTaken = false;
  let isRead = false;
  let trouble: unknown;
  let failures = 0;
  for (let requests = 1; !signal.aborted; requests += 1) {
    let failure: unknown;
    try {
      await service.cancelTask(taskId, { signal, attempts: 1 });
      isTaken = true;
    } catch (error) {
      failure = error;
      // That the time is over says less than what failed before.
      if (error instanceof ServiceError || trouble === undefined) trouble = error;
    }
    const read = await readUntilEnded(taskId, failure !== undefined, options);
    if (read.task !== undefined && hasEnded(read.task)) return { kind: 'ended', task: read.task };
    isRead ||= read.task !== undefined;
    failures = failure === undefined ? 0 : failures + 1;
    const isQuick = failure === undefined && requests < MAX_QUICK_REQUESTS;
    const pauseMs = isQuick ? 0 : backoffMs(failures, clock);
    await clock.sleep(Math.max(pauseMs, askedMs(failure), askedMs(read.failure)), signal);
  }
  if (isTaken) return { kind: 'accepted' };
  const message = errorMessage(trouble ?? signal.reason);
  return { kind: 'unknown', message, isUnreached: !isRead };
}

/** A request that was taken and shows no effect is sent again, too: the service may have dropped it. */
function backoffMs(failures: number, clock: Clock): number {
  const base = failures === 0 ? MAX_PAUSE_MS : Math.min(500 * 2 ** (failures - 1), MAX_PAUSE_MS);
  return base * (0.75 + 0.5 * clock.random());
}

/** What the service asks for by `Retry-After`. */
function askedMs(failure: unknown): number {
  const asked = failure instanceof ServiceError ? failure.retryAfterMs : undefined;
  return Math.min(asked ?? 0, MAX_RETRY_AFTER_MS);
}

/** The task as soon as it has ended, else as it was read last; or why it can't be read. */
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
      // A task that can't be read now is read again, but not before the service wants it.
      if (askedMs(failure) > 0) break;
    }
  }
  return read;
}
