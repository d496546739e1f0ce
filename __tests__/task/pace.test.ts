import { describe, expect, it } from '@jest/globals';
import { nextPauseMs, type PaceFacts } from '../../src/task/pace.ts';

/** The longest that the jitter leaves. */
function pause(facts: Partial<PaceFacts>): number {
  return nextPauseMs({
    elapsedMs: 0,
    maxPauseMs: 15_000,
    failures: 0,
    retryAfterMs: undefined,
    rateLimit: undefined,
    random: 0,
    ...facts,
  });
}

describe('nextPauseMs', () => {
  it.each([
    [0, 1000],
    [10_000, 1000],
    [60_000, 6000],
    [150_000, 15_000],
    [3_600_000, 15_000],
  ])('after %d ms is %d ms', (elapsedMs, expected) => {
    expect(pause({ elapsedMs })).toBeCloseTo(expected);
  });

  it('is bounded by what the user wants', () => {
    expect(pause({ elapsedMs: 3_600_000, maxPauseMs: 2000 })).toBe(2000);
    expect(pause({ elapsedMs: 36_000_000, maxPauseMs: 600_000 })).toBe(600_000);
  });

  it.each([
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [6, 30_000],
    [2000, 30_000],
  ])('after %d failures in a row is %d ms', (failures, expected) => {
    expect(pause({ failures })).toBe(expected);
  });

  it('is never shorter after failures than without them', () => {
    expect(pause({ failures: 1, elapsedMs: 3_600_000 })).toBe(15_000);
  });

  it.each([
    [60, 60, 1000],
    [60, 12, 1000],
    [60, 6, 30_000],
    [60, 0, 60_000],
    [1000, 50, 45_000],
    [0, 0, 1000],
    [60, 90, 1000],
  ])('with a limit of %d and %d left is %d ms', (limit, remaining, expected) => {
    expect(pause({ rateLimit: { limit, remaining } })).toBeCloseTo(expected);
  });

  it('is at least what the service asks for, whatever the jitter', () => {
    for (const random of [0, 0.5, 0.999]) {
      expect(pause({ retryAfterMs: 90_000, failures: 1, random })).toBe(90_000);
    }
    expect(pause({ retryAfterMs: 10, failures: 1 })).toBe(1000);
  });

  it('is shortened by the jitter, up to a fifth, and never made longer', () => {
    const jittered = [0, 0.25, 0.5, 0.999].map((random) => pause({ elapsedMs: 3_600_000, random }));
    expect(Math.max(...jittered)).toBe(15_000);
    expect(Math.min(...jittered)).toBeGreaterThanOrEqual(12_000);
    expect(new Set(jittered).size).toBe(4);
  });

  it('adds about a tenth to the length of a task, and stays within a handful of requests a minute', () => {
    let elapsedMs = 0;
    let looks = 0;
    while (elapsedMs < 600_000) {
      elapsedMs += pause({ elapsedMs });
      looks += 1;
    }
    expect(looks).toBeLessThan(70);
  });
});
