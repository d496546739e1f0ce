import { describe, expect, it } from '@jest/globals';

import { parseRetryAfterMs, retryDelayMs } from '../../src/miteos/retry-policy.ts';

describe('the pause before a retry', () => {
  it.each([
    ['never', {}, 1, 0.5, 500],
    ['perhaps', {}, 1, 0.5, 500],
    ['never', {}, 3, 0.5, 2000],
    ['never', {}, 1, 0, 375],
    ['never', {}, 1, 0.999, 624.75],
    ['never', {}, 9, 0.5, 30_000],
    ['never', {}, 2000, 0.5, 30_000],
    ['never', { retryAfterMs: 3000 }, 1, 0.5, 3000],
    ['never', { retryAfterMs: 100 }, 1, 0.5, 500],
    ['perhaps', { retryAfterMs: 55_000 }, 1, 0.5, 55_000],
    ['never', { retryAfterMs: Infinity }, 1, 0.5, 60_000],
    ['refused', {}, 1, 0.5, undefined],
    ['refused', { retryAfterMs: 1000 }, 1, 0.5, undefined],
    ['never', { isLasting: true }, 1, 0.5, undefined],
  ] as const)(
    'after %s with %j and %i attempts, with the random number %d: %j ms',
    (arrival, details, tries, random, delayMs) => {
      const failure = { arrival, isLasting: false, ...details };
      expect(retryDelayMs(failure, tries, random)).toBe(delayMs);
    },
  );
});

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-03-01T12:00:00Z');
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['9'.repeat(400), 600_000],
    ['Sun, 01 Mar 9999 12:00:30 GMT', 600_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['2026-03-01T12:00:30Z', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['wait until 2050', undefined],
    ['1e9', undefined],
    ['5, 10', undefined],
    ['Sun, 99 Foo 2026 12:00:30 GMT', undefined],
  ])('of %j means %j ms', (value, delayMs) => {
    expect(parseRetryAfterMs(value, nowMs)).toBe(delayMs);
  });
});
