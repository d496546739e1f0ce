import { addAbortSignal } from 'node:stream';

import type { Dispatcher } from 'undici';

import { formatSize } from '../support/human-units.ts';
import { ServiceError } from '../task/task-service.ts';
import { decodedBody, parseCoding } from './content-coding.ts';

type Response = Pick<Dispatcher.ResponseData, 'body' | 'headers'>;
type Headers = Response['headers'];

/** The response is too large. The request is not repeated, because the response would be the same. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const MAX_ERROR_BYTES = 64 * 1024;
/** Fields that are not redacted: the prompt is searched for the reference, IDs and links are sent back to the service. */
const UNREDACTED_FIELDS = new Set(['prompt', 'id', 'download_url']);

/** Returns a header by its lower-case name. Repeated headers are joined to a list. Source: RFC 9110, "Field Order". */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Returns a header as a number; undefined when it is absent or not a plain integer. */
export function headerCount(headers: Headers, name: string): number | undefined {
  const text = headerText(headers, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * Reads a body as text, and decodes its content encoding, if any.
 * @throws TooLargeError when it is larger than `maxBytes`; Error for a connection error or an unsupported content encoding
 */
export async function readText({ body, headers }: Response, maxBytes: number): Promise<string> {
  try {
    const { text, isWhole } = await readStart(decodeBody(body, headers), maxBytes);
    if (isWhole) return text;
  } catch (error) {
    // An error of the decoder. The caller turns it into a ServiceError for the request.
    if (error instanceof ServiceError) throw new Error(error.message, { cause: error });
    throw error;
  }
  throw new TooLargeError(`the response is larger than ${formatSize(maxBytes)}`);
}

/**
 * Reads the beginning of an error response. Returns an empty string when it can't be read before the limit aborts, because the text is
 * only used in messages.
 */
export async function readErrorText(
  { body, headers }: Response,
  limit: AbortSignal,
): Promise<string> {
  try {
    const decoded = decodeBody(addAbortSignal(limit, body), headers);
    return (await readStart(decoded, MAX_ERROR_BYTES)).text;
  } catch {
    return '';
  } finally {
    void body.dump();
  }
}

/**
 * Decodes the content encoding, if any. An unknown encoding is ignored: parsing shows whether the text is JSON.
 * @throws Error for an unsupported encoding
 */
function decodeBody(body: Response['body'], headers: Headers): AsyncIterable<Uint8Array> {
  const { name } = parseCoding(headerText(headers, 'content-encoding'));
  if (name === '') return body;
  const decoded = decodedBody(body, name, { what: 'the response', uncheckedBytes: Infinity });
  if (decoded !== undefined) return decoded;
  // Not `destroy`: its error would be unhandled, which ends the process.
  void body.dump();
  throw new Error(`the response has the content encoding "${name}", which is not supported`);
}

async function readStart(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  // Decoded chunk by chunk, so that bytes and text are not both in memory.
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let leftBytes = maxBytes;
  for await (const chunk of body) {
    pieces.push(decoder.decode(chunk.subarray(0, leftBytes), { stream: true }));
    leftBytes -= chunk.length;
    if (leftBytes < 0) return { text: pieces.join(''), isWhole: false };
  }
  return { text: pieces.join('') + decoder.decode(), isWhole: true };
}

/**
 * Parses JSON and redacts all strings except those of `UNREDACTED_FIELDS`.
 * @throws SyntaxError, whose message quotes the text; RangeError when the nesting is too deep
 */
export function parseJson(json: string, redact: (text: string) => string): unknown {
  return JSON.parse(json, (field, value: unknown) =>
    typeof value === 'string' && !UNREDACTED_FIELDS.has(field) ? redact(value) : value,
  );
}
