import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { SEVERITIES, type Finding } from '../../src/findings/finding.ts';
import { readFindings } from '../../src/findings/read-findings.ts';
import { verifyFindings, type Verification } from '../../src/findings/verify-findings.ts';
import { writeSarif } from '../../src/findings/write-sarif.ts';
import { makeFile, makeFinding } from './make-finding.ts';

const SCHEMA_FILE = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
const schemaPath = createRequire(import.meta.url).resolve(SCHEMA_FILE);
const validator = new Validator(JSON.parse(readFileSync(schemaPath, 'utf8')) as Schema, '4', false);

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } };
    invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
    results: { message: object; level: string; locations: object[]; partialFingerprints: object }[];
  }[];
}

const verify = (...findings: Partial<Finding>[]): Verification =>
  verifyFindings(findings.map(makeFinding), [makeFile()]);

function write(verification: Verification): Log {
  return JSON.parse(writeSarif(verification)) as Log;
}

/** What the official schema says against it. */
function faultsOf(document: unknown): string[] {
  return validator
    .validate(document)
    .errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

/** What is read back of it. */
function readBack(verification: Verification): readonly Finding[] {
  const reading = readFindings(writeSarif(verification));
  return 'file' in reading ? reading.file.findings : [];
}

describe('the SARIF file', () => {
  it('has the verified findings as results, by which they are read again', () => {
    const findings = SEVERITIES.map((severity, index) =>
      makeFinding({
        severity,
        line: 1 + (index % 4),
        rule: `R-${severity}`,
        title: `A ${severity} fault`,
      }),
    );
    const back = readBack(verify(...findings));
    expect(back.map((finding) => ({ ...finding, quote: undefined }))).toEqual(
      findings.map((finding) => ({
        ...finding,
        message: `${finding.title}\n\n${finding.message}`,
      })),
    );
    expect(verifyFindings(back, [makeFile()]).unverified).toEqual([]);
  });

  it('is valid by the official schema', () => {
    const log = write(
      verify(
        {},
        { line: 1, endLine: 3, rule: 'SEC-1' },
        { line: 99 },
        { title: '\u0007', message: '' },
      ),
    );
    expect(log.runs[0]?.results).toHaveLength(3);
    expect(faultsOf(log)).toEqual([]);
    expect(faultsOf(write(verify()))).toEqual([]);
  });

  it('is checked by a schema that finds faults', () => {
    const log = write(verify({}));
    const [run] = log.runs;
    expect(faultsOf({ ...log, runs: [{ ...run, results: [{ level: 'grave' }] }] })).not.toEqual([]);
    expect(faultsOf({ ...log, unknown: 1 })).not.toEqual([]);
  });

  it('has a fingerprint for each result, and the place from the root of the repository', () => {
    const verification = verify({ line: 1, endLine: 2 });
    const [result] = write(verification).runs[0]?.results ?? [];
    expect(result?.partialFingerprints).toEqual({
      'miteosFinding/v1': verification.verified[0]?.fingerprint,
    });
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/a.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1, endLine: 2 },
        },
      },
    ]);
  });

  it('only counts what is not verified', () => {
    const [run] = write(verify({}, { line: 90 }, { path: '@everyone' })).runs;
    expect(run?.results).toHaveLength(1);
    expect(
      run?.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text),
    ).toEqual(['Omitted, because not verified: 2 findings']);
  });

  it('names a rule after its most serious finding, and one without a rule after its title', () => {
    const [run] = write(
      verify(
        { line: 1, rule: 'R', severity: 'low', title: 'Small' },
        { line: 2, rule: 'R', severity: 'high', title: 'Large' },
        { line: 3, title: 'Other' },
      ),
    ).runs;
    expect(run?.tool.driver.rules).toEqual([
      { id: 'R', shortDescription: { text: 'Large' }, properties: { 'security-severity': '8.0' } },
      {
        id: 'Other',
        shortDescription: { text: 'Other' },
        properties: { 'security-severity': '8.0' },
      },
    ]);
    expect(run?.results.map(({ level }) => level)).toEqual(['note', 'error', 'error']);
  });

  it('has only plain text of what agents write', () => {
    const hostile = 'See [here](https://evil.test) ![x](y) \u202Ereversed\u202C @octocat\u0007 {0}';
    const [run] = write(verify({ title: hostile, message: hostile })).runs;
    const plain = 'See [here] (https://evil.test) ![x] (y) reversed @\u200Boctocat {0}';
    expect(run?.results[0]?.message).toEqual({ text: `${plain}\n\n${plain}` });
    expect(run?.tool.driver.rules[0]?.shortDescription).toEqual({ text: plain });
  });

  it('is valid and read back for any text and any path', () => {
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }));
    const one = fc.record({
      path: text.map((name) => `x${name}`),
      line: fc.integer({ min: 1, max: 4 }),
      severity: fc.constantFrom(...SEVERITIES),
      title: text,
      message: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (findings) => {
        const files = findings.map(({ path: filename }) => makeFile({ filename }));
        const verification = verifyFindings(findings, files);
        expect(faultsOf(write(verification))).toEqual([]);
        const back = new Set(
          readBack(verification).map(({ path, line }) => JSON.stringify([path, line])),
        );
        const expected = verification.verified.map(({ finding: { path, line } }) =>
          JSON.stringify([path.toWellFormed(), line]),
        );
        expect(back).toEqual(new Set(expected));
      }),
    );
  });
});
