import { describe, expect, it } from '@jest/globals';
import type { Agent, Task } from '../../src/task/task.ts';
import { TaskRecorder, type HistorySpan, type TaskHistory } from '../../src/task/history.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { makeAgent, makeTask } from '../support/make-result.ts';

const NOON_MS = Date.UTC(2026, 0, 15, 12);

type Poll = readonly [second: number, changes: Partial<Task>];

/** Records polls at the given seconds of a clock that starts at noon. */
async function record(
  polls: readonly Poll[],
  {
    clock = new FakeClock(),
    ...options
  }: Partial<ConstructorParameters<typeof TaskRecorder>[0]> & {
    clock?: FakeClock;
  } = {},
): Promise<TaskHistory> {
  const recorder = new TaskRecorder({ clock, ...options });
  for (const [second, changes] of polls) {
    await clock.sleep(second * 1000 - clock.monotonicMs());
    recorder.onTask(makeTask({ agents: [], status: 'running', rawStatus: 'running', ...changes }));
  }
  return recorder.history();
}

/** Formats spans as `status from–to`, in seconds since noon. */
function describeSpans(spans: readonly HistorySpan<string>[]): string[] {
  const seconds = (ms: number): number => (ms - NOON_MS) / 1000;
  return spans.map(
    ({ status, startMs, endMs }) => `${status} ${seconds(startMs)}–${seconds(endMs)}`,
  );
}

const ended = { status: 'complete', rawStatus: 'completed' } as const;

