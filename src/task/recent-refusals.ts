/** A refusal fades by this share with each look after it that is answered: slowly, so that it settles where few are refused. */
const FADING = 0.01;
/** And by this one where the others leave room: then most of them have gone. */
const FADING_WITH_ROOM = 0.2;
/** The share of the rate limit that is left then. */
const ROOM = 0.7;
/** Where the service does not say what is left, it takes some two hours after these until the pauses are the user's own again. */
const MAX_COUNT = 6;

/**
 * Counts the refusals for the rate limit (429) among a job's own looks, fading. Since what fades is a share of the count, jobs
 * that count more come down faster, and all who share a key arrive at the same count and so at the same pace, also
 * where the service says nothing but 429.
 */
export class RecentRefusals {
  #count = 0;

  /** Not whole. */
  get count(): number {
    return this.#count;
  }

  onRefused(): void {
    this.#count = Math.min(MAX_COUNT, this.#count + 1);
  }

  /** @param rateLimitShare the lowest of late, where the service says it */
  onAnswered(rateLimitShare: number | undefined): void {
    const hasRoom = rateLimitShare !== undefined && rateLimitShare > ROOM;
    this.#count *= 1 - (hasRoom ? FADING_WITH_ROOM : FADING);
  }
}
