import { describe, expect, it } from '@jest/globals';
import {
  highestCostOf,
  pollAlone,
  pollAtFixedInterval,
  pollTogether,
} from '../../../bench/pace/polling-cost.ts';

const TASKS = 160;

describe('a single job', () => {
  it('notices the end of a task within 6% of its length and the interval, on average, for any length', async () => {
    const { delayMs, delayShare } = highestCostOf(await pollAlone(TASKS));
    expect(delayShare).toBeLessThanOrEqual(0.06);
    expect(delayMs).toBeLessThanOrEqual(15_000);
  });
});

describe('20 jobs with the same key', () => {
  it('get less than one in twenty requests refused, and all notice the end of their tasks', async () => {
    const { refused, requests, waits } = await pollTogether(20, 1);
    expect(refused / requests).toBeLessThan(0.05);
    expect(waits).toHaveLength(100);
    expect(Math.max(...waits.map(({ delayMs }) => delayMs))).toBeLessThan(150_000);
  });
});

describe('a script with a fixed pause', () => {
  it('notices the end of a task with the next poll', () => {
    const [shortest] = pollAtFixedInterval(1000, 20_000);
    expect(shortest?.lengthMs).toBeGreaterThan(30_000);
    expect(shortest).toMatchObject({ polls: 2, delayMs: 40_000 - (shortest?.lengthMs ?? 0) });
  });
});
