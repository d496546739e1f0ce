import { setTimeout as delay } from 'node:timers/promises';

import type { Clock } from './clock.ts';

/** Longest pause that one Node timer can make; a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  random: () => Math.random(),
  async sleep(ms, signal) {
    const isAborted = (): boolean => signal?.aborted ?? false;
    const end = performance.now() + ms;
    for (let left = ms; left > 0 && !isAborted(); left = end - performance.now()) {
      try {
        await delay(Math.min(left, MAX_TIMER_MS), undefined, signal && { signal });
      } catch (error) {
        if (!isAborted()) throw error;
      }
    }
  },
};
