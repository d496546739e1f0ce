import { formatNumberOf } from '../support/human-units.ts';
import { nameInLine } from '../support/name-in-line.ts';
import type { FileDiff } from './diff.ts';

interface FittedDiff {
  readonly text: string;
  /** Which parts of the diff the agents do not see, a phrase each. */
  readonly gaps: readonly string[];
}

/** The shown part of each file's diff. Other files are not shown. */
type Shown = ReadonlyMap<FileDiff, string>;

/** The share of the space that is reserved for the note about omissions, within these limits. The note may also use what the diff leaves. */
const NOTE_SHARE = 1 / 8;
const MIN_NOTE_BYTES = 60;
const MAX_NOTE_BYTES = 4000;
/** More than the length of the line that says that a file's diff is truncated. */
const TRUNCATION_BYTES = 80;
/** More than the length of the phrase that counts the omitted names. */
const MORE_BYTES = 20;

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** Includes the newline or comma that separates it from the next part. */
const partBytes = (text: string): number => bytesOf(text) + 1;

/**
 * Returns as much of the diff as fits, in the given order, and a note about the omissions. Files that fit completely come first. The largest
 * file that does not fit is truncated to the remaining space, between hunks, or between lines if not even one hunk fits. So one huge file
 * does not displace the others. Generated files get the space that the others leave.
 * @param maxBytes the maximum size, including the note
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
      gap === undefined ? [] : `the diff of ${formatNumberOf(length, 'file')} ${gap}`,
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

/** Returns the first hunks that fit, or else the first lines of the first hunk; undefined when no line of it fits. */
function truncateDiff(diff: string, maxBytes: number): string | undefined {
  // Each line in a hunk starts with a space, `+`, `-` or `\`.
  const [head = '', ...hunks] = diff.split(/\n(?=@@ )/);
  const bodyBytes = maxBytes - TRUNCATION_BYTES - partBytes(head);
  const [first] = hunks;
  if (first === undefined) return undefined;
  const whole = takeFitting(hunks, bodyBytes);
  const kept = whole.length > 0 ? whole : takeFitting(first.split('\n'), bodyBytes);
  // The header line of a hunk is useless by itself.
  if (whole.length === 0 && kept.length < 2) return undefined;
  const body = kept.join('\n');
  const [lines, allLines] = [countLines(body), countLines(hunks.join('\n'))];
  return `${head}\n${body}\n(truncated: ${lines} of ${allLines} lines of this file's diff are shown)`;
}

/** Returns the first parts, as many as fit when each is followed by a newline. */
export function takeFitting(parts: readonly string[], maxBytes: number): readonly string[] {
  let left = maxBytes;
  const end = parts.findIndex((part) => {
    left -= partBytes(part);
    return left < 0;
  });
  return end === -1 ? parts : parts.slice(0, end);
}

const countLines = (text: string): number => text.split('\n').length;

/** Files that are not shown, or shown only in part, for the same reason. */
interface Omission {
  readonly label: string;
  readonly files: readonly FileDiff[];
  /** The end of a phrase about their diff, for people. */
  readonly gap?: string;
}

function omissionsOf(files: readonly FileDiff[], shown: Shown): readonly Omission[] {
  const without = files.filter(({ diff, isBinary }) => diff === undefined && !isBinary);
  const isChanged = ({ additions, deletions }: FileDiff): boolean => additions + deletions > 0;
  const omissions: Omission[] = [
    {
      label: 'Truncated to save space',
      files: files.filter((file) => shown.has(file) && shown.get(file) !== file.diff),
      gap: 'is truncated',
    },
    {
      label: 'Omitted to save space',
      files: files.filter((file) => file.diff !== undefined && !shown.has(file)),
      gap: 'is omitted',
    },
    {
      label: 'Too large for GitHub to show',
      files: without.filter(isChanged),
      gap: 'is too large for GitHub to show',
    },
    { label: 'Binary or empty', files: files.filter(({ isBinary }) => isBinary) },
    { label: 'Renamed without changes', files: without.filter((file) => !isChanged(file)) },
  ];
  return omissions.filter((omission) => omission.files.length > 0);
}

const NOTE_HEAD = 'Not shown above, or shown only in part:';

/** Renders every omission with its count and as many names as fit. If even that does not fit, renders only the total count. */
function renderNote(omissions: readonly Omission[], maxBytes: number): string {
  if (omissions.length === 0) return '';
  const lineBytes = Math.floor((maxBytes - bytesOf(NOTE_HEAD)) / omissions.length) - 1;
  const lines = omissions.map((omission) => renderOmission(omission, lineBytes));
  const note = [NOTE_HEAD, ...lines].join('\n');
  if (bytesOf(note) <= maxBytes) return note;
  const count = new Set(omissions.flatMap(({ files }) => files)).size;
  return `(Not shown, or shown only in part: ${formatNumberOf(count, 'file')})`;
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
