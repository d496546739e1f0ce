import { nameInLine } from './changed-files.ts';
import type { FileDiff } from './file-diffs.ts';

/** What is shown of each file; nothing of the others. */
export type Shown = ReadonlyMap<FileDiff, string>;

interface LeftOut {
  readonly label: string;
  readonly files: readonly FileDiff[];
  readonly gap?: (count: number) => string;
}

function groupLeftOut(files: readonly FileDiff[], shown: Shown): LeftOut[] {
  const without = files.filter(({ diff, isBinary }) => diff === undefined && !isBinary);
  const groups: LeftOut[] = [
    {
      label: 'Cut for want of room',
      files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
      gap: (count) => `the diff of ${count} of the files is cut`,
    },
    {
      label: 'Left out for want of room',
      files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
      gap: (count) => `the diff of ${count} of the files is left out`,
    },
    {
      label: 'GitHub gives no diff, since it is too large',
      files: without.filter(({ additions, deletions }) => additions + deletions > 0),
      gap: (count) => `GitHub gives no diff of ${count} of the files, since it is too large`,
    },
    { label: 'Binary or empty', files: files.filter((f) => f.isBinary) },
    {
      label: 'Renamed without a change',
      files: without.filter(({ additions, deletions }) => additions + deletions === 0),
    },
  ];
  return groups.filter((group) => group.files.length > 0);
}

/**
 * What the diff does not show, or only in part.
 * @param maxBytes for the note, which ends in counts where there is no room for names; past the shortest one it is not cut
 */
export function describeLeftOut(
  files: readonly FileDiff[],
  shown: Shown,
  maxBytes: number,
): { note: string; gaps: string[] } {
  const groups = groupLeftOut(files, shown);
  const gaps = groups.flatMap(({ gap, files: { length } }) =>
    gap === undefined ? [] : gap(length),
  );
  return { note: fitNote(groups, maxBytes), gaps };
}

/** Every group with its count, and as many names as there is room for. */
function fitNote(groups: readonly LeftOut[], maxBytes: number): string {
  if (groups.length === 0) return '';
  const lines: string[] = [];
  let left = maxBytes - Buffer.byteLength(NOTE_HEAD);
  groups.forEach((group, index) => {
    const line = noteLine(group, Math.floor(left / (groups.length - index)) - 1);
    lines.push(line);
    left -= Buffer.byteLength(line) + 1;
  });
  const note = [NOTE_HEAD, ...lines].join('\n');
  if (Buffer.byteLength(note) <= maxBytes) return note;
  const count = new Set(groups.flatMap(({ files }) => files)).size;
  return `(Not shown, or only in part: ${count} files)`;
}

const NOTE_HEAD = 'Not shown above, or only in part:';

function noteLine({ label, files }: LeftOut, maxBytes: number): string {
  let line = `- ${label} (${files.length}):`;
  let bytes = Buffer.byteLength(line);
  for (const [index, file] of files.entries()) {
    const name = ` ${nameInLine(file.filename)}${file.isGenerated ? ' (generated)' : ''}`;
    const isLast = index === files.length - 1;
    const rest = isLast ? '' : `, and ${files.length - index - 1} more`;
    if (bytes + Buffer.byteLength(name) + rest.length > maxBytes) {
      const start = line.slice(0, -1);
      return index === 0 ? start : `${start}, and ${files.length - index} more`;
    }
    const named = `${name}${isLast ? '' : ','}`;
    line += named;
    bytes += Buffer.byteLength(named);
  }
  return line;
}
