import { describe, expect, it } from '@jest/globals';
import { markInvisible } from '../../src/task/invisible-characters.ts';
import { verifyFindings } from '../../src/findings/verify-findings.ts';
import type { ChangedFile } from '../../src/findings/verify-findings.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { makeFile, makeFinding } from './make-finding.ts';

/** Why the finding is not verified; undefined when it is. */
function reasonOf(more: Partial<Finding>, ...files: ChangedFile[]): string | undefined {
  return reasonWith({}, more, files.length === 0 ? [makeFile()] : files);
}

function reasonWith(
  options: Parameters<typeof verifyFindings>[2],
  more: Partial<Finding>,
  files: readonly ChangedFile[] = [makeFile()],
): string | undefined {
  const { verified, unverified } = verifyFindings([makeFinding(more)], files, options);
  expect(verified.length + unverified.length).toBe(1);
  return unverified[0]?.reason;
}

describe('a finding is verified', () => {
  it.each<[string, Partial<Finding>]>([
    ['on an added line', { line: 2 }],
    ['on a context line', { line: 4 }],
    ['on an empty line', { line: 3, quote: '' }],
    ['on several lines of a hunk', { line: 1, endLine: 4 }],
    ['with the exact quote', { quote: '  run(query);' }],
    ['with a quote without indent', { quote: 'run(query);' }],
    ['with a quote that ends in a line end', { quote: '  run(query);\r\n' }],
    ['with a quote whose inner white space differs', { line: 1, quote: 'const\ta  = 1;' }],
    ['with a quote of several lines', { line: 1, quote: 'const a = 1;\n  run(query);\n' }],
    ['with a quote that goes on after the hunk', { line: 4, quote: 'export { a };\nunknown' }],
    ['with a path that begins with ./', { path: './src/a.ts' }],
  ])('%s', (_, more) => {
    expect(reasonOf(more)).toBeUndefined();
  });

  it('in a file with other line ends', () => {
    const diff = '@@ -1 +1,2 @@\n a\r\n+b\rc\r';
    expect(reasonOf({ line: 1, quote: 'a' }, makeFile({ diff }))).toBeUndefined();
    expect(reasonOf({ line: 2, quote: 'b\rc' }, makeFile({ diff }))).toBeUndefined();
  });

  it('with a quote that has the marks of invisible characters, as the prompt shows them', () => {
    const line = 'if (isAdmin\u202E) {\u{E0001}';
    const diff = `@@ -1 +1,2 @@\n a\n+${line}`;
    const quote = markInvisible(line).text;
    expect(reasonOf({ line: 2, quote }, makeFile({ diff }))).toBeUndefined();
    const other = quote.replace('202E', '202D');
    const without = quote.replace('‹U+202E›', '');
    for (const wrong of [other, without, '‹U+202E›']) {
      expect(reasonOf({ line: 2, quote: wrong }, makeFile({ diff }))).toContain(
        'reads differently',
      );
    }
    // The code of the change may contain such marks itself, and code points that there are not.
    const text = makeFile({ diff: '@@ -0,0 +1 @@\n+‹U+200B› ‹U+FFFFF0›' });
    expect(reasonOf({ line: 1, quote: '‹U+200B› ‹U+FFFFF0›' }, text)).toBeUndefined();
  });

  it('in a renamed file, by its new name', () => {
    const file = makeFile({ filename: 'new.ts', status: 'renamed' });
    expect(reasonOf({ path: 'new.ts' }, file)).toBeUndefined();
    expect(reasonOf({ path: 'src/a.ts' }, file)).toBe('src/a.ts is not in the change');
  });

  it('with the path of the file and the text of its line', () => {
    const { verified } = verifyFindings([makeFinding({ path: './src/a.ts' })], [makeFile()]);
    expect(verified).toEqual([
      {
        finding: makeFinding(),
        lineText: '  run(query);',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });
});

describe('a finding is not verified', () => {
  it.each<[string, Partial<Finding>, string]>([
    ['in another file', { path: 'src/b.ts' }, 'src/b.ts is not in the change'],
    ['without a file', { path: '' }, 'it names no file'],
    ['without a line', { line: 0 }, 'it names no line of src/a.ts'],
    ['after the hunk', { line: 5 }, 'line 5 of src/a.ts is not in the diff'],
    ['on a huge line', { line: 1e9 }, 'line 1000000000 of src/a.ts is not in the diff'],
    ['on a part of a line', { line: 2.5 }, 'line 2.5 of src/a.ts is not in the diff'],
    ['on a negative line', { line: -1 }, 'it names no line of src/a.ts'],
    [
      'to a line after the hunk',
      { endLine: 9 },
      'lines 2 to 9 of src/a.ts are not together in the diff',
    ],
    ['to a line before', { endLine: 1 }, 'its last line, 1, comes before line 2'],
    ['with another quote', { quote: 'run(other);' }, 'line 2 of src/a.ts reads differently'],
    [
      'with the quote of the line before',
      { quote: 'const a = 1;' },
      'line 2 of src/a.ts reads differently',
    ],
    ['with a part of the line', { quote: 'run(' }, 'line 2 of src/a.ts reads differently'],
    ['with joined words', { line: 1, quote: 'consta=1;' }, 'line 1 of src/a.ts reads differently'],
    [
      'with a quote whose second line differs',
      { quote: 'run(query);\nrun(query);' },
      'line 2 of src/a.ts reads differently',
    ],
    ['with a blank quote', { quote: '  ' }, 'line 2 of src/a.ts reads differently'],
  ])('%s', (_, more, reason) => {
    expect(reasonOf(more)).toBe(reason);
  });

  it('in a deleted file, or one without a diff', () => {
    const diff = '@@ -1,2 +0,0 @@\n-a\n-b';
    expect(reasonOf({}, makeFile({ diff, status: 'removed' }))).toBe(
      'src/a.ts is deleted in the change',
    );
    expect(reasonOf({}, makeFile({ diff }))).toBe('line 2 of src/a.ts is not in the diff');
    expect(reasonOf({}, makeFile({ diff: undefined }))).toBe('there is no diff of src/a.ts');
  });

  it('from one hunk to the next', () => {
    const diff = '@@ -1 +1 @@\n a\n@@ -2 +2 @@\n b';
    expect(reasonOf({ line: 1, endLine: 2 }, makeFile({ diff }))).toBe(
      'lines 1 to 2 of src/a.ts are not together in the diff',
    );
  });

  it.each([
    '/src/a.ts',
    '/work/repo/src/a.ts',
    'a/src/a.ts',
    'b/src/a.ts',
    'src//a.ts',
    'src/./a.ts',
    'src/b/../a.ts',
    '../src/a.ts',
    '.../src/a.ts',
    'src\\a.ts',
    'src/a.ts\0',
    'src/a.ts\n',
    ' src/a.ts',
    'SRC/a.ts',
    'src/\u200Ba.ts',
    'file:///src/a.ts',
    '__proto__',
  ])('by a path that is not the name itself: %j', (path) => {
    expect(reasonOf({ path })).toBe(`${path} is not in the change`);
  });

  it('by a path that only looks like the name', () => {
    const file = makeFile({ filename: 'caf\u00E9.ts' });
    expect(reasonOf({ path: 'caf\u00E9.ts' }, file)).toBeUndefined();
    expect(reasonOf({ path: 'cafe\u0301.ts' }, file)).toBe('cafe\u0301.ts is not in the change');
  });

  it('with a reason that is not as long as its path', () => {
    expect(reasonOf({ path: 'x/'.repeat(100_000) })?.length).toBeLessThan(300);
  });
});

describe('a finding of agents that may have seen another commit', () => {
  const isUnproven =
    'it does not quote all of its lines, and the agents may have seen another commit';

  it.each<[string, Partial<Finding>, string | undefined]>([
    ['is verified by the quote of its line', { quote: 'run(query);' }, undefined],
    [
      'is verified by the quote of all its lines',
      { endLine: 4, quote: 'run(query);\n\nexport { a };\n' },
      undefined,
    ],
    ['is not verified without a quote', {}, isUnproven],
    [
      'is not verified by the quote of one of its lines',
      { endLine: 4, quote: 'run(query);' },
      isUnproven,
    ],
    ['is not verified by a blank quote', { line: 3, quote: ' ' }, isUnproven],
    ['is not verified by another quote', { quote: 'x' }, 'line 2 of src/a.ts reads differently'],
  ])('%s', (_, more, reason) => {
    expect(reasonWith({ needsQuotes: true }, more)).toBe(reason);
  });
});

describe('many findings', () => {
  it('keep their order', () => {
    const lines = [4, 9, 1, 8, 2];
    const result = verifyFindings(
      lines.map((line) => makeFinding({ line })),
      [makeFile()],
    );
    expect(result.verified.map(({ finding }) => finding.line)).toEqual([4, 1, 2]);
    expect(result.unverified.map(({ finding }) => finding.line)).toEqual([9, 8]);
  });

  it('are verified in linear time, with quotes of megabytes', () => {
    const text = 'a '.repeat(500_000);
    const file = makeFile({ diff: `@@ -0,0 +1,2 @@\n+${text}\n+b` });
    const quoted = [text, `${text}b`, 'a\n'.repeat(500_000)].map((quote) =>
      makeFinding({ line: 1, quote }),
    );
    const others = Array.from({ length: 100_000 }, (_, line) => makeFinding({ line }));
    const { verified, unverified } = verifyFindings([...quoted, ...others], [file]);
    expect([verified.length, unverified.length]).toEqual([3, 100_000]);
  });

  it('are verified in linear time, all on one line of a megabyte', () => {
    const file = makeFile({ diff: `@@ -0,0 +1 @@\n+${'a b '.repeat(250_000)}` });
    const findings = [undefined, 'a'].flatMap((quote) =>
      Array.from({ length: 1000 }, (_, index) =>
        makeFinding({ line: 1, title: `t${index}`, ...(quote === undefined ? {} : { quote }) }),
      ),
    );
    const { verified, unverified } = verifyFindings(findings, [file]);
    expect([verified.length, unverified.length]).toEqual([1000, 1000]);
    expect(new Set(verified.map(({ fingerprint }) => fingerprint)).size).toBe(1000);
  });

  it('say that GitHub does not list all files, where a file is not listed', () => {
    const finding = makeFinding({ path: 'src/b.ts' });
    const { unverified } = verifyFindings([finding], [makeFile()], { isWhole: false });
    expect(unverified.map(({ reason }) => reason)).toEqual([
      'src/b.ts is not among the changed files that GitHub lists, and it does not list all',
    ]);
  });
});
