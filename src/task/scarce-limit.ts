import type { RateLimit } from './task-service.ts';

/** How much of the way back up to what is left now is gone with each look. */
const RISE = 0.2;

/**
 * Remembers how low a key's rate limit ran of late. A limit that begins anew each minute looks plentiful to whoever
 * asks just then: only the lowest of some looks tells how much of it all who share the key use up.
 */
export class ScarceLimit {
  #share: number | undefined;

  /** What was left of the limit, in [0, 1]; undefined when the service does not say. */
  get share(): number | undefined {
    return this.#share;
  }

  /** To be told after each look. */
  see(rateLimit: RateLimit | undefined): void {
    if (rateLimit === undefined) return;
    const share = Math.min(1, rateLimit.remaining / rateLimit.limit);
    // Nothing of nothing, or what is no number of requests: it says nothing.
    if (!(share >= 0)) return;
    const before = this.#share ?? share;
    this.#share = share < before ? share : before + RISE * (share - before);
  }
}
