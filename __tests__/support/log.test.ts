import { describe, expect, it } from '@jest/globals';
import { printableText } from '../../src/support/log.ts';

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
    ['a command behind what is invisible', '\u200b\ufeff\u0007::add-mask::a', ': :add-mask::a'],
    ['a command behind an escape', '\u001b[31m::error::x\u001b[0m', ': :error::x'],
    ['a command split by what is invisible', ':\u200b:error::x', ': :error::x'],
    ['a command on a second line', 'a\n::error::b', 'a ::error::b'],
    ['an old command', 'a ##[error]b', 'a ## [error]b'],
    ['an old command with more signs', '###[error]####[x]', '### [error]#### [x]'],
    ['a command split by a mark', ':\u0591:error::x', ': \u0591:error::x'],
    ['an old command split by filling', '#\u0640#\u0610[error]', '#\u0640# \u0610[error]'],
    ['an old command split by what is invisible', '#\u200b#\u00ad[error]', '## [error]'],
    ['an old command split by an escape', '##\u001b[0m[error]', '## [error]'],
    ['an old command across lines', '##\n[error]', '## [error]'],
    ['a command behind any white space', '\u00a0\u3000\u1680\u2003\u202f::error::x', ': :error::x'],
    ['a command behind what does not count', '\u200d\u200c\u034f::error::x', ': :error::x'],
    ['a command split by what does not count', ':\u200d:error::x', ': \u200d:error::x'],
    [
      'an old command split by what does not count',
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
    ['cursor moves', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['a title', 'a\u001b]0;title\u0007b', 'ab'],
    ['an escape inside an escape', '\u001b\u001b[0m[31mx', '[31mx'],
    ['NUL, backspace, DEL', 'a\u0000b\u0008c\u007fd', 'abcd'],
    ['bidirectional controls', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['invisible tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`, 'ab'],
    ['half a pair', 'a\ud83db', 'a\ufffdb'],
  ])('makes one harmless line of %s', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('keeps our words behind an escape that remote words leave open', () => {
    expect(printableText('Miteos says: "\u001b]". Run again.')).toContain('Run again.');
    expect(printableText('Miteos says: "\u001b[". Run again.')).toContain('un again.');
  });

  it.each([
    ['4,000 characters', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['one more', 'x'.repeat(4001), `${'x'.repeat(3999)}…`],
    ['pairs', '😀'.repeat(4001), `${'😀'.repeat(3999)}…`],
    ['far more', 'x'.repeat(1_000_000), `${'x'.repeat(3999)}…`],
  ])('bounds its length: %s', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('redacts what shows only in the line, before it is truncated', () => {
    const redact = (line: string): string => line.replaceAll('mt_live_secret', '***');
    expect(printableText('a mt_\u200blive_\u0007secret b', 4000, redact)).toBe('a *** b');
    expect(printableText('mt_\u200blive_secret', 10, redact)).toBe('***');
  });

  it("has a bound of the caller's", () => {
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
  ])('takes no time that grows with the square of a megabyte of %j', (piece) => {
    const startMs = performance.now();
    const line = printableText(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - startMs).toBeLessThan(20_000);
    expect(Array.from(line).length).toBeLessThanOrEqual(4000);
    expect(line).not.toMatch(/^\s*::|##\[|[\r\n]/);
  });

  it('does not change what it has made', () => {
    for (const text of ['::a', ' :::b', '##[##[c', 'd\n::e', '\u001b[1m::f']) {
      expect(printableText(printableText(text))).toBe(printableText(text));
    }
  });
});
