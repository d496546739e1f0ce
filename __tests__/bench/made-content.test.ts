import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { madeContent, type ContentKind } from '../../bench/made-content.ts';

const MIB = 1024 ** 2;

function read(kind: ContentKind, fromByte: number, toByte: number): Buffer {
  return Buffer.concat([...madeContent(kind, 9 * MIB).read(fromByte, toByte)]);
}

describe('content that is made up', () => {
  it.each<[ContentKind, number, number]>([
    ['random', 1, 1.001],
    ['text', 0.2, 0.3],
  ])('of %s: deflating leaves what it should', (kind, least, most) => {
    const bytes = read(kind, 3 * MIB, 5 * MIB);
    const share = deflateRawSync(bytes).length / bytes.length;
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  it.each<ContentKind>(['random', 'text'])('of %s is the same from any place on', (kind) => {
    const from = 4 * MIB - 1000;
    const piece = read(kind, from, from + 200_000);
    expect(piece.length).toBe(200_000);
    expect(piece.equals(read(kind, 0, 9 * MIB).subarray(from, from + 200_000))).toBe(true);
  });
});
