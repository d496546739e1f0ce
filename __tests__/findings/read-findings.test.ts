import { describe, expect, it } from '@jest/globals';
import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import type { Finding } from '../../src/findings/finding.ts';
import { FINDINGS_SCHEMA } from '../../src/findings/findings-schema.ts';
import { readFindings } from '../../src/findings/read-findings.ts';

const FINDING = {
  path: 'src/a.ts',
  line: 42,
  severity: 'high',
  title: 'Query built from input',
  message: 'Use a parameter.',
};

const read = (document: unknown) => readFindings(JSON.stringify(document));

/** The one finding of a file. */
function finding(more: object): Finding | undefined {
  const reading = read({ findings: [{ ...FINDING, ...more }] });
  return 'file' in reading ? reading.file.findings[0] : undefined;
}

function problems(document: unknown): readonly string[] {
  const reading = read(document);
  return 'problems' in reading ? reading.problems : [];
}

describe('a findings file', () => {
  it('has a verdict and findings', () => {
    const full = { end_line: 44, quote: ' x', suggestion: 'y', rule: 'SEC-1' };
    expect(read({ verdict: 'request-changes', findings: [{ ...FINDING, ...full }] })).toEqual({
      file: {
        verdict: 'request-changes',
        findings: [{ ...FINDING, endLine: 44, quote: ' x', suggestion: 'y', rule: 'SEC-1' }],
      },
    });
    expect(read({ findings: [] })).toEqual({ file: { findings: [] } });
  });

  it('may have fields that nobody knows', () => {
    const deep = `${'['.repeat(60)}${']'.repeat(60)}`;
    const text = `{"findings":[${JSON.stringify(FINDING).replace('{', `{"x":${deep},`)}],"y":${deep}}`;
    expect(readFindings(text)).toEqual({ file: { findings: [FINDING] } });
  });

  it.each([
    ['HIGH', 'high'],
    [' Critical ', 'critical'],
    ['error', 'high'],
    ['Warning', 'medium'],
    ['moderate', 'medium'],
    ['note', 'info'],
    ['none', 'info'],
  ])('may call a severity %j, which is %s', (name, severity) => {
    expect(finding({ severity: name })?.severity).toBe(severity);
  });

  it('may have null or an empty text for what is optional', () => {
    const names = ['end_line', 'quote', 'suggestion', 'rule'];
    expect(finding(Object.fromEntries(names.map((name) => [name, null])))).toEqual(FINDING);
    const empty = { quote: '', suggestion: '', rule: '' };
    expect(finding(empty)).toEqual(FINDING);
    expect(read({ verdict: null, findings: [] })).toEqual({ file: { findings: [] } });
  });

  it('has no last line where it is the first one', () => {
    expect(finding({ end_line: 42 })).toEqual(FINDING);
  });

  it.each([
    ['a\n', 'a'],
    ['a\r\nb\r\n', 'a\nb'],
    ['a\n\n', 'a\n'],
    ['\n', undefined],
  ])('may end its suggestion in a line end: %j', (text, suggestion) => {
    expect(finding({ suggestion: text })?.suggestion).toBe(suggestion);
  });
});

describe('a file that is broken', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'findings', 'the file must be an object'],
    ['a list', [], '/findings is missing'],
    ['null', null, 'the file must be an object'],
    ['without findings', {}, '/findings is missing'],
    ['with findings of another type', { findings: {} }, '/findings must be an array'],
    ['with a verdict of another type', { verdict: 1, findings: [] }, '/verdict must be a string'],
    ['with no finding in the list', { findings: [7] }, '/findings/0 must be an object'],
    [
      'with both formats',
      { version: '2.1.0', runs: [{ results: [] }], findings: [] },
      'the file has both runs and findings, so it is not known which are meant',
    ],
  ])('is named by its place: %s', (_, document, problem) => {
    expect(problems(document)).toEqual([problem]);
  });

  it.each<[object, string]>([
    [{ path: undefined }, 'path is missing'],
    [{ path: ' ' }, 'path must not be empty'],
    [{ path: 7 }, 'path must be a string'],
    [{ line: undefined }, 'line is missing'],
    [{ line: '42' }, 'line must be a number'],
    [{ line: 0 }, 'line must be at least 1'],
    [{ line: -3 }, 'line must be at least 1'],
    [{ line: 4.5 }, 'line must be a whole number'],
    [{ line: 1e300 }, 'line must be a whole number'],
    [{ line: null }, 'line must be a number'],
    [{ end_line: 0 }, 'end_line must be at least 1'],
    [{ severity: 'grave' }, 'severity must be one of critical, high, medium, low, info'],
    [{ severity: 'constructor' }, 'severity must be one of critical, high, medium, low, info'],
    [{ severity: 3 }, 'severity must be a string'],
    [{ title: '' }, 'title must not be empty'],
    [{ message: {} }, 'message must be a string'],
    [{ quote: ['x'] }, 'quote must be a string'],
    [{ suggestion: true }, 'suggestion must be a string'],
    [{ rule: 12 }, 'rule must be a string'],
  ])('is named by its field: %j', (more, problem) => {
    const document = { findings: [FINDING, { ...FINDING, ...more }] };
    expect(problems(document)).toEqual([`/findings/1/${problem}`]);
  });

  it('is named by the first five of many places', () => {
    const document = { findings: Array.from({ length: 9 }, () => ({ ...FINDING, line: 0 })) };
    expect(problems(document)).toEqual(
      [0, 1, 2, 3, 4].map((index) => `/findings/${index}/line must be at least 1`),
    );
  });

  it('is named by the first place of a file whose problems could fill the memory', () => {
    const findings = Array.from({ length: 20_000 }, () => ({ x: 'a long text' }));
    expect(problems({ findings })).toEqual(['/findings/0/path is missing']);
  });

  it('is named by a JSON pointer whose names are escaped', () => {
    const run = { results: [], originalUriBaseIds: { 'a/b~c': { uri: 1 } } };
    expect(problems({ version: '2.1.0', runs: [run] })).toEqual([
      '/runs/0/originalUriBaseIds/a~1b~0c/uri must be a string',
    ]);
  });

  it('is described with the line and column if it is not JSON', () => {
    expect(readFindings('')).toEqual({
      problems: ['the file is not JSON: Unexpected end of JSON input'],
    });
    expect(readFindings('{"findings": [\n {"path": "a.ts" "line": 1}]}')).toEqual({
      problems: [expect.stringMatching(/^the file is not JSON: .+ at line 2, column 18$/)],
    });
  });

  it.each([
    ['two lists', `{"findings":[],"findings":[${JSON.stringify(FINDING)}]}`, /duplicate property/],
    ['a hundred thousand levels', '['.repeat(1e5) + ']'.repeat(1e5), /is nested 100000 levels/],
  ])('is one that parsers can read in different ways: %s', (_, text, problem) => {
    expect(readFindings(text)).toEqual({ problems: [expect.stringMatching(problem)] });
  });

  it.each([
    ['our format', '{"findings":[', '{}', ']}'],
    ['SARIF', '{"version":"2.1.0","runs":[{"results":[', '{}', ']}]}'],
    ['many runs of SARIF', '{"version":"2.1.0","runs":[', '{"results":[{}]}', ']}'],
  ])('has too many findings, in %s', (_, start, one, end) => {
    const text = `${start}${`${one},`.repeat(20_000)}${one}${end}`;
    expect(readFindings(text)).toEqual({ problems: ['the file has more than 20,000 findings'] });
  });
});

