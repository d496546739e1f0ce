import { nameInLine, type FileDiff } from './diff.ts';

export interface FittedDiff {
  readonly text: string;
  /** What a person must know that the agents did not see, one part of a sentence each. */
  readonly gaps: readonly string[];
}

/** The share of the room that may go to the words about what is left out. */
const NOTE_SHARE = 1 / 8;
/** Enough for the shortest note. */
const MIN_NOTE_BYTES = 60;
/** More than the line at a cut is long. */
const CUT_NOTE_BYTES = 80;

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** With the line end that joins it to the next. */
const lineBytes = (text: string): number => bytesOf(text) + 1;

/**
 * As much of the diff as fits, in the given order, and a note that says what is left out. First come the files that fit as a whole;
 * the largest of those that don't is then cut to the room that is left, between hunks, or between lines where not one hunk
 * fits: so one huge file takes nothing from the others. Generated files get what the others leave.
 * @param maxBytes for all of it, the note included
 */
export function fitDiff(files: readonly FileDiff[], maxBytes: number): FittedDiff {
  const roomy = describeLeftOut(files, place(files, maxBytes), maxBytes);
  const noteBytes =
    roomy.note === ''
      ? 0
      : Math.max(MIN_NOTE_BYTES, Math.min(bytesOf(roomy.note) + 200, maxBytes * NOTE_SHARE));
  const shown = place(files, maxBytes - noteBytes);
  const { note, gaps } = describeLeftOut(files, shown, noteBytes - 2);
  const text = files.flatMap((file) => shown.get(file) ?? []).join('\n');
  return { text: [text, note].filter((part) => part !== '').join('\n\n'), gaps };
}

function place(files: readonly FileDiff[], maxBytes: number): Shown {
  const shown = new Map<FileDiff, string>();
  let left = maxBytes;
  const show = (file: FileDiff, text: string): void => {
    shown.set(file, text);
    left -= lineBytes(text);
  };
  for (const isGenerated of [false, true]) {
    const group = files.filter((file) => file.isGenerated === isGenerated);
    for (const file of group) {
      if (file.diff !== undefined && lineBytes(file.diff) <= left) show(file, file.diff);
    }
    const largest = group.find((file) => file.diff !== undefined && !shown.has(file));
    const part = largest?.diff === undefined ? undefined : cutDiff(largest.diff, left - 1);
    if (largest !== undefined && part !== undefined) show(largest, part);
  }
  return shown;
}

/** The first hunks that fit, or else the first lines of the first one; undefined when there is no room for a line of it. */
function cutDiff(diff: string, maxBytes: number): string | undefined {
  // Inside a hunk each line begins with a space, `+`, `-` or `\`.
  const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
  const room = maxBytes - CUT_NOTE_BYTES - lineBytes(head);
  const [first] = hunks;
  if (first === undefined) return undefined;
  const whole = takeWhile(hunks, room);
  const kept = whole.length > 0 ? whole : takeWhile(first.split('\n'), room);
  // The line that begins a hunk shows nothing by itself.
  if (whole.length === 0 && kept.length < 2) return undefined;
  const body = kept.join('\n');
  const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
  return `${head}\n${body}\n(cut here: ${lines} of ${allLines} lines of this file's diff are shown)`;
}

function takeWhile(parts: readonly string[], maxBytes: number): string[] {
  const taken: string[] = [];
  let left = maxBytes;
  for (const part of parts) {
    left -= lineBytes(part);
    if (left < 0) break;
    taken.push(part);
  }
  return taken;
}

const countLines = (text: string): number => text.split('\n').length;

/** What is shown of each file; nothing of the others. */
type Shown = ReadonlyMap<FileDiff, string>;

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
function describeLeftOut(
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
