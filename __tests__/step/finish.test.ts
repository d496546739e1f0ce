import { describe, expect, it } from '@jest/globals';
import { finishStep } from '../../src/step/finish.ts';
import { finishWithoutKey } from '../../src/step/finish-without-key.ts';
import { runStep } from '../../src/step/run.ts';
import type { SavedState } from '../../src/step/saved-state-schema.ts';
import type { Task } from '../../src/task/task.ts';
import { makeFile, makeFinding } from '../findings/make-finding.ts';
import { FakeIssue, FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, unreached } from '../support/service-errors.ts';

const line = 'Created by the workflow run x (reference gha-42-00-1-01)';
const settings = inputsOf().settings;

function finish(world: FakeWorld, saved: Partial<SavedState> = {}): Promise<void> {
  return finishStep({ ports: world.ports, run: runFacts, settings, saved });
}

const COMMENT = { id: 7, url: 'https://github.com/comments/7' };
/** A complete report of an earlier run. */
const KEPT = {
  part: 'report',
  text: '<p>All is well.</p>',
  commit: 'b'.repeat(40),
  runId: '41',
  runAttempt: 1,
} as const;

const ours = (id: string, orphaned: SavedState['create'] = []): SavedState['task'] => ({
  id,
  origin: 'created',
  isLeft: false,
  orphaned,
});

const cancels = ({ service }: FakeWorld): unknown[] =>
  service.callsOf('cancelTask').map(({ args }) => args[0]);

/** A world with one running task that has delivered a file. */
function worldWithTask(changes: Partial<Task> = {}): { world: FakeWorld; task: Task } {
  const world = new FakeWorld();
  const task = world.service.add({ status: 'running', rawStatus: 'running', ...changes });
  world.addDeliverable(task.id, 'half.md', 'half');
  return { world, task };
}

