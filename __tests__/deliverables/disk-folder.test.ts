import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  truncate,
  utimes,
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

/** The paths of the transfers under way, below their common folder. */
async function partsIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, PART_FOLDER), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => path.join(parentPath, name));
}

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

  it('holds all that was written when it is flushed', async () => {
    const file = await new DiskFolder(root).createFile('a');
    await file.write(bytes('hello '));
    await file.write(bytes('world'));
    await file.flush();
    const [part = ''] = await partsIn(root);
    expect(await readFile(part, 'utf8')).toBe('hello world');
    await file.write(bytes('!'));
    expect(await readFile(await file.keep(), 'utf8')).toBe('hello world!');
  });

  it('holds each piece in its place, of whatever size they are', async () => {
    const sizes = [1, 300_000, 0, 65_536, 65_536, 65_536, 65_535, 3, 1_000_000, 65_536, 7];
    const pieces = sizes.map((size, index) => Buffer.alloc(size, index + 1));
    const file = await new DiskFolder(root).createFile('a');
    for (const piece of pieces) await file.write(piece);
    const kept = await readFile(await file.keep());
    expect(kept.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('holds nothing of a batch that was on its way when it was restarted', async () => {
    const file = await new DiskFolder(root).createFile('a');
    for (let piece = 0; piece < 9; piece += 1) await file.write(Buffer.alloc(65_536, 1));
    await file.restart();
    await file.write(bytes('new'));
    expect(await readFile(await file.keep(), 'utf8')).toBe('new');
  });

  it('may be discarded while a batch is on its way', async () => {
    const file = await new DiskFolder(root).createFile('a');
    for (let piece = 0; piece < 9; piece += 1) await file.write(Buffer.alloc(65_536, 1));
    await file.discard();
    expect(await partsIn(root)).toEqual([]);
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
    expect(await readdir(root)).toEqual([PART_FOLDER]);
    expect(await partsIn(root)).toEqual([]);
    await folder.tidy();
    expect(await readdir(root)).toEqual([]);
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

  it('that stands for a transfer is not put in the file’s place', async () => {
    const victim = path.join(base, 'victim');
    await writeFile(victim, 'precious');
    const file = await new DiskFolder(root).createFile('a');
    await file.write(bytes('new'));
    const [part = ''] = await partsIn(root);
    await rm(part);
    await symlink(victim, part);
    await expect(file.keep()).rejects.toThrow('was changed while it was written');
    await file.discard();
    expect(await readFile(victim, 'utf8')).toBe('precious');
    await expect(lstat(path.join(root, 'a'))).rejects.toThrow('ENOENT');
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
    expect(await readdir(elsewhere)).toEqual([]);
    await mkdir(path.join(elsewhere, 'out', PART_FOLDER, '1'), { recursive: true });
    await folder.tidy();
    expect(await readdir(path.join(elsewhere, 'out', PART_FOLDER))).toEqual(['1']);
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

  it('is no reason to fail when there is nothing to tidy', async () => {
    await new DiskFolder(root).tidy();
    await expect(lstat(root)).rejects.toThrow('ENOENT');
  });
});

describe('two that save to one folder at the same time', () => {
  it('get each their own bytes, also in files of one name', async () => {
    const [one, other] = [new DiskFolder(root), new DiskFolder(root)];
    const first = await one.createFile('a.md');
    await first.write(bytes('AAAA whole'));
    const second = await other.createFile('b.md');
    await second.write(bytes('BB half'));
    expect(await readFile(await first.keep(), 'utf8')).toBe('AAAA whole');
    const third = await one.createFile('b.md');
    await third.write(bytes('another b'));
    expect(await readFile(await third.keep(), 'utf8')).toBe('another b');
    expect(await readFile(await second.keep(), 'utf8')).toBe('BB half');
  });

  it('tidy only what is theirs', async () => {
    const [one, other] = [new DiskFolder(root, [], 'step 1'), new DiskFolder(root, [], 'step 2')];
    const first = await one.createFile('a');
    const second = await other.createFile('b');
    await second.write(bytes('B'));
    await first.discard();
    await one.tidy();
    expect(await readFile(await second.keep(), 'utf8')).toBe('B');
    await other.tidy();
    expect(await readdir(root)).toEqual(['b']);
  });

  it('may begin and tidy at any moment', async () => {
    const names = Array.from({ length: 12 }, (_, index) => String(index));
    const saveAlone = async (name: string): Promise<string> => {
      const folder = new DiskFolder(root, [], name);
      const kept = await save(folder, name, `text ${name}`);
      await folder.tidy();
      return readFile(kept, 'utf8');
    };
    expect(await Promise.all(names.map(saveAlone))).toEqual(names.map((name) => `text ${name}`));
    expect((await readdir(root)).sort()).toEqual([...names].sort());
  });
});

describe('what a killed step left of its transfers', () => {
  const dayMs = 24 * 3_600_000;

  /** Leaves a part as a step does that is killed. */
  async function leavePart(owner: string, ageMs: number): Promise<void> {
    const before = await partsIn(root).catch((): string[] => []);
    const file = await new DiskFolder(root, [], owner).createFile('a');
    const [part = ''] = (await partsIn(root)).filter((one) => !before.includes(one));
    await file.discard();
    const then = new Date(Date.now() - ageMs);
    await writeFile(part, 'half of something');
    await utimes(part, then, then);
    await utimes(path.dirname(part), then, then);
  }

  it('goes when its next phase begins, and when that saves nothing', async () => {
    await leavePart('step 1', 0);
    const folder = new DiskFolder(root, [], 'step 1');
    expect(await readFile(await save(folder, 'a', 'A'), 'utf8')).toBe('A');
    expect(await partsIn(root)).toEqual([]);
    await leavePart('step 2', 0);
    await new DiskFolder(root, [], 'step 2').tidy();
    expect((await readdir(root)).sort()).toEqual([PART_FOLDER, 'a'].sort());
    await folder.tidy();
    expect(await readdir(root)).toEqual(['a']);
  });

  it('stays a day when it is another’s, who may be at work, and then goes', async () => {
    await leavePart('step 1', 2 * dayMs);
    await leavePart('step 2', dayMs / 2);
    await writeFile(path.join(root, PART_FOLDER, '1'), 'of nobody');
    await save(new DiskFolder(root, [], 'step 3'), 'a', 'A');
    expect(await partsIn(root)).toHaveLength(2);
  });

  it('stays as long as something is written to it, however old it is', async () => {
    await leavePart('step 1', 2 * dayMs);
    const [part = ''] = await partsIn(root);
    await writeFile(part, 'more');
    await save(new DiskFolder(root, [], 'step 2'), 'a', 'A');
    expect(await partsIn(root)).toEqual([part]);
  });
});

describe('a part', () => {
  it('that is gone when it shall be kept is an error', async () => {
    const file = await new DiskFolder(root).createFile('a');
    for (const part of await partsIn(root)) await rm(part);
    await expect(file.keep()).rejects.toThrow('ENOENT');
    await file.discard();
  });

  it('that is no more as long as it was written is an error', async () => {
    const file = await new DiskFolder(root).createFile('a');
    await file.write(bytes('hello'));
    await file.flush();
    for (const part of await partsIn(root)) await truncate(part, 2);
    await expect(file.keep()).rejects.toThrow('was changed while it was written');
    await file.discard();
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
