/** What a file's tries may cost before it is given up: six that bring nothing, or three times as many that bring a little. */
const MAX_STRIKES = 18;
const STRIKES_FOR_NOTHING = 3;
const STRIKES_FOR_LITTLE = 1;
/** So that the last source is asked in time, even if every try ends in a stall of half a minute. */
const MAX_TRIES_OF_SOURCE = 2;
/** A server that breaks off each time, after so much more of the file, will have sent it in the end. */
const MUCH_BYTES = 1024 ** 2;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 8000;

/** How long one file is tried for, and how long with one source: the more a try has brought, the less it costs. */
export class Patience {
  #mostBytes = 0;
  #strikes = 0;
  #tries = 0;
  #triesOfSource = 0;

  /** @param bytes what lies in the file after a try that failed; only what never lay there before counts */
  spend(bytes: number): void {
    const gainedBytes = bytes - this.#mostBytes;
    this.#mostBytes = Math.max(bytes, this.#mostBytes);
    if (gainedBytes >= MUCH_BYTES) {
      this.#strikes = 0;
      this.#tries = 1;
      this.#triesOfSource = 0;
      return;
    }
    this.#strikes += gainedBytes > 0 ? STRIKES_FOR_LITTLE : STRIKES_FOR_NOTHING;
    this.#tries += 1;
    this.#triesOfSource += 1;
  }

  get isOver(): boolean {
    return this.#strikes >= MAX_STRIKES;
  }

  get isOverWithSource(): boolean {
    return this.#triesOfSource >= MAX_TRIES_OF_SOURCE;
  }

  /** Another source is asked from now on. */
  beginSource(): void {
    this.#triesOfSource = 0;
  }

  /** Before the next try, in milliseconds, without jitter. */
  get pauseMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** (this.#tries - 1), MAX_PAUSE_MS);
  }
}
