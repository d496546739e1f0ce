import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseNewSide } from '../../src/findings/diff-lines.ts';
import { strangeLine } from './strange-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'git-diff-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What git prints of the change from one text to the other. */
function gitDiff(before: string, after: string, context: number, isStripped: boolean): string {
  writeFileSync(path.join(folder, 'a'), before);
  writeFileSync(path.join(folder, 'b'), after);
  const settings = ['-c', `diff.suppressBlankEmpty=${isStripped}`, '-c', 'core.autocrlf=false'];
  const options = ['--no-index', '--text', '--no-color', '--no-ext-diff', `-U${context}`];
  const { status, stdout } = spawnSync('git', [...settings, 'diff', ...options, 'a', 'b'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // 1 says that the files differ.
  expect([0, 1]).toContain(status);
  return stdout;
}

const text = fc
  .tuple(fc.array(strangeLine, { maxLength: 60 }), fc.boolean())
  .map(([lines, isOpen]) =>
    lines
      .map((line) => `${line}\n`)
      .join('')
      .slice(0, isOpen ? -1 : undefined),
  );
/** A text, and another one that has most of its lines. */
const change = fc
  .tuple(
    text,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.array(strangeLine, { maxLength: 3 })), {
      maxLength: 5,
    }),
  )
  .map(([before, edits]): [string, string] => {
    const lines = before.split('\n');
    for (const [at, count, added] of edits) lines.splice(at % (lines.length + 1), count, ...added);
    return [before, lines.join('\n')];
  });

describe('what git prints', () => {
  it('is there', () => {
    expect(execFileSync('git', ['--version'], { encoding: 'utf8' })).toMatch(/^git version/);
  });

  it('has on its new side the lines of the new text that the hunks span', () => {
    const property = fc.property(
      change,
      fc.nat(4),
      fc.boolean(),
      ([before, after], context, isStripped) => {
        const diff = gitDiff(before, after, context, isStripped);
        const lines = after.replace(/\n$/, '').split('\n');
        const ranges = diff
          .split('\n')
          .flatMap((row) => /^@@ \S+ \+(\d+),?(\d*) @@/.exec(row)?.slice(1, 3) ?? [])
          .map((digits) => (digits === '' ? 1 : Number(digits)));
        const expected: string[][] = [];
        for (let index = 0; index < ranges.length; index += 2) {
          const [start = 0, count = 0] = ranges.slice(index, index + 2);
          expected.push(
            lines.slice(start - 1, start - 1 + count).map((line, at) => `${start + at} ${line}`),
          );
        }
        // Without its last line end, too, as the action keeps the sections of a diff.
        for (const section of [diff, diff.replace(/\n$/, '')]) {
          const shown = parseNewSide(section).map((hunk) =>
            hunk.lines.map((line, at) => `${hunk.start + at} ${line}`),
          );
          expect(shown).toEqual(expected);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
