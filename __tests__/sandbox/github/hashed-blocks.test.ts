import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { HashedBlocks } from '../../../sandbox/github/artifacts/blocks.ts';

/** As `generateBlockID` of @azure/storage-blob makes them. */
const idOf = (number: number): string =>
  Buffer.from(`6b1ee9c2-prefix-${String(number).padStart(32, '0')}`).toString('base64');
const ids = [0, 1, 2].map(idOf);
const blocks = ['first', 'second', 'third'].map((text) => Buffer.from(text));

function put(keeper: HashedBlocks, ...numbers: number[]): void {
  for (const number of numbers) keeper.put(idOf(number), blocks[number] ?? Buffer.from('other'));
}

describe('blocks that are hashed and thrown away', () => {
  it.each([[[0, 1, 2]], [[2, 0, 1]], [[1, 2, 0]]])(
    'have the digest of the whole when they come as %j',
    (order) => {
      const keeper = new HashedBlocks();
      put(keeper, ...order);
      const { sizeBytes, sha256 } = keeper.commit(ids) ?? {};
      const whole = Buffer.concat(blocks);
      expect(sizeBytes).toBe(whole.length);
      expect(sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    },
  );

  it('are no blob in another order than they are numbered', () => {
    const keeper = new HashedBlocks();
    put(keeper, 0, 1, 2);
    expect(keeper.commit(ids.toReversed())).toBeUndefined();
  });

  it('are no blob while one is missing, in the list or among them', () => {
    const keeper = new HashedBlocks();
    put(keeper, 0, 2);
    expect(keeper.commit(ids)).toBeUndefined();
    put(keeper, 1);
    expect(keeper.commit(ids.slice(0, 2))).toBeUndefined();
    expect(keeper.commit(ids)).toBeDefined();
  });

  it('may be put again after a lost answer, with the same bytes alone', () => {
    const keeper = new HashedBlocks();
    put(keeper, 0, 1, 1, 2);
    expect(keeper.commit(ids)).toBeDefined();
    keeper.put(idOf(1), Buffer.from('changed'));
    expect(keeper.commit(ids)).toBeUndefined();
  });

  it('need ids that end with a number', () => {
    const id = Buffer.from('first').toString('base64');
    expect(() => {
      new HashedBlocks().put(id, Buffer.from('x'));
    }).toThrow('does not end with a number');
  });

  it('can not be read again', () => {
    const keeper = new HashedBlocks();
    put(keeper, 0, 1, 2);
    expect(() => keeper.commit(ids)?.bytes()).toThrow('digests');
  });
});
