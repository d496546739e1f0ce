import { EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

import { UserError } from '../support/errors.ts';
import { proxyName, type Proxies } from '../support/proxies.ts';
import { connectionErrorMessage, ProxyError } from './connection-error.ts';

/** Set explicitly, because otherwise NODE_TLS_REJECT_UNAUTHORIZED decides. */
const TLS = { rejectUnauthorized: true };
/** The timeout for a proxy that accepts a connection but does not respond. */
const PROXY_TIMEOUT_MS = 20_000;
/** The maximum size of all response headers. Node's default of 16 KiB is too small for gateways that add headers and cookies. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * Opens connections to the service and its files. Certificates are always checked. https goes through the proxy with CONNECT. Plain http,
 * which is only for loopback, never goes through a proxy, because the key would cross the network unencrypted.
 * @throws UserError for an invalid proxy URL; it does not show the URL, which may contain a password
 */
export function openDispatcher({ httpsProxy, noProxy }: Omit<Proxies, 'httpProxy'>): Dispatcher {
  if (httpsProxy !== '') checkProxy(httpsProxy);
  return new EnvHttpProxyAgent({
    // Empty, because undici reads the environment when the option is absent.
    httpProxy: '',
    httpsProxy,
    noProxy,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: TLS,
    requestTls: TLS,
    proxyTls: TLS,
    clientFactory: openProxyClient,
  });
}

/**
 * Opens the connections to the proxy itself. Its errors become a ProxyError, which distinguishes them from errors of the service behind
 * it.
 * @param options the options that undici's ProxyAgent passes to its client
 */
function openProxyClient({ origin }: URL, options: object): Dispatcher {
  const pool = new Pool(origin, { ...options, headersTimeout: PROXY_TIMEOUT_MS });
  const connectPool: PoolConnect = pool.connect.bind(pool);
  const connect: PoolConnect = async (request) => {
    const response = await connectPool(request).catch((cause: unknown) => {
      const message = `could not connect through proxy ${origin}: ${connectionErrorMessage(cause)}`;
      throw new ProxyError(message, { cause });
    });
    const { statusCode: status, socket } = response;
    if (status === 200) return response;
    socket.on('error', () => undefined).destroy();
    throw new ProxyError(refusalMessage(origin, status), { status });
  };
  return Object.assign(pool, { connect });
}

type PoolConnect = (request: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;

function refusalMessage(proxy: string, status: number): string {
  const returned = `the proxy ${proxy} returned ${status}`;
  if (status === 407) {
    return `${returned}: add the user name and password for the proxy to the environment variable https_proxy`;
  }
  if (status === 403) return `${returned}: allow the host in the proxy, or add it to no_proxy`;
  return `${returned} instead of connecting to the host`;
}

function checkProxy(address: string): void {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || !isDecodable(url)) {
    throw new UserError(
      `https_proxy: expected a URL such as http://proxy.example:3128, got ${proxyName(address)}. ` +
        'Percent-encode special characters in the user name and password.',
    );
  }
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
