import { delaysOf, type Delays } from './delay.ts';
import { waitAlone, waitFixed, type Waited } from './lone-wait.ts';
import { seededRandom } from './seeded-random.ts';
import {
  falseStories,
  honestStories,
  logUniformMs,
  silent,
  simulateTask,
  type SimulatedTask,
  type Story,
} from './simulated-task.ts';

/** What waiting costs, on average over many tasks. */
export interface WaitCost extends Delays {
  readonly requests: number;
}

/** Who waits: the action with its `poll-interval`, or a script with a fixed pause. */
export interface Waiter {
  readonly kind: 'ours' | 'fixed';
  readonly pauseMs: number;
}

const honest = Object.values(honestStories);

/** Which tasks are waited for: none whose agents say how far they are, each second one, or all; or all, and what they say is false. */
export const populations: Readonly<
  Record<'silent' | 'mixed' | 'talking' | 'lying', readonly Story[]>
> = {
  silent: [silent],
  mixed: honest.flatMap((story) => [silent, story]),
  talking: honest,
  lying: Object.values(falseStories),
};

/** Waits for tasks of all lengths and of each story in turn: the same for each waiter. */
export async function costOfWaiting(
  waiter: Waiter,
  { stories, tasks }: { readonly stories: readonly Story[]; readonly tasks: number },
): Promise<WaitCost> {
  const waits: Waited[] = [];
  for (let index = 0; index < tasks; index += 1) {
    const random = seededRandom(index);
    // Evenly spread, so that no luck in the lengths is in the result.
    const lengthMs = logUniformMs((index + random()) / tasks);
    // In an order of their own, so that each story meets each length.
    const story = stories[Math.floor(random() * stories.length)] ?? silent;
    waits.push(await waitFor(simulateTask(lengthMs, story, random), waiter, random));
  }
  return {
    ...delaysOf(waits.map(({ delayMs }) => delayMs)),
    requests: waits.reduce((sum, { requests }) => sum + requests, 0) / tasks,
  };
}

function waitFor(
  task: SimulatedTask,
  { kind, pauseMs }: Waiter,
  random: () => number,
): Waited | Promise<Waited> {
  return kind === 'fixed'
    ? waitFixed(task, pauseMs)
    : waitAlone(task, { maxPauseMs: pauseMs, random });
}
