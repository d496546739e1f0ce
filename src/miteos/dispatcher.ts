import type { Dispatcher } from 'undici';

import { UserError } from '../support/errors.ts';
import { proxyName, type Proxies } from '../support/proxies.ts';
import { openProxyClient } from './proxy-client.ts';
import { EnvHttpProxyAgent } from './undici-parts.ts';

/** Said outright, since NODE_TLS_REJECT_UNAUTHORIZED decides where nothing is said. */
const TLS = { rejectUnauthorized: true };

/**
 * The connections to the service and its files. Certificates are always checked. https goes through the proxy by CONNECT; plain
 * http, which is for this machine alone, never goes through one: the key would cross the network readable.
 * @throws UserError when the proxy's address can't be used; without the address, in which a password may stand
 */
export function openDispatcher({ httpsProxy, noProxy }: Omit<Proxies, 'httpProxy'>): Dispatcher {
  if (httpsProxy !== '') checkProxy(httpsProxy);
  return new EnvHttpProxyAgent({
    // Empty, not left out: undici reads the environment for what is left out.
    httpProxy: '',
    httpsProxy,
    noProxy,
    connect: TLS,
    requestTls: TLS,
    proxyTls: TLS,
    clientFactory: openProxyClient,
  });
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
