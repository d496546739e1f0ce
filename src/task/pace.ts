import type { RateLimit } from './task-service.ts';

/** The values that the next pause depends on. */
export interface PaceFacts {
  /** The time since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** The maximum pause while polls succeed, in milliseconds: the input `poll-interval`. */
  readonly pollIntervalMs: number;
  /** How many polls in a row have failed. */
  readonly failures: number;
  /** The `Retry-After` of the last failure, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** From the latest response; undefined when the service does not report it. */
  readonly rateLimit: RateLimit | undefined;
  /** In [0, 1). */
  readonly random: number;
}

const MIN_PAUSE_MS = 1000;
/** The end of a task is noticed within a twelfth of its duration, and on average within half of that. */
const SHARE_OF_ELAPSED = 1 / 12;
const JITTER = 0.1;
const MAX_BACKOFF_MS = 30_000;
/** Jobs that were rejected at the same time must not retry at the same time. */
const RETRY_SPREAD_MS = 2000;
/** The pauses grow when less than this share of the rate limit remains. */
const LOW_SHARE = 0.5;
/** They grow by up to a minute, the period of the rate limit. */
const MAX_SCARCITY_MS = 60_000;

/**
 * Returns the pause before the next poll of a task, in milliseconds: a twelfth of the elapsed time, between one second and the user's
 * interval. It is longer while polls fail or little of the key's rate limit remains. A `Retry-After` replaces all of that.
 */
export function nextPauseMs(facts: PaceFacts): number {
  const { elapsedMs, pollIntervalMs, failures, retryAfterMs, random } = facts;
  if (retryAfterMs !== undefined) {
    return Math.max(MIN_PAUSE_MS, retryAfterMs + RETRY_SPREAD_MS * random);
  }
  const jitter = 1 - JITTER + 2 * JITTER * random;
  const growingMs = elapsedMs * SHARE_OF_ELAPSED * jitter;
  const backoffMs = failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS);
  return (
    Math.max(MIN_PAUSE_MS, Math.min(growingMs, pollIntervalMs), backoffMs * jitter) +
    scarcityMs(facts) * jitter
  );
}

/** All jobs that share a key see the same remaining requests, so all of them slow down. */
function scarcityMs({ rateLimit }: PaceFacts): number {
  if (rateLimit === undefined) return 0;
  const missing = LOW_SHARE - rateLimit.remaining / rateLimit.limit;
  // A limit of 0 makes `missing` negative or NaN: no extra pause.
  return missing > 0 ? (Math.min(missing, LOW_SHARE) / LOW_SHARE) * MAX_SCARCITY_MS : 0;
}
