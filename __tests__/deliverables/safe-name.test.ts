import { describe, expect, it } from '@jest/globals';

import { safeSegment } from '../../src/deliverables/safe-name.ts';
import { safeNames } from './safe-names.ts';

const LONG = 200;
const only = (name: string, maxLength = LONG): string => safeNames([name], maxLength)[0] ?? '';

/** CPU time, which does not depend on other processes. A quadratic algorithm takes minutes. */
const MAX_CPU_MS = 10_000;

function cpuMsOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('a remote name becomes a safe path', () => {
  it.each([
    ['report.md', 'report.md'],
    ['reports/2026/a b.md', 'reports/2026/a b.md'],
    ['.gitignore', '.gitignore'],
    ['Grüße/日本語.txt', 'Grüße/日本語.txt'],
    // Parent folders, absolute paths, empty segments.
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['a/../b', 'a/b'],
    ['a/./b', 'a/b'],
    ['a//b/', 'a/b'],
    ['.. /x', 'x'],
    ['.\u200b./x', 'x'],
    ['..\u202e/x', 'x'],
    ['....//x', 'x'],
    ['C:\\Windows\\system.ini', 'C_/Windows/system.ini'],
    ['\\\\server\\share\\x', 'server/share/x'],
    ['..\\..\\x', 'x'],
    // Characters that the artifact library or Windows reject.
    ['a"b:c<d>e|f*g?h', 'a_b_c_d_e_f_g_h'],
    ['a\r\nb', 'ab'],
    ['a\tb\0c', 'abc'],
    ['a. . .', 'a'],
    ['a./b .', 'a/b'],
    ['  a', 'a'],
    ['file::$DATA', 'file__$DATA'],
    // Windows device names.
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['con .txt', '_con .txt'],
    ['con\u3000.txt', '_con\u3000.txt'],
    ['aux/x', '_aux/x'],
    ['COM1.log', '_COM1.log'],
    ['LPT³', '_LPT³'],
    ['CONIN$', '_CONIN$'],
    ['console', 'console'],
    ['nullable.ts', 'nullable.ts'],
    // Invisible and deceptive text.
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u2028b\u2029c', 'abc'],
    ['\ufeffa', 'a'],
    ['lone \ud800 half', 'lone \ufffd half'],
    ['e\u0301', 'é'],
    ['e\u200b\u0301', 'é'],
    ['👩\u200d💻.md', '👩\u200d💻.md'],
    // Names that git or the runner would execute.
    ['.git/hooks/post-checkout', '_.git/hooks/post-checkout'],
    ['GIT~1/config', 'GIT_1/config'],
    ['.g\u200cit/hooks/x', '_.g\u200cit/hooks/x'],
    ['.GI\u200dT/config', '_.GI\u200dT/config'],
    ['.git\ufe0f/config', '_.git\ufe0f/config'],
    // Windows short names.
    ['MITEOS~1/1', 'MITEOS_1/1'],
    ['LONG-R~1.MD', 'LONG-R_1.MD'],
    ['a~b/~user/c~', 'a~b/~user/c~'],
    ['##[set-output name=x]y', '##_[set-output name=x]y'],
    // Names of the action's own files.
    ['miteos-task.json', 'miteos-task (2).json'],
    ['Miteos-Task.JSON', 'Miteos-Task (2).JSON'],
    ['miteos-task.json/x', 'miteos-task (2).json/x'],
    ['a/miteos-task.json', 'a/miteos-task.json'],
    ['.miteos-staging', '_.miteos-staging'],
    ['.miteos-staging/1', '_.miteos-staging/1'],
    ['.MITEOS-STAGING/1', '_.MITEOS-STAGING/1'],
    ['.miteos-staging. /1', '_.miteos-staging/1'],
    ['.miteos\u200c-staging/1', '_.miteos\u200c-staging/1'],
    ['miteos-task\u200d.json', 'miteos-task\u200d (2).json'],
    // Names without a visible character.
    ['', 'deliverable'],
    ['/', 'deliverable'],
    ['..', 'deliverable'],
    [' . ', 'deliverable'],
    ['\u200b', 'deliverable'],
    ['\u200d', 'deliverable'],
    ['.\u200c.', 'deliverable'],
    ['\u3164/x', 'x'],
  ])('%j → %j', (name, path) => {
    expect(only(name)).toBe(path);
  });

  it('keeps the last ten folders of many', () => {
    expect(only('1/2/3/4/5/6/7/8/9/10/11/12')).toBe('3/4/5/6/7/8/9/10/11/12');
  });

  it('truncates a long name between characters and keeps its extension', () => {
    expect(only(`${'x'.repeat(300)}.md`)).toBe(`${'x'.repeat(117)}.md`);
    expect(only(`${'😀'.repeat(300)}.md`)).toBe(`${'😀'.repeat(29)}.md`);
    expect(only(`a.${'x'.repeat(300)}`)).toBe(`a.${'x'.repeat(118)}`);
  });

  it('drops folders before it truncates the file name', () => {
    const folder = 'f'.repeat(50);
    expect(only(`${folder}/${folder}/report.md`, 80)).toBe(`${folder}/report.md`);
    expect(only(`${folder}/${folder}/report.md`, 60)).toBe('report.md');
    expect(only(`${'x'.repeat(100)}.md`, 60)).toBe(`${'x'.repeat(48)}.md`);
  });

  it.each([19, 0, -100])('has up to twenty units even when only %i are left', (maxLength) => {
    const safe = safeNames(Array<string>(12).fill('folder/a-long-report.md'), maxLength);
    expect(safe[0]).toBe('a-long-r.md');
    expect(safe[11]).toBe('a-long-r (12).md');
    expect(only(`report.${'x'.repeat(12)}`, maxLength)).toBe('report.xxxx');
  });

  it.each([
    [`.miteos-staging${' '.repeat(120)}x`, '_.miteos-staging'],
    [`con${' '.repeat(120)}x.md`, '_con.md'],
    [`${'.'.repeat(150)}x`, '.x'],
    [`a/${'.'.repeat(130)} ${'日'.repeat(9)}`, 'a'],
  ])('is checked after truncation: %j', (name, path) => {
    expect(only(name)).toBe(path);
  });

  it.each([
    ['.', '.x'],
    ['. ', 'deliverable'],
    [' ', 'x'],
    ['/', 'x'],
    ['\u200b', 'x'],
    ['a/', 'a/a/a/a/a/a/a/a/a/x'],
    ['. . . a', `a${'. . . a'.repeat(17)}`],
    ['\u0301\u0316', '\u0316'.repeat(60)],
  ])('uses only the end of an endless run of %j', (piece, path) => {
    expect(only(`${piece.repeat(1_000_000)}x`)).toBe(path);
  });

  it('is found quickly for ten thousand names with many dots and accents', () => {
    const bad = ['. '.repeat(5000), '. . . a'.repeat(5000), '\u0301\u0316'.repeat(5000)];
    const given = Array.from(
      { length: 10_000 },
      (_, index) => `${bad[index % 3] ?? ''}/${index}.md`,
    );
    expect(safeNames(given, LONG).at(-1)).toMatch(/9999\.md$/);
  });
});

