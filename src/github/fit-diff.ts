import { nameInLine, type FileDiff } from './diff.ts';

interface FittedDiff {
  readonly text: string;
  /** What a person must know that the agents did not see, one part of a sentence each. */
  readonly gaps: readonly string[];
}

/** What is shown of each file; nothing of the others. */
type Shown = ReadonlyMap<FileDiff, string>;

/** Room that is kept for the note about what is left out, within these limits; it gets what the diff leaves, too. */
const NOTE_SHARE = 1 / 8;
const MIN_NOTE_BYTES = 60;
const MAX_NOTE_BYTES = 4000;
/** More than the line where a file's diff is truncated is long. */
const TRUNCATION_BYTES = 80;
/** More than what counts the names that are left out is long. */
const MORE_BYTES = 20;

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** With the line end, or the comma, that joins it to the next. */
const partBytes = (text: string): number => bytesOf(text) + 1;

/**
 * As much of the diff as fits, in the given order, and a note that says what is left out. First come the files that fit as a whole;
 * the largest of those that don't is then truncated to the room that is left, between hunks, or between lines where not one hunk
 * fits: so one huge file takes nothing from the others. Generated files get what the others leave.
 * @param maxBytes for all of it, the note included
 */
export function fitDiff(files: readonly FileDiff[], maxBytes: number): FittedDiff {
  const all = show(files, maxBytes);
  const needsNote = omissionsOf(files, all).length > 0;
  const noteBytes = needsNote
    ? Math.min(MAX_NOTE_BYTES, Math.max(MIN_NOTE_BYTES, Math.floor(maxBytes * NOTE_SHARE)))
    : 0;
  const shown = needsNote ? show(files, maxBytes - noteBytes) : all;
  const omissions = omissionsOf(files, shown);
  const diff = files.flatMap((file) => shown.get(file) ?? []).join('\n');
  const note = renderNote(omissions, maxBytes - bytesOf(diff) - 2);
  return {
    text: [diff, note].filter((part) => part !== '').join('\n\n'),
    gaps: omissions.flatMap(({ gap, files: { length } }) =>
      gap === undefined ? [] : `the diff of ${length} of the files ${gap}`,
    ),
  };
}

function show(files: readonly FileDiff[], maxBytes: number): Shown {
  const shown = new Map<FileDiff, string>();
  let left = maxBytes;
  const add = (file: FileDiff, text: string): void => {
    shown.set(file, text);
    left -= partBytes(text);
  };
  for (const isGenerated of [false, true]) {
    const group = files.filter((file) => file.isGenerated === isGenerated);
    for (const file of group) {
      if (file.diff !== undefined && partBytes(file.diff) <= left) add(file, file.diff);
    }
    const largest = group.find((file) => file.diff !== undefined && !shown.has(file));
    const part = largest?.diff === undefined ? undefined : truncateDiff(largest.diff, left - 1);
    if (largest !== undefined && part !== undefined) add(largest, part);
  }
  return shown;
}

/** The first hunks that fit, or else the first lines of the first one; undefined when there is no room for a line of it. */
function truncateDiff(diff: string, maxBytes: number): string | undefined {
  // Inside a hunk each line begins with a space, `+`, `-` or `\`.
  const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
  const room = maxBytes - TRUNCATION_BYTES - partBytes(head);
  const [first] = hunks;
  if (first === undefined) return undefined;
  const whole = takeFitting(hunks, room);
  const kept = whole.length > 0 ? whole : takeFitting(first.split('\n'), room);
  // The line that begins a hunk shows nothing by itself.
  if (whole.length === 0 && kept.length < 2) return undefined;
  const body = kept.join('\n');
  const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
  return `${head}\n${body}\n(truncated: ${lines} of ${allLines} lines of this file's diff are shown)`;
}

/** The first parts, as many as fit when each is followed by a line end. */
export function takeFitting(parts: readonly string[], maxBytes: number): readonly string[] {
  let left = maxBytes;
  const end = parts.findIndex((part) => {
    left -= partBytes(part);
    return left < 0;
  });
  return end === -1 ? parts : parts.slice(0, end);
}

const countLines = (text: string): number => text.split('\n').length;

/** Files that are not shown, or only in part, for one reason. */
interface Omission {
  readonly label: string;
  readonly files: readonly FileDiff[];
  /** What people must know of their diff. */
  readonly gap?: string;
}

function omissionsOf(files: readonly FileDiff[], shown: Shown): readonly Omission[] {
  const without = files.filter(({ diff, isBinary }) => diff === undefined && !isBinary);
  const isChanged = ({ additions, deletions }: FileDiff): boolean => additions + deletions > 0;
  const omissions: Omission[] = [
    {
      label: 'Truncated for lack of space',
      files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
      gap: 'is truncated',
    },
    {
      label: 'Left out for lack of space',
      files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
      gap: 'is left out',
    },
    {
      label: 'Too large for GitHub to show',
      files: without.filter(isChanged),
      gap: 'is too large for GitHub to show',
    },
    { label: 'Binary or empty', files: files.filter(({ isBinary }) => isBinary) },
    { label: 'Renamed without a change', files: without.filter((file) => !isChanged(file)) },
  ];
  return omissions.filter((omission) => omission.files.length > 0);
}

const NOTE_HEAD = 'Not shown above, or only in part:';

/** Every omission with its count, and as many names as there is room for; in very little room one count. */
function renderNote(omissions: readonly Omission[], maxBytes: number): string {
  if (omissions.length === 0) return '';
  const lineBytes = Math.floor((maxBytes - bytesOf(NOTE_HEAD)) / omissions.length) - 1;
  const lines = omissions.map((omission) => renderOmission(omission, lineBytes));
  const note = [NOTE_HEAD, ...lines].join('\n');
  if (bytesOf(note) <= maxBytes) return note;
  const count = new Set(omissions.flatMap(({ files }) => files)).size;
  return `(Not shown, or only in part: ${count} files)`;
}

function renderOmission({ label, files }: Omission, maxBytes: number): string {
  const start = `- ${label} (${files.length})`;
  const names = files.map(
    ({ filename, isGenerated }) => ` ${nameInLine(filename)}${isGenerated ? ' (generated)' : ''}`,
  );
  const named = takeFitting(names, maxBytes - bytesOf(start) - MORE_BYTES);
  if (named.length === 0) return start;
  const more = names.length - named.length;
  return `${start}:${named.join(',')}${more === 0 ? '' : `, and ${more} more`}`;
}
