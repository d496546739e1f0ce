import { describe, expect, it } from '@jest/globals';
import { type Ending, follow } from '../../src/step/follow.ts';
import type { TaskOrigin } from '../../src/step/outcome.ts';
import type { Task } from '../../src/task/task.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { hang } from '../support/fake-task-service.ts';
import { makeAgent } from '../support/make-result.ts';
import { diagramsOf } from '../support/published.ts';
import { readDiagram } from '../support/read-diagram.ts';
import { refusal, unreached } from '../support/service-errors.ts';

type Given = Readonly<Record<string, string>>;

/** A world with one running task. */
function worldWithTask(changes: Partial<Task> = {}): { world: FakeWorld; task: Task } {
  const world = new FakeWorld();
  return {
    world,
    task: world.service.add({ status: 'running', rawStatus: 'running', ...changes }),
  };
}

async function followIn(
  world: FakeWorld,
  task: Task,
  given: Given = {},
  origin: TaskOrigin = 'created',
): Promise<Ending & { outcome: string | undefined }> {
  const { ports, clock, step } = world;
  const { settings } = inputsOf(given);
  const followed = { task, origin, startMs: clock.monotonicMs() };
  const ending = await follow(followed, { ports, run: runFacts, settings });
  return { ...ending, outcome: step.outputs.get('status') };
}

const ignoreFiles = { 'if-no-deliverables': 'ignore' };

const cancels = ({ service }: FakeWorld): unknown[] =>
  service.callsOf('cancelTask').map(({ args }) => args[0]);

describe('a task that ends by itself', () => {
  it('makes the step succeed when it is complete, with all outputs set and nothing left for the post step', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'report.md', '# Report');
    world.endAfter(90_000, task.id, { changes: { costCents: 12, tokensUsed: 34 } });
    const ending = await followIn(world, task);
    expect(ending).toEqual({ outcome: 'complete', failure: undefined, isFinished: true });
    const outputs = Object.fromEntries(world.step.outputs);
    expect(outputs).toMatchObject({
      status: 'complete',
      'deliverables-count': '1',
      'output-dir': '/job/temp/miteos/task_1',
      'artifact-id': '1',
      'comment-id': '7',
      'cost-cents': '12',
      'tokens-used': '34',
    });
    expect(Number(outputs['duration-seconds'])).toBeGreaterThanOrEqual(90);
    expect(Number(outputs['duration-seconds'])).toBeLessThan(110);
    expect(cancels(world)).toEqual([]);
    expect(world.clock.sleeping).toBe(0);
  });

  it('has its pull request found at the beginning, because it may have new commits at the end', async () => {
    const { world, task } = worldWithTask();
    const { clock, comment } = world;
    const startMs = clock.monotonicMs();
    const foundAtMs: number[] = [];
    comment.findIssueNumber = () => {
      foundAtMs.push(clock.monotonicMs());
      return Promise.resolve(2);
    };
    world.endAfter(90_000, task.id);
    await followIn(world, task);
    expect(foundAtMs).toEqual([startMs]);
  });

  it('makes the step fail when it failed, with the message of Miteos, and its deliverables are published', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'half.md', 'half');
    world.endAfter(5000, task.id, { status: 'failed', changes: { failure: 'out of credits' } });
    const ending = await followIn(world, task);
    expect(ending).toMatchObject({ outcome: 'failed', isFinished: true });
    expect(ending.failure).toContain('Miteos task task_1: The task failed. Miteos says: "out of');
    expect(world.artifacts.uploads).toMatchObject([{ files: ['half.md', 'miteos-task.json'] }]);
  });

  it('is followed despite network errors', async () => {
    const { world, task } = worldWithTask();
    world.service.answer('fetchTask', unreached(), refusal(500), refusal(429), unreached());
    world.endAfter(60_000, task.id);
    expect((await followIn(world, task)).outcome).toBe('complete');
  });
});

