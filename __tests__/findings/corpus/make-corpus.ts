// Makes one file of the corpus: node make-corpus.ts <git directory> <base> <head> <output.json.gz> [<pathspec>…]

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CorpusFile, Side } from './corpus.ts';

const [gitDirectory = '', base = '', head = '', output = '', ...pathspecs] = process.argv.slice(2);
const STATUSES: Readonly<Record<string, string>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

function git(...args: string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
  return execFileSync(
    'git',
    ['--git-dir', gitDirectory, '-c', 'core.quotePath=true', ...args],
    options,
  );
}

function linesAt(revision: string, name: string): string[] {
  const lines = git('show', `${revision}:${name}`).split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The ranges `start,count` that git names in the heads of the hunks. */
function rangesOf(section: string, side: '-' | '+'): [start: number, count: number][] {
  return section
    .split('\n')
    .filter((row) => row.startsWith('@@ '))
    .map((row) => row.split(' ').find((word) => word.startsWith(side)) ?? '')
    .map((word) => word.slice(1).split(',').map(Number))
    .map(([start = 0, count = 1]) => [start, count]);
}

function sideOf(section: string, side: '-' | '+', lines: readonly string[]): Side[] {
  return rangesOf(section, side)
    .filter(([, count]) => count > 0)
    .map(([start, count]) => {
      const shown = lines.slice(start - 1, start - 1 + count);
      if (shown.length !== count) throw new Error(`${start},${count} is not in the file`);
      return [start, shown];
    });
}

/** Checks the ranges by another way: the changed lines without context, and three lines around them. */
function checkRanges(section: string, bare: string, lines: readonly string[]): void {
  const numbers = (ranges: [number, number][]): string =>
    [
      ...new Set(
        ranges.flatMap(([start, count]) => Array.from({ length: count }, (_, i) => start + i)),
      ),
    ]
      .sort((one, other) => one - other)
      .join();
  const widened = rangesOf(bare, '+').map(([start, count]): [number, number] => {
    const first = Math.max(1, (count === 0 ? start + 1 : start) - 3);
    const last = Math.min(lines.length, (count === 0 ? start : start + count - 1) + 3);
    return [first, last - first + 1];
  });
  if (numbers(rangesOf(section, '+')) !== numbers(widened))
    console.warn('ranges differ', section.split('\n', 1));
}

const words = git('diff', '-M', '--name-status', '-z', base, head, '--', ...pathspecs).split('\0');
const files: CorpusFile[] = [];
for (let index = 0; index + 1 < words.length;) {
  const status = STATUSES[words[index]?.charAt(0) ?? ''] ?? '';
  const isMoved = status === 'renamed' || status === 'copied';
  const names = words.slice(index + 1, index + (isMoved ? 3 : 2));
  index += 1 + names.length;
  const [previous = '', filename = previous] = names;
  const literals = names.map((name) => `:(literal)${name}`);
  const diff = (...args: string[]): string =>
    git('diff', '-M', ...args, base, head, '--', ...literals);
  const section = diff();
  const [additions = '0', deletions = '0'] = diff('--numstat').split('\t');
  const isText = additions !== '-' && section.includes('\n@@ ');
  const newLines = isText && status !== 'removed' ? linesAt(head, filename) : [];
  const oldLines = isText && status !== 'added' ? linesAt(base, previous) : [];
  if (isText) checkRanges(section, diff('-U0'), newLines);
  files.push({
    filename,
    ...(isMoved ? { previous_filename: previous } : {}),
    status,
    additions: Number(additions) || 0,
    deletions: Number(deletions) || 0,
    section,
    newSide: sideOf(section, '+', newLines),
    oldSide: sideOf(section, '-', oldLines),
  });
}
writeFileSync(output, gzipSync(JSON.stringify(files), { level: 9 }));
console.log(output, files.length, 'files');