describe('the post step, for a task with a saved ID', () => {
  it('cancels it, then collects and publishes its deliverables', async () => {
    const { world, task } = worldWithTask();
    await finish(world, { task: ours(task.id) });
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.uploads).toMatchObject([{ files: ['half.md', 'miteos-task.json'] }]);
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.step.summaries[0]).toContain('crashed before the task ended');
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.clock.sleeping).toBe(0);
  });

  it.each([
    ['complete', 'report', /^<h2>/],
    ['failed', 'notice', /^> \[!CAUTION\]\n>\n> <p>.* failed\./],
  ] as const)('publishes its deliverables when it was %s', async (status, kind, summary) => {
    const { world, task } = worldWithTask({ status });
    await finish(world, { task: ours(task.id) });
    expect(cancels(world)).toEqual([]);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.step.summaries[0]).toMatch(summary);
    expect(world.comment.drafts).toMatchObject([{ kind }]);
  });

  it('publishes an answer that the main step did not check, and sets no output', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    world.addDeliverable(task.id, 'verdict.json', '{"verdict": "approve"}');
    const { ports } = world;
    const wanted = { ...settings, outputFile: 'verdict.json' };
    await finishStep({ ports, run: runFacts, settings: wanted, saved: { task: ours(task.id) } });
    expect(world.comment.drafts).toMatchObject([{ kind: 'report' }]);
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.step.outputs.size).toBe(0);
  });

  it('checks its findings by the commit that the main step sent, and says what the agents did not see', async () => {
    const { world, task } = worldWithTask({ status: 'complete' });
    const head = 'c'.repeat(40);
    world.change = { head, files: [makeFile()], isWhole: true };
    world.addDeliverable(task.id, 'findings.json', JSON.stringify({ findings: [makeFinding()] }));
    const { ports } = world;
    const wanted = { ...settings, findings: 'findings.json' };
    const saved = { task: { ...ours(task.id), commit: head, hasGaps: true } };
    await finishStep({ ports, run: runFacts, settings: wanted, saved });
    expect(task.prompt).toBeUndefined();
    expect(world.review.posted.size).toBe(1);
    expect(world.comment.bodies[0]).toContain('The agents saw only a part of the change.');
  });

  it.each([
    ['given', { origin: 'given', isLeft: false, orphaned: [] }],
    ['resumed', { origin: 'resumed', isLeft: false, orphaned: [] }],
    ['left by the user', { origin: 'created', isLeft: true, orphaned: [] }],
  ] as const)('does not cancel or publish one that is %s', async (_, facts) => {
    const { world, task } = worldWithTask();
    await finish(world, { task: { id: task.id, ...facts } });
    expect(cancels(world)).toEqual([]);
    expect(world.artifacts.requests).toEqual([]);
    expect(world.log.texts('info').at(-1)).toContain('with `task-id: task_1` to keep following it');
  });

  it('cancels it in time even if reads hang', async () => {
    const { world, task } = worldWithTask();
    world.service.alwaysAnswer('fetchTask', hang);
    await finish(world, { task: ours(task.id) });
    expect(world.service.taskOf(task.id).status).toBe('cancelled');
    expect(world.service.callsOf('cancelTask')[0]?.atMs).toBeLessThanOrEqual(20_000);
  });

  it('names the task when it cannot be cancelled, and publishes its deliverables', async () => {
    const { world, task } = worldWithTask();
    world.service.alwaysAnswer('cancelTask', refusal(403));
    await finish(world, { task: ours(task.id) });
    expect(world.log.texts('warning')).toEqual([
      'Miteos task task_1: The run was cancelled, timed out or crashed before the task ended. ' +
        'The task could not be cancelled: Miteos returned 403. Task task_1 may still be running: ' +
        'check it in the War Room (https://platform.miteos.com/war-room) and cancel it there.',
    ]);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.step.summaries[0]).toContain('may still be running');
  });

  it.each([
    ['Miteos is away for 40 s', 40_000],
    ['Miteos is away for 2 minutes and a half, and all else is published by then', 150_000],
  ])('cancels it even if %s', async (_, awayMs) => {
    const { world, task } = worldWithTask();
    const { service } = world;
    for (const name of ['fetchTask', 'cancelTask', 'listDeliverables'] as const) {
      service.alwaysAnswer(name, unreached());
    }
    world.clock.after(awayMs, () => {
      service.alwaysAnswer('fetchTask', () => service.taskOf(task.id));
      service.alwaysAnswer('cancelTask', () => {
        service.change(task.id, 'cancelled');
      });
      service.alwaysAnswer('listDeliverables', []);
    });
    await finish(world, { task: ours(task.id) });
    expect(service.taskOf(task.id).status).toBe('cancelled');
    expect(world.clock.monotonicMs()).toBeLessThan(awayMs + 15_000);
    expect(world.log.texts('info').at(-1)?.includes('Its status is cancelled')).toBe(
      awayMs > 60_000,
    );
  });

  it('publishes within a minute of its start, and tries to cancel the task for 3 minutes', async () => {
    const { world, task } = worldWithTask();
    let uploadedAtMs = -1;
    world.artifacts.onUpload = () => {
      uploadedAtMs = world.clock.monotonicMs();
    };
    world.service.alwaysAnswer('cancelTask', refusal(409));
    await finish(world, { task: ours(task.id) });
    expect(uploadedAtMs).toBe(60_000);
    expect(world.clock.monotonicMs()).toBe(180_000);
    expect(world.service.callsOf('cancelTask').at(-1)?.atMs).toBeGreaterThan(165_000);
    expect(world.clock.sleeping).toBe(0);
  });

  it('collects for only half a minute when the service is unreachable', async () => {
    const { world, task } = worldWithTask();
    for (const name of ['fetchTask', 'cancelTask', 'listDeliverables'] as const) {
      world.service.alwaysAnswer(name, hang);
    }
    let endMs = -1;
    world.comment.publish = () => {
      endMs = world.clock.monotonicMs();
      return Promise.reject(new Error('no'));
    };
    await finish(world, { task: ours(task.id) });
    expect(endMs).toBe(20_000 + 60_000 + 30_000);
  });

  it.each([unreached(), refusal(401)])('never throws, whatever Miteos does (%s)', async (error) => {
    const { world, task } = worldWithTask();
    for (const name of ['fetchTask', 'cancelTask', 'listDeliverables', 'listTasks'] as const) {
      world.service.alwaysAnswer(name, error);
    }
    await finish(world, { task: ours(task.id), create: [{ line, sentAtMs: 0 }] });
    expect(world.log.texts('warning').join(' ')).toContain('task_1 may still be running');
  });

  it('ends in time even if everything hangs', async () => {
    const { world, task } = worldWithTask();
    for (const name of ['fetchTask', 'cancelTask', 'listDeliverables'] as const) {
      world.service.alwaysAnswer(name, hang);
    }
    await finish(world, { task: ours(task.id) });
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(3 * 60_000);
  });

  it.each(['given', 'resumed'] as const)(
    'updates a live comment even if the task is %s and continues to run',
    async (origin) => {
      const { world, task } = worldWithTask();
      await finish(world, {
        task: { id: task.id, origin, isLeft: false, orphaned: [] },
        comment: COMMENT,
      });
      expect(world.service.taskOf(task.id).status).toBe('running');
      expect(world.comment.drafts).toMatchObject([{ kind: 'notice' }]);
      expect(world.comment.bodies[0]).toMatch(
        /^> \[!NOTE\].*\n.*\n.*left running.*task-id: task_1/,
      );
    },
  );

  it.each(['given', 'resumed'] as const)(
    'comments on the open issue even if the task is %s and continues to run',
    async (origin) => {
      const { world, task } = worldWithTask();
      const issue = new FakeIssue();
      const ports = { ...world.ports, comment: undefined, issue };
      const saved = { task: { id: task.id, origin, isLeft: false, orphaned: [] } };
      await finishStep({ ports, run: runFacts, settings, saved });
      expect(world.service.taskOf(task.id).status).toBe('running');
      expect(issue.drafts).toMatchObject([
        { kind: 'notice', body: expect.stringMatching(/^> \[!NOTE\].*\n.*\n.*left running/) },
      ]);
    },
  );

  describe('when the pull request has new commits', () => {
    const head = 'def5678' + '0'.repeat(33);

    it('says so, without a reason and without advice', async () => {
      const { world, task } = worldWithTask();
      world.head = head;
      world.comment.existing = KEPT;
      await finish(world, { task: ours(task.id) });
      const [banner, ...kept] = world.comment.bodies[0]?.trimEnd().split('\n\n') ?? [];
      expect(banner).toMatch(
        /^> \[!NOTE\]\n>\n> <p><strong>The run for .*aaaaaaa.* was superseded: the pull request is now at .*def5678.*\.<\/strong> <a [^>]*>View the run<\/a>\.<\/p><p>The report below is/,
      );
      expect(banner).not.toMatch(/cancelled|task_1|War Room|[Rr]e-run/);
      expect(kept).toEqual([KEPT.text]);
      const log = world.log.entries.map(({ text }) => text).join('\n');
      expect(log).toContain('This run is superseded: the pull request is now at def5678.');
      expect(log).not.toMatch(/[Rr]e-run|start again/);
    });

    it('names the task that may still be running', async () => {
      const { world, task } = worldWithTask();
      world.head = head;
      world.service.alwaysAnswer('cancelTask', refusal(403));
      await finish(world, { task: ours(task.id) });
      const [banner] = world.comment.bodies[0]?.split('\n\n') ?? [];
      expect(banner).toMatch(/was superseded.*task_1.* may still be running.*War Room/);
      expect(world.log.texts('warning').join()).toMatch(
        /superseded: .* def5678\. Task task_1 may still be running/,
      );
    });
  });

  it.each([
    ['is unchanged', 'a'.repeat(40)],
    ['cannot be read', new Error('502')],
    ['is unknown', undefined],
  ])('does not mention a pull request whose head %s', async (_, head) => {
    const { world, task } = worldWithTask();
    world.head = head;
    await finish(world, { task: ours(task.id) });
    expect(world.comment.bodies[0]).not.toContain('superseded');
    expect(world.comment.bodies[0]).toContain('was cancelled, timed out or crashed');
  });

  it('logs what could not be published', async () => {
    const { world, task } = worldWithTask();
    world.artifacts.errors.set('*', new Error('quota hit'));
    world.comment.error = new Error('403');
    await finish(world, { task: ours(task.id) });
    expect(world.log.texts('warning')).toEqual([
      '403. The job summary has the report.',
      'Could not publish the artifact miteos-task_1: quota hit. The deliverables are in /job/temp/miteos/task_1.',
    ]);
  });
});

