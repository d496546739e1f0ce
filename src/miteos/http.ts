import type { Dispatcher } from 'undici';
import { request as undiciRequest } from 'undici';

import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
import {
  ServiceError,
  type Arrival,
  type CallOptions,
  type RateLimit,
} from '../task/task-service.ts';
import { headerCount, headerText } from './header.ts';
import { readErrorText, readText } from './read-text.ts';
import {
  isNeverSent,
  parseRetryAfterMs,
  patientRetryDelayMs,
  retryDelayMs,
} from './retry-policy.ts';
import { readServerWords, withoutSecret } from './server-words.ts';

export interface HttpOptions {
  /** With its path, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
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

type Response = Dispatcher.ResponseData;

/** What is made of an answer that was accepted. */
interface Reading<Answer> {
  /** Whether its body is handed on unread; then only its head must come in time. */
  readonly isStream: boolean;
  readonly read: (response: Response, where: string) => Promise<Answer>;
}

/** No answer's head after this long, and no byte of its body for this long, is a failure. */
const IDLE_TIMEOUT_MS = 30_000;
/** Bounds also an answer that comes byte by byte. A file's body has no such limit. */
const ANSWER_LIMIT_MS = 60_000;
/** Larger answers are refused: a task with its prompt stays far below. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const DEFAULT_ATTEMPTS = 4;

/**
 * Sends requests to the service with its key, repeats those that may be repeated, and turns every failure
 * into a ServiceError that says whether the request may have taken effect.
 */
export class MiteosHttp {
  readonly #options: HttpOptions;
  #rateLimit: RateLimit | undefined;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  get rateLimit(): RateLimit | undefined {
    return this.#rateLimit;
  }

  /**
   * What the answer's body says.
   * @param decode gets the body as JSON, undefined when it is empty; throws when it can't be used
   * @throws ServiceError, or the signal's reason
   */
  async sendForJson<Answer>(
    request: ApiRequest,
    call: CallOptions | undefined,
    decode: (json: unknown) => Promise<Answer>,
  ): Promise<Answer> {
    const read = async (response: Response, where: string): Promise<Answer> => {
      const body = await readText(response, LARGEST_ANSWER_BYTES);
      try {
        return await decode(this.#parse(body));
      } catch (error) {
        // The answer came and can't be used: the request itself may well have taken effect.
        throw new ServiceError(
          `Miteos answered ${response.statusCode} to ${where}, but ${errorWords(error)}`,
          { arrival: 'perhaps', status: response.statusCode, cause: error },
        );
      }
    };
    return this.#repeat(request, call, { isStream: false, read });
  }

  #parse(body: string): unknown {
    if (body.trim() === '') return undefined;
    try {
      return JSON.parse(body);
    } catch {
      // The parser's own error is not handed on: it quotes the answer, which may hold the key.
      throw new Error(`it is no JSON: "${readServerWords(body, this.#options.apiKey)}"`);
    }
  }

  /**
   * The response with its body unread.
   * @throws ServiceError, or the signal's reason
   */
  async sendForStream(request: ApiRequest, call?: CallOptions): Promise<Response> {
    const read = (response: Response): Promise<Response> => Promise.resolve(response);
    return this.#repeat(request, call, { isStream: true, read });
  }

  async #repeat<Answer>(
    request: ApiRequest,
    { signal, attempts = DEFAULT_ATTEMPTS }: CallOptions = {},
    reading: Reading<Answer>,
  ): Promise<Answer> {
    const { clock } = this.#options;
    const delayMs = attempts > DEFAULT_ATTEMPTS ? patientRetryDelayMs : retryDelayMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#sendOnce(request, signal, reading);
      } catch (error) {
        if (!(error instanceof ServiceError) || tries >= attempts) throw error;
        const delay = delayMs(error, tries, clock.random());
        if (delay === undefined) throw error;
        await clock.sleep(delay, signal);
        signal?.throwIfAborted();
      }
    }
  }

  async #sendOnce<Answer>(
    request: ApiRequest,
    signal: AbortSignal | undefined,
    { isStream, read }: Reading<Answer>,
  ): Promise<Answer> {
    const { answerLimitMs = ANSWER_LIMIT_MS } = this.#options;
    const limit = AbortSignal.timeout(answerLimitMs);
    const where = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
    try {
      signal?.throwIfAborted();
      const inTime = signal === undefined ? limit : AbortSignal.any([signal, limit]);
      const response = await this.#dispatch(request, isStream ? signal : inTime);
      this.#noteRateLimit(response);
      if (!isAccepted(response.statusCode, request)) {
        throw await this.#refusal(response, { method: request.method, where, limit });
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
      const words = withoutSecret(errorWords(error), this.#options.apiKey);
      throw new ServiceError(`${where} ${what}: ${words}`, {
        arrival: neverSent ? 'never' : 'perhaps',
        cause: error,
      });
    }
  }

  async #dispatch(request: ApiRequest, signal: AbortSignal | undefined): Promise<Response> {
    const { baseUrl, apiKey, dispatcher, userAgent } = this.#options;
    return undiciRequest(`${baseUrl}${request.path}`, {
      method: request.method,
      dispatcher,
      headersTimeout: IDLE_TIMEOUT_MS,
      bodyTimeout: IDLE_TIMEOUT_MS,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'user-agent': userAgent,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #refusal(
    response: Response,
    { method, where, limit }: { method: ApiRequest['method']; where: string; limit: AbortSignal },
  ): Promise<ServiceError> {
    const { statusCode: status, headers } = response;
    const words = readServerWords(await readErrorText(response, limit), this.#options.apiKey);
    const said = words === '' ? 'without a word' : `"${words}"`;
    return new ServiceError(`Miteos answered ${status} to ${where}: ${said}`, {
      arrival: arrivalOf(status, method),
      status,
      serverWords: words === '' ? undefined : words,
      retryAfterMs: parseRetryAfterMs(
        headerText(headers, 'retry-after'),
        this.#options.clock.wallMs(),
      ),
      remaining: headerCount(headers, 'x-ratelimit-remaining'),
    });
  }

  #noteRateLimit({ headers }: Response): void {
    const limit = headerCount(headers, 'x-ratelimit-limit');
    const remaining = headerCount(headers, 'x-ratelimit-remaining');
    if (limit !== undefined && remaining !== undefined) this.#rateLimit = { limit, remaining };
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
