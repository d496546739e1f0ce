/** The added lines and context lines of one hunk, which are in the new version of the file. */
export interface NewSideHunk {
  /** The number of the first line. */
  readonly start: number;
  /** The text of the lines without the line feed. A carriage return before it is part of the text. */
  readonly lines: readonly string[];
}

/** Matches the start and the counts. Git omits a count of 1. */
const HUNK_HEADER = /^@@ -\d{1,10}(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@/;

/**
 * Parses the diff of one file: only the hunks, as in GitHub's `patch`, or a section of `git diff`. Only a line feed ends a line. If a hunk is
 * incomplete, returns the lines that it has. Parsing ends at the first row that belongs to no hunk, such as the diff of another file. Returns
 * no hunks for a binary file, a renamed file without other changes, a changed mode or a combined diff.
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
    // An empty last row is the end of the last line, unless the hunk is missing one empty line.
    if (row === '' && index === rows.length - 1 && (oldLeft !== 1 || newLeft !== 1)) break;
    // Some programs remove the space of an empty context line, e.g. git with `diff.suppressBlankEmpty`.
    const [mark, text] = /^\r?$/.test(row) ? [' ', row] : [row[0], row.slice(1)];
    if (mark !== '+') oldLeft -= 1;
    if (mark !== '-') newLeft -= 1;
    if (!/^[ +-]$/.test(mark ?? '') || oldLeft < 0 || newLeft < 0) break;
    if (mark !== '-') hunk.lines.push(text);
  }
  return hunks;
}
