import { describe, expect, it } from '@jest/globals';
import { LiveComment } from '../src/live-comment.ts';
import { FakeWorld, runFacts } from './support/fake-ports.ts';
import { makeTask } from './support/make-result.ts';

const pending = makeTask({ status: 'pending', agents: [] });
const running = makeTask({ status: 'running', agents: [] });
const planning = makeTask({ status: 'planning', agents: [] });

function open(world: FakeWorld): LiveComment {
  return new LiveComment({ ...world.ports, comment: world.comment, run: runFacts });
}

describe('a live comment', () => {
  it('is made at the first look, and saved for the post step', async () => {
    const world = new FakeWorld();
    const live = open(world);
    live.onTask(pending);
    await live.settle(world.ports.stop);
    expect(world.comment.bodies).toEqual([expect.stringMatching(/^<!-- marker -->\n/)]);
    expect(world.step.saved('comment')).toEqual({ id: 7, url: 'https://github.com/comments/7' });
  });

  it('is edited when something changed, at most twice a minute', async () => {
    const world = new FakeWorld();
    const live = open(world);
    for (const task of [pending, planning, running, running, planning, planning]) {
      live.onTask(task);
      await world.clock.sleep(15_000);
    }
    await live.settle(world.ports.stop);
    // At 0, 30 and 60 s: what was planned at 15 s had begun at 30 s.
    expect(world.comment.bodies.map((body) => /Miteos task ([a-z ]+)\n/.exec(body)?.[1])).toEqual([
      'waits for its start',
      'is running',
      'is being planned',
    ]);
  });

  it('is edited in order, one edit after the other', async () => {
    const world = new FakeWorld();
    const live = open(world);
    live.onTask(pending);
    await world.clock.sleep(30_000);
    live.onTask(running);
    await live.settle(world.ports.stop);
    expect(world.comment.bodies.at(-1)).toContain('is running');
  });

  it('is given up after a failure, which is said once', async () => {
    const world = new FakeWorld();
    world.comment.error = new Error('locked');
    const live = open(world);
    for (const task of [pending, planning, running]) {
      live.onTask(task);
      await world.clock.sleep(60_000);
    }
    live.onTrouble();
    await live.settle(world.ports.stop);
    expect(world.log.entries).toEqual([
      { kind: 'info', text: 'The live comment could not be kept current: locked' },
    ]);
  });

  it('holds nobody up who is told to stop', async () => {
    const world = new FakeWorld();
    world.comment.isStalled = true;
    const live = open(world);
    live.onTask(pending);
    world.stopAfter(1000);
    await live.settle(world.ports.stop);
    expect(world.clock.monotonicMs()).toBe(1000);
    await live.settle(world.ports.stop);
  });
});
