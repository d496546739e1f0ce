import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextPauseMs, type PaceFacts } from '../../src/task/pace.ts';

/** The pause in the middle of the jitter, without failures or a rate limit by default. */
function pause(facts: Partial<PaceFacts>): number {
  return nextPauseMs({
    elapsedMs: 0,
    pollIntervalMs: 15_000,
    failures: 0,
    retryAfterMs: undefined,
    rateLimit: undefined,
    random: 0.5,
    ...facts,
  });
}

const MAX_RETRY_AFTER_MS = 600_000;
const someFacts: fc.Arbitrary<PaceFacts> = fc.record({
  elapsedMs: fc.double({ min: 0, max: 3.1e9, noNaN: true }),
  pollIntervalMs: fc.integer({ min: 1000, max: 600_000 }),
  failures: fc.oneof(fc.constant(0), fc.nat(5000)),
  retryAfterMs: fc.constant(undefined),
  rateLimit: fc.option(fc.record({ limit: fc.nat(6000), remaining: fc.nat(6000) }), {
    nil: undefined,
  }),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

describe('nextPauseMs', () => {
  it.each([
    [0, 1000],
    [12_000, 1000],
    [30_000, 2500],
    [120_000, 10_000],
    [180_000, 15_000],
    [36_000_000, 15_000],
  ])(
    'after %d ms is a twelfth of that, between a second and the interval: %d ms',
    (elapsedMs, ms) => {
      expect(pause({ elapsedMs })).toBeCloseTo(ms);
    },
  );

  it.each([
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [6, 30_000],
    [5000, 30_000],
  ])('after %d failures in a row is at least %d ms', (failures, ms) => {
    expect(pause({ failures })).toBe(ms);
    expect(pause({ failures, elapsedMs: 3_600_000 })).toBe(Math.max(ms, 15_000));
  });

  it.each([
    [60, 0],
    [30, 0],
    [15, 30_000],
    [0, 60_000],
  ])('with %d of 60 requests left grows by %d ms', (remaining, ms) => {
    expect(pause({ rateLimit: { limit: 60, remaining } })).toBeCloseTo(1000 + ms);
  });

  it.each([
    [0, 0, 1000],
    [42_000, 0, 42_000],
    [42_000, 0.5, 43_000],
  ])('is the Retry-After of %d ms plus jitter (%d): %d ms', (retryAfterMs, random, ms) => {
    const rateLimit = { limit: 60, remaining: 0 };
    expect(pause({ retryAfterMs, random, rateLimit, failures: 9, elapsedMs: 1e6 })).toBe(ms);
  });

  it('is between a second and the interval while polls succeed', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const ms = nextPauseMs({ ...facts, failures: 0, rateLimit: undefined });
        expect(ms).toBeGreaterThanOrEqual(1000);
        expect(ms).toBeLessThanOrEqual(facts.pollIntervalMs);
      }),
    );
  });

  it('is bounded even while polls fail and the rate limit is used up', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const ms = nextPauseMs(facts);
        expect(ms).toBeGreaterThanOrEqual(900);
        expect(ms).toBeLessThanOrEqual(Math.max(facts.pollIntervalMs, 33_000) + 66_000);
      }),
    );
  });

  it('honors Retry-After in every case', () => {
    const someRetryAfter = fc.integer({ min: 1000, max: MAX_RETRY_AFTER_MS });
    fc.assert(
      fc.property(someFacts, someRetryAfter, (facts, retryAfterMs) => {
        const ms = nextPauseMs({ ...facts, retryAfterMs });
        expect(ms).toBeGreaterThanOrEqual(retryAfterMs);
        expect(ms).toBeLessThanOrEqual(retryAfterMs + 2000);
      }),
    );
  });
});
