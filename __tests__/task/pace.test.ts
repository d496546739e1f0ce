import { describe, expect, it } from '@jest/globals';
import { nextPauseMs, type PaceFacts } from '../../src/task/pace.ts';

/** The longest that the jitter leaves. */
function pause(facts: Partial<PaceFacts>): number {
  return nextPauseMs({
    elapsedMs: 0,
    maxPauseMs: 15_000,
    looks: 0,
    expectedEnd: undefined,
    failures: 0,
    retryAfterMs: undefined,
    rateLimitShare: undefined,
    recentRefusals: 0,
    random: 0,
    ...facts,
  });
}

/** How many looks there are until then when nothing is in the way. */
function looksUntil(endMs: number, facts: Partial<PaceFacts> = {}): number {
  let elapsedMs = 0;
  let looks = 0;
  for (; elapsedMs < endMs; looks += 1) elapsedMs += pause({ ...facts, elapsedMs, looks });
  return looks;
}

describe('nextPauseMs', () => {
  it.each([
    [0, 1000],
    [1000, 1000],
    [12_000, 3000],
    [75_000, 7500],
    [300_000, 15_000],
    [3_600_000, 15_000],
  ])('after %d ms is %d ms', (elapsedMs, expected) => {
    expect(pause({ elapsedMs })).toBeCloseTo(expected);
  });

  it.each([
    [1000, 3_600_000, 1000],
    [2000, 3_600_000, 2000],
    [60_000, 12_000, 12_000],
    [600_000, 36_000_000, 600_000],
  ])('with at most %d ms after %d ms is %d ms', (maxPauseMs, elapsedMs, expected) => {
    expect(pause({ maxPauseMs, elapsedMs })).toBe(expected);
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
    [1, 1000],
    [0.65, 1000],
    [0.325, 60_000],
    [0.13, 96_000],
    [0, 120_000],
  ])('with a share of %d left of the rate limit is %d ms', (rateLimitShare, expected) => {
    expect(pause({ rateLimitShare })).toBeCloseTo(expected);
  });

  it.each([
    [0.01, 1000],
    [1, 20_000],
    [2.5, 50_000],
    [6, 120_000],
  ])('with %d refusals of late is %d ms', (recentRefusals, expected) => {
    expect(pause({ recentRefusals })).toBeCloseTo(expected, 0);
  });

  it("is the user's own where a refusal has faded a little", () => {
    const facts = { elapsedMs: 3_600_000, maxPauseMs: 15_000 };
    expect(pause({ ...facts, recentRefusals: 0.7 })).toBe(15_000);
  });

  it('adds up where little is left of the rate limit and some were refused', () => {
    expect(pause({ rateLimitShare: 0, recentRefusals: 6 })).toBe(240_000);
  });

  it('is at least what the service asks for, whatever the jitter', () => {
    const jittered = [0, 0.5, 0.999].map((random) =>
      pause({ retryAfterMs: 90_000, failures: 1, recentRefusals: 1, random }),
    );
    expect(Math.min(...jittered)).toBe(90_000);
    expect(pause({ retryAfterMs: 10, failures: 1 })).toBe(1000);
  });

  it('is spread after what the service asked for, the wider the more often it refused', () => {
    const spread = (recentRefusals: number): number => {
      const facts = { retryAfterMs: 30_000, failures: 1, recentRefusals };
      return pause({ ...facts, random: 0.999 }) - pause({ ...facts, random: 0 });
    };
    expect(spread(1)).toBeCloseTo(21_000, -2);
    expect(spread(6)).toBeCloseTo(121_000, -3);
  });

  it('goes by what the service asks for, and not by what is left, where it asks', () => {
    expect(pause({ retryAfterMs: 3000, rateLimitShare: 0, failures: 1 })).toBe(3000);
  });

  it.each([
    ['a tenth', { elapsedMs: 3_600_000 }, 13_500, 15_000],
    ['a half where many ask', { rateLimitShare: 0 }, 60_000, 120_000],
    ['a half where some were refused', { recentRefusals: 2 }, 20_000, 40_000],
  ])(
    'is shortened by the jitter, up to %s, and never made longer',
    (_words, facts, least, most) => {
      const jittered = [0, 0.25, 0.5, 0.999].map((random) => pause({ ...facts, random }));
      expect(Math.max(...jittered)).toBeCloseTo(most);
      expect(Math.min(...jittered)).toBeGreaterThanOrEqual(least);
      expect(new Set(jittered).size).toBe(4);
    },
  );

  it('comes to a known number of looks', () => {
    expect([60_000, 600_000, 3_600_000].map((ms) => looksUntil(ms))).toEqual([18, 60, 260]);
  });
});

