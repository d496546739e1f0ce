import { findCollector } from './find-collector.ts';

/** After so much is collected. A collection of the young objects alone takes less than a millisecond. */
const COLLECT_EACH_BYTES = 4 * 1024 ** 2;

/**
 * Keeps the memory flat while pieces of data pass through and are gone soon after. V8 lets 64 MiB of their buffers gather before
 * it looks for young garbage, so that each lies in memory that was never used before, which the system has to find and to
 * clear. What is collected at once is used again. Measured by `npm run bench -- download`.
 */
export class YoungGarbage {
  #passedBytes = 0;
  #collect: ((kind: 'minor') => void) | undefined;

  /** Tells of each piece. */
  passed(bytes: number): void {
    this.#passedBytes += bytes;
    if (this.#passedBytes < COLLECT_EACH_BYTES) return;
    this.#passedBytes = 0;
    this.#collect ??= findCollector();
    this.#collect('minor');
  }
}
