import type { Bench, Figure, Line } from '../figure.ts';
import { crowdOf, type CrowdOptions } from '../pace/crowd.ts';
import { costOfWaiting, populations, type Waiter } from '../pace/wait-cost.ts';

/** For each fixed pause, in seconds, a `poll-interval` that needs less time and fewer requests. */
const BETTER_THAN: readonly (readonly [fixed: number, ours: number])[] = [
  [5, 10],
  [10, 15],
  [15, 25],
  [30, 50],
];
const CURVE = [1, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 120, 300, 600];
const CROWDS = [1, 2, 5, 10, 20, 50, 100, 200];
const CROWD = 20;
const MAX_CROWD_DELAY_S = 90;
const MAX_REFUSED_PERCENT = 5;

/** When the end of a task is noticed and what that costs, in virtual time, beside scripts with a fixed pause. */
export const pace: Figure = {
  name: 'pace',
  measure: async (bench) => {
    const tasks = bench.isQuick ? 500 : 2000;
    const seeds = bench.isQuick ? 1 : 5;
    if (!bench.isQuick) {
      await sayCurve(bench, tasks);
      await sayCrowds(bench, seeds);
    }
    const lines: Line[] = [];
    for (const [fixed, ours] of BETTER_THAN) lines.push(...(await compare(fixed, ours, tasks)));
    lines.push(...(await crowdLines({ jobs: CROWD, saysLimits: true, tasks: 'long', seeds })));
    lines.push(...(await crowdLines({ jobs: CROWD, saysLimits: false, tasks: 'long', seeds })));
    return lines;
  },
};

async function compare(fixed: number, ours: number, tasks: number): Promise<Line[]> {
  const sides = { stories: populations.mixed, tasks };
  const cost = await costOfWaiting({ kind: 'ours', pauseMs: 1000 * ours }, sides);
  const script = await costOfWaiting({ kind: 'fixed', pauseMs: 1000 * fixed }, sides);
  const against = (value: number) => ({ what: `every ${fixed} s`, value });
  const frame = { limit: 1, samples: tasks };
  return [
    {
      ...frame,
      what: `mean delay of noticing the end, poll-interval ${ours}s`,
      ours: cost.meanMs / 1000,
      against: against(script.meanMs / 1000),
      unit: 's',
    },
    {
      ...frame,
      what: `status requests a task, poll-interval ${ours}s`,
      ours: cost.requests,
      against: against(script.requests),
      unit: 'requests',
    },
  ];
}

async function crowdLines(options: CrowdOptions): Promise<Line[]> {
  const { refusedPercent, p99DelayMs } = await crowdOf(options);
  const said = options.saysLimits ? '' : ', no word of the limit but 429';
  const what = `${options.jobs} jobs with one key of 60 requests a minute${said}`;
  const samples = options.seeds;
  return [
    {
      what: `${what}: refused`,
      ours: refusedPercent,
      unit: '% of answers',
      limit: MAX_REFUSED_PERCENT,
      samples,
    },
    {
      what: `${what}: p99 delay`,
      ours: p99DelayMs / 1000,
      unit: 's',
      limit: MAX_CROWD_DELAY_S,
      samples,
    },
  ];
}

/** Requests against delay, as a Markdown table. */
async function sayCurve({ say }: Bench, tasks: number): Promise<void> {
  const names = ['silent', 'mixed', 'talking', 'lying'] as const;
  say(`| looks | ${names.map((name) => `${name}: requests, mean, p95`).join(' | ')} |`);
  say(`| --- | ${names.map(() => '---').join(' | ')} |`);
  const waiters: Waiter[] = [
    ...BETTER_THAN.map(([fixed]) => ({ kind: 'fixed' as const, pauseMs: 1000 * fixed })),
    ...CURVE.map((ours) => ({ kind: 'ours' as const, pauseMs: 1000 * ours })),
  ];
  for (const waiter of waiters) {
    const cells: string[] = [];
    for (const name of names) {
      const cost = await costOfWaiting(waiter, { stories: populations[name], tasks });
      cells.push(`${cost.requests.toFixed(1)}, ${seconds(cost.meanMs)}, ${seconds(cost.p95Ms)}`);
    }
    const pauseSeconds = waiter.pauseMs / 1000;
    const words = waiter.kind === 'ours' ? `ours, ${pauseSeconds}s` : `every ${pauseSeconds} s`;
    say(`| ${words} | ${cells.join(' | ')} |`);
  }
}

async function sayCrowds({ say }: Bench, seeds: number): Promise<void> {
  const kinds = [
    { saysLimits: true, tasks: 'long' },
    { saysLimits: false, tasks: 'long' },
    { saysLimits: true, tasks: 'any' },
    { saysLimits: false, tasks: 'any' },
  ] as const;
  say(
    '| jobs: refused, p99, longest gap | with the headers | 429 alone | with the headers, one task after the other | 429 alone, one task after the other |',
  );
  say('| --- | --- | --- | --- | --- |');
  for (const jobs of CROWDS) {
    const cells: string[] = [];
    for (const kind of kinds) {
      const crowd = await crowdOf({ ...kind, jobs, seeds });
      const refused = crowd.refusedPercent.toFixed(1);
      cells.push(`${refused} %, ${seconds(crowd.p99DelayMs)}, ${seconds(crowd.longestGapMs)}`);
    }
    say(`| ${jobs} | ${cells.join(' | ')} |`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
