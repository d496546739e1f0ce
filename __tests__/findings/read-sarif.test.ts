import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import { readFindings } from '../../src/findings/read-findings.ts';

const LOCATION = { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 42 } };
const RESULT = {
  ruleId: 'js/sql',
  message: { text: 'Use a parameter.' },
  locations: [{ physicalLocation: LOCATION }],
};

function findingsOf(...runs: object[]): readonly Finding[] {
  const reading = readFindings(JSON.stringify({ version: '2.1.0', runs }));
  if ('problems' in reading) throw new Error(reading.problems.join('; '));
  return reading.file.findings;
}

function findingOf(more: object, run: object = {}): Finding | undefined {
  return findingsOf({ ...run, results: [{ ...RESULT, ...more }] })[0];
}

/** The finding of a result with these parts of its place. */
function findingAt(location: object, run: object = {}, more: object = {}): Finding | undefined {
  return findingOf(
    { ...more, locations: [{ physicalLocation: { ...LOCATION, ...location } }] },
    run,
  );
}

function driver(...rules: object[]): object {
  return { tool: { driver: { name: 'x', rules } } };
}

describe('SARIF', () => {
  it('has a finding for each result of each run', () => {
    const other = { ...RESULT, ruleId: 'other' };
    const findings = findingsOf(
      { results: [RESULT, other] },
      { results: [], invocations: [{ executionSuccessful: true }, {}] },
      { results: [{ ...RESULT, ruleId: 'third' }] },
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['js/sql', 'other', 'third']);
    expect(findings[0]).toEqual({
      path: 'src/a.ts',
      line: 42,
      severity: 'medium',
      title: 'js/sql',
      message: 'Use a parameter.',
      rule: 'js/sql',
    });
  });

  it.each([
    ['of another kind', { kind: 'pass' }],
    ['that is no longer there', { baselineState: 'absent' }],
  ])('has no finding for a result %s', (_, more) => {
    expect(findingOf(more)).toBeUndefined();
  });

  it.each([
    ['of the kind fail', { kind: 'fail' }],
    ['that is to be reviewed', { kind: 'review' }],
    ['that is open', { kind: 'open' }],
    ['of a kind that nobody knows', { kind: 'x' }],
    ['that is suppressed', { suppressions: [{ kind: 'inSource' }] }],
    ['that is old', { baselineState: 'unchanged' }],
  ])('has a finding for a result %s', (_, more) => {
    expect(findingOf(more)).toBeDefined();
  });

  it.each([
    [{ version: '2.0.0', runs: [{ results: [] }] }, '/version must be "2.1.0"'],
    [{ version: '2.1.0', runs: [] }, '/runs must not be empty'],
    [{ version: '2.1.0', runs: [{ results: [] }, {}] }, '/runs/1/results is missing'],
    [{ version: '2.1.0', runs: [{ results: null }] }, '/runs/0/results must be an array'],
    [
      { version: '2.1.0', runs: [{ results: [], invocations: [{ executionSuccessful: false }] }] },
      '/runs/0/invocations/0/executionSuccessful must be true',
    ],
    [{ version: '2.1.0', runs: {} }, '/runs must be an array'],
    [{ version: '2.1.0', runs: [{ results: [3] }] }, '/runs/0/results/0 must be an object'],
    [
      { version: '2.1.0', runs: [{ results: [{ message: 'x' }] }] },
      '/runs/0/results/0/message must be an object',
    ],
  ])('that is broken is named by its place: %j', (document, problem) => {
    expect(readFindings(JSON.stringify(document))).toEqual({ problems: [problem] });
  });
});

