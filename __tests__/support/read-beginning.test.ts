import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBeginning } from '../../src/support/read-beginning.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-beginning-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Its caller has checked that the file is a regular one, but another process may replace it. */
describe('reading a file that was replaced after it was checked', () => {
  onPosix('does not follow a symbolic link', async () => {
    await writeFile(path.join(folder, 'secret'), 'hunter2');
    await symlink('secret', path.join(folder, 'x.csv'));
    const reading = readBeginning(path.join(folder, 'x.csv'), 100);
    await expect(reading).rejects.toMatchObject({ code: 'ELOOP' });
  });

  onPosix('does not wait for the writer of a pipe', async () => {
    const pipe = path.join(folder, 'x.csv');
    execFileSync('mkfifo', [pipe]);
    expect(await readBeginning(pipe, 100)).toMatchObject({ totalBytes: 0 });
  });
});
