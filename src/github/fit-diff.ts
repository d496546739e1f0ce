import { describeLeftOut, type Shown } from './left-out.ts';
import type { FileDiff } from './file-diffs.ts';

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
