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

/**
 * Codings that nothing here decodes. Source: IANA's "HTTP Content Coding Registry", of November 2026.
 */
const UNDECODABLE = new Set([
  'aes128gcm',
  'compress',
  'dcb',
  'dcz',
  'exi',
  'pack200-gzip',
  'x-compress',
]);

/** What a `Content-Encoding` says of a body. */
export interface Coding {
  /** The codings that the body has, in their order, as in the header; empty for none. */
  readonly name: string;
  /** Other words, which name no coding of a body, e.g. `utf-8`, or `aws-chunked`, which stores keep of an upload; empty for none. */
  readonly unknown: string;
}

/** Source: RFC 9110, "Content-Encoding". */
export function parseCoding(header = ''): Coding {
  const words = header
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  const meant = words.filter((word) => word !== '' && word !== 'identity');
  const isCoding = (word: string): boolean => DECODERS.has(word) || UNDECODABLE.has(word);
  return {
    name: meant.filter(isCoding).join(', '),
    unknown: meant.filter((word) => !isCoding(word)).join(', '),
  };
}

/** What expands more is made to fill a disk, unless the service lists its length: a Brotli body of 53 bytes can hold 64 MiB of zeros. */
const MAX_EXPANSION_RATIO = 100;
const MIN_CHECKED_BYTES = 1024 ** 2;

interface DecodeOptions {
  /** What the body is, for an error. */
  readonly what: string;
  /** Up to this length any expansion is legitimate: the service lists it, or whoever reads the body stops there. */
  readonly uncheckedBytes?: number | undefined;
}

/**
 * The bytes under the coding: objects in stores keep theirs, and servers answer coded, whatever is asked for. A break in them is a
 * ServiceError, unlike one of a plain body: the download can't be resumed, since a range counts the coded bytes.
 * @returns undefined when the coding can't be decoded, or there are several
 */
export function decodedBody(
  body: Readable,
  coding: string,
  options: DecodeOptions,
): AsyncIterable<Uint8Array> | undefined {
  const createDecoder = DECODERS.get(coding);
  return createDecoder && decode(body, createDecoder(), { ...options, coding });
}

async function* decode(
  body: Readable,
  decoder: Decoder,
  { what, coding, uncheckedBytes = 0 }: DecodeOptions & { readonly coding: string },
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    // Only now: an earlier break would be heard by nobody. The decoder is told of each, and ends the body when it is left.
    for await (const chunk of pipeline(
      body,
      decoder,
      () => undefined,
    ) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      const isChecked = bytes > Math.max(uncheckedBytes, MIN_CHECKED_BYTES);
      if (isChecked && bytes > MAX_EXPANSION_RATIO * decoder.bytesWritten) {
        const message = `${what}, coded as ${coding}, expands to more than ${MAX_EXPANSION_RATIO} times its compressed size, the maximum`;
        throw new ServiceError(message, { arrival: 'refused' });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const message = `${what}, coded as ${coding}, broke: ${errorMessage(error)}`;
    throw new ServiceError(message, { arrival: 'perhaps', cause: error });
  }
}
