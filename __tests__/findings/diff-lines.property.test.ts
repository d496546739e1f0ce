import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseNewSide } from '../../src/findings/diff-lines.ts';
import { strangeLine } from './strange-line.ts';

type Edit = readonly [mark: ' ' | '+' | '-', text: string];

interface Shape {
  readonly context: number;
  /** Whether both versions end without a line end. */
  readonly isOpen: boolean;
  /** Whether empty context lines have no space. */
  readonly isStripped: boolean;
  readonly hasLineEnd: boolean;
}

interface Hunk {
  readonly rows: string[];
  readonly newStart: number;
  readonly newLines: string[];
}

/** Writes the hunks of an edit as git does, and says which lines of the new version they show. */
function hunksOf(edits: readonly Edit[], { context, isOpen, isStripped }: Shape): Hunk[] {
  const isNear = (at: number): boolean =>
    edits.slice(Math.max(0, at - context), at + context + 1).some(([mark]) => mark !== ' ');
  const lastOld = edits.findLastIndex(([mark]) => mark !== '+');
  const lastNew = edits.findLastIndex(([mark]) => mark !== '-');
  const hunks: Hunk[] = [];
  let [oldLine, newLine] = [1, 1];
  let counts = { old: 0, new: 0, oldStart: 0, newStart: 0 };
  const close = (): void => {
    const hunk = hunks.at(-1);
    if (hunk === undefined || hunk.rows[0] !== '') return;
    // Where a side has no line, git names the line before it; it leaves a count of 1 out.
    const side = (start: number, count: number): string =>
      `${count === 0 ? start - 1 : start}${count === 1 ? '' : `,${count}`}`;
    const { oldStart, newStart } = counts;
    hunk.rows[0] = `@@ -${side(oldStart, counts.old)} +${side(newStart, counts.new)} @@ f()`;
  };
  for (const [at, [mark, text]] of edits.entries()) {
    if (!isNear(at)) close();
    else {
      if (at === 0 || !isNear(at - 1)) {
        hunks.push({ rows: [''], newStart: newLine, newLines: [] });
        counts = { old: 0, new: 0, oldStart: oldLine, newStart: newLine };
      }
      const hunk = hunks.at(-1);
      hunk?.rows.push(isStripped && mark === ' ' && text === '' ? '' : `${mark}${text}`);
      if (isOpen && ((mark !== '+' && at === lastOld) || (mark !== '-' && at === lastNew))) {
        hunk?.rows.push('\\ No newline at end of file');
      }
      if (mark !== '-') hunk?.newLines.push(text);
      counts.old += Number(mark !== '+');
      counts.new += Number(mark !== '-');
    }
    oldLine += Number(mark !== '+');
    newLine += Number(mark !== '-');
  }
  close();
  return hunks;
}

const shownOf = (hunks: readonly Hunk[]) =>
  hunks.map(({ newStart, newLines }) => ({
    start: newLines.length === 0 ? 0 : newStart,
    lines: newLines,
  }));

/** Without the start of hunks that show nothing. */
const parsed = (diff: string) =>
  parseNewSide(diff).map(({ start, lines }) => ({ start: lines.length === 0 ? 0 : start, lines }));

const edits = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(' ' as const) },
      fc.constantFrom<('+' | '-')[]>('+', '-'),
    ),
    strangeLine,
  ),
  { minLength: 1, maxLength: 40 },
);
const shape = fc.record({
  context: fc.integer({ min: 0, max: 4 }),
  isOpen: fc.boolean(),
  isStripped: fc.boolean(),
  hasLineEnd: fc.boolean(),
});
const HEAD = 'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n';

describe('any diff', () => {
  it('has on its new side what the edit leaves there', () => {
    fc.assert(
      fc.property(edits, shape, fc.constantFrom('', HEAD), (edit, form, head) => {
        const hunks = hunksOf(edit, form);
        const rows = hunks.flatMap((hunk) => hunk.rows).join('\n');
        expect(parsed(`${head}${rows}${form.hasLineEnd ? '\n' : ''}`)).toEqual(shownOf(hunks));
      }),
      { numRuns: 3000 },
    );
  });

  it('has, when it is truncated, only lines that are left', () => {
    fc.assert(
      fc.property(edits, shape, fc.nat(), (edit, form, seed) => {
        const hunks = hunksOf(edit, { ...form, isStripped: false });
        const rows = hunks.flatMap((hunk) => hunk.rows);
        const kept = rows.slice(0, seed % (rows.length + 1));
        const expected: string[] = [];
        let left = kept.length;
        for (const { rows: all, newStart } of hunks) {
          let line = newStart;
          for (const row of all.slice(1, Math.max(1, left))) {
            if (/^[+ ]/.test(row)) expected.push(`${line++} ${row.slice(1)}`);
          }
          left -= all.length;
        }
        const lines = parsed(kept.join('\n')).flatMap(({ start, lines: texts }) =>
          texts.map((text, index) => `${start + index} ${text}`),
        );
        expect(lines).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no line that no row has, whatever it is', () => {
    const row = fc.oneof(
      strangeLine,
      fc.tuple(fc.constantFrom('+', '-', ' '), strangeLine).map((parts) => parts.join('')),
      fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map(([a, b, c]) => `@@ -1,${a} +${b},${c} @@`),
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const texts = new Set(rows.flatMap((one) => one.split('\n')).map((one) => one.slice(1)));
        for (const { lines } of parseNewSide(rows.join('\n'))) {
          for (const line of lines) expect(line === '\r' || texts.has(line)).toBe(true);
        }
      }),
    );
  });
});
