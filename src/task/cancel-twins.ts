import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { cancelTask } from './cancel-task.ts';
import { findTasks } from './find-task.ts';
import { lastLine } from './reference.ts';
import { hasEnded } from './task.ts';
import type { TaskService } from './task-service.ts';

/** A create call of this very step whose answer was lost and whose task was not found. */
export interface LostCall {
  /** The last line of the prompt that it sent: the whole reference is in it. */
  readonly line: string;
  /** When it was sent, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number;
}

export interface TwinOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask' | 'cancelTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Bounds it all. */
  readonly signal: AbortSignal;
}

/**
 * Looks for the tasks of lost create calls, since a list may show a new task late, and cancels those that are active:
 * another task does their work. The whole reference makes them certainly ours.
 * @returns the calls whose task is not settled: not listed yet, or not known to have ended
 */
export async function cancelTwins(
  lost: readonly LostCall[],
  options: TwinOptions,
): Promise<readonly LostCall[]> {
  if (lost.length === 0) return lost;
  const settled = new Set<string>();
  try {
    const lines = new Set(lost.map(({ line }) => line));
    const twins = await findTasks({
      service: options.service,
      sinceMs: Math.min(...lost.map(({ sentAtMs }) => sentAtMs)),
      isOurs: (line) => lines.has(line),
      call: { signal: options.signal },
    });
    for (const twin of twins) {
      const isSettled = hasEnded(twin) || (await cancelTwin(twin.id, options));
      if (isSettled && twin.prompt !== undefined) settled.add(lastLine(twin.prompt));
    }
  } catch (error) {
    options.log.info(`The look for the task of a lost create call failed: ${errorWords(error)}.`);
  }
  return lost.filter(({ line }) => !settled.has(line));
}

async function cancelTwin(taskId: string, options: TwinOptions): Promise<boolean> {
  const cancelled = await cancelTask(taskId, options);
  if (cancelled.kind === 'unknown') {
    options.log.warning(
      `Task ${taskId}, made by a create call whose answer was lost, could not be cancelled: ${cancelled.words}. ` +
        'It may still be running: cancel it in the War Room.',
    );
    return false;
  }
  options.log.info(
    `Cancelled task ${taskId}: a create call whose answer was lost had made it, too.`,
  );
  return true;
}
