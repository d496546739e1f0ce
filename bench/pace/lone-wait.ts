import type { Clock } from '../../src/support/clock.ts';
import { runWait } from './run-wait.ts';
import type { SimulatedTask } from './simulated-task.ts';

/** What a wait cost. */
export interface Waited {
  /** From the end of the task to the look that saw it, in milliseconds. */
  readonly delayMs: number;
  readonly requests: number;
}

/** Time for a single wait: a sleep is over at once, and later. */
class LoneClock implements Clock {
  readonly random: () => number;
  #nowMs = 0;

  constructor(random: () => number) {
    this.random = random;
  }

  wallMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number): Promise<void> {
    this.#nowMs += ms;
    return Promise.resolve();
  }
}

/** Waits for a task of which nobody else asks, in virtual time. */
export async function waitAlone(
  task: SimulatedTask,
  { maxPauseMs, random }: { readonly maxPauseMs: number; readonly random: () => number },
): Promise<Waited> {
  const clock = new LoneClock(random);
  let requests = 0;
  const service = {
    rateLimit: () => undefined,
    fetchTask: () => {
      requests += 1;
      return Promise.resolve(task.at(clock.monotonicMs()));
    },
  };
  await runWait(task, { service, clock, maxPauseMs });
  return { delayMs: clock.monotonicMs() - task.lengthMs, requests };
}

/** What a script costs that makes the same pause before each look. */
export function waitFixed({ lengthMs }: SimulatedTask, pauseMs: number): Waited {
  const requests = Math.ceil(lengthMs / pauseMs);
  return { delayMs: requests * pauseMs - lengthMs, requests };
}
