import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimFolder } from '../../src/support/claim-folder.ts';

describe('claimFolder', () => {
  let [records, folder] = ['', ''];
  beforeEach(async () => {
    records = await mkdtemp(path.join(tmpdir(), 'claim-folder-'));
    folder = path.join(records, 'out');
    await mkdir(folder);
  });
  afterEach(async () => {
    await rm(records, { recursive: true });
  });

  /** Returns the claims of the folder, which this process has claimed once. */
  async function claims(): Promise<string> {
    expect(await claimFolder(records, folder)).toBe(true);
    const [name = ''] = (await readdir(records)).filter((one) => one !== 'out');
    return path.join(records, name);
  }

  it('gives a folder to no other process while the first one runs, and leaves no other claim', async () => {
    const before = await claims();
    await rm(path.join(before, String(process.pid)));
    await writeFile(path.join(before, String(process.ppid)), '');
    expect(await claimFolder(records, folder)).toBe(false);
    expect(await readdir(before)).toEqual([String(process.ppid)]);
  });

  it('takes the folder of a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--eval', '']);
    await writeFile(path.join(await claims(), String(pid)), '');
    expect(await claimFolder(records, folder)).toBe(true);
  });

  it('recognizes a folder by any path', async () => {
    const before = await claims();
    const link = path.join(records, 'link');
    await symlink(folder, link, 'junction');
    await writeFile(path.join(before, String(process.ppid)), '');
    expect(await claimFolder(records, link)).toBe(false);
  });

  it('claims each folder separately', async () => {
    await writeFile(path.join(await claims(), String(process.ppid)), '');
    expect(await claimFolder(records, records)).toBe(true);
  });
});
