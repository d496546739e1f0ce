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
  unclearAnswer,
} from './rest-failure.ts';

/** The official client, without routes that are not used. */
export type Octokit = ReturnType<typeof getOctokit>;

/** Where the REST API of this GitHub is, and how to be known to it. */
export interface RestOptions {
  readonly apiUrl: string;
  /** Empty: nothing can be asked. */
  readonly token: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug' | 'warning'>;
  /** Ends requests and pauses: the step is told to stop. What is being written then has a few seconds to be answered. */
  readonly stop?: AbortSignal;
  /** Ends retries and pauses: a request under way gets its answer, and is not sent again. */
  readonly noRetryAfter?: AbortSignal | undefined;
}

/** Longest one request may take; the client has no limit of its own. */
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_TRIES = 3;
/** All pauses of one request. GitHub may ask for more than a report is worth waiting for: the job summary has it, too. */
const MAX_PAUSES_MS = 60_000;
const MAX_NOT_FOUND_MS = 10_000;
/** A write that is dropped may take effect after what is written next. The step is over 5 s after it is told to stop. */
const WRITE_GRACE_MS = 3000;
/** Where a rate limit does not say when it ends. Source: REST, "Rate limits for the REST API", "Exceeding the rate limit". */
const RATE_LIMIT_PAUSE_MS = 60_000;

const say = (): void => undefined;
/** The client would write what a server says of its own interface to stderr, where the runner reads commands. */
const SILENT = { debug: say, info: say, warn: say, error: say };

/**
 * Opens the client, which sends again what GitHub could not do just now; a create only when GitHub has refused it, since one whose answer
 * was lost may have taken effect. A read with `request: { isNamedByEvent: true }` is repeated after a 404, too: GitHub may need some
 * seconds to know everywhere what the event names. The library is loaded when it is first needed, since it is heavy.
 * @throws Error when there is no token
 */
export async function openRest(options: RestOptions): Promise<Octokit> {
  const { apiUrl, token } = options;
  if (token === '') throw new Error('the input github-token is empty');
  const { getOctokit } = await import('@actions/github');
  // GITHUB_API_URL is read when the library is imported; what we were told is passed on instead.
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  octokit.hook.wrap('request', (send, request) =>
    sendWithRetries(
      (signal) => {
        // Changed in place: the library hands this very object on, whatever it is called with.
        request.request = { ...request.request, log: SILENT, signal };
        return send(request);
      },
      request,
      options,
    ),
  );
  return octokit;
}

/** What of a request decides about a retry. */
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

async function sendWithRetries<Answer extends Response>(
  send: (signal: AbortSignal) => Answer | Promise<Answer>,
  request: Request,
  { clock, log, stop, noRetryAfter }: RestOptions,
): Promise<Answer> {
  const end = anyOf(stop, noRetryAfter);
  const hasEnded = (): boolean => end.aborted;
  let pausedMs = 0;
  for (let tries = 1; ; tries += 1) {
    const late = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const grace = stop && isWrite(request) ? abortLater(clock, stop, WRITE_GRACE_MS) : undefined;
    try {
      stop?.throwIfAborted();
      const answer = await send(anyOf(grace?.signal ?? stop, late));
      checkData(answer, request);
      return answer;
    } catch (error) {
      const pauseMs = pauseBeforeRetry(error, { request, tries, wallMs: clock.wallMs() });
      const maxMs = statusOf(error) === 404 ? MAX_NOT_FOUND_MS : MAX_PAUSES_MS;
      // A GitHub that lets requests time out has had its time.
      if (pauseMs === undefined || pausedMs + pauseMs > maxMs || late.aborted || hasEnded())
        throw error;
      log.debug(`GitHub: ${describeFailure(error)}; trying again in ${pauseMs} ms`);
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
 * In milliseconds; undefined when the request is not to be sent again.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 */
function pauseBeforeRetry(
  error: unknown,
  { request, tries, wallMs }: { request: Request; tries: number; wallMs: number },
): number | undefined {
  const status = statusOf(error) ?? 0;
  if (status === 404 && request.request?.['isNamedByEvent'] === true) return tries * 1000;
  if (tries >= MAX_TRIES) return undefined;
  const retryAfterMs = retryAfterMsOf(error);
  if (isRateLimited(error)) {
    // What is queried here REST may say, too, which has a limit of its own.
    if (isGraphql(request)) return undefined;
    const resetMs = limitResetMsOf(error);
    const untilResetMs = resetMs === undefined ? RATE_LIMIT_PAUSE_MS : resetMs - wallMs;
    return Math.max(1000, retryAfterMs ?? untilResetMs);
  }
  if (status < 500 || isCreate(request)) return undefined;
  return Math.max(1000 * 4 ** (tries - 1), retryAfterMs ?? 0);
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET' && !isGraphql(request);
}

/** A GraphQL query is a POST, too. */
function isCreate(request: Request): boolean {
  return request.method === 'POST' && !isGraphql(request);
}

function isGraphql({ url }: Request): boolean {
  return url.endsWith('/graphql');
}

/**
 * A broken connection leaves a body empty, and a proxy may send a page of its own: the library takes both for a success.
 * @throws Error with the status of a bad gateway
 */
function checkData({ status, data }: Response, { mediaType }: Request): void {
  const isJson = typeof data === 'object' && data !== null;
  if (isJson || status === 204 || mediaType?.format) return;
  throw unclearAnswer(`${status} without JSON`);
}
