import { createHash } from 'node:crypto';

/** A blob that was put whole. */
export interface StoredBytes {
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
