import type { RateLimit } from './task-service.ts';

/** What the next pause depends on. */
export interface PaceFacts {
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** The longest pause that the user wants while all is well, in milliseconds. */
  readonly pollIntervalMs: number;
  /** How many polls in a row have failed. */
  readonly failures: number;
  /** What the service asked for with the last failure, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** By the latest answer; undefined when the service does not say. */
  readonly rateLimit: RateLimit | undefined;
  /** In [0, 1). */
  readonly random: number;
}

const MIN_PAUSE_MS = 1000;
/** So the end of a task is noticed within a twelfth of its length, and on average within half of that. */
const SHARE_OF_ELAPSED = 1 / 12;
const JITTER = 0.1;
const MAX_BACKOFF_MS = 30_000;
/** Jobs that were refused together must not ask again together. */
const RETRY_SPREAD_MS = 2000;
/** The pauses grow when less than this share of the rate limit is left, */
const LOW_SHARE = 0.5;
/** by up to the minute for which the limit counts. */
const MAX_SCARCITY_MS = 60_000;

/**
 * How long to wait before the next poll of a task, in milliseconds: a twelfth of the time gone, from one second to the user's
 * interval; longer while polls fail, or while little of the key's rate limit is left. `Retry-After` alone decides where the service
 * says it.
 */
export function nextPauseMs(facts: PaceFacts): number {
  const { elapsedMs, pollIntervalMs, failures, retryAfterMs, random } = facts;
  if (retryAfterMs !== undefined) {
    return Math.max(MIN_PAUSE_MS, retryAfterMs + RETRY_SPREAD_MS * random);
  }
  const jitter = 1 - JITTER + 2 * JITTER * random;
  const growingMs = Math.max(MIN_PAUSE_MS, elapsedMs * SHARE_OF_ELAPSED * jitter);
  const backoffMs = failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS);
  return (
    Math.max(Math.min(growingMs, pollIntervalMs), backoffMs * jitter) + scarcityMs(facts) * jitter
  );
}

/** All jobs that share a key see the same remainder, so all slow down alike. */
function scarcityMs({ rateLimit }: PaceFacts): number {
  if (rateLimit === undefined) return 0;
  const missing = LOW_SHARE - rateLimit.remaining / rateLimit.limit;
  // A limit of 0 says nothing.
  return missing > 0 ? (Math.min(missing, LOW_SHARE) / LOW_SHARE) * MAX_SCARCITY_MS : 0;
}
