import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { setOutputs } from '../../src/step/outputs.ts';
import { readStructuredOutput } from '../../src/structured-output/read-structured-output.ts';
import { makeFinding } from '../findings/make-finding.ts';
import { FakeWorld } from '../support/fake-ports.ts';
import { makeResult, makeSaved, makeTask } from '../support/make-result.ts';

const artifact = {
  name: 'miteos-task_1',
  id: 5,
  url: 'https://github.com/artifacts/5',
  digest: 'abc',
  bytes: 10,
  file: 'ours.md',
};

function outputsOf(changes: Partial<Parameters<typeof setOutputs>[0]> = {}): Map<string, string> {
  const { ports, step } = new FakeWorld();
  setOutputs(
    {
      result: makeResult(),
      outputDir: '/out',
      comment: undefined,
      issue: undefined,
      structuredOutput: undefined,
      findings: { failures: [] },
      failures: [],
      ...changes,
    },
    ports,
  );
  return step.outputs;
}

describe('the outputs', () => {
  it('are those of action.yml, including the ID that was set before', () => {
    const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8');
    const { outputs } = parse(text) as { outputs: object };
    expect(new Set([...outputsOf().keys(), 'task-id'])).toEqual(new Set(Object.keys(outputs)));
  });

  it('contain all known facts', () => {
    const saved = [
      makeSaved('report.md', {
        id: 'd1',
        originalName: '../report.md',
        contentType: 'text/markdown',
      }),
    ];
    const task = makeTask({ costCents: 0, tokensUsed: 12 });
    const result = makeResult({ task, saved, artifacts: [artifact], durationSeconds: 61 });
    const outputs = outputsOf({
      result,
      comment: { id: 7, url: 'https://github.com/c/7' },
      issue: { number: 5, url: 'https://github.com/i/5' },
    });
    expect(Object.fromEntries(outputs)).toEqual({
      status: 'complete',
      reason: '',
      'structured-output': '',
      'findings-count': '',
      'findings-by-severity': '',
      'sarif-path': '',
      report: '',
      deliverables: JSON.stringify(
        [
          {
            id: 'd1',
            name: '../report.md',
            path: '/job/out/report.md',
            bytes: 2048,
            content_type: 'text/markdown',
            sha256: '0'.repeat(64),
          },
        ],
        undefined,
        1,
      ),
      'deliverables-count': '1',
      'output-dir': '/out',
      'artifact-id': '5',
      'artifact-url': 'https://github.com/artifacts/5',
      'artifact-digest': 'abc',
      artifacts: JSON.stringify(
        [
          {
            name: 'miteos-task_1',
            id: 5,
            url: 'https://github.com/artifacts/5',
            digest: 'abc',
            bytes: 10,
          },
        ],
        undefined,
        1,
      ),
      'comment-id': '7',
      'comment-url': 'https://github.com/c/7',
      'issue-number': '5',
      'issue-url': 'https://github.com/i/5',
      'duration-seconds': '61',
      'cost-cents': '0',
      'tokens-used': '12',
    });
  });

  it('are empty when nothing is known', () => {
    const outputs = outputsOf({ result: makeResult({ task: makeTask() }) });
    for (const name of ['artifact-id', 'artifact-url', 'comment-id', 'cost-cents', 'tokens-used'])
      expect([name, outputs.get(name)]).toEqual([name, '']);
    expect(outputs.get('deliverables')).toBe('[]');
    expect(outputs.get('artifacts')).toBe('[]');
    expect(outputs.get('deliverables-count')).toBe('0');
  });

  it('have no line of more than 16 KiB for any number of files and names, because some runners reject long lines', () => {
    const name = '\u0001'.repeat(100_000);
    const saved = Array.from({ length: 230 }, (_, index) =>
      makeSaved(`a-folder/with-a-long-name-of-a-file-${index}.md`, {
        originalName: index === 7 ? name : `file ${index}`,
        contentType: index === 8 ? name : 'text/markdown',
      }),
    );
    const artifacts = saved.map((file) => ({ ...artifact, name: file.name }));
    const line = 'Ein langer Satz über 🐙. '.repeat(3000);
    const texts = [{ name: 'report.md', text: `# Title\n\n${line}`, missingBytes: 0 }];
    const problems = ['🐙'.repeat(50_000)];
    const file = Buffer.from(JSON.stringify(Array.from({ length: 20 }, () => 'ü'.repeat(1400))));
    const options = { name: 'a.json', schema: undefined, redact: (text: string) => text };
    const output = readStructuredOutput(file, options);
    const finding = { finding: makeFinding(), lineText: '', fingerprint: '' };
    const verified = Array.from({ length: 1000 }, () => finding);
    const checked = { verified, unverified: [], more: 0, commit: '', gap: undefined };
    const outputs = outputsOf({
      result: makeResult({ saved, artifacts, texts, problems }),
      structuredOutput: 'text' in output ? output.text : undefined,
      findings: { checked, failures: [] },
    });
    for (const name of ['report', 'structured-output', 'findings-by-severity', 'reason']) {
      expect([name, outputs.get(name)]).not.toEqual([name, '']);
    }
    const lines = [...outputs.values()].flatMap((value) => value.split('\n'));
    expect(lines.filter((line) => Buffer.byteLength(line) > 16_384)).toEqual([]);
    for (const list of ['deliverables', 'artifacts']) {
      expect(JSON.parse(outputs.get(list) ?? '')).toHaveLength(230);
    }
    expect(JSON.parse(outputs.get('structured-output') ?? '')).toHaveLength(20);
  });

  it('are set, except those that fail, which are named', () => {
    const { ports, step } = new FakeWorld();
    step.outputErrors
      .set('deliverables', new Error('ENOSPC'))
      .set('artifacts', new Error('ENOSPC'));
    const delivered = {
      outputDir: '/out',
      comment: undefined,
      issue: undefined,
      structuredOutput: undefined,
      findings: { failures: [] },
      failures: [],
    };
    const failures = setOutputs({ result: makeResult(), ...delivered }, ports);
    expect(failures).toEqual(['Could not set these outputs: deliverables, artifacts (ENOSPC).']);
    expect(step.outputs.get('tokens-used')).toBe('');
  });

  it('have how many findings of each severity are verified', () => {
    const severities = ['critical', 'high', 'high', 'info'] as const;
    const verified = severities.map((severity) => ({
      finding: makeFinding({ severity }),
      lineText: '',
      fingerprint: '',
    }));
    const sarif = { name: 'findings.sarif', path: '/out/findings.sarif', bytes: 1, sha256: '' };
    const checked = { verified, unverified: [], more: 0, commit: '', gap: undefined };
    const outputs = outputsOf({ findings: { checked, sarif, failures: [] } });
    expect(outputs.get('findings-count')).toBe('4');
    expect(JSON.parse(outputs.get('findings-by-severity') ?? '')).toEqual({
      critical: 1,
      high: 2,
      medium: 0,
      low: 0,
      info: 1,
    });
    expect(outputs.get('sarif-path')).toBe('/out/findings.sarif');
  });

  it('have the main report, also of a task that did not complete', () => {
    const texts = [
      { name: 'notes.txt', text: 'Notes.', missingBytes: 0 },
      { name: 'report.md', text: '# Fine\n', missingBytes: 0 },
    ];
    const outputs = outputsOf({ result: makeResult({ texts, outcome: 'failed' }) });
    expect(outputs.get('report')).toBe('# Fine\n');
    expect(outputsOf().get('report')).toBe('');
  });

  it('have no more of the main report than 64 kB, and say what is missing', () => {
    const text = `${'ü'.repeat(99)}\n`.repeat(400);
    const texts = [{ name: 'report.md', text, missingBytes: 1_000_000 }];
    const report = outputsOf({ result: makeResult({ texts }) }).get('report') ?? '';
    expect(Buffer.byteLength(report)).toBeLessThanOrEqual(64_000);
    expect(report).toMatch(
      /^(?:ü{99}\n){300,}ü{0,99}\n\n\(Truncated: 1 MB of report\.md are missing\.\)$/,
    );
  });

  it('have the report with its own lines, and break only the longest', () => {
    const reportOf = (text: string) =>
      outputsOf({ result: makeResult({ texts: [{ name: 'a.md', text, missingBytes: 0 }] }) }).get(
        'report',
      ) ?? '';
    for (const text of [
      `a\r\n\r\n${'long '.repeat(3000)}\r\nb\n`,
      `${'x'.repeat(16_384)}\n\u2028\n`,
    ]) {
      expect(reportOf(text)).toBe(text);
    }
    const words = 'long '.repeat(5000);
    expect(reportOf(words).split('\n')).toEqual([
      ...Array<string>(6).fill('long '.repeat(800)),
      'long '.repeat(200),
    ]);
    const mixed = `${'x'.repeat(20_000)}\u2028${'🐙'.repeat(5000)}`;
    expect(reportOf(mixed).replaceAll('\n', '') === mixed).toBe(true);
  });

  it('have the structured output as it is', () => {
    expect(outputsOf({ structuredOutput: '{\n "a": 1\n}' }).get('structured-output')).toBe(
      '{\n "a": 1\n}',
    );
    expect(outputsOf().get('structured-output')).toBe('');
  });

  it('have the first problem as the reason, in one line', () => {
    const problems = ['The task failed.\n::warning::Miteos says: "no".', 'A file is lost.'];
    expect(outputsOf({ result: makeResult({ problems }) }).get('reason')).toBe(
      'The task failed. ::warning::Miteos says: "no".',
    );
    expect(outputsOf().get('reason')).toBe('');
    const superseded = makeResult({ problems, outcome: 'cancelled', supersededBy: 'd'.repeat(40) });
    expect(outputsOf({ result: superseded }).get('reason')).toBe(
      'This run is superseded: the pull request is now at ddddddd.',
    );
    const long = outputsOf({ result: makeResult({ problems: ['x'.repeat(100_000)] }) });
    expect(long.get('reason')).toHaveLength(1000);
  });
});