describe('the limits', () => {
  it('truncate long texts, but not in the middle of a character', () => {
    const long = '\u{1F600}'.repeat(10_000);
    const limited = finding({ title: `a${long}`, message: long, rule: long });
    expect(limited?.title).toBe(`a${'\u{1F600}'.repeat(99)}…`);
    expect(limited?.message).toHaveLength(9_999);
    expect(limited?.rule).toHaveLength(99);
    expect(JSON.stringify(limited).isWellFormed()).toBe(true);
  });

  it('fold white space in what is one line', () => {
    expect(finding({ title: ' a\n\n b ', rule: 'c\td' })).toMatchObject({
      title: 'a b',
      rule: 'c d',
    });
  });

  it('drop a suggestion that is too long, which is noted, and keep a quote whole', () => {
    const long = 'x'.repeat(4001);
    expect(finding({ suggestion: long })).toEqual({ ...FINDING, isSuggestionTooLong: true });
    expect(finding({ suggestion: long.slice(1) })).toEqual({
      ...FINDING,
      suggestion: long.slice(1),
    });
    expect(finding({ quote: long })?.quote).toBe(long);
  });

  it('keep 20,000 findings, the most serious first', () => {
    const findings = Array.from({ length: 20_000 }, (_, index) => ({
      ...FINDING,
      line: index + 1,
      severity: index % 100 === 99 ? 'critical' : 'low',
    }));
    const reading = read({ findings });
    const file = 'file' in reading ? reading.file : undefined;
    expect(file?.findings).toHaveLength(20_000);
    const lines = file?.findings.map(({ line }) => line) ?? [];
    expect(lines.slice(0, 2)).toEqual([100, 200]);
    expect(lines.slice(200, 203)).toEqual([1, 2, 3]);
  });

  it('do not hold for a text of 4 MB', () => {
    const quote = String.raw`x\"`.repeat(600_000);
    expect(finding({ quote })?.quote).toBe(quote);
  });

  it('hold for a path, and for one line of a text that takes long to fold', () => {
    expect(finding({ path: 'x'.repeat(5000) })?.path).toBe(`${'x'.repeat(4095)}…`);
    expect(finding({ title: `${' '.repeat(3000)}a${' b'.repeat(3000)}` })?.title).toHaveLength(200);
  });

  it('count findings that are the same as one', () => {
    const findings = [FINDING, { ...FINDING, unknown: 1 }, { ...FINDING, line: 43 }, FINDING];
    expect(read({ findings })).toMatchObject({
      file: { findings: [FINDING, { line: 43 }] },
    });
  });
});

