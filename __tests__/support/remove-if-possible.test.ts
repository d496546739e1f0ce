import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { removeIfPossible } from '../../src/support/remove-if-possible.ts';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'miteos-remove-'));
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('what is of no use any more', () => {
  it('is removed, with all in it', async () => {
    await mkdir(path.join(base, 'a', 'b'), { recursive: true });
    await writeFile(path.join(base, 'a', 'b', 'c'), 'x');
    await writeFile(path.join(base, 'd'), 'x');
    await removeIfPossible(path.join(base, 'a'));
    await removeIfPossible(path.join(base, 'd'));
    await removeIfPossible(path.join(base, 'not there'));
    expect(await readdir(base)).toEqual([]);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('stays, without an error, where it can’t be removed', async () => {
    await expect(rm('/proc/self/status')).rejects.toThrow();
    await expect(removeIfPossible('/proc/self/status')).resolves.toBeUndefined();
  });
});
