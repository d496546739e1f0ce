import type { LookupFunction } from 'node:net';
import type { Server as HttpServer } from 'node:http';
import {
  RequestError,
  Server,
  type PrepareRequestFunctionOpts,
  type PrepareRequestFunctionResult,
} from 'proxy-chain';
import type { TlsFront } from './tls-front.ts';

/** A request to the proxy. */
interface ProxiedRequest {
  /** `CONNECT` for a tunnel, else the method of a plain request. */
  readonly method: string;
  /** `host:port`. */
  readonly target: string;
  readonly credentials: string;
}

export interface ForwardProxyOptions {
  /** The required credentials, `user:password`. */
  readonly credentials?: string;
  /** Returns a response to a request; undefined to pass it on. */
  readonly refuse?: (
    request: ProxiedRequest,
    earlier: readonly ProxiedRequest[],
  ) => number | undefined;
  /** The target for requests to the documentation address 2001:db8::1. */
  readonly nowhere?: TlsFront;
}

/**
 * A forward proxy as in company networks, on a free loopback port: Apify's proxy-chain. Only the proxy
 * resolves all names under `.test` to this machine.
 */
export class ForwardProxy {
  readonly requests: ProxiedRequest[] = [];
  readonly #server: Server;

  readonly #options: ForwardProxyOptions;

  private constructor(options: ForwardProxyOptions) {
    this.#options = options;
    this.#server = new Server({
      host: '127.0.0.1',
      port: 0,
      prepareRequestFunction: (request) => this.#prepare(request),
    });
  }

  static async open(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(options);
    await proxy.#server.listen();
    return proxy;
  }

  /** `127.0.0.1:<port>`. */
  get host(): string {
    return `127.0.0.1:${this.#server.port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** Each requested connection once, e.g. `CONNECT api.example:443`. */
  get ways(): string[] {
    return [...new Set(this.requests.map(({ method, target }) => `${method} ${target}`))].sort();
  }

  async close(): Promise<void> {
    await this.#server.close(true);
  }

  #prepare(asked: PrepareRequestFunctionOpts): PrepareRequestFunctionResult {
    const { request, hostname, port, username, password } = asked;
    const { credentials = '', refuse, nowhere } = this.#options;
    const seen = {
      method: request.method ?? '',
      target: `${hostname}:${port}`,
      credentials: username === '' ? '' : `${username}:${password}`,
    };
    const status = refuse?.(seen, this.requests);
    this.requests.push(seen);
    if (status !== undefined) throw new RequestError('The test wants it so.', status, undefined);
    if (credentials !== seen.credentials && credentials !== '') {
      return { requestAuthentication: true };
    }
    if (hostname !== '[2001:db8::1]' || nowhere === undefined) return { dnsLookup: thisMachine };
    return { customConnectServer: nowhere.server as unknown as HttpServer };
  }
}

const thisMachine = ((
  _: string,
  { all }: { all?: boolean },
  callback: Parameters<LookupFunction>[2],
) => {
  if (all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
}) as NonNullable<PrepareRequestFunctionResult['dnsLookup']>;
