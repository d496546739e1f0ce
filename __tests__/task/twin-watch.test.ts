import { describe, expect, it } from '@jest/globals';
import { TwinWatch } from '../../src/task/twin-watch.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { FakeTaskService, hang } from '../support/fake-task-service.ts';
import { lostAnswer } from '../support/service-errors.ts';

function setUp({ lines = ['first'] } = {}) {
  const clock = new FakeClock();
  const service = new FakeTaskService(clock);
  const log = new FakeLog();
  const stop = new AbortController();
  const lost = lines.map((line) => ({ line, sentAtMs: clock.wallMs() }));
  const watch = new TwinWatch(lost, { service, clock, log, signal: stop.signal });
  const looksAt = (): number[] => service.callsOf('listTasks').map(({ atMs }) => atMs / 1000);
  /** Ends the watch after a while, and says which calls are open. */
  const endAfter = async (ms: number): Promise<string[]> => {
    await clock.sleep(ms);
    return (await watch.end()).map(({ line }) => line);
  };
  return { clock, service, log, stop, watch, looksAt, endAfter };
}

describe('TwinWatch', () => {
  it('looks after 1, 2.5 and 5 minutes, and at the end', async () => {
    const { clock, endAfter, looksAt } = setUp();
    await endAfter(600_000);
    expect(looksAt()).toEqual([60, 150, 300, 600]);
    expect(clock.sleeping).toBe(0);
  });

  it('cancels a twin as soon as it sees it, and looks no more', async () => {
    const { clock, service, endAfter, looksAt } = setUp();
    clock.after(50_000, () => service.add({ prompt: 'first' }));
    expect(await endAfter(600_000)).toEqual([]);
    expect(service.callsOf('cancelTask')).toMatchObject([{ args: ['task_1'], atMs: 60_000 }]);
    // A second page ends the list.
    expect(looksAt()).toEqual([60, 60]);
  });

  it('keeps to its times when a look takes long', async () => {
    const { service, endAfter, looksAt } = setUp();
    service.answer('listTasks', hang);
    await endAfter(200_000);
    expect(looksAt()).toEqual([60, 150, 200]);
  });

  it('leaves a call open that ended so early that its task may still appear', async () => {
    const { endAfter, log } = setUp({ lines: ['first', 'second'] });
    expect(await endAfter(144_000)).toEqual(['first', 'second']);
    expect(log.texts('info')).toEqual([]);
  });

  it('says how to know a twin when the list would show it by now', async () => {
    const { endAfter, log } = setUp();
    expect(await endAfter(145_000)).toEqual([]);
    expect(log.texts('info')).toEqual([expect.stringContaining('"first"')]);
  });

  it('leaves a call open when the last look failed', async () => {
    const { service, endAfter } = setUp();
    service.alwaysAnswer('listTasks', lostAnswer(503));
    expect(await endAfter(400_000)).toEqual(['first']);
  });

  it('ends in 15 s although the last look hangs', async () => {
    const { clock, service, endAfter } = setUp();
    service.alwaysAnswer('listTasks', hang);
    expect(await endAfter(30_000)).toEqual(['first']);
    expect(clock.monotonicMs()).toBe(45_000);
  });

  it('asks for nothing when no call was lost', async () => {
    const { service, endAfter } = setUp({ lines: [] });
    expect(await endAfter(400_000)).toEqual([]);
    expect(service.calls).toEqual([]);
  });

  it.each(['stop', 'signal'] as const)('looks no more after its %s', async (how) => {
    const { clock, log, stop, watch, service, looksAt } = setUp();
    service.alwaysAnswer('listTasks', hang);
    await clock.sleep(61_000);
    if (how === 'stop') watch.stop();
    else stop.abort(new Error('told to stop'));
    await clock.sleep(500_000);
    expect(looksAt()).toEqual([60]);
    // A look that nobody wants any more is no trouble.
    expect(log.entries).toEqual([]);
    expect(clock.sleeping).toBe(0);
  });
});
