import type { Figure, Line } from '../figure.ts';
import {
  costOf,
  highestCostOf,
  pollAlone,
  pollAtFixedInterval,
  pollTogether,
} from '../pace/polling-cost.ts';

const FIXED_PAUSES_S = [5, 10, 30];
const JOBS = 20;

/** When the end of a task is noticed and how many requests that takes, in virtual time, compared with scripts with a fixed pause. */
export const polling: Figure = {
  name: 'polling',
  measure: async ({ isQuick }) => {
    const tasks = isQuick ? 200 : 1000;
    return [...(await aloneLines(tasks)), ...(await togetherLines(isQuick ? 1 : 3))];
  },
};

async function aloneLines(tasks: number): Promise<Line[]> {
  const waits = await pollAlone(tasks);
  const { delayMs, delayShare } = highestCostOf(waits);
  const cost = costOf(waits);
  const what = 'mean delay until the end of a task is noticed';
  const worst = `${what}, at the worst task length`;
  return [
    { what: worst, ours: 100 * delayShare, unit: '% of the length', limit: 6, samples: tasks },
    { what: worst, ours: delayMs / 1000, unit: 's', limit: 15, samples: tasks },
    ...FIXED_PAUSES_S.flatMap((seconds): Line[] => {
      const fixed = costOf(pollAtFixedInterval(tasks, 1000 * seconds));
      const against = (value: number) => ({ what: `every ${seconds} s`, value });
      return [
        {
          what,
          ours: cost.delayMs / 1000,
          against: against(fixed.delayMs / 1000),
          unit: 's',
          samples: tasks,
        },
        {
          what: 'polls for a task',
          ours: cost.polls,
          against: against(fixed.polls),
          unit: 'requests',
          samples: tasks,
        },
      ];
    }),
  ];
}

/** The worst of some hours. */
async function togetherLines(seeds: number): Promise<Line[]> {
  const refused: number[] = [];
  const delays: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const use = await pollTogether(JOBS, seed);
    refused.push((100 * use.refused) / use.requests);
    delays.push(costOf(use.waits).delayMs / 1000);
  }
  const what = `${JOBS} jobs with one key of 60 requests a minute`;
  return [
    {
      what: `${what}: rejected`,
      ours: Math.max(...refused),
      unit: '% of requests',
      limit: 5,
      samples: seeds,
    },
    { what: `${what}: mean delay`, ours: Math.max(...delays), unit: 's', samples: seeds },
  ];
}