describe('the post step, after the main phase saved a verdict', () => {
  it('publishes with that verdict, without another cancellation', async () => {
    const { world, task } = worldWithTask({ status: 'cancelled' });
    const verdict = {
      outcome: 'timed-out',
      problems: ['Too slow.'],
      mayStillRun: false,
    } as const;
    await finish(world, { task: ours(task.id), verdict });
    expect(cancels(world)).toEqual([]);
    expect(world.step.summaries[0]).toContain('Too slow.');
    expect(world.artifacts.uploads).toHaveLength(1);
  });

  it.each(['running', 'cancelled'] as const)(
    'cancels a task that reached its maximum cost, and publishes that outcome (%s)',
    async (status) => {
      const { world, task } = worldWithTask({ status });
      const verdict = {
        outcome: 'over-budget',
        problems: ['The task reached the maximum cost.'],
        mayStillRun: true,
      } as const;
      await finish(world, { task: ours(task.id), verdict });
      expect(cancels(world)).toEqual(status === 'running' ? [task.id] : []);
      expect(world.step.summaries[0]).toMatch(
        /reached the maximum cost\.<\/strong> The task was cancelled\./,
      );
    },
  );

  it('logs the final cost of a task with a maximum', async () => {
    const { world, task } = worldWithTask({ costCents: 155 });
    const verdict = { outcome: 'over-budget', problems: ['x'], mayStillRun: true } as const;
    const saved = { task: ours(task.id), verdict };
    const capped = { ...settings, maxCostCents: 150 };
    await finishStep({ ports: world.ports, run: runFacts, settings: capped, saved });
    expect(world.log.texts('info')).toContain(
      `Task ${task.id} cost 155 cents, and max-cost-cents is 150.`,
    );
  });

  it('does not cancel a task that was left running, and publishes its deliverables so far', async () => {
    const { world, task } = worldWithTask();
    const verdict = { outcome: 'needs-approval', problems: ['x'], mayStillRun: false } as const;
    const create = [{ line, sentAtMs: 0 }];
    world.service.change(task.id, 'running', { prompt: line });
    await finish(world, { task: ours(task.id), verdict, create });
    expect(cancels(world)).toEqual([]);
    expect(world.artifacts.uploads).toHaveLength(1);
  });

  it.each(['created', 'given'] as const)(
    'tries again to cancel a task that should not be running (%s)',
    async (origin) => {
      const { world, task } = worldWithTask();
      const verdict = { outcome: 'timed-out', problems: ['Too slow.'], mayStillRun: true } as const;
      await finish(world, { task: { id: task.id, origin, isLeft: false, orphaned: [] }, verdict });
      expect(cancels(world)).toEqual([task.id]);
      expect(world.step.summaries[0]).toContain('Too slow. The task was cancelled.');
      expect(world.step.summaries[0]).toContain('timed out');
    },
  );
});

