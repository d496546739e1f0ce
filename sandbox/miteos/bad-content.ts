import { gzipSync } from 'node:zlib';
import { contentOf, type Content } from './content.ts';

/** Bodies that no client should swallow. None takes memory, however long it is. */

const chunkBytes = 64 * 1024;

/** A text again and again, as many bytes as are wanted; `Infinity` has no end. */
export function repeated(data: string | Uint8Array, sizeBytes: number): Content {
  const period = Buffer.byteLength(data);
  const times = Math.ceil(chunkBytes / period) + 1;
  const pattern = Buffer.concat(Array.from({ length: times }, () => Buffer.from(data)));
  return {
    sizeBytes,
    *read(fromByte, toByte) {
      for (let at = fromByte; at < toByte; at += chunkBytes) {
        const start = at % period;
        yield pattern.subarray(start, start + Math.min(chunkBytes, toByte - at));
      }
    },
  };
}

/** One after the other. */
export function joined(...parts: readonly Content[]): Content {
  return {
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    *read(fromByte, toByte) {
      let start = 0;
      for (const part of parts) {
        const end = start + part.sizeBytes;
        if (fromByte < end && toByte > start) {
          yield* part.read(Math.max(fromByte, start) - start, Math.min(toByte, end) - start);
        }
        start = end;
      }
    },
  };
}

/** An object of those fields that is sound JSON, and so many bytes long by a text in it. */
export function longJson(fields: Readonly<Record<string, unknown>>, sizeBytes: number): Content {
  const head = contentOf(`${JSON.stringify(fields).slice(0, -1)},"padding":"`);
  const tail = contentOf('"}');
  return joined(head, repeated('x', sizeBytes - head.sizeBytes - tail.sizeBytes), tail);
}

/** Sound JSON that is so many levels deep, of lists or of objects. */
export function deepJson(kind: 'lists' | 'objects', levels: number): Content {
  const [open, close] = kind === 'lists' ? ['[', ']'] : ['{"a":', '}'];
  const middle = contentOf('1');
  return joined(
    repeated(open, levels * Buffer.byteLength(open)),
    middle,
    repeated(close, levels * Buffer.byteLength(close)),
  );
}

/** Gzip that swells to so many times 16 MiB of zeros. */
export function gzipBomb(times: number): Content {
  const member = gzipSync(Buffer.alloc(16 * 1024 ** 2));
  return repeated(member, member.length * times);
}
