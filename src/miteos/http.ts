import type { Dispatcher } from 'undici';
import { request as undiciRequest } from 'undici';

import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
import { ServiceError, type CallOptions, type RateLimit } from '../task/task-service.ts';
import { headerCount, headerText } from './header.ts';
import { isNeverSent, parseRetryAfterMs, retryDelayMs } from './retry-policy.ts';
import { readServerWords, withoutSecret } from './server-words.ts';

export interface HttpOptions {
  /** With its path, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
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

/** No answer's head after this long, and no byte of its body for this long, is a failure. */
const IDLE_TIMEOUT_MS = 30_000;
/** Larger answers are refused: a task with its prompt stays far below. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const LARGEST_ERROR_BYTES = 64 * 1024;
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
    return this.#repeat(request, call, async (response, where) => {
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
    });
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
    return this.#repeat(request, call, (response) => Promise.resolve(response));
  }

  async #repeat<Answer>(
    request: ApiRequest,
    { signal, attempts = DEFAULT_ATTEMPTS }: CallOptions = {},
    read: (response: Response, where: string) => Promise<Answer>,
  ): Promise<Answer> {
    const { clock } = this.#options;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#sendOnce(request, signal, read);
      } catch (error) {
        if (!(error instanceof ServiceError) || tries >= attempts) throw error;
        const delay = retryDelayMs(error, tries, clock.random());
        if (delay === undefined) throw error;
        await clock.sleep(delay, signal);
        signal?.throwIfAborted();
      }
    }
  }

  async #sendOnce<Answer>(
    request: ApiRequest,
    signal: AbortSignal | undefined,
    read: (response: Response, where: string) => Promise<Answer>,
  ): Promise<Answer> {
    const where = `${request.method} ${request.path.replace(/\?.*$/s, '')}`;
    try {
      signal?.throwIfAborted();
      const response = await this.#dispatch(request, signal);
      this.#noteRateLimit(response);
      if (!isAccepted(response.statusCode, request)) throw await this.#refusal(response, where);
      return await read(response, where);
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (signal?.aborted === true) throw signal.reason;
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

  async #refusal(response: Response, where: string): Promise<ServiceError> {
    const { statusCode: status, headers } = response;
    const words = readServerWords(await readErrorText(response), this.#options.apiKey);
    const said = words === '' ? 'without a word' : `"${words}"`;
    return new ServiceError(`Miteos answered ${status} to ${where}: ${said}`, {
      // A 429 is turned away unread. After a 5xx nobody knows.
      arrival: status === 429 ? 'never' : status >= 500 || status === 408 ? 'perhaps' : 'refused',
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

async function readText({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** The words of a refusal are a help, not a need: what can't be read of them counts as not said. */
async function readErrorText(response: Response): Promise<string> {
  try {
    return await readText(response, LARGEST_ERROR_BYTES);
  } catch {
    return '';
  }
}
