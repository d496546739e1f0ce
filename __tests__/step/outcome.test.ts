import { describe, expect, it } from '@jest/globals';
import {
  checkHead,
  describeVerdict,
  endedVerdict,
  leftVerdict,
  logCost,
  reachVerdict,
  type TaskOrigin,
} from '../../src/step/outcome.ts';
import { adviceOn, failureMessage } from '../../src/step/failure-message.ts';
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
    [{ status: 'failed', failure: 'No.' }, 'failed', ['The task failed. Miteos says: "No."']],
  ] satisfies [Partial<Task>, string, string[]][])(
    'is correct: %j',
    (changes, outcome, problems) => {
      const task = makeTask(changes);
      const verdict = endedVerdict(task);
      expect(verdict).toMatchObject({ outcome, task, problems, mayStillRun: false });
      expect(verdict.advice !== undefined).toBe(outcome !== 'complete');
    },
  );
});

describe('the verdict on a run whose pull request may have new commits', () => {
  const failed = endedVerdict(makeTask({ status: 'failed' }));
  const head = 'd'.repeat(40);
  const check = (world: FakeWorld, verdict: Verdict, run = runFacts) =>
    checkHead(verdict, { ports: world.ports, run, settings: inputsOf().settings });

  it('is superseded, without advice, if it has', async () => {
    const world = new FakeWorld();
    world.head = head;
    const { advice, ...rest } = failed;
    expect(advice).toBeDefined();
    expect(await check(world, failed)).toEqual({
      ...rest,
      isUnreachable: false,
      supersededBy: head,
    });
  });

  const left = leftVerdict('timed-out', makeTask({ id: 'task_1', status: 'running' }), 'Late.');

  it('has no advice to cancel a task that was left on purpose', async () => {
    const world = new FakeWorld();
    world.head = head;
    const superseded = await check(world, left);
    expect(superseded).toMatchObject({ supersededBy: head, mayStillRun: false });
    expect(describeVerdict(superseded)).toMatch(/task_1: Late\. This run is superseded: [^.]*\.$/);
  });

  it('has only advice about a task that may still be running', async () => {
    const world = new FakeWorld();
    world.head = head;
    const superseded = await check(world, { ...left, mayStillRun: true });
    expect(superseded.advice).toMatch(/^Task task_1 may still be running.*War Room/);
    expect(describeVerdict(superseded)).not.toMatch(/[Rr]e-run|task-id/);
  });

  it.each<[string, Verdict, Partial<typeof runFacts>]>([
    ['the task completed', endedVerdict(makeTask()), {}],
    ['the commit is unknown', failed, { commit: undefined }],
  ])('needs no request when %s', async (_, verdict, facts) => {
    const world = new FakeWorld();
    world.head = head;
    expect(await check(world, verdict, { ...runFacts, ...facts })).toBe(verdict);
    expect(world.step.events).toEqual([]);
  });

  it('is unchanged when GitHub does not answer within 10 s', async () => {
    const world = new FakeWorld();
    const ports = { ...world.ports, fetchHead: () => new Promise<never>(() => undefined) };
    const { settings } = inputsOf();
    expect(await checkHead(failed, { ports, run: runFacts, settings })).toBe(failed);
    expect(world.clock.monotonicMs()).toBe(10_000);
    expect(world.clock.sleeping).toBe(0);
  });
});

type Kind = Exclude<WaitEnd['kind'], 'ended'>;

interface Reaching {
  readonly origin?: TaskOrigin;
  readonly given?: Readonly<Record<string, string>>;
  readonly onCancel?: (reason: Verdict) => void;
}

function reach(
  world: FakeWorld,
  kind: Kind,
  { origin = 'created', given = {}, onCancel = () => undefined }: Reaching = {},
): Promise<Verdict> {
  const [task = world.service.add({ status: 'running' })] = world.service.tasks;
  const end: WaitEnd =
    kind === 'lost'
      ? { kind, task, error: refusal(401) }
      : kind === 'over-budget'
        ? { kind, task, costCents: 152.5 }
        : { kind, task };
  const { settings } = inputsOf(given);
  return reachVerdict(end, { ports: world.ports, run: runFacts, settings, origin, onCancel });
}

const CAPPED = { 'max-cost-cents': '150' };
const OVER_BUDGET =
  'The task reached the maximum cost: it has cost 152.5 cents, and max-cost-cents is 150.';
