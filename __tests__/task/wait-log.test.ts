import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/support/deadline.ts';
import type { Task } from '../../src/task/task.ts';
import { WaitLog } from '../../src/task/wait-log.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { lostAnswer, refusal, unreached } from '../support/service-errors.ts';

const TASK: Task = { id: 'task_1', status: 'running', rawStatus: 'running', agents: [] };

function setUp({ warnsOfApproval = true, isCapped = false } = {}) {
  const clock = new FakeClock();
  const log = new FakeLog();
  const deadline = startDeadline(clock, 3_600_000);
  deadline.release();
  const watchUrl = 'https://watch.example';
  const waitLog = new WaitLog({ log, clock, deadline, watchUrl, warnsOfApproval, isCapped });
  return { clock, log, waitLog };
}

describe('WaitLog', () => {
  it('logs each change once, with the elapsed time', async () => {
    const { clock, log, waitLog } = setUp();
    waitLog.onTask(TASK);
    await clock.sleep(5000);
    waitLog.onTask(TASK);
    await clock.sleep(7000);
    waitLog.onTask({ ...TASK, status: 'paused' });
    expect(log.texts('info')).toEqual(['0s  running', '12s  paused']);
  });

  it('logs each change of an agent on its own line', () => {
    const { log, waitLog } = setUp();
    const acting = { id: 'a1', type: 'researcher', status: 'acting', rawStatus: 'acting' } as const;
    const idle = { id: 'a2', status: 'idle', rawStatus: 'idle' } as const;
    waitLog.onTask({ ...TASK, agents: [acting, idle] });
    waitLog.onTask({ ...TASK, agents: [{ ...acting, currentTool: 'browser' }, idle] });
    waitLog.onTask({ ...TASK, agents: [{ ...acting, currentTool: 'browser', progress: 9 }, idle] });
    expect(log.texts('info')).toEqual([
      '0s  running',
      '0s  researcher acting',
      '0s  a2 idle',
      '0s  researcher acting (browser)',
    ]);
  });

  it('limits the number of agent lines and their length', () => {
    const { log, waitLog } = setUp();
    const agents = Array.from({ length: 500 }, (_, n) => ({
      id: `a${n}`,
      type: 'x'.repeat(9000),
      status: 'acting' as const,
      rawStatus: 'acting',
    }));
    waitLog.onTask({ ...TASK, agents });
    const lines = log.texts('info');
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('0s  and 490 more agents');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(250);
  });

  it('logs a heartbeat at most once a minute while nothing changes', async () => {
    const { clock, log, waitLog } = setUp();
    waitLog.onTask(TASK);
    for (let polls = 0; polls < 60; polls += 1) {
      await clock.sleep(10_000);
      waitLog.onTask({
        ...TASK,
        agents: [{ id: 'a', status: 'acting', rawStatus: 'acting', progress: 42 }],
      });
    }
    const heartbeats = log.texts('info').slice(2);
    expect(heartbeats).toHaveLength(9);
    expect(heartbeats[0]).toBe('1m 10s  still running, 42% done; 58m 50s left');
  });

  it('logs an unknown status once, even when it comes and goes', () => {
    const { log, waitLog } = setUp();
    const odd: Task = { ...TASK, status: 'unknown', rawStatus: 'hibernating' };
    for (const task of [odd, TASK, odd, TASK, odd]) waitLog.onTask(task);
    const lines = log.texts('info').filter((text) => text.includes('Unknown task status'));
    expect(lines).toEqual([expect.stringContaining('"hibernating"')]);
  });

  it('logs each kind of failure once, a heartbeat while it lasts, and its end', async () => {
    const { clock, log, waitLog } = setUp();
    waitLog.onTask(TASK);
    for (let failures = 1; failures <= 20; failures += 1) {
      waitLog.onFailure(unreached(), failures);
      await clock.sleep(5000);
    }
    waitLog.onFailure(lostAnswer(502), 21);
    waitLog.onTask(TASK);
    expect(log.texts('info')).toEqual([
      '0s  running',
      expect.stringContaining('ECONNREFUSED; retrying'),
      expect.stringContaining('still failing after 13 attempts'),
      expect.stringContaining('502'),
      'Miteos responds again.',
    ]);
  });

  it('warns once that a person must approve, with the link', () => {
    const { log, waitLog } = setUp();
    const paused: Task = { ...TASK, status: 'paused', rawStatus: 'paused' };
    for (const task of [paused, TASK, paused]) waitLog.onTask(task);
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/task_1 .*https:\/\/watch.example/),
    ]);
  });

  it('does not warn when approval ends the wait', () => {
    const { log, waitLog } = setUp({ warnsOfApproval: false });
    waitLog.onTask({ ...TASK, status: 'paused' });
    waitLog.onFailure(refusal(404), 1);
    expect(log.texts('warning')).toEqual([]);
  });

  describe('for a task with a maximum cost', () => {
    /** Polls every 5 s, and returns when each warning was logged, in seconds. */
    async function warnedAt(
      at: (seconds: number) => Partial<Task>,
      isCapped = true,
    ): Promise<number[]> {
      const { clock, log, waitLog } = setUp({ isCapped, warnsOfApproval: false });
      const times: number[] = [];
      for (let seconds = 0; seconds <= 300; seconds += 5) {
        waitLog.onTask({ ...TASK, ...at(seconds) });
        if (log.texts('warning').length > times.length) times.push(seconds);
        await clock.sleep(5000);
      }
      for (const text of log.texts('warning')) expect(text).toMatch(/task_1.*can't stop it/);
      return times;
    }

    it('warns once, after a minute without a cost', async () => {
      expect(await warnedAt(() => ({}))).toEqual([60]);
    });

    it('takes a cost that remains 0 for one that is not reported', async () => {
      expect(await warnedAt(() => ({ costCents: 0 }))).toEqual([60]);
    });

    it('does not count the time in which the task is queued', async () => {
      const at = (seconds: number) => (seconds < 100 ? { status: 'pending' as const } : {});
      expect(await warnedAt(at)).toEqual([160]);
    });

    it.each<[string, Partial<Task>]>([
      ['the task', { status: 'paused' }],
      ['an agent', { agents: [{ id: 'agnt_1', status: 'waiting', rawStatus: 'waiting' }] }],
    ])('does not count the time in which %s waits for approval', async (_who, waiting) => {
      expect(await warnedAt((seconds) => (seconds < 100 ? waiting : {}))).toEqual([160]);
    });

    it('counts from the start again after the task has waited for approval', async () => {
      const isWaiting = (seconds: number): boolean => seconds >= 50 && seconds < 100;
      const at = (seconds: number) => (isWaiting(seconds) ? { status: 'paused' as const } : {});
      expect(await warnedAt(at)).toEqual([160]);
    });

    it.each<[string, (seconds: number) => Partial<Task>]>([
      ['has a cost', () => ({ costCents: 0.5 })],
      ['has a cost within a minute', (seconds) => (seconds < 55 ? {} : { costCents: 1 })],
      ['ends within a minute', (seconds) => (seconds < 55 ? {} : { status: 'complete' })],
    ])('does not warn of a task that %s', async (_what, at) => {
      expect(await warnedAt(at)).toEqual([]);
    });

    it('does not warn without a maximum', async () => {
      expect(await warnedAt(() => ({}), false)).toEqual([]);
    });
  });
});
