import { isIP } from 'node:net';

/** The ways out of the runner's network; empty where requests go straight. */
export interface Proxies {
  /** An address with its scheme, perhaps with credentials. */
  readonly httpsProxy: string;
  readonly httpProxy: string;
  /** Hosts that are reached straight, parted by commas, as every library here understands them. */
  readonly noProxy: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** A proxy elsewhere would look for this machine at its own place, and plain http would cross the network on the way. */
const LOOPBACK = ['localhost', '.localhost', '127.0.0.1', '[::1]'];

/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, in lower case or else in upper case, as curl does.
 *
 * In `no_proxy` stand, parted by commas or white space: `example.com`, `.example.com` or `*.example.com`, which all mean
 * the domain and all below it; an IP address; any of them with `:port`; or `*` for every host. Address ranges
 * (`10.0.0.0/8`) are not understood. This machine is always reached straight.
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
  const noProxy = [...new Set([...LOOPBACK, ...entries.flatMap(spellings)])].join(',');
  return { ...addresses, noProxy };
}

/** Other tools take `proxy.example:8080` for what it means, too. */
function withScheme(address: string): string {
  return address === '' || address.includes('://') ? address : `http://${address}`;
}

/**
 * One entry in each spelling that it takes for all libraries to read the same: undici, `@actions/http-client`, which needs the
 * plain name for the domain itself, and Azure's, which needs the leading dot for those below.
 */
function spellings(entry: string): string[] {
  const bare = entry.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 6) return [`[${bare}]`];
  if (isIP(entry) === 4 || entry.startsWith('[')) return [entry];
  const [, name = '', port = ''] = /^(?:\*?\.)?(.*?)\.?(:\d+)?$/.exec(entry) ?? [];
  if (name === '') return [];
  return name === '*' ? [entry] : [`${name}${port}`, `.${name}${port}`];
}

/** The address without its credentials, for the eyes of people. */
export function proxyName(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'an unreadable address' : `${url.protocol}//${url.host}`;
}

/** Whether a URL's host is this machine, so that plain http to it crosses no network. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
