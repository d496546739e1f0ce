import type { Clock } from '../../src/support/clock.ts';

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

/** Time that many waits share: it stands still while anything runs, and then goes on to the next sleeper's end. */
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
      // Latest first, so that the next to wake is at the end; of two at the same moment the one that began first.
      const index = this.#sleepers.findLastIndex((other) => other.untilMs > untilMs) + 1;
      this.#sleepers.splice(index, 0, { untilMs, wake });
    });
  }

  /** Lets time pass until nobody sleeps any more. */
  async run(): Promise<void> {
    for (;;) {
      // All that is ready goes on first: promises settle before the event loop's next turn.
      await new Promise(setImmediate);
      const next = this.#sleepers.pop();
      if (next === undefined) return;
      this.#nowMs = next.untilMs;
      next.wake();
    }
  }
}