describe('a task that does not end in time', () => {
  it('is cancelled when it is ours, and its deliverables are published', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'half.md', 'half');
    const ending = await followIn(world, task, { timeout: '5m' });
    expect(ending).toMatchObject({ outcome: 'timed-out', isFinished: true });
    expect(ending.failure).toContain('within the timeout of 5m. The task was cancelled.');
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.step.outputs.get('status')).toBe('timed-out');
    expect(world.clock.monotonicMs()).toBeLessThan(5 * 60_000 + 10_000);
  });

  it('is named, and left to the post step, when it cannot be cancelled', async () => {
    const { world, task } = worldWithTask();
    world.service.alwaysAnswer('cancelTask', refusal(403));
    const ending = await followIn(world, task, { timeout: '1m' });
    expect(ending).toMatchObject({ outcome: 'timed-out', isFinished: false });
    expect(ending.failure).toContain('The task could not be cancelled: Miteos returned 403');
    expect(ending.failure).toContain('Task task_1 may still be running: check it in the War Room');
    expect(world.step.saved('verdict')).toMatchObject({ outcome: 'timed-out', mayStillRun: true });
  });

  it('measures the time from the creation', async () => {
    const { world, task } = worldWithTask();
    await world.clock.sleep(50_000);
    const settings = inputsOf({ timeout: '1m' }).settings;
    const { ports } = world;
    const followed = { task, origin: 'created', startMs: 0 } as const;
    await follow(followed, { ports, run: runFacts, settings });
    expect(world.clock.monotonicMs()).toBeLessThan(60_000 + 10_000);
  });
});

describe('a task with a maximum cost', () => {
  it('is cancelled when it reaches it, fails the step, and its deliverables are published', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'half.md', 'half');
    for (let cents = 10; cents <= 1000; cents += 10)
      world.clock.after(cents * 1000, () =>
        world.service.change(task.id, 'running', { costCents: cents }),
      );
    const ending = await followIn(world, task, { 'max-cost-cents': '150' });
    expect(ending).toMatchObject({ outcome: 'over-budget', isFinished: true });
    expect(ending.failure).toContain(
      'it has cost 150 cents, and max-cost-cents is 150. The task was cancelled. Set a higher `max-cost-cents`',
    );
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.step.outputs.get('reason')).toContain('reached the maximum cost');
    expect(world.step.outputs.get('cost-cents')).toBe('150');
  });

  it('stays complete when it ends by itself before it can be cancelled, with one warning', async () => {
    const { world, task } = worldWithTask();
    world.clock.after(30_000, () => world.service.change(task.id, 'running', { costCents: 151 }));
    world.service.alwaysAnswer('cancelTask', () => {
      world.service.change(task.id, 'complete', { costCents: 160 });
      throw refusal(409);
    });
    const ending = await followIn(world, task, { 'max-cost-cents': '150', ...ignoreFiles });
    expect(ending).toEqual({ outcome: 'complete', failure: undefined, isFinished: true });
    expect(world.log.texts('warning')).toEqual([
      'Task task_1 cost 160 cents, and max-cost-cents is 150.',
    ]);
  });

  it('is over budget, and left to the post step, when it cannot be cancelled', async () => {
    const { world, task } = worldWithTask({ costCents: 151 });
    world.service.alwaysAnswer('cancelTask', unreached());
    const ending = await followIn(world, task, { 'max-cost-cents': '150' });
    expect(ending).toMatchObject({ outcome: 'over-budget', isFinished: false });
    expect(ending.failure).toMatch(/max-cost-cents is 150\. The task could not be cancelled: /);
    expect(ending.failure).toMatch(/task_1 may still be running: .* cancel it there\.$/);
    expect(world.step.saved('verdict')).toMatchObject({
      outcome: 'over-budget',
      mayStillRun: true,
    });
  });

  it('is over budget when its deliverables cannot be listed, and the error says both', async () => {
    const { world, task } = worldWithTask({ costCents: 151 });
    world.service.alwaysAnswer('listDeliverables', refusal(500));
    const ending = await followIn(world, task, { 'max-cost-cents': '150' });
    expect(ending).toMatchObject({ outcome: 'over-budget', isFinished: true });
    expect(ending.failure).toMatch(
      /max-cost-cents is 150\. The task was cancelled\. Could not list the deliverables of task task_1/,
    );
  });

  it('stays complete when its final cost is higher, with one warning', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'report.md', '# Report');
    world.endAfter(90_000, task.id, { changes: { costCents: 200 } });
    const ending = await followIn(world, task, { 'max-cost-cents': '150' });
    expect(ending).toEqual({ outcome: 'complete', failure: undefined, isFinished: true });
    expect(world.log.texts('warning')).toEqual([
      expect.stringContaining("Miteos reports no cost, so `max-cost-cents` can't stop it"),
      'Task task_1 cost 200 cents, and max-cost-cents is 150.',
    ]);
  });

  it('is left running when an earlier attempt created it', async () => {
    const { world, task } = worldWithTask({ costCents: 150 });
    const ending = await followIn(world, task, { 'max-cost-cents': '150' }, 'resumed');
    expect(ending).toMatchObject({ outcome: 'over-budget', isFinished: true });
    expect(ending.failure).toContain('It was left running.');
    expect(cancels(world)).toEqual([]);
  });

  it('is over budget when only the last read before it would be left shows it', async () => {
    const { world, task } = worldWithTask();
    world.clock.after(59_900, () => world.service.change(task.id, 'running', { costCents: 150 }));
    const given = { 'max-cost-cents': '150', timeout: '1m', 'on-timeout': 'leave' };
    expect((await followIn(world, task, given)).outcome).toBe('over-budget');
    expect(cancels(world)).toEqual([task.id]);
  });
});

