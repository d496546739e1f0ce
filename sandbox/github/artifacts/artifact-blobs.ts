import type { StoredBytes } from './block-keeper.ts';

/** A blob that was put whole. */
export interface Blob extends StoredBytes {
  readonly contentType: string;
}

/** Where the bytes of artifacts lie: the sandbox's own blob store, or a real one beside it. */
export interface ArtifactBlobs {
  /**
   * Makes room for a blob.
   * @param path begins with a slash
   * @param fileName what a browser shall save it as
   */
  reserve(path: string, fileName: string): void;
  /** A pre-signed address of a reserved blob; its query is the credential. */
  signedUrl(path: string, use: 'upload' | 'download'): string;
  /** The blob, once it was put whole. */
  find(path: string): Blob | undefined | Promise<Blob | undefined>;
}
