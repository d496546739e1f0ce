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
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  DiskFolder,
  foldersBetween,
  makeFolder,
  renameWhenFree,
} from '../../src/deliverables/disk-folder.ts';
import { STAGING_PREFIX } from '../../src/deliverables/safe-name.ts';

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

const STEP = 'step 1';
const open = (at = root): DiskFolder => new DiskFolder(at, STEP);

/** Returns the folders for staging files in the output folder. */
async function stagingFolders(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.startsWith(STAGING_PREFIX));
}

/** Returns the paths of the staging files. */
async function stagingFiles(): Promise<string[]> {
  const folders = (await stagingFolders()).map((name) => path.join(root, name));
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => path.join(folder, name))),
  );
  return files.flat();
}

async function save(folder: DiskFolder, name: string, text: string): Promise<string> {
  const file = await folder.createFile(name);
  await file.write(bytes(text));
  return file.keep();
}

describe('a file in a folder on disk', () => {
  it('appears with its whole content when it is kept', async () => {
    const folder = open();
    const file = await folder.createFile('a/b/c.txt');
    await file.write(bytes('hello '));
    await file.write(bytes(''));
    await file.write(bytes('world'));
    await expect(lstat(path.join(root, 'a/b/c.txt'))).rejects.toThrow('ENOENT');
    const kept = await file.keep();
    expect(kept).toBe(path.join(root, 'a/b/c.txt'));
    expect(await readFile(kept, 'utf8')).toBe('hello world');
  });

  it('contains nothing written before a restart', async () => {
    const file = await open().createFile('a');
    await file.write(bytes('a long beginning'));
    await file.restart();
    await file.write(bytes('new'));
    expect(await readFile(await file.keep(), 'utf8')).toBe('new');
  });

  it('contains chunks of any size in order', async () => {
    const sizes = [1, 300_000, 0, 65_536, 65_536, 65_536, 65_535, 3, 1_000_000, 65_536, 7];
    const pieces = sizes.map((size, index) => Buffer.alloc(size, index + 1));
    const file = await open().createFile('a');
    for (const piece of pieces) await file.write(piece);
    const kept = await readFile(await file.keep());
    expect(kept.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('leaves nothing when it is discarded', async () => {
    const folder = open();
    const file = await folder.createFile('a');
    await file.write(bytes('x'));
    await file.discard();
    await file.discard();
    expect(await stagingFiles()).toEqual([]);
    await folder.removeStagingFiles();
    expect(await readdir(root)).toEqual([]);
  });

  it('replaces an older one', async () => {
    const folder = open();
    await save(folder, 'a', 'old and long');
    expect(await readFile(await save(folder, 'a', 'new'), 'utf8')).toBe('new');
  });

  it('may have a name that starts with dots', async () => {
    const folder = open();
    expect(await readFile(await save(folder, '..a/...b', 'x'), 'utf8')).toBe('x');
  });

  it.each(['..', '../a', '', '.', 'a/../..', 'a/../../b'])(
    'never has the name %j',
    async (name) => {
      const folder = open();
      await expect(folder.createFile(name)).rejects.toThrow('outside the output folder');
      await expect(lstat(root)).rejects.toThrow('ENOENT');
    },
  );
});

describe('a symbolic link', () => {
  it('in place of a folder is an error, and nothing is written through it', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(root, { recursive: true });
    await symlink(elsewhere, path.join(root, 'link'));
    await mkdir(path.join(root, 'a'));
    await symlink(elsewhere, path.join(root, 'a', 'link'));
    const folder = open();
    for (const name of ['link/x', 'a/link/x', 'link/deep/x']) {
      await expect(folder.createFile(name)).rejects.toThrow('is a link or a file');
    }
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('with the name of the file is replaced, not followed', async () => {
    const victim = path.join(base, 'victim');
    await writeFile(victim, 'precious');
    await mkdir(root, { recursive: true });
    await symlink(victim, path.join(root, 'a'));
    const kept = await save(open(), 'a', 'new');
    expect(await readFile(victim, 'utf8')).toBe('precious');
    expect((await lstat(kept)).isSymbolicLink()).toBe(false);
    expect(await readFile(kept, 'utf8')).toBe('new');
  });

  it('with the name of a staging folder is removed, not followed', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, '1'), 'precious');
    const file = await open().createFile('a');
    await file.discard();
    const [staging = ''] = await stagingFolders();
    await rm(path.join(root, staging), { recursive: true });
    await symlink(elsewhere, path.join(root, staging));
    expect(await readFile(await save(open(), 'a', 'x'), 'utf8')).toBe('x');
    expect(await stagingFolders()).not.toContain(staging);
    expect(await readFile(path.join(elsewhere, '1'), 'utf8')).toBe('precious');
  });

  it('in place of a staging file is an error', async () => {
    const victim = path.join(base, 'victim');
    await writeFile(victim, 'precious');
    const file = await open().createFile('a');
    await file.write(bytes('new'));
    const [staging = ''] = await stagingFiles();
    await rm(staging);
    await symlink(victim, staging);
    await expect(file.keep()).rejects.toThrow('was changed while it was being written');
    await file.discard();
    expect(await readFile(victim, 'utf8')).toBe('precious');
    await expect(lstat(path.join(root, 'a'))).rejects.toThrow('ENOENT');
  });

  it.each(['a', 'b/a'])('in place of the output folder is an error for %s', async (name) => {
    const elsewhere = path.join(base, 'elsewhere');
    await mkdir(elsewhere);
    const link = path.join(base, 'link');
    await symlink(elsewhere, link);
    for (const given of [link, `${link}/`]) {
      await expect(open(given).createFile(name)).rejects.toThrow('is a link or a file');
    }
    expect(await readdir(elsewhere)).toEqual([]);
  });
});

describe('a symbolic link on the path to the folder', () => {
  it('is an error inside a trusted folder, and nothing is written through it', async () => {
    const elsewhere = path.join(base, 'elsewhere');
    const workspace = path.join(base, 'workspace');
    await mkdir(elsewhere);
    await mkdir(workspace);
    await symlink(elsewhere, path.join(workspace, 'reports'));
    const folder = new DiskFolder(path.join(workspace, 'reports', 'out'), STEP, [workspace]);
    await expect(folder.createFile('a')).rejects.toThrow('is a link or a file');
    expect(await readdir(elsewhere)).toEqual([]);
    const inside = new DiskFolder(path.join(elsewhere, 'out'), STEP);
    await (await inside.createFile('a')).discard();
    await folder.removeStagingFiles();
    expect(await readdir(path.join(elsewhere, 'out'))).toHaveLength(1);
  });

  it('is followed above a trusted folder, and without trusted folders', async () => {
    await mkdir(path.join(base, 'disk', 'workspace'), { recursive: true });
    await symlink(path.join(base, 'disk'), path.join(base, 'link'));
    const workspace = path.join(base, 'link', 'workspace');
    for (const [given, trusted] of [
      [path.join(workspace, 'out'), [workspace]],
      [workspace, [workspace]],
      [path.join(workspace, 'other', 'out'), []],
      [path.join(workspace, 'out'), ['', path.join(base, 'temp')]],
    ] as const) {
      const kept = await save(new DiskFolder(given, STEP, trusted), 'a', 'x');
      expect(await readFile(kept, 'utf8')).toBe('x');
    }
  });
});

describe('an error', () => {
  it('names the path of a file in place of a folder', async () => {
    const folder = open();
    await save(folder, 'a', 'x');
    await expect(folder.createFile('a/b')).rejects.toThrow(path.join(root, 'a'));
  });

  it('names the path of a folder in place of the file', async () => {
    const folder = open();
    await save(folder, 'a/b', 'x');
    const file = await folder.createFile('a');
    await expect(file.keep()).rejects.toThrow(path.join(root, 'a'));
    await file.discard();
  });

  it('does not occur when there are no staging files to remove', async () => {
    await open().removeStagingFiles();
    await expect(lstat(root)).rejects.toThrow('ENOENT');
  });
});

describe('two steps that save to one folder at the same time', () => {
  it('write their own bytes, even to files with the same name', async () => {
    const [one, other] = [open(), new DiskFolder(root, 'step 2')];
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

  it('remove only their own staging files', async () => {
    const [one, other] = [open(), new DiskFolder(root, 'step 2')];
    const first = await one.createFile('a');
    const second = await other.createFile('b');
    await second.write(bytes('B'));
    await first.discard();
    await one.removeStagingFiles();
    expect(await readFile(await second.keep(), 'utf8')).toBe('B');
    await other.removeStagingFiles();
    expect(await readdir(root)).toEqual(['b']);
  });
});

describe('a staging file of a killed phase', () => {
  /** Leaves a staging file, as a killed step does. */
  async function leaveStaging(step: string): Promise<void> {
    const file = await new DiskFolder(root, step).createFile('a');
    const [staging = ''] = (await stagingFiles()).slice(-1);
    await file.discard();
    await writeFile(staging, 'half of something');
  }

  it('is removed by the next phase of the step, even if that saves nothing', async () => {
    await leaveStaging(STEP);
    const folder = open();
    await save(folder, 'a', 'A');
    expect(await stagingFiles()).toEqual([]);
    await folder.removeStagingFiles();
    await leaveStaging(STEP);
    await open().removeStagingFiles();
    expect(await readdir(root)).toEqual(['a']);
  });
});

describe('a staging file', () => {
  it('of the wrong size is an error', async () => {
    const file = await open().createFile('a');
    await file.write(bytes('hello'));
    for (const staging of await stagingFiles()) await truncate(staging, 2);
    await expect(file.keep()).rejects.toThrow('was changed while it was being written');
    await file.discard();
  });
});

describe('the free space of the disk', () => {
  it('is known before the folder exists, and does not create it', async () => {
    const [before, there] = [await open().freeBytes(), await open(base).freeBytes()];
    expect([before > 0, Number.isFinite(before), there > 0]).toEqual([true, true, true]);
    await expect(lstat(path.join(base, 'new'))).rejects.toThrow('ENOENT');
  });
});

describe('the beginning of a file', () => {
  it('has at most the requested number of bytes, and the size of the file', async () => {
    const folder = open();
    await save(folder, 'a/b', 'hello world');
    for (const [maxBytes, text] of [
      [3, 'hel'],
      [100, 'hello world'],
    ] as const) {
      const beginning = await folder.readBeginning('a/b', maxBytes);
      expect(Buffer.from(beginning.bytes).toString()).toBe(text);
      expect(beginning.totalBytes).toBe(11);
    }
  });

  it('of a missing file is an error', async () => {
    await expect(open().readBeginning('a', 1)).rejects.toThrow('ENOENT');
  });
});

describe('foldersBetween', () => {
  it.each([
    ['/w', '/w/a/b', ['/w/a', '/w/a/b']],
    ['/', '/a', ['/a']],
    ['/w', '/w', []],
    ['/w', '/w/..a/b', ['/w/..a', '/w/..a/b']],
  ])('returns the folders on Linux and macOS, from %s to %s', (above, folder, folders) => {
    expect(foldersBetween(above, folder, path.posix)).toEqual(folders);
  });

  it.each([
    ['D:\\w', 'D:\\w\\a\\b', ['D:\\w\\a', 'D:\\w\\a\\b']],
    ['D:\\', 'D:\\a', ['D:\\a']],
    // A workflow may use another case for a drive or folder than the runner.
    ['D:\\W', 'd:\\w\\a', ['D:\\W\\a']],
    ['d:\\w', 'D:\\W', []],
    ['\\\\server\\share\\', '\\\\server\\share\\a', ['\\\\server\\share\\a']],
  ])('returns the folders on Windows, from %s to %s', (above, folder, folders) => {
    expect(foldersBetween(above, folder, path.win32)).toEqual(folders);
  });
});

describe('a folder that Windows refuses to create, such as the root of a drive', () => {
  const mkdirRefused = (): Promise<never> => Promise.reject(new Error('EPERM: mkdir'));

  it('is accepted when it exists', async () => {
    const system = {
      mkdir: mkdirRefused,
      stat: () => Promise.resolve({ isDirectory: () => true }),
    };
    await expect(makeFolder('D:\\', system)).resolves.toBeUndefined();
  });

  it.each([
    ['a file', () => Promise.resolve({ isDirectory: () => false })],
    ['nothing', () => Promise.reject(new Error('ENOENT'))],
  ])('is an error when there is %s', async (_, statOf) => {
    const system = { mkdir: mkdirRefused, stat: statOf };
    await expect(makeFolder('D:\\', system)).rejects.toThrow('EPERM');
  });
});

describe('a file that another program has open', () => {
  /** Renames a file that is in use during the first attempts. */
  async function renameBusy(attempts: number, code: string, isWindows = true) {
    const pausesMs: number[] = [];
    let renames = 0;
    const renaming = renameWhenFree('1', 'a.exe', {
      isWindows,
      rename: () => {
        renames += 1;
        if (renames > attempts) return Promise.resolve();
        return Promise.reject(Object.assign(new Error(`${code}: rename`), { code }));
      },
      sleep: (ms) => {
        pausesMs.push(ms);
        return Promise.resolve();
      },
    });
    const error = await renaming.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { error, renames, pausedMs: pausesMs.reduce((total, ms) => total + ms, 0) };
  }

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'is renamed on Windows once it is closed: %s',
    async (code) => {
      expect(await renameBusy(5, code)).toMatchObject({ error: undefined, renames: 6 });
    },
  );

  it('is an error after three seconds', async () => {
    const { error, pausedMs } = await renameBusy(Infinity, 'EPERM');
    expect(error).toBeInstanceOf(Error);
    expect(Math.floor(pausedMs / 1000)).toBe(3);
  });

  it('is an error immediately on other systems, and with other error codes', async () => {
    expect(await renameBusy(Infinity, 'EPERM', false)).toMatchObject({ renames: 1, pausedMs: 0 });
    expect(await renameBusy(Infinity, 'ENOSPC')).toMatchObject({ renames: 1, pausedMs: 0 });
  });
});
