import { describe, expect, it } from '@jest/globals';
import { InputReader } from '../../src/inputs/input-reader.ts';
import { UserError } from '../../src/support/errors.ts';

const NAME = 'some-input';

function readerOf(value: string): InputReader {
  return new InputReader((name) => (name === NAME ? value : ''));
}

/** Returns the error message after one read; empty when there is no error. */
function problemOf(value: string, read: (reader: InputReader) => unknown): string {
  const reader = readerOf(value);
  read(reader);
  try {
    reader.finish();
    return '';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

describe('InputReader', () => {
  describe('integer', () => {
    const range = { min: 0, max: 100 };

    it.each([
      ['0', 0],
      ['7', 7],
      ['007', 7],
      ['100', 100],
      ['', undefined],
    ])('reads %j as %s', (value, expected) => {
      const reader = readerOf(value);
      expect(reader.integer(NAME, range)).toBe(expected);
      reader.finish();
    });

    it.each([
      '-1',
      '-0',
      '+1',
      '101',
      '5m',
      '5 ',
      '1.0',
      '1.5',
      '1e1',
      '0x10',
      '1_0',
      'ten',
      'NaN',
      'Infinity',
      '٣',
      '9'.repeat(16),
    ])('rejects %j', (value) => {
      const problem = problemOf(value, (reader) => reader.integer(NAME, range));
      expect(problem).toBe(
        `Invalid input: ${NAME}: expected an integer from 0 to 100, got ${JSON.stringify(value)}.`,
      );
    });

    it('accepts any safe integer when the range has no maximum', () => {
      expect(readerOf('123456789012345').integer(NAME, { min: 1 })).toBe(123_456_789_012_345);
      expect(problemOf('0', (reader) => reader.integer(NAME, { min: 1 }))).toContain('at least 1');
    });
  });

  describe('boolean', () => {
    it.each([
      ...['true', 'True', 'TRUE'].map((value) => [value, true] as const),
      ...['false', 'False', 'FALSE'].map((value) => [value, false] as const),
      ['', undefined],
    ])('reads %j as %s', (value, expected) => {
      expect(readerOf(value).boolean(NAME)).toBe(expected);
    });

    it.each(['tRUE', 'yes', 'no', '1', '0', 'on', 'truefalse', 'true false'])(
      'rejects %j',
      (value) => {
        expect(problemOf(value, (reader) => reader.boolean(NAME))).toBe(
          `Invalid input: ${NAME}: expected \`true\` or \`false\`, got "${value}".`,
        );
      },
    );
  });

  describe('choice', () => {
    it('accepts one of the choices, and takes the first for an empty value', () => {
      expect(readerOf('b').choice(NAME, ['a', 'b'])).toBe('b');
      expect(readerOf('').choice(NAME, ['a', 'b'])).toBe('a');
    });

    it.each(['A', 'a b', 'c', 'a,b', 'toString'])('rejects %j', (value) => {
      expect(problemOf(value, (reader) => reader.choice(NAME, ['a', 'b', 'c-d']))).toBe(
        `Invalid input: ${NAME}: expected one of \`a\`, \`b\` or \`c-d\`, got "${value}".`,
      );
    });
  });

  describe('durationMs', () => {
    const range = { minMs: 1000, maxMs: 600_000, description: 'from 1 second to 10 minutes' };

    it.each([
      ['1s', 1000],
      ['10m', 600_000],
      ['10', 600_000],
      ['', undefined],
    ])('reads %j as %s ms', (value, expected) => {
      expect(readerOf(value).durationMs(NAME, range)).toBe(expected);
    });

    it.each(['0', '0s', '601s', '601', '5x', '1.5m', '-1'])('rejects %j', (value) => {
      const problem = problemOf(value, (reader) => reader.durationMs(NAME, range));
      expect(problem).toMatch(
        /^Invalid input: some-input: expected a duration .*from 1 second to 10 minutes, got /,
      );
      expect(problem).toContain(JSON.stringify(value));
    });
  });

  it('reads lines with any line ending, and skips blank ones', () => {
    expect(readerOf(' a \r\n\n b\rc\n \n').lines(NAME)).toEqual(['a', 'b', 'c']);
    expect(readerOf('').lines(NAME, '**')).toEqual(['**']);
  });

  it('lists every problem in one error', () => {
    const reader = new InputReader((name) => `bad ${name}`);
    reader.integer('one', { min: 1 });
    reader.boolean('two');
    reader.rejectSecret('three', 'a key');
    const finish = (): void => {
      reader.finish();
    };
    expect(finish).toThrow(
      /^Invalid inputs: \(1\) one: .*"bad one"\. \(2\) two: .*"bad two"\. \(3\) three: /,
    );
    expect(finish).not.toThrow(/bad three/);
  });

  it('quotes the start of a long value, with control characters escaped', () => {
    const problem = problemOf(`a\n${'😀'.repeat(500)}`, (reader) => reader.boolean(NAME));
    expect(problem).toContain('"a\\n😀');
    expect(problem).toMatch(/😀" …\.$/);
    expect(Array.from(problem).length).toBeLessThan(130);
  });

  it('does not throw when every value is valid', () => {
    const reader = readerOf('1');
    reader.integer(NAME, { min: 1 });
    expect(() => {
      reader.finish();
    }).not.toThrow();
  });
});
