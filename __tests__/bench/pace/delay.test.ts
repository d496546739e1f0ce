import { describe, expect, it } from '@jest/globals';
import { delaysInGaps, delaysOf } from '../../../bench/pace/delay.ts';

describe('delaysOf', () => {
  it('takes the mean and the value that so many are not above', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(delaysOf(values)).toEqual({ meanMs: 50.5, p95Ms: 95, p99Ms: 99 });
  });
});

describe('delaysInGaps', () => {
  it.each([
    ['equal gaps', [1000, 1000], { meanMs: 500, p95Ms: 950, p99Ms: 990 }],
    ['a long gap among short ones', [9000, 500, 500], { meanMs: 4075, p95Ms: 8500, p99Ms: 8900 }],
  ])('weighs each gap by its length: %s', (_name, gapsMs, expected) => {
    const { meanMs, p95Ms, p99Ms } = delaysInGaps(gapsMs);
    expect(meanMs).toBeCloseTo(expected.meanMs);
    expect(p95Ms).toBeCloseTo(expected.p95Ms, 0);
    expect(p99Ms).toBeCloseTo(expected.p99Ms, 0);
  });
});
