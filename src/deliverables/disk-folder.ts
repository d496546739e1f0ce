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
import { readBeginning } from '../support/read-beginning.ts';
import { removeIfPossible } from '../support/remove-if-possible.ts';
import { systemClock } from '../support/clock.ts';
import type { OutputFile, OutputFolder } from './output-folder.ts';
import { STAGING_PREFIX } from './safe-name.ts';

/**
 * An output folder on disk. A file is written to a staging file, in a hidden folder next to the others, and renamed when it is complete.
 * Symbolic links in the folder, or on the path to it, are never followed: an earlier step or the author of the repository may have
 * created one to redirect a file.
 */
export class DiskFolder implements OutputFolder {
  readonly root: string;
  /** This folder and its parents belong to the owner of the machine. Anybody may have created what is below it. */
  readonly #trusted: string;
  readonly #prefix: string;
  #staging: Promise<string> | undefined;
  #files = 0;

  /**
   * @param root an absolute path; the folder is created when it is missing
   * @param step identifies the step: the same for all its phases, and different for everything that runs at the same time. The staging
   *   files of a killed phase are removed by the next phase.
   * @param trusted folders of the machine, e.g. the workspace. If none contains the root, the parent of the root is trusted.
   */
  constructor(root: string, step: string, trusted: readonly string[] = []) {
    this.root = path.resolve(root);
    const above = trusted.find((folder) => folder !== '' && isWithin(this.root, folder));
    this.#trusted = path.resolve(above ?? path.dirname(this.root));
    // With the host name: runners on several machines may share a disk and have the same paths.
    const digest = createHash('sha256').update(`${hostname()}\n${step}`).digest('hex');
    this.#prefix = `${STAGING_PREFIX}-${digest.slice(0, 16)}-`;
  }

  async createFile(name: string): Promise<OutputFile> {
    const target = path.join(this.root, ...name.split('/'));
    if (target === this.root || !isWithin(target, this.root)) {
      throw new Error(`${name} is outside the output folder`);
    }
    await this.#makeFolder(path.dirname(target));
    this.#staging ??= this.#makeStaging();
    const folder = await this.#staging.catch((error: unknown) => {
      this.#staging = undefined;
      throw error;
    });
    this.#files += 1;
    const staging = path.join(folder, String(this.#files));
    // `x`: fails if another process has created a file or link with this name.
    return new DiskFile({ handle: await open(staging, 'wx'), staging, target });
  }

  async readBeginning(
    name: string,
    maxBytes: number,
  ): Promise<{ bytes: Uint8Array; totalBytes: number }> {
    return readBeginning(path.join(this.root, ...name.split('/')), maxBytes);
  }

  async freeBytes(): Promise<number> {
    return freeBytesAt(this.root);
  }

  async removeStagingFiles(): Promise<void> {
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
        throw new Error(`${folder} is a link or a file, expected a folder`);
      }
    }
  }
}

interface DiskFileOptions {
  /** An empty file, open for writing. */
  readonly handle: FileHandle;
  /** The path of the open file. */
  readonly staging: string;
  /** The final path. */
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
    // If the target is a link, the rename replaces the link and not the file that it points to.
    await renameWhenFree(this.#staging, this.#target);
    return this.#target;
  }

  async discard(): Promise<void> {
    if (!this.#isOpen) return;
    await this.#close();
    await removeIfPossible(this.#staging);
  }

  /**
   * Makes sure that the path still leads to the open file, and not to another one. Device numbers are not compared: Node 24.1 on
   * Windows may report two for one device. Source: libuv's pull request 4698.
   */
  async #checkStaging(): Promise<void> {
    const opened = await this.#handle.stat({ bigint: true });
    const found = await lstat(this.#staging, { bigint: true });
    if (opened.ino === found.ino && opened.size === BigInt(this.#bytes)) return;
    throw new Error(`${this.#staging} was changed while it was being written`);
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    await this.#handle.close();
  }
}

/**
 * Returns the folders below `above`, down to `folder`, from the top. They are built downwards, because going up from `folder` may never
 * reach a path that equals `above`: on Windows, `d:\out` is in `D:\`.
 * @param above an absolute path; `folder` is the same path, or one in it
 * @param paths the path rules of the operating system
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

/** Returns the free space of the folder's disk. A folder that does not exist yet is on the disk of its nearest existing parent. */
async function freeBytesAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = path.dirname(folder);
    return above === folder ? Infinity : freeBytesAt(above);
  }
}

/** The system calls that behave differently on Windows, so that tests can simulate Windows. */
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
 * Creates a folder and its parents, unless it exists. Windows refuses to create the root of a drive or a mounted folder (EPERM), even
 * when it exists. Sources: Node's documentation of `fs.mkdir`; nodejs/node #38347.
 * @throws the error of `mkdir`, if the folder does not exist afterwards
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

/** The error codes on Windows for a file that another program has open. */
const FILE_IN_USE_CODES = ['EACCES', 'EBUSY', 'EPERM'];
/** About three seconds in total. Virus scanners have been seen to hold a new file for two. Source: libuv's issue 2098. */
const PAUSES_MS = [20, 50, 100, 200, 400, 800, 1500];

/**
 * Renames a file. On Windows, a rename fails while another program has the file or its target open, and virus scanners open new files,
 * so it is retried for 3 s. On other systems, such an error is final.
 * @throws the error of the last attempt
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
      if (!FILE_IN_USE_CODES.includes(String((error as NodeJS.ErrnoException).code))) throw error;
      await system.sleep(pauseMs);
    }
  }
  await system.rename(from, to);
}
