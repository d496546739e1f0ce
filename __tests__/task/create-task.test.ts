import { describe, expect, it } from '@jest/globals';
import { createTask, type CreateCall, type CreatedTask } from '../../src/task/create-task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { barred, lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

function setUp({ boundMs = 3_600_000, hasReference = true } = {}) {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  const made: CreateCall[] = [];
  const nextCall = (): CreateCall => {
    const reference = hasReference ? `gha-7-stable-1-nonce${made.length + 1}` : undefined;
    const line = reference && `(reference ${reference})`;
    const prompt = line === undefined ? 'Do it.' : `Do it.\n\n${line}`;
    made.push({ request: { prompt }, reference, line });
    return { request: { prompt }, reference, line };
  };
  const sent: CreateCall[] = [];
  const onSend = (call: CreateCall): void => {
    sent.push(call);
  };
  const create = async (): Promise<CreatedTask> =>
    createTask({
      service,
      clock,
      log,
      nextCall,
      onSend,
      boundMs,
      watchUrl: 'https://example.com/war-room',
      stop: stop.signal,
    });
  /** The call takes effect, and its answer is lost. */
  const madeButLost = (): never => {
    service.add({ prompt: made.at(-1)?.request.prompt ?? '' });
    throw lostAnswer();
  };
  const signalAfter = (ms: number): void => {
    clock.after(ms, () => {
      stop.abort(new Error('told to stop by SIGINT'));
    });
  };
  return { clock, service, log, stop, made, sent, create, madeButLost, signalAfter };
}

