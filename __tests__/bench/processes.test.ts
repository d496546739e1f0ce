import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { runProcess, startProcess, weighProcess } from '../../bench/processes.ts';

const itOnLinux = process.platform === 'linux' ? it : it.skip;

const command = (code: string) => ({
  args: ['--input-type=module', '--eval', code],
  cwd: tmpdir(),
  env: { PATH: process.env['PATH'] ?? '' },
});

describe('a measured process', () => {
  it('fails the measurement with its output when it fails', async () => {
    const code = 'console.log("out"); console.error("err"); process.exitCode = 3;';
    await expect(runProcess(command(code))).rejects.toThrow(/exit 3\nout\nerr\n$/);
  });

  itOnLinux('has its peak of memory also after the memory was given back', async () => {
    const small = await weighProcess(command(''));
    const code = 'let held = Buffer.alloc(100 * 2 ** 20, 1); held = undefined; process.exit();';
    const large = await weighProcess(command(code));
    expect(large.peakBytes - small.peakBytes).toBeGreaterThan(80 * 2 ** 20);
  });

  itOnLinux('can be watched from outside until it is killed', async () => {
    const running = startProcess(command('setInterval(() => undefined, 1000);'));
    expect(await running.peakBytes()).toBeGreaterThan(0);
    expect(await running.cpuMs()).toBeGreaterThanOrEqual(0);
    await running.kill();
    await expect(running.cpuMs()).rejects.toThrow('ENOENT');
  });
});
