import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.ts';
import { verifyFindings } from '../../src/findings/verify-findings.ts';
import { makeFile, makeFinding } from './make-finding.ts';

/** The fingerprints of findings in a new file of these lines. */
function fingerprintsIn(lines: readonly string[], ...findings: Partial<Finding>[]): string[] {
  const rows = lines.map((line) => `+${line}`);
  const file = makeFile({ diff: [`@@ -0,0 +1,${rows.length} @@`, ...rows].join('\n') });
  const { verified } = verifyFindings(findings.map(makeFinding), [file]);
  expect(verified).toHaveLength(findings.length);
  return verified.map(({ fingerprint }) => fingerprint);
}

describe('a fingerprint', () => {
  const [first] = fingerprintsIn(['a', 'run();'], { line: 2 });

  it.each<[string, string[], Partial<Finding>]>([
    ['moves', ['a', 'b', 'c', 'run();'], { line: 4 }],
    ['is indented', ['if (a) {', '  run();\r'], { line: 2 }],
    ['is explained in other words', ['a', 'run();'], { line: 2, message: 'Other.' }],
    ['gets another severity', ['a', 'run();'], { line: 2, severity: 'low' }],
    ['gets a last line', ['a', 'run();', 'b'], { line: 2, endLine: 3 }],
  ])('stays when the finding %s', (_, lines, finding) => {
    expect(fingerprintsIn(lines, finding)).toEqual([first]);
  });

  it.each<[string, string[], Partial<Finding>]>([
    ['line', ['a', 'run(b);'], { line: 2 }],
    ['title', ['a', 'run();'], { line: 2, title: 'Other' }],
    ['rule', ['a', 'run();'], { line: 2, rule: 'SEC-1' }],
  ])('is another for another %s', (_, lines, finding) => {
    expect(fingerprintsIn(lines, finding)).not.toContain(first);
  });

  it('is another for another path', () => {
    const { verified } = verifyFindings(
      ['src/a.ts', 'src/b.ts'].map((path) => makeFinding({ path })),
      ['src/a.ts', 'src/b.ts'].map((filename) => makeFile({ filename })),
    );
    expect(new Set(verified.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('is by the rule where there is one, whatever the title', () => {
    const lines = ['a', 'run();'];
    const [one] = fingerprintsIn(lines, { line: 2, rule: 'SEC-1' });
    expect(fingerprintsIn(lines, { line: 2, rule: 'SEC-1', title: 'Other' })).toEqual([one]);
  });

  it('is not the same for two findings on equal lines, in whatever order they come', () => {
    const lines = ['run();', 'a', 'run();'];
    const [one, other] = fingerprintsIn(lines, { line: 1 }, { line: 3 });
    expect(one).not.toBe(other);
    expect(fingerprintsIn(lines, { line: 3 }, { line: 1 })).toEqual([other, one]);
    expect(fingerprintsIn(['b', ...lines], { line: 2 }, { line: 4 })).toEqual([one, other]);
  });

  it('is not the same for two findings with one rule on one line, in whatever order they come', () => {
    const lines = ['a', 'run();'];
    const a = { line: 2, rule: 'SEC-1', title: 'Injection' };
    const b = { line: 2, rule: 'SEC-1', title: 'No time limit' };
    const [one, other] = fingerprintsIn(lines, a, b);
    expect(one).not.toBe(other);
    expect(fingerprintsIn(lines, b, a)).toEqual([other, one]);
  });
});
