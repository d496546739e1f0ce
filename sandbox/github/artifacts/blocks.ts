import { createHash } from 'node:crypto';

/** A complete blob. */
interface StoredBytes {
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** @throws when the store keeps only digests */
  bytes(): Buffer;
}

/** Handles the blocks of one blob until its block list arrives, and creates the blob. */
export interface BlockKeeper {
  put(id: string, block: Buffer): void;
  /** Returns the blob with these blocks in this order; undefined when they were not uploaded. */
  commit(ids: readonly string[]): StoredBytes | undefined;
}

/** Keeps all bytes, so that blobs can be read. */
export class WholeBlocks implements BlockKeeper {
  readonly #blocks = new Map<string, Buffer>();

  put(id: string, block: Buffer): void {
    this.#blocks.set(id, block);
  }

  commit(ids: readonly string[]): StoredBytes | undefined {
    const blocks = ids.map((id) => this.#blocks.get(id));
    if (!blocks.every((block) => block !== undefined)) return undefined;
    this.#blocks.clear();
    return wholeBlob(Buffer.concat(blocks));
  }
}

/** A blob in memory. */
export function wholeBlob(bytes: Buffer): StoredBytes {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sizeBytes: bytes.length, sha256, bytes: () => bytes };
}

/**
 * Hashes blocks on arrival and discards them, for blobs of any size. This requires the order of the blocks before the
 * block list arrives, so the IDs must end with the block's number, as those of Azure's clients do (`generateBlockID` in
 * @azure/storage-blob). A block that arrives too early is kept until the previous ones have arrived.
 */
export class HashedBlocks implements BlockKeeper {
  readonly #hash = createHash('sha256');
  /** The IDs of the hashed blocks, in order, with their digests. */
  readonly #hashed = new Map<string, string>();
  readonly #waiting = new Map<number, { id: string; block: Buffer }>();
  #sizeBytes = 0;
  /** Set when a block was uploaded again with other bytes, after it was hashed. */
  #isSpoiled = false;

  put(id: string, block: Buffer): void {
    const known = this.#hashed.get(id);
    if (known !== undefined) {
      if (known !== digestOf(block)) this.#isSpoiled = true;
      return;
    }
    this.#waiting.set(blockNumber(id), { id, block });
    for (;;) {
      const next = this.#waiting.get(this.#hashed.size);
      if (next === undefined) return;
      this.#waiting.delete(this.#hashed.size);
      this.#hash.update(next.block);
      this.#sizeBytes += next.block.length;
      this.#hashed.set(next.id, digestOf(next.block));
    }
  }

  commit(ids: readonly string[]): StoredBytes | undefined {
    const inOrder = [...this.#hashed.keys()];
    const isSame = ids.length === inOrder.length && ids.every((id, at) => id === inOrder[at]);
    if (!isSame || this.#isSpoiled || this.#waiting.size > 0) return undefined;
    return hashedBlob({ sizeBytes: this.#sizeBytes, sha256: this.#hash.copy().digest('hex') });
  }
}

/** A blob of which only the size and the digest are kept. */
export function hashedBlob({
  sizeBytes,
  sha256,
}: Pick<StoredBytes, 'sizeBytes' | 'sha256'>): StoredBytes {
  return {
    sizeBytes,
    sha256,
    bytes: () => {
      throw new Error('This sandbox keeps the digests of blobs, not their bytes.');
    },
  };
}

/** Returns the number in the last six digits of a block ID; 0 for the first block. */
function blockNumber(id: string): number {
  const digits = /\d{6}$/.exec(Buffer.from(id, 'base64').toString('latin1'))?.[0];
  if (digits === undefined) throw new Error(`The block id "${id}" does not end with a number.`);
  return Number(digits);
}

function digestOf(block: Buffer): string {
  return createHash('sha256').update(block).digest('hex');
}

/** A complete blob. */
export interface Blob extends StoredBytes {
  readonly contentType: string;
}

/** The store for the bytes of artifacts: the sandbox's own, or an external one. */
export interface ArtifactBlobs {
  /**
   * Reserves a path for a blob.
   * @param path starts with a slash
   * @param fileName the file name for a browser
   */
  reserve(path: string, fileName: string): void;
  /** Returns a pre-signed URL for the upload of a reserved blob. Its query is the credential. */
  signedUrl(path: string): string;
  /** Returns the blob when its upload is complete. */
  find(path: string): Blob | undefined | Promise<Blob | undefined>;
}
