import { setTimeout as delay } from 'node:timers/promises';

/** The port for time and randomness. Production uses `systemClock`, tests use a fake. */
export interface Clock {
  /** Milliseconds since the Unix epoch. May jump when the machine's clock is changed. */
  wallMs(): number;
  /** Milliseconds since an arbitrary start. Never jumps, so all deadlines use it. */
  monotonicMs(): number;
  /**
   * Resolves after `ms` milliseconds, or as soon as `signal` is aborted. Never rejects, so the caller must check the signal.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1), for jitter. */
  random(): number;
}

/** The maximum delay of a Node timer. A longer one would fire immediately. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The system's clock. */
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
