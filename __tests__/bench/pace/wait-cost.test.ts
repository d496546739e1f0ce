import { describe, expect, it } from '@jest/globals';
import { costOfWaiting, populations } from '../../../bench/pace/wait-cost.ts';

const tasks = 400;

describe('waiting, over many tasks of which each second one says how far it is', () => {
  it.each([
    [5000, 10_000],
    [10_000, 15_000],
    [15_000, 25_000],
    [30_000, 50_000],
  ])(
    'needs less time and fewer requests than each %d ms with at most %d ms',
    async (fixed, ours) => {
      const sides = { stories: populations.mixed, tasks };
      const script = await costOfWaiting({ kind: 'fixed', pauseMs: fixed }, sides);
      const cost = await costOfWaiting({ kind: 'ours', pauseMs: ours }, sides);
      expect(cost.meanMs).toBeLessThan(script.meanMs);
      expect(cost.requests).toBeLessThan(script.requests);
    },
  );
});

describe('waiting for tasks that all say how far they are', () => {
  it('needs half the time and fewer requests than each 10 s, by default', async () => {
    const sides = { stories: populations.talking, tasks };
    const script = await costOfWaiting({ kind: 'fixed', pauseMs: 10_000 }, sides);
    const cost = await costOfWaiting({ kind: 'ours', pauseMs: 15_000 }, sides);
    expect(cost.meanMs).toBeLessThan(0.5 * script.meanMs);
    expect(cost.requests).toBeLessThan(script.requests);
  });
});

describe('waiting with long pauses', () => {
  it.each([60_000, 120_000, 300_000, 600_000])(
    'takes less than half the time, and hardly more requests, for tasks that say how far they are: at most %d ms',
    async (pauseMs) => {
      const waiter = { kind: 'ours', pauseMs } as const;
      const silent = await costOfWaiting(waiter, { stories: populations.silent, tasks });
      const talking = await costOfWaiting(waiter, { stories: populations.talking, tasks });
      expect(talking.meanMs).toBeLessThan(0.5 * silent.meanMs);
      expect(talking.requests).toBeLessThan(1.25 * silent.requests);
    },
  );
});
