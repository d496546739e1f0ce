import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { DiskFolder } from '../../src/deliverables/disk-folder.ts';
import { PART_FOLDER } from '../../src/deliverables/safe-name.ts';

let base = '';
let root = '';
beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(tmpdir(), 'miteos-folder-')));
  root = path.join(base, 'new', 'out');
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function save(folder: DiskFolder, name: string, text: string): Promise<string> {
  const file = await folder.createFile(name);
  await file.write(bytes(text));
  return file.keep();
}

describe('a file in a folder on disk', () => {
  it('is in its place with all that was written when it is kept', async () => {
    const folder = new DiskFolder(root);
    const file = await folder.createFile('a/b/c.txt');
    await file.write(bytes('hello '));
    await file.write(bytes(''));
    await file.write(bytes('world'));
    await expect(lstat(path.join(root, 'a/b/c.txt'))).rejects.toThrow('ENOENT');
    const kept = await file.keep();
    expect(kept).toBe(path.join(root, 'a/b/c.txt'));
    expect(await readFile(kept, 'utf8')).toBe('hello world');
  });

  it('holds nothing of what was written before a restart', async () => {
    const file = await new DiskFolder(root).createFile('a');
    await file.write(bytes('a long beginning'));
    await file.restart();
    await file.write(bytes('new'));
    expect(await readFile(await file.keep(), 'utf8')).toBe('new');
  });

  it('may be empty', async () => {
    const folder = new DiskFolder(root);
    const file = await folder.createFile('a');
    expect(await readFile(await file.keep(), 'utf8')).toBe('');
    expect(await folder.readBeginning('a', 100)).toEqual({ bytes: Buffer.alloc(0), totalBytes: 0 });
  });

  it('leaves nothing when it is discarded', async () => {
    const folder = new DiskFolder(root);
    const file = await folder.createFile('a');
    await file.write(bytes('x'));
    await file.discard();
    await file.discard();
    expect(await readdir(path.join(root, PART_FOLDER))).toEqual([]);
    expect(await readdir(root)).toEqual([PART_FOLDER]);
  });

  it('stays when it is discarded after it was kept', async () => {
    const file = await new DiskFolder(root).createFile('a');
    await file.write(bytes('x'));
    const kept = await file.keep();
    await file.discard();
    expect(await readFile(kept, 'utf8')).toBe('x');
  });

  it('takes the place of an older one', async () => {
    const folder = new DiskFolder(root);
    await save(folder, 'a', 'old and long');
    expect(await readFile(await save(folder, 'a', 'new'), 'utf8')).toBe('new');
  });

  it('may be one of many that are written at once', async () => {
    const folder = new DiskFolder(root);
    const names = Array.from({ length: 20 }, (_, index) => `f${index % 3}/${index}`);
    const kept = await Promise.all(names.map((name) => save(folder, name, name)));
    for (const [index, file] of kept.entries()) {
      expect(await readFile(file, 'utf8')).toBe(names[index]);
    }
  });

  it('may have a name that begins with dots', async () => {
    const folder = new DiskFolder(root);
    expect(await readFile(await save(folder, '..a/...b', 'x'), 'utf8')).toBe('x');
  });

  it.each(['..', '../a', '', '.', 'a/../..', 'a/../../b'])('is never %j', async (name) => {
    const folder = new DiskFolder(root);
    await expect(folder.createFile(name)).rejects.toThrow('outside the output folder');
    await expect(lstat(root)).rejects.toThrow('ENOENT');
  });
});

