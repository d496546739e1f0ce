import { describe, expect, it } from '@jest/globals';
import { interleave, median } from '../../bench/interleave.ts';

describe('interleaved measurements', () => {
  it('alternate the order, and ignore the warm-up', async () => {
    const order: string[] = [];
    const result = await interleave(
      {
        ours: () => Promise.resolve({ durationMs: order.push('ours'), peakBytes: 5e6 }),
        peer: () => Promise.resolve({ durationMs: order.push('peer') }),
      },
      { samples: 2, warmUps: 1, restMs: 0 },
    );
    expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
    expect(result).toEqual({
      ours: { ms: (4 + 5) / 2, peakMb: 5 },
      peer: { ms: (3 + 6) / 2, peakMb: NaN },
    });
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
