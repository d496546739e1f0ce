import { describe, expect, it } from '@jest/globals';
import { interleave, median } from '../../bench/interleave.ts';

describe('measuring things in turn', () => {
  it('changes which comes first, and counts nothing of the warm-up', async () => {
    const order: string[] = [];
    const result = await interleave(
      {
        ours: () => Promise.resolve(order.push('ours')),
        peer: () => Promise.resolve(order.push('peer')),
      },
      { samples: 2, warmUps: 1, restMs: 0 },
    );
    expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
    expect(result).toEqual({ ours: (4 + 5) / 2, peer: (3 + 6) / 2 });
  });
});

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[8, 1, 2, 100], 5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
