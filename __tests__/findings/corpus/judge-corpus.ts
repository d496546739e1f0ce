import type { Finding } from '../../../src/findings/finding.ts';
import { verifyFindings, type ChangedFile } from '../../../src/findings/verify-findings.ts';
import { orderFileDiffs } from '../../../src/github/diff.ts';
import { makeFinding } from '../make-finding.ts';
import type { CorpusFile, Side } from './corpus.ts';

export interface Figures {
  files: number;
  /** Findings that are right, and how many of them are verified. */
  right: number;
  rightVerified: number;
  /** Findings that are wrong, and how many of them are verified, so that they would be posted. */
  wrong: number;
  wrongVerified: number;
  /** The first findings that are judged wrongly. */
  faults: string[];
}

/** How the diffs of a change come to the action. */
export type Delivery = 'the whole diff' | 'patches' | 'truncated patches';

/** A delivered change, and the lines that are shown of each file. */
interface Delivered {
  readonly change: readonly ChangedFile[];
  readonly shown: ReadonlyMap<string, readonly Side[]>;
}

/** GitHub names hunks alone, without a line end at the end. */
function patchOf({ section }: CorpusFile): string | undefined {
  const start = section.indexOf('\n@@ ');
  return start === -1 ? undefined : section.slice(start + 1).replace(/\n$/, '');
}

/** The rows that are left, and what is shown in them. The texts are those of the file itself; only rows are counted. */
function truncate(patch: string, sides: readonly Side[], maxRows: number): [string, Side[]] {
  const rows = patch.split('\n').slice(0, maxRows);
  const counts: number[] = [];
  for (const row of rows) {
    if (row.startsWith('@@ ')) counts.push(0);
    else if (!/^[-\\]/.test(row)) counts.push((counts.pop() ?? 0) + 1);
  }
  // Hunks that only delete the whole file have no side.
  const left = sides.map(([start, lines], index): Side => [
    start,
    lines.slice(0, counts[index] ?? 0),
  ]);
  return [rows.join('\n'), left];
}

function deliver(files: readonly CorpusFile[], delivery: Delivery): Delivered {
  const listed = files.map((file) => ({ ...file, patch: patchOf(file) }));
  const shown = new Map(files.map(({ filename, newSide }) => [filename, newSide]));
  if (delivery !== 'truncated patches') {
    const diff = delivery === 'patches' ? undefined : files.map(({ section }) => section).join('');
    return { change: orderFileDiffs(listed, diff), shown };
  }
  const truncated = listed.map(({ filename, status, patch, newSide }, index) => {
    // A different part of each file, so that hunks end at all places.
    const rows = patch?.split('\n').length ?? 0;
    const [diff, sides] = truncate(
      patch ?? '',
      newSide,
      Math.ceil((rows * (1 + (index % 9))) / 10),
    );
    return { file: { filename, status, diff: patch === undefined ? undefined : diff }, sides };
  });
  return {
    change: truncated.map(({ file }) => file),
    shown: new Map(truncated.map(({ file, sides }) => [file.filename, sides])),
  };
}

/** Findings of all kinds about a file: right, next to a hunk, of the old version, in another file, misquoted. */
function* claimsAbout(file: CorpusFile, other: CorpusFile): Generator<Finding> {
  const { filename: path, newSide, oldSide, previous_filename: oldPath = path } = file;
  const claim = (line: number, more: Partial<Finding> = {}): Finding =>
    makeFinding({ path, line, ...more });
  for (const [start, lines] of newSide) {
    const last = start + lines.length - 1;
    for (const [index, quote] of lines.entries()) {
      const line = start + index;
      yield claim(line);
      yield claim(line, { quote });
      yield claim(line, { quote: `\t${quote.trim()} \r\n` });
      yield claim(line, { quote: quote.replace(/\s+/g, ' \t') });
      yield claim(line, { quote: quote.replace(/\s+/g, '') });
      yield claim(line, { quote: `${quote} x` });
      yield claim(line, { quote: lines[index + 1] ?? 'x' });
      yield claim(line, { quote: `${quote}\n${lines[index + 1] ?? ''}`, path: `./${path}` });
      yield claim(line, { endLine: last });
      yield claim(line, { endLine: last + 1 });
      yield claim(line, { endLine: line - 1 });
      yield claim(line, { path: other.filename, quote });
      yield claim(line, { path: `b/${path}` });
    }
    for (const line of [start - 1, last + 1]) {
      yield claim(line);
      yield claim(line, { quote: lines.at(line < start ? 0 : -1) ?? '' });
      yield claim(line, { endLine: last });
    }
  }
  for (const [start, lines] of oldSide) {
    for (const [index, quote] of lines.entries()) {
      yield claim(start + index, { quote });
      yield claim(start + index, { path: oldPath, quote });
    }
  }
  for (const line of [0, -1, 1.5, 1, 1e9]) yield claim(line, { quote: 'invented' });
}

const words = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ');

/** Whether the finding is right, by the lines of the file itself. */
function isRight(
  { path, line, endLine = line, quote }: Finding,
  shown: Delivered['shown'],
): boolean {
  const sides = shown.get(path.replace('./', '')) ?? [];
  const side = sides.find(([start, { length }]) => line >= start && line < start + length);
  if (side === undefined || !Number.isInteger(line)) return false;
  const [start, lines] = side;
  if (endLine < line || endLine >= start + lines.length) return false;
  if (quote === undefined) return true;
  // A quote may go on to the next line; what is after the hunk can't be compared.
  const [first = '', second = ''] = quote.split(/\r?\n/);
  const [text = '', next] = lines.slice(line - start);
  const isNextRight = second === '' || next === undefined || words(second) === words(next);
  return words(first) === words(text) && isNextRight;
}

/** Verifies findings about each line of a change, and compares each answer with the file itself. */
export function judge(files: readonly CorpusFile[], delivery: Delivery): Figures {
  const { change, shown } = deliver(files, delivery);
  const figures: Figures = {
    files: files.length,
    right: 0,
    rightVerified: 0,
    wrong: 0,
    wrongVerified: 0,
    faults: [],
  };
  for (const [index, file] of files.entries()) {
    const claims = [...claimsAbout(file, files[(index + 1) % files.length] ?? file)];
    const { unverified } = verifyFindings(claims, change);
    const refused = new Map(unverified.map(({ finding, reason }) => [keyOf(finding), reason]));
    for (const finding of claims) {
      const right = isRight(finding, shown);
      const reason = refused.get(keyOf(finding));
      figures[right ? 'right' : 'wrong'] += 1;
      if (reason === undefined) figures[right ? 'rightVerified' : 'wrongVerified'] += 1;
      if (right !== (reason === undefined))
        figures.faults.push(`${keyOf(finding)}: ${reason ?? 'verified'}`);
    }
  }
  return { ...figures, faults: figures.faults.slice(0, 10) };
}

function keyOf({ path, line, endLine, quote }: Finding): string {
  return JSON.stringify([path.replace(/^\.\//, ''), line, endLine, quote]);
}
