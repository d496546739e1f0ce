import { lstat, open } from 'node:fs/promises';
import path from 'node:path';

import { isWithin } from '../support/is-within.ts';
import { YoungGarbage } from '../support/young-garbage.ts';
import { DiskFile } from './disk-file.ts';
import { foldersBetween } from './folders-between.ts';
import { makeFolder } from './make-folder.ts';
import type { OutputFile, OutputFolder } from './output-folder.ts';
import { PartFolder } from './part-folder.ts';

/**
 * An output folder on disk. A symbolic link in it, or on the way to it, is never followed: an earlier step, or whoever wrote
 * the repository, may have laid one to lead a file elsewhere.
 */
export class DiskFolder implements OutputFolder {
  readonly root: string;
  /** What lies above and in it is the machine's, below it anyone's. */
  readonly #trusted: string;
  readonly #parts: PartFolder;
  readonly #garbage = new YoungGarbage();

  /**
   * @param root absolute; made when it is missing
   * @param trusted folders of the machine's, e.g. the workspace; where none holds the root, links above it are its owner's
   * @param owner which step writes, in all its phases: what a killed one left of its transfers is removed by the next
   */
  constructor(root: string, trusted: readonly string[] = [], owner = '') {
    this.root = path.resolve(root);
    const above = trusted.find((folder) => folder !== '' && isWithin(this.root, folder));
    this.#trusted = path.resolve(above ?? path.dirname(this.root));
    this.#parts = new PartFolder({
      root: this.root,
      owner,
      makeFolder: (folder) => this.#makeFolder(folder),
    });
  }

  async createFile(name: string): Promise<OutputFile> {
    const target = path.join(this.root, ...name.split('/'));
    if (target === this.root || !isWithin(target, this.root)) {
      throw new Error(`${name} lies outside the output folder`);
    }
    await this.#makeFolder(path.dirname(target));
    const part = await this.#parts.nextPart();
    // `x`: neither a file nor a link that somebody made in between is opened.
    const handle = await open(part, 'wx');
    return new DiskFile({ handle, part, target, garbage: this.#garbage });
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

  async tidy(): Promise<void> {
    if (await this.#isReached()) await this.#parts.tidy();
  }

  /** Whether the folder is there, with no link on the way that somebody may have laid. */
  async #isReached(): Promise<boolean> {
    for (const folder of foldersBetween(this.#trusted, this.root)) {
      const found = await lstat(folder).catch(() => undefined);
      if (found?.isDirectory() !== true) return false;
    }
    return true;
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
