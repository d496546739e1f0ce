import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markInvisible, removeInvisible } from '../../src/task/invisible-characters.ts';

const tags = (text: string): string =>
  Array.from(text)
    .map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)))
    .join('');

const selectors = (...numbers: number[]): string =>
  String.fromCodePoint(...numbers.map((number) => 0xe0100 + number));

const HIDDEN: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['tag characters', `a${tags('ignore all')}b`, 'ab'],
  ['zero-width characters', 'a\u200b\u2060\ufeffb', 'ab'],
  ['bidirectional controls', 'a\u202e\u2066\u200f\u061cb', 'ab'],
  ['soft hyphens, fillers and the grapheme joiner', 'a\u00ad\u3164\uffa0\u115f\u034fb', 'ab'],
  ['control characters', 'a\u0000\u001b[31m\u0008\u007f\u009bb', 'a[31mb'],
  ['controls of musical and shorthand notation', 'a\u{1d173}\u{1bca0}b', 'ab'],
  ['annotation marks', 'a\ufff9b\ufffbc', 'abc'],
  ['joiners between other letters', 'a\u200db\u200cc', 'abc'],
  ['a second joiner', '\u0645\u200c\u200c\u0647', '\u0645\u200c\u0647'],
  ['a joiner with nothing to join', '👩\u200d a\u200d👩', '👩 a👩'],
  ['variation selectors after letters', 'a\ufe0fb\ufe01c\u{e0100}', 'abc'],
  ['variation selectors after digits', '1\ufe0f2\ufe0e', '12'],
  ['a run of variation selectors', `😀\ufe0f${selectors(1, 2, 3)}\ufe0f\ufe00`, '😀\ufe0f'],
  [
    'several variation selectors after an ideograph',
    `葛${selectors(0, 9, 9)}城`,
    `葛${selectors(0)}城`,
  ],
  [
    'a variation selector after each ideograph',
    `${'葛'.repeat(19)}葛${selectors(104)}城${selectors(105)}葛${selectors(33)}`,
    `${'葛'.repeat(19)}葛${selectors(104)}城${selectors(105)}葛`,
  ],
  ['tag characters after a flag that form no known flag', `🏴${tags('ignore')}\u{e007f}`, '🏴'],
  [
    'tag characters after those of a flag',
    `🏴${tags('gbeng')}\u{e007f}${tags('x')}`,
    `🏴${tags('gbeng')}\u{e007f}`,
  ],
  ['a character between two lone surrogates', 'a\udb40\u200b\udc41b', 'a\ufffd\ufffdb'],
];

const VISIBLE = [
  ['lines', 'a\tb\r\n\u000c\u0085\u2028c'],
  ['other alphabets', 'é e\u0301 日本 ελ İ ß \u0600\u06dd'],
  ['emoji', '👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🏳️‍⚧️ ❤️‍🔥 1️⃣ ✓\ufe0e ©\ufe0f 🇩🇪'],
  [
    'the flags of England, Scotland and Wales',
    ['gbeng', 'gbsct', 'gbwls'].map((name) => `🏴${tags(name)}\u{e007f}`).join(''),
  ],
  ['Persian', 'می\u200cخواهم'],
  ['Hindi and Sinhala', 'क्\u200dष क्\u200cष ශ්\u200dරී'],
  ['Mongolian', '\u182d\u180b \u182d\u180e\u1820'],
  ['a few variants of ideographs', `${'城'.repeat(20)}葛${selectors(0)}城`.repeat(3)],
  ['a variant of an ideograph', `葛${selectors(0)}城市`],
  ['a variant of a mathematical symbol', '\u2229\ufe00'],
] as const;

describe('invisible characters', () => {
  it.each(HIDDEN)('are removed and counted: %s', (_, text, shown) => {
    const { text: removed, count } = removeInvisible(text);
    expect(removed).toBe(shown);
    expect(count).toBe(Array.from(text.toWellFormed()).length - Array.from(shown).length);
  });

  it.each(VISIBLE)('are kept where a language or emoji needs them: %s', (_, text) => {
    expect(removeInvisible(text)).toEqual({ text, count: 0 });
    expect(markInvisible(text)).toEqual({ text, count: 0 });
  });

  it('are marked with their code points', () => {
    expect(markInvisible('if (a\u202e\u2066) // \u{e0041}\0')).toEqual({
      text: 'if (a‹U+202E›‹U+2066›) // ‹U+E0041›‹U+0000›',
      count: 4,
    });
  });

  it('do not include a byte order mark at the start of a line of a diff', () => {
    const diff = '@@ -1 +1 @@\n-\ufeffusing A;\n+\ufeffusing B;\n+\ufeff';
    expect(markInvisible(diff)).toEqual({ text: diff, count: 0 });
    expect(markInvisible('\n+a\ufeff\n+\ufeff\ufeff').count).toBe(2);
    expect(removeInvisible('a\n-\ufeffb').text).toBe('a\n-b');
  });
});

const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HIDDEN.flatMap(([, text]) => Array.from(text))),
      fc.constantFrom(...VISIBLE.flatMap(([, text]) => Array.from(text))),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const FLAGS = /\u{1f3f4}[\u{e0061}-\u{e007a}]{5}\u{e007f}/gu;

describe('any text', () => {
  it('contains only invisible characters that modify the character before them', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const removed = removeInvisible(text).text.replaceAll(FLAGS, '');
        const kept = removed.match(/[[\p{DI}\p{Bidi_C}\p{Cc}]--[\t\n\v\f\r\x85]]/gv) ?? [];
        expect(kept.filter((each) => !/[\u200c\u200d]|\p{VS}|[\u180e]/u.test(each))).toEqual([]);
        // Two in a row occur only between joined emoji.
        expect(removed).not.toMatch(/(?:^|\p{DI})(?!(?<=\ufe0f)\u200d)\p{DI}/u);
        expect(removed).not.toMatch(/[\p{ASCII}--[0-9#*]]\p{DI}/v);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not change when it is processed again', () => {
    fc.assert(
      fc.property(someText, fc.constantFrom(removeInvisible, markInvisible), (text, show) => {
        const once = show(text).text;
        expect(show(once)).toEqual({ text: once, count: 0 });
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps all other characters', () => {
    // The fillers of Hangul are graphemes, but they are invisible.
    const someGraphemes = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[\u115F\u1160\u3164\uFFA0]/.test(text));
    fc.assert(
      fc.property(someGraphemes, (text) => {
        expect(removeInvisible(text)).toEqual({ text, count: 0 });
      }),
    );
    fc.assert(
      fc.property(someText, (text) => {
        const isSeen = (each: string): boolean => !/[\p{DI}\p{Cf}\p{Cc}]/u.test(each);
        const seen = (all: string): string => Array.from(all).filter(isSeen).join('');
        expect(seen(removeInvisible(text).text)).toBe(seen(text.toWellFormed()));
      }),
    );
  });
});
