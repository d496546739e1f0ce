import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

import { removeIfPossible } from '../support/remove-if-possible.ts';
import { PART_FOLDER } from './safe-name.ts';

export interface PartFolderOptions {
  /** The output folder. */
  readonly root: string;
  /** Which step transfers; the same for all its phases, and for nothing else that runs at the same time. Empty when nobody knows. */
  readonly owner: string;
  /** Makes a folder, and fails where a link stands for it. */
  readonly makeFolder: (folder: string) => Promise<void>;
}

/** So long after the last write nothing is under way any more, on whatever machine: a step ends within hours. */
const LEFT_BEHIND_MS = 24 * 3_600_000;
/** How often another process may tidy the common folder away between our making it and our using it. */
const MAX_TRIES = 5;
type Judgement = (name: string, entry: string) => Promise<boolean> | boolean;

/**
 * Where the transfers under way of one process are kept: a folder of its own, with a random name, in the folder that all share who
 * save to the same place. Removed are this one, those of earlier phases of the same step, and what is a day old: never one of a
 * step that may be at work.
 */
export class PartFolder {
  readonly #shared: string;
  readonly #prefix: string;
  readonly #isOwned: boolean;
  readonly #makeFolder: PartFolderOptions['makeFolder'];
  #own: Promise<string> | undefined;
  #parts = 0;

  constructor({ root, owner, makeFolder }: PartFolderOptions) {
    this.#shared = path.join(root, PART_FOLDER);
    this.#isOwned = owner !== '';
    // The host as well: runners on several machines, with one disk and the same paths, may have legs of one job.
    const digest = createHash('sha256').update(`${hostname()}\n${owner}`).digest('hex');
    this.#prefix = this.#isOwned ? `${digest.slice(0, 16)}-` : 'part-';
    this.#makeFolder = makeFolder;
  }

  /** The path of a part that does not exist yet. */
  async nextPart(): Promise<string> {
    this.#own ??= this.#open();
    try {
      const own = await this.#own;
      this.#parts += 1;
      return path.join(own, String(this.#parts));
    } catch (error) {
      // Another file may find room on the disk.
      this.#own = undefined;
      throw error;
    }
  }

  /** Removes what this step's transfers have left. A link in the place of the common folder goes as well, not what it leads to. */
  async tidy(): Promise<void> {
    const own = await this.#own?.catch(() => undefined);
    this.#own = undefined;
    const shared = await lstat(this.#shared).catch(() => undefined);
    if (shared === undefined) return;
    if (!shared.isDirectory()) {
      await rm(this.#shared, { force: true });
      return;
    }
    await this.#remove((name, entry) => entry === own || this.#isOurs(name));
    await removeIfUnused(this.#shared);
  }

  async #open(): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#makeFolder(this.#shared);
        const own = await mkdtemp(path.join(this.#shared, this.#prefix));
        // The disk's own clock, which may be another machine's.
        const { mtimeMs } = await lstat(own);
        await this.#remove(async (name, entry) => {
          if (entry === own) return false;
          return this.#isOurs(name) || mtimeMs - (await lastWriteMs(entry)) > LEFT_BEHIND_MS;
        });
        return own;
      } catch (error) {
        if (codeOf(error) !== 'ENOENT' || tries >= MAX_TRIES) throw error;
      }
    }
  }

  #isOurs(name: string): boolean {
    return this.#isOwned && name.startsWith(this.#prefix);
  }

  async #remove(isLeft: Judgement): Promise<void> {
    for (const name of await namesIn(this.#shared)) {
      const entry = path.join(this.#shared, name);
      if (await isLeft(name, entry)) await removeIfPossible(entry);
    }
  }
}

/** When something was last written to a folder or to the files in it. */
async function lastWriteMs(folder: string): Promise<number> {
  const { mtimeMs, isFolder } = await lookAt(folder);
  if (!isFolder) return mtimeMs;
  const files = await Promise.all(
    (await namesIn(folder)).map((name) => lookAt(path.join(folder, name))),
  );
  return Math.max(mtimeMs, ...files.map((file) => file.mtimeMs));
}

/** What is gone was there a moment ago. */
async function lookAt(entry: string): Promise<{ mtimeMs: number; isFolder: boolean }> {
  try {
    const found = await lstat(entry);
    return { mtimeMs: found.mtimeMs, isFolder: found.isDirectory() };
  } catch {
    return { mtimeMs: Infinity, isFolder: false };
  }
}

/** Others may have something in it, or have removed it just now. */
async function removeIfUnused(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}

/** None when it is gone, or not ours to look into. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
