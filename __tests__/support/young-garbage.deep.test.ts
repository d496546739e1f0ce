import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '..', '..', 'src', 'support', 'young-garbage.ts');

/** Lets 128 MiB pass through a process of its own, and gives the most that was held at once beside the heap, in MiB. */
async function mostHeldMib(tell: string): Promise<number> {
  const code = `
import { setImmediate as turn } from 'node:timers/promises';
import { YoungGarbage } from ${JSON.stringify(source)};
const garbage = new YoungGarbage();
const before = process.memoryUsage().external;
let most = 0;
for (let piece = 0; piece < 2048; piece += 1) {
  Buffer.allocUnsafeSlow(64 * 1024).fill(1);
  ${tell}
  await turn();
  most = Math.max(most, process.memoryUsage().external - before);
}
console.log(most / 2 ** 20);`;
  const args = ['--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

describe('buffers that live for a moment', () => {
  it('do not gather when each is told of', async () => {
    expect(await mostHeldMib('garbage.passed(64 * 1024);')).toBeLessThan(12);
  });

  it('gather when nobody tells', async () => {
    expect(await mostHeldMib('')).toBeGreaterThan(32);
  });
});
