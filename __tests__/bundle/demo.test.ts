import { execFile } from 'node:child_process';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  startMiteosSandbox,
  type MiteosSandbox,
} from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { fastClock } from './step-fixture.ts';

const demo = path.resolve(import.meta.dirname, '../../sandbox/demo.ts');
const apiKey = 'mt_test_of_the_service';

interface DemoRun {
  readonly code: number | string;
  readonly output: string;
}

function runDemo(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<DemoRun> {
  const env = { ...process.env, NODE_OPTIONS: '', ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [demo, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? 'killed'), output: stdout + stderr });
    });
  });
}

describe('the demo', () => {
  let service: MiteosSandbox | undefined;
  let runs: readonly DemoRun[] = [];

  beforeAll(async () => {
    const keys = { [apiKey]: {} };
    service = await startMiteosSandbox({ timeScale: 0.02, scenario: 'failed', keys });
    const args = ['--base-url', service.baseUrl, '--prompt', 'Say hello'];
    runs = await Promise.all([
      runDemo([]),
      runDemo(args, { MITEOS_API_KEY: apiKey }),
      runDemo(['--scenario', 'nonsense']),
      runDemo(['--nonsense']),
      runDemo(['--input', 'nonsense']),
      runDemo(['--help']),
      runDemo(['--scenario', 'empty', '--input', 'comment=never']),
      runDemo(['--scenario', 'review']),
      runDemo(['--scenario', 'expensive']),
      runDemo(['--scenario', 'stuck'], fastClock),
      runDemo(['--input', 'issue-title=Weekly report']),
    ]);
  });

  afterAll(() => service?.close());

  it('prints log, outputs, comment and artifact, and confirms that every file is complete', () => {
    const [{ code, output } = { code: '', output: '' }] = runs;
    expect(code).toBe(0);
    expect(output).toMatch(/status: complete[^]*## Security review[^]*report\.md {2}\d+ bytes/);
    expect(output).toContain('byte for byte');
  });

  it('shows the comments of a review on their lines', () => {
    const { code, output } = runs[7] ?? { code: '', output: '' };
    expect(code).toBe(0);
    const comments = [...output.matchAll(/Comment by \S+ on (\S+), line (\d+)/g)];
    expect(comments.map(([, file, line]) => `${file ?? ''}:${line ?? ''}`)).toEqual([
      'src/uploads/store.ts:42',
      'src/sessions/renew.ts:17',
      'src/errors/page.ts:8',
    ]);
    expect(output).toContain('2 unverified findings');
    expect(output).toContain('findings.sarif  ');
    expect(output).toContain('byte for byte');
  });

  it('prints the issue that replaces the comment', () => {
    const { code, output } = runs[10] ?? { code: '', output: '' };
    expect(code).toBe(0);
    expect(output).toMatch(/Issue #\d+ by \S+: Weekly report[^]*## Security review/);
    expect(output).not.toContain('Comment by');
  });

  it('uses the service at the base URL, with key and prompt, and exits like the step', () => {
    const { code, output } = runs[1] ?? { code: '', output: '' };
    expect(code).toBe(1);
    expect(output).toMatch(/status: failed[^]*> Say hello/);
    expect(output).not.toContain(apiKey);
    expect(service?.requests[0]?.headers['authorization']).toBe(`Bearer ${apiKey}`);
  });

  it.each([
    [
      2,
      '--scenario: expected one of complete, review, failed, timeout, approval, expensive, stuck, empty, got "nonsense"',
    ],
    [3, "Unknown option '--nonsense'"],
    [4, '--input: expected NAME=VALUE, got "nonsense"'],
  ])('explains an invalid option in one sentence (run %d)', (index, sentence) => {
    expect(runs[index]).toEqual({
      code: 1,
      output: `${sentence}. Run with --help to see the options.\n`,
    });
  });

  it('prints a help text', () => {
    const { code, output } = runs[5] ?? { code: '', output: '' };
    expect(code).toBe(0);
    expect(output).toMatch(
      /--scenario NAME +complete, review, failed, timeout, approval, expensive, stuck, empty\n/,
    );
    expect(output).toContain('--input NAME=VALUE');
  });

  it.each([
    [8, 'status: over-budget', 'max-cost-cents is 60. The task was cancelled.'],
    [9, 'status: timed-out', 'within the stall-timeout of 1m. The task was cancelled.'],
  ])('shows a task that is cancelled because of its limits (run %d)', (index, status, reason) => {
    const { code, output } = runs[index] ?? { code: '', output: '' };
    expect(code).toBe(1);
    expect(output).toContain(status);
    expect(output).toContain(reason);
    expect(output).toContain('notes/partial-report.md');
  });

  it('accepts inputs of the action and scenarios of the service', () => {
    const { code, output } = runs[6] ?? { code: '', output: '' };
    expect([code, output.includes('Comment by')]).toEqual([0, false]);
    expect(output).toMatch(/The task has no deliverables/);
  });
});
