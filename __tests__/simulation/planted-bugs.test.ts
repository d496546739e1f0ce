import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someSchedule } from './any-schedule.ts';
import { violationsOf } from './invariants.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import type { Schedule } from './schedule.ts';
import { simulate } from './simulate.ts';

const MAX_SCHEDULES = 600;

describe('the simulation', () => {
  let schedules: readonly Schedule[] = [];
  beforeAll(() => {
    schedules = fc.sample(someSchedule, { numRuns: MAX_SCHEDULES, seed: 1 });
  });

  it.each(PLANTED_BUGS)('notices $name', async ({ breaks, plant }) => {
    for (const schedule of schedules) {
      const broken = violationsOf(await simulate(schedule, plant));
      if (broken.some(({ invariant }) => invariant === breaks)) return;
    }
    expect(`a schedule in which is broken: ${breaks}`).toBe('found');
  });
});
