import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/support/deadline.ts';
import { cancelTask, type Cancelled } from '../../src/task/cancel-task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

function setUp() {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const task = service.add({ status: 'running' });
  const cancel = async (limitMs = 3500): Promise<Cancelled> => {
    const deadline = startDeadline(clock, limitMs);
    const result = await cancelTask(task.id, { service, clock, signal: deadline.signal });
    deadline.release();
    return result;
  };
  return { clock, service, task, cancel };
}

describe('cancelTask', () => {
  it('cancels and reads the task', async () => {
    const { service, task, cancel, clock } = setUp();
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
    expect(service.calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['cancelTask', task.id],
      ['fetchTask', task.id],
    ]);
    expect(clock.sleeping).toBe(0);
  });

  it('returns the final state of a task that ended by itself just before', async () => {
    const { service, task, cancel } = setUp();
    service.change(task.id, 'complete');
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'complete' } });
  });

  it('reads the task until it has ended', async () => {
    const { service, task, cancel } = setUp();
    service.answer('cancelTask', () => undefined);
    service.answer('fetchTask', task, task, { ...task, status: 'cancelled' });
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
  });

  it('repeats an accepted request that has no effect within 3 s', async () => {
    const { clock, service, cancel } = setUp();
    service.answer('cancelTask', () => undefined);
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
    expect(service.callsOf('cancelTask')).toHaveLength(2);
    expect(clock.monotonicMs()).toBeLessThan(3000);
  });

  it('repeats an accepted request, less often over time, while the task keeps running', async () => {
    const { clock, service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', () => undefined);
    expect(await cancel(60_000)).toEqual({ kind: 'accepted' });
    expect(clock.monotonicMs()).toBe(60_000);
    const times = service.callsOf('cancelTask').map(({ atMs }) => atMs);
    expect(times).toEqual([0, 2800, 5600, 18_400, 31_200, 44_000, 56_800]);
  });

  it('is accepted when one request was accepted and the next ones are refused', async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', refusal(409));
    service.answer('cancelTask', () => undefined);
    expect(await cancel()).toEqual({ kind: 'accepted' });
  });

  it('ignores a response about another task', async () => {
    const { service, task, cancel } = setUp();
    const other = service.add({ status: 'complete' });
    service.answer('fetchTask', other);
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { id: task.id } });
  });

  it("is accepted when the request was accepted but the task can't be read", async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('fetchTask', unreached());
    expect(await cancel()).toEqual({ kind: 'accepted' });
  });

  describe('after a refusal', () => {
    it.each([400, 404, 409])("of %d relies on the task's status", async (status) => {
      const { service, task, cancel } = setUp();
      service.answer('cancelTask', refusal(status));
      service.answer('fetchTask', { ...task, status: 'cancelled' });
      expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
    });

    it.each([400, 403, 404, 409])(
      "of %d retries while the task is active, e.g. when a pending task can't be cancelled yet",
      async (status) => {
        const { clock, service, cancel } = setUp();
        service.alwaysAnswer('cancelTask', refusal(status));
        clock.after(20_000, () => {
          service.alwaysAnswer('cancelTask', () => {
            service.change('task_1', 'cancelled');
          });
        });
        expect(await cancel(60_000)).toMatchObject({
          kind: 'ended',
          task: { status: 'cancelled' },
        });
        expect(clock.monotonicMs()).toBeLessThan(30_000);
      },
    );

    it('is unknown when the task is still running at the deadline', async () => {
      const { clock, service, cancel } = setUp();
      service.alwaysAnswer('cancelTask', refusal(409));
      expect(await cancel()).toEqual({
        kind: 'unknown',
        message: 'Miteos returned 409',
        isUnreachable: false,
      });
      expect(clock.monotonicMs()).toBe(3500);
    });

    it('repeats a failed read of the task', async () => {
      const { service, task, cancel } = setUp();
      service.answer('cancelTask', refusal(409));
      service.answer('fetchTask', lostAnswer(), { ...task, status: 'failed' });
      expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'failed' } });
    });
  });

  it('finds out from the task that a request took effect although its response was lost', async () => {
    const { service, task, cancel } = setUp();
    service.answer('cancelTask', lostAnswer(502));
    service.answer('fetchTask', task, { ...task, status: 'cancelled' });
    expect(await cancel()).toMatchObject({ kind: 'ended' });
  });

  it("is unknown when the service can't be reached", async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', unreached());
    service.alwaysAnswer('fetchTask', lostAnswer());
    const { message } = unreached();
    expect(await cancel()).toEqual({ kind: 'unknown', message, isUnreachable: true });
  });

  it('cancels as soon as the service is reachable again after 40 s', async () => {
    const { clock, service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', unreached());
    service.alwaysAnswer('fetchTask', unreached());
    clock.after(40_000, () => {
      service.alwaysAnswer('fetchTask', () => service.taskOf('task_1'));
      service.alwaysAnswer('cancelTask', () => {
        service.change('task_1', 'cancelled');
      });
    });
    expect(await cancel(60_000)).toMatchObject({ kind: 'ended' });
    expect(clock.monotonicMs()).toBeLessThan(51_000);
  });

  it.each(['cancelTask', 'fetchTask'] as const)(
    'honors Retry-After in the response to %s, then retries',
    async (name) => {
      const { clock, service, cancel } = setUp();
      service.alwaysAnswer('cancelTask', refusal(409));
      service.answer(name, tooMany({ retryAfterMs: 25_000 }));
      clock.after(10_000, () => {
        service.alwaysAnswer('cancelTask', () => {
          service.change('task_1', 'cancelled');
        });
      });
      expect(await cancel(60_000)).toMatchObject({ kind: 'ended' });
      expect(clock.monotonicMs()).toBe(25_000);
      expect(service.callsOf('cancelTask')).toHaveLength(2);
    },
  );

  it.each(['cancelTask', 'fetchTask'] as const)(
    'ends at the deadline when %s hangs',
    async (name) => {
      const { clock, service, cancel } = setUp();
      service.alwaysAnswer('cancelTask', refusal(500));
      service.alwaysAnswer(name, hang);
      expect(await cancel(3500)).toMatchObject({ kind: 'unknown' });
      expect(clock.monotonicMs()).toBe(3500);
      expect(service.calls.every(({ atMs }) => atMs < 3500)).toBe(true);
    },
  );
});
