import { errorMessage } from '../support/errors.ts';

/** A proxy may answer with a whole page. */
const MAX_MESSAGE_LENGTH = 300;

/** GitHub's own words on a failed request, for a sentence: short, and without a full stop at the end. */
export function describeFailure(error: unknown): string {
  return errorMessage(error)
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(/(?<![.\s])[.\s]+$/, '');
}

/** The HTTP status of a failed request, undefined for any other error. The client calls a broken connection a 500. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

/** The error of a success that does not say what it should: who wanted something done does not know whether it was. */
export function unclearAnswer(what: string): Error {
  return Object.assign(new Error(`GitHub answered ${what}`), { status: 502 });
}

/** @returns undefined where GitHub answers 404 */
export async function unlessMissing<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** How long the server asks to wait before the next request, in milliseconds; undefined when it does not say. */
export function retryAfterMsOf(error: unknown): number | undefined {
  const seconds = Number(headerOf(error, 'retry-after') ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/**
 * Whether a rate limit is why. GitHub answers 403 or 429 to both of its kinds; only headers and the message distinguish them from
 * a missing permission. Source: REST, "Rate limits for the REST API", "Exceeding the rate limit".
 */
export function isRateLimited(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) return true;
  return (
    status === 403 &&
    (retryAfterMsOf(error) !== undefined ||
      isUsedUp(error) ||
      /rate limit/i.test(errorMessage(error)))
  );
}

/**
 * When the limit begins anew, on the wall clock; undefined when the server does not say, or says that requests are left: then the
 * time is that of another limit.
 */
export function limitResetMsOf(error: unknown): number | undefined {
  const seconds = Number(headerOf(error, 'x-ratelimit-reset') ?? Number.NaN);
  const remaining = headerOf(error, 'x-ratelimit-remaining') ?? '0';
  return remaining === '0' && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

function isUsedUp(error: unknown): boolean {
  return headerOf(error, 'x-ratelimit-remaining') === '0';
}

function headerOf(error: unknown, name: string): string | undefined {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  const value = response?.headers?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
