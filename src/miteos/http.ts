import { request as sendRequest, type Dispatcher } from 'undici';

import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Secrets } from '../support/redactor.ts';
import {
  ServiceError,
  type Arrival,
  type CallOptions,
  type RateLimit,
} from '../task/task-service.ts';
import { connectionErrorMessage, isLastingFailure, isNeverSent } from './connection-error.ts';
import {
  headerCount,
  headerText,
  parseJson,
  readErrorText,
  readText,
  TooLargeError,
} from './read-json.ts';
import { parseRetryAfterMs, retryDelayMs } from './retry-policy.ts';
import { readServerMessage } from './server-message.ts';

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

/** No answer's head after this long, and no byte of its body for this long, is a failure. */
export const IDLE_TIMEOUT_MS = 30_000;
/** Bounds also an answer that comes byte by byte. A file's body has no such limit. */
const ANSWER_LIMIT_MS = 60_000;
/**
 * Larger answers are refused: a task with its prompt stays far below. Their text and what is made of it lie in memory at the
 * same time, and for a while those of the answer before.
 */
const MAX_ANSWER_BYTES = 6_000_000;
const DEFAULT_ATTEMPTS = 4;

/** One way to send a request, and what is made of an answer that was accepted. */
interface Exchange<Answer> {
  readonly request: ApiRequest;
  /** Whether the body is handed on unread; then only its head must come in time. */
  readonly isStream: boolean;
  readonly read: (response: Response, where: string) => Promise<Answer>;
}

/** Sends requests to the service with its key, and repeats those that may be repeated. */
export class MiteosHttp {
  readonly #options: HttpOptions;
  #rateLimit: RateLimit | undefined;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /** As of the latest answer that says it. */
  get rateLimit(): RateLimit | undefined {
    return this.#rateLimit;
  }

  /**
   * What the answer's body says.
   * @param decode gets the body as JSON, undefined when it is empty; throws when it can't be used
   * @throws ServiceError, with a TooLargeError for its cause where the answer is too long; or the signal's reason when it is aborted
   * while nothing has failed yet
   */
  async sendForJson<Answer>(
    request: ApiRequest,
    call: CallOptions | undefined,
    decode: (json: unknown) => Answer,
  ): Promise<Answer> {
    const read = async (response: Response, where: string): Promise<Answer> => {
      const body = await readText(response, MAX_ANSWER_BYTES);
      try {
        return decode(this.#parse(body));
      } catch (error) {
        // The answer came and can't be used: the request itself may well have taken effect.
        throw new ServiceError(
          `Miteos answered ${response.statusCode} to ${where}, but ${errorMessage(error)}`,
          { arrival: 'perhaps', status: response.statusCode, cause: error },
        );
      }
    };
    return this.#repeat({ request, isStream: false, read }, call);
  }

  /**
   * The response with its body unread.
   * @throws ServiceError, or the signal's reason
   */
  async sendForStream(request: ApiRequest, call?: CallOptions): Promise<Response> {
    const read = (response: Response): Promise<Response> => Promise.resolve(response);
    return this.#repeat({ request, isStream: true, read }, call);
  }

  #parse(body: string): unknown {
    const { redact, redactKeys } = this.#options.secrets;
    if (body.trim() === '') return undefined;
    try {
      return parseJson(body, redactKeys);
    } catch {
      // The parser's own error is not handed on: it quotes the answer, which may hold the key.
      const message = readServerMessage(body, redact);
      throw new Error(message === '' ? 'it is no JSON' : `it is no JSON: "${message}"`);
    }
  }

  async #repeat<Answer>(
    exchange: Exchange<Answer>,
    { signal, attempts = DEFAULT_ATTEMPTS }: CallOptions = {},
  ): Promise<Answer> {
    const { clock } = this.#options;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#send(exchange, signal);
      } catch (error) {
        if (!(error instanceof ServiceError) || tries >= attempts) throw error;
        if (error.cause instanceof TooLargeError) throw error;
        const delayMs = retryDelayMs(error, tries, clock.random());
        if (delayMs === undefined) throw error;
        await clock.sleep(delayMs, signal);
        if (signal?.aborted === true) throw error;
      }
    }
  }

  async #send<Answer>(
    { request, isStream, read }: Exchange<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const { answerLimitMs = ANSWER_LIMIT_MS, secrets } = this.#options;
    const where = `${request.method} ${request.path.replace(/\?.*/s, '')}`;
    const limit = AbortSignal.timeout(answerLimitMs);
    const signals = [signal, isStream ? undefined : limit].filter((one) => one !== undefined);
    try {
      signal?.throwIfAborted();
      const response = await this.#request(request, AbortSignal.any(signals));
      this.#noteRateLimit(response);
      if (isAccepted(response.statusCode, request)) return await read(response, where);
      const text = await readErrorText(response, limit);
      throw this.#refusal(response, { text, where, method: request.method });
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (signal?.aborted === true) throw signal.reason;
      if (limit.aborted && !isStream) {
        const message = `${where} took longer than ${answerLimitMs / 1000} s`;
        throw new ServiceError(message, { arrival: 'perhaps', cause: error });
      }
      const neverSent = isNeverSent(error);
      const what = neverSent ? 'did not reach Miteos' : 'got no whole answer from Miteos';
      const message = secrets.redact(connectionErrorMessage(error));
      throw new ServiceError(`${where} ${what}: ${message}`, {
        arrival: neverSent ? 'never' : 'perhaps',
        isLasting: isLastingFailure(error),
        cause: error,
      });
    }
  }

  async #request(
    { method, path, body, headers }: ApiRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const { baseUrl, apiKey, dispatcher, userAgent } = this.#options;
    return sendRequest(`${baseUrl}${path}`, {
      method,
      dispatcher,
      signal,
      headersTimeout: IDLE_TIMEOUT_MS,
      bodyTimeout: IDLE_TIMEOUT_MS,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'user-agent': userAgent,
        // Nobody knows to which size a coded answer expands. What comes coded all the same is decoded.
        'accept-encoding': 'identity',
        'content-type': body === undefined ? undefined : 'application/json',
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  #noteRateLimit({ headers }: Response): void {
    const limit = headerCount(headers, 'x-ratelimit-limit');
    const remaining = headerCount(headers, 'x-ratelimit-remaining');
    if (limit !== undefined && remaining !== undefined) this.#rateLimit = { limit, remaining };
  }

  #refusal(
    { statusCode: status, headers }: Response,
    { text, where, method }: Pick<ApiRequest, 'method'> & { text: string; where: string },
  ): ServiceError {
    const { secrets, clock } = this.#options;
    const message = readServerMessage(text, secrets.redact);
    const said = message === '' ? 'without a word' : `"${message}"`;
    return new ServiceError(`Miteos answered ${status} to ${where}: ${said}`, {
      arrival: arrivalOf(status, method),
      status,
      retryAfterMs: parseRetryAfterMs(headerText(headers, 'retry-after'), clock.wallMs()),
      remaining: headerCount(headers, 'x-ratelimit-remaining'),
    });
  }
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
