import type { Clock } from '../../src/support/clock.ts';
import { waitForTask, type WaitOptions } from '../../src/task/wait-for-task.ts';
import type { SimulatedTask } from './simulated-task.ts';

/**
 * Waits for a task with the action's own loop, without a deadline: every simulated task ends by itself.
 * @throws Error when the wait ends otherwise than with the task
 */
export async function runWait(
  task: SimulatedTask,
  options: Pick<WaitOptions, 'service' | 'maxPauseMs'> & { readonly clock: Clock },
): Promise<void> {
  const end = await waitForTask(task.at(0), {
    ...options,
    log: { debug: () => undefined },
    deadline: {
      signal: new AbortController().signal,
      leftMs: () => Number.POSITIVE_INFINITY,
      isOver: () => false,
      release: () => undefined,
    },
    endOnApproval: false,
    observer: { onTask: () => undefined, onTrouble: () => undefined },
  });
  if (end.kind !== 'ended') throw new Error(`A simulated wait ended as ${end.kind}.`);
}
