import { createHash } from 'node:crypto';

/** A blob that was put whole. */
interface StoredBytes {
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** @throws when the store keeps digests alone */
  bytes(): Buffer;
}

/** What becomes of the blocks of one blob until its block list comes, and of the blob after it. */
export interface BlockKeeper {
  put(id: string, block: Buffer): void;
  /** The blob of these blocks in this order; undefined when that is not what was put. */
  commit(ids: readonly string[]): StoredBytes | undefined;
}

/** Keeps all bytes, so that a blob can be read again. */
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

/** A blob that lies in memory. */
export function wholeBlob(bytes: Buffer): StoredBytes {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sizeBytes: bytes.length, sha256, bytes: () => bytes };
}

/**
 * Hashes blocks as they come and throws them away, for blobs of any size. That needs their order before
 * the block list says it: the ids have to end with the block's number, as those of Azure's clients do
 * (`generateBlockID` in @azure/storage-blob). Only a block that overtook another is kept, until its turn.
 */
export class HashedBlocks implements BlockKeeper {
  readonly #hash = createHash('sha256');
  /** The ids of the hashed blocks, in order, with the digest of each. */
  readonly #hashed = new Map<string, string>();
  readonly #waiting = new Map<number, { id: string; block: Buffer }>();
  #sizeBytes = 0;
  /** Set when a block was put again with other bytes, after it was hashed. */
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

/** A blob of which only size and digest are left. */
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

/** The six digits at the end of an id: 0 for the first block. */
function blockNumber(id: string): number {
  const digits = /\d{6}$/.exec(Buffer.from(id, 'base64').toString('latin1'))?.[0];
  if (digits === undefined) throw new Error(`The block id "${id}" does not end with a number.`);
  return Number(digits);
}

function digestOf(block: Buffer): string {
  return createHash('sha256').update(block).digest('hex');
}

/** A blob that was put whole. */
export interface Blob extends StoredBytes {
  readonly contentType: string;
}

/** Where the bytes of artifacts lie: the sandbox's own blob store, or a real one beside it. */
export interface ArtifactBlobs {
  /**
   * Makes room for a blob.
   * @param path begins with a slash
   * @param fileName what a browser saves it as
   */
  reserve(path: string, fileName: string): void;
  /** A pre-signed address for the upload of a reserved blob; its query is the credential. */
  signedUrl(path: string): string;
  /** The blob, once it was put whole. */
  find(path: string): Blob | undefined | Promise<Blob | undefined>;
}
