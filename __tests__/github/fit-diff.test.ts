import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderFileDiffs, type ChangedFile } from '../../src/github/diff.ts';
import { fitDiff } from '../../src/github/fit-diff.ts';

function changed(filename: string, lines: number, more: Partial<ChangedFile> = {}): ChangedFile {
  const patch = [`@@ -1 +1,${lines} @@`, ...Array.from({ length: lines }, (_, n) => `+line ${n}`)];
  return {
    filename,
    status: 'modified',
    additions: lines,
    deletions: 0,
    patch: patch.join('\n'),
    ...more,
  };
}

const fit = (files: readonly ChangedFile[], maxBytes: number) =>
  fitDiff(orderFileDiffs(files, undefined), maxBytes);

describe('a diff with limited space', () => {
  it('is complete and without a note when it fits', () => {
    const { text, gaps } = fit([changed('a', 2)], 1000);
    expect(text).toBe('diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n+line 0\n+line 1');
    expect(gaps).toEqual([]);
  });

  it('prefers complete files over a part of the largest file', () => {
    const { text, gaps } = fit([changed('huge', 5000), changed('a', 9), changed('b', 3)], 2000);
    expect(text).toMatch(/\+\+\+ b\/huge\n[^]*\+\+\+ b\/a\n[^]*\+line 8\n[^]*\+\+\+ b\/b\n/);
    expect(text).toMatch(/\n\(truncated: \d+ of 5001 lines of this file's diff are shown\)\n/);
    expect(text).toMatch(
      /\n\nNot shown above, or shown only in part:\n- Truncated to save space \(1\): huge$/,
    );
    expect(gaps).toEqual(['the diff of 1 file is truncated']);
  });

  it('includes generated files only in the remaining space', () => {
    const { text, gaps } = fit([changed('yarn.lock', 4), changed('a', 5000)], 1500);
    expect(text).not.toContain('b/yarn.lock');
    expect(text).toContain('- Omitted to save space (1): yarn.lock (generated)');
    expect(gaps).toHaveLength(2);
  });

  it('is truncated between hunks when at least one fits', () => {
    const hunk = (n: number): string =>
      `@@ -${n} +${n} @@\n-${'a'.repeat(150)}\n+${'b'.repeat(150)}`;
    const patch = [hunk(1), hunk(90), hunk(500)].join('\n');
    const { text } = fit([changed('a', 3, { patch })], 700);
    expect(text).toContain(`${hunk(1)}\n(truncated: 3 of 9 lines`);
  });

  it('omits a file when not even one line fits', () => {
    const patch = `@@ -0,0 +1 @@\n+${'x'.repeat(5000)}`;
    const { text } = fit([changed('one-line.js', 1, { patch })], 1000);
    expect(text).toBe(
      'Not shown above, or shown only in part:\n- Omitted to save space (1): one-line.js',
    );
  });

  it('lists files without a diff: binary, huge and renamed files', () => {
    const none = { additions: 0, patch: undefined };
    const files = [
      changed('logo.png', 0, none),
      changed('huge.sql', 99_999, { patch: undefined }),
      changed('new', 0, { ...none, status: 'renamed', previous_filename: 'old' }),
    ];
    const { text, gaps } = fit(files, 10_000);
    expect(text).toBe(
      [
        'Not shown above, or shown only in part:',
        '- Too large for GitHub to show (1): huge.sql',
        '- Binary or empty (1): logo.png',
        '- Renamed without changes (1): new',
      ].join('\n'),
    );
    expect(gaps).toEqual(['the diff of 1 file is too large for GitHub to show']);
  });

  it('counts the names that do not fit', () => {
    const files = Array.from({ length: 500 }, (_, n) => changed(`src/some/where/${n}.ts`, 400));
    const { text } = fit(files, 5000);
    expect(text).toMatch(/- Omitted to save space \(49\d\): src\/.*, and \d+ more$/);
  });

  it('keeps a file name in one line', () => {
    const files = [changed('a\n- Binary or empty (1): b', 1, { patch: undefined })];
    expect(fit(files, 1000).text).toContain(String.raw`"a\n- Binary or empty (1): b"`);
  });

  it('never exceeds its limit, and is truncated between characters and lines', () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((text) => `+${text.replaceAll('\n', '')}`);
    const file = fc.record({
      filename: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      hunks: fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { maxLength: 5 }),
      additions: fc.nat(500),
    });
    const files = fc.uniqueArray(file, { selector: ({ filename }) => filename, maxLength: 12 });
    fc.assert(
      fc.property(files, fc.integer({ min: 200, max: 6000 }), (all, maxBytes) => {
        const patchOf = (hunks: readonly string[][]): string =>
          hunks.map((lines, n) => [`@@ -${n} +${n} @@`, ...lines].join('\n')).join('\n');
        const known = all.map(({ hunks, ...facts }) => ({
          ...changed(facts.filename, 0, { additions: facts.additions }),
          patch: hunks.length === 0 ? undefined : patchOf(hunks),
        }));
        const { text } = fit(known, maxBytes);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
        const lines = new Set(known.flatMap(({ patch }) => patch?.split('\n') ?? []));
        const content = text.split('\n').filter((l) => /^\+(?!\+\+ )/.test(l));
        expect(content.filter((l) => !lines.has(l))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
