import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLongLines, parseJson } from '../../src/structured-output/json-text.ts';

describe('parseJson', () => {
  it('gives the value of any JSON that says everything once', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('says at which line and column a text is no JSON', () => {
    expect(() => parseJson('{\n  "a": 1,\n}')).toThrow(
      /^is not JSON: Expected double-quoted property name at line 3, column 1$/,
    );
    expect(() => parseJson('')).toThrow('is not JSON: Unexpected end of JSON input');
  });

  it.each([
    ['{"verdict": "reject", "verdict": "approve"}'],
    ['[{"a": {"b": 1, "b": 1}}]'],
    ['{"a": "{:\\":", "\\u0061": 2}'],
    ['{"__proto__": 1, "__proto__": 2}'],
  ])('refuses a property that is named twice: %s', (text) => {
    expect(() => parseJson(text)).toThrow(/^contains a duplicate property name$/);
  });

  it('takes names that differ for two, and the same name in two objects', () => {
    expect(parseJson('[{"a": 1, "A": 2}, {"a": 3, ":": "}{"}]')).toEqual([
      { a: 1, A: 2 },
      { a: 3, ':': '}{' },
    ]);
  });

  it('refuses a property name with half of a surrogate pair, which some programs replace', () => {
    expect(() => parseJson(String.raw`[{"a": {"\ud800x": 1}}]`)).toThrow(
      String.raw`contains a property name that is not Unicode: "\ud800x"`,
    );
    expect(parseJson(String.raw`{"\ud83d\ude00": "\ud800"}`)).toEqual({ '\u{1f600}': '\ud800' });
  });

  it.each([
    ['[', ']', 32_000],
    ['[', ']', 10_000],
    ['{"a":', '}', 10_000],
    ['[', ']', 65],
  ])('refuses what is nested deep: %s%s', (open, close, levels) => {
    const text = `${open.repeat(levels)}1${close.repeat(levels)}`;
    expect(() => parseJson(text)).toThrow(`is nested ${levels} levels deep, the maximum is 64`);
  });

  it('takes 64 levels', () => {
    expect(() => parseJson(`${'['.repeat(64)}${']'.repeat(64)}`)).not.toThrow();
  });
});

describe('breakLongLines', () => {
  it('leaves a text alone whose lines are short', () => {
    const text = '{ "a":1.0,\n"b": 12345678901234567890 }';
    expect(breakLongLines(text)).toBe(text);
  });

  it('breaks long lines between tokens, and changes nothing else', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => `1234567890123456${index}.0`);
    const text = `{"a, b": ["${'x, \\" '.repeat(500)}", ${numbers.join(', ')}]}`;
    const broken = breakLongLines(text);
    expect(Math.max(...broken.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(4000);
    expect(broken.replaceAll('\n', '')).toBe(text);
  });

  it.each([
    ['white space', `[1,${' '.repeat(60_000)}2]`],
    ['names and values without commas', `{"${'a'.repeat(3000)}":{"${'b'.repeat(3000)}":[true]}}`],
  ])('breaks a line of %s', (_, text) => {
    const broken = breakLongLines(text);
    expect(JSON.parse(broken)).toEqual(JSON.parse(text));
    expect(Math.max(...broken.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(4000);
  });

  it('says the same after it, whatever the JSON is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 50, maxLength: 200 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(breakLongLines(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps a string whole that is longer than a line', () => {
    const text = JSON.stringify(['x,'.repeat(10_000), 1]);
    expect(breakLongLines(text).split('\n')).toEqual(['[', `"${'x,'.repeat(10_000)}",`, '1]']);
  });
});