describe('the rule of a result', () => {
  const rule = { id: 'js/sql', name: 'Sql', shortDescription: { text: 'Query built from input' } };

  it.each<[string, object, object]>([
    ['by its id', { ruleId: 'js/sql' }, driver({ id: 'x' }, rule)],
    ['by its index', { ruleId: undefined, ruleIndex: 1 }, driver({ id: 'x' }, rule)],
    ['by a reference', { ruleId: undefined, rule: { id: 'js/sql' } }, driver(rule)],
    [
      'in an extension',
      {},
      { tool: { driver: { rules: [] }, extensions: [{}, { rules: [rule] }] } },
    ],
  ])('is found %s', (_, more, run) => {
    expect(findingOf(more, run)).toMatchObject({ rule: 'js/sql', title: 'Query built from input' });
  });

  it.each([
    [{ ...rule, shortDescription: undefined }, 'Sql'],
    [{ id: 'js/sql', shortDescription: { text: ' ' } }, 'js/sql'],
    [{ id: 'other' }, 'js/sql'],
  ])('gives the title: %j', (one, title) => {
    expect(findingOf({}, driver(one))?.title).toBe(title);
  });

  it('may be missing', () => {
    expect(findingOf({ ruleId: undefined })?.title).toBe('Use a parameter.');
    expect(findingOf({ ruleId: undefined })?.rule).toBeUndefined();
    expect(findingOf({ ruleId: undefined, message: undefined })?.title).toBe('Finding');
  });

  it('gives the message by its id, with the arguments of the result', () => {
    const messageStrings = { default: { text: 'Use {1} for {0}, not {2}.' } };
    const message = { id: 'default', arguments: ['it', 'a parameter'] };
    const run = driver({ ...rule, messageStrings });
    expect(findingOf({ message }, run)?.message).toBe('Use a parameter for it, not {2}.');
    expect(findingOf({ message: { id: 'constructor' } }, run)?.message).toBe('');
    expect(findingOf({ message: { markdown: '**x**' } }, run)?.message).toBe('**x**');
  });
});

describe('the severity of a result', () => {
  const score = (value: unknown): object => ({ properties: { 'security-severity': value } });

  it.each<[unknown, string]>([
    ['9.8', 'critical'],
    [9, 'critical'],
    ['8.9', 'high'],
    ['7.0', 'high'],
    ['6.9', 'medium'],
    [4, 'medium'],
    ['3.9', 'low'],
    ['0.1', 'low'],
  ])('is by its score: %j is %s', (value, severity) => {
    expect(findingOf({ level: 'note', ...score(value) })?.severity).toBe(severity);
    expect(findingOf({}, driver({ id: 'js/sql', ...score(value) }))?.severity).toBe(severity);
  });

  it('is by its own score before that of the rule', () => {
    expect(findingOf(score('2'), driver({ id: 'js/sql', ...score('9') }))?.severity).toBe('low');
  });

  it.each([
    ['error', 'high'],
    ['warning', 'medium'],
    ['note', 'info'],
    ['none', 'info'],
    ['grave', 'medium'],
  ])('is by its level where there is no score: %s is %s', (level, severity) => {
    for (const value of [undefined, 'x', '', 0, -1, 11, null, {}, true]) {
      expect(findingOf({ level, ...score(value) })?.severity).toBe(severity);
    }
    const rule = { id: 'js/sql', defaultConfiguration: { level } };
    expect(findingOf({}, driver(rule))?.severity).toBe(severity);
  });
});

