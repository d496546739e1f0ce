import { createHash } from 'node:crypto';

import type { SavedFile } from './saved-deliverable.ts';

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

/**
 * Writes a file that the step itself creates.
 * @throws Error when that fails, e.g. because a folder has the same name
 */
export async function saveText(
  folder: OutputFolder,
  name: string,
  text: string,
): Promise<SavedFile> {
  const bytes = new TextEncoder().encode(text);
  const file = await folder.createFile(name);
  try {
    await file.write(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, path: await file.keep(), bytes: bytes.length, sha256 };
  } finally {
    await file.discard();
    await folder.removeStagingFiles();
  }
}
