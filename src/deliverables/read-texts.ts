import { untilAborted } from '../support/deadline.ts';
import type { OutputFolder } from './output-folder.ts';
import type { DeliverableText, SavedDeliverable } from './saved-deliverable.ts';

/** More of one file than any report shows. */
const MAX_BYTES_OF_ONE = 1024 * 1024;
const MAX_BYTES_IN_ALL = 4 * 1024 * 1024;

/** Most files that are no text show it in so many bytes; no more of those is read. */
const PROBE_BYTES = 1024;
/** More files than any report has room for. */
const MAX_FILES = 1000;

/** Of what may be shown as text in spite of some bytes: a larger share of characters that are none is another kind of file. */
const MAX_UNREADABLE_SHARE = 0.25;
/** What people expect to read. */
const TEXT_NAME =
  /\.(?:md|markdown|mdown|mkd|txt|text|csv|tsv|tab|jsonl?|ya?ml|toml|xml|html?|rst|adoc|log)$/iu;

export interface ReadTexts {
  readonly texts: readonly DeliverableText[];
  /** The names of files that are called as text and are none. */
  readonly unreadable: readonly string[];
}

/**
 * The beginnings of the deliverables that are text, as far as a report can show them.
 * @param signal when it is aborted, what has been read until then is all there is, also while a disk does not answer
 * @throws Error when a file can't be read
 */
export async function readTexts(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
  signal: AbortSignal,
): Promise<ReadTexts> {
  const texts: DeliverableText[] = [];
  const unreadable: string[] = [];
  let leftBytes = MAX_BYTES_IN_ALL;
  for (const { name } of saved.slice(0, MAX_FILES)) {
    if (leftBytes <= 0) break;
    const maxBytes = Math.min(leftBytes, MAX_BYTES_OF_ONE);
    try {
      const read = await untilAborted(signal, () => readText(folder, name, maxBytes));
      if (read === 'other') {
        if (TEXT_NAME.test(name)) unreadable.push(name);
      } else if (read !== 'empty') {
        const { readBytes, ...text } = read;
        texts.push({ name, ...text });
        leftBytes -= readBytes;
      }
    } catch (error) {
      if (signal.aborted) break;
      throw error;
    }
  }
  return { texts, unreadable };
}

interface ReadText extends Omit<DeliverableText, 'name'> {
  readonly readBytes: number;
}

/** @returns `other` when the file is no text */
async function readText(
  folder: OutputFolder,
  name: string,
  maxBytes: number,
): Promise<ReadText | 'empty' | 'other'> {
  for (const readBytes of [Math.min(PROBE_BYTES, maxBytes), maxBytes]) {
    const { bytes, totalBytes } = await folder.readBeginning(name, readBytes);
    if (bytes.length === 0) return 'empty';
    const isTruncated = bytes.length < totalBytes;
    const decoded =
      decodeUtf8(bytes, isTruncated) ??
      decodeUtf16(bytes) ??
      (TEXT_NAME.test(name) ? decodeBroken(bytes) : undefined);
    if (decoded === undefined) return 'other';
    if (isTruncated && readBytes < maxBytes) continue;
    const { usedBytes, ...text } = decoded;
    return { ...text, missingBytes: totalBytes - usedBytes, readBytes: bytes.length };
  }
  return 'other';
}

type Decoded = Pick<DeliverableText, 'text' | 'encoding'> & { readonly usedBytes: number };

/** UTF-8 without NUL is text, whatever it is called. A character of which only a part was read is left out. */
function decodeUtf8(bytes: Uint8Array, isTruncated: boolean): Decoded | undefined {
  if (bytes.includes(0)) return undefined;
  const maxDropped = isTruncated ? Math.min(3, bytes.length - 1) : 0;
  for (let dropped = 0; dropped <= maxDropped; dropped += 1) {
    const usedBytes = bytes.length - dropped;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, usedBytes));
      return { text, usedBytes };
    } catch {
      // Not at a character's end; or no text at all.
    }
  }
  return undefined;
}

/** By its byte order mark, as Windows' programs write it. */
function decodeUtf16(bytes: Uint8Array): Decoded | undefined {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return undefined;
  const usedBytes = bytes.length - (bytes.length % 2);
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
  return asText(decoder.decode(bytes.subarray(0, usedBytes)), usedBytes, 'UTF-16');
}

/**
 * A file that is called as text and is no UTF-8: nobody else shows it to the people who wait for it. Where no character beyond ASCII is
 * UTF-8, it is Windows-1252, of which Latin-1 is a part.
 */
function decodeBroken(bytes: Uint8Array): Decoded | undefined {
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
  encoding: NonNullable<DeliverableText['encoding']>,
): Decoded | undefined {
  // eslint-disable-next-line no-control-regex -- control characters that no text has
  const text = decoded.replace(/[\0-\x08\x0e-\x1a\x1c-\x1f]/gu, '\ufffd');
  const unreadable = text.split('\ufffd').length - 1;
  return unreadable > MAX_UNREADABLE_SHARE * text.length
    ? undefined
    : { text, usedBytes, encoding };
}
