import type { Clock } from '../../src/support/clock.ts';

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

/** Virtual time for many waits. It does not advance while code runs, and then jumps to the end of the next sleep. */
export class VirtualClock implements Clock {
  readonly random: () => number;
  readonly #sleepers: Sleeper[] = [];
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
    return new Promise((wake) => {
      const untilMs = this.#nowMs + ms;
      // Latest first, so that the next to wake is at the end. Of two with the same end, the one that started first wakes first.
      const index = this.#sleepers.findLastIndex((other) => other.untilMs > untilMs) + 1;
      this.#sleepers.splice(index, 0, { untilMs, wake });
    });
  }

  /** Advances time until there are no more sleepers. */
  async run(): Promise<void> {
    for (;;) {
      // Everything that is ready runs first: promises settle before the next turn of the event loop.
      await new Promise(setImmediate);
      const next = this.#sleepers.pop();
      if (next === undefined) return;
      this.#nowMs = next.untilMs;
      next.wake();
    }
  }
}
