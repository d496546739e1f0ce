import type { Clock } from '../../src/support/clock.ts';

export interface FakeClockOptions {
  /** The initial value of `wallMs`. */
  readonly startWallMs?: number;
  /** The value of `random`; by default the middle of its range. */
  readonly random?: () => number;
}

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

/**
 * A clock with virtual time. Time does not advance while code runs or promises settle. It jumps to the end of the next sleep as soon as
 * only sleepers are left. Sleepers that end at the same time wake in the order in which they started, and everything that follows from
 * one of them runs before the next one wakes.
 *
 * The clock does not know about real work (files, sockets, an `import()`), so time would advance meanwhile. Pass such work to `hold`.
 */
export class FakeClock implements Clock {
  readonly #random: () => number;
  #sleepers: Sleeper[] = [];
  #nowMs = 0;
  #wallStartMs: number;
  #holds = 0;
  #isJumpDue = false;

  constructor({
    startWallMs = Date.UTC(2026, 0, 15, 12),
    random = () => 0.5,
  }: FakeClockOptions = {}) {
    this.#wallStartMs = startWallMs;
    this.#random = random;
  }

  wallMs(): number {
    return this.#wallStartMs + this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  random(): number {
    return this.#random();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!(ms > 0) || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        untilMs: this.#nowMs + ms,
        wake: () => {
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal?.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.push(sleeper);
      this.#planJump();
    });
  }

  /** The number of sleeps in progress: 0 when the code under test left no timer behind. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Runs a function after some time, e.g. a signal from the runner. */
  after(ms: number, happen: () => void): void {
    void this.sleep(ms).then(happen);
  }

  /** Sets the wall clock forward or back. Does not affect the monotonic clock. */
  jumpWall(ms: number): void {
    this.#wallStartMs += ms;
  }

  /** Stops time until real work is done. */
  async hold<Value>(work: Promise<Value>): Promise<Value> {
    this.#holds += 1;
    try {
      return await work;
    } finally {
      this.#holds -= 1;
      this.#planJump();
    }
  }

  /** Runs after everything that is ready: promises settle before the next turn of the event loop. */
  #planJump(): void {
    if (this.#isJumpDue) return;
    this.#isJumpDue = true;
    setImmediate(() => {
      this.#isJumpDue = false;
      this.#jump();
    });
  }

  #jump(): void {
    if (this.#holds > 0) return;
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (next === undefined || sleeper.untilMs < next.untilMs) next = sleeper;
    }
    if (next === undefined || next.untilMs === Number.POSITIVE_INFINITY) return;
    this.#nowMs = next.untilMs;
    next.wake();
    this.#planJump();
  }
}
