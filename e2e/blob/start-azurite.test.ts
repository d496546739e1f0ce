import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { startAzurite } from './start-azurite.ts';

const startModule = new URL('start-azurite.ts', import.meta.url).href;
/** Starts Azurite, prints its URL, and keeps running. */
const parentProgram = `
  import { startAzurite } from ${JSON.stringify(startModule)};
  console.log((await startAzurite()).accountUrl);
`;

describe('startAzurite', () => {
  it('reports why Azurite does not start', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(startAzurite({ port })).rejects.toThrow(
      /^Azurite did not come up: it ended with exit code 1\. It said:\n(.*\n)*.*EADDRINUSE/,
    );
    other.close();
  });

  it('fails when Azurite does not listen in time', async () => {
    await expect(startAzurite({ startTimeoutMs: 1 })).rejects.toThrow(
      'Azurite did not come up: it does not listen after 1 ms.',
    );
  });

  it('leaves no process and no folder when it stops', async () => {
    const azurite = await startAzurite();
    await azurite.stop();
    await expect(readdir(azurite.folder)).rejects.toThrow('ENOENT');
    await expect(request(azurite.accountUrl)).rejects.toThrow('ECONNREFUSED');
  });

  it('leaves no process when the process that started it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'azurite-parent-'));
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', parentProgram], {
      env: { PATH: process.env['PATH'], TMPDIR: folder, TEMP: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const accountUrl = line.toString('utf8').trim();
    await expect(isUp(accountUrl)).resolves.toBe(true);
    parent.kill('SIGKILL');
    while (await isUp(accountUrl)) await new Promise((resolve) => setTimeout(resolve, 20));
    await rm(folder, { recursive: true, force: true });
  });
});

async function isUp(url: string): Promise<boolean> {
  try {
    const { body } = await request(url);
    await body.dump();
    return true;
  } catch {
    return false;
  }
}
