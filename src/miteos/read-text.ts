import type { Dispatcher } from 'undici';

import { formatSize } from '../support/human-units.ts';
import { contentCodings } from './content-coding.ts';
import { headerCount, headerText } from './header.ts';
import { TooLargeError } from './read-json.ts';

type Response = Pick<Dispatcher.ResponseData, 'body' | 'headers'>;

const MAX_ERROR_BYTES = 64 * 1024;

/**
 * The text of a body, of which nothing is kept that is longer.
 * @throws TooLargeError when it is longer, or says so; Error when it breaks, or comes coded though nobody asked for that
 */
export async function readText({ body, headers }: Response, maxBytes: number): Promise<string> {
  const coding = headerText(headers, 'content-encoding');
  const problem =
    contentCodings(coding).length > 0
      ? new Error(`the answer is coded as "${coding ?? ''}", which was not asked for`)
      : longerThan(maxBytes, headerCount(headers, 'content-length') ?? 0);
  if (problem !== undefined) {
    // Not `destroy`, whose error nobody would hear, which ends the process.
    void body.dump();
    throw problem;
  }
  // Piece by piece, so that bytes and text do not both lie in memory.
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    const tooLong = longerThan(maxBytes, bytes);
    if (tooLong !== undefined) throw tooLong;
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}

function longerThan(maxBytes: number, bytes: number): TooLargeError | undefined {
  if (bytes <= maxBytes) return undefined;
  return new TooLargeError(`the answer is longer than ${formatSize(maxBytes)}`);
}

/**
 * The words of a refusal are a help, not a need: what can't be read of them, or not before the limit is aborted, counts as
 * not said. Of a long page the beginning will do.
 */
export async function readErrorText(
  { body, headers }: Response,
  limit: AbortSignal,
): Promise<string> {
  const stop = (): void => {
    body.destroy();
  };
  limit.addEventListener('abort', stop, { once: true });
  const chunks: Uint8Array[] = [];
  try {
    if (contentCodings(headerText(headers, 'content-encoding')).length > 0) return '';
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_ERROR_BYTES) break;
    }
    return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_ERROR_BYTES));
  } catch {
    return '';
  } finally {
    limit.removeEventListener('abort', stop);
    void body.dump();
  }
}
