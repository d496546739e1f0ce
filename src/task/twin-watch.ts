import { startDeadline } from '../support/deadline.ts';
import { cancelTwins, unlistedForMs, type LostCall, type TwinOptions } from './cancel-twins.ts';

/** When to look while another task is followed, from the beginning of that. */
const LOOKS_AFTER_MS = [60_000, 150_000, 300_000];
const LOOK_LIMIT_MS = 20_000;
/** How long the look at the end may take. */
const LAST_LOOK_LIMIT_MS = 15_000;

/** Looks for the tasks of lost create calls, and cancels them, while another task does their work. */
export class TwinWatch {
  readonly #options: TwinOptions;
  readonly #over = new AbortController();
  readonly #watching: Promise<void>;
  #open: readonly LostCall[];

  /** @param options its signal ends the watch, as `stop` does */
  constructor(lost: readonly LostCall[], options: TwinOptions) {
    this.#open = lost;
    this.#options = options;
    this.#watching = this.#watch();
  }

  /** Ends the watch without another look. */
  stop(): void {
    this.#over.abort();
  }

  /**
   * Looks a last time.
   * @returns the calls whose task may still run, or may still appear: somebody has to look again
   */
  async end(): Promise<readonly LostCall[]> {
    this.stop();
    await this.#watching;
    const { clock, log } = this.#options;
    if (this.#open.length === 0) return [];
    const isSure = await this.#look(LAST_LOOK_LIMIT_MS, this.#options.signal);
    if (!isSure || (this.#open.length > 0 && unlistedForMs(this.#open, clock) > 0)) {
      return this.#open;
    }
    for (const { line } of this.#open) {
      log.info(
        `If another task shows in the War Room whose prompt ends with "${line}", cancel it there.`,
      );
    }
    return [];
  }

  async #watch(): Promise<void> {
    const { clock, signal } = this.#options;
    const over = AbortSignal.any([this.#over.signal, signal]);
    const startMs = clock.monotonicMs();
    for (const afterMs of LOOKS_AFTER_MS) {
      if (this.#open.length === 0) return;
      await clock.sleep(startMs + afterMs - clock.monotonicMs(), over);
      if (over.aborted) return;
      await this.#look(LOOK_LIMIT_MS, over);
    }
  }

  async #look(limitMs: number, parent: AbortSignal): Promise<boolean> {
    const limit = startDeadline(this.#options.clock, limitMs, parent);
    const { open, isSure } = await cancelTwins(this.#open, {
      ...this.#options,
      signal: limit.signal,
    });
    limit.release();
    this.#open = open;
    return isSure;
  }
}
