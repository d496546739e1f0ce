import { describe, expect, it } from '@jest/globals';

import { finishWithoutKey } from '../../src/step/finish.ts';
import type { SavedState } from '../../src/step/saved-state.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

const task = { id: 'task_1', origin: 'created', isLeft: false, orphaned: [] } as const;
const comment = { id: 7, url: 'https://github.com/comments/7' };

async function finishIn(world: FakeWorld, saved: Partial<SavedState>) {
  const { settings } = inputsOf();
  await finishWithoutKey({ ports: world.ports, run: runFacts, settings, saved });
}

describe('a post step without a key', () => {
  it('asks Miteos nothing, and says which task may still run', async () => {
    const world = new FakeWorld();
    await finishIn(world, { task });
    expect(world.service.calls).toEqual([]);
    expect(world.log.texts('warning')).toEqual([
      expect.stringMatching(/got no api-key.*may still be running: task_1\. .*War Room/),
    ]);
    expect(world.comment.bodies).toEqual([]);
  });

  it('names what a create call would have made', async () => {
    const world = new FakeWorld();
    await finishIn(world, { create: [{ line: 'Reference: gha-1', sentAtMs: 0 }] });
    expect(world.log.texts('warning')[0]).toContain('whose prompt ends with "Reference: gha-1"');
  });

  it('says nothing where no task can have been made', async () => {
    const world = new FakeWorld();
    await finishIn(world, {});
    expect(world.log.texts('warning')).toEqual([]);
  });

  it('gives the comment that is under way a last word', async () => {
    const world = new FakeWorld();
    await finishIn(world, { task, comment });
    expect(world.comment.bodies).toHaveLength(1);
    expect(world.comment.bodies[0]).toContain('post step got no `api-key`');
    expect(world.comment.bodies[0]).toContain('`task-id: task_1`');
    expect(world.step.summaries).toHaveLength(1);
  });

  it('says in it what is known of the end', async () => {
    const world = new FakeWorld();
    const verdict = {
      outcome: 'timed-out',
      problems: ['The task did not end within the timeout of 1m.'],
      mayStillRun: true,
    } as const;
    await finishIn(world, { task, comment, verdict });
    expect(world.comment.bodies[0]).toContain('Miteos task timed out and may still run');
    expect(world.comment.bodies[0]).toContain('within the timeout of 1m');
  });

  it('leaves a report alone that is published', async () => {
    const world = new FakeWorld();
    await finishIn(world, { task, comment, delivered: true });
    expect(world.comment.bodies).toEqual([]);
  });
});