describe('TaskRecorder', () => {
  it('records the phases of a task, each until the poll that found the next', async () => {
    const { spans } = await record([
      [0, { status: 'pending' }],
      [2, { status: 'planning' }],
      [5, {}],
      [9, {}],
      [20, ended],
    ]);
    expect(describeSpans(spans)).toEqual([
      'pending 0–2',
      'planning 2–5',
      'running 5–20',
      'complete 20–20',
    ]);
  });

  it('distinguishes an agent that ended with its cancelled task from one that failed before', async () => {
    const failed = makeAgent({ id: 'failed', status: 'error' });
    const cancelled = { status: 'cancelled', rawStatus: 'cancelled' } as const;
    const { agents } = await record([
      [0, { agents: [failed, makeAgent({ id: 'busy', status: 'acting' })] }],
      [9, { ...cancelled, agents: [failed, makeAgent({ id: 'busy', status: 'error' })] }],
      [10, { ...cancelled, agents: [failed, makeAgent({ id: 'busy', status: 'error' })] }],
    ]);
    expect(agents.map(({ id, spans }) => [id, spans.at(-1)?.status])).toEqual([
      ['failed', 'error'],
      ['busy', 'killed'],
    ]);
  });

  it('records the states of each agent by its id, and names it by its type', async () => {
    const writer = { id: 'agnt_2', type: 'writer' };
    const { agents } = await record([
      [0, { agents: [makeAgent({ status: 'thinking' })] }],
      [
        4,
        { agents: [makeAgent({ status: 'waiting' }), makeAgent({ ...writer, status: 'acting' })] },
      ],
      [9, { agents: [makeAgent({ status: 'error' }), makeAgent({ ...writer, status: 'acting' })] }],
    ]);
    expect(agents.map(({ name, spans }) => [name, ...describeSpans(spans)])).toEqual([
      ['researcher', 'thinking 0–4', 'waiting 4–9', 'error 9–9'],
      ['writer', 'acting 4–9'],
    ]);
  });

  it('names an agent without a type by its id', async () => {
    const agent: Agent = { id: 'agnt_9', status: 'idle', rawStatus: 'idle' };
    const { agents } = await record([[0, { agents: [agent] }]]);
    expect(agents).toMatchObject([{ id: 'agnt_9', name: 'agnt_9' }]);
  });

  it('distinguishes unknown statuses by their original text', async () => {
    const unknown = (rawStatus: string): Partial<Task> => ({ status: 'unknown', rawStatus });
    const { spans } = await record([
      [0, unknown('dreaming')],
      [1, unknown('hibernating')],
      [2, unknown('hibernating')],
    ]);
    expect(spans.map(({ rawStatus }) => rawStatus)).toEqual(['dreaming', 'hibernating']);
  });

  it('starts at the creation of a task that the step created', async () => {
    const { spans } = await record([[3, {}]], { createdMonotonicMs: 1000 });
    expect(describeSpans(spans)).toEqual(['pending 1–3', 'running 3–3']);
  });

  it('starts at the creation time of any other task, as unobserved until the first poll', async () => {
    const { spans } = await record([[3, { createdAtMs: NOON_MS - 60_000 }]]);
    expect(describeSpans(spans)).toEqual(['unobserved -60–3', 'running 3–3']);
  });

  it.each([
    ['is in the future', NOON_MS + 3_600_000],
    ['is missing', undefined],
    ['is years ago', 0],
    ['is not a number', Number.NaN],
  ])('starts at the first poll when the creation time %s', async (_, createdAtMs) => {
    const created = createdAtMs === undefined ? {} : { createdAtMs };
    expect(describeSpans((await record([[3, created]])).spans)).toEqual(['running 3–3']);
  });

  it('ends at the completion time of the service', async () => {
    const polls: Poll[] = [
      [0, {}],
      [60, { ...ended, completedAtMs: NOON_MS + 41_000 }],
    ];
    expect(describeSpans((await record(polls)).spans)).toEqual(['running 0–41', 'complete 41–41']);
  });

  it.each([
    ['is before an earlier poll', -5000],
    ['is in the future', 3_600_000],
  ])('ends at the last poll when the completion time %s', async (_, ms) => {
    const polls: Poll[] = [
      [10, {}],
      [60, { ...ended, completedAtMs: NOON_MS + ms }],
    ];
    expect(describeSpans((await record(polls)).spans)).toEqual(['running 10–60', 'complete 60–60']);
  });

  it('records a task that had ended before the first poll', async () => {
    const times = { createdAtMs: NOON_MS - 90_000, completedAtMs: NOON_MS - 30_000 };
    const { spans } = await record([[0, { ...ended, ...times }]]);
    expect(describeSpans(spans)).toEqual(['unobserved -90–-30', 'complete -30–-30']);
  });

  it("is not affected by a change of the machine's clock", async () => {
    const clock = new FakeClock();
    const recorder = new TaskRecorder({ clock });
    const task = makeTask({ status: 'running', agents: [] });
    recorder.onTask(task);
    clock.jumpWall(-86_400_000);
    await clock.sleep(5000);
    recorder.onTask(task);
    expect(describeSpans(recorder.history().spans)).toEqual(['running 0–5']);
  });

  it('continues the history of an earlier process, even when the clock is behind', async () => {
    const agents = [makeAgent({ status: 'acting' })];
    const earlier = await record([
      [0, { agents }],
      [60, { agents }],
    ]);
    const restored = JSON.parse(JSON.stringify(earlier)) as TaskHistory;
    const clock = new FakeClock({ startWallMs: NOON_MS - 3_600_000 });
    const { spans, agents: after } = await record(
      [[1, { status: 'cancelled', agents: [makeAgent({ status: 'killed' })] }]],
      { clock, earlier: restored },
    );
    expect(describeSpans(spans)).toEqual(['running 0–60', 'cancelled 60–60']);
    expect(after.map(({ spans: states }) => describeSpans(states))).toEqual([
      ['acting 0–60', 'killed 60–60'],
    ]);
    expect(describeSpans(restored.spans)).toEqual(['running 0–60']);
  });

  it('records 20 agents and counts the others', async () => {
    const agents = Array.from({ length: 50 }, (_, index) => makeAgent({ id: `agnt_${index}` }));
    const history = await record([
      [0, { agents }],
      [1, { agents }],
    ]);
    expect(history.agents).toHaveLength(20);
    expect(history.moreAgents).toBe(30);
  });

  it('keeps 50 spans, and merges later ones except the last', async () => {
    const polls = Array.from({ length: 200 }, (_, second): Poll => [
      second,
      { status: second % 2 === 0 ? 'running' : 'paused' },
    ]);
    const { spans } = await record([...polls, [300, ended]]);
    expect(spans).toHaveLength(50);
    expect(describeSpans(spans).slice(-3)).toEqual([
      'paused 47–48',
      'several 48–300',
      'complete 300–300',
    ]);
  });

  it('truncates long texts', async () => {
    const agents = [makeAgent({ type: 'x'.repeat(5000), rawStatus: 'y'.repeat(5000) })];
    const history = await record([[0, { agents, rawStatus: 'z'.repeat(5000) }]]);
    expect(JSON.stringify(history).length).toBeLessThan(700);
  });
});