describe('the file of a result', () => {
  const bases = {
    '%SRCROOT%': { uri: 'file:///work/repo/' },
    LIBRARY: { uri: 'lib%20a/', uriBaseId: '%SRCROOT%' },
    DEEP: { uri: 'deep/', uriBaseId: 'LIBRARY' },
    UNKNOWN: { description: { text: 'anywhere' } },
    CIRCLE: { uri: 'x/', uriBaseId: 'CIRCLE' },
  };

  it.each<[object, string]>([
    [{ uri: 'src/a.ts' }, 'src/a.ts'],
    [{ uri: './src/a.ts' }, './src/a.ts'],
    [{ uri: 'src/a%20b%23%C3%A9.ts' }, 'src/a b#é.ts'],
    [{ uri: 'src/100%.ts' }, 'src/100%.ts'],
    [{ uri: 'a.ts', uriBaseId: '%SRCROOT%' }, 'a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'UNKNOWN' }, 'a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'constructor' }, 'a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'LIBRARY' }, 'lib a/a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'DEEP' }, 'lib a/deep/a.ts'],
    [{ index: 1 }, 'lib a/b.ts'],
    [{ index: 7 }, ''],
    [{ uri: 'file:///work/repo/src/a.ts' }, 'file:///work/repo/src/a.ts'],
    [{ uri: '/src/a.ts', uriBaseId: '%SRCROOT%' }, '/src/a.ts'],
    [{ uri: 'https://example.com/a.ts' }, 'https://example.com/a.ts'],
    [{}, ''],
  ])('is its path from the root: %j', (artifactLocation, path) => {
    const artifacts = [{}, { location: { uri: 'b.ts', uriBaseId: 'LIBRARY' } }];
    const run = { originalUriBaseIds: bases, artifacts };
    expect(findingAt({ artifactLocation }, run)?.path).toBe(path);
  });

  it('is none with a base that never ends', () => {
    const artifactLocation = { uri: 'a.ts', uriBaseId: 'CIRCLE' };
    expect(findingAt({ artifactLocation }, { originalUriBaseIds: bases })?.path).toMatch(/^x\/x\//);
  });

  it('may be missing', () => {
    expect(findingOf({ locations: [] })).toMatchObject({ path: '', line: 0 });
    expect(findingOf({ locations: undefined })).toMatchObject({ path: '', line: 0 });
  });
});

describe('the lines of a result', () => {
  it.each<[object | undefined, { line: number; endLine?: number }]>([
    [
      { startLine: 42, endLine: 44 },
      { line: 42, endLine: 44 },
    ],
    [{ startLine: 42, endLine: 42, endColumn: 9 }, { line: 42 }],
    [
      { startLine: 42, endLine: 44, endColumn: 1 },
      { line: 42, endLine: 43 },
    ],
    [{ startLine: 42, endLine: 43, endColumn: 1 }, { line: 42 }],
    [{ startLine: 42, endLine: 42, endColumn: 1 }, { line: 42 }],
    [
      { startLine: 44, endLine: 42 },
      { line: 44, endLine: 42 },
    ],
    [{ charOffset: 9 }, { line: 0 }],
    [{ startLine: 0 }, { line: 0 }],
    [{ startLine: -1 }, { line: 0 }],
    [{ startLine: 1.5 }, { line: 0 }],
    [{ startLine: 1e300 }, { line: 0 }],
    [undefined, { line: 0 }],
  ])('are those of the region: %j', (region, lines) => {
    const finding = findingAt({ region });
    expect({ line: finding?.line, endLine: finding?.endLine }).toEqual({
      endLine: undefined,
      ...lines,
    });
  });

  it.each<[string, object, string | undefined]>([
    ['a whole line', { region: { startLine: 42, snippet: { text: ' a' } } }, ' a'],
    [
      'a whole line by its column',
      { region: { startLine: 42, startColumn: 1, snippet: { text: ' a\n' } } },
      ' a',
    ],
    [
      'a part of a line',
      { region: { startLine: 42, startColumn: 2, snippet: { text: 'a' } } },
      undefined,
    ],
    [
      'the start of a line',
      { region: { startLine: 42, endColumn: 3, snippet: { text: 'a' } } },
      undefined,
    ],
    [
      'the lines around it',
      { contextRegion: { startLine: 41, endLine: 43, snippet: { text: 'a\nb\nc' } } },
      'b',
    ],
    ['other lines', { contextRegion: { startLine: 7, snippet: { text: 'a\nb' } } }, undefined],
    ['no place', { contextRegion: { snippet: { text: 'a\nb' } } }, undefined],
  ])('are quoted by a snippet of %s', (_, location, quote) => {
    expect(findingAt(location)?.quote).toBe(quote);
  });
});

