import { describe, expect, it } from '@jest/globals';
import { cancelTwins, type LostCall } from '../../src/task/cancel-twins.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService } from '../support/fake-task-service.ts';
import { lostAnswer, refusal } from '../support/service-errors.ts';

function setUp() {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const { signal } = new AbortController();
  const lost = ['first', 'second'].map((line) => ({ line, sentAtMs: clock.wallMs() }));
  const cancel = async (calls: readonly LostCall[] = lost): Promise<readonly string[]> => {
    const { open } = await cancelTwins(calls, { service, clock, log, signal });
    return open.map(({ line }) => line);
  };
  return { service, log, lost, cancel };
}

describe('cancelTwins', () => {
  it('cancels the task of a lost call, says so, and has the other still to look for', async () => {
    const { service, log, cancel } = setUp();
    const twin = service.add({ status: 'running', prompt: 'Do it.\n\nfirst' });
    const other = service.add({ status: 'running', prompt: 'Do it.\n\nthird' });
    expect(await cancel()).toEqual(['second']);
    expect(service.taskOf(twin.id).status).toBe('cancelled');
    expect(service.taskOf(other.id).status).toBe('running');
    expect(log.texts('info')).toEqual([expect.stringContaining(twin.id)]);
  });

  it('leaves one alone that has ended', async () => {
    const { service, cancel } = setUp();
    service.add({ status: 'complete', prompt: 'second' });
    expect(await cancel()).toEqual(['first']);
    expect(service.callsOf('cancelTask')).toEqual([]);
  });

  it("warns of one that can't be cancelled, and keeps it in mind", async () => {
    const { service, log, cancel } = setUp();
    const twin = service.add({ status: 'running', prompt: 'first' });
    service.alwaysAnswer('cancelTask', refusal(403));
    expect(await cancel()).toEqual(['first', 'second']);
    expect(log.texts('warning')).toEqual([expect.stringContaining(twin.id)]);
  });

  it('cancels each although one resists', async () => {
    const { service, cancel } = setUp();
    const twins = ['first', 'second'].map((prompt) => service.add({ status: 'running', prompt }));
    service.answer('cancelTask', () => new Promise<never>(() => undefined));
    void cancel();
    await new Promise(setImmediate);
    const asked = service.callsOf('cancelTask').map(({ args }) => args[0]);
    expect(new Set(asked)).toEqual(new Set(twins.map(({ id }) => id)));
  });

  it("keeps all in mind when the list can't be read", async () => {
    const { service, cancel } = setUp();
    service.alwaysAnswer('listTasks', lostAnswer(503));
    expect(await cancel()).toEqual(['first', 'second']);
  });

  it('asks for nothing when no call was lost', async () => {
    const { service, cancel } = setUp();
    expect(await cancel([])).toEqual([]);
    expect(service.calls).toEqual([]);
  });
});
