import type { Clock } from '../support/clock.ts';

/** Without a byte for so long, a transfer makes room for another. A server that answers at all does so sooner. */
const IDLE_MS = 5000;

/**
 * Lets transfers that stand still go on beside those that move: a few servers, or files, that do not answer would hold up all
 * others until the time is over.
 */
export class SetAside {
  readonly #clock: Clock;
  readonly #most: number;
  #count = 0;

  /** @param most how many may stand still beside the others, each with a connection and an open file */
  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /**
   * Runs one transfer.
   * @param act is handed what it calls for each piece that comes
   * @returns its result, and when its place is free for another: when it is over, or stands still
   */
  run<Result>(act: (onPiece: () => void) => Promise<Result>): {
    readonly result: Promise<Result>;
    readonly place: Promise<void>;
  } {
    const over = new AbortController();
    let movedAtMs = this.#clock.monotonicMs();
    const acting = act(() => {
      movedAtMs = this.#clock.monotonicMs();
    });
    const result = acting.finally(() => {
      over.abort();
    });
    return { result, place: this.#waitFor(over.signal, () => movedAtMs) };
  }

  async #waitFor(over: AbortSignal, movedAtMs: () => number): Promise<void> {
    for (;;) {
      await this.#clock.sleep(movedAtMs() + IDLE_MS - this.#clock.monotonicMs(), over);
      if (over.aborted) return;
      if (this.#clock.monotonicMs() - movedAtMs() >= IDLE_MS) break;
    }
    if (this.#count >= this.#most) return once(over);
    this.#count += 1;
    void once(over).then(() => {
      this.#count -= 1;
    });
  }
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
