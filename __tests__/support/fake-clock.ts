import type { Clock } from '../../src/support/clock.ts';

export interface FakeClockOptions {
  /** What `wallMs` says at the start. */
  readonly startWallMs?: number;
  /** The jitter; the middle of its range when absent. */
  readonly random?: () => number;
}

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

/**
 * Virtual time. It stands still while code runs or settles promises, and jumps to the next sleeper's end as soon as
 * nothing but sleepers is left to go on. Sleepers that end at the same moment wake in the order in which they began, each
 * with what follows from it before the next.
 *
 * Real work (files, sockets, an `import()`) is not seen by it: time would run on meanwhile. Hand such work to `hold`.
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

  /** How many sleeps are under way: 0 when the code under test left no timer behind. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Has something happen after a while, e.g. a signal from the runner. */
  after(ms: number, happen: () => void): void {
    void this.sleep(ms).then(happen);
  }

  /** Sets the machine's clock forward, or back. Time that never jumps does not notice. */
  jumpWall(ms: number): void {
    this.#wallStartMs += ms;
  }

  /** Time stands still until real work is done. */
  async hold<Value>(work: Promise<Value>): Promise<Value> {
    this.#holds += 1;
    try {
      return await work;
    } finally {
      this.#holds -= 1;
      this.#planJump();
    }
  }

  /** After all that is ready to run: promises settle before the event loop's next turn. */
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
