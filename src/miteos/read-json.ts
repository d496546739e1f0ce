import { addAbortSignal } from 'node:stream';

import type { Dispatcher } from 'undici';

import { formatSize } from '../support/human-units.ts';

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

/** The coding that a `Content-Encoding` names, or several as they are listed; empty for none. */
export function contentCoding(header = ''): string {
  const coding = header.trim().toLowerCase();
  return coding === 'identity' ? '' : coding;
}

/**
 * The text of a body, of which nothing is kept that is longer.
 * @throws TooLargeError when it is longer; Error when it breaks, or comes coded though nobody asked for that: then nobody knows
 * how long it becomes
 */
export async function readText({ body, headers }: Response, maxBytes: number): Promise<string> {
  const coding = contentCoding(headerText(headers, 'content-encoding'));
  if (coding !== '') {
    // Not `destroy`, whose error nobody would hear, which ends the process.
    void body.dump();
    throw new Error(`the answer is coded as "${coding}", which was not asked for`);
  }
  const { text, isWhole } = await readStart(body, maxBytes);
  if (!isWhole) throw new TooLargeError(`the answer is longer than ${formatSize(maxBytes)}`);
  return text;
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
    if (contentCoding(headerText(headers, 'content-encoding')) !== '') return '';
    return (await readStart(addAbortSignal(limit, body), MAX_ERROR_BYTES)).text;
  } catch {
    return '';
  } finally {
    void body.dump();
  }
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
