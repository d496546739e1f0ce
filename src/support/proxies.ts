import { isIP } from 'node:net';

/** The proxy settings. Empty URLs mean direct connections. */
export interface Proxies {
  /** A URL, possibly with credentials. */
  readonly httpsProxy: string;
  readonly httpProxy: string;
  /** A comma-separated list of hosts that are reached directly, in a form that all libraries understand. */
  readonly noProxy: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Loopback never goes through a proxy: the proxy would connect to its own machine, and plain http would cross the network. */
const LOOPBACK = ['localhost', '.localhost', '127.0.0.1', '[::1]'];

/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, in lower case or else in upper case, as curl does.
 *
 * `no_proxy` is separated by commas or whitespace. An entry is `example.com`, `.example.com` or `*.example.com`, which all mean the
 * domain and its subdomains; an IP address; any of these with `:port`; or `*` for every host. Address ranges (`10.0.0.0/8`) are not
 * supported. Loopback is always reached directly.
 */
export function readProxies(variables: Variables): Proxies {
  const read = (name: string): string =>
    (variables[name] || variables[name.toUpperCase()] || '').trim();
  const entries = read('no_proxy')
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '');
  const addresses = entries.includes('*')
    ? { httpsProxy: '', httpProxy: '' }
    : {
        httpsProxy: withScheme(read('https_proxy')),
        httpProxy: withScheme(read('http_proxy')),
      };
  const noProxy = [...new Set([...LOOPBACK, ...entries.flatMap(noProxyVariants)])].join(',');
  return { ...addresses, noProxy };
}

/** Adds the scheme to `proxy.example:8080`, which other tools accept, too. */
function withScheme(address: string): string {
  return address === '' || address.includes('://') ? address : `http://${address}`;
}

/**
 * Returns an entry in all forms that the libraries need to treat it in the same way: undici, `@actions/http-client`, which needs the
 * plain name for the domain itself, and Azure's client, which needs the leading dot for subdomains.
 */
function noProxyVariants(entry: string): string[] {
  const bare = entry.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 6) return [`[${bare}]`];
  if (isIP(entry) === 4 || entry.startsWith('[')) return [entry];
  const [, name = '', port = ''] = /^(?:\*?\.)?(.*?)\.?(:\d+)?$/.exec(entry) ?? [];
  if (name === '') return [];
  return name === '*' ? [entry] : [`${name}${port}`, `.${name}${port}`];
}

/** Returns the URL without its credentials, for messages. */
export function proxyName(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'an invalid URL' : `${url.protocol}//${url.host}`;
}

/** Whether a URL's host is loopback, so that plain http to it does not cross a network. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
