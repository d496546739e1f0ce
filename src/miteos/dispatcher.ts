import { EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

import { UserError } from '../support/errors.ts';
import { proxyName, type Proxies } from '../support/proxies.ts';
import { connectionErrorMessage, ProxyError } from './connection-error.ts';

/** Said outright, since NODE_TLS_REJECT_UNAUTHORIZED decides where nothing is said. */
const TLS = { rejectUnauthorized: true };
/** A proxy that takes a connection and then says nothing is given up after this long. */
const PROXY_ANSWER_LIMIT_MS = 20_000;
/** Of the headers of an answer together: gateways add theirs, and cookies, to what is 16 KiB for Node by itself. */
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * The connections to the service and its files. Certificates are always checked. https goes through the proxy by CONNECT; plain
 * http, which is for this machine alone, never goes through one: the key would cross the network readable.
 * @throws UserError when the proxy's address can't be used; without the address, which may hold a password
 */
export function openDispatcher({ httpsProxy, noProxy }: Omit<Proxies, 'httpProxy'>): Dispatcher {
  if (httpsProxy !== '') checkProxy(httpsProxy);
  return new EnvHttpProxyAgent({
    // Empty, not left out: undici reads the environment for what is left out.
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
 * The connections to the proxy itself, which is asked for connections to the service. What goes wrong with it is a ProxyError, unlike
 * what goes wrong behind it.
 * @param options those that undici's ProxyAgent gives to its client
 */
function openProxyClient({ origin }: URL, options: object): Dispatcher {
  const pool = new Pool(origin, { ...options, headersTimeout: PROXY_ANSWER_LIMIT_MS });
  const connectPool: PoolConnect = pool.connect.bind(pool);
  const connect: PoolConnect = async (request) => {
    const answer = await connectPool(request).catch((cause: unknown) => {
      const message = `could not connect through proxy ${origin}: ${connectionErrorMessage(cause)}`;
      throw new ProxyError(message, { cause });
    });
    const { statusCode: status, socket } = answer;
    if (status === 200) return answer;
    socket.on('error', () => undefined).destroy();
    throw new ProxyError(refusalMessage(origin, status), { status });
  };
  return Object.assign(pool, { connect });
}

type PoolConnect = (request: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;

function refusalMessage(proxy: string, status: number): string {
  const answered = `the proxy ${proxy} answered ${status}`;
  if (status === 407) {
    return `${answered}: set the environment variable https_proxy with the user name and the password that it asks for`;
  }
  if (status === 403) return `${answered}: allow this address there, or name its host in no_proxy`;
  return `${answered} instead of connecting to the address`;
}

function checkProxy(address: string): void {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || !isDecodable(url)) {
    throw new UserError(
      `https_proxy: expected an address such as http://proxy.example:3128, got ${proxyName(address)}. In a user name and a password, ` +
        'characters that are not letters or digits have to be percent-encoded.',
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
