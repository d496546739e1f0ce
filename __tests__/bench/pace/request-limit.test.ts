import { describe, expect, it } from '@jest/globals';
import { startLimit, type LimitModel } from '../../../bench/pace/request-limit.ts';

/** What a limit of 3 a minute says to requests at these seconds: what is left, or `no` and the wait in seconds. */
function answers(model: LimitModel, seconds: readonly number[]): string {
  const limit = startLimit(model, 3);
  return seconds
    .map((second) => limit.count(1000 * second))
    .map(({ isAllowed, remaining, againInMs }) =>
      isAllowed ? String(remaining) : `no ${Math.round(againInMs / 1000)}`,
    )
    .join(', ');
}

describe('startLimit', () => {
  it.each([
    ['fixed window', [50, 51, 52, 53, 59, 60, 61], '2, 1, 0, no 7, no 1, 2, 1'],
    ['sliding window', [50, 51, 52, 53, 110, 110.5, 111], '2, 1, 0, no 57, 0, no 1, 0'],
    ['token bucket', [50, 51, 52, 53, 73, 74], '2, 1, 0, no 17, 0, no 16'],
  ] as const)('counts by a %s', (model, seconds, expected) => {
    expect(answers(model, seconds)).toBe(expected);
  });
});