const STALLED = 'The task stalled: nothing visible changed within the stall-timeout of 10m.';

describe('a task that is ours to cancel', () => {
  it.each<[Kind, TaskOrigin, Record<string, string>, string, string]>([
    ['timed-out', 'created', {}, 'timed-out', 'within the timeout of 1h.'],
    ['timed-out', 'given', { 'on-timeout': 'cancel' }, 'timed-out', 'within the timeout of 1h.'],
    ['needs-approval', 'created', { 'on-approval': 'cancel' }, 'cancelled', 'waiting for approval'],
    ['needs-approval', 'given', { 'on-approval': 'cancel' }, 'cancelled', 'waiting for approval'],
    ['over-budget', 'created', CAPPED, 'over-budget', OVER_BUDGET],
    ['over-budget', 'created', { ...CAPPED, 'on-timeout': 'leave' }, 'over-budget', OVER_BUDGET],
    ['over-budget', 'given', { ...CAPPED, 'on-timeout': 'cancel' }, 'over-budget', OVER_BUDGET],
    ['stalled', 'created', { 'stall-timeout': '10m' }, 'timed-out', STALLED],
    ['stalled', 'given', { 'stall-timeout': '10m', 'on-timeout': 'cancel' }, 'timed-out', STALLED],
    ['stopped', 'created', {}, 'cancelled', 'The run was cancelled or timed out.'],
    ['lost', 'created', {}, 'failed', 'can no longer be followed: Miteos returned 401.'],
  ])(
    'is cancelled when the wait ended as %s of a task that was %s, with %j',
    async (kind, origin, given, outcome, reason) => {
      const world = new FakeWorld();
      const verdict = await reach(world, kind, { origin, given });
      expect(verdict).toMatchObject({
        outcome,
        task: { status: 'cancelled' },
        problems: [expect.stringMatching(/^.* The task was cancelled\.$/)],
        mayStillRun: false,
      });
      expect(verdict.problems[0]).toContain(reason);
      // The person who cancelled the run knows whether to start it again.
      if (kind === 'stopped') expect(verdict.advice).toBeUndefined();
      else expect(verdict.advice).toMatch(/a new run|api-key/);
      expect(world.service.callsOf('cancelTask')).toHaveLength(1);
    },
  );

  it('saves the reason for the post step before the cancel call', async () => {
    const world = new FakeWorld();
    const said: [Verdict, number][] = [];
    await reach(world, 'timed-out', {
      onCancel: (reason) => {
        said.push([reason, world.service.callsOf('cancelTask').length]);
      },
    });
    expect(said).toEqual([
      [expect.objectContaining({ outcome: 'timed-out', mayStillRun: true }), 0],
    ]);
  });

  it.each(['complete', 'failed'] as const)('is believed to be %s already', async (status) => {
    const world = new FakeWorld();
    world.service.add({ status });
    expect((await reach(world, 'timed-out')).outcome).toBe(status);
  });

  it('may still be running when its status does not become cancelled', async () => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', () => undefined);
    expect(await reach(world, 'timed-out')).toMatchObject({
      outcome: 'timed-out',
      problems: [expect.any(String), expect.stringContaining('has not ended yet')],
      advice: expect.stringMatching(/task_1 may still be running.*War Room.*cancel it there/),
      mayStillRun: true,
    });
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(8000);
  });

  it('may still be running when it cannot be read', async () => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', refusal(500));
    expect(await reach(world, 'stopped')).toMatchObject({
      outcome: 'cancelled',
      problems: [expect.any(String), 'The task could not be cancelled: Miteos returned 500.'],
      advice: expect.stringMatching(/task_1 may still be running.*War Room.*cancel it there/),
      mayStillRun: true,
    });
  });

  it.each([
    [false, 8000],
    [true, 2500],
  ])('is cancelled only within the time limit (step cancelled: %s)', async (isStopped, limitMs) => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('cancelTask', hang);
    world.service.alwaysAnswer('fetchTask', hang);
    if (isStopped) world.stopper.abort(new Error('cancelled'));
    expect((await reach(world, 'stopped')).mayStillRun).toBe(true);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(limitMs);
    expect(world.clock.sleeping).toBe(0);
  });
});

