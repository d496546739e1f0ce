import type { Clock } from '../../src/support/clock.ts';

/** A clock that skips pauses, and records their lengths. */
export class InstantClock implements Clock {
  readonly pausesMs: number[] = [];
  #nowMs = Date.parse('2026-03-01T12:00:00Z');

  wallMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  /** The middle, so that jitter has no effect. */
  random(): number {
    return 0.5;
  }

  sleep(ms: number): Promise<void> {
    this.pausesMs.push(ms);
    this.#nowMs += ms;
    return Promise.resolve();
  }
}
