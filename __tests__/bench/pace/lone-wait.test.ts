import { describe, expect, it } from '@jest/globals';
import { waitAlone, waitFixed, type Waited } from '../../../bench/pace/lone-wait.ts';
import { seededRandom } from '../../../bench/pace/seeded-random.ts';
import {
  falseStories,
  honestStories,
  logUniformMs,
  silent,
  simulateTask,
  type SimulatedTask,
  type Story,
} from '../../../bench/pace/simulated-task.ts';

const TASKS = 60;
const MAX_PAUSE_MS = 15_000;
/** The pauses are then at their shortest, and the looks the most there can be without a hint. */
const shortest = (): number => 0.999;

function tasksOf(story: Story): SimulatedTask[] {
  const random = seededRandom(1);
  return Array.from({ length: TASKS }, (_, index) =>
    simulateTask(logUniformMs((index + random()) / TASKS), story, random),
  );
}

async function waitFor(task: SimulatedTask, random = seededRandom(7)): Promise<Waited> {
  return waitAlone(task, { maxPauseMs: MAX_PAUSE_MS, random });
}

describe('a wait with a fixed pause', () => {
  it.each([
    [10_000, 10_000, 1, 0],
    [10_001, 10_000, 2, 9999],
    [3_600_000, 15_000, 240, 0],
    [1, 5000, 1, 4999],
  ])('for a task of %d ms and each %d ms asks %d times', (lengthMs, pauseMs, requests, delayMs) => {
    const task = simulateTask(lengthMs, silent, seededRandom(1));
    expect(waitFixed(task, pauseMs)).toEqual({ requests, delayMs });
  });
});

describe("the action's wait", () => {
  it.each(Object.entries({ silent, ...honestStories, ...falseStories }))(
    'notices the end within the longest pause, and asks at most 20 times more than without a word: %s',
    async (_name, story) => {
      for (const task of tasksOf(story)) {
        const { delayMs, requests } = await waitFor(task);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(MAX_PAUSE_MS);
        const unhinted = await waitFor(simulateTask(task.lengthMs, silent, shortest), shortest);
        expect(requests).toBeLessThanOrEqual(unhinted.requests + 21);
      }
    },
  );

  it('holds that against agents that choose at each look what misleads most', async () => {
    const random = seededRandom(3);
    // Each tells a run of half-truths, then leaps: a line to an end that is near, again and again.
    const hostile: Story = () => {
      let near = 0;
      return (ms) => {
        if (random() < 0.1) near = 40 * random();
        near = Math.min(99.9, near + (100 - near) * (0.1 + 0.5 * random()));
        return [near, 100 - near * random(), (ms * near) % 100];
      };
    };
    for (const task of tasksOf(hostile)) {
      const { delayMs, requests } = await waitFor(task);
      expect(delayMs).toBeLessThanOrEqual(MAX_PAUSE_MS);
      const unhinted = await waitFor(simulateTask(task.lengthMs, silent, shortest), shortest);
      expect(requests).toBeLessThanOrEqual(unhinted.requests + 21);
    }
  });
});
