import type { Dispatcher } from 'undici';

import type { Clock } from '../support/clock.ts';
import type { Secrets } from '../support/redactor.ts';
import { ServiceError, type Arrival } from '../task/task-service.ts';
import { connectionErrorMessage } from './connection-error.ts';
import { headerCount, headerText } from './header.ts';
import { readErrorText } from './read-text.ts';
import { isLastingFailure, isNeverSent, parseRetryAfterMs } from './retry-policy.ts';
import { readServerMessage } from './server-message.ts';
import { sendRequest } from './undici-parts.ts';

export interface HttpOptions {
  /** With its path, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
  /** Redacts what the service says: it may repeat what it was sent. */
  readonly secrets: Secrets;
  /** How long a request may take until its answer was read whole, in milliseconds; a minute when absent. */
  readonly answerLimitMs?: number;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, its parts already encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hands back a redirect too, for the caller to follow without the key; else it is a failure. */
  readonly acceptsRedirect?: boolean;
}

export type Response = Dispatcher.ResponseData;

/** What is made of an answer that was accepted. */
export interface Reading<Answer> {
  /** Whether its body is handed on unread; then only its head must come in time. */
  readonly isStream: boolean;
  readonly read: (response: Response, where: string) => Promise<Answer>;
}

/** No answer's head after this long, and no byte of its body for this long, is a failure. */
const IDLE_TIMEOUT_MS = 30_000;
/** Bounds also an answer that comes byte by byte. A file's body has no such limit. */
const ANSWER_LIMIT_MS = 60_000;

/**
 * Sends one request with the key and reads what comes.
 * @throws ServiceError that says whether the request may have taken effect; or the signal's reason
 */
export async function exchange<Answer>(
  request: ApiRequest,
  { isStream, read }: Reading<Answer>,
  options: HttpOptions & {
    readonly signal: AbortSignal | undefined;
    readonly onAnswer: (response: Response) => void;
  },
): Promise<Answer> {
  const { answerLimitMs = ANSWER_LIMIT_MS, signal } = options;
  const limit = AbortSignal.timeout(answerLimitMs);
  const where = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
  try {
    signal?.throwIfAborted();
    const inTime = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    const response = await dispatch(request, isStream ? signal : inTime, options);
    options.onAnswer(response);
    if (!isAccepted(response.statusCode, request)) {
      throw await refusalOf(response, { ...options, method: request.method, where, limit });
    }
    return await read(response, where);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    if (signal?.aborted === true) throw signal.reason;
    if (limit.aborted && !isStream) {
      const words = `${where} took longer than ${answerLimitMs / 1000} s`;
      throw new ServiceError(words, { arrival: 'perhaps', cause: error });
    }
    const neverSent = isNeverSent(error);
    const what = neverSent ? 'did not reach Miteos' : 'got no whole answer from Miteos';
    const words = options.secrets.redact(connectionErrorMessage(error));
    throw new ServiceError(`${where} ${what}: ${words}`, {
      arrival: neverSent ? 'never' : 'perhaps',
      isLasting: isLastingFailure(error),
      cause: error,
    });
  }
}

async function dispatch(
  { method, path, body, headers }: ApiRequest,
  signal: AbortSignal | undefined,
  { baseUrl, apiKey, dispatcher, userAgent }: HttpOptions,
): Promise<Response> {
  return sendRequest(`${baseUrl}${path}`, {
    method,
    dispatcher,
    headersTimeout: IDLE_TIMEOUT_MS,
    bodyTimeout: IDLE_TIMEOUT_MS,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'user-agent': userAgent,
      // Of an answer that swells when it is decoded nobody knows the size.
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function refusalOf(
  response: Response,
  {
    method,
    where,
    limit,
    secrets,
    clock,
  }: HttpOptions & Pick<ApiRequest, 'method'> & { where: string; limit: AbortSignal },
): Promise<ServiceError> {
  const { statusCode: status, headers } = response;
  const words = readServerMessage(await readErrorText(response, limit), secrets.redact);
  const said = words === '' ? 'without a word' : `"${words}"`;
  return new ServiceError(`Miteos answered ${status} to ${where}: ${said}`, {
    arrival: arrivalOf(status, method),
    status,
    serverMessage: words === '' ? undefined : words,
    retryAfterMs: parseRetryAfterMs(headerText(headers, 'retry-after'), clock.wallMs()),
    remaining: headerCount(headers, 'x-ratelimit-remaining'),
  });
}

function isAccepted(status: number, { acceptsRedirect = false }: ApiRequest): boolean {
  return status >= 200 && status <= (acceptsRedirect ? 399 : 299);
}

function arrivalOf(status: number, method: ApiRequest['method']): Arrival {
  // A 429 is turned away unread. After a 5xx nobody knows.
  if (status === 429) return 'never';
  if (status >= 500 || status === 408) return 'perhaps';
  // Whoever sends on what was posted, e.g. to what it has made, may have carried it out.
  return status < 400 && method === 'POST' ? 'perhaps' : 'refused';
}