describe('the report of the post step', () => {
  it('contains what the main phase observed of the task', async () => {
    const { world, task } = worldWithTask({ status: 'cancelled' });
    const nowMs = world.clock.wallMs();
    const span = { status: 'running', rawStatus: 'running', startMs: nowMs - 3_600_000 } as const;
    const history = { spans: [{ ...span, endMs: nowMs - 60_000 }], agents: [], moreAgents: 0 };
    await finish(world, { task: ours(task.id), history });
    expect(world.step.summaries[0]).toMatch(/\b1h\b/);
  });
});

describe('the post step, for an unfinished create call', () => {
  const create = [{ line, sentAtMs: Date.UTC(2026, 0, 15, 12) }];

  it('finds the task by the whole reference and cancels it', async () => {
    const { world, task } = worldWithTask({ prompt: `Review.\n\n${line}` });
    world.service.add({ prompt: `Review.\n\n${line.replace('-01)', '-02)')}` });
    world.service.add({ prompt: `${line}\n\nReview.` });
    world.service.add({ prompt: `Quote: ${line}` });
    await finish(world, { create });
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.uploads).toHaveLength(1);
  });

  it.each([-600_000, 600_000, -2 * 86_400_000])(
    'finds the task even if the clock of Miteos differs by %d ms',
    async (skewMs) => {
      const { world, task } = worldWithTask({ prompt: `Review.\n\n${line}` });
      world.service.listed = (listed) => ({
        ...listed,
        createdAtMs: world.clock.wallMs() + skewMs,
      });
      await finish(world, { create });
      expect(cancels(world)).toEqual([task.id]);
    },
  );

  it('finds a task that the list shows two minutes late', async () => {
    const world = new FakeWorld();
    world.clock.after(140_000, () => world.service.add({ prompt: line }));
    await finish(world, { create });
    expect(cancels(world)).toEqual(['task_1']);
    expect(world.log.texts('info')[0]).toContain('Miteos may list it late');
    expect(world.clock.monotonicMs()).toBeLessThan(3 * 60_000);
  });

  it('finds the task even if the list cannot be read for longer than a task may be missing in it', async () => {
    const world = new FakeWorld();
    const sentAtMs = world.clock.wallMs() - 200_000;
    world.service.add({ prompt: line });
    world.service.alwaysAnswer('listTasks', unreached());
    world.clock.after(100_000, () => {
      world.service.alwaysAnswer('listTasks', () => world.service.tasks);
    });
    await finish(world, { create: [{ line, sentAtMs }] });
    expect(cancels(world)).toEqual(['task_1']);
  });

  it('leaves time to cancel and publish even if each search hangs', async () => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('listTasks', hang);
    await finish(world, { create });
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(165_000);
  });

  it('continues to cancel for a short time when it is cancelled itself', async () => {
    const { world, task } = worldWithTask({ prompt: line });
    world.stopper.abort(new Error('cancelled'));
    await finish(world, { create });
    expect(cancels(world)).toEqual([task.id]);
    expect(world.artifacts.requests).toEqual([]);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(3500);
  });

  it.each([
    ['none is listed', undefined],
    ['the list cannot be read', refusal(401)],
  ])('says how to recognize the task when %s', async (_, error) => {
    const world = new FakeWorld();
    world.service.add({ prompt: 'of somebody else' });
    if (error !== undefined) world.service.alwaysAnswer('listTasks', error);
    await finish(world, { create });
    expect(world.log.texts('warning')).toEqual([expect.stringContaining(`ends with "${line}"`)]);
    expect(cancels(world)).toEqual([]);
  });

  it('cancels all tasks that lost calls created', async () => {
    const other = line.replace('-01)', '-02)');
    const { world, task } = worldWithTask({ prompt: line });
    const orphaned = world.service.add({ prompt: other });
    await finish(world, {
      create: [...create, { line: other, sentAtMs: create[0]?.sentAtMs ?? 0 }],
    });
    expect(new Set(cancels(world))).toEqual(new Set([task.id, orphaned.id]));
  });

  it('cancels an orphaned task in addition to the known one', async () => {
    const other = line.replace('-01)', '-02)');
    const { world, task } = worldWithTask({ prompt: other });
    const orphaned = world.service.add({ prompt: line });
    await finish(world, { task: ours(task.id, create) });
    expect(new Set(cancels(world))).toEqual(new Set([task.id, orphaned.id]));
  });

  it('only searches for an orphaned task when everything else is done', async () => {
    const other = line.replace('-01)', '-02)');
    const { world, task } = worldWithTask({ prompt: other, status: 'complete' });
    world.clock.after(60_000, () => world.service.add({ id: 'task_orphaned', prompt: line }));
    const verdict = { outcome: 'complete', problems: [], mayStillRun: false } as const;
    await finish(world, { task: ours(task.id, create), verdict, delivered: true });
    expect(cancels(world)).toEqual(['task_orphaned']);
    expect(world.artifacts.requests).toEqual([]);
    expect(world.step.summaries).toEqual([]);
    expect(world.log.texts('info')[0]).toContain('for up to 2m 25s');
  });

  it('publishes before the search for an orphaned task ends', async () => {
    const other = line.replace('-01)', '-02)');
    const { world, task } = worldWithTask({ prompt: other });
    let uploadedAtMs = -1;
    world.artifacts.onUpload = () => {
      uploadedAtMs = world.clock.monotonicMs();
    };
    await finish(world, { task: ours(task.id, create) });
    expect(uploadedAtMs).toBeLessThan(5000);
    expect(world.clock.monotonicMs()).toBe(145_000);
    expect(world.log.texts('info').at(-1)).toContain(`ends with "${line}"`);
  });

  it('does nothing when no create call was sent', async () => {
    const world = new FakeWorld();
    await finish(world);
    expect(world.service.calls).toEqual([]);
    expect(world.log.entries).toEqual([]);
  });
});

