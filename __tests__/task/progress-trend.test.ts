import { describe, expect, it } from '@jest/globals';
import type { Agent, Task } from '../../src/task/task.ts';
import { ProgressTrend } from '../../src/task/progress-trend.ts';

function taskWith(...agents: Partial<Agent>[]): Task {
  return {
    id: 'task_1',
    status: 'running',
    rawStatus: 'running',
    agents: agents.map((agent, index) => ({
      id: `agnt_${index}`,
      status: 'acting',
      rawStatus: 'acting',
      ...agent,
    })),
  };
}

/** A look each 10 s, at a task that says this of itself. */
function trendOf(untilMs: number, say: (ms: number) => Task): ProgressTrend {
  const trend = new ProgressTrend();
  for (let ms = 0; ms <= untilMs; ms += 10_000) trend.add(say(ms), ms);
  return trend;
}

const LENGTH_MS = 1_000_000;
const even = (ms: number): number => (100 * ms) / LENGTH_MS;

describe('ProgressTrend', () => {
  it.each([
    ['even progress', (ms: number) => taskWith({ progress: even(ms) }), 0.001],
    [
      'progress in steps of ten',
      (ms: number) => taskWith({ progress: 10 * Math.floor(even(ms) / 10) }),
      0.03,
    ],
    [
      'progress that is off by ten to either side',
      (ms: number) => taskWith({ progress: even(ms) + (ms % 20_000 === 0 ? 10 : -10) }),
      0.08,
    ],
    [
      'agents that work in turn',
      (ms: number) =>
        taskWith(
          { progress: Math.min(100, 2 * even(ms)) },
          { progress: Math.max(0, 2 * even(ms) - 100) },
        ),
      0.001,
    ],
    [
      'a straggler, when the others have ended',
      (ms: number) =>
        taskWith(ms > 400_000 ? { status: 'complete' } : { progress: even(2.5 * ms) }, {
          progress: even(ms),
        }),
      0.08,
    ],
    [
      'progress that began when nobody looked',
      (ms: number) => taskWith({ progress: 40 + 0.6 * even(ms) }),
      0.001,
    ],
  ])('expects the end by %s', (_name, say, tolerance) => {
    const end = trendOf(0.8 * LENGTH_MS, say).expectedEnd;
    expect(Math.abs((end?.atMs ?? 0) / LENGTH_MS - 1)).toBeLessThan(tolerance);
  });

  it('is the surer the nearer the end, and the less sure the noisier the progress', () => {
    const spread = (share: number, noise: number): number =>
      trendOf(share * LENGTH_MS, (ms) =>
        taskWith({ progress: even(ms) + (ms % 20_000 === 0 ? noise : -noise) }),
      ).expectedEnd?.spreadMs ?? 0;
    expect(spread(0.9, 0)).toBeLessThan(spread(0.5, 0));
    expect(spread(0.9, 2)).toBeLessThan(spread(0.9, 10));
  });

  it.each([
    ['no agent', () => taskWith()],
    ['no progress', () => taskWith({}, {})],
    ['progress that stands still', () => taskWith({ progress: 40 })],
    ['progress that runs back', (ms: number) => taskWith({ progress: 100 - even(ms) })],
  ])('expects nothing by %s', (_name, say) => {
    expect(trendOf(500_000, say).expectedEnd).toBeUndefined();
  });

  it('expects nothing by two readings, which always lie on a line', () => {
    expect(trendOf(10_000, (ms) => taskWith({ progress: even(ms) })).expectedEnd).toBeUndefined();
    expect(trendOf(20_000, (ms) => taskWith({ progress: even(ms) })).expectedEnd).toBeDefined();
  });

  it('keeps to what was said while nothing new is', () => {
    const trend = trendOf(900_000, (ms) => taskWith({ progress: Math.min(60, even(ms)) }));
    expect(trend.expectedEnd?.saidAtMs).toBe(600_000);
    expect(trend.expectedEnd?.atMs).toBeCloseTo(LENGTH_MS, -3);
  });

  it('expects the end now, not in the past, of a task whose line has passed 100', () => {
    const wavers = (ms: number) =>
      taskWith({ progress: Math.min(100, 1.5 * even(ms)) - (ms % 20_000 === 0 ? 0 : 5) });
    const end = trendOf(0.8 * LENGTH_MS, wavers).expectedEnd;
    expect(end?.atMs).toBe(end?.saidAtMs);
  });

  it('is not misled by a first answer that does not show the agents yet', () => {
    const trend = new ProgressTrend();
    trend.add(taskWith(), 0);
    for (let ms = 1000; ms <= 4000; ms += 1000)
      trend.add(taskWith({ progress: 80 + ms / 1e4 }), ms);
    expect(trend.expectedEnd?.atMs).toBeGreaterThan(100_000);
  });

  it.each(['complete', 'error', 'killed'] as const)(
    'takes an agent that has ended for done: %s',
    (status) => {
      const trend = trendOf(500_000, (ms) =>
        taskWith(...[100, 200, 300, 600].map((end) => (ms >= end * 1000 ? { status } : {}))),
      );
      expect(trend.expectedEnd?.saidAtMs).toBe(300_000);
    },
  );

  it('stays a number in numbers of any size', () => {
    const trend = new ProgressTrend();
    for (const [ms, progress] of [
      [0, 0],
      [0, 50],
      [1e-9, 60],
      [1, 61],
      [1e12, 62],
      [1e12, 63],
    ] as const) {
      trend.add(taskWith({ progress }), ms);
      const { atMs = 0, spreadMs = 0 } = trend.expectedEnd ?? {};
      expect([Number.isNaN(atMs), Number.isNaN(spreadMs)]).toEqual([false, false]);
    }
  });
});
