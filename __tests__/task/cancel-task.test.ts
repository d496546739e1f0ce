import { describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../src/support/deadline.ts';
import { cancelTask, type Cancelled } from '../../src/task/cancel-task.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, unreached } from '../support/service-errors.ts';

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

  it('tells what the task has become that ended by itself just before', async () => {
    const { service, task, cancel } = setUp();
    service.change(task.id, 'complete');
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'complete' } });
  });

  it('reads on until the task shows it', async () => {
    const { service, task, cancel } = setUp();
    service.answer('cancelTask', () => undefined);
    service.answer('fetchTask', task, task, { ...task, status: 'cancelled' });
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
  });

  it('sends a request again that was taken and shows no effect within 3 s', async () => {
    const { clock, service, cancel } = setUp();
    service.answer('cancelTask', () => undefined);
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
    expect(service.callsOf('cancelTask')).toHaveLength(2);
    expect(clock.monotonicMs()).toBeLessThan(3000);
  });

  it('believes a service that took the request each time, though the task never shows it', async () => {
    const { clock, service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', () => undefined);
    expect(await cancel(20_000)).toEqual({ kind: 'accepted' });
    expect(service.callsOf('cancelTask')).toHaveLength(3);
    expect(clock.monotonicMs()).toBeLessThan(9000);
  });

  it('believes a request that was taken when the next is refused', async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', refusal(409));
    service.answer('cancelTask', () => undefined);
    expect(await cancel()).toEqual({ kind: 'accepted' });
    expect(service.callsOf('cancelTask')).toHaveLength(2);
  });

  it('does not believe an answer about another task', async () => {
    const { service, task, cancel } = setUp();
    const other = service.add({ status: 'complete' });
    service.answer('fetchTask', other);
    expect(await cancel()).toMatchObject({ kind: 'ended', task: { id: task.id } });
  });

  it("believes a service that took the request, though the task can't be read", async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('fetchTask', unreached());
    expect(await cancel()).toEqual({ kind: 'accepted' });
  });

  describe('after a refusal', () => {
    it.each([400, 404, 409])("of %d believes the task's own word", async (status) => {
      const { service, task, cancel } = setUp();
      service.answer('cancelTask', refusal(status));
      service.answer('fetchTask', { ...task, status: 'cancelled' });
      expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'cancelled' } });
    });

    it('knows nothing when the task still runs', async () => {
      const { service, cancel } = setUp();
      service.answer('cancelTask', refusal(409));
      expect(await cancel()).toEqual({ kind: 'unknown', message: 'Miteos answered 409' });
      expect(service.callsOf('fetchTask')).toHaveLength(1);
    });

    it('reads the task again when that failed', async () => {
      const { service, task, cancel } = setUp();
      service.answer('cancelTask', refusal(409));
      service.answer('fetchTask', lostAnswer(), { ...task, status: 'failed' });
      expect(await cancel()).toMatchObject({ kind: 'ended', task: { status: 'failed' } });
    });
  });

  it('learns from the task that a request took effect whose answer was lost', async () => {
    const { service, task, cancel } = setUp();
    service.answer('cancelTask', lostAnswer(502));
    service.answer('fetchTask', task, { ...task, status: 'cancelled' });
    expect(await cancel()).toMatchObject({ kind: 'ended' });
  });

  it("knows nothing when the service can't be reached", async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', unreached());
    service.alwaysAnswer('fetchTask', lostAnswer());
    expect(await cancel()).toEqual({ kind: 'unknown', message: unreached().message });
  });

  it.each(['cancelTask', 'fetchTask'] as const)('is over in time when %s hangs', async (name) => {
    const { clock, service, cancel } = setUp();
    service.alwaysAnswer('cancelTask', refusal(500));
    service.alwaysAnswer(name, hang);
    expect(await cancel(3500)).toMatchObject({ kind: 'unknown' });
    expect(clock.monotonicMs()).toBe(3500);
    expect(service.calls.every(({ atMs }) => atMs < 3500)).toBe(true);
  });
});
