import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

/** What became of the wish to cancel. */
export type Cancelled =
  /** The service's own word after it: cancelled, or ended by itself just before. */
  | { readonly kind: 'ended'; readonly task: Task }
  /** The service took the wish; the task does not show it yet. */
  | { readonly kind: 'accepted' }
  /** Nobody knows: the task may still run. */
  | { readonly kind: 'unknown'; readonly words: string };

export interface CancelOptions {
  readonly service: Pick<TaskService, 'cancelTask' | 'fetchTask'>;
  readonly clock: Clock;
  /** Bounds it all. */
  readonly signal: AbortSignal;
}

/** A wish that does not show is sent again: the service may have dropped it. */
const MAX_WISHES = 3;
/** Between the reads after a wish. */
const LOOK_PAUSES_MS = [0, 400, 800, 1600];

/**
 * Cancels a task and reads it. What the service answers to the wish itself is not documented, so the task's own
 * status decides, also after a refusal. The only place that cancels.
 */
export async function cancelTask(taskId: string, options: CancelOptions): Promise<Cancelled> {
  const { signal } = options;
  let isTaken = false;
  let refusal: unknown;
  for (let wishes = 1; wishes <= MAX_WISHES && !signal.aborted; wishes += 1) {
    let isRefused = false;
    try {
      await options.service.cancelTask(taskId, { signal });
      isTaken = true;
    } catch (error) {
      refusal = error;
      isRefused = error instanceof ServiceError && error.arrival === 'refused';
    }
    const task = await lookForEnd(taskId, isRefused, options);
    if (task !== undefined && hasEnded(task)) return { kind: 'ended', task };
    // A refusal that the task's own status does not explain stays one.
    if (isRefused && task !== undefined) break;
  }
  if (isTaken) return { kind: 'accepted' };
  return { kind: 'unknown', words: errorMessage(refusal ?? signal.reason) };
}

/** The task as soon as it has ended, else as it was read last; undefined when it can't be read. */
async function lookForEnd(
  taskId: string,
  isOneEnough: boolean,
  { service, clock, signal }: CancelOptions,
): Promise<Task | undefined> {
  let task: Task | undefined;
  for (const pauseMs of LOOK_PAUSES_MS) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) break;
    try {
      task = await service.fetchTask(taskId, { signal, attempts: 2 });
      if (hasEnded(task) || isOneEnough) break;
    } catch {
      // What counts is the answer to the wish itself; a task that can't be read now is read again.
    }
  }
  return task;
}
