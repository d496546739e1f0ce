import { errorMessage } from '../support/errors.ts';

/** A proxy may return a whole HTML page. */
const MAX_MESSAGE_LENGTH = 300;

/** Returns GitHub's message for a failed request, truncated and without a period at the end. */
export function describeFailure(error: unknown): string {
  return errorMessage(error)
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(/(?<![.\s])[.\s]+$/, '');
}

/** Returns the HTTP status of a failed request; undefined for other errors. The client reports a broken connection as a 500. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

/** Whether the request had no response within its timeout. It may take effect later. */
export function isTimeout(error: unknown): boolean {
  const { cause } = error as { cause?: { name?: unknown } };
  return cause?.name === 'TimeoutError';
}

/** Returns the error for a success status with unexpected content. Whether the request took effect is unknown. */
export function unclearResponse(what: string): Error {
  return Object.assign(new Error(`GitHub returned ${what}`), { status: 502 });
}

/** Returns undefined when GitHub returns 404. */
export async function unlessMissing<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Returns the `Retry-After` in milliseconds; undefined when there is none. */
export function retryAfterMsOf(error: unknown): number | undefined {
  const seconds = Number(headerOf(error, 'retry-after') ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/**
 * Whether the failure is due to a rate limit. GitHub returns 403 or 429 for both kinds of limits. Only headers and the message distinguish a 403 from
 * a missing permission. If content is created too fast, GitHub may also return 422.
 * Sources: REST, "Rate limits for the REST API", "Exceeding the rate limit"; cli/cli #4801.
 */
export function isRateLimited(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) return true;
  if (status === 422) return /submitted too quickly/i.test(errorMessage(error));
  return (
    status === 403 &&
    (retryAfterMsOf(error) !== undefined ||
      isLimitExceeded(error) ||
      /rate limit/i.test(errorMessage(error)))
  );
}

/**
 * Returns when the rate limit is reset, by the wall clock; undefined when the server does not report it, or reports that requests remain,
 * because then the time belongs to another limit.
 */
export function limitResetMsOf(error: unknown): number | undefined {
  const seconds = Number(headerOf(error, 'x-ratelimit-reset') ?? Number.NaN);
  const remaining = headerOf(error, 'x-ratelimit-remaining') ?? '0';
  return remaining === '0' && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

function isLimitExceeded(error: unknown): boolean {
  return headerOf(error, 'x-ratelimit-remaining') === '0';
}

function headerOf(error: unknown, name: string): string | undefined {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  const value = response?.headers?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