describe('a link in the folder', () => {
  it('that stands for a folder is refused, and nothing is written through it', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(root, { recursive: true });
    await symlink(elsewhere, path.join(root, 'link'));
    await mkdir(path.join(root, 'a'));
    await symlink(elsewhere, path.join(root, 'a', 'link'));
    const folder = new DiskFolder(root);
    for (const name of ['link/x', 'a/link/x', 'link/deep/x']) {
      await expect(folder.createFile(name)).rejects.toThrow('is a link or a file');
    }
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('that leads nowhere is refused as well', async () => {
    await mkdir(root, { recursive: true });
    await symlink(path.join(base, 'nowhere'), path.join(root, 'link'));
    await expect(new DiskFolder(root).createFile('link/x')).rejects.toThrow();
    await expect(lstat(path.join(base, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('that stands under the final name is replaced, not followed', async () => {
    const victim = path.join(base, 'victim');
    await writeFile(victim, 'precious');
    await mkdir(root, { recursive: true });
    await symlink(victim, path.join(root, 'a'));
    const kept = await save(new DiskFolder(root), 'a', 'new');
    expect(await readFile(victim, 'utf8')).toBe('precious');
    expect((await lstat(kept)).isSymbolicLink()).toBe(false);
    expect(await readFile(kept, 'utf8')).toBe('new');
  });

  it('that stands for the folder of the transfers is refused, and tidied away', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, '1'), 'precious');
    await mkdir(root, { recursive: true });
    await symlink(elsewhere, path.join(root, PART_FOLDER));
    const folder = new DiskFolder(root);
    await expect(folder.createFile('a')).rejects.toThrow('is a link or a file');
    await folder.tidy();
    expect(await readFile(path.join(elsewhere, '1'), 'utf8')).toBe('precious');
    expect(await readFile(await save(folder, 'a', 'x'), 'utf8')).toBe('x');
  });

  it('that stands for a transfer is removed, not written through', async () => {
    const victim = path.join(base, 'victim');
    await writeFile(victim, 'precious');
    await mkdir(path.join(root, PART_FOLDER), { recursive: true });
    await symlink(victim, path.join(root, PART_FOLDER, '1'));
    await save(new DiskFolder(root), 'a', 'new');
    expect(await readFile(victim, 'utf8')).toBe('precious');
  });

  it.each(['a', 'b/a'])('that is the folder itself is refused for %s', async (name) => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    const link = path.join(base, 'link');
    await symlink(elsewhere, link);
    for (const given of [link, `${link}/`]) {
      await expect(new DiskFolder(given).createFile(name)).rejects.toThrow('is a link or a file');
    }
    expect(await readdir(elsewhere)).toEqual([]);
  });
});

describe('a link on the way to the folder', () => {
  it('is refused below what the machine’s owner made, and nothing is written through it', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    const workspace = path.join(base, 'workspace');
    await mkdir(elsewhere);
    await mkdir(workspace);
    await symlink(elsewhere, path.join(workspace, 'reports'));
    const folder = new DiskFolder(path.join(workspace, 'reports', 'out'), [workspace]);
    await expect(folder.createFile('a')).rejects.toThrow('is a link or a file');
    await folder.tidy();
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('is its owner’s business above that, and where nobody said what is whose', async () => {
    await mkdir(path.join(base, 'disk', 'workspace'), { recursive: true });
    await symlink(path.join(base, 'disk'), path.join(base, 'link'));
    const workspace = path.join(base, 'link', 'workspace');
    for (const [given, trusted] of [
      [path.join(workspace, 'out'), [workspace]],
      [workspace, [workspace]],
      [path.join(workspace, 'other', 'out'), []],
      [path.join(workspace, 'out'), ['', path.join(base, 'temp')]],
    ] as const) {
      const kept = await save(new DiskFolder(given, trusted), 'a', 'x');
      expect(await readFile(kept, 'utf8')).toBe('x');
    }
  });
});

describe('what stands in the way', () => {
  it('is named: a file where a folder is needed', async () => {
    const folder = new DiskFolder(root);
    await save(folder, 'a', 'x');
    await expect(folder.createFile('a/b')).rejects.toThrow(path.join(root, 'a'));
  });

  it('is named: a folder where the file belongs', async () => {
    const folder = new DiskFolder(root);
    await save(folder, 'a/b', 'x');
    const file = await folder.createFile('a');
    await expect(file.keep()).rejects.toThrow(path.join(root, 'a'));
    await file.discard();
  });

  it('is cleared away: what a killed step left of its transfers', async () => {
    await mkdir(path.join(root, PART_FOLDER, '2'), { recursive: true });
    await writeFile(path.join(root, PART_FOLDER, '1'), 'half of something, and longer');
    const folder = new DiskFolder(root);
    expect(await readFile(await save(folder, 'a', 'A'), 'utf8')).toBe('A');
    expect(await readFile(await save(folder, 'b', 'B'), 'utf8')).toBe('B');
    await folder.tidy();
    expect((await readdir(root)).sort()).toEqual(['a', 'b']);
  });

  it('is no reason to fail when there is nothing to tidy', async () => {
    await new DiskFolder(root).tidy();
    await expect(lstat(root)).rejects.toThrow('ENOENT');
  });
});

describe('the beginning of a file', () => {
  it.each([
    [3, 'hel'],
    [11, 'hello world'],
    [100, 'hello world'],
    [0, ''],
  ])('of at most %i bytes is %j, with its whole size', async (maxBytes, text) => {
    const folder = new DiskFolder(root);
    await save(folder, 'a/b', 'hello world');
    const beginning = await folder.readBeginning('a/b', maxBytes);
    expect(Buffer.from(beginning.bytes).toString()).toBe(text);
    expect(beginning.totalBytes).toBe(11);
  });

  it('of a file that is not there fails', async () => {
    await expect(new DiskFolder(root).readBeginning('a', 1)).rejects.toThrow('ENOENT');
  });
});
