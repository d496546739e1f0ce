import { describe, expect, it } from '@jest/globals';
import { interleave, median } from '../../bench/interleave.ts';

describe('measuring two things in turn', () => {
  it('changes which comes first, and counts nothing of the warm-up', async () => {
    const order: string[] = [];
    const result = await interleave(
      {
        ours: () => Promise.resolve(order.push('ours')),
        against: () => Promise.resolve(order.push('against')),
      },
      { samples: 2, warmUps: 1, restMs: 0 },
    );
    expect(order).toEqual(['ours', 'against', 'against', 'ours', 'ours', 'against']);
    expect(result).toEqual({ ours: (4 + 5) / 2, against: (3 + 6) / 2, samples: 2 });
  });

  it('fails when one of the measurements does', async () => {
    const pair = {
      ours: () => Promise.resolve(1),
      against: () => Promise.reject(new Error('curl is missing')),
    };
    await expect(interleave(pair, { samples: 1, restMs: 0 })).rejects.toThrow('curl is missing');
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

  it('of nothing does not exist', () => {
    expect(() => median([])).toThrow('no median');
  });
});
