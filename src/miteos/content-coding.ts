import { pipeline, Transform, type Duplex, type Readable } from 'node:stream';
import zlib from 'node:zlib';

import { errorWords } from '../support/errors.ts';
import { ServiceError } from '../task/task-service.ts';

/** Source: RFC 9110, "Content Codings"; RFC 8878 for zstd. */
const DECODERS = new Map<string, () => Duplex>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['deflate', () => zlib.createInflate()],
  ['br', () => zlib.createBrotliDecompress()],
  ['zstd', () => zlib.createZstdDecompress()],
]);

/** The codings that a `Content-Encoding` names, in the order in which they were laid on; empty for none. */
export function contentCodings(header = ''): string[] {
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/**
 * The bytes under the codings. A break in them is a ServiceError of status 416: what came can't be gone on from,
 * since a range counts the coded bytes.
 * @param codedBytes how many were announced
 * @returns undefined when one of the codings is unknown
 */
export function decodedBody(
  body: Readable,
  codings: readonly string[],
  codedBytes: number | undefined,
): AsyncIterable<Uint8Array> | undefined {
  const decoders = codings.flatMap((name) => DECODERS.get(name) ?? []).reverse();
  return decoders.length === codings.length ? decode() : undefined;

  // Nothing of it is made before the first byte is asked for: an earlier break would be heard by nobody.
  async function* decode(): AsyncGenerator<Uint8Array> {
    const stages = [body, checkLength(codedBytes), ...decoders.map((create) => create())];
    // The last stage is told of each error, and ends the others when it is left.
    const last = pipeline(stages, () => undefined) as unknown as AsyncIterable<Uint8Array>;
    try {
      yield* last;
    } catch (error) {
      const words = `the download, coded as ${codings.join(', ')}, broke: ${errorWords(error)}`;
      throw new ServiceError(words, { arrival: 'perhaps', status: 416, cause: error });
    }
  }
}

function checkLength(announced: number | undefined): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      const isWrong = announced !== undefined && bytes !== announced;
      done(isWrong ? new Error(`${bytes} of ${announced} coded bytes came`) : null);
    },
  });
}