describe('createTask', () => {
  it('creates one task and sends the whole reference with it', async () => {
    const { service, create, made, clock } = setUp();
    const { task, lostLines } = await create();
    expect(service.tasks).toEqual([task]);
    expect(lostLines).toEqual([]);
    const { request, reference } = made[0] ?? {};
    expect(service.calls.map(({ name, args }) => [name, args])).toEqual([
      ['createTask', [request, reference]],
    ]);
    expect(clock.sleeping).toBe(0);
  });

  describe('when the call certainly did not arrive', () => {
    it.each([
      ['unreached', unreached()],
      ['429', tooMany()],
    ])('makes the same call again, ever more slowly: %s', async (_name, error) => {
      const { service, create, made, sent, log } = setUp();
      service.answer('createTask', ...Array.from({ length: 8 }, () => error));
      await create();
      expect(service.tasks).toHaveLength(1);
      expect(made).toHaveLength(1);
      // Its reference is left anew each time, with the time.
      expect(sent).toEqual(Array.from({ length: 9 }, () => made[0]));
      const times = service.callsOf('createTask').map(({ atMs }) => atMs);
      expect(times).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121].map((seconds) => seconds * 1000));
      expect(service.callsOf('listTasks')).toEqual([]);
      expect(log.texts('info')).toHaveLength(1);
    });

    it('waits as long as the service asks', async () => {
      const { clock, service, create } = setUp();
      service.answer('createTask', tooMany({ retryAfterMs: 77_000 }));
      await create();
      expect(clock.monotonicMs()).toBe(77_000);
    });

    it("gives up with the service's words when the bound is reached", async () => {
      const { clock, service, create } = setUp({ boundMs: 60_000 });
      service.alwaysAnswer('createTask', unreached());
      await expect(create()).rejects.toThrow('ECONNREFUSED');
      expect(clock.monotonicMs()).toBeLessThanOrEqual(60_000);
      expect(clock.sleeping).toBe(0);
    });

    it('gives up at once what only a person can mend', async () => {
      const { clock, service, create } = setUp({ boundMs: 60_000 });
      service.alwaysAnswer('createTask', barred());
      await expect(create()).rejects.toThrow('self-signed certificate');
      expect(service.calls).toHaveLength(1);
      expect(clock.monotonicMs()).toBe(0);
    });

    it('gives up at once when the service asks to wait beyond the bound', async () => {
      const { clock, service, create } = setUp({ boundMs: 60_000 });
      service.alwaysAnswer('createTask', tooMany({ retryAfterMs: 61_000 }));
      await expect(create()).rejects.toMatchObject({ status: 429 });
      expect(clock.monotonicMs()).toBe(0);
    });

    it('waits calmly for a free slot of the plan, and says so once', async () => {
      const { clock, service, create, log } = setUp({ boundMs: 1_800_000 });
      const full = tooMany({ remaining: 40 });
      const limited = tooMany({ remaining: 0 });
      service.answer('createTask', ...Array.from({ length: 10 }, () => full), limited, full);
      await create();
      expect(clock.monotonicMs()).toBeGreaterThan(10 * 15_000 - 1);
      const said = log.texts('info').filter((text) => text.includes('free slot'));
      expect(said).toEqual([expect.stringContaining('up to 30m')]);
    });
  });

  it.each([400, 401, 402, 403, 409, 422])(
    'does not repeat a call refused with %d',
    async (status) => {
      const { service, create } = setUp();
      service.alwaysAnswer('createTask', refusal(status));
      await expect(create()).rejects.toMatchObject({ status });
      expect(service.calls).toHaveLength(1);
    },
  );

  describe('when the call may have arrived', () => {
    it.each([
      ['at once', 0, 0],
      ['5 s later', 1000, 5000],
      ['15 s later', 6000, 15_000],
    ])('follows the task that the list shows %s', async (_when, shownAfterMs, foundAtMs) => {
      const { clock, service, create, made } = setUp();
      service.answer('createTask', () => {
        clock.after(shownAfterMs, () => service.add({ prompt: made[0]?.request.prompt ?? '' }));
        if (shownAfterMs === 0) service.add({ prompt: made[0]?.request.prompt ?? '' });
        throw lostAnswer(502);
      });
      const { task, lostLines } = await create();
      expect(task.prompt).toBe(made[0]?.request.prompt);
      expect(lostLines).toEqual([]);
      expect(service.callsOf('createTask')).toHaveLength(1);
      expect(clock.monotonicMs()).toBe(foundAtMs);
    });

    it('finds it although the list cuts prompts', async () => {
      const { service, create, madeButLost } = setUp();
      service.listed = (task) => ({ ...task, prompt: `${task.prompt?.slice(0, 4) ?? ''}…` });
      service.answer('createTask', madeButLost);
      expect((await create()).task.id).toBe('task_1');
      expect(service.callsOf('createTask')).toHaveLength(1);
    });

    it("finds it although it can't read somebody else's", async () => {
      const { service, create, madeButLost } = setUp();
      service.add({ id: 'theirs' });
      service.answer('createTask', madeButLost);
      service.alwaysAnswer('fetchTask', refusal(403));
      expect((await create()).task.id).toBe('task_2');
    });

    it('does not take a task of the same step with another nonce', async () => {
      const { service, create } = setUp();
      service.add({ prompt: 'Do it.\n\n(reference gha-7-stable-1-nonce9)' });
      service.answer('createTask', lostAnswer());
      const { task, lostLines } = await create();
      expect(task.prompt).toContain('nonce2');
      expect(lostLines).toEqual(['(reference gha-7-stable-1-nonce1)']);
    });

    it('creates again, with a new nonce, only after three looks that found nothing', async () => {
      const { clock, service, create, made } = setUp();
      service.answer('createTask', lostAnswer());
      const { task, lostLines } = await create();
      expect(service.callsOf('listTasks').map(({ atMs }) => atMs)).toEqual([0, 5000, 15_000]);
      expect(service.callsOf('createTask').map(({ atMs }) => atMs)).toEqual([0, 15_000]);
      expect(made[0]?.reference).not.toBe(made[1]?.reference);
      expect(task.prompt).toBe(made[1]?.request.prompt);
      expect(lostLines).toEqual([made[0]?.line]);
      expect(clock.sleeping).toBe(0);
    });

    it('follows the task of an earlier call that shows only after a later one', async () => {
      const { clock, service, create, made } = setUp();
      service.answer('createTask', () => {
        clock.after(18_000, () => service.add({ prompt: made[0]?.request.prompt ?? '' }));
        throw lostAnswer();
      });
      service.answer('createTask', lostAnswer(502));
      const { task, lostLines } = await create();
      expect(task.prompt).toBe(made[0]?.request.prompt);
      expect(lostLines).toEqual([made[1]?.line]);
      expect(made).toHaveLength(2);
    });

    it('finds an earlier one although the list cuts prompts within the reference', async () => {
      const { clock, service, create, made } = setUp();
      service.listed = (task) => ({ ...task, prompt: `${task.prompt?.slice(0, -2) ?? ''}…` });
      service.answer('createTask', () => {
        clock.after(18_000, () => service.add({ prompt: made[0]?.request.prompt ?? '' }));
        throw lostAnswer();
      });
      service.answer('createTask', lostAnswer(502));
      expect((await create()).task.prompt).toBe(made[0]?.request.prompt);
    });

    it('looks back to the moment of sending by its own clock, however late the answer is lost', async () => {
      const { clock, service, create, made } = setUp();
      service.answer('createTask', async () => {
        service.add({ prompt: made[0]?.request.prompt ?? '' });
        await clock.sleep(1_200_000);
        throw lostAnswer();
      });
      expect((await create()).task.id).toBe('task_1');
    });

    it('makes at most three such calls, then names what may exist', async () => {
      const { service, create, made } = setUp();
      service.alwaysAnswer('createTask', lostAnswer(500));
      await expect(create()).rejects.toThrow(
        /500.*may have been made.*War Room.*nonce1.*nonce2.*nonce3/s,
      );
      expect(made).toHaveLength(3);
    });

    it('creates nothing more when the bound is reached meanwhile', async () => {
      const { service, create } = setUp({ boundMs: 10_000 });
      service.alwaysAnswer('createTask', lostAnswer());
      await expect(create()).rejects.toThrow('may have been made');
      expect(service.callsOf('createTask')).toHaveLength(1);
      expect(service.callsOf('listTasks')).toHaveLength(3);
    });

    it('fails when the key may not list, and says what may exist and where to look', async () => {
      const { service, create, madeButLost, made } = setUp();
      service.answer('createTask', madeButLost);
      service.alwaysAnswer('listTasks', refusal(403));
      const creating = create();
      await expect(creating).rejects.toMatchObject({ arrival: 'perhaps' });
      await expect(creating).rejects.toThrow(/reset.*403.*War Room.*nonce1/s);
      expect(made).toHaveLength(1);
    });

    it('does not trust an empty list after which the last look failed', async () => {
      const { service, create, made } = setUp();
      service.answer('createTask', lostAnswer());
      service.answer('listTasks', { tasks: [] }, { tasks: [] }, lostAnswer(503));
      await expect(create()).rejects.toThrow('may have been made');
      expect(made).toHaveLength(1);
    });

    it('creates again when the first look failed and the last found nothing', async () => {
      const { service, create, made } = setUp();
      service.answer('createTask', lostAnswer());
      service.answer('listTasks', lostAnswer(503), unreached());
      await create();
      expect(made).toHaveLength(2);
    });

    it('fails without a reference to look for, and says that a task may exist', async () => {
      const { service, create } = setUp({ hasReference: false });
      service.alwaysAnswer('createTask', lostAnswer(504));
      await expect(create()).rejects.toThrow(
        /504.*may have been made.*War Room \(https:..example.com.war-room\)/s,
      );
      expect(service.calls).toHaveLength(1);
    });
  });

  describe('told to stop', () => {
    it('makes no call, and leaves no trace of one, when it was told before', async () => {
      const { service, stop, create, made } = setUp();
      stop.abort(new Error('told to stop by SIGINT'));
      await expect(create()).rejects.toThrow('told to stop');
      expect(made).toEqual([]);
      expect(service.calls).toEqual([]);
    });

    it('takes an answer that comes within 2 s, so that its task can be cancelled', async () => {
      const { clock, service, create, signalAfter } = setUp();
      service.answer('createTask', async () => {
        await clock.sleep(2900);
        return service.add();
      });
      signalAfter(1000);
      expect((await create()).task.id).toBe('task_1');
      expect(clock.sleeping).toBe(0);
    });

    it('waits no longer than 2 s for one', async () => {
      const { clock, service, create, signalAfter } = setUp();
      service.alwaysAnswer('createTask', hang);
      signalAfter(1000);
      await expect(create()).rejects.toThrow('told to stop');
      expect(clock.monotonicMs()).toBe(3000);
    });

    it.each([
      ['waits for a slot', tooMany({ remaining: 3 }), 100],
      ['looks for a lost task', lostAnswer(), 7000],
    ])('ends at once and creates nothing more while it %s', async (_name, error, atMs) => {
      const { clock, service, create, signalAfter } = setUp();
      service.alwaysAnswer('createTask', error);
      signalAfter(atMs);
      await expect(create()).rejects.toThrow(error.message);
      expect(clock.monotonicMs()).toBe(atMs);
      expect(service.callsOf('createTask')).toHaveLength(1);
      expect(service.callsOf('listTasks').every((call) => call.atMs < atMs)).toBe(true);
    });
  });
});