describe('with an expected end', () => {
  const expectedEnd = { saidAtMs: 590_000, atMs: 600_000, spreadMs: 5000 };

  it('is longer while that is far', () => {
    const facts = { elapsedMs: 60_000, maxPauseMs: 15_000 };
    const far = { saidAtMs: 60_000, atMs: 600_000, spreadMs: 60_000 };
    expect(pause({ ...facts, expectedEnd: far })).toBeGreaterThan(1.5 * pause(facts));
  });

  it('is short around it, the shorter the surer it is', () => {
    const facts = { elapsedMs: 600_000 };
    const pauses = [2000, 20_000, 200_000].map((spreadMs) =>
      pause({ ...facts, expectedEnd: { ...expectedEnd, spreadMs } }),
    );
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses[0]).toBeLessThan(1500);
    expect(pauses[2]).toBeGreaterThan(5000);
  });

  it('does not sleep through it', () => {
    const ms = pause({ elapsedMs: 590_000, expectedEnd });
    expect(590_000 + ms).toBeLessThan(602_000);
  });

  it.each([60_000, 120_000, 300_000, 600_000])(
    'is over soon after it, for who wants %d ms at most as well',
    (maxPauseMs) => {
      const sure = { saidAtMs: 300_000, atMs: 320_000, spreadMs: 1000 };
      const ms = pause({ elapsedMs: 300_000, maxPauseMs, expectedEnd: sure });
      expect(ms).toBeGreaterThan(18_000);
      expect(ms).toBeLessThan(20_000 + 0.1 * maxPauseMs);
    },
  );

  it('grows again to what it would be without when the end does not come', () => {
    const pauses = [600_000, 610_000, 630_000, 700_000].map((elapsedMs) =>
      pause({ elapsedMs, expectedEnd }),
    );
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.at(-1)).toBeCloseTo(15_000, -2);
  });

  it('is still within the bounds, whatever is expected', () => {
    for (const atMs of [0, 60_000, 3_600_000, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) {
      for (const spreadMs of [0, 1, 1e9, Number.MAX_VALUE]) {
        for (const elapsedMs of [0, 1, 60_000, 1e9]) {
          const expected = { saidAtMs: Math.min(elapsedMs, atMs), atMs, spreadMs };
          const ms = pause({ elapsedMs, expectedEnd: expected });
          expect(ms).toBeGreaterThanOrEqual(1000);
          expect(ms).toBeLessThanOrEqual(15_000);
        }
      }
    }
  });

  it.each([1000, 5000, 15_000, 60_000])(
    'comes to 20 looks more than without, at most, for an end that is always near (at most %d ms)',
    (maxPauseMs) => {
      let elapsedMs = 0;
      let looks = 0;
      for (; elapsedMs < 3_600_000; looks += 1) {
        const always = { saidAtMs: elapsedMs, atMs: elapsedMs + 500, spreadMs: 1 };
        elapsedMs += pause({ maxPauseMs, elapsedMs, looks, expectedEnd: always, random: 0.999 });
      }
      expect(looks).toBeLessThanOrEqual(looksUntil(3_600_000, { maxPauseMs, random: 0.999 }) + 22);
    },
  );
});
