import { statusOf } from './rest.ts';

/**
 * What to do when GitHub does not let a pull request be read: one or two sentences with a space before them, or nothing
 * when nothing can be said.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 */
export function readAdvice(error: unknown): string {
  const limit = rateLimitAdvice(error);
  if (limit !== undefined) return limit;
  switch (statusOf(error)) {
    case 401:
      return ' The input github-token is not valid, or has expired.';
    case 403:
      return ` ${PERMISSIONS}`;
    case 404:
      return ` ${PERMISSIONS} If it has them, there is no pull request of this number, or its commits are gone.`;
    default:
      return '';
  }
}

const PERMISSIONS =
  'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.';

/**
 * What to do when a rate limit is why; undefined when it is not. GitHub answers 403 or 429 to both kinds of limit; only the headers
 * and the words tell them from a missing permission.
 */
export function rateLimitAdvice(error: unknown): string | undefined {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = headerOf(error, 'retry-after');
  const isUsedUp = headerOf(error, 'x-ratelimit-remaining') === '0';
  const saysSo = error instanceof Error && /rate limit/i.test(error.message);
  if (status !== 429 && retryAfter === undefined && !isUsedUp && !saysSo) return undefined;
  const resetSeconds = Number(headerOf(error, 'x-ratelimit-reset'));
  const until =
    isUsedUp && resetSeconds > 0 && resetSeconds < 1e11
      ? ` until ${new Date(resetSeconds * 1000).toISOString()}`
      : '';
  return ` The rate limit of the input github-token is used up${until}: run again later.`;
}

function headerOf(error: unknown, name: string): string | undefined {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  const value = response?.headers?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
