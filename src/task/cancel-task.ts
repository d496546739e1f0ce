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
  | { readonly kind: 'unknown'; readonly message: string };

interface CancelOptions {
  readonly service: Pick<TaskService, 'cancelTask' | 'fetchTask'>;
  readonly clock: Clock;
  /** Bounds it all. */
  readonly signal: AbortSignal;
}

/** A request that shows no effect is sent again: the service may have dropped it. */
const MAX_REQUESTS = 3;
/** Before each read after a request. */
const READ_PAUSES_MS = [0, 400, 800, 1600];

/**
 * Cancels a task and reads it. What the service answers to the request itself is not documented, so the task's own
 * status decides, also after a refusal. The only place that cancels.
 */
export async function cancelTask(taskId: string, options: CancelOptions): Promise<Cancelled> {
  const { signal } = options;
  let isTaken = false;
  let refusal: unknown;
  for (let requests = 1; requests <= MAX_REQUESTS && !signal.aborted; requests += 1) {
    let isRefused = false;
    try {
      await options.service.cancelTask(taskId, { signal });
      isTaken = true;
    } catch (error) {
      refusal = error;
      isRefused = error instanceof ServiceError && error.arrival === 'refused';
    }
    const task = await readUntilEnded(taskId, isRefused, options);
    if (task !== undefined && hasEnded(task)) return { kind: 'ended', task };
    // A refusal that the task's own status does not explain stays one.
    if (isRefused && task !== undefined) break;
  }
  if (isTaken) return { kind: 'accepted' };
  return { kind: 'unknown', message: errorMessage(refusal ?? signal.reason) };
}

/** The task as soon as it has ended, else as it was read last; undefined when it can't be read. */
async function readUntilEnded(
  taskId: string,
  isOnceEnough: boolean,
  { service, clock, signal }: CancelOptions,
): Promise<Task | undefined> {
  let task: Task | undefined;
  for (const pauseMs of READ_PAUSES_MS) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) break;
    try {
      task = await service.fetchTask(taskId, { signal, attempts: 2 });
      if (hasEnded(task) || isOnceEnough) break;
    } catch {
      // A task that can't be read now is read again.
    }
  }
  return task;
}
