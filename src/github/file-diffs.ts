import { nameInLine, type ChangedFile } from './changed-files.ts';
import { isGenerated } from './generated-file.ts';

/** A changed file, and what of its change can be shown. */
export interface FileDiff extends ChangedFile {
  /** As git prints it, head included, without the last line end; undefined where GitHub gives none. */
  readonly diff: string | undefined;
  readonly isBinary: boolean;
  readonly isGenerated: boolean;
}

/**
 * Joins the files with their part of the diff, made of the listed hunks where GitHub refuses the whole diff. The largest change
 * comes first: it is what a review is about, and where room is scarce the small ones still fit in behind it. What tools write
 * (lock files, builds, vendored code) comes last, largest first: it is long, and follows from the rest.
 */
export function orderFileDiffs(
  files: readonly ChangedFile[],
  sections: ReadonlyMap<string, string> | undefined,
): FileDiff[] {
  const joined = files.map((file) => joinFile(file, sections?.get(file.filename)));
  return joined.sort(
    (one, other) =>
      Number(one.isGenerated) - Number(other.isGenerated) ||
      sizeOf(other) - sizeOf(one) ||
      (one.filename < other.filename ? -1 : 1),
  );
}

function joinFile(file: ChangedFile, section: string | undefined): FileDiff {
  const diff = section ?? assembleDiff(file);
  // Of a binary file GitHub counts no lines, and gives no hunks.
  const isBinary =
    section === undefined
      ? file.patch === undefined && sizeOf(file) === 0 && file.status !== 'renamed'
      : /\n(?:Binary files .* differ|GIT binary patch)(?:\n|$)/.test(section);
  return { ...file, diff, isBinary, isGenerated: isGenerated(file.filename, diff) };
}

const sizeOf = ({ additions, deletions }: ChangedFile): number => additions + deletions;

function assembleDiff({ filename, previous_filename, status, patch }: ChangedFile) {
  if (patch === undefined) return undefined;
  const [before, after] = [nameInLine(previous_filename ?? filename), nameInLine(filename)];
  return [
    `diff --git a/${before} b/${after}`,
    status === 'added' ? '--- /dev/null' : `--- a/${before}`,
    status === 'removed' ? '+++ /dev/null' : `+++ b/${after}`,
    patch,
  ].join('\n');
}
