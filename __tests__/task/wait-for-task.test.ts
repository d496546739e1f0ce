import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/support/deadline.ts';
import type { ServiceError } from '../../src/task/task-service.ts';
import type { Task } from '../../src/task/task.ts';
import { waitForTask, type WaitEnd } from '../../src/task/wait-for-task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

interface Settings {
  readonly timeoutMs?: number;
  readonly pollIntervalMs?: number;
  readonly endOnApproval?: boolean;
  readonly maxCostCents?: number;
  readonly stallTimeoutMs?: number;
  /** The jitter. */
  readonly random?: number;
}

function setUp({
  timeoutMs = 3_600_000,
  pollIntervalMs = 15_000,
  endOnApproval = false,
  maxCostCents,
  stallTimeoutMs,
  random = 0.5,
}: Settings = {}) {
  const clock = new FakeClock({ random: () => random });
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  const seen: string[] = [];
  const task = service.add({ status: 'running' });
  const observer = {
    onTask: ({ rawStatus }: Task) => seen.push(rawStatus),
    onFailure: ({ message }: ServiceError, failures: number) =>
      seen.push(`${failures}: ${message}`),
  };
  const wait = async (first = task): Promise<WaitEnd> => {
    const deadline = startDeadline(clock, timeoutMs, stop.signal);
    const limits = { deadline, maxCostCents, stallTimeoutMs, pollIntervalMs, endOnApproval };
    try {
      return await waitForTask(first, { service, clock, log, observer, ...limits });
    } finally {
      deadline.release();
    }
  };
  const polledAt = (): number[] => service.callsOf('fetchTask').map(({ atMs }) => atMs);
  return { clock, log, service, stop, task, wait, seen, polledAt };
}

/** The pauses between consecutive polls. */
function pausesOf(polledAt: readonly number[]): number[] {
  return polledAt.slice(1).map((ms, index) => ms - (polledAt[index] ?? 0));
}

