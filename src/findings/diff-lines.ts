/** The lines of one hunk that are in the new version of a file, added and context lines. */
export interface NewSideHunk {
  /** The number of its first line. */
  readonly start: number;
  /** Their text without the line feed; a carriage return before it is a part of the text. */
  readonly lines: readonly string[];
}

/** The counts and the start, of which git leaves a count out when it is 1. */
const HUNK_HEADER = /^@@ -\d{1,10}(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@/;

/**
 * Parses the diff of one file: the hunks alone, as GitHub's `patch` has them, or a section of `git diff`. Only a line feed ends a line.
 * A hunk that ends early has the lines that are there. Parsing ends at what belongs to no hunk, such as the diff of another file.
 * There are no hunks in the diff of a binary file, of a file that is only renamed, of a changed mode, and in a combined diff.
 */
export function parseNewSide(diff: string): NewSideHunk[] {
  const hunks: { start: number; lines: string[] }[] = [];
  let oldLeft = 0;
  let newLeft = 0;
  const rows = diff.split('\n');
  for (const [index, row] of rows.entries()) {
    const header = HUNK_HEADER.exec(row);
    if (header !== null) {
      const [, oldCount = '1', start, newCount = '1'] = header;
      [oldLeft, newLeft] = [Number(oldCount), Number(newCount)];
      hunks.push({ start: Number(start), lines: [] });
      continue;
    }
    const hunk = hunks.at(-1);
    if (hunk === undefined) {
      if (index > 0 && row.startsWith('diff --git ')) break;
      continue;
    }
    // "\ No newline at end of file", in any language.
    if (row.startsWith('\\')) continue;
    // The end of the last line, unless it is the empty line that the hunk still lacks.
    if (row === '' && index === rows.length - 1 && (oldLeft !== 1 || newLeft !== 1)) break;
    // Some programs remove the space of an empty context line, as git does with `diff.suppressBlankEmpty`.
    const [mark, text] = /^\r?$/.test(row) ? [' ', row] : [row[0], row.slice(1)];
    if (mark !== '+') oldLeft -= 1;
    if (mark !== '-') newLeft -= 1;
    if (!/^[ +-]$/.test(mark ?? '') || oldLeft < 0 || newLeft < 0) break;
    if (mark !== '-') hunk.lines.push(text);
  }
  return hunks;
}
