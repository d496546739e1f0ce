import { untilAborted } from '../support/deadline.ts';
import { decodeBroken, decodeUtf16, decodeUtf8 } from '../support/decode-text.ts';
import type { OutputFolder } from './output-folder.ts';
import type { DeliverableText, SavedDeliverable } from './saved-deliverable.ts';

/** The maximum per file, which is more than a report shows. */
const MAX_FILE_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 4 * 1024 * 1024;

/** How much of a file is read to find out whether it is text. */
const PROBE_BYTES = 1024;
/** The maximum number of files, which is more than a report shows. */
const MAX_FILES = 1000;

/** Names of files that people expect to be text. */
const TEXT_NAME =
  /\.(?:md|markdown|mdown|mkd|txt|text|csv|tsv|tab|jsonl?|ya?ml|toml|xml|html?|rst|adoc|log)$/iu;

export interface ReadTexts {
  readonly texts: readonly DeliverableText[];
  /** The names of files that are named like text files but are not text. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the beginnings of the text deliverables, as much as a report can show.
 * @param signal ends the reading, even while the disk does not respond; the texts read so far are returned
 * @throws Error when a file can't be read
 */
export async function readTexts(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
  signal: AbortSignal,
): Promise<ReadTexts> {
  const texts: DeliverableText[] = [];
  const unreadable: string[] = [];
  let leftBytes = MAX_TOTAL_BYTES;
  for (const { name } of saved.slice(0, MAX_FILES)) {
    if (leftBytes <= 0) break;
    const maxBytes = Math.min(leftBytes, MAX_FILE_BYTES);
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

/** @returns `other` when the file is not text */
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
