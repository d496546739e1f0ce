/** The folder that deliverables are saved in. Names are safe relative paths with `/` between folders. */
export interface OutputFolder {
  /** An absolute path. */
  readonly root: string;
  /**
   * Creates a file. It gets its name only when it is kept.
   * @throws Error that names the file when the folder can't be written
   */
  createFile(name: string): Promise<OutputFile>;
  /** Reads the beginning of a kept file, and returns the size of the file. */
  readBeginning(name: string, maxBytes: number): Promise<{ bytes: Uint8Array; totalBytes: number }>;
  /** Returns the free bytes of the folder's disk; Infinity when the system does not report them. */
  freeBytes(): Promise<number>;
  /** Removes the staging files of this step, including those of an earlier phase. Ignores errors. */
  removeStagingFiles(): Promise<void>;
}

/** A file that is being written. */
export interface OutputFile {
  /** Appends. */
  write(chunk: Uint8Array): Promise<void>;
  /** Discards everything written so far. */
  restart(): Promise<void>;
  /** Closes the file and gives it its name. @returns its absolute path */
  keep(): Promise<string>;
  /** Closes and removes the file. Does nothing if it was kept. */
  discard(): Promise<void>;
}
