import type { FileHandle } from 'node:fs/promises';
import { lstat } from 'node:fs/promises';

import { removeIfPossible } from '../support/remove-if-possible.ts';
import type { YoungGarbage } from '../support/young-garbage.ts';
import { GatheredWrites } from './gathered-writes.ts';
import type { OutputFile } from './output-folder.ts';
import { renameWhenFree } from './rename-when-free.ts';

export interface DiskFileOptions {
  /** Open for writing, and empty. */
  readonly handle: FileHandle;
  /** The path that the handle was opened with. */
  readonly part: string;
  /** The path in the end. */
  readonly target: string;
  readonly garbage: Pick<YoungGarbage, 'passed'>;
}

/** A file on disk that is written under the name of a part, and renamed when it is whole. */
export class DiskFile implements OutputFile {
  readonly #handle: FileHandle;
  readonly #part: string;
  readonly #target: string;
  readonly #garbage: DiskFileOptions['garbage'];
  readonly #writes: GatheredWrites;
  #isOpen = true;

  constructor({ handle, part, target, garbage }: DiskFileOptions) {
    this.#handle = handle;
    this.#part = part;
    this.#target = target;
    this.#garbage = garbage;
    this.#writes = new GatheredWrites(handle);
  }

  write(chunk: Uint8Array): Promise<void> | undefined {
    this.#garbage.passed(chunk.length);
    return this.#writes.add(chunk);
  }

  async flush(): Promise<void> {
    await this.#writes.flush();
  }

  async restart(): Promise<void> {
    await this.#writes.drop();
    await this.#handle.truncate(0);
  }

  async keep(): Promise<string> {
    await this.flush();
    await this.#checkPart();
    await this.#close();
    // A rename replaces a link under the name, never what it points to.
    await renameWhenFree(this.#part, this.#target);
    return this.#target;
  }

  async discard(): Promise<void> {
    if (!this.#isOpen) return;
    await this.#close();
    // Else with the folder of the parts.
    await removeIfPossible(this.#part);
  }

  /**
   * What lies under the part's name must be what was written: another file in its place would be taken for ours. The numbers of
   * devices are not compared, since Node 24.1 on Windows gives two for one. Source: libuv's pull request 4698.
   */
  async #checkPart(): Promise<void> {
    const ours = await this.#handle.stat({ bigint: true });
    const there = await lstat(this.#part, { bigint: true });
    if (ours.ino === there.ino && ours.size === BigInt(this.#writes.bytes)) return;
    throw new Error(`${this.#part} was changed while it was written`);
  }

  async #close(): Promise<void> {
    this.#isOpen = false;
    // Nothing of it is written any more when it is given up.
    await this.#writes.drop();
    await this.#handle.close();
  }
}
