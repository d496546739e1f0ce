import { describe, expect, it } from '@jest/globals';
import {
  adviceOn,
  endedVerdict,
  failureMessage,
  reachVerdict,
  type TaskOrigin,
} from '../../src/step/outcome.ts';
import type { Task } from '../../src/task/task.ts';
import type { Verdict } from '../../src/task/verdict.ts';
import type { WaitEnd } from '../../src/task/wait-for-task.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { hang } from '../support/fake-task-service.ts';
import { makeTask } from '../support/make-result.ts';
import { barred, lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';

describe('the verdict on a task that has ended', () => {
  it.each([
    [{ status: 'complete' }, 'complete', []],
    [{ status: 'cancelled' }, 'cancelled', ['The task was cancelled in Miteos.']],
    [{ status: 'failed' }, 'failed', ['The task failed. Miteos gave no reason.']],
    [{ status: 'failed', failure: 'no' }, 'failed', ['The task failed. Miteos says: "no".']],
  ] satisfies [Partial<Task>, string, string[]][])(
    'is honest: %j',
    (changes, outcome, problems) => {
      const task = makeTask(changes);
      const verdict = endedVerdict(task);
      expect(verdict).toMatchObject({ outcome, task, problems, mayStillRun: false });
      expect(verdict.advice !== undefined).toBe(outcome !== 'complete');
    },
  );
});

describe('the verdict on a wait', () => {
  const reach = (
    world: FakeWorld,
    kind: 'timed-out' | 'needs-approval' | 'stopped',
    {
      origin = 'created',
      given = {},
      onCancel = () => undefined,
    }: {
      origin?: TaskOrigin;
      given?: Record<string, string>;
      onCancel?: (verdict: Verdict) => void;
    } = {},
  ) => {
    const [task = world.service.add({ status: 'running' })] = world.service.tasks;
    const end: WaitEnd = { kind, task };
    const settings = inputsOf(given).settings;
    return reachVerdict(end, {
      origin,
      settings,
      ports: world.ports,
      run: runFacts,
      onCancel,
    });
  };

  it('is left for the post step before the cancel call, which may be the last', async () => {
    const world = new FakeWorld();
    const said: [Verdict, number][] = [];
    await reach(world, 'timed-out', {
      onCancel: (verdict) => {
        said.push([verdict, world.service.callsOf('cancelTask').length]);
      },
    });
    expect(said).toEqual([
      [expect.objectContaining({ outcome: 'timed-out', mayStillRun: true }), 0],
    ]);
  });

  it('cancels by the one function, and takes what the task then says', async () => {
    const world = new FakeWorld();
    const verdict = await reach(world, 'timed-out');
    expect(verdict).toMatchObject({
      outcome: 'timed-out',
      task: { status: 'cancelled' },
      mayStillRun: false,
    });
    expect(world.service.calls.map(({ name }) => name)).toEqual(['cancelTask', 'fetchTask']);
    expect(world.clock.sleeping).toBe(0);
  });

  it.each(['complete', 'failed'] as const)('believes a task that was %s before', async (status) => {
    const world = new FakeWorld();
    world.service.add({ status });
    expect((await reach(world, 'timed-out')).outcome).toBe(status);
  });

  it('leaves a wish that was taken and does not show to the post step', async () => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', () => undefined);
    expect(await reach(world, 'timed-out')).toMatchObject({
      outcome: 'timed-out',
      problems: [expect.any(String), expect.stringContaining('does not show it yet')],
      mayStillRun: true,
    });
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(8000);
  });

  it('does not take the end of another task for that of its own', async () => {
    const world = new FakeWorld();
    world.service.add({ status: 'running' });
    world.service.answer('fetchTask', world.service.add({ status: 'complete' }));
    const given = { 'on-timeout': 'leave' };
    expect((await reach(world, 'timed-out', { given })).outcome).toBe('timed-out');
  });

  it('says that a task may still run when nobody knows', async () => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', refusal(500));
    expect(await reach(world, 'stopped')).toMatchObject({
      outcome: 'cancelled',
      advice: expect.stringMatching(/may still be running.*War Room.*cancel it there/),
      mayStillRun: true,
    });
  });

  it.each([
    [false, 8000],
    [true, 2500],
  ])('gives up in time (told to stop: %s)', async (isStopped, limitMs) => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', hang);
    world.service.alwaysAnswer('fetchTask', hang);
    if (isStopped) world.stopper.abort(new Error('told to stop'));
    expect((await reach(world, 'stopped')).mayStillRun).toBe(true);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(limitMs);
  });

  it('says how to go on with a task that was left', async () => {
    const world = new FakeWorld();
    const given = { 'on-timeout': 'leave', timeout: '90s' };
    expect(await reach(world, 'timed-out', { given })).toMatchObject({
      problems: ['The task did not end within the timeout of 1m 30s. It was left running.'],
      advice: 'Run again with `task-id: task_1` to follow it on.',
    });
  });

  it('shows a task that was left as it is now', async () => {
    const world = new FakeWorld();
    const task = world.service.add({ status: 'running' });
    world.service.change(task.id, 'paused');
    const given = { 'on-timeout': 'leave' };
    expect((await reach(world, 'timed-out', { given })).task.status).toBe('paused');
  });
});

describe('the advice on a call that failed', () => {
  it.each([
    [refusal(400), 'prompt, config'],
    [refusal(401), 'api-key'],
    [refusal(402), 'credits'],
    [refusal(403), '`tasks.write`'],
    [refusal(404), 'task-id and base-url'],
    [refusal(422), 'max-agents'],
    [tooMany(), 'fewer tasks'],
    [unreached(), 'base-url'],
  ])('says what to do: %s', (error, words) => {
    expect(adviceOn(error)).toContain(words);
    expect(failureMessage(error)).toBe(`${error.message}. ${adviceOn(error)}`);
  });

  it('adds nothing to what may have made a task, which says itself where to look', () => {
    expect(failureMessage(lostAnswer(502))).toBe('Miteos answered 502');
    expect(failureMessage(lostAnswer())).toBe('the connection was reset');
  });

  it('adds nothing to what only a person can mend, which says itself how', () => {
    expect(failureMessage(barred())).toBe(barred().message);
  });

  it('adds nothing to other failures', () => {
    expect(failureMessage(new Error('x'))).toBe('x');
    expect(failureMessage('x')).toBe('x');
  });
});
