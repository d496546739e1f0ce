import type { getOctokit } from '@actions/github';

/** The official client, without routes that are not used. */
export type Octokit = ReturnType<typeof getOctokit>;

/** Where the REST API of this GitHub is, and how to be known to it. */
export interface RestOptions {
  readonly apiUrl: string;
  /** Empty: nothing can be asked. */
  readonly token: string;
  /** Aborted when the step is told to stop. */
  readonly stop?: AbortSignal;
}

/** Longest one request may take, in milliseconds; the client has no limit of its own. */
const REQUEST_TIMEOUT_MS = 30_000;

const say = (): void => undefined;
/** The client would write what a server says of its own interface to stderr, where the runner reads commands. */
const SILENT = { debug: say, info: say, warn: say, error: say };

/**
 * Loads the client when it is first needed, since it is heavy.
 * @throws Error when there is no token
 */
export async function openRest({ apiUrl, token, stop }: RestOptions): Promise<Octokit> {
  if (token === '') throw new Error('the input github-token is empty');
  const { getOctokit } = await import('@actions/github');
  // GITHUB_API_URL is read when the library is imported; what we were told is passed on instead.
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  octokit.hook.before('request', (request) => {
    const late = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const signal = stop === undefined ? late : AbortSignal.any([late, stop]);
    request.request = { ...request.request, signal };
  });
  return octokit;
}

/** The HTTP status of a failed request; undefined when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

/** How long GitHub asks to wait before the request is sent again, in milliseconds; undefined when it does not say. */
export function retryAfterMs(error: unknown): number | undefined {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
  const seconds = Number(response?.headers?.['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
