import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasEarlyEnd } from '../../src/github/early-end.ts';

const PIECE_BYTES = 256 * 1024;

/** The mark, a checksum, and the size that a reader compares. */
function descriptor(size: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.write('PK\x07\x08', 'latin1');
  bytes.writeUInt32LE(size, 8);
  return bytes;
}

function fileWith(at: number, size: number, lengthBytes = 3 * PIECE_BYTES): Buffer {
  const bytes = randomBytes(lengthBytes);
  descriptor(size).copy(bytes, at);
  return bytes;
}

describe('a place that looks like the end of an entry', () => {
  let file: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'early-end-'));
    file = path.join(folder, 'file');
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    0,
    1,
    1000,
    ...Array.from({ length: 14 }, (_, index) => PIECE_BYTES - 13 + index),
    ...Array.from({ length: 14 }, (_, index) => 2 * PIECE_BYTES - 24 + index),
    3 * PIECE_BYTES - 12,
  ])('is found at %d', async (at) => {
    await writeFile(file, fileWith(at, at));
    expect(await hasEarlyEnd(file)).toBe(true);
  });

  it.each([
    ['a mark with the size of something else', fileWith(5000, 4999)],
    ['a mark that is cut by the end', fileWith(5000, 5000).subarray(0, 5011)],
    ['no mark', randomBytes(PIECE_BYTES)],
    ['nothing', Buffer.alloc(0)],
  ])('is not in a file with %s', async (_, bytes) => {
    await writeFile(file, bytes);
    expect(await hasEarlyEnd(file)).toBe(false);
  });

  it('is supposed in a file full of marks, which would take long to look at', async () => {
    await writeFile(file, 'PK\x07\x08'.repeat(100_000));
    expect(await hasEarlyEnd(file)).toBe(true);
  });

  it('is looked for in vain where there is no file', async () => {
    await expect(hasEarlyEnd(path.join(folder, 'gone'))).rejects.toThrow('ENOENT');
  });
});
