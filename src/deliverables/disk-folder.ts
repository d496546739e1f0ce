import { createHash } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  rename,
  stat,
  statfs,
  type FileHandle,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import path, { type PlatformPath } from 'node:path';

import { isWithin } from '../support/is-within.ts';
import { removeIfPossible } from '../support/remove-if-possible.ts';
import { systemClock } from '../support/clock.ts';
import type { OutputFile, OutputFolder } from './output-folder.ts';
import { STAGING_PREFIX } from './safe-name.ts';

/**
 * An output folder on disk. A file is written as a staging file, in a hidden folder beside the others, and renamed when it is whole. A
 * symbolic link in the folder, or on the way to it, is never followed: an earlier step, or whoever wrote the repository, may have made
 * one to lead a file elsewhere.
 */
export class DiskFolder implements OutputFolder {
  readonly root: string;
  /** This folder and those above belong to the machine's owner; anyone may have written what is below. */
  readonly #trusted: string;
  readonly #prefix: string;
  #staging: Promise<string> | undefined;
  #files = 0;

  /**
   * @param root absolute; made when it is missing
   * @param step the same for all phases of a step, and for nothing else that runs at the same time: what a killed phase left of its
   *   staging files is removed by the next
   * @param trusted folders of the machine, e.g. the workspace; where none holds the root, links above the root are its owner's
   */
  constructor(root: string, step: string, trusted: readonly string[] = []) {
    this.root = path.resolve(root);
    const above = trusted.find((folder) => folder !== '' && isWithin(this.root, folder));
    this.#trusted = path.resolve(above ?? path.dirname(this.root));
    // With the host: runners on several machines may share a disk and have the same paths.
    const digest = createHash('sha256').update(`${hostname()}\n${step}`).digest('hex');
    this.#prefix = `${STAGING_PREFIX}-${digest.slice(0, 16)}-`;
  }

