import { parse as parseDisposition } from 'content-disposition';
import type { Dispatcher } from 'undici';

import { withoutQueries } from '../support/errors.ts';
import type { Secrets } from '../support/redactor.ts';
import { withoutUndefined } from '../support/without-undefined.ts';
import { ServiceError, type ByteRange, type OpenedDeliverable } from '../task/task-service.ts';
import { contentCodings, decodedBody } from './content-coding.ts';
import { headerCount, headerText } from './header.ts';

type Response = Dispatcher.ResponseData;

/** How much of a header is repeated in an error, in characters. */
const MAX_QUOTE_LENGTH = 100;

/** What a request for a file, or for what follows the part that came, says of it. */
export function rangeHeaders(range: ByteRange | undefined): Record<string, string> {
  // The bytes as they are stored: a coding on the way would change their number and their digest.
  if (range === undefined) return { 'accept-encoding': 'identity' };
  return {
    'accept-encoding': 'identity',
    range: `bytes=${range.fromByte}-`,
    ...(range.etag === undefined ? {} : { 'if-range': range.etag }),
  };
}

/** A piece of the file that does not begin where ours ended, or a piece of coded bytes, must not be glued to it. */
function isRangeAsked({ statusCode, headers }: Response, range: ByteRange | undefined): boolean {
  if (statusCode !== 206) return true;
  const [, start] = /^bytes (\d+)-/.exec(headerText(headers, 'content-range') ?? '') ?? [];
  const isCoded = contentCodings(headerText(headers, 'content-encoding')).length > 0;
  return range !== undefined && Number(start) === range.fromByte && !isCoded;
}

/**
 * A file as the head of an answer tells of it, with its body still to be read.
 * @throws ServiceError for another part than was asked for, and for a coding that can't be decoded
 */
export function openedDeliverable(
  response: Response,
  range: ByteRange | undefined,
  { redact, redactKeys }: Secrets,
): OpenedDeliverable {
  const { statusCode, headers, body } = response;
  if (!isRangeAsked(response, range)) {
    // Not `destroy`, whose error nobody would hear, which ends the process.
    void body.dump();
    throw new ServiceError('the download was answered with another part of the file', {
      arrival: 'refused',
      status: 416,
    });
  }
  const status = statusCode === 206 ? 206 : 200;
  const about = withoutUndefined({
    contentType: cleanText(headerText(headers, 'content-type'), redactKeys),
    fileName: cleanText(dispositionName(headerText(headers, 'content-disposition')), redactKeys),
  });
  const contentLength = headerCount(headers, 'content-length');
  const coding = headerText(headers, 'content-encoding');
  const codings = contentCodings(coding);
  if (codings.length > 0) {
    const decoded = decodedBody(body, codings, contentLength);
    const codedBytes = contentLength;
    if (decoded !== undefined)
      return { status, body: decoded, ...about, ...withoutUndefined({ codedBytes }) };
    void body.dump();
    const words = `the download is coded as "${shorten(redact(coding ?? ''))}", which can't be decoded`;
    throw new ServiceError(words, { arrival: 'refused' });
  }
  const totalBytes = status === 200 ? contentLength : rangeTotal(headers);
  const etag = headerText(headers, 'etag');
  return { status, body, ...about, ...withoutUndefined({ contentLength, totalBytes, etag }) };
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

/** A link's query is no more published in a name than elsewhere. */
function cleanText(
  text: string | undefined,
  redactKeys: Secrets['redactKeys'],
): string | undefined {
  return text === undefined ? undefined : withoutQueries(redactKeys(text));
}

function shorten(text: string): string {
  return text.length <= MAX_QUOTE_LENGTH ? text : `${text.slice(0, MAX_QUOTE_LENGTH)}…`;
}
