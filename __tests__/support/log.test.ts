import { describe, expect, it } from '@jest/globals';
import { logText, printableText } from '../../src/support/log.ts';
import { FakeLog } from './fake-log.ts';

describe('logText', () => {
  it('logs each line in a group, with its indentation', () => {
    const log = new FakeLog();
    logText('Prompt', 'a\r\n  ::error::b\n\n', log);
    expect(log.entries).toEqual([
      { kind: 'group', text: 'Prompt' },
      { kind: 'info', text: '│ a' },
      { kind: 'info', text: '│   ::error::b' },
      { kind: 'group-end', text: '' },
    ]);
  });

  it('logs 2,000 lines, and says how many are missing', () => {
    const log = new FakeLog();
    logText('Prompt', 'a\n'.repeat(5000), log);
    const lines = log.texts('info');
    expect([lines.length, lines.at(-1)]).toEqual([2001, 'and 3,000 more lines']);
  });
});

describe('printableText', () => {
  it.each([
    ['plain', 'Task task_1 · running', 'Task task_1 · running'],
    ['empty', '', ''],
    ['other scripts', 'Grüße, 世界 👩‍🚀 می‌خواهم', 'Grüße, 世界 👩‍🚀 می‌خواهم'],
    ['a tab', 'a\tb', 'a\tb'],
    ['colons inside', 'std::vector ::warning:: x', 'std::vector ::warning:: x'],
    ['a command', '::error::forged', ': :error::forged'],
    ['a command after blanks', ' \t ::set-output name=a::b', ': :set-output name=a::b'],
    ['three colons', ':::error::', ': ::error::'],
    ['a command after invisible characters', '\u200b\ufeff\u0007::add-mask::a', ': :add-mask::a'],
    ['a command after an escape sequence', '\u001b[31m::error::x\u001b[0m', ': :error::x'],
    ['a command split by invisible characters', ':\u200b:error::x', ': :error::x'],
    ['a command on a second line', 'a\n::error::b', 'a ::error::b'],
    ['an old command', 'a ##[error]b', 'a ## [error]b'],
    ['an old command with more number signs', '###[error]####[x]', '### [error]#### [x]'],
    ['a command split by a combining mark', ':\u0591:error::x', ': \u0591:error::x'],
    ['an old command split by fillers', '#\u0640#\u0610[error]', '#\u0640# \u0610[error]'],
    ['an old command split by invisible characters', '#\u200b#\u00ad[error]', '## [error]'],
    ['an old command split by an escape sequence', '##\u001b[0m[error]', '## [error]'],
    ['an old command across lines', '##\n[error]', '## [error]'],
    ['a command after any whitespace', '\u00a0\u3000\u1680\u2003\u202f::error::x', ': :error::x'],
    ['a command after ignored characters', '\u200d\u200c\u034f::error::x', ': :error::x'],
    ['a command split by ignored characters', ':\u200d:error::x', ': \u200d:error::x'],
    [
      'an old command split by ignored characters',
      '#\u200d#\u034f[error]x',
      '#\u200d# \u034f[error]x',
    ],
    ['LF', 'a\nb', 'a b'],
    ['CR', 'a\rb', 'a b'],
    ['CRLF and blank lines', 'a  \r\n\r\n  b\n', 'a b'],
    ['VT and FF', 'a\u000bb\u000cc', 'a b c'],
    ['NEL', 'a\u0085b', 'a b'],
    ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['cursor movements', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['a terminal title', 'a\u001b]0;title\u0007b', 'ab'],
    ['an escape sequence inside another', '\u001b\u001b[0m[31mx', '[31mx'],
    ['NUL, backspace, DEL', 'a\u0000b\u0008c\u007fd', 'abcd'],
    ['bidirectional controls', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['invisible tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`, 'ab'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
  ])('turns %s into one safe line', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('keeps text after an unterminated escape sequence', () => {
    expect(printableText('Miteos says: "\u001b]". Run again.')).toContain('Run again.');
    expect(printableText('Miteos says: "\u001b[". Run again.')).toContain('un again.');
  });

  it.each([
    ['4,000 characters', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['one character more', 'x'.repeat(4001), `${'x'.repeat(3999)}…`],
    ['pairs', '😀'.repeat(4001), `${'😀'.repeat(3999)}…`],
    ['far more', 'x'.repeat(1_000_000), `${'x'.repeat(3999)}…`],
  ])('limits the length: %s', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('redacts text that appears only in the resulting line, before truncation', () => {
    const redact = (line: string): string => line.replaceAll('mt_live_secret', '***');
    expect(printableText('a mt_\u200blive_\u0007secret b', 4000, redact)).toBe('a *** b');
    expect(printableText('mt_\u200blive_secret', 10, redact)).toBe('***');
  });

  it('accepts another maximum length', () => {
    expect(printableText('abcdef', 4)).toBe('abc…');
  });

  it.each([
    '\u001b]',
    '\u001b[',
    '\u001b];a',
    ' ',
    '\n',
    ' \n',
    '\u200b',
    '::',
    '##[',
    ':',
    '\ud83d',
  ])('takes linear time for a megabyte of %j', (piece) => {
    const startMs = performance.now();
    const line = printableText(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - startMs).toBeLessThan(20_000);
    expect(Array.from(line).length).toBeLessThanOrEqual(4000);
    expect(line).not.toMatch(/^\s*::|##\[|[\r\n]/);
  });

  it('does not change its own output', () => {
    for (const text of ['::a', ' :::b', '##[##[c', 'd\n::e', '\u001b[1m::f']) {
      expect(printableText(printableText(text))).toBe(printableText(text));
    }
  });
});
