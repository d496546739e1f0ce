import type { getOctokit } from '@actions/github';

import type { Clock } from '../support/clock.ts';
import { abortLater } from '../support/deadline.ts';
import type { Log } from '../support/log.ts';
import {
  describeFailure,
  isRateLimited,
  limitResetMsOf,
  retryAfterMsOf,
  statusOf,
  unclearResponse,
} from './rest-failure.ts';

/** The official client. */
export type Octokit = ReturnType<typeof getOctokit>;

/** The options for requests to the REST API. */
export interface RestOptions {
  readonly apiUrl: string;
  /** Empty: no requests are possible. */
  readonly token: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug' | 'warning'>;
  /** Aborted when the run is cancelled or times out. Ends requests and pauses; a write in progress gets a few more seconds. */
  readonly stop?: AbortSignal;
  /** Ends retries and pauses. A request in progress continues, but is not repeated. */
  readonly noRetryAfter?: AbortSignal | undefined;
}

/** The timeout for one request. The client itself has none. */
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 3;
/** The maximum of all pauses of one request. A longer wait is not worth it, because the job summary has the report, too. */
const MAX_PAUSES_MS = 60_000;
const MAX_NOT_FOUND_MS = 10_000;
/** An aborted write may take effect after the next write, so it gets some time to finish. The step ends 5 s after it is stopped. */
const WRITE_GRACE_MS = 3000;
/** The pause for a rate limit without a reset time. Source: REST, "Rate limits for the REST API", "Exceeding the rate limit". */
const RATE_LIMIT_PAUSE_MS = 60_000;

const ignore = (): void => undefined;
/** The client would log deprecation messages of the server to stderr, where the runner executes commands. */
const SILENT_LOG = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Opens the client, which retries failed requests. A create is repeated only when GitHub has refused it, because it may have taken effect if
 * its response was lost. A read with `request: { isNamedByEvent: true }` is also repeated after a 404, because GitHub may need some seconds
 * until all its servers know what the event contains. The library is loaded on first use, because it is large.
 * @throws Error when there is no token
 */
export async function openRest(options: RestOptions): Promise<Octokit> {
  const { apiUrl, token } = options;
  if (token === '') throw new Error('the input github-token is empty');
  const { getOctokit } = await import('@actions/github');
  // Passed explicitly, because the library reads GITHUB_API_URL when it is imported.
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT_LOG });
  octokit.hook.wrap('request', (send, request) =>
    sendWithRetries(
      (signal) => {
        // Modified in place, because the library passes on this object and ignores the argument.
        request.request = { ...request.request, log: SILENT_LOG, signal };
        return send(request);
      },
      request,
      options,
    ),
  );
  return octokit;
}

/** The properties of a request that decide about a retry. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly mediaType?: { readonly format?: string | undefined };
  readonly request?: { readonly [option: string]: unknown };
}

interface Response {
  readonly status: number;
  readonly data: unknown;
}

async function sendWithRetries<Result extends Response>(
  send: (signal: AbortSignal) => Result | Promise<Result>,
  request: Request,
  { clock, log, stop, noRetryAfter }: RestOptions,
): Promise<Result> {
  const end = anyOf(stop, noRetryAfter);
  const hasEnded = (): boolean => end.aborted;
  let pausedMs = 0;
  for (let attempts = 1; ; attempts += 1) {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const grace = stop && isWrite(request) ? abortLater(clock, stop, WRITE_GRACE_MS) : undefined;
    try {
      stop?.throwIfAborted();
      const response = await send(anyOf(grace?.signal ?? stop, timeout));
      checkData(response, request);
      return response;
    } catch (error) {
      const pauseMs = pauseBeforeRetry(error, { request, attempts, wallMs: clock.wallMs() });
      const maxMs = statusOf(error) === 404 ? MAX_NOT_FOUND_MS : MAX_PAUSES_MS;
      // A request that timed out is not repeated.
      if (pauseMs === undefined || pausedMs + pauseMs > maxMs || timeout.aborted || hasEnded())
        throw error;
      log.debug(`GitHub: ${describeFailure(error)}; retrying in ${pauseMs} ms`);
      await clock.sleep(pauseMs, end);
      if (hasEnded()) throw error;
      pausedMs += pauseMs;
    } finally {
      grace?.release();
    }
  }
}

function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}

/**
 * Returns the pause before a retry, in milliseconds; undefined when the request must not be repeated.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 */
function pauseBeforeRetry(
  error: unknown,
  { request, attempts, wallMs }: { request: Request; attempts: number; wallMs: number },
): number | undefined {
  const status = statusOf(error) ?? 0;
  if (status === 404 && request.request?.['isNamedByEvent'] === true) return attempts * 1000;
  if (attempts >= MAX_ATTEMPTS) return undefined;
  const retryAfterMs = retryAfterMsOf(error);
  if (isRateLimited(error)) {
    // The caller then uses REST, which has a separate limit.
    if (isGraphql(request)) return undefined;
    const resetMs = limitResetMsOf(error);
    const untilResetMs = resetMs === undefined ? RATE_LIMIT_PAUSE_MS : resetMs - wallMs;
    return Math.max(1000, retryAfterMs ?? untilResetMs);
  }
  if (status < 500 || isCreate(request)) return undefined;
  return Math.max(1000 * 4 ** (attempts - 1), retryAfterMs ?? 0);
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET' && !isGraphql(request);
}

/** A GraphQL query is also a POST, but creates nothing. */
function isCreate(request: Request): boolean {
  return request.method === 'POST' && !isGraphql(request);
}

function isGraphql({ url }: Request): boolean {
  return url.endsWith('/graphql');
}

/**
 * Rejects a response without JSON. The library treats an empty body after a broken connection, and the HTML page of a proxy, as a success.
 * @throws Error with the status 502
 */
function checkData({ status, data }: Response, { mediaType }: Request): void {
  const isJson = typeof data === 'object' && data !== null;
  if (isJson || status === 204 || mediaType?.format) return;
  throw unclearResponse(`${status} without JSON`);
}
