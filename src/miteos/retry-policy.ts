import type { ServiceError } from '../task/task-service.ts';

const FIRST_DELAY_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** The service's rate limit is per minute, so a longer pause is not needed. */
const MAX_DELAY_MS = 60_000;
/** A longer `Retry-After` is limited to this. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * Returns the pause before a request is repeated, in milliseconds: exponential backoff with jitter, or the `Retry-After` if that is
 * longer, up to a minute. Only for requests that may be repeated, so never for the create call.
 * @param attempts the number of attempts so far
 * @param random in [0, 1)
 * @returns undefined when a retry would fail in the same way
 */
export function retryDelayMs(
  {
    arrival,
    isLasting,
    retryAfterMs = 0,
  }: Pick<ServiceError, 'arrival' | 'isLasting' | 'retryAfterMs'>,
  attempts: number,
  random: number,
): number | undefined {
  if (arrival === 'refused' || isLasting) return undefined;
  const backoffMs = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), MAX_BACKOFF_MS);
  return Math.min(Math.max(backoffMs * (0.75 + 0.5 * random), retryAfterMs), MAX_DELAY_MS);
}

/**
 * Parses a `Retry-After` in seconds or as a date. Returns milliseconds from now, up to ten minutes; undefined when absent or invalid.
 * Source: RFC 9110, "Retry-After".
 */
export function parseRetryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  // `Date.parse` accepts nearly any text. An HTTP date has a time of day.
  const dateMs = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : NaN;
  const ms = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : dateMs - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
