import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../bench/pace/seeded-random.ts';
import {
  falseStories,
  honestStories,
  logUniformMs,
  silent,
  simulateTask,
} from '../../../bench/pace/simulated-task.ts';

describe('a simulated task', () => {
  it.each(Object.entries({ silent, ...honestStories, ...falseStories }))(
    'runs, with progress from 0 to 100, until it is complete: %s',
    (_name, story) => {
      const task = simulateTask(60_000, story, seededRandom(1));
      for (let ms = 0; ms < 60_000; ms += 500) {
        const { status, agents } = task.at(ms);
        expect(status).toBe('running');
        for (const { progress = 0 } of agents) {
          expect(progress).toBeGreaterThanOrEqual(0);
          expect(progress).toBeLessThanOrEqual(100);
        }
      }
      expect(task.at(60_000)).toMatchObject({ status: 'complete' });
    },
  );

  it('is the same for the same seed', () => {
    const [one, other] = [1, 1].map((seed) => {
      const task = simulateTask(60_000, honestStories['noisy'] ?? silent, seededRandom(seed));
      return [10_000, 20_000].map((ms) => task.at(ms));
    });
    expect(one).toEqual(other);
  });

  it('has a length between ten seconds and an hour, as often below ten minutes as the logarithm says', () => {
    expect(logUniformMs(0)).toBe(10_000);
    expect(logUniformMs(1)).toBeCloseTo(3_600_000);
    expect(logUniformMs(0.5)).toBeCloseTo(10_000 * Math.sqrt(360));
  });
});
