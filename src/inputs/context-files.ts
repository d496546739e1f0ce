import { decodeUtf16, decodeUtf8 } from '../support/decode-text.ts';
import { codeOf } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import { removeEscapes } from '../support/log.ts';
import { quoteName } from '../support/name-in-line.ts';
import { readBeginning } from '../support/read-beginning.ts';
import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { HiddenText } from '../task/hidden-text.ts';
import type { ContextFile, ContextFiles } from '../task/prompt.ts';
import { findContextFiles, type FoundFile } from './find-context-files.ts';

const MAX_SHOWN_PATH_BYTES = 500;
/** Less of a file would not help the agents. */
const MIN_SHOWN_BYTES = 500;

/**
 * Reads the text files that match glob patterns. Each file gets an equal share of the space; what small files do not need goes to the larger
 * ones. Escape sequences are removed, and invisible characters are marked.
 * @param patterns a leading `!` excludes
 * @param maxBytes the maximum size of all texts
 * @throws UserError when a pattern matches no file, or when too many files match
 */
export async function readContextFiles({
  patterns,
  maxBytes,
  workspace,
}: {
  readonly patterns: readonly string[];
  readonly maxBytes: number;
  readonly workspace: string;
}): Promise<ContextFiles> {
  const found = await findContextFiles(patterns, workspace);
  const hidden = new HiddenText();
  const files = new Map<string, ContextFile>();
  let leftBytes = maxBytes;
  for (const one of found.toSorted((a, b) => a.size - b.size)) {
    const share = Math.floor(leftBytes / (found.length - files.size));
    const read = await readText(one, Math.min(leftBytes, Math.max(share, MIN_SHOWN_BYTES)), hidden);
    leftBytes -= Buffer.byteLength(read.content ?? '');
    files.set(one.name, read);
  }
  return { files: found.flatMap(({ name }) => files.get(name) ?? []), hidden: hidden.findings };
}

async function readText(
  { name, file, problem }: FoundFile,
  maxBytes: number,
  hidden: HiddenText,
): Promise<ContextFile> {
  const { text: start, missingBytes } = truncateToBytes(name, MAX_SHOWN_PATH_BYTES);
  const quotedPath = hidden.mark(quoteName(missingBytes > 0 ? `${start}…` : name), 'the paths');
  const omit = (reason: string): ContextFile => {
    return { quotedPath, content: undefined, gap: `omitted: ${reason}` };
  };
  if (problem !== undefined) return omit(problem);
  try {
    // Text in UTF-16, or with escape sequences, gets shorter.
    const { bytes, totalBytes } = await readBeginning(
      file,
      2 * Math.max(maxBytes, MIN_SHOWN_BYTES),
    );
    const isPart = bytes.length < totalBytes;
    const text = (decodeUtf8(bytes, isPart) ?? decodeUtf16(bytes))?.text;
    if (text === undefined) return omit(`${formatSize(totalBytes)}, not UTF-8 text`);
    const plain = removeEscapes(text);
    const shown = truncateToLines(plain, maxBytes, isPart);
    const isWhole = !isPart && shown.length === plain.length;
    if (!isWhole && maxBytes < MIN_SHOWN_BYTES) {
      return omit(`${formatSize(totalBytes)}, no space left`);
    }
    const marked = hidden.mark(shown, quotedPath);
    // The marks are longer than the characters.
    const content = truncateToLines(marked, maxBytes, false);
    if (isWhole && content.length === marked.length) return { quotedPath, content, gap: undefined };
    const gap = `truncated to ${formatSize(Buffer.byteLength(content))}, the file has ${formatSize(totalBytes)}`;
    return { quotedPath, content, gap };
  } catch (error) {
    return omit(`can't be read (${String(codeOf(error))})`);
  }
}

/** Truncates a text, if possible between lines. @param isPart whether the text ends before the end of the file */
function truncateToLines(text: string, maxBytes: number, isPart: boolean): string {
  const { text: start, missingBytes } = truncateToBytes(text, maxBytes);
  if (missingBytes === 0 && !isPart) return text;
  const end = start.lastIndexOf('\n') + 1;
  // A last line that is most of the text is kept.
  return end > start.length / 2 ? start.slice(0, end) : start;
}
