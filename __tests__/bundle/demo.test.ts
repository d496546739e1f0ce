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
    service = await startMiteosSandbox({ timeScale: 0.1, keys: { [apiKey]: {} } });
    runs = await Promise.all([
      runDemo([]),
      runDemo(['--scenario', 'failed', '--prompt', 'Say hello']),
      runDemo(['--base-url', service.baseUrl], { MITEOS_API_KEY: apiKey }),
      runDemo(['--scenario', 'nonsense']),
      runDemo(['--base-url', service.baseUrl], { MITEOS_API_KEY: '' }),
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

  it('ends as the step does, with the prompt that is given', () => {
    const { code, output } = runs[1] ?? { code: '', output: '' };
    expect(code).toBe(1);
    expect(output).toMatch(/status: failed[^]*> Say hello/);
  });

  it('talks to the service at the address, with the key of the environment', () => {
    expect(runs[2]?.code).toBe(0);
    expect(service?.requests[0]?.headers['authorization']).toBe(`Bearer ${apiKey}`);
    expect(runs[2]?.output).not.toContain(apiKey);
  });

  it.each([
    ['a scenario that there is not', 3, 'one of complete, failed, timeout, approval'],
    ['an address without a key', 4, 'needs MITEOS_API_KEY'],
  ])('says what is wrong with %s', (_, index, words) => {
    expect(runs[index]?.code).toBe(1);
    expect(runs[index]?.output).toContain(words);
  });
});
