import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someSchedule } from './any-schedule.ts';
import { violationsOf } from './invariants.ts';
import { simulate } from './simulate.ts';
import { sightsOf, SIGHTS, type Sight } from './sights.ts';

const { SIMULATION_SCHEDULES, SIMULATION_SEED, SIMULATION_PATH } = process.env;

/** A few schedules, the same each time, by default. */
const FEW = { schedules: 600, seed: 2 };

const isFew = SIMULATION_SCHEDULES === undefined;
const numRuns = isFew ? FEW.schedules : Number(SIMULATION_SCHEDULES);
const freshSeed = isFew ? FEW.seed : Date.now() % 2 ** 31;
const seed = SIMULATION_SEED === undefined ? freshSeed : Number(SIMULATION_SEED);

describe(`a step and its post step, on ${numRuns} schedules of seed ${seed}`, () => {
  it('keep all promises', async () => {
    const seen = new Map<Sight, number>(SIGHTS.map((sight) => [sight, 0]));
    const property = fc.asyncProperty(someSchedule, async (schedule) => {
      const history = await simulate(schedule);
      for (const sight of sightsOf(history)) seen.set(sight, (seen.get(sight) ?? 0) + 1);
      expect(violationsOf(history)).toEqual([]);
    });
    await fc.assert(property, {
      numRuns,
      seed,
      ...(SIMULATION_PATH === undefined ? {} : { path: SIMULATION_PATH }),
      reporter: (details) => {
        if (!details.failed) return;
        const path = details.counterexamplePath ?? '';
        throw new Error(
          `${fc.defaultReportMessage(details) ?? ''}\n\n` +
            `Replay it with SIMULATION_SEED=${details.seed} SIMULATION_PATH=${path} npm run test:simulation`,
          { cause: details.errorInstance },
        );
      },
    });
    const counts = [...seen].map(([sight, count]) => `${count} × ${sight}`);
    if (!isFew) console.info([`${numRuns} schedules of seed ${seed}:`, ...counts].join('\n'));
    // A simulation in which nothing happens proves nothing.
    const missing = [...seen].flatMap(([sight, count]) => (count === 0 ? [sight] : []));
    expect(SIMULATION_PATH === undefined ? missing : []).toEqual([]);
  });
});
