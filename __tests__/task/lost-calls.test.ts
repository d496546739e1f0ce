import { describe, expect, it } from '@jest/globals';
import { cancelOrphanedTasks, searchForTask, cancelAdvice } from '../../src/task/lost-calls.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, unreached } from '../support/service-errors.ts';

const WATCH_URL = 'https://example.com/war-room';

/** @param agoMs how long ago the calls were sent */
function setUp({ lines = ['first'], agoMs = 0 } = {}) {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  const calls = lines.map((line) => ({ line, sentAtMs: clock.wallMs() - agoMs }));
  const options = { service, clock, log, watchUrl: WATCH_URL, signal: stop.signal };
  /** Returns the calls that remain open. */
  const cancel = async (): Promise<string[]> =>
    (await cancelOrphanedTasks(calls, options)).map(({ line }) => line);
  const cancelUntilAborted = async (): Promise<string[]> =>
    (await cancelOrphanedTasks(calls, { ...options, retriesUntilAborted: true })).map(
      ({ line }) => line,
    );
  const search = (durationMs?: number) => searchForTask(calls, options, durationMs);
  /** When the first page of the list was requested, in seconds. */
  const searchedAt = (): number[] =>
    service
      .callsOf('listTasks')
      .filter(({ args: [page] }) => (page as { offset: number }).offset === 0)
      .map(({ atMs }) => atMs / 1000);
  const cancelled = (): unknown[] => service.callsOf('cancelTask').map(({ args: [id] }) => id);
  return { clock, service, log, stop, cancel, cancelUntilAborted, search, searchedAt, cancelled };
}

describe('searchForTask', () => {
  it('searches with growing pauses, and for the last time when the task must be listed', async () => {
    const { search, searchedAt } = setUp();
    expect(await search()).toBeUndefined();
    expect(searchedAt()).toEqual([0, 5, 15, 30, 50, 75, 100, 125, 145]);
  });

  it.each([
    ['100 s ago', 100_000, [0, 5, 15, 30, 45]],
    ['an hour ago, since a search may fail', 3_600_000, [0, 5, 15]],
    [
      'in the future, by a clock that was set back',
      -3_600_000,
      [0, 5, 15, 30, 50, 75, 100, 125, 145],
    ],
  ])(
    'searches while the task may still be unlisted, for a call sent %s',
    async (_, agoMs, times) => {
      const { search, searchedAt } = setUp({ agoMs });
      await search();
      expect(searchedAt()).toEqual(times);
    },
  );

  it('searches for the given duration', async () => {
    const { search, searchedAt } = setUp();
    await search(15_000);
    expect(searchedAt()).toEqual([0, 5, 15]);
  });

  it('returns the task of any of the calls as soon as it is listed', async () => {
    const { clock, service, search } = setUp({ lines: ['first', 'second'] });
    clock.after(31_000, () => service.add({ prompt: 'Do it.\n\nsecond' }));
    expect(await search()).toMatchObject({ id: 'task_1' });
    expect(clock.monotonicMs()).toBe(50_000);
    expect(clock.sleeping).toBe(0);
  });

  it('fails only when the last search failed', async () => {
    const { service, search } = setUp();
    service.answer('listTasks', lostAnswer(503), lostAnswer(503));
    expect(await search(15_000)).toBeUndefined();
    service.answer('listTasks', [], [], lostAnswer(503));
    await expect(search(15_000)).rejects.toMatchObject({ status: 503 });
  });

  it('aborts a search after a minute, and starts another', async () => {
    const { clock, service, search } = setUp();
    service.answer('listTasks', hang);
    clock.after(1000, () => service.add({ prompt: 'first' }));
    expect(await search()).toMatchObject({ id: 'task_1' });
    expect(clock.monotonicMs()).toBe(65_000);
  });

  it.each([7000, 0])("rejects with the signal's reason after %d ms", async (ms) => {
    const { clock, stop, search } = setUp();
    if (ms === 0) stop.abort(new Error('cancelled'));
    clock.after(ms, () => {
      stop.abort(new Error('cancelled'));
    });
    await expect(search()).rejects.toThrow('cancelled');
    expect(clock.monotonicMs()).toBe(ms);
  });
});