describe('the schema in the prompt', () => {
  const schema = JSON.parse(JSON.stringify(FINDINGS_SCHEMA)) as Schema;
  const validator = new Validator(schema, '2020-12');
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('high', 'info', 'a.ts', 'x y') },
    fc.constantFrom<unknown>('\t', 1.5, 0, -1, 2 ** 53, 1e300, true, [], {}, ['x']),
  );
  const number = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(1, 7, 2 ** 53 - 1) }, value);
  const severity = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('critical', 'low') }, value);
  const item = fc.record(
    {
      path: value,
      line: number,
      end_line: number,
      severity,
      title: value,
      message: value,
      quote: value,
      suggestion: value,
      rule: value,
      unknown: value,
    },
    { requiredKeys: ['path', 'line', 'severity', 'title'] },
  );
  const document = fc.oneof(
    { weight: 20, arbitrary: fc.record({ findings: fc.array(item, { maxLength: 2 }) }) },
    fc.record({ verdict: value, findings: fc.array(item, { maxLength: 1 }) }),
    value,
    fc.record({ findings: value }),
  );

  it('is what is checked', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(document, (one) => {
        const { valid } = validator.validate(one);
        seen[valid ? 'valid' : 'invalid'] += 1;
        expect('file' in read(one)).toBe(valid);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(200);
  });
});

describe('any text', () => {
  it('is read as findings within the limits, or as problems', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"findings":[${json}]}`),
    );
    fc.assert(
      fc.property(text, (one) => {
        const reading = readFindings(one);
        if ('file' in reading) expect(reading.file.findings.length).toBeLessThanOrEqual(1);
        else expect(reading.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
