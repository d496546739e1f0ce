import path, { type PlatformPath } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { renameWhenFree } from '../../src/deliverables/rename-when-free.ts';

/** A system where a file is held for some tries, and its account of what was done. */
function heldFor(tries: number, { paths, code }: { paths: PlatformPath; code: string }) {
  const pausesMs: number[] = [];
  let renames = 0;
  const renaming = renameWhenFree('D:\\out\\.miteos-part\\1', 'D:\\out\\a.exe', {
    paths,
    rename: () => {
      renames += 1;
      const error = Object.assign(new Error(`${code}: rename`), { code });
      return renames > tries ? Promise.resolve() : Promise.reject(error);
    },
    sleep: (ms) => {
      pausesMs.push(ms);
      return Promise.resolve();
    },
  });
  return { renaming, pausesMs, renames: () => renames };
}

describe('a file that another program holds', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'is renamed on Windows when it is free: %s',
    async (code) => {
      const { renaming, renames } = heldFor(5, { paths: path.win32, code });
      await renaming;
      expect(renames()).toBe(6);
    },
  );

  it('is given up after three seconds', async () => {
    const { renaming, pausesMs } = heldFor(Infinity, { paths: path.win32, code: 'EPERM' });
    await expect(renaming).rejects.toThrow('EPERM');
    const totalMs = pausesMs.reduce((total, ms) => total + ms, 0);
    expect(totalMs).toBeGreaterThanOrEqual(3000);
    expect(totalMs).toBeLessThan(4000);
  });

  it.each([
    ['elsewhere, where the error means what it says', path.posix, 'EPERM'],
    ['for another error', path.win32, 'ENOSPC'],
  ])('is not waited for %s', async (_, paths, code) => {
    const { renaming, pausesMs, renames } = heldFor(Infinity, { paths, code });
    await expect(renaming).rejects.toThrow(code);
    expect([renames(), pausesMs]).toEqual([1, []]);
  });
});