describe('a task that must not be cancelled', () => {
  const approval = { 'on-approval': 'leave' };

  it.each<[Kind, TaskOrigin, Record<string, string>, string]>([
    ['timed-out', 'created', { 'on-timeout': 'leave' }, 'timed-out'],
    ['timed-out', 'given', { 'task-id': 'task_1' }, 'timed-out'],
    ['timed-out', 'resumed', { 'on-timeout': 'cancel' }, 'timed-out'],
    ['needs-approval', 'created', approval, 'needs-approval'],
    ['needs-approval', 'given', approval, 'needs-approval'],
    ['needs-approval', 'resumed', { 'on-approval': 'cancel' }, 'needs-approval'],
    ['over-budget', 'given', { ...CAPPED, 'task-id': 'task_1' }, 'over-budget'],
    ['over-budget', 'resumed', { ...CAPPED, 'on-timeout': 'cancel' }, 'over-budget'],
    ['stalled', 'created', { 'stall-timeout': '10m', 'on-timeout': 'leave' }, 'timed-out'],
    ['stalled', 'given', { 'stall-timeout': '10m', 'task-id': 'task_1' }, 'timed-out'],
    ['stalled', 'resumed', { 'stall-timeout': '10m', 'on-timeout': 'cancel' }, 'timed-out'],
    ['stopped', 'given', {}, 'cancelled'],
    ['stopped', 'resumed', {}, 'cancelled'],
    ['lost', 'given', {}, 'failed'],
    ['lost', 'resumed', {}, 'failed'],
  ])(
    'continues to run when the wait ended as %s of a task that was %s, with %j',
    async (kind, origin, given, outcome) => {
      const world = new FakeWorld();
      const verdict = await reach(world, kind, { origin, given });
      expect(verdict).toMatchObject({ outcome, mayStillRun: false });
      expect(verdict.advice).toMatch(/`task-id: task_1`|api-key/);
      if (kind === 'over-budget') {
        expect(verdict.problems).toEqual([`${OVER_BUDGET} It was left running.`]);
        expect(verdict.advice).toContain('Cancel it in the War Room');
      }
      if (kind === 'stalled') expect(verdict.problems).toEqual([`${STALLED} It was left running.`]);
      expect(world.service.callsOf('cancelTask')).toEqual([]);
    },
  );

  it('is reported with its state at the deadline', async () => {
    const world = new FakeWorld();
    const task = world.service.add({ status: 'running' });
    const end: WaitEnd = { kind: 'timed-out', task };
    const { settings } = inputsOf({ 'on-timeout': 'leave', timeout: '90s' });
    const context = { ports: world.ports, run: runFacts, settings, origin: 'created' } as const;
    const reachNow = () => reachVerdict(end, { ...context, onCancel: () => undefined });
    world.service.change(task.id, 'paused');
    expect(await reachNow()).toMatchObject({
      task: { status: 'paused' },
      problems: ['The task did not end within the timeout of 1m 30s. It was left running.'],
    });
    world.service.change(task.id, 'complete');
    expect((await reachNow()).outcome).toBe('complete');
    world.service.alwaysAnswer('fetchTask', hang);
    expect(await reachNow()).toMatchObject({ outcome: 'timed-out', task: { status: 'running' } });
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(8000);
  });

  it('is reported with its cost at the deadline, if that reaches the maximum', async () => {
    const world = new FakeWorld();
    const task = world.service.add({ status: 'running', costCents: 100 });
    const { settings } = inputsOf({ ...CAPPED, 'task-id': task.id, prompt: '' });
    const context = { ports: world.ports, run: runFacts, settings, origin: 'given' } as const;
    world.service.change(task.id, 'running', { costCents: 155 });
    expect(
      await reachVerdict({ kind: 'timed-out', task }, { ...context, onCancel: () => undefined }),
    ).toMatchObject({ outcome: 'over-budget', task: { costCents: 155 }, mayStillRun: false });
  });
});

describe('the advice to change an input', () => {
  it.each<[Kind, Record<string, string>, string]>([
    ['timed-out', {}, 'Set a longer `timeout`'],
    ['over-budget', CAPPED, 'Set a higher `max-cost-cents` or describe a smaller task'],
    ['stalled', { 'stall-timeout': '10m' }, 'set a longer `stall-timeout`'],
    ['needs-approval', { 'on-approval': 'cancel' }, 'or a higher `autonomy-level`'],
  ])(
    'says to start a new run, because a re-run uses the old workflow file: %s',
    async (kind, given, advice) => {
      const verdict = await reach(new FakeWorld(), kind, { given });
      expect(verdict.advice).toContain(`${advice} in the workflow, and start a new run.`);
    },
  );
});