describe('waitForTask', () => {
  it('polls again after Retry-After plus at most 2 s, after any number of refusals', async () => {
    const { clock, service, task, wait, polledAt } = setUp();
    const refused = tooMany({ retryAfterMs: 1000, remaining: 0 });
    service.answer('fetchTask', refused, refused, refused);
    service.limit = { limit: 60, remaining: 0 };
    clock.after(64_000, () => service.change(task.id, 'complete'));
    await wait();
    const pauses = pausesOf(polledAt()).slice(0, 3);
    expect(pauses.every((ms) => ms >= 1000 && ms <= 3000)).toBe(true);
  });

  it.each(['complete', 'failed', 'cancelled'] as const)(
    'ends with a task that is %s',
    async (status) => {
      const { clock, service, task, wait } = setUp();
      clock.after(90_000, () => service.change(task.id, status));
      const end = await wait();
      expect(end).toMatchObject({ kind: 'ended', task: { id: task.id, status } });
      expect(clock.monotonicMs()).toBeGreaterThanOrEqual(90_000);
      expect(clock.monotonicMs()).toBeLessThan(100_000);
      expect(clock.sleeping).toBe(0);
    },
  );

  it('logs each pause and the remaining rate limit for debugging', async () => {
    const { clock, log, service, task, wait } = setUp();
    clock.after(1500, () => service.change(task.id, 'complete'));
    await wait();
    expect(log.debugTexts[0]).toMatch(/^Next poll in 1000 ms; .*rate limit/);
    expect(log.debugTexts).toHaveLength(2);
  });

  it('returns a task that has already ended without polling', async () => {
    const { service, wait } = setUp();
    expect(await wait(service.add({ status: 'complete' }))).toMatchObject({ kind: 'ended' });
    expect(service.calls).toEqual([]);
  });

  it('keeps waiting while the task is paused or has an unknown status', async () => {
    const { service, wait, seen, task } = setUp();
    const statuses = ['pending', 'planning', 'paused', 'running', 'unknown', 'running'] as const;
    for (const status of statuses)
      service.answer('fetchTask', { ...task, status, rawStatus: status });
    service.answer('fetchTask', { ...task, status: 'complete', rawStatus: 'completed' });
    expect(await wait()).toMatchObject({ kind: 'ended' });
    expect(seen).toEqual([...statuses, 'completed']);
  });

  describe('at the deadline', () => {
    it('ends as timed out, with the latest state of the task', async () => {
      const { clock, wait, seen } = setUp({ timeoutMs: 60_000 });
      expect(await wait()).toMatchObject({ kind: 'timed-out', task: { status: 'running' } });
      expect(clock.monotonicMs()).toBe(60_000);
      expect(seen.length).toBeGreaterThan(5);
      expect(clock.sleeping).toBe(0);
    });

    it('reports how long the task has been waiting for approval', async () => {
      const { clock, service, task, wait } = setUp({ timeoutMs: 600_000, pollIntervalMs: 1000 });
      clock.after(60_000, () => service.change(task.id, 'paused'));
      clock.after(120_000, () => service.change(task.id, 'running'));
      clock.after(200_000, () => service.change(task.id, 'paused'));
      const end = await wait();
      expect(end).toMatchObject({ kind: 'timed-out', task: { status: 'paused' } });
      const { approvalMs = 0 } = end as { approvalMs?: number };
      expect(approvalMs).toBeGreaterThan(398_000);
      expect(approvalMs).toBeLessThanOrEqual(400_000);
    });

    it('ends on time when a poll hangs', async () => {
      const { clock, service, wait } = setUp({ timeoutMs: 60_000 });
      service.alwaysAnswer('fetchTask', hang);
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(clock.monotonicMs()).toBe(60_000);
    });

    it('ends on time when Retry-After goes beyond it', async () => {
      const { clock, service, wait } = setUp({ timeoutMs: 60_000 });
      service.alwaysAnswer('fetchTask', tooMany({ retryAfterMs: 86_400_000 }));
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(clock.monotonicMs()).toBe(60_000);
    });

    it("ends on time when the machine's clock jumps", async () => {
      const { clock, wait } = setUp({ timeoutMs: 60_000 });
      clock.after(10_000, () => {
        clock.jumpWall(-86_400_000);
      });
      clock.after(20_000, () => {
        clock.jumpWall(2 * 86_400_000);
      });
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(clock.monotonicMs()).toBe(60_000);
    });

    it('ends before the first poll when no time is left', async () => {
      const { service, wait } = setUp({ timeoutMs: 0 });
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(service.calls).toEqual([]);
    });

    it('accepts a last response that shows the task has ended', async () => {
      const { clock, service, task, wait } = setUp({ timeoutMs: 60_000, pollIntervalMs: 1000 });
      clock.after(58_050, () => {
        service.alwaysAnswer('fetchTask', { ...task, status: 'complete' });
      });
      expect(await wait()).toMatchObject({ kind: 'ended', task: { status: 'complete' } });
    });
  });

  describe('when the run is cancelled', () => {
    it.each([
      ['between two polls', undefined],
      ['while a poll hangs', hang],
    ] as const)('ends immediately %s', async (_when, answer) => {
      const { clock, service, stop, wait } = setUp();
      if (answer !== undefined) service.alwaysAnswer('fetchTask', answer);
      clock.after(12_345, () => {
        stop.abort(new Error('SIGINT'));
      });
      expect(await wait()).toMatchObject({ kind: 'stopped' });
      expect(clock.monotonicMs()).toBe(12_345);
      expect(clock.sleeping).toBe(0);
    });

    it('ends as stopped, not timed out, even when the deadline has passed', async () => {
      const { stop, wait } = setUp({ timeoutMs: 0 });
      stop.abort(new Error('SIGINT'));
      expect(await wait()).toMatchObject({ kind: 'stopped' });
    });
  });

  describe('when polls fail', () => {
    it.each([
      ['a lost connection', lostAnswer()],
      ['an unreachable service', unreached()],
      ['a 500', lostAnswer(500)],
      ['a 400', refusal(400)],
      ['a 402', refusal(402)],
      ['a 409', refusal(409)],
      ["a response that can't be read", lostAnswer(200)],
    ])('keeps polling after %s, any number of times', async (_name, error) => {
      const { clock, service, task, wait, seen } = setUp();
      service.answer('fetchTask', ...Array.from({ length: 40 }, () => error));
      service.answer('fetchTask', { ...task, status: 'complete', rawStatus: 'complete' });
      expect(await wait()).toMatchObject({ kind: 'ended' });
      expect(seen.at(39)).toBe(`40: ${error.message}`);
      expect(clock.monotonicMs()).toBeLessThan(40 * 33_000);
    });

    it('counts failures in a row', async () => {
      const { service, task, wait, seen } = setUp();
      service.answer('fetchTask', unreached(), unreached(), task, unreached());
      service.answer('fetchTask', { ...task, status: 'complete', rawStatus: 'complete' });
      await wait();
      expect(seen.map((line) => line.slice(0, 2))).toEqual(['1:', '2:', 'ru', '1:', 'co']);
    });

    it('sends a single request per poll, without retries of its own', async () => {
      const { service, wait } = setUp({ timeoutMs: 10_000 });
      await wait();
      expect(new Set(service.callsOf('fetchTask').map(({ attempts }) => attempts))).toEqual(
        new Set([1]),
      );
    });

    it('waits for the requested Retry-After', async () => {
      const { service, task, wait, polledAt } = setUp();
      service.answer('fetchTask', tooMany({ retryAfterMs: 42_000 }));
      service.answer('fetchTask', { ...task, status: 'complete' });
      await wait();
      expect(pausesOf(polledAt())).toEqual([43_000]);
    });

    it('ignores a response about another task', async () => {
      const { service, task, wait, seen } = setUp();
      const other = service.add({ status: 'complete' });
      service.answer('fetchTask', other);
      service.answer('fetchTask', { ...task, status: 'failed', rawStatus: 'failed' });
      expect(await wait()).toMatchObject({
        kind: 'ended',
        task: { id: task.id, status: 'failed' },
      });
      expect(seen[0]).toContain('another task');
      expect(service.callsOf('fetchTask').map(({ args }) => args)).toEqual([[task.id], [task.id]]);
    });

    it('rethrows a bug in this action', async () => {
      const { service, wait } = setUp();
      service.answer('fetchTask', new TypeError('x is not a function'));
      await expect(wait()).rejects.toThrow('x is not a function');
    });
  });

  describe('while other jobs use up the rate limit', () => {
    it('polls less often, and more often again afterwards', async () => {
      const { clock, service, task, wait, polledAt } = setUp();
      service.limit = { limit: 60, remaining: 0 };
      clock.after(1_200_000, () => {
        service.limit = { limit: 60, remaining: 58 };
      });
      clock.after(2_400_000, () => service.change(task.id, 'complete'));
      await wait();
      const pauses = pausesOf(polledAt());
      expect(pauses[0]).toBeGreaterThan(60_000);
      expect(pauses.at(-1)).toBeLessThanOrEqual(15_000);
    });

    it('ends at the deadline', async () => {
      const { clock, service, wait } = setUp({ timeoutMs: 30_000 });
      service.limit = { limit: 60, remaining: 0 };
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(clock.monotonicMs()).toBe(30_000);
    });
  });

  describe("when the service says that the task can't be read", () => {
    it.each([401, 403, 404])(
      'ends as lost when a second poll 15 s later confirms the %d',
      async (status) => {
        const { service, wait, polledAt } = setUp();
        service.alwaysAnswer('fetchTask', refusal(status));
        expect(await wait()).toMatchObject({ kind: 'lost', error: { status } });
        expect(pausesOf(polledAt())).toEqual([15_000]);
      },
    );

    it("does not shorten the 15 s to the user's poll interval", async () => {
      const { service, wait, polledAt } = setUp({ pollIntervalMs: 1000 });
      service.alwaysAnswer('fetchTask', refusal(404));
      await wait();
      expect(pausesOf(polledAt())).toEqual([15_000]);
    });

    it('continues when the second poll has another result', async () => {
      const { service, task, wait, seen } = setUp();
      service.answer('fetchTask', refusal(404), task, refusal(401), refusal(403), unreached());
      service.answer('fetchTask', refusal(404), {
        ...task,
        status: 'complete',
        rawStatus: 'complete',
      });
      expect(await wait()).toMatchObject({ kind: 'ended' });
      expect(seen).toHaveLength(7);
    });

    it('starts over when the task could be read in between', async () => {
      const { service, task, wait } = setUp();
      service.answer('fetchTask', refusal(404), task, refusal(404), task);
      service.answer('fetchTask', { ...task, status: 'complete' });
      expect(await wait()).toMatchObject({ kind: 'ended' });
    });

    it('times out when there is no time for a second poll', async () => {
      const { clock, service, wait } = setUp({ timeoutMs: 10_000 });
      service.alwaysAnswer('fetchTask', refusal(404));
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
      expect(clock.monotonicMs()).toBe(10_000);
    });
  });

  describe('when an agent waits for approval', () => {
    const waiting = [{ id: 'agnt_1', status: 'waiting', rawStatus: 'awaiting_approval' }] as const;

    it.each([
      ['the task is paused', { status: 'paused' }],
      ['an agent is waiting', { status: 'running', agents: waiting }],
    ] as const)('ends with endOnApproval when %s', async (_name, changes) => {
      const { service, task, wait } = setUp({ endOnApproval: true });
      service.answer('fetchTask', task, { ...task, ...changes });
      expect(await wait()).toMatchObject({ kind: 'needs-approval' });
    });

    it('keeps waiting without endOnApproval', async () => {
      const { clock, service, task, wait } = setUp();
      service.change(task.id, 'paused');
      clock.after(1_800_000, () => service.change(task.id, 'complete'));
      expect(await wait()).toMatchObject({ kind: 'ended', task: { status: 'complete' } });
    });
  });

  describe('with a maximum cost', () => {
    it('ends at the first poll that shows it', async () => {
      const { service, task, wait, polledAt } = setUp({ maxCostCents: 150 });
      for (const costCents of [0, 149.9, 150, 999])
        service.answer('fetchTask', { ...task, costCents });
      expect(await wait()).toEqual({
        kind: 'over-budget',
        task: { ...task, costCents: 150 },
        costCents: 150,
      });
      expect(polledAt()).toHaveLength(3);
    });

    it('is exceeded by no more than the cost of one pause, if the cost grows evenly', async () => {
      const { clock, service, task, wait, polledAt } = setUp({ maxCostCents: 150 });
      const centsPerMs = 0.0001;
      service.alwaysAnswer('fetchTask', () => ({
        ...task,
        costCents: centsPerMs * clock.monotonicMs(),
      }));
      const end = await wait();
      expect(end.kind).toBe('over-budget');
      const excessCents = (end.task.costCents ?? 0) - 150;
      expect(excessCents).toBeLessThanOrEqual(centsPerMs * (pausesOf(polledAt()).at(-1) ?? 0));
      expect(Math.max(...pausesOf(polledAt()))).toBeLessThanOrEqual(16_500);
    });

    it('ends before the first poll for a task that is over it already', async () => {
      const { service, task, wait } = setUp({ maxCostCents: 150 });
      expect(await wait({ ...task, costCents: 200 })).toMatchObject({ kind: 'over-budget' });
      expect(service.calls).toEqual([]);
    });

    it.each(['complete', 'failed', 'cancelled'] as const)(
      'ends with a task that is %s, whatever it cost',
      async (status) => {
        const { service, task, wait } = setUp({ maxCostCents: 150 });
        service.answer('fetchTask', { ...task, status, costCents: 200 });
        expect(await wait()).toMatchObject({ kind: 'ended', task: { costCents: 200 } });
      },
    );

    it('keeps waiting while no cost is reported', async () => {
      const { clock, service, task, wait } = setUp({ maxCostCents: 0.01 });
      clock.after(600_000, () => service.change(task.id, 'complete'));
      expect(await wait()).toMatchObject({ kind: 'ended' });
    });

    it('ends as over budget, not timed out, even when the deadline has passed', async () => {
      const { task, wait } = setUp({ maxCostCents: 150, timeoutMs: 0 });
      expect(await wait({ ...task, costCents: 150 })).toMatchObject({ kind: 'over-budget' });
    });
  });

  describe('with a stall timeout', () => {
    const acting = { id: 'agnt_1', status: 'acting', rawStatus: 'acting', progress: 10 } as const;

    it('ends when nothing visible has changed for so long', async () => {
      const { clock, wait } = setUp({ stallTimeoutMs: 600_000 });
      expect(await wait()).toMatchObject({ kind: 'stalled', task: { status: 'running' } });
      expect(clock.monotonicMs()).toBeGreaterThanOrEqual(600_000);
      expect(clock.monotonicMs()).toBeLessThan(620_000);
      expect(clock.sleeping).toBe(0);
    });

    it.each<[string, (n: number) => Partial<Task>]>([
      ['status', (n) => ({ rawStatus: n % 2 === 0 ? 'running' : 'planning' })],
      ['number of agents', (n) => ({ agents: Array.from({ length: n }, () => acting) })],
      ['status of an agent', (n) => ({ agents: [{ ...acting, rawStatus: `step ${n}` }] })],
      ['tool of an agent', (n) => ({ agents: [{ ...acting, currentTool: `tool ${n}` }] })],
      ['progress', (n) => ({ agents: [{ ...acting, progress: n }] })],
      ['tokens of an agent', (n) => ({ agents: [{ ...acting, tokensUsed: n }] })],
      ['tokens', (n) => ({ tokensUsed: n })],
      ['cost', (n) => ({ costCents: n / 10 })],
    ])('keeps waiting while this changes in time: %s', async (_what, change) => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      for (let n = 1; n <= 12; n += 1)
        clock.after(n * 100_000, () => service.change(task.id, 'running', change(n)));
      clock.after(1_250_000, () => service.change(task.id, 'complete'));
      expect(await wait()).toMatchObject({ kind: 'ended' });
    });

    it('does not count the time in which the task waits for approval', async () => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      clock.after(60_000, () => service.change(task.id, 'paused'));
      clock.after(3_000_000, () => service.change(task.id, 'running'));
      expect(await wait()).toMatchObject({ kind: 'stalled' });
      expect(clock.monotonicMs()).toBeGreaterThanOrEqual(3_120_000);
      expect(clock.monotonicMs()).toBeLessThan(3_160_000);
    });

    it('does not count the time in which the task is queued', async () => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      service.change(task.id, 'pending');
      clock.after(3_000_000, () => service.change(task.id, 'running'));
      const end = await wait({ ...task, status: 'pending', rawStatus: 'pending' });
      expect(end).toMatchObject({ kind: 'stalled', task: { status: 'running' } });
      expect(clock.monotonicMs()).toBeGreaterThanOrEqual(3_120_000);
      expect(clock.monotonicMs()).toBeLessThan(3_160_000);
    });

    it('takes no notice of the order in which Miteos lists the agents', async () => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      const agents = [acting, { ...acting, id: 'agnt_2' }];
      let polls = 0;
      service.alwaysAnswer('fetchTask', () => {
        polls += 1;
        return { ...task, agents: polls % 2 === 0 ? agents : agents.toReversed() };
      });
      expect(await wait()).toMatchObject({ kind: 'stalled' });
      expect(clock.monotonicMs()).toBeLessThan(160_000);
    });

    it('counts an outage as one pause: the task may have moved in it', async () => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      service.alwaysAnswer('fetchTask', unreached());
      clock.after(900_000, () => {
        service.alwaysAnswer('fetchTask', task);
      });
      clock.after(960_000, () => {
        service.alwaysAnswer('fetchTask', { ...task, status: 'complete' });
      });
      expect(await wait()).toMatchObject({ kind: 'ended' });
    });

    it('counts a suspension of the runner as one pause', async () => {
      const { clock, service, task, wait } = setUp({ stallTimeoutMs: 120_000 });
      let answers = 0;
      service.alwaysAnswer('fetchTask', async () => {
        answers += 1;
        if (answers === 2) await clock.sleep(600_000);
        return answers > 4 ? { ...task, status: 'complete' } : task;
      });
      expect(await wait()).toMatchObject({ kind: 'ended' });
    });

    it('polls at least four times within it, whatever the poll interval is', async () => {
      const limits = { stallTimeoutMs: 60_000, pollIntervalMs: 600_000 };
      const { clock, service, task, wait, polledAt } = setUp(limits);
      for (let n = 1; n <= 100; n += 1)
        clock.after(n * 10_000, () => service.change(task.id, 'running', { tokensUsed: n }));
      expect(await wait()).toMatchObject({ kind: 'stalled', task: { tokensUsed: 100 } });
      expect(Math.max(...pausesOf(polledAt()))).toBeLessThanOrEqual(15_000);
    });

    it('ends as timed out when the deadline comes first', async () => {
      const { wait } = setUp({ stallTimeoutMs: 120_000, timeoutMs: 60_000 });
      expect(await wait()).toMatchObject({ kind: 'timed-out' });
    });
  });
});
