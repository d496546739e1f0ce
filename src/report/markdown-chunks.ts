/** A part of a Markdown document that can be parsed by itself. */
export interface MarkdownChunk {
  readonly source: string;
  /** Where it begins in the document, in UTF-16 units. */
  readonly offset: number;
  readonly kind:
    | 'markdown'
    /** One long fence, with the lines that open and close it. */
    | 'fence'
    /** Markdown that the parser would choke on: to be shown as text. */
    | 'plain';
}

/**
 * The parser takes time that grows with the square of the number of lists in what it is given
 * (micromark 4: 50 kB of short lists take 2.4 s, 200 kB take 40 s), so documents are parsed in
 * parts of about this length, in UTF-16 units: up to a line where a new block certainly begins.
 */
const CHUNK_LENGTH = 2000;
/** From here on a part ends at any line that is not indented, perhaps within a list. */
const LONG_CHUNK = 6000;
/** From here on it ends at any line. */
const LONGEST_CHUNK = 12_000;
/** Tables stay whole up to here; they are cheap. */
const LONGEST_TABLE = 64_000;
/** More containers on one line (`> > > -`) make the parser recurse without bound. */
const MOST_CONTAINERS = 24;

/**
 * Cuts a Markdown document where a new block begins: at a line at the margin after a blank one,
 * outside of fences and HTML comments. A document written to be slow is cut elsewhere too, or shown
 * as plain text from there on; that may look worse, and is as safe.
 */
export function splitMarkdown(document: string): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  let start = 0;
  let fence: Fence | undefined;
  let inComment = false;
  let afterBlank = false;
  const endChunk = (end: number, kind: MarkdownChunk['kind'] = 'markdown'): void => {
    if (end > start) chunks.push({ source: document.slice(start, end), offset: start, kind });
    start = end;
  };

  for (const { line, offset } of linesOf(document)) {
    if (fence === undefined) {
      if (containersOf(line) > MOST_CONTAINERS) {
        endChunk(offset);
        endChunk(document.length, 'plain');
        return chunks;
      }
      if (mayEndBefore(line, { length: offset - start, afterBlank, inComment })) endChunk(offset);
      fence = fenceOpenedBy(line, offset);
    } else if (closes(line, fence)) {
      const end = offset + line.length;
      if (end - fence.offset > LONGEST_CHUNK) {
        endChunk(fence.offset);
        endChunk(end, 'fence');
      }
      fence = undefined;
    }
    if (fence === undefined) inComment = isCommentOpenAfter(line, inComment);
    afterBlank = line.trim() === '';
  }
  if (fence !== undefined && document.length - fence.offset > LONGEST_CHUNK) {
    endChunk(fence.offset);
    endChunk(document.length, 'fence');
  }
  endChunk(document.length);
  return chunks;
}

interface Fence {
  readonly mark: string;
  readonly offset: number;
}

interface Position {
  readonly length: number;
  readonly afterBlank: boolean;
  readonly inComment: boolean;
}

function mayEndBefore(line: string, { length, afterBlank, inComment }: Position): boolean {
  if (/^ {0,3}\|/u.test(line) && length < LONGEST_TABLE) return false;
  if (length + line.length > LONGEST_CHUNK) return true;
  if (inComment) return false;
  if (length > LONG_CHUNK) return /^\S/u.test(line);
  return length > CHUNK_LENGTH && afterBlank && /^[^\s>*+\-\d]/u.test(line);
}

/** Lines with their line ends; a line longer than a chunk may be is given in pieces. */
function* linesOf(document: string): Generator<{ line: string; offset: number }> {
  let offset = 0;
  while (offset < document.length) {
    const lineFeed = document.indexOf('\n', offset);
    const lineEnd = lineFeed === -1 ? document.length : lineFeed + 1;
    const end = Math.min(lineEnd, offset + LONGEST_CHUNK);
    yield { line: document.slice(offset, end), offset };
    offset = end;
  }
}

function containersOf(line: string): number {
  const prefix = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*/u.exec(line)?.[0] ?? '';
  return prefix.match(/>|[-+*]|\d+[.)]/gu)?.length ?? 0;
}

/** Only a fence at the margin: an indented one mostly belongs to a list and ends with it. */
function fenceOpenedBy(line: string, offset: number): Fence | undefined {
  const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/u.exec(line.trimEnd())?.[0];
  return mark === undefined ? undefined : { mark, offset };
}

function closes(line: string, { mark }: Fence): boolean {
  const text = line.trim();
  return /^ {0,3}\S/u.test(line) && text.startsWith(mark) && /^(?:`+|~+)$/u.test(text);
}

function isCommentOpenAfter(line: string, wasOpen: boolean): boolean {
  if (!wasOpen && !/^ {0,3}<!--/u.test(line)) return false;
  return !line.includes('-->', wasOpen ? 0 : line.indexOf('<!--') + 4);
}
