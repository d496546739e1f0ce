import { containersOf, lineWeight } from './markdown-weight.ts';

/** A part of a Markdown document that can be parsed by itself. */
export interface MarkdownChunk {
  readonly source: string;
  /** Where it begins in the document, in UTF-16 units. */
  readonly offset: number;
  /** How much work it is to parse; see `lineWeight`. */
  readonly weight: number;
  readonly kind:
    | 'markdown'
    /** One long fence, with the lines that open and close it. */
    | 'fence'
    /** Markdown that the parser would choke on: to be shown as text. */
    | 'plain';
}

/**
 * The parser takes time that grows with the square of the number of blocks, lists above all, in
 * what it is given (micromark 4: 50 kB of short lists take 2.4 s, 200 kB take 40 s), so documents
 * are parsed in parts of about this weight: up to a line where a new block certainly begins.
 */
const CHUNK_WEIGHT = 5000;
/** From here on a part ends at any line that is not indented, perhaps within a list. */
const LONG_CHUNK = 12_000;
/** From here on it ends at any line. */
const MAX_CHUNK_LENGTH = 24_000;
/** Tables stay whole up to here; one that is longer goes on as text. */
const MAX_TABLE_LENGTH = 300_000;
/** A fence longer than this needs no parser. In UTF-16 units, as the following. */
const LONG_FENCE = 12_000;
/** Lines are taken in pieces of this length, */
const MAX_PIECE_LENGTH = 12_000;
/** or of this one when they have too many marks. */
const DENSE_PIECE = 1000;
/** More containers on one line (`> > > -`) make the parser recurse without bound. */
const MAX_CONTAINERS = 24;

/**
 * Cuts a Markdown document where a new block begins: at a line at the margin after a blank one,
 * outside of fences and HTML comments. A document written to be slow is cut elsewhere too, or shown
 * as plain text from there on; that may look worse, and is as safe.
 */
export function splitMarkdown(document: string): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  let start = 0;
  let weight = 0;
  let fence: Fence | undefined;
  let inComment = false;
  let afterBlank = false;
  const endChunk = (end: number, kind: MarkdownChunk['kind'] = 'markdown'): void => {
    const source = document.slice(start, end);
    if (source !== '') chunks.push({ source, offset: start, weight, kind });
    start = end;
    weight = 0;
  };

  for (const { line, offset } of linesOf(document)) {
    let added = line.length;
    if (fence === undefined) {
      added = lineWeight(line);
      const position = { weight, added, afterBlank, inComment };
      if (containersOf(line) > MAX_CONTAINERS || isTooLongTable(line, position)) {
        endChunk(offset);
        endChunk(document.length, 'plain');
        return chunks;
      }
      if (mayEndBefore(line, position)) endChunk(offset);
      fence = fenceOpenedBy(line, offset);
    } else if (closes(line, fence)) {
      const end = offset + line.length;
      if (end - fence.offset > LONG_FENCE) {
        endChunk(fence.offset);
        endChunk(end, 'fence');
        added = 0;
      }
      fence = undefined;
    }
    weight += added;
    if (fence === undefined) inComment = isCommentOpenAfter(line, inComment);
    afterBlank = line.trim() === '';
  }
  if (fence !== undefined && document.length - fence.offset > LONG_FENCE) {
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
  /** Of the part so far. */
  readonly weight: number;
  /** Of the line. */
  readonly added: number;
  readonly afterBlank: boolean;
  readonly inComment: boolean;
}

function mayEndBefore(line: string, { weight, added, afterBlank, inComment }: Position): boolean {
  if (isTableRow(line)) return false;
  if (weight + added > MAX_CHUNK_LENGTH) return true;
  if (inComment) return false;
  if (weight > LONG_CHUNK) return /^\S/u.test(line);
  return weight > CHUNK_WEIGHT && afterBlank && /^[^\s>*+\-\d]/u.test(line);
}

function isTooLongTable(line: string, { weight, added }: Position): boolean {
  return isTableRow(line) && weight + added > MAX_TABLE_LENGTH;
}

function isTableRow(line: string): boolean {
  return /^ {0,3}\|/u.test(line);
}

/** Lines with their line ends; a line that is too long, or too dense, is given in pieces. */
function* linesOf(document: string): Generator<{ line: string; offset: number }> {
  let offset = 0;
  while (offset < document.length) {
    const lineFeed = document.indexOf('\n', offset);
    const lineEnd = lineFeed === -1 ? document.length : lineFeed + 1;
    const line = document.slice(offset, Math.min(lineEnd, offset + MAX_PIECE_LENGTH));
    const isDense = line.length > DENSE_PIECE && lineWeight(line) > MAX_CHUNK_LENGTH;
    const piece = isDense ? line.slice(0, DENSE_PIECE) : line;
    yield { line: piece, offset };
    offset += piece.length;
  }
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