describe('a task that stalls', () => {
  it('is cancelled, fails the step as timed out, and its deliverables are published', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'half.md', 'half');
    const ending = await followIn(world, task, { 'stall-timeout': '10m' });
    expect(ending).toMatchObject({ outcome: 'timed-out', isFinished: true });
    expect(ending.failure).toContain(
      'nothing visible changed within the stall-timeout of 10m. The task was cancelled.',
    );
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.step.outputs.get('reason')).toContain('The task stalled');
  });
});

describe('a service that is unreachable from the first poll to the deadline', () => {
  it.each([
    ['created', {}, 8000 + 30_000],
    ['given', { 'task-id': 'task_1' }, 8000 + 30_000],
  ] satisfies [TaskOrigin, Given, number][])(
    'delays a step by at most the time to cancel and half a minute to collect (%s, %j)',
    async (origin, given, extraMs) => {
      const { world, task } = worldWithTask();
      for (const name of ['fetchTask', 'cancelTask', 'listDeliverables'] as const) {
        world.service.alwaysAnswer(name, hang);
      }
      const { outcome } = await followIn(world, task, { timeout: '4s', ...given }, origin);
      expect(outcome).toBe('timed-out');
      expect(world.clock.monotonicMs()).toBeLessThanOrEqual(4000 + extraMs);
    },
  );
});

describe('a task that is waiting for approval', () => {
  const waiting = { agents: [makeAgent({ status: 'waiting', rawStatus: 'waiting' })] };

  it('is followed, with one warning', async () => {
    const { world, task } = worldWithTask(waiting);
    world.endAfter(300_000, task.id, { changes: { agents: [] } });
    expect((await followIn(world, task)).outcome).toBe('complete');
    expect(world.log.texts('warning').filter((text) => text.includes('Approve it'))).toHaveLength(
      1,
    );
  });

  it('is left running for a person to approve, if the input says so', async () => {
    const { world, task } = worldWithTask(waiting);
    const ending = await followIn(world, task, { 'on-approval': 'leave' });
    expect(ending).toMatchObject({ outcome: 'needs-approval', isFinished: true });
    expect(ending.failure).toContain('Approve the task in the War Room');
    expect(cancels(world)).toEqual([]);
  });
});