describe('the fix of a result', () => {
  const fix = (deletedRegion: object, text: string | undefined, uri = 'src/a.ts'): object => ({
    artifactChanges: [
      {
        artifactLocation: { uri },
        replacements: [
          { deletedRegion, insertedContent: text === undefined ? undefined : { text } },
        ],
      },
    ],
  });
  const region = { startLine: 42, endLine: 43 };
  const withLineEnd = { startLine: 42, startColumn: 1, endLine: 44, endColumn: 1 };

  it.each<[string, object, string]>([
    ['without the last line end', fix(region, 'x\ny'), 'x\ny'],
    ['with the last line end', fix(withLineEnd, 'x\r\ny\r\n'), 'x\ny'],
    ['with an empty line at the end', fix(withLineEnd, 'x\n\n'), 'x\n'],
    ['of lines that are deleted', fix(withLineEnd, undefined), ''],
  ])('is a suggestion for whole lines, %s', (_, one, suggestion) => {
    expect(findingAt({ region }, {}, { fixes: [one] })?.suggestion).toBe(suggestion);
  });

  const change = (fix(region, 'x') as { artifactChanges: object[] }).artifactChanges[0];
  it.each<[string, object]>([
    ['of other lines', fix({ startLine: 42 }, 'x')],
    ['of more lines', fix({ startLine: 42, endLine: 44 }, 'x')],
    ['of a part of a line', fix({ ...region, startColumn: 2 }, 'x')],
    ['to a part of a line', fix({ ...region, endColumn: 5 }, 'x')],
    ['that empties a line', fix(region, '')],
    ['that empties a line, with its line end', fix(withLineEnd, '\n')],
    ['that joins two lines', fix(withLineEnd, 'x')],
    ['of another file', fix(region, 'x', 'src/b.ts')],
    ['by characters', fix({ charOffset: 1, charLength: 2 }, 'x')],
    ['of several files', { artifactChanges: [change, change] }],
    ['of nothing', { artifactChanges: [] }],
    [
      'of several places',
      {
        artifactChanges: [
          { ...change, replacements: [{ deletedRegion: region }, { deletedRegion: region }] },
        ],
      },
    ],
  ])('is no suggestion for one %s', (_, one) => {
    expect(findingAt({ region }, {}, { fixes: [one] })?.suggestion).toBeUndefined();
  });
});

describe('texts that many results share', () => {
  const runOf = (run: object): string => JSON.stringify({ version: '2.1.0', runs: [run] });
  const results = (result: object): object[] => Array.from({ length: 5000 }, () => result);

  it.each<[string, object]>([
    [
      'a message with arguments',
      {
        ...driver({ id: 'r', messageStrings: { a: { text: '{0}'.repeat(1000) } } }),
        results: results({ ruleId: 'r', message: { id: 'a', arguments: ['x'.repeat(100)] } }),
      },
    ],
    [
      'a path',
      {
        artifacts: [{ location: { uri: 'x'.repeat(1_000_000) } }],
        results: results({ locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] }),
      },
    ],
    [
      'a title',
      {
        ...driver({ id: 'r', shortDescription: { text: 'x y '.repeat(250_000) } }),
        results: results({ ruleIndex: 0 }),
      },
    ],
  ])('need no copy for each: %s', (_, run) => {
    expect(readFindings(runOf(run))).toMatchObject({ file: { findings: [{}] } });
  });

  it('are truncated: an argument of a message', () => {
    const run = driver({ id: 'js/sql', messageStrings: { a: { text: '{0}{0}{1}' } } });
    const message = { id: 'a', arguments: ['x'.repeat(6000)] };
    expect(findingOf({ message }, run)?.message).toBe(`${'x'.repeat(9999)}…`);
  });
});
