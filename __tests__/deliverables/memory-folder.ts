import type { OutputFile, OutputFolder } from '../../src/deliverables/output-folder.ts';

/** An output folder in memory, with a disk that can be made to fail. */
export class MemoryFolder implements OutputFolder {
  readonly root: string;
  /** The kept files by their names. */
  readonly files = new Map<string, Buffer>();
  /** Files that were begun and neither kept nor discarded. */
  openFiles = 0;
  isTidied = false;
  /** Thrown by the next write of each file. */
  writeError: Error | undefined;
  /** Thrown by each flush. */
  flushError: Error | undefined;
  /** Thrown by each restart. */
  restartError: Error | undefined;
  /** Names whose files can't be created. */
  readonly refusedNames = new Set<string>();

  constructor(root = '/out') {
    this.root = root;
  }

  createFile(name: string): Promise<MemoryFile> {
    if (this.refusedNames.has(name)) return Promise.reject(new Error(`${name}: read-only`));
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

  tidy(): Promise<void> {
    this.isTidied = true;
    return Promise.resolve();
  }
}

export class MemoryFile implements OutputFile {
  readonly #folder: MemoryFolder;
  readonly #name: string;
  #chunks: Uint8Array[] = [];
  #isOpen = true;
  restarts = 0;
  writes = 0;
  flushes = 0;

  constructor(folder: MemoryFolder, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  write(chunk: Uint8Array): Promise<void> {
    this.writes += 1;
    const { writeError } = this.#folder;
    if (writeError !== undefined) return Promise.reject(writeError);
    this.#chunks.push(Uint8Array.from(chunk));
    return Promise.resolve();
  }

  flush(): Promise<void> {
    this.flushes += 1;
    const { flushError } = this.#folder;
    return flushError === undefined ? Promise.resolve() : Promise.reject(flushError);
  }

  restart(): Promise<void> {
    this.restarts += 1;
    const { restartError } = this.#folder;
    if (restartError !== undefined) return Promise.reject(restartError);
    this.#chunks = [];
    return Promise.resolve();
  }

  keep(): Promise<string> {
    this.#end();
    this.#folder.files.set(this.#name, Buffer.concat(this.#chunks));
    return Promise.resolve(`${this.#folder.root}/${this.#name}`);
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
