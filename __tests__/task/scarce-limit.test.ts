import { describe, expect, it } from '@jest/globals';
import { ScarceLimit } from '../../src/task/scarce-limit.ts';

function shareAfter(...remaining: number[]): number | undefined {
  const scarce = new ScarceLimit();
  for (const left of remaining) scarce.see({ limit: 60, remaining: left });
  return scarce.share;
}

describe('ScarceLimit', () => {
  it.each([
    [[], undefined],
    [[60], 1],
    [[60, 15], 0.25],
    [[15, 60], 0.4],
    [[0, 60, 60], 0.36],
    [[90], 1],
    [[0, 0], 0],
  ])('has seen what is left as %j and says %d', (remaining, share) => {
    if (share === undefined) expect(shareAfter(...remaining)).toBeUndefined();
    else expect(shareAfter(...remaining)).toBeCloseTo(share);
  });

  it('comes back up in a few looks', () => {
    expect(shareAfter(0, ...Array.from({ length: 10 }, () => 60))).toBeGreaterThan(0.85);
  });

  it.each([
    undefined,
    { limit: 0, remaining: 0 },
    { limit: 60, remaining: -1 },
    { limit: -60, remaining: 1 },
    { limit: NaN, remaining: 1 },
    { limit: 60, remaining: NaN },
    { limit: Infinity, remaining: Infinity },
  ])('learns nothing of %j', (rateLimit) => {
    const scarce = new ScarceLimit();
    scarce.see(rateLimit);
    expect(scarce.share).toBeUndefined();
    scarce.see({ limit: 60, remaining: 30 });
    scarce.see(undefined);
    expect(scarce.share).toBe(0.5);
  });
});