describe('a timeout while an agent waits for approval', () => {
  function reachWaiting(given: Readonly<Record<string, string>>): Promise<Verdict> {
    const world = new FakeWorld();
    const task = world.service.add({ status: 'paused' });
    const end: WaitEnd = { kind: 'timed-out', task, approvalMs: 2_520_000 };
    const { settings } = inputsOf(given);
    const context = { ports: world.ports, run: runFacts, settings, origin: 'created' } as const;
    return reachVerdict(end, { ...context, onCancel: () => undefined });
  }
  const problem =
    'The task did not end within the timeout of 1h: an agent waited for approval for 42m.';

  it('says so, and where to approve, and does not advise a longer timeout', async () => {
    expect(await reachWaiting({})).toMatchObject({
      problems: [`${problem} The task was cancelled.`],
      advice:
        `Re-run the job and approve in the War Room (${runFacts.watchUrl}) while it waits. ` +
        'Or set `on-approval: leave` or a higher `autonomy-level` in the workflow, and start a new run.',
    });
  });

  it('says how to follow a task that is left running after the approval', async () => {
    expect(await reachWaiting({ 'on-timeout': 'leave' })).toMatchObject({
      problems: [`${problem} It was left running.`],
      advice: expect.stringMatching(/^Approve the task in the War Room .* `task-id: task_1`\.$/),
    });
  });
});

describe('the final cost of a task with max-cost-cents: 150', () => {
  it.each<[number | undefined, Verdict['outcome'], Record<string, string>, string[]]>([
    [151, 'complete', CAPPED, ['warning: Task task_1 cost 151 cents, and max-cost-cents is 150.']],
    [150, 'complete', CAPPED, ['info: Task task_1 cost 150 cents, and max-cost-cents is 150.']],
    [37.5, 'complete', CAPPED, ['info: Task task_1 cost 37.5 cents, and max-cost-cents is 150.']],
    [200, 'failed', CAPPED, ['warning: Task task_1 cost 200 cents, and max-cost-cents is 150.']],
    [155, 'over-budget', CAPPED, ['info: Task task_1 cost 155 cents, and max-cost-cents is 150.']],
    [undefined, 'complete', CAPPED, []],
    [200, 'complete', {}, []],
  ])('of %p cents (%s, inputs %j) logs %j', (costCents, outcome, given, lines) => {
    const world = new FakeWorld();
    const task = makeTask({ id: 'task_1', ...(costCents === undefined ? {} : { costCents }) });
    const verdict = { outcome, task, problems: [], mayStillRun: false };
    logCost(verdict, { ports: world.ports, run: runFacts, settings: inputsOf(given).settings });
    expect(
      (['info', 'warning'] as const).flatMap((level) =>
        world.log.texts(level).map((text) => `${level}: ${text}`),
      ),
    ).toEqual(lines);
  });
});

describe('the description of a verdict', () => {
  it('names the task, its end and what to do', () => {
    const task = makeTask({ id: 'task_7', status: 'cancelled' });
    expect(describeVerdict(endedVerdict(task))).toBe(
      'Miteos task task_7: The task was cancelled in Miteos. Re-run the job to start again.',
    );
    expect(describeVerdict(endedVerdict(makeTask({ id: 'task_7', status: 'complete' })))).toBe(
      'Miteos task task_7: complete.',
    );
  });
});

describe('the advice on a failed call', () => {
  it.each([
    ['prompt, config', refusal(400)],
    ['api-key', refusal(401)],
    ['credits', refusal(402)],
    ['`tasks.write`', refusal(403)],
    ['task-id and base-url', refusal(404)],
    ['max-agents', refusal(422)],
    ['fewer tasks', tooMany()],
    ['base-url', unreached()],
  ])('says what to do about %s', (message, error) => {
    expect(adviceOn(error)).toContain(message);
    expect(failureMessage(error)).toBe(`${error.message}. ${adviceOn(error)}`);
  });

  it('is not added to an error that already has advice, or that is not from Miteos', () => {
    expect(failureMessage(lostAnswer(502))).toBe('Miteos returned 502');
    expect(failureMessage(barred())).toBe(barred().message);
    expect(failureMessage(new Error('x'))).toBe('x');
    expect(failureMessage('x')).toBe('x');
  });
});
