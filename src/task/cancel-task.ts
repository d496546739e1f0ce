import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
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

/** How often the task is read after the wish was taken, until it shows. */
const LOOKS = 4;
const LOOK_PAUSE_MS = 400;

/**
 * Cancels a task and reads it. What the service answers to the wish itself is not documented, so the task's own
 * status decides, also after a refusal. The only place that cancels.
 */
export async function cancelTask(taskId: string, options: CancelOptions): Promise<Cancelled> {
  const { service, clock, signal } = options;
  let refusal: unknown;
  try {
    await service.cancelTask(taskId, { signal });
  } catch (error) {
    refusal = error;
  }
  for (let look = 1; look <= LOOKS; look += 1) {
    if (look > 1) await clock.sleep(LOOK_PAUSE_MS, signal);
    if (signal.aborted) break;
    try {
      const task = await service.fetchTask(taskId, { signal, attempts: 2 });
      if (hasEnded(task)) return { kind: 'ended', task };
      // A refusal that the task's status does not explain stays one.
      if (refusal instanceof ServiceError && refusal.arrival === 'refused') break;
    } catch {
      // What counts is the answer to the wish itself; a task that can't be read now is read again.
    }
  }
  if (refusal === undefined) return { kind: 'accepted' };
  return { kind: 'unknown', words: errorWords(refusal) };
}
