/** The folder that deliverables are saved in. Names are safe relative paths with `/` between folders. */
export interface OutputFolder {
  /** Absolute. */
  readonly root: string;
  /**
   * Begins a file that appears under its name only when it is kept.
   * @throws Error that names the file when the folder can't be written
   */
  createFile(name: string): Promise<OutputFile>;
  /** The beginning of a kept file, and how many bytes it has in all. */
  readBeginning(name: string, maxBytes: number): Promise<{ bytes: Uint8Array; totalBytes: number }>;
  /** How many bytes the folder's disk has left; Infinity where the system does not say. */
  freeBytes(): Promise<number>;
  /** Removes what is left of files that were not kept, also by an earlier phase of the step. What can't be removed stays. */
  tidy(): Promise<void>;
}

/** A file that is being written. */
export interface OutputFile {
  /** Appends. */
  write(chunk: Uint8Array): Promise<void>;
  /** Drops all that was written. */
  restart(): Promise<void>;
  /** Ends the file and puts it in its place. @returns its absolute path */
  keep(): Promise<string>;
  /** Ends the file and removes it; does nothing when it was kept. */
  discard(): Promise<void>;
}
