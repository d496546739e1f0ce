import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '..', '..', 'src', 'support', 'external-garbage.ts');

/** Lets 128 MiB pass through a process of its own, and gives the most that was held at once beside the heap, in MiB. */
async function mostHeldMib(before: string, after: string): Promise<number> {
  const code = `
import { setTimeout as sleep } from 'node:timers/promises';
import { boundExternalGarbage } from ${JSON.stringify(source)};
${before}
let most = 0;
for (let sent = 0; sent < 128; sent += 2) {
  for (let piece = 0; piece < 32; piece += 1) Buffer.allocUnsafeSlow(64 * 1024).fill(1);
  await sleep(5);
  most = Math.max(most, process.memoryUsage().external);
}
${after}
console.log(most / 2 ** 20);`;
  const args = ['--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

describe('memory beside the heap, while data passes through', () => {
  it('does not gather', async () => {
    const after = 'garbage.release();';
    const bound = await mostHeldMib('const garbage = boundExternalGarbage();', after);
    // 8 MiB, and what passes between two looks.
    expect(bound).toBeLessThan(32);
  });

  it('is left to the engine after the release', async () => {
    const free = await mostHeldMib('boundExternalGarbage().release();', '');
    expect(free).toBeGreaterThan(32);
  });
});