describe('cancelOrphanedTasks', () => {
  it('cancels the task of each call as soon as it is listed, and nothing else', async () => {
    const { clock, service, log, cancel, cancelled } = setUp({ lines: ['first', 'second'] });
    const one = service.add({ status: 'running', prompt: 'Do it.\n\nfirst' });
    const other = service.add({ status: 'running', prompt: 'Do it.\n\nthird' });
    clock.after(60_000, () => service.add({ id: 'late', prompt: 'Do it.\n\nsecond' }));
    expect(await cancel()).toEqual([]);
    expect(cancelled()).toEqual([one.id, 'late']);
    expect(service.taskOf(other.id).status).toBe('running');
    expect(clock.monotonicMs()).toBe(75_000);
    expect(log.texts('info')).toEqual([
      expect.stringContaining('for up to 2m 25s'),
      expect.stringContaining(`Cancelled task ${one.id}`),
      expect.stringContaining('Cancelled task late'),
    ]);
  });

  it('does not cancel a task that has ended', async () => {
    const { service, cancel, cancelled } = setUp();
    service.add({ status: 'complete', prompt: 'first' });
    expect(await cancel()).toEqual([]);
    expect(cancelled()).toEqual([]);
  });

  it('logs how to recognize a task that never appeared', async () => {
    const { log, cancel, searchedAt } = setUp({ agoMs: 3_600_000 });
    expect(await cancel()).toEqual([]);
    expect(searchedAt()).toEqual([0]);
    expect(log.texts('info')).toEqual([
      `Miteos lists no such task. If a task whose prompt ends with "first" appears in the War Room (${WATCH_URL}), cancel it there.`,
    ]);
  });

  it("returns a call whose task can't be cancelled, after several attempts", async () => {
    const { service, log, cancel, cancelled } = setUp({
      lines: ['first', 'second'],
      agoMs: 200_000,
    });
    const task = service.add({ status: 'running', prompt: 'first' });
    service.alwaysAnswer('cancelTask', refusal(403));
    expect(await cancel()).toEqual(['first', 'second']);
    expect(cancelled().length).toBeGreaterThan(3);
    expect(new Set(cancelled())).toEqual(new Set([task.id]));
    expect(log.texts('warning')[0]).toMatch(
      /^Could not cancel task task_1, .* may still be running/,
    );
  });

  it("cancels a task although another can't be cancelled and a third can't be read", async () => {
    const { service, cancel, cancelled } = setUp({ lines: ['first', 'second'], agoMs: 200_000 });
    const [one, two] = ['first', 'second'].map((prompt) => service.add({ prompt }));
    service.add({ prompt: 'another prompt' });
    service.alwaysAnswer('fetchTask', refusal(403));
    service.answer('cancelTask', hang);
    // The second task is cancelled, but could not be read to confirm it.
    expect(await cancel()).toEqual(['second']);
    expect(cancelled().slice(0, 2)).toEqual([two?.id, one?.id]);
  });

  it("returns the calls when the list can't be read, and logs why", async () => {
    const { service, log, cancel } = setUp({ agoMs: 200_000 });
    service.alwaysAnswer('listTasks', lostAnswer(503));
    expect(await cancel()).toEqual(['first']);
    expect(log.texts('info')[0]).toContain('failed: Miteos returned 503');
  });

  it("keeps searching while the list can't be read, with retriesUntilAborted", async () => {
    const { clock, service, cancelUntilAborted, cancelled } = setUp({ agoMs: 200_000 });
    service.add({ prompt: 'first' });
    service.alwaysAnswer('listTasks', unreached());
    clock.after(100_000, () => {
      service.alwaysAnswer('listTasks', () => service.tasks);
      service.answer('listTasks', () => service.tasks, []);
    });
    expect(await cancelUntilAborted()).toEqual([]);
    expect(cancelled()).toEqual(['task_1']);
  });

  it('gives up on a service that refuses to list, even with retriesUntilAborted', async () => {
    const { clock, service, cancelUntilAborted } = setUp({ agoMs: 200_000 });
    service.alwaysAnswer('listTasks', refusal(403));
    expect(await cancelUntilAborted()).toEqual(['first']);
    expect(clock.monotonicMs()).toBe(15_000);
  });

  it('ends immediately and silently when aborted', async () => {
    const { clock, service, stop, log, cancel } = setUp();
    service.alwaysAnswer('listTasks', hang);
    clock.after(20_000, () => {
      stop.abort(new Error('cancelled'));
    });
    expect(await cancel()).toEqual(['first']);
    expect(clock.monotonicMs()).toBe(20_000);
    expect(clock.sleeping).toBe(0);
    expect(log.entries).toHaveLength(1);
  });

  it('sends no request when no call was lost', async () => {
    const { service, log, cancel } = setUp({ lines: [] });
    expect(await cancel()).toEqual([]);
    expect([...service.calls, ...log.entries]).toEqual([]);
  });
});

describe('cancelAdvice', () => {
  it('quotes the lines of all calls', () => {
    const calls = ['one', 'two'].map((line) => ({ line, sentAtMs: 0 }));
    expect(cancelAdvice(calls, WATCH_URL)).toContain('"one" or "two"');
  });
});
