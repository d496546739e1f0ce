import type { Dispatcher } from 'undici';

import { connectionErrorMessage } from './connection-error.ts';
import { DecoratorHandler, Pool } from './undici-parts.ts';

/** The proxy was not reached, or built no way to the service: nothing of the request went out. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** What the proxy answered, if it did. */
  readonly status: number | undefined;

  constructor(message: string, { status, cause }: { status?: number; cause?: unknown }) {
    super(message, { cause });
    this.status = status;
  }
}

/** A proxy that takes a connection and then says nothing is given up after this long. */
const ANSWER_LIMIT_MS = 20_000;

/**
 * The connections to the proxy itself, over which it is asked for ways to the service.
 * @param origin the proxy's, without credentials
 * @param options those that undici's ProxyAgent gives to its client
 */
export function openProxyClient(origin: URL, options: object): Dispatcher {
  const name = origin.origin;
  const pool = new Pool(name, { ...options, headersTimeout: ANSWER_LIMIT_MS });
  return pool.compose(
    (dispatch) => (request, handler) => dispatch(request, new ConnectWatch(handler, name)),
  );
}

/** Tells what goes wrong on the way to the proxy from what goes wrong behind it. */
class ConnectWatch extends DecoratorHandler implements Dispatcher.DispatchHandler {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #proxy: string;

  constructor(handler: Dispatcher.DispatchHandler, proxy: string) {
    super(handler);
    this.#handler = handler;
    this.#proxy = proxy;
  }

  onRequestUpgrade(
    ...[controller, status, headers, socket]: Parameters<
      NonNullable<Dispatcher.DispatchHandler['onRequestUpgrade']>
    >
  ): void {
    if (status === 200) {
      this.#handler.onRequestUpgrade?.(controller, status, headers, socket);
      return;
    }
    socket.on('error', () => undefined).destroy();
    const error = new ProxyError(refusalMessage(this.#proxy, status), { status });
    this.#handler.onResponseError?.(controller, error);
  }

  onResponseError(controller: Dispatcher.DispatchController, cause: Error): void {
    const words = `the proxy ${this.#proxy} gave no way through: ${connectionErrorMessage(cause)}`;
    this.#handler.onResponseError?.(controller, new ProxyError(words, { cause }));
  }
}

function refusalMessage(proxy: string, status: number): string {
  const answered = `the proxy ${proxy} answered ${status}`;
  if (status === 407) {
    return `${answered}: set the environment variable https_proxy with the user name and the password that it asks for`;
  }
  if (status === 403) return `${answered}: allow this address there, or name its host in no_proxy`;
  return `${answered} instead of giving a way through`;
}
