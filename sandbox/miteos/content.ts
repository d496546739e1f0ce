import { gzipSync } from 'node:zlib';

/** Bytes of any length that can be read from any position. */
export interface Content {
  readonly sizeBytes: number;
  /** Yields the bytes from `fromByte` to `toByte` (exclusive), in chunks. */
  read(fromByte: number, toByte: number): Iterable<Uint8Array>;
}

const chunkBytes = 64 * 1024;

/** Content in memory. A string is stored as UTF-8. */
export function contentOf(data: string | Uint8Array): Content {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data);
  return {
    sizeBytes: bytes.length,
    *read(fromByte, toByte) {
      for (let at = fromByte; at < toByte; at += chunkBytes) {
        yield bytes.subarray(at, Math.min(at + chunkBytes, toByte));
      }
    },
  };
}

/**
 * Content of any size without memory use: byte n is n modulo 251. The modulus is prime, so that a chunk at the wrong
 * position is detected.
 */
export function countingContent(sizeBytes: number): Content {
  const period = 251;
  const pattern = Buffer.from(
    Uint8Array.from({ length: chunkBytes + period }, (_, index) => index % period),
  );
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

/** Returns the part of `content` from `fromByte` to `toByte` (exclusive). */
export function slice(content: Content, fromByte: number, toByte: number): Content {
  return {
    sizeBytes: toByte - fromByte,
    read: (from, to) => content.read(fromByte + from, fromByte + to),
  };
}

/** Returns the content truncated to `sizeBytes`, or padded with zeros. */
export function resize(content: Content, sizeBytes: number): Content {
  if (sizeBytes <= content.sizeBytes) return slice(content, 0, sizeBytes);
  return {
    sizeBytes,
    *read(fromByte, toByte) {
      yield* content.read(
        Math.min(fromByte, content.sizeBytes),
        Math.min(toByte, content.sizeBytes),
      );
      for (let at = Math.max(fromByte, content.sizeBytes); at < toByte; at += chunkBytes) {
        yield new Uint8Array(Math.min(chunkBytes, toByte - at));
      }
    },
  };
}

/** Returns content of the same size in which every byte differs. */
export function invert(content: Content): Content {
  return {
    sizeBytes: content.sizeBytes,
    *read(fromByte, toByte) {
      for (const chunk of content.read(fromByte, toByte)) yield chunk.map((byte) => byte ^ 0xff);
    },
  };
}

/** Reads `content` into memory. */
export function wholeBytes(content: Content): Buffer {
  return Buffer.concat([...content.read(0, content.sizeBytes)]);
}

// Bodies that a client must not read completely. None uses memory, whatever its length.

/** Repeats a text up to a number of bytes; endless for `Infinity`. */
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

/** Concatenates contents. */
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

/** Returns valid JSON with the given fields, padded with a text to the given number of bytes. */
export function longJson(fields: Readonly<Record<string, unknown>>, sizeBytes: number): Content {
  const head = contentOf(`${JSON.stringify(fields).slice(0, -1)},"padding":"`);
  const tail = contentOf('"}');
  return joined(head, repeated('x', sizeBytes - head.sizeBytes - tail.sizeBytes), tail);
}

/** Returns valid JSON with the given nesting depth, of lists or objects. */
export function deepJson(kind: 'lists' | 'objects', levels: number): Content {
  const [open, close] = kind === 'lists' ? ['[', ']'] : ['{"a":', '}'];
  const middle = contentOf('1');
  return joined(
    repeated(open, levels * Buffer.byteLength(open)),
    middle,
    repeated(close, levels * Buffer.byteLength(close)),
  );
}

/** Returns gzip data that expands to the given number of 16 MiB blocks of zeros. */
export function gzipBomb(times: number): Content {
  const member = gzipSync(Buffer.alloc(16 * 1024 ** 2));
  return repeated(member, member.length * times);
}
