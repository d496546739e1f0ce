import { pipeline, type Duplex, type Readable } from 'node:stream';
import zlib from 'node:zlib';

import { errorMessage } from '../support/errors.ts';
import { ServiceError } from '../task/task-service.ts';

/** A window of 8 MB, the most that may be asked of a client, as a power of two. Source: RFC 9659. */
const ZSTD_LIMITS = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

interface Decoder extends Duplex {
  /** Of the coded bytes, those that it has read. */
  readonly bytesWritten: number;
}

/** Source: RFC 9110, "Content Codings"; RFC 8878 for zstd. */
const DECODERS = new Map<string, () => Decoder>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['deflate', () => zlib.createInflate()],
  ['br', () => zlib.createBrotliDecompress()],
  ['zstd', () => zlib.createZstdDecompress({ params: ZSTD_LIMITS })],
]);

/** What expands more is made to fill a disk, unless the service lists its length: a Brotli body of 53 bytes can hold 64 MiB of zeros. */
const MAX_EXPANSION_RATIO = 100;
const MIN_CHECKED_BYTES = 1024 ** 2;

/**
 * The bytes under the coding: objects in stores keep theirs, whatever is asked for. A break in them is a ServiceError, unlike one of a
 * plain body: the download can't be resumed, since a range counts the coded bytes.
 * @param listedBytes up to which length any expansion is legitimate
 * @returns undefined when the coding is unknown, or there are several
 */
export function decodedBody(
  body: Readable,
  coding: string,
  listedBytes = 0,
): AsyncIterable<Uint8Array> | undefined {
  const createDecoder = DECODERS.get(coding);
  const uncheckedBytes = Math.max(listedBytes, MIN_CHECKED_BYTES);
  return createDecoder && decode(body, coding, createDecoder(), uncheckedBytes);
}

async function* decode(
  body: Readable,
  coding: string,
  decoder: Decoder,
  uncheckedBytes: number,
): AsyncGenerator<Uint8Array> {
  const what = `the download, coded as ${coding},`;
  let bytes = 0;
  try {
    // Only now: an earlier break would be heard by nobody. The decoder is told of each, and ends the body when it is left.
    for await (const chunk of pipeline(
      body,
      decoder,
      () => undefined,
    ) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > uncheckedBytes && bytes > MAX_EXPANSION_RATIO * decoder.bytesWritten) {
        const message = `${what} expands to more than ${MAX_EXPANSION_RATIO} times its compressed size, the maximum`;
        throw new ServiceError(message, { arrival: 'refused' });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const message = `${what} broke: ${errorMessage(error)}`;
    throw new ServiceError(message, { arrival: 'perhaps', cause: error });
  }
}