describe('a step that is cancelled', () => {
  it('cancels its task, sets the status and leaves publishing to the post step', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'half.md', 'half');
    world.stopAfter(60_000);
    const ending = await followIn(world, task);
    expect(ending).toMatchObject({ outcome: 'cancelled', isFinished: false });
    expect(ending.failure).toMatch(
      /cancelled or timed out\. The task was cancelled\. .*The post step publishes them/,
    );
    expect(cancels(world)).toEqual([task.id]);
    expect(world.step.outputs.get('status')).toBe('cancelled');
    expect(world.artifacts.requests).toEqual([]);
    expect(world.comment.bodies).toEqual([]);
    expect(world.step.saved('verdict')).toMatchObject({ outcome: 'cancelled', mayStillRun: false });
  });

  it.each([
    [
      'the cancellation hangs',
      (world: FakeWorld) => {
        world.service.alwaysAnswer('cancelTask', hang);
      },
    ],
    [
      'the polls hang',
      (world: FakeWorld) => {
        world.service.alwaysAnswer('fetchTask', hang);
      },
    ],
    [
      'the live comment hangs',
      (world: FakeWorld) => {
        world.comment.isStalled = true;
      },
    ],
  ])('ends in less than 5 s even if %s', async (_, prepare) => {
    const { world, task } = worldWithTask();
    prepare(world);
    world.stopAfter(60_000);
    const ending = await followIn(world, task, { 'live-comment': 'true' });
    expect(ending.isFinished).toBe(false);
    expect(world.clock.monotonicMs()).toBeLessThan(60_000 + 5000);
    expect(world.step.outputs.get('status')).toBe('cancelled');
  });

  it('reports the end of a task that ended meanwhile', async () => {
    const { world, task } = worldWithTask();
    world.service.answer('cancelTask', () => {
      world.service.change(task.id, 'complete');
      throw refusal(409);
    });
    world.stopAfter(60_000);
    const ending = await followIn(world, task);
    expect(ending).toMatchObject({ outcome: 'complete', isFinished: false });
    expect(ending.failure).toContain('stopped before it could publish the results');
    expect(world.step.outputs.get('status')).toBe('complete');
  });

  it('leaves the rest to the post step when it is cancelled while it publishes', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    world.addDeliverable(task.id, 'report.md', 'x');
    world.artifacts.isStalled = true;
    world.stopAfter(2000);
    const ending = await followIn(world, task);
    expect(ending.isFinished).toBe(false);
    expect(world.clock.monotonicMs()).toBeLessThan(5000);
    expect(world.step.saved('verdict')).toMatchObject({ outcome: 'complete' });
  });
});

describe('a run whose pull request has new commits', () => {
  it.each<[string, Given, (world: FakeWorld, task: Task) => void]>([
    [
      'failed',
      {},
      (world, task) => {
        world.endAfter(1000, task.id, { status: 'failed' });
      },
    ],
    ['timed-out', { timeout: '1m' }, () => undefined],
    [
      'failed',
      {},
      (world, task) => {
        world.artifacts.errors.set('*', new Error('quota hit'));
        world.addDeliverable(task.id, 'half.md', 'half');
        world.endAfter(1000, task.id, { status: 'failed' });
      },
    ],
  ])('fails without advice to re-run: %s', async (outcome, given, prepare) => {
    const { world, task } = worldWithTask();
    world.head = 'd'.repeat(40);
    prepare(world, task);
    const ending = await followIn(world, task, given);
    expect(ending.outcome).toBe(outcome);
    expect(ending.failure).toContain('This run is superseded: the pull request is now at ddddddd.');
    expect(ending.failure).not.toMatch(/[Rr]e-run|longer|task-id/);
    expect(world.comment.bodies[0]).toMatch(/^> \[!NOTE\].*\n>\n.*superseded/);
  });

  it('sends no request to GitHub when it completed or is cancelled', async () => {
    const complete = worldWithTask({ status: 'complete' });
    const stopped = worldWithTask();
    stopped.world.stopAfter(1000);
    for (const { world, task } of [complete, stopped]) await followIn(world, task);
    const events = [complete, stopped].flatMap(({ world }) => world.step.events);
    expect(events).not.toContain('head');
  });
});

describe('a task that can no longer be read', () => {
  it('is cancelled when it is ours, and the failure says why', async () => {
    const { world, task } = worldWithTask();
    world.service.answer('fetchTask', refusal(401), refusal(401));
    const ending = await followIn(world, task);
    expect(cancels(world)).toEqual([task.id]);
    expect(ending.outcome).toBe('failed');
    expect(ending.failure).toContain('Check the secret that the input api-key uses');
    expect(ending.failure).toContain('can no longer be followed: Miteos returned 401');
    expect(ending.failure).toContain('The task was cancelled.');
  });
});

