import { describe, expect, it } from '@jest/globals';
import { createTask, type CreatedTask } from '../../src/task/create-task.ts';
import type { SentCall } from '../../src/task/lost-calls.ts';
import { isReferenceLine, lastLine } from '../../src/task/reference.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { barred, lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

const REFERENCE = {
  runId: '7',
  stable: '0123456789abcdef',
  attempt: 1,
  runUrl: 'https://github.com/octo/repo/actions/runs/7',
  stepNonce: 'fedcba9876543210',
};

function setUp({ retryLimitMs = 3_600_000, hasReference = true } = {}) {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  /** The calls that a killed step would leave behind, after each change. */
  const saved: (readonly SentCall[])[] = [];
  const create = async (): Promise<CreatedTask> =>
    createTask({
      service,
      clock,
      log,
      request: { prompt: 'Do it.' },
      reference: hasReference ? REFERENCE : undefined,
      onCalls: (calls) => saved.push(calls),
      retryLimitMs,
      watchUrl: 'https://example.com/war-room',
      stop: stop.signal,
    });
  const prompt = (call: number): string =>
    (service.callsOf('createTask').at(call)?.args[0] as TaskRequest | undefined)?.prompt ?? '';
  const line = (call: number): string => lastLine(prompt(call));
  const linesOf = (calls: readonly SentCall[] = []): string[] => calls.map((call) => call.line);
  /** The next call takes effect after a delay, and its response is lost. */
  const loseAnswer = (afterMs = 0, error = lostAnswer()): void => {
    service.answer('createTask', () => {
      const request = { prompt: prompt(-1) };
      if (afterMs === 0) service.add(request);
      else clock.after(afterMs, () => service.add(request));
      throw error;
    });
  };
  const stopAfter = (ms: number): void => {
    clock.after(ms, () => {
      stop.abort(new Error('stopped by SIGINT'));
    });
  };
  const times = (name: 'createTask' | 'listTasks'): number[] =>
    service.callsOf(name).map(({ atMs }) => atMs);
  return {
    ...{ clock, service, log, stop, saved, create, prompt, line },
    ...{ linesOf, loseAnswer, stopAfter, times },
  };
}

