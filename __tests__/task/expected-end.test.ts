import { describe, expect, it } from '@jest/globals';
import { chanceOfEnd, type ExpectedEnd } from '../../src/task/expected-end.ts';

const HAZARD = 1 / 1_200_000;
const expected: ExpectedEnd = { saidAtMs: 500_000, atMs: 600_000, spreadMs: 10_000 };

function chance(elapsedMs: number, withinMs: number, end = expected) {
  return chanceOfEnd(end, { elapsedMs, hazard: HAZARD })(withinMs);
}

describe('chanceOfEnd', () => {
  it.each([
    ['is small before the expected end', 500_000, 60_000, 0.02],
    ['is a half up to it, for what is believed', 590_000, 10_000, 0.37],
    ['is near what is believed at all when all of it comes', 500_000, 200_000, 0.87],
    ['is the hazard again long after it', 700_000, 15_000, 0.013],
  ])('%s', (_words, elapsedMs, withinMs, value) => {
    expect(Math.abs(chance(elapsedMs, withinMs) - value)).toBeLessThan(0.02);
  });

  it('grows with the time', () => {
    for (const elapsedMs of [500_000, 595_000, 620_000]) {
      const values = [0, 1000, 5000, 20_000, 1e6].map((ms) => chance(elapsedMs, ms));
      expect(values).toEqual(values.toSorted((one, other) => one - other));
      expect(values[0]).toBe(0);
      expect(values[4]).toBeLessThanOrEqual(1);
    }
  });

  it('stays a number where nothing is left to divide', () => {
    expect(chance(1e12, 15_000)).toBeCloseTo(1 - Math.exp(-15_000 * HAZARD));
    const never = { saidAtMs: 0, atMs: Number.POSITIVE_INFINITY, spreadMs: 1 };
    expect(chance(1e6, 15_000, never)).toBeGreaterThanOrEqual(0);
    expect(chance(0, 15_000, { saidAtMs: 0, atMs: 0, spreadMs: 0 })).toBeLessThanOrEqual(1);
  });
});
