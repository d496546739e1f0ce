import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readModules, traceModules } from '../../bench/loaded-modules.ts';
import { parsePeakBytes, timeProcess, weighProcess } from '../../bench/measured-process.ts';

const env = { PATH: process.env['PATH'] ?? '' };
const itOnLinux = process.platform === 'linux' ? it : it.skip;

describe('a process that is measured', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'bench-')));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const command = (code: string) => ({
    args: ['--input-type=module', '--eval', code],
    cwd: folder,
    env,
  });

  it('tells its exit code, what it said and how long it took', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 3;';
    const { exitCode, output, durationMs } = await timeProcess(command(code));
    expect(exitCode).toBe(3);
    expect(output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
    expect(durationMs).toBeGreaterThan(1);
  });

  itOnLinux('tells its peak of memory, also after the memory was given back', async () => {
    const small = await weighProcess(command(''));
    const code = 'let held = Buffer.alloc(100 * 2 ** 20, 1); held = undefined; process.exit();';
    const large = await weighProcess(command(code));
    expect(large.peakBytes - small.peakBytes).toBeGreaterThan(80 * 2 ** 20);
  });

  it('tells the modules that it loaded from a folder, and when', async () => {
    const trace = join(folder, 'trace');
    await writeFile(join(folder, 'one.mjs'), 'await import("./two.mjs");');
    await writeFile(join(folder, 'two.mjs'), '');
    await writeFile(join(folder, 'three.mjs'), '');
    const args = [...traceModules(trace), join(folder, 'one.mjs')];
    const before = process.hrtime.bigint();
    await timeProcess({ args, cwd: folder, env });
    const modules = await readModules(trace, folder);
    expect(modules.map(({ url }) => url.split('/').at(-1))).toEqual(['one.mjs', 'two.mjs']);
    expect(modules.every(({ atNs }) => atNs > before)).toBe(true);
  });
});

describe('the peak in /proc/<pid>/status', () => {
  it('is told in kibibytes', () => {
    expect(parsePeakBytes('VmPeak:\t  900 kB\nVmHWM:\t   200 kB\nVmRSS:\t 100 kB\n')).toBe(204_800);
  });

  it('is missing elsewhere than on Linux', () => {
    expect(() => parsePeakBytes('')).toThrow('Linux');
  });
});
