import { describe, expect, it } from '@jest/globals';
import { parseNewSide } from '../../src/findings/diff-lines.ts';

/** The lines as `number text`. */
function linesOf(...rows: string[]): string[] {
  return parseNewSide(rows.join('\n')).flatMap(({ start, lines }) =>
    lines.map((text, index) => `${start + index} ${text}`),
  );
}

const GIT_HEAD = ['diff --git a/a.ts b/a.ts', 'index 1..2 100644', '--- a/a.ts', '+++ b/a.ts'];

describe('the new side of a diff', () => {
  it('has the added lines and the context lines, by their new numbers', () => {
    const rows = ['@@ -7,3 +8,4 @@ function f() {', ' a', '-b', '+c', '+d', ' e'];
    expect(linesOf(...rows)).toEqual(['8 a', '9 c', '10 d', '11 e']);
    expect(linesOf(...GIT_HEAD, ...rows, '')).toEqual(['8 a', '9 c', '10 d', '11 e']);
  });

  it('has the lines of each hunk', () => {
    const rows = ['@@ -1,2 +1 @@', ' a', '-b', '@@ -9 +8,2 @@', ' c', '+d'];
    expect(parseNewSide(rows.join('\n'))).toEqual([
      { start: 1, lines: ['a'] },
      { start: 8, lines: ['c', 'd'] },
    ]);
  });

  it.each<[string, string[], string[]]>([
    ['a new file', ['@@ -0,0 +1,2 @@', '+a', '+b'], ['1 a', '2 b']],
    ['a deleted file', ['@@ -1,2 +0,0 @@', '-a', '-b'], []],
    ['counts that are left out', ['@@ -3 +4 @@', '-a', '+b'], ['4 b']],
    [
      'no line end at the end of the old file',
      ['@@ -1 +1,2 @@', '-a', '\\ No newline at end of file', '+a', '+b'],
      ['1 a', '2 b'],
    ],
    [
      'no line end at the end of the new file',
      ['@@ -1 +1 @@', '-a', '+b', '\\ No newline at end of file'],
      ['1 b'],
    ],
    [
      'content like a head',
      ['@@ -1 +1,2 @@', '---- a', '++++ b', '+@@ -1 +1 @@'],
      ['1 +++ b', '2 @@ -1 +1 @@'],
    ],
    ['a carriage return at the end', ['@@ -1 +1,2 @@', ' a\r', '+b\r'], ['1 a\r', '2 b\r']],
    [
      'line ends of others than git',
      ['@@ -1 +1,2 @@', ' a\rb\fc', '+d\u2028e\u0085f\vg'],
      ['1 a\rb\fc', '2 d\u2028e\u0085f\vg'],
    ],
    ['an empty context line', ['@@ -1,3 +1,3 @@', ' a', ' ', '+b', '-c'], ['1 a', '2 ', '3 b']],
    [
      'an empty context line without its space',
      ['@@ -1,3 +1,3 @@', ' a', '', '+b', '-c'],
      ['1 a', '2 ', '3 b'],
    ],
    ['one at the end', ['@@ -1 +1,2 @@', '+a', ''], ['1 a', '2 ']],
    ['one at the end, and a line end', ['@@ -1 +1,2 @@', '+a', '', ''], ['1 a', '2 ']],
    ['one in a file with carriage returns', ['@@ -1 +1,2 @@', '+a\r', '\r'], ['1 a\r', '2 \r']],
  ])('is exact about %s', (_, rows, expected) => {
    expect(linesOf(...rows)).toEqual(expected);
  });

  it('has of a hunk that ends early only the lines that are there', () => {
    expect(linesOf('@@ -1,9 +1,9 @@', ' a', '+b')).toEqual(['1 a', '2 b']);
    expect(linesOf('@@ -1,9 +1,9 @@', ' a', '+b', '')).toEqual(['1 a', '2 b']);
    expect(linesOf('@@ -1,9 +1,9 @@', ' a', '@@ -50 +60 @@', ' b')).toEqual(['1 a', '60 b']);
    expect(linesOf('@@ -1,9 +1,9 @@')).toEqual([]);
  });

  it.each([
    ['a note after it', '(truncated: 2 of 90 lines)'],
    ['the diff of another file', 'diff --git a/b.ts b/b.ts'],
  ])('ends at %s', (_, row) => {
    const next = ['@@ -1 +7 @@', '+c'];
    expect(linesOf('@@ -1 +1,2 @@', ' a', '+b', row, ...next)).toEqual(['1 a', '2 b']);
    expect(linesOf('@@ -1 +1,9 @@', ' a', '+b', row, ...next)).toEqual(['1 a', '2 b']);
  });

  it('has no line more than the hunk says', () => {
    expect(linesOf('@@ -1 +1 @@', ' a', '+b', ' c')).toEqual(['1 a']);
    expect(linesOf('@@ -1 +1,2 @@', ' a', ' b')).toEqual(['1 a']);
  });

  it.each<[string, string[]]>([
    ['nothing', []],
    ['a binary file', [...GIT_HEAD.slice(0, 2), 'Binary files a/a.ts and b/a.ts differ']],
    [
      'binary content',
      ['diff --git a/x b/x', 'GIT binary patch', 'literal 5', 'Mcmb;z', '', 'literal 0', 'HcmV?d'],
    ],
    ['a mode', ['diff --git a/x b/x', 'old mode 100644', 'new mode 100755']],
    ['a rename', ['diff --git a/x b/y', 'similarity index 100%', 'rename from x', 'rename to y']],
    [
      'a mode, before the diff of another file',
      [
        'diff --git a/x b/x',
        'old mode 100644',
        'new mode 100755',
        ...GIT_HEAD,
        '@@ -1 +1 @@',
        '+a',
      ],
    ],
    [
      'a merge',
      [
        'diff --cc a.ts',
        'index 1,2..3',
        '--- a/a.ts',
        '+++ b/a.ts',
        '@@@ -1,1 -1,1 +1,2 @@@',
        '+ a',
        ' +b',
      ],
    ],
    ['what is no diff', ['{"a": 1}', '+b', '@@ +1 @@', '@@ -99999999999999999999 +1 @@', '+c']],
  ])('has no line for %s', (_, rows) => {
    expect(linesOf(...rows)).toEqual([]);
  });

  it('parses a long diff in linear time', () => {
    const [many] = parseNewSide(`@@ -0,0 +1,500000 @@${'\n+x'.repeat(500_000)}`);
    expect(many?.lines).toHaveLength(500_000);
    const [long] = parseNewSide(`@@ -0,0 +1 @@\n+${' '.repeat(5_000_000)}`);
    expect(long?.lines).toHaveLength(1);
  });
});
