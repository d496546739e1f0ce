import type { ServiceError } from '../task/task-service.ts';

const FIRST_DELAY_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** The service counts its limit by the minute: after one, the next request has its turn. */
const MAX_DELAY_MS = 60_000;
/** A service that says to come back next year is not believed. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * How long to wait before a request is sent again, in milliseconds: exponential backoff with jitter, or as long as the service
 * asks, up to a minute. Only for requests that may be repeated: never for the create call.
 * @param tries how often it was sent so far
 * @param random in [0, 1)
 * @returns undefined when the same would come again
 */
export function retryDelayMs(
  {
    arrival,
    isLasting,
    retryAfterMs = 0,
  }: Pick<ServiceError, 'arrival' | 'isLasting' | 'retryAfterMs'>,
  tries: number,
  random: number,
): number | undefined {
  if (arrival === 'refused' || isLasting) return undefined;
  const backoffMs = Math.min(FIRST_DELAY_MS * 2 ** (tries - 1), MAX_BACKOFF_MS);
  return Math.min(Math.max(backoffMs * (0.75 + 0.5 * random), retryAfterMs), MAX_DELAY_MS);
}

/**
 * `Retry-After` in seconds or as a date → milliseconds from now, ten minutes at most; undefined when absent or unreadable.
 * Source: RFC 9110, "Retry-After".
 */
export function parseRetryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  // Date.parse finds a year in nearly any text; a date of HTTP has a time of day.
  const dateMs = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : NaN;
  const ms = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : dateMs - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
