import type { Dispatcher } from 'undici';
import connectFunction from 'undici/lib/api/api-connect.js';
import requestFunction from 'undici/lib/api/api-request.js';
import DecoratorHandler from 'undici/lib/handler/decorator-handler.js';
import DispatcherBase from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';

/**
 * The parts of undici that a request takes, by their paths: its index loads three times as much, fetch, web sockets, caches and
 * mocks among it, which is half of what this action would parse before it can create a task. The version is pinned, and the type
 * check and every test fail when a path is another one. Measured by `npm run bench -- start-up sizes`.
 */
export { DecoratorHandler, EnvHttpProxyAgent, Pool };

// As the index does: the agent for proxies asks its client for the way through by this method.
Object.assign(DispatcherBase.prototype, { connect: connectFunction });

export interface RequestOptions extends Omit<Dispatcher.RequestOptions, 'origin' | 'path'> {
  readonly dispatcher: Dispatcher;
}

/** Sends one request, as undici's `request` does. @throws as that does */
export async function sendRequest(
  url: string | URL,
  { dispatcher, ...options }: RequestOptions,
): Promise<Dispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(url);
  return requestFunction.call(dispatcher, { ...options, origin, path: `${pathname}${search}` });
}
