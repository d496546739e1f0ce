import type { Arrival } from '../task/task-service.ts';

/** A try of a request that did not give what was asked for. */
export interface Failure {
  readonly arrival: Arrival;
  readonly retryAfterMs?: number | undefined;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;

/**
 * How long to wait before a request is sent again, in milliseconds; undefined gives up.
 * Only for requests that may be repeated: never for the create call.
 * @param tries how often it was sent so far
 * @param random in [0, 1)
 */
export function retryDelayMs(failure: Failure, tries: number, random: number): number | undefined {
  if (failure.arrival === 'refused') return undefined;
  const growing = FIRST_DELAY_MS * 2 ** (tries - 1) * (0.75 + 0.5 * random);
  const delay = Math.max(growing, failure.retryAfterMs ?? 0);
  return delay > LONGEST_DELAY_MS ? undefined : delay;
}

/**
 * Whether a failed connection means that no byte of the request was sent. All else may have arrived.
 * Sources: Node's system error names, OpenSSL's and undici's error codes.
 */
export function isNeverSent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isNeverSent);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return isNeverSent(error.cause);
  return (
    syscall === 'connect' ||
    NEVER_SENT_CODES.has(code) ||
    // The certificate is checked before the first byte of the request.
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code)
  );
}

const NEVER_SENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `Retry-After` in seconds or as a date → milliseconds from now; undefined when absent or unreadable. */
export function parseRetryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value.trim())) return Number(value) * 1000;
  const dateMs = Date.parse(value);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}