describe('main and post together', () => {
  async function stoppedMain(
    world: FakeWorld,
    given: Readonly<Record<string, string>> = {},
  ): Promise<FakeWorld> {
    const story = { inputs: inputsOf(given), ports: world.ports, run: runFacts };
    await runStep(story).catch(() => undefined);
    // A new process, with the same service and runner, but another signal.
    const ports = { ...world.ports, stop: new AbortController().signal };
    const saved = world.step.savedState();
    await finishStep({ ports, run: runFacts, settings, ...saved, saved });
    return world;
  }

  it('cancel once and publish once when the workflow is cancelled', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      world.addDeliverable('task_1', 'half.md', 'half');
      return world.service.add({ status: 'running' });
    });
    world.stopAfter(30_000);
    await stoppedMain(world);
    expect(cancels(world)).toEqual(['task_1']);
    expect(world.artifacts.uploads).toHaveLength(1);
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.step.summaries).toHaveLength(1);
  });

  it('leave no task running when the workflow is cancelled during the create call', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      const [request] = world.service.callsOf('createTask')[0]?.args ?? [];
      world.service.add(request as { prompt: string });
      return new Promise<never>(() => undefined);
    });
    world.stopAfter(500);
    await stoppedMain(world);
    expect(world.service.tasks.map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('leave no task running when the response was lost and the search for the task failed', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      const [request] = world.service.callsOf('createTask')[0]?.args ?? [];
      world.service.add(request as { prompt: string });
      throw lostAnswer();
    });
    world.service.answer('listTasks', unreached(), unreached(), unreached());
    await stoppedMain(world);
    expect(world.service.tasks.map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('upload each file once when the run is cancelled between two uploads', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      for (const name of ['a.md', 'b.md', 'c.md']) world.addDeliverable('task_1', name, name);
      return world.service.add({ status: 'complete' });
    });
    world.artifacts.onUpload = (name) => {
      if (name.endsWith('b.md')) world.stopper.abort(new Error('cancelled'));
    };
    await stoppedMain(world, { artifact: 'files' });
    expect(world.artifacts.uploads.map(({ name }) => name)).toEqual([
      'miteos-task_1-a.md',
      'miteos-task_1-b.md',
      'miteos-task_1-c.md',
    ]);
  });

  /** A complete task with two files. The step is cancelled when the comment begins. Until then, one of the files can't be downloaded. */
  function stoppedAtComment(lost?: string): FakeWorld {
    const world = new FakeWorld();
    const { contents } = world.service;
    world.service.answer('createTask', () => {
      for (const name of ['a.md', 'b.md']) world.addDeliverable('task_1', name, name);
      if (lost !== undefined) contents.delete(`dlvr_${lost}`);
      return world.service.add({ status: 'complete' });
    });
    const publish = world.comment.publish.bind(world.comment);
    world.comment.publish = () => {
      world.comment.publish = publish;
      if (lost !== undefined) contents.set(`dlvr_${lost}`, new TextEncoder().encode(lost));
      world.stopper.abort(new Error('cancelled'));
      return Promise.reject(new Error('stopped'));
    };
    return world;
  }

  it.each([
    ['zip', 1],
    ['files', 2],
  ])(
    'do not upload anything twice, and report the artifacts of main: %s',
    async (artifact, uploads) => {
      const world = await stoppedMain(stoppedAtComment(), { artifact });
      expect(world.artifacts.uploads).toHaveLength(uploads);
      expect(world.comment.bodies).toEqual([
        expect.stringContaining('https://github.com/artifacts/1'),
      ]);
      expect(world.step.summaries).toHaveLength(1);
    },
  );

  it('lose no file when the workflow is cancelled while another job creates an artifact with the same name', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      world.addDeliverable('task_1', 'half.md', 'half');
      return world.service.add({ status: 'complete' });
    });
    world.artifacts.onUpload = () => {
      // During the create request, the other job gets the name, so the owner of the artifact is unknown.
      world.artifacts.onUpload = () => undefined;
      world.artifacts.taken.add('review');
      world.stopper.abort(new Error('cancelled'));
    };
    await stoppedMain(world, { 'artifact-name': 'review' });
    expect(world.artifacts.uploads).toEqual([
      { name: 'review-task_1', files: ['half.md', 'miteos-task.json'] },
    ]);
    expect(world.comment.bodies.join()).toContain('https://github.com/artifacts/1');
  });

  it('publish a second archive with the file that main could not download', async () => {
    const world = await stoppedMain(stoppedAtComment('b.md'));
    expect(world.artifacts.uploads.map(({ files }) => files)).toEqual([
      ['a.md', 'miteos-task.json'],
      ['a.md', 'b.md', 'miteos-task.json'],
    ]);
  });
});

