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

/** Runs a test on a disk of one mebibyte. @returns false when this machine does not allow mounting one */
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

interface Disk {
  readonly kind: 'still' | 'filling';
  /** A shell command that runs before. */
  readonly limit?: string;
}

/** Saves files of these sizes, in KiB, in a separate process. */
async function save(root: string, kibs: readonly number[], disk: Disk): Promise<Collected> {
  const { kind, limit = '' } = disk;
  const sizes = kibs.map((kib) => String(kib * KIB));
  const words = ['-c', `${limit} exec "$@"`, 'sh', process.execPath, CHILD, root, kind, ...sizes];
  const { stdout } = await run('sh', words);
  return JSON.parse(stdout) as Collected;
}

/** Expects each file to be either complete or listed as lost, and no other files. */
async function expectSavedOrLost(root: string, { saved, lost }: Collected, count: number) {
  expect(saved.length + lost.length).toBe(count);
  for (const { path: file, bytes } of saved) expect((await stat(file)).size).toBe(bytes);
  expect((await readdir(root)).sort()).toEqual(saved.map(({ name }) => name).sort());
}

const lostTo = (code: string): unknown =>
  expect.stringMatching(new RegExp(`^could not write the file \\(\\S+ kB\\): ${code}: `));

describe('a full disk', () => {
  it('keeps some free space: files that do not fit are listed as lost (a disk of 1 MiB)', async () => {
    const isTested = await onSmallDisk(async (root) => {
      const collected = await save(root, [300, 900, 150], { kind: 'still' });
      await expectSavedOrLost(root, collected, 3);
      const reason = expect.stringMatching(
        /exceed 5\d\d kB, because the disk has only 1(?:\.\d)? MB left/,
      );
      expect(collected.lost).toEqual([{ id: '1', originalName: '1.bin', reason }]);
    });
    if (!isTested) console.warn('Not tested: only root on Linux may mount a small disk.');
  });

  it('that fills up meanwhile loses no file silently (a disk of 1 MiB)', async () => {
    const isTested = await onSmallDisk(async (root) => {
      const collected = await save(root, [300, 900, 200, 100, 50], { kind: 'filling' });
      await expectSavedOrLost(root, collected, 5);
      expect(collected.lost).not.toEqual([]);
      for (const { reason } of collected.lost) expect(reason).toEqual(lostTo('ENOSPC'));
    });
    if (!isTested) console.warn('Not tested: only root on Linux may mount a small disk.');
  });

  const itUnderLimit = process.platform === 'win32' ? it.skip : it;
  itUnderLimit(
    'loses only the file that is too large for it (a limit set with ulimit)',
    async () => {
      const root = path.join(base, 'out');
      // Blocks of 512 bytes, or of 1024 in some shells: 64 or 128 KiB.
      const disk = { kind: 'still', limit: 'ulimit -f 128;' } as const;
      const collected = await save(root, [10, 300, 20], disk);
      await expectSavedOrLost(root, collected, 3);
      expect(collected.lost).toEqual([{ id: '1', originalName: '1.bin', reason: lostTo('EFBIG') }]);
    },
  );
});
