/** A text file may contain some invalid characters. A file with a larger share of them is not text. */
const MAX_UNREADABLE_SHARE = 0.25;

/** The text of a file, or of its beginning. */
export interface DecodedText {
  readonly text: string;
  /** The encoding, if it is not UTF-8. `broken` is UTF-8 with invalid bytes, which are shown as �. */
  readonly encoding?: 'UTF-16' | 'Windows-1252' | 'broken';
  /** How many of the bytes are in `text`. */
  readonly usedBytes: number;
}

/** UTF-8 without NUL is text, whatever the file is named. An incomplete character at the end of a part is left out. */
export function decodeUtf8(bytes: Uint8Array, isTruncated: boolean): DecodedText | undefined {
  if (bytes.includes(0)) return undefined;
  const maxDropped = isTruncated ? Math.max(0, Math.min(3, bytes.length - 1)) : 0;
  for (let dropped = 0; dropped <= maxDropped; dropped += 1) {
    const usedBytes = bytes.length - dropped;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, usedBytes));
      return { text, usedBytes };
    } catch {
      // The text ends within a character, or is not UTF-8.
    }
  }
  return undefined;
}

/** Detects UTF-16 by its byte order mark, which Windows programs write. */
export function decodeUtf16(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return undefined;
  const usedBytes = bytes.length - (bytes.length % 2);
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
  return asText(decoder.decode(bytes.subarray(0, usedBytes)), usedBytes, 'UTF-16');
}

/**
 * Decodes a file that is named like text but is not valid UTF-8. If no character beyond ASCII is valid UTF-8, it is read as
 * Windows-1252, which includes Latin-1.
 */
export function decodeBroken(bytes: Uint8Array): DecodedText | undefined {
  const usedBytes = bytes.length;
  const text = new TextDecoder().decode(bytes, { stream: true });
  const isBroken = /[^\0-\x7f\ufffd]/u.test(text) || !text.includes('\ufffd');
  return isBroken
    ? asText(text, usedBytes, 'broken')
    : asText(new TextDecoder('windows-1252').decode(bytes), usedBytes, 'Windows-1252');
}

function asText(
  decoded: string,
  usedBytes: number,
  encoding: NonNullable<DecodedText['encoding']>,
): DecodedText | undefined {
  // eslint-disable-next-line no-control-regex -- control characters that do not occur in text
  const text = decoded.replace(/[\0-\x08\x0e-\x1a\x1c-\x1f]/gu, '\ufffd');
  const unreadable = text.split('\ufffd').length - 1;
  return unreadable > MAX_UNREADABLE_SHARE * text.length
    ? undefined
    : { text, usedBytes, encoding };
}
