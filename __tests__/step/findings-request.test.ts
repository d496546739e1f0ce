import { describe, expect, it } from '@jest/globals';
import { FINDINGS_SCHEMA } from '../../src/findings/findings-schema.ts';
import { runStep } from '../../src/step/run.ts';
import type { RunFacts } from '../../src/ports.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

type Given = Readonly<Record<string, string>>;

async function run(world: FakeWorld, given: Given, facts: Partial<RunFacts> = {}) {
  return runStep({ inputs: inputsOf(given), ports: world.ports, run: { ...runFacts, ...facts } });
}

/** A world whose tasks are complete as soon as they are made. */
function quickWorld(): FakeWorld {
  const world = new FakeWorld();
  world.service.alwaysAnswer('createTask', () => world.service.add({ status: 'complete' }));
  return world;
}

const promptOf = ({ service }: FakeWorld): string =>
  (service.callsOf('createTask')[0]?.args[0] as TaskRequest | undefined)?.prompt ?? '';

describe('the input findings', () => {
  it('is in the prompt with its format and the severities, between the context and the reference', async () => {
    const world = quickWorld();
    await run(world, {
      findings: 'findings.json',
      'output-file': 'verdict.json',
      'pull-request-context': 'diff',
    });
    const [, rest = ''] = promptOf(world).split('</data-0000000000000001>\n\n');
    const [output, findings, reference] = rest.split(/\n\n/);
    expect(output).toMatch(/^Deliver a file named "verdict\.json"\. /);
    expect(findings).toMatch(
      /^Deliver a file named "findings\.json"\. .* critical, high, medium, low, info, /,
    );
    expect(findings).toContain(`\n\`\`\`json\n${JSON.stringify(FINDINGS_SCHEMA)}\n\`\`\``);
    expect(reference).toMatch(/^Created by the workflow run /);
  });

  it('has the change fetched while the task runs, also without context', async () => {
    const world = quickWorld();
    await run(world, { findings: 'findings.json' });
    expect(world.step.events.filter((event) => /change|context/.test(event))).toEqual(['change']);
    const plain = quickWorld();
    await run(plain, {});
    expect(plain.step.events).not.toContain('change');
  });

  it('makes another task of a later attempt that wants another file', async () => {
    const before = new FakeWorld();
    await run(before, { findings: 'findings.json', wait: 'false' });
    const { prompt = '' } = before.service.taskOf('task_1');
    for (const [findings, count] of [
      ['findings.json', 0],
      ['other.json', 1],
    ] as const) {
      const world = quickWorld();
      world.service.add({ id: 'earlier', prompt, status: 'complete' });
      await run(world, { findings }, { runAttempt: 2 });
      expect(world.service.callsOf('createTask')).toHaveLength(count);
    }
  });
});
