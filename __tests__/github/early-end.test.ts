import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasEarlyEnd } from '../../src/github/early-end.ts';

const PIECE_BYTES = 256 * 1024;

/** The mark, and what a reader compares: a checksum, the size, or both. */
function descriptor(size: number, checksum = 0): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.write('PK\x07\x08', 'latin1');
  bytes.writeUInt32LE(checksum, 4);
  bytes.writeUInt32LE(size, 8);
  return bytes;
}

function fileWith(at: number, size: number, lengthBytes = 3 * PIECE_BYTES): Buffer {
  const bytes = randomBytes(lengthBytes);
  descriptor(size).copy(bytes, at);
  return bytes;
}

/** Libarchive goes by the checksum of what came, whatever the size says. */
function fileWithChecksum(at: number): Buffer {
  const bytes = randomBytes(3 * PIECE_BYTES);
  // Another mark before it must not disturb the counting.
  descriptor(1).copy(bytes, at >> 1);
  descriptor(1, crc32(bytes.subarray(0, at))).copy(bytes, at);
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
    100,
    PIECE_BYTES - 13,
    PIECE_BYTES - 12,
    PIECE_BYTES - 11,
    PIECE_BYTES - 1,
    PIECE_BYTES,
    2 * PIECE_BYTES - 23,
    2 * PIECE_BYTES - 22,
    2 * PIECE_BYTES - 21,
    3 * PIECE_BYTES - 12,
  ])('is found at %d by its checksum alone', async (at) => {
    await writeFile(file, fileWithChecksum(at));
    expect(await hasEarlyEnd(file)).toBe(true);
  });

  it.each([4, 7, 11])(
    'is supposed where a mark is followed by the end after %d bytes, since what comes behind it completes it',
    async (bytesOfIt) => {
      await writeFile(file, fileWith(PIECE_BYTES, 1).subarray(0, PIECE_BYTES + bytesOfIt));
      expect(await hasEarlyEnd(file)).toBe(true);
    },
  );

  it.each([
    ['a mark with the size and the checksum of something else', fileWith(5000, 4999)],
    ['a mark that is none before its last byte', fileWith(5000, 5000).subarray(0, 5003)],
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
