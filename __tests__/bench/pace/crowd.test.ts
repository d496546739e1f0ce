import { describe, expect, it } from '@jest/globals';
import { crowdOf } from '../../../bench/pace/crowd.ts';

describe('20 jobs that share a key with 60 requests a minute', () => {
  it.each([
    ['run for an hour', { saysLimits: true, tasks: 'long' }],
    ['run for an hour, and hear nothing but 429', { saysLimits: false, tasks: 'long' }],
    ['run one task after the other', { saysLimits: true, tasks: 'any' }],
  ] as const)('are seldom refused and none starves: they %s', async (_name, kind) => {
    const crowd = await crowdOf({ ...kind, jobs: 20, seeds: 1 });
    expect(crowd.refusedPercent).toBeLessThan(5);
    expect(crowd.p99DelayMs).toBeLessThan(90_000);
  });
});

describe('few jobs that share a key', () => {
  it('wait as if they were alone', async () => {
    const crowd = await crowdOf({ saysLimits: true, tasks: 'long', jobs: 2, seeds: 1 });
    expect(crowd.refusedPercent).toBe(0);
    expect(crowd.p99DelayMs).toBeLessThan(15_000);
  });
});
