import { describe, expect, it } from '@jest/globals';

import { GatheredWrites } from '../../src/deliverables/gathered-writes.ts';

const KIB = 1024;

interface Underway {
  readonly pieces: readonly Uint8Array[];
  readonly position: number;
  readonly end: (bytesWritten?: number) => void;
  readonly fail: (error: Error) => void;
}

/** A disk whose writes end when the test says so. */
class HeldHandle {
  readonly underway: Underway[] = [];

  writev(
    pieces: readonly Uint8Array[],
    position: number,
  ): Promise<{ readonly bytesWritten: number }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ readonly bytesWritten: number }>();
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    const end = (bytesWritten = bytes): void => {
      resolve({ bytesWritten });
    };
    this.underway.push({ pieces, position, end, fail: reject });
    return promise;
  }

  /** Of the writes so far: where they began, and how long each piece was. */
  get asked(): [number, number[]][] {
    return this.underway.map(({ position, pieces }) => [
      position,
      pieces.map(({ length }) => length),
    ]);
  }
}

/** A disk that takes at most so many bytes at once. */
class SlowHandle {
  readonly bytes: number[] = [];
  readonly #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  writev(
    pieces: readonly Uint8Array[],
    position: number,
  ): Promise<{ readonly bytesWritten: number }> {
    const taken = Buffer.concat(pieces).subarray(0, this.#mostBytes);
    for (const [index, byte] of taken.entries()) this.bytes[position + index] = byte;
    return Promise.resolve({ bytesWritten: taken.length });
  }
}

/** Whether a promise stays open for now. */
async function isOpen(promise: Promise<unknown> | undefined): Promise<boolean> {
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
  };
  if (promise === undefined) return false;
  promise.then(end, end);
  await new Promise(setImmediate);
  return !isEnded;
}

const piece = (kib: number): Uint8Array => new Uint8Array(kib * KIB);

describe('pieces that are written one after another', () => {
  it('are gathered until a batch is full', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    for (let count = 0; count < 3; count += 1) await writes.add(piece(64));
    expect(handle.asked).toEqual([]);
    await writes.add(piece(64));
    expect(handle.asked).toEqual([[0, [64, 64, 64, 64].map((kib) => kib * KIB)]]);
    expect(writes.bytes).toBe(256 * KIB);
  });

  it('are gathered on while a batch is on its way, and wait when the next is full', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    await writes.add(piece(256));
    await writes.add(piece(128));
    const waiting = writes.add(piece(128));
    expect(await isOpen(waiting)).toBe(true);
    expect(handle.asked).toHaveLength(1);
    handle.underway[0]?.end();
    await waiting;
    expect(handle.asked[1]).toEqual([256 * KIB, [128 * KIB, 128 * KIB]]);
  });

  it('are written soon when they are many, however small', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    for (let count = 0; count < 64; count += 1) await writes.add(new Uint8Array(1));
    expect(handle.asked).toEqual([[0, Array.from({ length: 64 }, () => 1)]]);
  });

  it('are all written when a flush ends, also those of a batch that is not full', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    await writes.add(piece(256));
    await writes.add(new Uint8Array(3));
    const flushing = writes.flush();
    handle.underway[0]?.end();
    expect(await isOpen(flushing)).toBe(true);
    expect(handle.asked[1]).toEqual([256 * KIB, [3]]);
    handle.underway[1]?.end();
    await flushing;
    await writes.flush();
    expect(handle.asked).toHaveLength(2);
  });

  it.each([1, 2, 3, 5, 100])(
    'are all written by a disk that takes %i bytes at once',
    async (most) => {
      const handle = new SlowHandle(most);
      const writes = new GatheredWrites(handle);
      for (const text of ['ab', '', 'c', 'defg', 'h']) await writes.add(Buffer.from(text));
      await writes.flush();
      expect(Buffer.from(handle.bytes).toString()).toBe('abcdefgh');
    },
  );
});

describe('a write that fails', () => {
  const full = new Error('ENOSPC: no space left on device, write');

  it('is told by the flush', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    await writes.add(piece(256));
    handle.underway[0]?.fail(full);
    await expect(writes.flush()).rejects.toBe(full);
  });

  it('is told by the next batch, and each call after it; nothing more is written', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    await writes.add(piece(256));
    handle.underway[0]?.fail(full);
    // Nobody listens yet: it must not end the process.
    await new Promise(setImmediate);
    await expect(writes.add(piece(256))).rejects.toBe(full);
    await expect(writes.add(piece(256))).rejects.toBe(full);
    await expect(writes.flush()).rejects.toBe(full);
    expect(handle.asked).toHaveLength(1);
  });
});

describe('writes that are dropped', () => {
  it('have ended, and what comes next begins anew', async () => {
    const handle = new HeldHandle();
    const writes = new GatheredWrites(handle);
    await writes.add(piece(256));
    await writes.add(piece(1));
    const dropping = writes.drop();
    expect(await isOpen(dropping)).toBe(true);
    handle.underway[0]?.fail(new Error('EIO'));
    await dropping;
    expect(writes.bytes).toBe(0);
    await writes.add(piece(256));
    expect(handle.asked[1]).toEqual([0, [256 * KIB]]);
  });
});
