/** The folder that deliverables are saved in. Names are safe relative paths with `/` between folders. */
export interface OutputFolder {
  /** Absolute. */
  readonly root: string;
  /**
   * Begins a file that becomes visible under its name only when it is kept.
   * @throws Error that names the file when the folder can't be written
   */
  createFile(name: string): Promise<OutputFile>;
  /** The beginning of a kept file, and how many bytes it has in all. */
  readBeginning(name: string, maxBytes: number): Promise<{ bytes: Uint8Array; totalBytes: number }>;
  /** Removes what transfers left behind. */
  tidy(): Promise<void>;
}

export interface OutputFile {
  /**
   * Appends, soon: what failed is told by this call, a later one or the flush.
   * @param chunk is held until it is written, so it must not be changed any more
   * @returns when the next one may come; undefined for at once
   */
  write(chunk: Uint8Array): Promise<void> | undefined;
  /** Resolves when all that was written lies in the file. */
  flush(): Promise<void>;
  /** Drops all that was written. */
  restart(): Promise<void>;
  /** Ends the file and puts it in its place. @returns its absolute path */
  keep(): Promise<string>;
  /** Ends the file and removes it; does nothing when it was kept. */
  discard(): Promise<void>;
}
