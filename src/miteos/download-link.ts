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
  /** Length of the file in bytes, as the service lists it. */
  readonly listedBytes?: number | undefined;
}

export interface LinkOptions extends Pick<
  HttpOptions,
  'baseUrl' | 'dispatcher' | 'userAgent' | 'secrets'
> {
  /** Called with each pre-signed link as soon as it is known, listed or redirected to, so that its credential is masked. */
  readonly onLink: (url: string) => void;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** How much of a header is repeated in an error, in characters. */
const MAX_QUOTE_LENGTH = 100;

/**
 * Opens a pre-signed link. It is sent neither the key nor anything else of ours but the range, also not after a redirect.
 * @throws ServiceError without the link's query, which is a credential; or the signal's reason
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
    // The query of an address without its beginning, too: `withoutQueries` knows whole ones alone.
    const message = connectionErrorMessage(error).replace(/\?\S*/g, '?…');
    // The cause is left out: a library's error may quote the whole address.
    throw new ServiceError(`${where} failed: ${message}`, {
      arrival: isNeverSent(error) ? 'never' : 'perhaps',
      isLasting: isLastingFailure(error),
    });
  }
}

/**
 * Opens a deliverable at the service's own endpoint, which needs the key. Where that sends us on, the key stays behind.
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
 * Only https: a file that anyone on the way could have changed is worth nothing. And http on this machine when the
 * service is here, too; a service elsewhere has no business with what else listens here.
 * @param from the address that led here
 */
function parseLink(link: string, { baseUrl, from }: { baseUrl: string; from?: string }): URL {
  const url = URL.parse(link, from);
  if (url?.protocol === 'https:') return url;
  const isHere = ({ hostname }: URL): boolean => isLoopbackHost(hostname);
  if (url?.protocol === 'http:' && [url, new URL(baseUrl)].every(isHere)) return url;
  throw new ServiceError('the download link is no https address', { arrival: 'refused' });
}

function refused(where: string, status: number): ServiceError {
  return new ServiceError(`${where} was answered with ${status}`, {
    arrival: status === 429 ? 'never' : status >= 500 ? 'perhaps' : 'refused',
    status,
  });
}

/** What a request for a file, or for what follows the part that came, says of it. */
function rangeHeaders(range: ByteRange | undefined): Record<string, string> {
  return {
    // The bytes as they are stored: a coding on the way would change their number and their digest.
    'accept-encoding': 'identity',
    ...(range === undefined ? {} : { range: `bytes=${range.fromByte}-` }),
    ...(range?.etag === undefined ? {} : { 'if-range': range.etag }),
  };
}

/**
 * A file as the head of an answer tells of it, with its body still to be read.
 * @throws ServiceError for another part than was asked for, and for a coding that can't be decoded
 */
function openedDeliverable(
  response: Response,
  { range, listedBytes }: OpenOptions,
  { secrets }: LinkOptions,
): OpenedDeliverable {
  const { headers, body } = response;
  const { name: coding, unknown } = parseCoding(headerText(headers, 'content-encoding'));
  const refuse = (message: string, status?: number): never => {
    // Not `destroy`, whose error nobody would hear, which ends the process.
    void body.dump();
    throw new ServiceError(message, { arrival: 'refused', status });
  };
  const status = response.statusCode === 206 ? 206 : 200;
  // A part that does not begin where ours ended, or a part of coded bytes, must not be glued to it.
  const isAsked = range !== undefined && rangeStart(headers) === range.fromByte && coding === '';
  if (status === 206 && !isAsked) {
    return refuse('the download was answered with another part of the file', 416);
  }
  // A name is published, and so may be a type.
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : withoutSignedQuery(withoutQueries(secrets.redactKeys(text)));
  const contentLength = headerCount(headers, 'content-length');
  const about = {
    status,
    contentType: clean(headerText(headers, 'content-type')),
    fileName: clean(dispositionName(headerText(headers, 'content-disposition'))),
  } as const;
  if (coding !== '') {
    const decoded =
      decodedBody(body, coding, { what: 'the download', uncheckedBytes: listedBytes }) ??
      refuse(`the download is coded as "${coding}", which can't be decoded`);
    return withoutUndefined({ ...about, body: decoded, codedBytes: contentLength });
  }
  const totalBytes = status === 200 ? contentLength : rangeTotal(headers);
  const etag = headerText(headers, 'etag');
  const quoted = secrets.redact(unknown).slice(0, MAX_QUOTE_LENGTH);
  const unknownCoding = quoted === '' ? undefined : quoted;
  return withoutUndefined({ ...about, body, totalBytes, etag, unknownCoding });
}

/** Where the part begins that an answer brings; undefined when it is not told. */
function rangeStart(headers: Response['headers']): number | undefined {
  const [, start] = /^bytes (\d{1,15})-/.exec(headerText(headers, 'content-range') ?? '') ?? [];
  return start === undefined ? undefined : Number(start);
}

/** The length of the whole file, by an answer that brings a part; undefined when it is not told. */
function rangeTotal(headers: Response['headers']): number | undefined {
  const [, total] = /\/(\d{1,15})$/.exec(headerText(headers, 'content-range') ?? '') ?? [];
  return total === undefined ? undefined : Number(total);
}

function dispositionName(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  try {
    return parseDisposition(header).parameters['filename'];
  } catch {
    // A header that breaks the grammar names nothing; the file is as good without.
    return undefined;
  }
}
