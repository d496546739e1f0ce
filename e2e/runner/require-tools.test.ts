import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** Where `go install` is told to put programs, and a PATH; neither has anything at first. */
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tools-'));
});
afterAll(() => rm(root, { recursive: true }));

async function install(folder: string, names: readonly string[]): Promise<string> {
  const path = join(root, folder);
  await mkdir(path, { recursive: true });
  for (const name of names) await writeFile(join(path, name), '', { mode: 0o755 });
  return path;
}

/** @returns exit code and lines of a script of this folder */
function runScript(script: string, env: Record<string, string>): [number | null, string[]] {
  const { status, stderr } = spawnSync(process.execPath, [resolve(import.meta.dirname, script)], {
    env: { HOME: root, ...env },
    encoding: 'utf8',
  });
  return [status, stderr.split('\n').filter((line) => line !== '')];
}

describe('require-tools.ts', () => {
  it('names each program that is missing, says how to install it, and fails', async () => {
    const PATH = await install('empty', []);
    expect(runScript('require-tools.ts', { PATH, GOPATH: PATH })).toEqual([
      1,
      [
        'act is not installed: run `go install github.com/nektos/act@v0.2.87` (Go 1.25 or later).',
        expect.stringContaining('actionlint is not installed: run `go install '),
        expect.stringContaining('bash is not installed'),
        expect.stringContaining('jq is not installed'),
        expect.stringContaining('openssl is not installed'),
      ],
    ]);
  });

  it('finds programs on the PATH, and where `go install` puts them', async () => {
    const PATH = await install('path', ['bash', 'jq', 'openssl', 'act']);
    await install('go/bin', ['actionlint']);
    expect(runScript('require-tools.ts', { PATH, GOPATH: join(root, 'go') })).toEqual([0, []]);
  });
});

describe('a fresh clone, in which the packages of e2e/ are not installed', () => {
  it('is told how to install them', async () => {
    const folder = join(root, 'clone/e2e/runner');
    for (const name of ['require-tools.ts', 'go-tool.ts']) {
      await cp(join(import.meta.dirname, name), join(folder, name));
    }
    const PATH = await install('path', ['bash', 'jq', 'openssl', 'act', 'actionlint']);
    expect(runScript(join(folder, 'require-tools.ts'), { PATH })).toEqual([
      1,
      ['The packages of e2e/ are not installed: run `npm run e2e:install`.'],
    ]);
  });
});
