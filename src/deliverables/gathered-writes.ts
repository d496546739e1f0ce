/** What is needed of a file to write to it; node's `FileHandle` is one. */
export interface WritableHandle {
  writev(
    pieces: readonly Uint8Array[],
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
}

/**
 * So much is written at once. To hand over each piece of 64 KiB alone costs as much as to write it; for writes of 512 KiB and
 * more Linux takes large pages, which a virtual machine may have to ask its host for. Measured by `npm run bench -- download`.
 */
const BATCH_BYTES = 256 * 1024;
/** A small piece may hold the whole buffer alive that it was read into. */
const BATCH_PIECES = 64;

/**
 * Writes of pieces one after another, from the start of a file: gathered, not copied, and written while the next ones come.
 * At most one batch is on its way, and one is gathered.
 */
export class GatheredWrites {
  readonly #handle: WritableHandle;
  #pieces: Uint8Array[] = [];
  #gatheredBytes = 0;
  /** Those that lie in the file, and those on their way. */
  #writtenBytes = 0;
  /** Also one that failed. */
  #underway: Promise<void> | undefined;

  constructor(handle: WritableHandle) {
    this.#handle = handle;
  }

  /** All that were added and not dropped. */
  get bytes(): number {
    return this.#writtenBytes + this.#gatheredBytes;
  }

  /**
   * @param piece must not be changed any more
   * @returns when the next one may come; undefined for at once. Rejected with what an earlier write ended with
   */
  add(piece: Uint8Array): Promise<void> | undefined {
    if (piece.length === 0) return undefined;
    this.#pieces.push(piece);
    this.#gatheredBytes += piece.length;
    const isFull = this.#gatheredBytes >= BATCH_BYTES || this.#pieces.length >= BATCH_PIECES;
    if (!isFull) return undefined;
    if (this.#underway !== undefined) return this.#beginAfter(this.#underway);
    this.#begin();
    return undefined;
  }

  /**
   * Resolves when all that was added is with the system.
   * @throws what a write ended with
   */
  async flush(): Promise<void> {
    await this.#underway;
    if (this.#pieces.length > 0) this.#begin();
    await this.#underway;
  }

  /** Forgets what was added, also that a write failed. Nothing is being written any more when it resolves. */
  async drop(): Promise<void> {
    this.#pieces = [];
    this.#gatheredBytes = 0;
    this.#writtenBytes = 0;
    await this.#underway?.catch(() => undefined);
    this.#underway = undefined;
  }

  async #beginAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    this.#begin();
  }

  #begin(): void {
    const underway = this.#writeAll(this.#pieces, this.#writtenBytes);
    this.#underway = underway;
    const finish = (): void => {
      if (this.#underway === underway) this.#underway = undefined;
    };
    // That it failed is heard of by the next call.
    underway.then(finish, () => undefined);
    this.#writtenBytes += this.#gatheredBytes;
    this.#pieces = [];
    this.#gatheredBytes = 0;
  }

  async #writeAll(pieces: readonly Uint8Array[], position: number): Promise<void> {
    for (let left = pieces, at = position; left.length > 0;) {
      const { bytesWritten } = await this.#handle.writev(left, at);
      left = without(left, bytesWritten);
      at += bytesWritten;
    }
  }
}

/** The pieces after the first bytes of them. */
function without(pieces: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let skipped = 0;
  for (const [index, piece] of pieces.entries()) {
    if (skipped + piece.length > bytes) {
      return [piece.subarray(bytes - skipped), ...pieces.slice(index + 1)];
    }
    skipped += piece.length;
  }
  return [];
}
