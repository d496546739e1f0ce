import { parseNewSide, type NewSideHunk } from './diff-lines.ts';
import { clip, foldSpace, type Finding } from './finding.ts';
import { fingerprintFindings, type LocatedFinding } from './fingerprint.ts';

/** A file of the change, with its new name. */
export interface ChangedFile {
  readonly filename: string;
  readonly status?: string;
  /** The hunks, with or without git's header; undefined when they are unknown, e.g. for a binary file. */
  readonly diff: string | undefined;
}

/** A finding whose lines are in the change and whose quote is correct. Its path is the name of the file. */
export interface VerifiedFinding extends LocatedFinding {
  readonly fingerprint: string;
}

export interface UnverifiedFinding {
  readonly finding: Finding;
  /** Part of a sentence. */
  readonly reason: string;
}

export interface Verification {
  readonly verified: readonly VerifiedFinding[];
  readonly unverified: readonly UnverifiedFinding[];
}

interface VerifyOptions {
  readonly isWhole?: boolean;
  readonly needsQuotes?: boolean;
}

const MAX_SHOWN_PATH_LENGTH = 200;
/** How the prompt shows an invisible character, e.g. `‹U+202E›`. Agents quote it as they see it. */
const INVISIBLE_MARK = /‹U\+([0-9A-F]{4,5}|10[0-9A-F]{4})›/g;

/**
 * Checks findings against the change. A finding is verified if its path, without a leading `./`, is exactly the new name of a file, its lines
 * are on the new side of one hunk, and its quote, if it has one, is the text of these lines. White space at the ends of a quoted line is
 * ignored, and all other runs of white space are equal, because the tools of the agents show tabs and line endings in different ways. An
 * invisible character equals its mark in the prompt.
 * @param isWhole whether `files` contains all files of the change
 * @param needsQuotes whether the agents may have seen another commit. Only a quote of all its lines then verifies a finding
 */
export function verifyFindings(
  findings: readonly Finding[],
  files: readonly ChangedFile[],
  { isWhole = true, needsQuotes = false }: VerifyOptions = {},
): Verification {
  const byName = new Map(files.map((file) => [file.filename, file]));
  const hunksByName = new Map<string, readonly NewSideHunk[]>();
  const folded = new Map<string, string>();
  const located: LocatedFinding[] = [];
  const unverified: UnverifiedFinding[] = [];
  for (const claimed of findings) {
    const finding = { ...claimed, path: claimed.path.replace(/^(?:\.\/)+/, '') };
    const file = byName.get(finding.path);
    const hunks = hunksByName.get(finding.path) ?? parseNewSide(file?.diff ?? '');
    hunksByName.set(finding.path, hunks);
    const hunk = hunks.find((one) => hasLine(one, finding.line));
    const reason = describeMismatch(finding, file, { hunk, folded, isWhole, needsQuotes });
    if (reason !== undefined) unverified.push({ finding, reason });
    else located.push({ finding, lineText: textAt(hunk, finding.line) ?? '' });
  }
  const fingerprints = fingerprintFindings(located);
  return {
    verified: located.map((one, index) => ({ ...one, fingerprint: fingerprints[index] ?? '' })),
    unverified,
  };
}

function textAt(hunk: NewSideHunk | undefined, line: number): string | undefined {
  return hunk?.lines[line - hunk.start];
}

function hasLine(hunk: NewSideHunk, line: number): boolean {
  return textAt(hunk, line) !== undefined;
}

/** What is known of the change. */
interface Known {
  readonly hunk: NewSideHunk | undefined;
  readonly isWhole: boolean;
  readonly needsQuotes: boolean;
  /** Lines with folded white space, so that a line is folded once: a thousand findings may be about one line of a megabyte. */
  readonly folded: Map<string, string>;
}

function describeMismatch(
  { path: fullPath, line, endLine = line, quote }: Finding,
  file: ChangedFile | undefined,
  { hunk, folded, isWhole, needsQuotes }: Known,
): string | undefined {
  const path = clip(fullPath, MAX_SHOWN_PATH_LENGTH);
  if (path === '') return 'it names no file';
  if (file === undefined) {
    return isWhole
      ? `${path} is not in the change`
      : `${path} is not among the changed files that GitHub lists, and it does not list all`;
  }
  if (file.status === 'removed') return `${path} is deleted in the change`;
  if (file.diff === undefined) return `there is no diff of ${path}`;
  if (line < 1) return `it names no line of ${path}`;
  if (hunk === undefined) return `line ${line} of ${path} is not in the diff`;
  if (endLine < line) return `its last line, ${endLine}, comes before line ${line}`;
  if (!hasLine(hunk, endLine)) {
    return `lines ${line} to ${endLine} of ${path} are not together in the diff`;
  }
  if (quote !== undefined && !readsLike({ hunk, folded }, line, quote)) {
    return `line ${line} of ${path} reads differently`;
  }
  if (needsQuotes && !quotesAll(quote ?? '', endLine - line + 1)) {
    return 'it does not quote all of its lines, and the agents may have seen another commit';
  }
  return undefined;
}

/** A blank quote proves nothing, because many lines are blank. */
function quotesAll(quote: string, lineCount: number): boolean {
  return quote.trim() !== '' && linesOf(quote).length >= lineCount;
}

function linesOf(quote: string): string[] {
  return quote.replace(/\r?\n$/, '').split('\n');
}

/** Whether each line of the quote equals the line in the hunk. Lines after the end of the hunk are unknown, and not compared. */
function readsLike(
  { hunk, folded }: Pick<Known, 'hunk' | 'folded'>,
  line: number,
  quote: string,
): boolean {
  const fold = (text: string): string => {
    const known = folded.get(text) ?? foldLine(text);
    folded.set(text, known);
    return known;
  };
  return linesOf(quote).every((quoted, index) => {
    const text = textAt(hunk, line + index);
    return text === undefined || fold(text) === foldLine(quoted);
  });
}

function foldLine(text: string): string {
  return foldSpace(
    text.replace(INVISIBLE_MARK, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );
}
