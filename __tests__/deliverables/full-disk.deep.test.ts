import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Collected } from '../../src/deliverables/save-deliverables.ts';

const run = promisify(execFile);
const KIB = 1024;

let base = '';
beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(tmpdir(), 'miteos-full-')));
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

/** Runs a test on a disk of one mebibyte. @returns false where this machine lets nobody make one */
async function onSmallDisk(test: (root: string) => Promise<void>): Promise<boolean> {
  const disk = path.join(base, 'disk');
  await mkdir(disk);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  } catch {
    return false;
  }
  try {
    await test(path.join(disk, 'out'));
  } finally {
    await run('umount', [disk]);
  }
  return true;
}

const CHILD = path.join(import.meta.dirname, 'full-disk-child.ts');

/** Saves files of so many KiB in a process of its own. @param limit what a shell does before */
async function save(root: string, kibs: readonly number[], limit = ''): Promise<Collected> {
  const sizes = kibs.map((kib) => String(kib * KIB));
  const words = ['-c', `${limit} exec "$@"`, 'sh', process.execPath, CHILD, root, ...sizes];
  const { stdout } = await run('sh', words);
  return JSON.parse(stdout) as Collected;
}

const sizesOf = ({ saved }: Collected): unknown => saved.map(({ name, bytes }) => [name, bytes]);

describe('a disk that is full', () => {
  const title = 'loses the file that it has no room for, by name, and no other';

  it(`${title} (a disk of 1 MiB, where root may mount one)`, async () => {
    const isTested = await onSmallDisk(async (root) => {
      const collected = await save(root, [300, 4000, 200, 100, 50]);
      expect(sizesOf(collected)).toEqual([
        ['0.bin', 300 * KIB],
        ['2.bin', 200 * KIB],
        ['3.bin', 100 * KIB],
        ['4.bin', 50 * KIB],
      ]);
      expect(collected.lost).toEqual([
        {
          id: '1',
          originalName: '1.bin',
          reason: 'it could not be written: ENOSPC: no space left on device, write',
        },
      ]);
      for (const { path: file, bytes } of collected.saved) {
        expect((await stat(file)).size).toBe(bytes);
      }
      expect((await readdir(root)).sort()).toEqual(['0.bin', '2.bin', '3.bin', '4.bin']);
    });
    if (!isTested) console.warn('Not tested: only root on Linux may mount a small disk.');
  });

  const itUnderLimit = process.platform === 'win32' ? it.skip : it;
  itUnderLimit(`${title} (a limit on the length of files, which POSIX shells set)`, async () => {
    const root = path.join(base, 'out');
    // Blocks of 512 bytes, or of 1024 in some shells: 64 or 128 KiB.
    const collected = await save(root, [10, 300, 20], 'ulimit -f 128;');
    expect(sizesOf(collected)).toEqual([
      ['0.bin', 10 * KIB],
      ['2.bin', 20 * KIB],
    ]);
    expect(collected.lost).toMatchObject([
      { originalName: '1.bin', reason: expect.stringContaining('could not be written: EFBIG') },
    ]);
    expect((await readdir(root)).sort()).toEqual(['0.bin', '2.bin']);
  });
});
