import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance, as the domain sees them. Production wires the system's; tests drive a fake. */
export interface Clock {
  /** Milliseconds since the Unix epoch; may jump when the machine's clock is set. */
  wallMs(): number;
  /** Milliseconds since an arbitrary start; never jumps. All deadlines are measured on it. */
  monotonicMs(): number;
  /**
   * Resolves after `ms` milliseconds, or as soon as `signal` is aborted, whichever is first.
   * It never rejects: the caller reads the signal.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number in [0, 1), for jitter. */
  random(): number;
}

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
