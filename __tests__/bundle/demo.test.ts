import { execFile } from 'node:child_process';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  startMiteosSandbox,
  type MiteosSandbox,
} from '../../sandbox/miteos/start-miteos-sandbox.ts';

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
    ]);
  });

  afterAll(() => service?.close());

  it('shows log, outputs, comment and artifact, and that every file came whole', () => {
    const [{ code, output } = { code: '', output: '' }] = runs;
    expect(code).toBe(0);
    expect(output).toMatch(
      /status: complete[^]*## ✅ Miteos task complete[^]*report\.md {2}\d+ bytes/,
    );
    expect(output).toContain('byte for byte');
  });

  it('talks to the service at the address, with key and prompt, and ends as the step does', () => {
    const { code, output } = runs[1] ?? { code: '', output: '' };
    expect(code).toBe(1);
    expect(output).toMatch(/status: failed[^]*> Say hello/);
    expect(output).not.toContain(apiKey);
    expect(service?.requests[0]?.headers['authorization']).toBe(`Bearer ${apiKey}`);
  });

  it('says what is wrong with an option', () => {
    expect(runs[2]?.code).toBe(1);
    expect(runs[2]?.output).toContain('one of complete, failed, timeout, approval');
  });
});
