import type { Dispatcher } from 'undici';

import { isLoopbackHost } from '../support/proxies.ts';
import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type OpenedDeliverable,
} from '../task/task-service.ts';
import { connectionErrorMessage } from './connection-error.ts';
import type { HttpOptions } from './exchange.ts';
import { headerText } from './header.ts';
import type { MiteosHttp } from './http.ts';
import { openedDeliverable, rangeHeaders } from './opened-deliverable.ts';
import { isLastingFailure, isNeverSent } from './retry-policy.ts';
import { sendRequest } from './undici-parts.ts';

type Response = Dispatcher.ResponseData;
type OpenOptions = CallOptions & { readonly range?: ByteRange | undefined };

export interface LinkOptions extends Pick<
  HttpOptions,
  'baseUrl' | 'dispatcher' | 'userAgent' | 'secrets'
> {
  /** Called with each pre-signed link as soon as it is known, listed or redirected to, so that its credential is masked. */
  readonly onLink: (url: string) => void;
}

const IDLE_TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Opens a pre-signed link. It is sent neither the key nor anything else of ours but the range, also not after a redirect.
 * @throws ServiceError without the link's query, which is a credential; or the signal's reason
 */
export async function openLink(
  link: string,
  { baseUrl, dispatcher, userAgent, secrets, onLink }: LinkOptions,
  { range, signal }: OpenOptions,
): Promise<OpenedDeliverable> {
  let url = parseLink(link, { baseUrl });
  for (let redirects = 0; ; redirects += 1) {
    const where = `the download from ${url.host}`;
    const response = await send(url, where);
    if (response.statusCode === 200 || response.statusCode === 206)
      return openedDeliverable(response, range, secrets);
    void response.body.dump();
    const location = response.headers['location'];
    if (!REDIRECTS.has(response.statusCode) || typeof location !== 'string') {
      throw refused(where, response.statusCode);
    }
    if (redirects >= MAX_REDIRECTS)
      throw refused(`${where} after ${redirects} redirects`, response.statusCode);
    url = parseLink(location, { baseUrl, from: url.href });
    onLink(url.href);
  }

  async function send(target: URL, where: string): Promise<Response> {
    try {
      return await sendRequest(target, {
        method: 'GET',
        dispatcher,
        headersTimeout: IDLE_TIMEOUT_MS,
        bodyTimeout: IDLE_TIMEOUT_MS,
        headers: { 'user-agent': userAgent, ...rangeHeaders(range) },
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      const words = withoutAnyQuery(connectionErrorMessage(error));
      const arrival = isNeverSent(error) ? 'never' : 'perhaps';
      // The cause is left out: a library's error may quote the whole address.
      throw new ServiceError(`${where} failed: ${words}`, {
        arrival,
        isLasting: isLastingFailure(error),
      });
    }
  }
}

/**
 * Opens a deliverable at the service's own endpoint, which needs the key. Where that sends us on, the key stays behind.
 * @throws ServiceError, or the signal's reason
 */
export async function openFromApi(
  http: MiteosHttp,
  path: string,
  options: OpenOptions & { readonly link: LinkOptions },
): Promise<OpenedDeliverable> {
  const { range, link, ...call } = options;
  const request = {
    method: 'GET',
    path,
    headers: rangeHeaders(range),
    acceptsRedirect: true,
  } as const;
  const response = await http.sendForStream(request, call);
  if (response.statusCode < 300) return openedDeliverable(response, range, link.secrets);
  void response.body.dump();
  const location = headerText(response.headers, 'location');
  if (location === undefined) throw refused(`GET ${path}`, response.statusCode);
  const { href } = parseLink(location, { ...link, from: `${link.baseUrl}${path}` });
  link.onLink(href);
  return openLink(href, link, options);
}

/**
 * Only https: a file that anyone on the way could have changed is worth nothing. And http on this machine when the
 * service is here, too; a service elsewhere has no business with what else listens here.
 * @param from the address that led here
 */
function parseLink(link: string, { baseUrl, from }: { baseUrl: string; from?: string }): URL {
  const url = URL.parse(link, from);
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && [url, new URL(baseUrl)].every(isLoopback)) return url;
  throw new ServiceError('the download link is no https address', { arrival: 'refused' });
}

function isLoopback({ hostname }: URL): boolean {
  return isLoopbackHost(hostname);
}

function refused(where: string, status: number): ServiceError {
  return new ServiceError(`${where} was answered with ${status}`, {
    arrival: status === 429 ? 'never' : status >= 500 ? 'perhaps' : 'refused',
    status,
  });
}

/** Of an address without its beginning, too: `errorWords` knows whole ones alone. */
function withoutAnyQuery(words: string): string {
  return words.replace(/\?\S*/g, '?…');
}