describe('publishing', () => {
  it('has its own time limit, independent of the timeout', async () => {
    const { world, task } = worldWithTask();
    world.addDeliverable(task.id, 'report.md', 'x');
    world.endAfter(50_000, task.id);
    world.artifacts.isStalled = true;
    const ending = await followIn(world, task, { timeout: '1m' });
    const ms = world.clock.monotonicMs();
    // A stalled upload is aborted after a minute, and retried once.
    expect(ms).toBeGreaterThan(50_000 + 2 * 60_000);
    expect(ms).toBeLessThan(50_000 + 15_000 + 5 * 60_000);
    expect(ending.failure).toContain('Could not publish the artifact');
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.step.summaries).toHaveLength(1);
  });

  it('starts after the verdict is saved for the post step', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    world.addDeliverable(task.id, 'report.md', 'x');
    let saved: unknown;
    world.artifacts.onUpload = () => {
      saved = world.step.saved('verdict');
    };
    await followIn(world, task);
    expect(saved).toEqual({ outcome: 'complete', problems: [], mayStillRun: false });
  });

  it('fails the step with the lost files, even if the task is complete', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    world.addDeliverable(task.id, 'a.md', 'a');
    world.addDeliverable(task.id, 'b.md', 'b');
    world.service.contents.delete('dlvr_b.md');
    const ending = await followIn(world, task);
    expect(ending.outcome).toBe('complete');
    expect(ending.failure).toContain('Could not download the deliverable "b.md" (dlvr_b.md)');
    expect(ending.failure).toMatch(
      /Re-run the job, or run with `task-id: task_1`, to publish again\./,
    );
    expect(world.step.outputs.get('deliverables-count')).toBe('1');
  });

  it('names the lost files even if outputs and state cannot be written', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    world.addDeliverable(task.id, 'a.md', 'a');
    world.addDeliverable(task.id, 'b.md', 'b');
    world.service.contents.delete('dlvr_b.md');
    world.step.stateError = new Error('ENOSPC');
    world.step.outputErrors.set('deliverables', new Error('ENOSPC'));
    const ending = await followIn(world, task);
    expect(ending.failure).toContain('Could not download the deliverable "b.md" (dlvr_b.md)');
    expect(ending.failure).toContain('Could not set these outputs: deliverables (ENOSPC).');
    expect(world.step.outputs.get('deliverables-count')).toBe('1');
    expect(world.comment.bodies).toHaveLength(1);
  });
});

describe('the timeline', () => {
  it('shows what the wait observed', async () => {
    const { world, task } = worldWithTask({ status: 'pending', rawStatus: 'pending' });
    world.clock.after(30_000, () => {
      const agents = [makeAgent({ status: 'acting' })];
      world.service.change(task.id, 'running', { agents });
    });
    world.endAfter(90_000, task.id, { changes: { agents: [makeAgent()] } });
    await followIn(world, task);
    const [diagram = ''] = diagramsOf(world.step.summaries[0] ?? '');
    const rows = (await readDiagram(diagram)).map(({ section, label }) => `${section}: ${label}`);
    expect(rows).toEqual([
      expect.stringMatching(/^Task: queued [34]\ds$/u),
      expect.stringMatching(/^Task: complete /u),
      expect.stringMatching(/^researcher: complete /u),
    ]);
  });
});

describe('a live comment', () => {
  it('is kept up to date and becomes the report', async () => {
    const { world, task } = worldWithTask();
    world.clock.after(60_000, () => world.service.change(task.id, 'planning'));
    world.endAfter(120_000, task.id);
    await followIn(world, task, { 'live-comment': 'true' });
    expect(world.comment.bodies).toHaveLength(4);
    expect(world.comment.drafts.map(({ kind }) => kind)).toEqual([
      'live',
      'live',
      'live',
      'report',
    ]);
    expect(world.step.saved('comment')).toMatchObject({ id: 7 });
  });

  it('does not end the wait when it fails', async () => {
    const { world, task } = worldWithTask();
    world.comment.error = new Error('403');
    world.endAfter(120_000, task.id);
    const ending = await followIn(world, task, { 'live-comment': 'true' });
    expect(ending.failure).toBeUndefined();
    const warnings = world.log.texts('warning').filter((text) => text.includes('403'));
    expect(warnings).toEqual(['403. The job summary has the report.']);
  });
});
