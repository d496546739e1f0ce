import { describe, expect, it } from '@jest/globals';
import { LiveComment } from '../../src/step/live-comment.ts';
import type { CommentPort, KeptComment } from '../../src/ports.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { DEFAULT_SETTINGS as settings, makeTask } from '../support/make-result.ts';

const pending = makeTask({ status: 'pending', agents: [] });
const running = makeTask({ status: 'running', agents: [] });
const planning = makeTask({ status: 'planning', agents: [] });

function open(world: FakeWorld): LiveComment {
  return new LiveComment(world.comment, { ports: world.ports, run: runFacts, settings });
}

const states = ({ comment }: FakeWorld) =>
  comment.bodies.map((body) => /[Tt]he task for [^ ]+ .*?<\/a> ([a-z ]+)\./.exec(body)?.[1]);

describe('a live comment', () => {
  it('is created at the first poll, and saved for the post step', async () => {
    const world = new FakeWorld();
    const live = open(world);
    live.onTask(pending);
    await world.clock.sleep(1);
    expect(world.comment.bodies).toEqual([
      expect.stringMatching(/^> \[!NOTE\]\n>\n> <p>.*is queued/),
    ]);
    expect(world.comment.drafts).toMatchObject([
      { taskId: pending.id, kind: 'live', commit: runFacts.commit },
    ]);
    expect(world.step.saved('comment')).toEqual({ id: 7, url: 'https://github.com/comments/7' });
  });

  it('shows no key that the service repeats', async () => {
    const world = new FakeWorld();
    world.redact = (text) => text.replaceAll('mt_live_secret', '***');
    const agent = {
      id: 'agent-mt_live_secret',
      status: 'thinking',
      rawStatus: 'thinking',
    } as const;
    open(world).onTask(makeTask({ status: 'running', agents: [agent] }));
    await world.clock.sleep(1);
    expect(world.comment.bodies).toEqual([expect.stringContaining('agent-***')]);
  });

  it('is edited when something changes, at most twice a minute', async () => {
    const world = new FakeWorld();
    const live = open(world);
    for (const task of [pending, planning, running, running, planning, planning]) {
      live.onTask(task);
      await world.clock.sleep(15_000);
    }
    await live.settle();
    // At 0, 30, 60 and 90 s.
    expect(states(world)).toEqual([
      'is queued',
      'is being planned',
      'is running',
      'is being planned',
    ]);
  });

  it('shows a change within the pause at the end of the pause, without another poll', async () => {
    const world = new FakeWorld();
    const live = open(world);
    live.onTask(pending);
    await world.clock.sleep(10_000);
    live.onTask(running);
    await world.clock.sleep(19_999);
    expect(states(world)).toEqual(['is queued']);
    await world.clock.sleep(2);
    expect(states(world)).toEqual(['is queued', 'is running']);
    expect(world.clock.sleeping).toBe(0);
  });

  it('does not show a change that was undone within the pause', async () => {
    const world = new FakeWorld();
    const live = open(world);
    for (const task of [pending, running, pending]) {
      live.onTask(task);
      await world.clock.sleep(5000);
    }
    await world.clock.sleep(60_000);
    expect(states(world)).toEqual(['is queued']);
  });

  it('is not edited after it has settled, and leaves no timer', async () => {
    const world = new FakeWorld();
    const live = open(world);
    live.onTask(pending);
    await world.clock.sleep(1);
    live.onTask(running);
    await live.settle();
    live.onTask(planning);
    await world.clock.sleep(60_000);
    expect(states(world)).toEqual(['is queued']);
    expect(world.clock.sleeping).toBe(0);
  });

  it('logs a failure once, not as a warning, and shows the next change', async () => {
    const world = new FakeWorld();
    world.comment.error = new Error('Could not write the comment on #2: locked.');
    const live = open(world);
    live.onTask(pending);
    await world.clock.sleep(40_000);
    world.comment.error = undefined;
    live.onTask(planning);
    await world.clock.sleep(40_000);
    await live.settle();
    expect(states(world)).toEqual(['is being planned']);
    expect(world.log.entries).toEqual([
      {
        kind: 'info',
        text: 'The live comment could not be updated. Could not write the comment on #2: locked.',
      },
    ]);
  });

  it('is not retried while nothing changes', async () => {
    const world = new FakeWorld();
    world.comment.error = new Error('locked');
    const live = open(world);
    for (const task of [pending, pending, planning, planning]) {
      live.onTask(task);
      await world.clock.sleep(60_000);
    }
    expect(world.comment.drafts).toHaveLength(2);
    expect(world.log.entries).toHaveLength(1);
  });

  it('is not edited, and logs nothing, once a newer run has taken over the comment', async () => {
    const world = new FakeWorld();
    world.comment.isSuperseded = true;
    const live = open(world);
    for (const task of [pending, planning]) {
      live.onTask(task);
      await world.clock.sleep(60_000);
    }
    expect(world.comment.drafts).toHaveLength(1);
    expect(world.log.entries).toEqual([]);
    expect(world.step.saved('comment')).toBeUndefined();
  });

  it('does not delay a cancelled step for long, and logs nothing', async () => {
    const world = new FakeWorld();
    world.comment.isStalled = true;
    const live = open(world);
    live.onTask(pending);
    world.stopAfter(1000);
    await live.settle();
    expect(world.clock.monotonicMs()).toBe(4500);
    await live.settle();
    expect([world.clock.monotonicMs(), world.clock.sleeping]).toEqual([4500, 0]);
    expect(world.log.entries).toEqual([]);
  });

  it('waits for the response to a request in progress at the signal, and saves the comment', async () => {
    const world = new FakeWorld();
    const comment: Pick<CommentPort, 'publish'> = {
      publish: async () => {
        await world.clock.sleep(500);
        return { kind: 'posted', comment: { id: 7, url: 'u' } };
      },
    };
    const live = new LiveComment(comment, { ports: world.ports, run: runFacts, settings });
    live.onTask(pending);
    world.stopAfter(100);
    await world.clock.sleep(200);
    await live.settle();
    expect(world.clock.monotonicMs()).toBe(500);
    expect(world.step.saved('comment')).toEqual({ id: 7, url: 'u' });
  });

  it('signals at its end that its draft is obsolete, and waits for a request in progress', async () => {
    const world = new FakeWorld();
    const comment: Pick<CommentPort, 'publish'> = {
      publish: async ({ end }) => {
        // The pause that GitHub requested, and then a request.
        await world.clock.sleep(60_000, end);
        await world.clock.sleep(700);
        throw new Error('rate limit');
      },
    };
    const live = new LiveComment(comment, { ports: world.ports, run: runFacts, settings });
    live.onTask(pending);
    await world.clock.sleep(1000);
    await live.settle();
    expect([world.clock.monotonicMs(), world.log.entries]).toEqual([1700, []]);
  });

  it('has the title of the inputs', async () => {
    const world = new FakeWorld();
    const { settings: titled } = inputsOf({ title: 'Security review' });
    const context = { ports: world.ports, run: runFacts, settings: titled };
    new LiveComment(world.comment, context).onTask(pending);
    await world.clock.sleep(1);
    expect(world.comment.bodies).toEqual([expect.stringContaining('Security review')]);
  });

  describe('over a report', () => {
    const report = '<h2>Review</h2>\n\n<p>All is well.</p>';
    const source = { commit: 'b'.repeat(40), runId: '41', runAttempt: 1 };
    const old = { part: 'report', ...source } as const;
    const oldRun = 'https://github.com/octo/repo/actions/runs/41';

    async function bodiesOver(existing: KeptComment): Promise<string[]> {
      const world = new FakeWorld();
      world.comment.existing = existing;
      const live = open(world);
      for (const task of [pending, planning, running]) {
        live.onTask(task);
        await world.clock.sleep(60_000);
      }
      return world.comment.bodies;
    }

    it.each([
      ['complete', report],
      ['that has a banner', `> [!NOTE]\n>\n> <p>cancelled</p>\n\n${report}`],
      ['edited in a browser', `> [!NOTE]\r\n>\r\n> <p>cancelled</p>\r\n\r\n${report}`],
    ])('is one banner, which says whose the report is: %s', async (_, text) => {
      const bodies = await bodiesOver({ ...old, text });
      expect(bodies).toHaveLength(3);
      for (const body of bodies) {
        const [banner = '', ...rest] = body.trimEnd().split('\n\n');
        expect(rest.join('\n\n')).toBe(report);
        expect(banner).toContain(oldRun);
        expect(banner).toContain('bbbbbbb');
      }
    });

    it('is alone when the comment contains only a banner', async () => {
      const text = '> [!NOTE]\n>\n> <p>running</p>';
      const bodies = await bodiesOver({ ...old, text });
      expect(bodies.map((body) => body.trimEnd().split('\n\n'))).toEqual(
        bodies.map(() => [expect.not.stringContaining(oldRun)]),
      );
    });
  });
});
