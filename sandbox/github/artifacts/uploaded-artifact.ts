import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** An artifact that was uploaded and finalized. */
export interface UploadedArtifact {
  readonly name: string;
  readonly id: number;
  /**
   * As stored: the zip, or the file itself when it was uploaded without an archive.
   * Throws in a sandbox that keeps digests alone, as `files` does.
   */
  readonly bytes: Buffer;
  readonly size: number;
  /** Lower-case hex sha256 of `bytes`. */
  readonly digest: string;
  readonly contentType: string;
  /** When the caller set a retention period. */
  readonly expiresAt?: string;
  /** The files of a zip, directories left out. Rejects when the artifact is no zip. */
  files(): Promise<Map<string, Buffer>>;
}

/** Reads all files of a zip. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
