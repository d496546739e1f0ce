import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/support/json.ts';

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
