import { addAbortSignal } from 'node:stream';

import type { Dispatcher } from 'undici';

import { formatSize } from '../support/human-units.ts';
import { ServiceError } from '../task/task-service.ts';
import { decodedBody, parseCoding } from './content-coding.ts';

type Response = Pick<Dispatcher.ResponseData, 'body' | 'headers'>;
type Headers = Response['headers'];

/** An answer that is not used, because of its size. The same would come again, so it is not asked for again. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const MAX_ERROR_BYTES = 64 * 1024;
/** The fields that are used as they are: a prompt is searched for our reference, an id and a link are sent back. */
const USED_FIELDS = new Set(['prompt', 'id', 'download_url']);

/** A header by its lower-case name. One that came several times counts as a list. Source: RFC 9110, "Field Order". */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** A header that is a plain count; undefined when it is absent or anything else. */
export function headerCount(headers: Headers, name: string): number | undefined {
  const text = headerText(headers, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * The text of a body, of which nothing is kept that is longer. One that comes coded, though nobody asked for that, is decoded.
 * @throws TooLargeError when it is longer; Error when it breaks, or its coding can't be decoded
 */
export async function readText({ body, headers }: Response, maxBytes: number): Promise<string> {
  try {
    const { text, isWhole } = await readStart(plainBody(body, headers), maxBytes);
    if (isWhole) return text;
  } catch (error) {
    // Of a coding: who asked for the answer knows what broke with it.
    if (error instanceof ServiceError) throw new Error(error.message, { cause: error });
    throw error;
  }
  throw new TooLargeError(`the answer is longer than ${formatSize(maxBytes)}`);
}

/**
 * What a refusal says is a help, not a need: what can't be read of it, or not before the limit is aborted, counts as not said. Of a
 * long page the beginning will do.
 */
export async function readErrorText(
  { body, headers }: Response,
  limit: AbortSignal,
): Promise<string> {
  try {
    const plain = plainBody(addAbortSignal(limit, body), headers);
    return (await readStart(plain, MAX_ERROR_BYTES)).text;
  } catch {
    return '';
  } finally {
    void body.dump();
  }
}

/**
 * The bytes under the coding, if there is one. A word that names none is ignored: whether the text is JSON shows when it is parsed.
 * @throws Error when the coding can't be decoded
 */
function plainBody(body: Response['body'], headers: Headers): AsyncIterable<Uint8Array> {
  const { name } = parseCoding(headerText(headers, 'content-encoding'));
  if (name === '') return body;
  const decoded = decodedBody(body, name, { what: 'the answer', uncheckedBytes: Infinity });
  if (decoded !== undefined) return decoded;
  // Not `destroy`, whose error nobody would hear, which ends the process.
  void body.dump();
  throw new Error(`the answer is coded as "${name}", which can't be decoded`);
}

async function readStart(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  // Piece by piece, so that bytes and text do not both lie in memory.
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
 * JSON → its value, with each text of it redacted but those that are used.
 * @throws SyntaxError, whose message quotes the text; RangeError when it is too deep
 */
export function parseJson(json: string, redact: (text: string) => string): unknown {
  return JSON.parse(json, (field, value: unknown) =>
    typeof value === 'string' && !USED_FIELDS.has(field) ? redact(value) : value,
  );
}
