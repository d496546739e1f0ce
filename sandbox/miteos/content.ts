/** Bytes that can be read from any place on, however many there are. */
export interface Content {
  readonly sizeBytes: number;
  /** The bytes from `fromByte` up to, not including, `toByte`, in chunks. */
  read(fromByte: number, toByte: number): Iterable<Uint8Array>;
}

const chunkBytes = 64 * 1024;

/** Content that lies whole in memory. A string is stored as UTF-8. */
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
 * Content of any size that takes no memory: byte n is n modulo 251. (A prime, so that a piece
 * glued on in the wrong place shows.)
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

/** The part of `content` from `fromByte` up to, not including, `toByte`. */
export function slice(content: Content, fromByte: number, toByte: number): Content {
  return {
    sizeBytes: toByte - fromByte,
    read: (from, to) => content.read(fromByte + from, fromByte + to),
  };
}

/** The same content cut to `sizeBytes`, or filled up with zeros. */
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

/** The same number of bytes, each of them another. */
export function invert(content: Content): Content {
  return {
    sizeBytes: content.sizeBytes,
    *read(fromByte, toByte) {
      for (const chunk of content.read(fromByte, toByte)) yield chunk.map((byte) => byte ^ 0xff);
    },
  };
}

/** All bytes of `content` in memory. */
export function wholeBytes(content: Content): Buffer {
  return Buffer.concat([...content.read(0, content.sizeBytes)]);
}