describe('names in one folder', () => {
  it.each([
    [
      ['a.md', 'a.md', 'A.MD', 'a.md'],
      ['a.md', 'a (2).md', 'A (3).MD', 'a (4).md'],
    ],
    [
      ['a (2).md', 'a.md', 'a.md'],
      ['a (2).md', 'a.md', 'a (3).md'],
    ],
    // Equal on macOS, whose file systems use Unicode case folding.
    [
      ['Straße', 'STRASSE', 'STRAẞE'],
      ['Straße', 'STRASSE (2)', 'STRAẞE (3)'],
    ],
    [
      ['a', 'a/b', 'a/c'],
      ['a', 'a (2)/b', 'a (2)/c'],
    ],
    [
      ['a/b', 'A', 'a/B'],
      ['a/b', 'A (2)', 'a/B (2)'],
    ],
    [
      ['a/b/c', 'a/b'],
      ['a/b/c', 'a/b (2)'],
    ],
    [
      ['straße', 'STRASSE', 'ﬁle', 'FILE'],
      ['straße', 'STRASSE (2)', 'ﬁle', 'FILE (2)'],
    ],
    [
      ['é', 'e\u0301'],
      ['é', 'é (2)'],
    ],
    [
      ['', '..', '/'],
      ['deliverable', 'deliverable (2)', 'deliverable (3)'],
    ],
    [
      ['.env', '.env'],
      ['.env', '.env (2)'],
    ],
    [
      ['a.tar.gz', 'a.tar.gz'],
      ['a.tar.gz', 'a.tar (2).gz'],
    ],
    [
      ['a\u200cb.md', 'ab.md', 'a\u200db/c', 'ab', '❤\ufe0f', '❤'],
      ['a\u200cb.md', 'ab (2).md', 'a\u200db/c', 'ab (2)', '❤\ufe0f', '❤ (2)'],
    ],
    [
      ['LONG-R_1.MD', 'LONG-R~1.MD'],
      ['LONG-R_1.MD', 'LONG-R_1 (2).MD'],
    ],
    [
      ['x/a.b/c', 'x/a.b', 'x/a.b'],
      ['x/a.b/c', 'x/a (2).b', 'x/a (3).b'],
    ],
  ])('%j get different paths', (names, paths) => {
    expect(safeNames(names, LONG)).toEqual(paths);
  });

  it.each([
    ['equal names', () => 'report.md'],
    [
      'files and folders with the same name',
      (index: number) => (index % 2 === 0 ? 'a' : `a/${index}`),
    ],
    ['different names', (index: number) => `reports/section-${index}/summary.md`],
    ['equal truncated names', () => 'r'.repeat(200)],
  ])('are assigned quickly to ten thousand files: %s', (_, nameOf) => {
    const given = Array.from({ length: 10_000 }, (__, index) => nameOf(index));
    let names: string[] = [];
    const cpuMs = cpuMsOf(() => {
      names = safeNames(given, 60);
    });
    expect(cpuMs).toBeLessThan(MAX_CPU_MS);
    expect(new Set(names).size).toBe(10_000);
    expect(names.every(({ length }) => length <= 60)).toBe(true);
  });
});

describe('remote text becomes one path segment', () => {
  it.each([
    ['task_01hwxyz', 'task_01hwxyz'],
    ['../a/b\\c', '.._a_b_c'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['a:b*c', 'a_b_c'],
    ['nul', '_nul'],
    ['.miteos-staging', '_.miteos-staging'],
    ['x'.repeat(500), 'x'.repeat(120)],
  ])('%j → %j', (text, segment) => {
    expect(safeSegment(text)).toBe(segment);
  });
});
