import { parse as parseDisposition } from 'content-disposition';
import { request as sendRequest } from 'undici';

import { withoutQueries } from '../support/errors.ts';
import { isLoopbackHost } from '../support/proxies.ts';
import { withoutSignedQuery } from '../support/redactor.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type OpenedDeliverable,
} from '../task/task-service.ts';
import { connectionErrorMessage, isLastingFailure, isNeverSent } from './connection-error.ts';
import { decodedBody, parseCoding } from './content-coding.ts';
import { IDLE_TIMEOUT_MS, type HttpOptions, type MiteosHttp, type Response } from './http.ts';
import { headerCount, headerText } from './read-json.ts';

interface OpenOptions extends CallOptions {
  readonly range?: ByteRange | undefined;
  /** The size of the file in bytes, as the service lists it. */
  readonly listedBytes?: number | undefined;
}

export interface LinkOptions extends Pick<
  HttpOptions,
  'baseUrl' | 'dispatcher' | 'userAgent' | 'secrets'
> {
  /** Called with each pre-signed link from a list or a redirect, as soon as it is known, so that its credential is masked. */
  readonly onLink: (url: string) => void;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The maximum number of characters of a header that an error quotes. */
const MAX_QUOTE_LENGTH = 100;

/**
 * Opens a pre-signed link. The request contains neither the key nor other data except the range, also after a redirect.
 * @throws ServiceError, without the link's query, which is a credential; or the signal's reason
 */
export async function openLink(
  link: string,
  options: LinkOptions,
  open: OpenOptions,
): Promise<OpenedDeliverable> {
  const { baseUrl, onLink } = options;
  let url = parseLink(link, { baseUrl });
  for (let redirects = 0; ; redirects += 1) {
    const where = `the download from ${url.host}`;
    const response = await fetchLink(url, where, options, open);
    const { statusCode, headers } = response;
    if (statusCode === 200 || statusCode === 206) {
      return openedDeliverable(response, open, options);
    }
    void response.body.dump();
    const location = headerText(headers, 'location');
    if (!REDIRECTS.has(statusCode) || location === undefined) throw refused(where, statusCode);
    if (redirects >= MAX_REDIRECTS)
      throw refused(`${where} after ${redirects} redirects`, statusCode);
    url = parseLink(location, { baseUrl, from: url.href });
    onLink(url.href);
  }
}

async function fetchLink(
  url: URL,
  where: string,
  { dispatcher, userAgent }: LinkOptions,
  { range, signal }: OpenOptions,
): Promise<Response> {
  try {
    return await sendRequest(url, {
      dispatcher,
      signal: signal ?? null,
      headersTimeout: IDLE_TIMEOUT_MS,
      bodyTimeout: IDLE_TIMEOUT_MS,
      headers: { 'user-agent': userAgent, ...rangeHeaders(range) },
    });
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    // Also removes the query of a partial URL, which `withoutQueries` does not recognize.
    const message = connectionErrorMessage(error).replace(/\?\S*/g, '?…');
    // Without the cause, because a library's error may quote the whole URL.
    throw new ServiceError(`${where} failed: ${message}`, {
      arrival: isNeverSent(error) ? 'never' : 'perhaps',
      isLasting: isLastingFailure(error),
    });
  }
}

/**
 * Opens a deliverable at the service's own endpoint, which needs the key. After a redirect, the key is not sent.
 * @throws ServiceError, or the signal's reason
 */
export async function openFromApi(
  http: MiteosHttp,
  path: string,
  options: LinkOptions,
  open: OpenOptions,
): Promise<OpenedDeliverable> {
  const { baseUrl, onLink } = options;
  const headers = rangeHeaders(open.range);
  const request = { method: 'GET', path, headers, acceptsRedirect: true } as const;
  const response = await http.sendForStream(request, open);
  if (response.statusCode < 300) return openedDeliverable(response, open, options);
  void response.body.dump();
  const location = headerText(response.headers, 'location');
  if (location === undefined) throw refused(`GET ${path}`, response.statusCode);
  const { href } = parseLink(location, { baseUrl, from: `${baseUrl}${path}` });
  onLink(href);
  return openLink(href, options, open);
}

/**
 * Parses a link. Only https is allowed, because anybody on the network could change a file sent over http. http is allowed for loopback
 * when the service is on loopback, too: a remote service must not reach other servers on this machine.
 * @param from the URL that redirected to the link
 */
function parseLink(link: string, { baseUrl, from }: { baseUrl: string; from?: string }): URL {
  const url = URL.parse(link, from);
  if (url?.protocol === 'https:') return url;
  const isLoopback = ({ hostname }: URL): boolean => isLoopbackHost(hostname);
  if (url?.protocol === 'http:' && [url, new URL(baseUrl)].every(isLoopback)) return url;
  throw new ServiceError('the download link is not an https URL', { arrival: 'refused' });
}

function refused(where: string, status: number): ServiceError {
  return new ServiceError(`${where} returned ${status}`, {
    arrival: status === 429 ? 'never' : status >= 500 ? 'perhaps' : 'refused',
    status,
  });
}

/** Returns the headers for a whole file, or for the rest of one. */
function rangeHeaders(range: ByteRange | undefined): Record<string, string> {
  return {
    // Requests the bytes as they are stored. An encoding would change their number and their checksum.
    'accept-encoding': 'identity',
    ...(range === undefined ? {} : { range: `bytes=${range.fromByte}-` }),
    ...(range?.etag === undefined ? {} : { 'if-range': range.etag }),
  };
}

/**
 * Returns the properties of a file from the response headers, and its unread body.
 * @throws ServiceError for a part that was not requested, and for an unsupported content encoding
 */
function openedDeliverable(
  response: Response,
  { range, listedBytes }: OpenOptions,
  { secrets }: LinkOptions,
): OpenedDeliverable {
  const { headers, body } = response;
  const { name: coding, unknown } = parseCoding(headerText(headers, 'content-encoding'));
  const refuse = (message: string, status?: number): never => {
    // Not `destroy`: its error would be unhandled, which ends the process.
    void body.dump();
    throw new ServiceError(message, { arrival: 'refused', status });
  };
  const status = response.statusCode === 206 ? 206 : 200;
  // A part that does not start at the requested byte, or that is encoded, must not be appended.
  const isRequested =
    range !== undefined && rangeStart(headers) === range.fromByte && coding === '';
  if (status === 206 && !isRequested) {
    return refuse('the server sent a different part of the file', 416);
  }
  // Both may be published.
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : withoutSignedQuery(withoutQueries(secrets.redactKeys(text)));
  const contentLength = headerCount(headers, 'content-length');
  const properties = {
    status,
    contentType: clean(headerText(headers, 'content-type')),
    fileName: clean(dispositionName(headerText(headers, 'content-disposition'))),
  } as const;
  if (coding !== '') {
    const decoded =
      decodedBody(body, coding, { what: 'the download', uncheckedBytes: listedBytes }) ??
      refuse(`the download has the content encoding "${coding}", which is not supported`);
    return withoutUndefined({ ...properties, body: decoded, codedBytes: contentLength });
  }
  const totalBytes = status === 200 ? contentLength : rangeTotal(headers);
  const etag = headerText(headers, 'etag');
  const quoted = secrets.redact(unknown).slice(0, MAX_QUOTE_LENGTH);
  const unknownCoding = quoted === '' ? undefined : quoted;
  return withoutUndefined({ ...properties, body, totalBytes, etag, unknownCoding });
}

/** Returns the first byte of the part in a response; undefined when it is not given. */
function rangeStart(headers: Response['headers']): number | undefined {
  const [, start] = /^bytes (\d{1,15})-/.exec(headerText(headers, 'content-range') ?? '') ?? [];
  return start === undefined ? undefined : Number(start);
}

/** Returns the size of the whole file, from a response with a part; undefined when it is not given. */
function rangeTotal(headers: Response['headers']): number | undefined {
  const [, total] = /\/(\d{1,15})$/.exec(headerText(headers, 'content-range') ?? '') ?? [];
  return total === undefined ? undefined : Number(total);
}

function dispositionName(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return parseDisposition(header).parameters['filename'];
  } catch {
    // An invalid header is ignored.
    return undefined;
  }
}
