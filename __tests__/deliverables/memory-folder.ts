import type { OutputFile, OutputFolder } from '../../src/deliverables/output-folder.ts';

/** An output folder in memory that can simulate disk errors. */
export class MemoryFolder implements OutputFolder {
  readonly root: string;
  /** The kept files by name. */
  readonly files = new Map<string, Buffer>();
  /** The number of files that were created, but neither kept nor discarded. */
  openFiles = 0;
  isCleanedUp = false;
  /** Each error is thrown by the method it is named after. */
  createError: Error | undefined;
  writeError: Error | undefined;
  restartError: Error | undefined;
  keepError: Error | undefined;
  /** The free space of the disk. */
  leftBytes = Infinity;
  /** A write continues when this resolves. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();

  constructor(root = '/out') {
    this.root = root;
  }

  createFile(name: string): Promise<OutputFile> {
    if (this.createError !== undefined) return Promise.reject(this.createError);
    this.openFiles += 1;
    return Promise.resolve(new MemoryFile(this, name));
  }

  readBeginning(
    name: string,
    maxBytes: number,
  ): Promise<{ bytes: Uint8Array; totalBytes: number }> {
    const file = this.files.get(name);
    if (file === undefined) return Promise.reject(new Error(`no file ${name}`));
    return Promise.resolve({ bytes: file.subarray(0, maxBytes), totalBytes: file.length });
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(this.leftBytes);
  }

  removeStagingFiles(): Promise<void> {
    this.isCleanedUp = true;
    return Promise.resolve();
  }
}

class MemoryFile implements OutputFile {
  readonly #folder: MemoryFolder;
  readonly #name: string;
  #chunks: Uint8Array[] = [];
  #isOpen = true;

  constructor(folder: MemoryFolder, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const { writeError, beforeWrite } = this.#folder;
    await beforeWrite();
    if (writeError !== undefined) throw writeError;
    this.#chunks.push(Uint8Array.from(chunk));
  }

  restart(): Promise<void> {
    const { restartError } = this.#folder;
    if (restartError !== undefined) return Promise.reject(restartError);
    this.#chunks = [];
    return Promise.resolve();
  }

  keep(): Promise<string> {
    const { root, files, keepError } = this.#folder;
    if (keepError !== undefined) return Promise.reject(keepError);
    this.#end();
    files.set(this.#name, Buffer.concat(this.#chunks));
    return Promise.resolve(`${root}/${this.#name}`);
  }

  discard(): Promise<void> {
    this.#end();
    return Promise.resolve();
  }

  #end(): void {
    if (this.#isOpen) this.#folder.openFiles -= 1;
    this.#isOpen = false;
  }
}