  async createFile(name: string): Promise<OutputFile> {
    const target = path.join(this.root, ...name.split('/'));
    if (target === this.root || !isWithin(target, this.root)) {
      throw new Error(`${name} lies outside the output folder`);
    }
    await this.#makeFolder(path.dirname(target));
    this.#staging ??= this.#makeStaging();
    const folder = await this.#staging.catch((error: unknown) => {
      this.#staging = undefined;
      throw error;
    });
    this.#files += 1;
    const staging = path.join(folder, String(this.#files));
    // `x`: neither a file nor a link that somebody made in between is opened.
    return new DiskFile({ handle: await open(staging, 'wx'), staging, target });
  }

  async readBeginning(
    name: string,
    maxBytes: number,
  ): Promise<{ bytes: Uint8Array; totalBytes: number }> {
    const file = await open(path.join(this.root, ...name.split('/')), 'r');
    try {
      const { size } = await file.stat();
      const buffer = Buffer.alloc(Math.min(size, maxBytes));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return { bytes: buffer.subarray(0, bytesRead), totalBytes: size };
    } finally {
      await file.close();
    }
  }

  async freeBytes(): Promise<number> {
    return freeBytesAt(this.root);
  }

  async tidy(): Promise<void> {
    this.#staging = undefined;
    for (const folder of foldersBetween(this.#trusted, this.root)) {
      const found = await lstat(folder).catch(() => undefined);
      if (found?.isDirectory() !== true) return;
    }
    await this.#removeStaging();
  }

  async #makeStaging(): Promise<string> {
    await this.#makeFolder(this.root);
    await this.#removeStaging();
    return mkdtemp(path.join(this.root, this.#prefix));
  }

  async #removeStaging(): Promise<void> {
    const names = await readdir(this.root).catch((): string[] => []);
    for (const name of names.filter((one) => one.startsWith(this.#prefix))) {
      await removeIfPossible(path.join(this.root, name));
    }
  }

  async #makeFolder(wanted: string): Promise<void> {
    await makeFolder(this.#trusted);
    for (const folder of foldersBetween(this.#trusted, wanted)) {
      await makeFolder(folder);
      const found = await lstat(folder);
      if (found.isSymbolicLink() || !found.isDirectory()) {
        throw new Error(`${folder} is a link or a file where a folder is needed`);
      }
    }
  }
}

interface DiskFileOptions {
  /** Open for writing, and empty. */
  readonly handle: FileHandle;
  /** The path that the handle was opened with. */
  readonly staging: string;
  /** The path in the end. */
  readonly target: string;
}

class DiskFile implements OutputFile {
  readonly #handle: FileHandle;
  readonly #staging: string;
  readonly #target: string;
  #bytes = 0;
  #isOpen = true;

  constructor({ handle, staging, target }: DiskFileOptions) {
    this.#handle = handle;
    this.#staging = staging;
    this.#target = target;
  }

  async write(chunk: Uint8Array): Promise<void> {
    for (let written = 0; written < chunk.length;) {
      const length = chunk.length - written;
      const { bytesWritten } = await this.#handle.write(chunk, written, length, this.#bytes);
      written += bytesWritten;
      this.#bytes += bytesWritten;
    }
  }

  async restart(): Promise<void> {
    this.#bytes = 0;
    await this.#handle.truncate(0);
  }

  async keep(): Promise<string> {
    await this.#checkStaging();
    await this.#close();
    // A rename replaces a link under the name, never what it points to.
    await renameWhenFree(this.#staging, this.#target);
    return this.#target;
  }

  async discard(): Promise<void> {
    if (!this.#isOpen) return;
    await this.#close();
    await removeIfPossible(this.#staging);
  }

  /**
   * Another file under the name of the staging file would be taken for ours. The numbers of devices are not compared: Node 24.1 on
   * Windows gives two for one. Source: libuv's pull request 4698.
   */
  async #checkStaging(): Promise<void> {
    const opened = await this.#handle.stat({ bigint: true });
    const found = await lstat(this.#staging, { bigint: true });
    if (opened.ino === found.ino && opened.size === BigInt(this.#bytes)) return;
    throw new Error(`${this.#staging} was changed while it was written`);
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    await this.#handle.close();
  }
}

/**
 * The folders below one, down to another in it, each once and from the top. Counted downwards, since upwards nothing may ever equal
 * the first: on Windows `d:\out` lies in `D:\`.
 * @param above absolute, as `folder`, which is it or lies in it
 * @param paths the rules of the system whose paths they are
 */
export function foldersBetween(
  above: string,
  folder: string,
  paths: PlatformPath = path,
): string[] {
  const segments = paths.relative(above, folder).split(paths.sep);
  const folders: string[] = [];
  for (const segment of segments.filter((one) => one !== '')) {
    folders.push(paths.join(folders.at(-1) ?? above, segment));
  }
  return folders;
}

/** What the disk of a folder has left. A folder that is not made yet is on the disk of the nearest one above it. */
async function freeBytesAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = path.dirname(folder);
    return above === folder ? Infinity : freeBytesAt(above);
  }
}

/** The calls of the system that Windows answers in its own way, so that tests can answer like it. */
interface FileSystem {
  readonly mkdir: (folder: string, options: { readonly recursive: true }) => Promise<unknown>;
  readonly stat: (folder: string) => Promise<{ isDirectory(): boolean }>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isWindows: boolean;
}

const fileSystem: FileSystem = {
  mkdir,
  stat,
  rename,
  sleep: (ms) => systemClock.sleep(ms),
  isWindows: path.sep === '\\',
};

/**
 * Makes a folder, and those above it, unless it is there. Windows refuses to make the root of a drive or a mounted folder (EPERM), also
 * when it is there. Sources: Node's documentation of `fs.mkdir`; nodejs/node #38347.
 * @throws what `mkdir` throws, when there is no such folder then
 */
export async function makeFolder(
  folder: string,
  system: Pick<FileSystem, 'mkdir' | 'stat'> = fileSystem,
): Promise<void> {
  try {
    await system.mkdir(folder, { recursive: true });
  } catch (error) {
    const found = await system.stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) throw error;
  }
}

/** What Windows says of a file that another program has open: no permission, or busy. */
const HELD = ['EACCES', 'EBUSY', 'EPERM'];
/** Three seconds in all: a virus scanner was seen to hold a new file for two. Source: libuv's issue 2098. */
const PAUSES_MS = [20, 50, 100, 200, 400, 800, 1500];

/**
 * Renames a file. On Windows neither it nor what it replaces may be open in another program, and virus scanners open what was just
 * written: so it is tried again for 3 s. Elsewhere such an error means what it says.
 * @throws what the last try ended with
 */
export async function renameWhenFree(
  from: string,
  to: string,
  system: Omit<FileSystem, 'mkdir' | 'stat'> = fileSystem,
): Promise<void> {
  for (const pauseMs of system.isWindows ? PAUSES_MS : []) {
    try {
      await system.rename(from, to);
      return;
    } catch (error) {
      if (!HELD.includes(String((error as NodeJS.ErrnoException).code))) throw error;
      await system.sleep(pauseMs);
    }
  }
  await system.rename(from, to);
}
