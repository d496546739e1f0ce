import type { OutputFolder } from './output-folder.ts';
import type { DeliverableText, SavedDeliverable } from './saved-deliverable.ts';

/** More of one file than any report shows. */
const MOST_BYTES_OF_ONE = 1024 * 1024;
const MOST_BYTES_IN_ALL = 4 * 1024 * 1024;

/** The beginnings of the deliverables that are text, as far as a report can show them. */
export async function readTexts(
  folder: OutputFolder,
  saved: readonly SavedDeliverable[],
): Promise<DeliverableText[]> {
  const texts: DeliverableText[] = [];
  let left = MOST_BYTES_IN_ALL;
  for (const { name } of saved) {
    if (left <= 0) break;
    const { bytes, totalBytes } = await folder.readBeginning(
      name,
      Math.min(left, MOST_BYTES_OF_ONE),
    );
    const decoded = decodeText(bytes, bytes.length < totalBytes);
    if (decoded === undefined) continue;
    texts.push({ name, text: decoded.text, missingBytes: totalBytes - decoded.usedBytes });
    left -= bytes.length;
  }
  return texts;
}

/** UTF-8 without NUL is text, whatever it is called. A character that the cut parted is left out. */
function decodeText(
  bytes: Uint8Array,
  isCut: boolean,
): { text: string; usedBytes: number } | undefined {
  if (bytes.length === 0 || bytes.includes(0)) return undefined;
  const mostDropped = isCut ? Math.min(3, bytes.length - 1) : 0;
  for (let dropped = 0; dropped <= mostDropped; dropped += 1) {
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
