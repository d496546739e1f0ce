import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSchema, type JsonSchema } from '../../src/structured-output/json-schema.ts';
import {
  MAX_OUTPUT_BYTES,
  readStructuredOutput,
  wrapJson,
  type StructuredOutput,
} from '../../src/structured-output/read-structured-output.ts';

const redact = (text: string): string => text.replaceAll('mt_live_secret', '***');

function read(content: string | Uint8Array, schema?: JsonSchema): StructuredOutput {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readStructuredOutput(bytes, { name: 'verdict.json', schema, redact });
}

describe('the structured output', () => {
  it.each([
    ['as it is', '{\n  "verdict": "approve"\n}'],
    ['with a number that has more digits than a program keeps', '{"id": 12345678901234567890.10}'],
    ['with a number that no program can keep', '{"id": 1e400}'],
    ['with a half of a surrogate pair', String.raw`{"a": "\ud800"}`],
    ['of one value', '"approve"'],
  ])('is the text of the file, %s', (_, text) => {
    expect(read(text)).toEqual({ text });
  });

  it('has no byte order mark and no white space around it', () => {
    expect(read('\ufeff{"a": 1}\r\n\n')).toEqual({ text: '{"a": 1}' });
  });

  it('has no long line where there is a comma', () => {
    const json = JSON.stringify(Array.from({ length: 10_000 }, (_, index) => index));
    const output = read(json);
    const text = 'text' in output ? output.text : '';
    expect(JSON.parse(text)).toEqual(JSON.parse(json));
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(16_384);
  });

  it.each([
    ['is empty', '', 'is not JSON: Unexpected end of JSON input.'],
    ['has words around it', 'Here it is: {}', 'is not JSON: '],
    ['has two values', '{"verdict": "approve"}{"verdict": "reject"}', 'is not JSON: '],
    ['says something twice', '{"a": 1, "a": 2}', 'contains a duplicate property name.'],
    [
      'says something twice for `fromJSON`, which ignores case',
      '{"a": [{"verdict": "reject", "Verdict": "approve"}]}',
      'contains "verdict" and "Verdict" in one object, which `fromJSON` takes for the same property.',
    ],
    ['is nested deep', `${'['.repeat(32_000)}${']'.repeat(32_000)}`, 'is nested 32000 levels deep'],
    [
      'begins deep and does not end',
      '['.repeat(64_000),
      'is not JSON: Unexpected end of JSON input.',
    ],
    [
      'has a name that is no text',
      String.raw`{"\ud800": 1}`,
      String.raw`contains a property name that is not Unicode: "\ud800".`,
    ],
    ['is UTF-16', Buffer.from('\ufeff{"a": 1}', 'utf16le'), 'is not JSON: it is not UTF-8.'],
    ['has a broken character', Buffer.from([0x22, 0xc3, 0x22]), 'is not JSON: it is not UTF-8.'],
    [
      'is too long',
      `"${'x'.repeat(MAX_OUTPUT_BYTES)}"`,
      'is larger than 64 kB, the maximum for an output.',
    ],
  ])('is refused where the file %s', (_, content, reason) => {
    expect(read(content)).toEqual({
      problem: expect.stringContaining(`The file verdict.json ${reason}`),
    });
  });

  it('may be as long as an output may be', () => {
    expect(read(`"${'x'.repeat(MAX_OUTPUT_BYTES - 2)}"`)).toHaveProperty('text');
  });

  it.each([
    '{"a": "mt_live_secret"}',
    String.raw`{"a": "\u006dt_live_secret"}`,
    '{"mt_live_secret": 1}',
  ])('is refused where the file holds a secret: %s', (text) => {
    const output = read(text);
    expect(output).toEqual({ problem: expect.stringContaining('contains a secret of this step') });
    expect(JSON.stringify(output)).not.toContain('mt_live_secret');
  });

  it('is checked against the schema', async () => {
    const schema = await compileSchema('{"required": ["verdict"]}');
    expect(read('{"verdict": 1}', schema)).toEqual({ text: '{"verdict": 1}' });
    expect(read('{}', schema)).toEqual({
      problem:
        'The file verdict.json does not match the input output-schema: the top level: the property "verdict" is missing.',
    });
  });

  it('is refused where it can’t be checked', async () => {
    const schema = await compileSchema('{"pattern": "^(a+)+$"}', 200);
    expect(read(`"${'a'.repeat(100)}b"`, schema)).toEqual({
      problem:
        'The file verdict.json could not be checked against the input output-schema: it takes longer than 0.2 s.',
    });
  });
});

describe('wrapJson', () => {
  it('leaves a text alone whose lines are short', () => {
    const text = '{ "a":1.0,\n"b": 12345678901234567890 }';
    expect(wrapJson(text)).toBe(text);
  });

  it('breaks long lines between tokens, and changes nothing else', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => `1234567890123456${index}.0`);
    const text = `{"a, b": ["${'x, \\" '.repeat(500)}", ${numbers.join(', ')}]}`;
    const broken = wrapJson(text);
    expect(Math.max(...broken.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(4000);
    expect(broken.replaceAll('\n', '')).toBe(text);
  });

  it.each([
    ['white space', `[1,${' '.repeat(60_000)}2]`],
    ['names and values without commas', `{"${'a'.repeat(3000)}":{"${'b'.repeat(3000)}":[true]}}`],
  ])('breaks a line of %s', (_, text) => {
    const broken = wrapJson(text);
    expect(JSON.parse(broken)).toEqual(JSON.parse(text));
    expect(Math.max(...broken.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(4000);
  });

  it('says the same after it, whatever the JSON is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 50, maxLength: 200 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(wrapJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps a string whole that is longer than a line', () => {
    const text = JSON.stringify(['x,'.repeat(10_000), 1]);
    expect(wrapJson(text).split('\n')).toEqual(['[', `"${'x,'.repeat(10_000)}",`, '1]']);
  });
});
