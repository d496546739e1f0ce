import type { Arrival } from '../task/task-service.ts';
import { isCertificateRefused } from './connection-error.ts';
import { ProxyError } from './proxy-client.ts';

/** A try of a request that did not give what was asked for. */
export interface Failure {
  readonly arrival: Arrival;
  readonly retryAfterMs?: number | undefined;
  readonly isLasting?: boolean;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 20_000;
/** Longer than any limit per minute lasts. */
const MAX_PATIENT_DELAY_MS = 60_000;

/**
 * How long to wait before a request is sent again, in milliseconds; undefined gives up.
 * Only for requests that may be repeated: never for the create call.
 * @param tries how often it was sent so far
 * @param random in [0, 1)
 */
export function retryDelayMs(failure: Failure, tries: number, random: number): number | undefined {
  if (failure.arrival === 'refused' || failure.isLasting === true) return undefined;
  const { retryAfterMs = 0 } = failure;
  if (retryAfterMs > MAX_DELAY_MS) return undefined;
  return Math.max(Math.min(growingMs(tries, random), MAX_DELAY_MS), retryAfterMs);
}

/**
 * The same for a request that may be sent many times: it is never given up because the service asks for a long pause,
 * which is honoured up to a minute.
 */
export function patientRetryDelayMs(
  { arrival, retryAfterMs = 0 }: Failure,
  tries: number,
  random: number,
): number | undefined {
  if (arrival === 'refused') return undefined;
  return Math.min(Math.max(growingMs(tries, random), retryAfterMs), MAX_PATIENT_DELAY_MS);
}

function growingMs(tries: number, random: number): number {
  return FIRST_DELAY_MS * 2 ** (tries - 1) * (0.75 + 0.5 * random);
}

/**
 * Whether a failed connection means that no byte of the request was sent. All else may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
export function isNeverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof ProxyError) return true;
  const { code, syscall, errors, cause } = error as Partial<NodeJS.ErrnoException & AggregateError>;
  // An AggregateError: each of a name's addresses was tried.
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(isNeverSent);
  if (code === undefined) return isNeverSent(cause);
  return syscall === 'connect' || NEVER_SENT_CODES.has(code) || isCertificateRefused(error);
}

/**
 * Whether a failed connection stays so until a person changes something: a certificate that is refused, a proxy that wants
 * other credentials or does not allow the address.
 */
export function isLastingFailure(error: unknown): boolean {
  if (error instanceof ProxyError) {
    return error.status === 403 || error.status === 407 || isCertificateRefused(error.cause);
  }
  return isCertificateRefused(error);
}

/** Not `EHOSTUNREACH` and its like: a route that is lost while an answer is awaited is named so, too. */
const NEVER_SENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Limits count by the minute: who is told to come back next year is not told the truth. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/** `Retry-After` in seconds or as a date → milliseconds from now, ten minutes at most; undefined when absent or unreadable. */
export function parseRetryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  // Date.parse finds a year in nearly any text; a date of HTTP has a time of day.
  const dateMs = /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : NaN;
  const ms = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : dateMs - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
