import { describe, expect, it } from '@jest/globals';
import { finishStep } from '../../src/step/finish.ts';
import { follow } from '../../src/step/follow.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { makeAgent } from '../support/make-result.ts';
import { diagramsOf } from '../support/published-markdown.ts';
import { readDiagram } from '../support/read-diagram.ts';

async function rowsOf(summary: string | undefined): Promise<string[]> {
  const [diagram = ''] = diagramsOf(summary ?? '');
  return (await readDiagram(diagram)).map(({ section, label }) => `${section}: ${label}`);
}

const settings = inputsOf().settings;

describe('the time line of the summary', () => {
  it('shows what the wait saw', async () => {
    const world = new FakeWorld();
    const task = world.service.add({ status: 'pending', rawStatus: 'pending' });
    world.clock.after(30_000, () => {
      const agents = [makeAgent({ status: 'acting' })];
      world.service.change(task.id, 'running', { agents });
    });
    world.endAfter(90_000, task.id, { changes: { agents: [makeAgent()] } });
    const followed = { task, origin: 'created', startMs: world.clock.monotonicMs() } as const;
    await follow(followed, { ports: world.ports, run: runFacts, settings });
    const rows = await rowsOf(world.step.summaries[0]);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Task: waiting to start [34]\ds$/u);
    expect(rows[1]).toMatch(/^Task: complete .*$/u);
    expect(rows[2]).toMatch(/^researcher: complete .*$/u);
  });

  it('goes on in the post step when the step was stopped', async () => {
    const world = new FakeWorld();
    const agents = [makeAgent({ status: 'acting' })];
    const task = world.service.add({ status: 'running', rawStatus: 'running', agents });
    world.stopAfter(60_000);
    const followed = { task, origin: 'created', startMs: world.clock.monotonicMs() } as const;
    await follow(followed, { ports: world.ports, run: runFacts, settings });
    expect(world.step.summaries).toEqual([]);
    const history = world.step.saved('history');
    const after = new FakeWorld();
    const { id } = after.service.add({
      status: 'cancelled',
      agents: [makeAgent({ status: 'killed' })],
    });
    await finishStep({
      ports: after.ports,
      run: runFacts,
      settings,
      saved: {
        task: { id, origin: 'created', isLeft: false, orphaned: [] },
        ...(history === undefined ? {} : { history }),
      },
    });
    const rows = await rowsOf(after.step.summaries[0]);
    expect(rows[0]).toMatch(/^Task: cancelled (?:1m|5\ds).*$/u);
    expect(rows[1]).toMatch(/^researcher: stopped .*$/u);
  });
});