/** As in nested composite actions, in which the post step gets no inputs. */
function finishKeyless(
  world: FakeWorld,
  saved: Partial<SavedState>,
  given: Readonly<Record<string, string>> = {},
): Promise<void> {
  const unfinished = {
    ports: world.ports,
    run: runFacts,
    settings: inputsOf(given).settings,
    saved,
  };
  return finishWithoutKey(unfinished, 'no api-key');
}

describe('a post step without a key', () => {
  it('sends no request to Miteos, and names the task that may still be running', async () => {
    const world = new FakeWorld();
    await finishKeyless(world, { task: ours('task_1') });
    expect(world.service.calls).toEqual([]);
    expect(world.log.texts('warning')).toEqual([
      expect.stringMatching(/got no api-key.*may still be running: task_1\. .*War Room/),
    ]);
    expect(world.comment.bodies).toEqual([]);
  });

  it('says that it got a different base-url', async () => {
    const world = new FakeWorld();
    const saved = { task: ours('task_1'), comment: COMMENT };
    const unfinished = { ports: world.ports, run: runFacts, settings, saved };
    await finishWithoutKey(unfinished, 'a different base-url than the main step');
    expect(world.service.calls).toEqual([]);
    expect(world.log.texts('warning')[0]).toContain('got a different base-url than the main step');
    expect(world.comment.bodies[0]).toContain(
      'post step got a different base-url than the main step',
    );
  });

  it('says how to recognize the task of a create call', async () => {
    const world = new FakeWorld();
    await finishKeyless(world, { create: [{ line: 'Reference: gha-1', sentAtMs: 0 }] });
    expect(world.log.texts('warning')[0]).toContain('whose prompt ends with "Reference: gha-1"');
  });

  it('logs nothing when no task can have been created', async () => {
    const world = new FakeWorld();
    await finishKeyless(world, {});
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('updates the live comment', async () => {
    const world = new FakeWorld();
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT });
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.comment.bodies[0]).toContain('post step got no api-key');
    expect(world.comment.bodies[0]).toContain('<code>task-id: task_1</code>');
    expect(world.step.summaries).toHaveLength(1);
  });

  it('does not write the summary again', async () => {
    const world = new FakeWorld();
    const saved = { task: ours('task_1'), comment: COMMENT, summary: true } as const;
    await finishKeyless(world, saved);
    expect([world.comment.bodies.length, world.step.summaries]).toEqual([1, []]);
  });

  it('writes the known outcome in the comment', async () => {
    const world = new FakeWorld();
    const verdict = {
      outcome: 'timed-out',
      problems: ['The task did not end within the timeout of 1m.'],
      mayStillRun: true,
    } as const;
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT, verdict });
    expect(world.comment.bodies[0]).toMatch(/^> \[!WARNING\].*\n.*\n.*within the timeout of 1m/);
    expect(world.comment.bodies[0]).toContain('may still be running');
  });

  it('writes a banner over an existing report', async () => {
    const world = new FakeWorld();
    world.comment.existing = KEPT;
    const saved = { task: ours('task_1'), comment: COMMENT };
    await finishKeyless(world, saved, { title: 'Security review' });
    const [banner, ...kept] = world.comment.bodies[0]?.trimEnd().split('\n\n') ?? [];
    expect(banner).toMatch(/^> \[!NOTE\]\n>\n> <p>.*aaaaaaa.*post step got no api-key.*bbbbbbb/);
    expect(kept).toEqual([KEPT.text]);
    expect(world.step.summaries[0]).toMatch(/> <p><strong>Security review: the run for/);
    expect(world.step.summaries[0]).toContain('<code>aaaaaaa</code>');
  });

  it.each([
    [{}, /^> \[!NOTE\].*\n.*\n> <p><strong>ci: the run for .*aaaaaaa/],
    [{ title: 'Security review' }, /> <p><strong>Security review: the run for/],
  ])('writes title, commit and banner when there is no report: %j', async (given, body) => {
    const world = new FakeWorld();
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT }, given);
    expect(world.comment.bodies).toEqual([expect.stringMatching(body)]);
    expect(world.comment.drafts).toMatchObject([{ kind: 'notice', commit: runFacts.commit }]);
  });

  it('says that the pull request has new commits, and which task may still be running', async () => {
    const world = new FakeWorld();
    world.head = 'd'.repeat(40);
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT });
    expect(world.comment.bodies[0]).toMatch(/superseded.*ddddddd.*task_1.*may still be running/);
    expect(world.comment.bodies[0]).not.toContain('api-key');
  });

  it('says for a complete task that its results are missing, not that it may be running', async () => {
    const world = new FakeWorld();
    const verdict = { outcome: 'complete', problems: [], mayStillRun: false } as const;
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT, verdict });
    expect(world.comment.drafts).toMatchObject([{ kind: 'notice' }]);
    expect(world.comment.bodies[0]).toContain('could not fetch them');
    expect(world.comment.bodies[0]).not.toContain('may still be running');
  });

  it.each([
    ['failed', 'The task failed.'],
    ['timed-out', 'The task did not end in time. It was left running.'],
  ] as const)(
    'does not advise to cancel a task that %s and need not be cancelled',
    async (outcome, problem) => {
      const world = new FakeWorld();
      const verdict = { outcome, problems: [problem], mayStillRun: false };
      await finishKeyless(world, { task: ours('task_1'), comment: COMMENT, verdict });
      expect(world.comment.bodies[0]).toContain('could not fetch them');
      expect(world.comment.bodies[0]).not.toContain('may still be running');
      expect(world.log.texts('warning')).toEqual([
        "The post step got no api-key, so it can't fetch the results of Miteos task task_1. " +
          `Check it in the War Room: ${runFacts.watchUrl}`,
      ]);
    },
  );

  it('does not mention the task of a superseded run if it may have ended', async () => {
    const world = new FakeWorld();
    world.head = 'd'.repeat(40);
    const verdict = { outcome: 'failed', problems: ['x'], mayStillRun: false } as const;
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT, verdict });
    expect(world.comment.bodies[0]).toContain('superseded');
    expect(world.comment.bodies[0]).not.toContain('task_1');
  });

  it('names only the orphaned call if the task has ended', async () => {
    const world = new FakeWorld();
    const verdict = { outcome: 'failed', problems: ['x'], mayStillRun: false } as const;
    const task = ours('task_1', [{ line: 'Reference: gha-1', sentAtMs: 0 }]);
    await finishKeyless(world, { task, verdict });
    expect(world.log.texts('warning')[0]).toMatch(
      /may still be running: one whose prompt ends with "Reference: gha-1"\. /,
    );
  });

  it('does not change a published report', async () => {
    const world = new FakeWorld();
    await finishKeyless(world, { task: ours('task_1'), comment: COMMENT, delivered: true });
    expect(world.comment.bodies).toEqual([]);
    expect(world.log.texts('warning')).toEqual([]);
  });
});
