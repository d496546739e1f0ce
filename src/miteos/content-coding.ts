import { pipeline, type Duplex, type Readable } from 'node:stream';
import zlib from 'node:zlib';

import { errorMessage } from '../support/errors.ts';
import { ServiceError } from '../task/task-service.ts';

/** The maximum window size, 8 MB, as a power of two. Source: RFC 9659. */
const ZSTD_LIMITS = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

interface Decoder extends Duplex {
  /** The number of encoded bytes read so far. */
  readonly bytesWritten: number;
}

/** Sources: RFC 9110, "Content Codings"; RFC 8878 for zstd. */
const DECODERS = new Map<string, () => Decoder>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['deflate', () => zlib.createInflate()],
  ['br', () => zlib.createBrotliDecompress()],
  ['zstd', () => zlib.createZstdDecompress({ params: ZSTD_LIMITS })],
]);

/**
 * Registered codings that are not supported. Source: IANA's "HTTP Content Coding Registry", November 2026.
 */
const UNSUPPORTED = new Set([
  'aes128gcm',
  'compress',
  'dcb',
  'dcz',
  'exi',
  'pack200-gzip',
  'x-compress',
]);

/** A parsed `Content-Encoding`. */
export interface Coding {
  /** The codings of the body, in the order of the header; empty for none. */
  readonly name: string;
  /** Other values, which are not codings, e.g. `utf-8`, or `aws-chunked`, which stores keep from an upload; empty for none. */
  readonly unknown: string;
}

/** Source: RFC 9110, "Content-Encoding". */
export function parseCoding(header = ''): Coding {
  const values = header
    .toLowerCase()
    .split(',')
    .map((value) => value.trim());
  const relevant = values.filter((value) => value !== '' && value !== 'identity');
  const isCoding = (value: string): boolean => DECODERS.has(value) || UNSUPPORTED.has(value);
  return {
    name: relevant.filter(isCoding).join(', '),
    unknown: relevant.filter((value) => !isCoding(value)).join(', '),
  };
}

/** A body that expands more is an attack on the disk, unless its size is listed. A Brotli body of 53 bytes can hold 64 MiB of zeros. */
const MAX_EXPANSION_RATIO = 100;
const MIN_CHECKED_BYTES = 1024 ** 2;

interface DecodeOptions {
  /** The name of the body in errors. */
  readonly what: string;
  /** Up to this size, expansion is not checked: it is the listed size, or the reader stops there. */
  readonly uncheckedBytes?: number | undefined;
}

/**
 * Decodes a body. Stored objects may keep their coding, and servers may encode a response against the request's headers. An error while
 * decoding is a ServiceError, because such a download can't be resumed: a range counts encoded bytes.
 * @returns undefined for an unsupported coding, or several codings
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
    // The pipeline is created here, where its errors are handled. It forwards errors to the decoder, and destroys the body at the end.
    for await (const chunk of pipeline(
      body,
      decoder,
      () => undefined,
    ) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      const isChecked = bytes > Math.max(uncheckedBytes, MIN_CHECKED_BYTES);
      if (isChecked && bytes > MAX_EXPANSION_RATIO * decoder.bytesWritten) {
        const message = `${what} (${coding}) expands to more than ${MAX_EXPANSION_RATIO} times its compressed size, the maximum`;
        throw new ServiceError(message, { arrival: 'refused' });
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const message = `${what} (${coding}) could not be decoded: ${errorMessage(error)}`;
    throw new ServiceError(message, { arrival: 'perhaps', cause: error });
  }
}
