import { errorMessage } from '../support/errors.ts';
import { ServiceError, type CallOptions, type RateLimit } from '../task/task-service.ts';
import {
  exchange,
  type ApiRequest,
  type HttpOptions,
  type Reading,
  type Response,
} from './exchange.ts';
import { headerCount } from './header.ts';
import { parseJson, TooLargeError } from './read-json.ts';
import { readText } from './read-text.ts';
import { patientRetryDelayMs, retryDelayMs } from './retry-policy.ts';
import { readServerMessage } from './server-message.ts';

/**
 * Larger answers are refused: a task with its prompt stays far below. Their text and what is made of it lie in memory at the
 * same time, and for a while those of the answer before.
 */
const MAX_ANSWER_BYTES = 6_000_000;
const DEFAULT_ATTEMPTS = 4;

/** Sends requests to the service with its key, and repeats those that may be repeated. */
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
   * @throws ServiceError, with a TooLargeError for its cause where the answer is too large; or the signal's reason
   */
  async sendForJson<Answer>(
    request: ApiRequest,
    call: CallOptions | undefined,
    decode: (json: unknown) => Promise<Answer>,
  ): Promise<Answer> {
    const read = async (response: Response, where: string): Promise<Answer> => {
      const body = await readText(response, MAX_ANSWER_BYTES);
      try {
        return await decode(this.#parse(body));
      } catch (error) {
        // The answer came and can't be used: the request itself may well have taken effect.
        throw new ServiceError(
          `Miteos answered ${response.statusCode} to ${where}, but ${errorMessage(error)}`,
          { arrival: 'perhaps', status: response.statusCode, cause: error },
        );
      }
    };
    return this.#repeat(request, call, { isStream: false, read });
  }

  #parse(body: string): unknown {
    if (body.trim() === '') return undefined;
    try {
      return parseJson(body, this.#options.secrets.redactKeys);
    } catch (error) {
      throw error instanceof TooLargeError ? error : this.#noJson(body);
    }
  }

  /** The parser's own error is not handed on: it quotes the answer, which may hold the key. */
  #noJson(body: string): Error {
    return new Error(`it is no JSON: "${readServerMessage(body, this.#options.secrets.redact)}"`);
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
    const onAnswer = this.#noteRateLimit.bind(this);
    for (let tries = 1; ; tries += 1) {
      try {
        return await exchange(request, reading, { ...this.#options, signal, onAnswer });
      } catch (error) {
        if (!(error instanceof ServiceError) || tries >= attempts) throw error;
        if (error.cause instanceof TooLargeError) throw error;
        const delay = delayMs(error, tries, clock.random());
        if (delay === undefined) throw error;
        await clock.sleep(delay, signal);
        signal?.throwIfAborted();
      }
    }
  }

  #noteRateLimit({ headers }: Response): void {
    const limit = headerCount(headers, 'x-ratelimit-limit');
    const remaining = headerCount(headers, 'x-ratelimit-remaining');
    if (limit !== undefined && remaining !== undefined) this.#rateLimit = { limit, remaining };
  }
}