describe('createTask', () => {
  it('creates one task, and sends its reference as last line and as idempotency key', async () => {
    const { service, create, clock, line } = setUp();
    const { task, orphaned } = await create();
    expect(service.tasks).toEqual([task]);
    expect(orphaned).toEqual([]);
    expect(isReferenceLine(line(0))).toBe(true);
    const { args = [] } = service.calls[0] ?? {};
    expect(args[0]).toEqual({ prompt: `Do it.\n\n${line(0)}` });
    expect(line(0)).toContain(`(reference ${String(args[1])})`);
    expect(service.calls).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });

  it('reports a call before it is sent', async () => {
    const { clock, service, create, saved, line } = setUp();
    service.answer('createTask', () => {
      expect(saved).toEqual([[{ line: line(0), sentAtMs: clock.wallMs() }]]);
      return service.add();
    });
    await create();
    expect.assertions(1);
  });

  describe('when the call certainly did not arrive', () => {
    it.each([
      ['unreached', unreached()],
      ['429', tooMany()],
    ])('repeats the same call with growing pauses: %s', async (_name, error) => {
      const { clock, service, create, saved, log, line, times } = setUp();
      const startMs = clock.wallMs();
      service.answer('createTask', ...Array.from({ length: 8 }, () => error));
      await create();
      expect(service.tasks).toHaveLength(1);
      const seconds = [0, 1, 3, 7, 15, 31, 61, 91, 121];
      expect(times('createTask')).toEqual(seconds.map((second) => second * 1000));
      // Each call is reported with its time. Between two calls there is nothing to search for.
      const reported = seconds.map((second) => [
        { line: line(0), sentAtMs: startMs + second * 1000 },
      ]);
      expect(saved).toEqual(
        reported.flatMap((calls, index) => (index === 0 ? [calls] : [[], calls])),
      );
      expect(times('listTasks')).toEqual([]);
      expect(log.texts('info')).toHaveLength(1);
    });

    it('waits for the requested Retry-After', async () => {
      const { clock, service, create } = setUp();
      service.answer('createTask', tooMany({ retryAfterMs: 77_000 }));
      await create();
      expect(clock.monotonicMs()).toBe(77_000);
    });

    it.each([
      ['the bound is reached', unreached(), 60_000],
      ['only a person can change it', barred(), 0],
      ['the service asks to wait beyond the bound', tooMany({ retryAfterMs: 61_000 }), 0],
    ])('gives up when %s, and leaves nothing behind', async (_name, error, withinMs) => {
      const { clock, service, create, saved } = setUp({ retryLimitMs: 60_000 });
      service.alwaysAnswer('createTask', error);
      await expect(create()).rejects.toBe(error);
      expect(clock.monotonicMs()).toBeLessThanOrEqual(withinMs);
      expect(clock.sleeping).toBe(0);
      expect(saved.at(-1)).toEqual([]);
    });

    it('waits for a free slot of the plan with long pauses, and logs it once', async () => {
      const { clock, service, create, log } = setUp({ retryLimitMs: 1_800_000 });
      const full = tooMany({ remaining: 40 });
      const limited = tooMany({ remaining: 0 });
      service.answer('createTask', ...Array.from({ length: 10 }, () => full), limited, full);
      await create();
      expect(clock.monotonicMs()).toBeGreaterThan(10 * 15_000 - 1);
      const lines = log.texts('info').filter((text) => text.includes('free slot'));
      expect(lines).toEqual([expect.stringContaining('up to 30m')]);
    });
  });

  it.each([400, 401, 402, 403, 409, 422])(
    'does not repeat a call refused with %d, and leaves nothing behind',
    async (status) => {
      const { service, create, saved } = setUp();
      service.alwaysAnswer('createTask', refusal(status));
      await expect(create()).rejects.toMatchObject({ status });
      expect(service.calls).toHaveLength(1);
      expect(saved.at(-1)).toEqual([]);
    },
  );

  describe('when the call may have arrived', () => {
    it.each([
      ['immediately', 0, 0],
      ['5 s later', 1000, 5000],
      ['15 s later', 6000, 15_000],
    ])('follows the task that the list shows %s', async (_when, shownAfterMs, foundAtMs) => {
      const { clock, create, loseAnswer, prompt, times } = setUp();
      loseAnswer(shownAfterMs, lostAnswer(502));
      const { task, orphaned } = await create();
      expect(task.prompt).toBe(prompt(0));
      expect(orphaned).toEqual([]);
      expect(times('createTask')).toHaveLength(1);
      expect(clock.monotonicMs()).toBe(foundAtMs);
    });

    it.each([
      ['at the start', 4],
      ['within the reference', -2],
    ])('finds its task although the list truncates prompts %s', async (_where, end) => {
      const { service, create, loseAnswer, times } = setUp();
      service.listed = (task) => ({ ...task, prompt: `${task.prompt?.slice(0, end) ?? ''}…` });
      loseAnswer();
      expect((await create()).task.id).toBe('task_1');
      expect(times('createTask')).toHaveLength(1);
    });

    it("finds its task although it can't read another one", async () => {
      const { service, create, loseAnswer } = setUp();
      service.add({ id: 'theirs' });
      loseAnswer();
      service.alwaysAnswer('fetchTask', refusal(403));
      expect((await create()).task.id).toBe('task_2');
    });

    it('does not take a task of the same step with another nonce', async () => {
      const { service, create, line, linesOf } = setUp();
      service.answer('createTask', () => {
        service.add({ prompt: line(0).replace('0001ba', '0001bb') });
        throw lostAnswer();
      });
      const { task, orphaned } = await create();
      expect(lastLine(task.prompt ?? '')).toBe(line(1));
      expect(linesOf(orphaned)).toEqual([line(0)]);
    });

    it('repeats the call, with a new nonce, only after three searches that found nothing', async () => {
      const { clock, service, create, line, linesOf, saved, times } = setUp();
      service.answer('createTask', lostAnswer());
      const { task, orphaned } = await create();
      expect(times('listTasks')).toEqual([0, 5000, 15_000]);
      expect(times('createTask')).toEqual([0, 15_000]);
      expect(line(1)).not.toBe(line(0));
      expect(lastLine(task.prompt ?? '')).toBe(line(1));
      expect(linesOf(orphaned)).toEqual([line(0)]);
      expect(linesOf(saved.at(-1))).toEqual([line(0), line(1)]);
      expect(clock.sleeping).toBe(0);
    });

    it('follows the task of the first call when it appears only after the second call', async () => {
      const { service, create, line, linesOf, loseAnswer, prompt, saved } = setUp();
      loseAnswer(18_000);
      service.answer('createTask', lostAnswer(502));
      const { task, orphaned } = await create();
      expect(task.prompt).toBe(prompt(0));
      expect(linesOf(orphaned)).toEqual([line(1)]);
      expect(linesOf(saved.at(-1))).toEqual([line(0), line(1)]);
    });

    it.each([
      ['the connection is lost only after 20 minutes', 1_200_000],
      ["the machine's clock is wrong by hours", 8 * 3_600_000],
    ])('finds its task although %s', async (_name, ms) => {
      const { clock, service, create, loseAnswer, prompt } = setUp();
      if (ms > 3_600_000) {
        loseAnswer();
        clock.after(1, () => undefined);
        clock.jumpWall(ms);
        service.listed = (task) => ({ ...task, createdAtMs: clock.wallMs() - ms });
      } else {
        service.answer('createTask', async () => {
          service.add({ prompt: prompt(0) });
          await clock.sleep(ms);
          throw lostAnswer();
        });
      }
      expect((await create()).task.id).toBe('task_1');
    });

    it('makes at most three such calls, then names the tasks that may exist', async () => {
      const { service, create, line, linesOf, saved, times } = setUp();
      service.alwaysAnswer('createTask', lostAnswer(500));
      const creating = create();
      await expect(creating).rejects.toThrow(/500.*may have been created.*War Room/s);
      const message = await creating.catch(String);
      for (const call of [0, 1, 2]) expect(message).toContain(line(call));
      expect(times('createTask')).toHaveLength(3);
      expect(linesOf(saved.at(-1))).toHaveLength(3);
    });

    it('reports the lost call when the next one is refused', async () => {
      const { service, create, line, linesOf, saved } = setUp();
      service.answer('createTask', lostAnswer(), refusal(401));
      await expect(create()).rejects.toMatchObject({ status: 401 });
      expect(linesOf(saved.at(-1))).toEqual([line(0)]);
    });

    it('makes no further call when the bound is reached meanwhile', async () => {
      const { service, create, times } = setUp({ retryLimitMs: 10_000 });
      service.alwaysAnswer('createTask', lostAnswer());
      await expect(create()).rejects.toThrow('may have been created');
      expect(times('createTask')).toHaveLength(1);
      expect(times('listTasks')).toHaveLength(3);
    });

    it.each([
      ['the key may not list', [refusal(403), refusal(403), refusal(403)], /reset.*403.*War Room/s],
      ['the last search failed', [[], [], lostAnswer(503)], /reset.*503/s],
    ])('fails when %s, and names the task that may exist', async (_name, answers, message) => {
      const { service, create, line, loseAnswer, times } = setUp();
      loseAnswer();
      service.answer('listTasks', ...answers);
      const creating = create();
      await expect(creating).rejects.toThrow(message);
      await expect(creating).rejects.toThrow(line(0));
      await expect(creating).rejects.toMatchObject({ arrival: 'perhaps' });
      expect(times('createTask')).toHaveLength(1);
    });

    it('repeats the call when the first searches failed and the last one found nothing', async () => {
      const { service, create, times } = setUp();
      service.answer('createTask', lostAnswer());
      service.answer('listTasks', lostAnswer(503), unreached());
      await create();
      expect(times('createTask')).toHaveLength(2);
    });

    it('fails without a reference, and says that a task may exist', async () => {
      const { service, create, saved } = setUp({ hasReference: false });
      service.alwaysAnswer('createTask', lostAnswer(504));
      await expect(create()).rejects.toThrow(
        /504.*may have been created.*War Room \(https:..example.com.war-room\) for it/s,
      );
      expect(service.calls).toHaveLength(1);
      expect(saved).toEqual([]);
    });
  });

  describe('when the run is cancelled', () => {
    it('makes and reports no call if it was cancelled before', async () => {
      const { service, stop, create, saved } = setUp();
      stop.abort(new Error('stopped by SIGINT'));
      await expect(create()).rejects.toThrow(/^stopped by SIGINT$/);
      expect(saved).toEqual([]);
      expect(service.calls).toEqual([]);
    });

    it('accepts a response within 2 s, so that its task can be cancelled', async () => {
      const { clock, service, create, stopAfter } = setUp();
      service.answer('createTask', async () => {
        await clock.sleep(2900);
        return service.add();
      });
      stopAfter(1000);
      expect((await create()).task.id).toBe('task_1');
      expect(clock.sleeping).toBe(0);
    });

    it.each([
      [true, 'The post step searches for it and cancels it.'],
      [false, 'Search for it in the War Room (https://example.com/war-room) and cancel it there.'],
    ])('waits at most 2 s for a response (reference: %s)', async (hasReference, advice) => {
      const { clock, service, create, saved, stopAfter } = setUp({ hasReference });
      service.alwaysAnswer('createTask', hang);
      stopAfter(1000);
      const message = `stopped by SIGINT while the task was being created. A task may have been created. ${advice}`;
      await expect(create()).rejects.toThrow(message);
      expect(clock.monotonicMs()).toBe(3000);
      expect(saved).toHaveLength(hasReference ? 1 : 0);
    });

    it.each([
      ['is waiting for a slot', tooMany({ remaining: 3 }), 100],
      ['is searching for a lost task', lostAnswer(), 7000],
    ])('ends immediately and makes no further call while it %s', async (_name, error, atMs) => {
      const { clock, service, create, stopAfter, times } = setUp();
      service.alwaysAnswer('createTask', error);
      stopAfter(atMs);
      await expect(create()).rejects.toThrow(error.message);
      expect(clock.monotonicMs()).toBe(atMs);
      expect(times('createTask')).toHaveLength(1);
      expect(times('listTasks').every((ms) => ms < atMs)).toBe(true);
    });
  });
});
