import { pipeline, Transform, type Duplex, type Readable } from 'node:stream';
import zlib from 'node:zlib';

import { errorMessage } from '../support/errors.ts';
import { ServiceError } from '../task/task-service.ts';

/** A window of 8 MB, the most that may be asked of a client, as a power of two. Source: RFC 9659. */
const ZSTD_LIMITS = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };
const WINDOW_TOO_LARGE = 'ZSTD_error_frameParameter_windowTooLarge';

/** Source: RFC 9110, "Content Codings"; RFC 8878 for zstd. */
const DECODERS = new Map<string, () => Duplex>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['deflate', () => zlib.createInflate()],
  ['br', () => zlib.createBrotliDecompress()],
  ['zstd', () => zlib.createZstdDecompress({ params: ZSTD_LIMITS })],
]);

/** Each takes memory of its own for its decoder; servers lay on one. */
const MAX_CODINGS = 2;

/** What swells so much, beyond some size, is made to fill a disk. Plain logs shrink to a hundredth, zeros to a thousandth. */
const MAX_SWELLING = 500;
const HARMLESS_BYTES = 64 * 1024 ** 2;

/** The codings that a `Content-Encoding` names, in the order in which they were laid on; empty for none. */
export function contentCodings(header = ''): string[] {
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/**
 * The bytes under the codings. A break in them is a ServiceError of status 416: what came can't be gone on from,
 * since a range counts the coded bytes.
 * @param codedBytes how many were announced
 * @returns undefined when one of the codings is unknown, or when they are more than two
 */
export function decodedBody(
  body: Readable,
  codings: readonly string[],
  codedBytes: number | undefined,
): AsyncIterable<Uint8Array> | undefined {
  if (codings.length > MAX_CODINGS) return undefined;
  const decoders = codings.flatMap((name) => DECODERS.get(name) ?? []).reverse();
  return decoders.length === codings.length ? decode() : undefined;

  // Nothing of it is made before the first byte is asked for: an earlier break would be heard by nobody.
  async function* decode(): AsyncGenerator<Uint8Array> {
    const counter = new CodedBytes(codedBytes);
    const stages = [body, counter, ...decoders.map((create) => create())];
    // The last stage is told of each error, and ends the others when it is left.
    const last = pipeline(stages, () => undefined) as unknown as AsyncIterable<Uint8Array>;
    const what = `the download, coded as ${codings.join(', ')},`;
    let bytes = 0;
    try {
      for await (const chunk of last) {
        bytes += chunk.length;
        if (bytes > HARMLESS_BYTES && bytes > MAX_SWELLING * counter.bytes) {
          const words = `${what} swells to more than ${MAX_SWELLING} times its length`;
          throw new ServiceError(words, { arrival: 'refused' });
        }
        yield chunk;
      }
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (isWindowTooLarge(error)) {
        const words = `${what} wants a window of more than 8 MB`;
        throw new ServiceError(words, { arrival: 'refused', cause: error });
      }
      const words = `${what} broke: ${errorMessage(error)}`;
      throw new ServiceError(words, { arrival: 'perhaps', status: 416, cause: error });
    }
  }
}

function isWindowTooLarge(error: unknown): boolean {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return code === WINDOW_TOO_LARGE;
}

/** Counts what passes, and ends with an error where it is not as much as was announced. */
class CodedBytes extends Transform {
  bytes = 0;

  constructor(announced: number | undefined) {
    super({
      transform: (chunk: Uint8Array, _, done) => {
        this.bytes += chunk.length;
        done(null, chunk);
      },
      flush: (done) => {
        const isWrong = announced !== undefined && this.bytes !== announced;
        done(isWrong ? new Error(`${this.bytes} of ${announced} coded bytes came`) : null);
      },
    });
  }
}
