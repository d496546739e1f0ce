import type { RateLimit } from './task-service.ts';

/** What the next pause depends on. */
export interface PaceFacts {
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** The longest pause that the user wants, in milliseconds. */
  readonly maxPauseMs: number;
  /** How many looks in a row have failed. */
  readonly failures: number;
  /** What the service asked for with its last refusal, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  readonly rateLimit: RateLimit | undefined;
  /** In [0, 1). */
  readonly random: number;
}

const FIRST_PAUSE_MS = 1000;
/** A task that has run for a minute is looked at each 6 s: what is added to its length stays near a tenth. */
const SHARE_OF_ELAPSED = 0.1;
/** Below this share of the rate limit the pauses grow, up to one minute, the length of its window. */
const LOW_RATE_LIMIT = 0.2;
const RATE_WINDOW_MS = 60_000;
const JITTER = 0.2;

/**
 * How long to wait before the next look at a task, in milliseconds: short at first, in proportion to the time
 * gone later, never longer than the user's bound, save when the service is in trouble or asks for more.
 * The jitter, which only shortens, keeps jobs that began together from asking together.
 */
export function nextPauseMs(facts: PaceFacts): number {
  const growing = Math.min(
    Math.max(FIRST_PAUSE_MS, facts.elapsedMs * SHARE_OF_ELAPSED),
    facts.maxPauseMs,
  );
  const afterFailures =
    facts.failures === 0 ? 0 : Math.min(1000 * 2 ** (facts.failures - 1), 30_000);
  const pause = Math.max(growing, afterFailures, rateLimitPauseMs(facts.rateLimit));
  const jittered = pause * (1 - JITTER * facts.random);
  return Math.max(jittered, facts.retryAfterMs ?? 0);
}

function rateLimitPauseMs(rateLimit: RateLimit | undefined): number {
  if (rateLimit === undefined || rateLimit.limit <= 0) return 0;
  const share = rateLimit.remaining / rateLimit.limit;
  return share >= LOW_RATE_LIMIT ? 0 : RATE_WINDOW_MS * (1 - share / LOW_RATE_LIMIT);
}
