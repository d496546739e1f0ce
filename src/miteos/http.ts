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
  /** The base URL with its path, without a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
  /** Redacts text from the service, which may repeat the key. */
  readonly secrets: Secrets;
  /** The maximum time until a response is read completely, in milliseconds; a minute by default. */
  readonly timeoutMs?: number;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** The encoded path, relative to the base URL. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a redirect is returned, for the caller to follow without the key. Otherwise it is an error. */
  readonly acceptsRedirect?: boolean;
}

export type Response = Dispatcher.ResponseData;

/** The timeout for the response headers, and between two chunks of the body. */
export const IDLE_TIMEOUT_MS = 30_000;
/** The timeout for a whole response, which also bounds one that arrives byte by byte. It does not apply to the body of a file. */
const TIMEOUT_MS = 60_000;
/**
 * The maximum size of a response. A task with its prompt is much smaller. The text and the parsed value are in memory at the same time,
 * together with those of the previous response.
 */
const MAX_RESPONSE_BYTES = 6_000_000;
const DEFAULT_ATTEMPTS = 4;

/** A request, and how to read its response. */
interface Exchange<Result> {
  readonly request: ApiRequest;
  /** Whether the body is returned unread. Then the timeout applies only to the headers. */
  readonly isStream: boolean;
  readonly read: (response: Response, where: string) => Promise<Result>;
}

/** Sends requests to the service with the key, and retries them. */
export class MiteosHttp {
  readonly #options: HttpOptions;
  #rateLimit: RateLimit | undefined;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /** The rate limit in the latest response that reports it. */
  get rateLimit(): RateLimit | undefined {
    return this.#rateLimit;
  }

  /**
   * Sends a request and decodes the JSON body of the response.
   * @param decode converts the JSON value, which is undefined for an empty body; throws for an invalid value
   * @throws ServiceError, whose cause is a TooLargeError when the response is too large; or the signal's reason when it aborts before any
   * attempt has failed
   */
  async sendForJson<Result>(
    request: ApiRequest,
    call: CallOptions | undefined,
    decode: (json: unknown) => Result,
  ): Promise<Result> {
    const read = async (response: Response, where: string): Promise<Result> => {
      const body = await readText(response, MAX_RESPONSE_BYTES);
      try {
        return decode(this.#parse(body));
      } catch (error) {
        // The response is unusable, but the request may have taken effect.
        throw new ServiceError(
          `Miteos returned ${response.statusCode} for ${where}, but ${errorMessage(error)}`,
          { arrival: 'perhaps', status: response.statusCode, cause: error },
        );
      }
    };
    return this.#repeat({ request, isStream: false, read }, call);
  }

  /**
   * Sends a request and returns the response with an unread body.
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
      // The parser's error is not the cause, because it quotes the response, which may contain the key.
      const message = readServerMessage(body, redact);
      throw new Error(
        message === '' ? 'the response is not JSON' : `the response is not JSON: "${message}"`,
      );
    }
  }

  async #repeat<Result>(
    exchange: Exchange<Result>,
    { signal, attempts = DEFAULT_ATTEMPTS }: CallOptions = {},
  ): Promise<Result> {
    const { clock } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#send(exchange, signal);
      } catch (error) {
        if (!(error instanceof ServiceError) || attempt >= attempts) throw error;
        if (error.cause instanceof TooLargeError) throw error;
        const delayMs = retryDelayMs(error, attempt, clock.random());
        if (delayMs === undefined) throw error;
        await clock.sleep(delayMs, signal);
        if (signal?.aborted === true) throw error;
      }
    }
  }

  async #send<Result>(
    { request, isStream, read }: Exchange<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const { timeoutMs = TIMEOUT_MS, secrets } = this.#options;
    const where = `${request.method} ${request.path.replace(/\?.*/s, '')}`;
    const limit = AbortSignal.timeout(timeoutMs);
    const signals = [signal, isStream ? undefined : limit].filter((one) => one !== undefined);
    try {
      signal?.throwIfAborted();
      const response = await this.#request(request, AbortSignal.any(signals));
      this.#updateRateLimit(response);
      if (isAccepted(response.statusCode, request)) return await read(response, where);
      const text = await readErrorText(response, limit);
      throw this.#refusal(response, { text, where, method: request.method });
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (signal?.aborted === true) throw signal.reason;
      if (limit.aborted && !isStream) {
        const message = `${where} timed out after ${timeoutMs / 1000} s`;
        throw new ServiceError(message, { arrival: 'perhaps', cause: error });
      }
      const neverSent = isNeverSent(error);
      const what = neverSent ? 'did not reach Miteos' : 'got no complete response from Miteos';
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
        // The expanded size of an encoded response is unknown. If one is encoded anyway, it is decoded.
        'accept-encoding': 'identity',
        'content-type': body === undefined ? undefined : 'application/json',
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  #updateRateLimit({ headers }: Response): void {
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
    const detail = message === '' ? ', without an error message' : `: "${message}"`;
    return new ServiceError(`Miteos returned ${status} for ${where}${detail}`, {
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
  // A 429 is rejected unread. A 5xx leaves open whether the request took effect.
  if (status === 429) return 'never';
  if (status >= 500 || status === 408) return 'perhaps';
  // A redirect of a POST may follow its execution, e.g. to the new resource.
  return status < 400 && method === 'POST' ? 'perhaps' : 'refused';
}
