import { describe, expect, it } from '@jest/globals';
import { FINDINGS_SCHEMA } from '../../src/findings/findings-schema.ts';
import { runStep } from '../../src/step/run.ts';
import { UserError } from '../../src/support/errors.ts';
import type { RunFacts } from '../../src/ports.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { makeFile, makeFinding } from '../findings/make-finding.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

const HEAD = 'c'.repeat(40);

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
  it('is in the prompt with its format, the severities and the commit, between the context and the reference', async () => {
    const world = quickWorld();
    await run(world, {
      findings: 'findings.json',
      'output-file': 'verdict.json',
      'pull-request-context': 'diff',
    });
    const [, rest = ''] = promptOf(world).split('</data-0000000000000001>\n\n');
    const [output, findings, commit, reference] = rest.split(/\n\n/);
    expect(output).toMatch(/^Deliver a file named "verdict\.json"\. /);
    expect(findings).toMatch(
      /^Deliver a file named "findings\.json"\. .* critical, high, medium, low, info, /,
    );
    expect(findings).toContain(`\n\`\`\`json\n${JSON.stringify(FINDINGS_SCHEMA)}\n\`\`\``);
    expect(commit).toBe(
      `Paths, lines and quotes must be those of commit ${HEAD}, the head of the change.`,
    );
    expect(reference).toMatch(/^Created by the workflow run /);
  });

  it('asks the agents for what verifies a finding, and for a rule that is the same in each review', async () => {
    const world = quickWorld();
    await run(world, { findings: 'findings.json' });
    const prompt = promptOf(world);
    expect(prompt).toContain('the first line of a hunk has the number after + in its header');
    const { path, quote, rule } = FINDINGS_SCHEMA.properties.findings.items.properties;
    expect(path.description).toContain('without a/ or b/');
    expect(quote.description).toContain('line to end_line');
    expect(rule.description).toContain('the same name in each review, e.g. sql-injection');
  });

  it('has the change fetched before the task is created, also without context', async () => {
    const world = quickWorld();
    await run(world, { findings: 'findings.json' });
    const { events } = world.step;
    expect(events.indexOf('change')).toBeLessThan(events.indexOf('state create'));
    expect(events).not.toContainEqual(expect.stringContaining('context'));
    const plain = quickWorld();
    await run(plain, {});
    expect(plain.step.events).not.toContain('change');
  });

  it.each(['none', 'diff'])(
    'fails before the task is created if the change cannot be read, with the context %s',
    async (context) => {
      const world = quickWorld();
      world.change = new UserError('Could not read pull request #2: Not Found.');
      const given = { findings: 'findings.json', 'pull-request-context': context };
      await expect(run(world, given)).rejects.toBe(world.change);
      expect(world.service.calls).toEqual([]);
      expect(world.step.saved('create')).toBeUndefined();
    },
  );

  it('makes the run be about the head of the change, which is saved for the post step', async () => {
    const world = quickWorld();
    await run(world, { findings: 'findings.json' }, { commit: undefined });
    expect(world.step.saved('task')).toMatchObject({ commit: HEAD });
    expect(world.comment.drafts).toMatchObject([{ commit: HEAD }]);
  });

  it('checks the findings of its own task by the commit that it sent, also if Miteos does not return the prompt', async () => {
    const world = new FakeWorld();
    world.change = { head: HEAD, files: [makeFile()], isWhole: true };
    world.service.alwaysAnswer('createTask', () => {
      const task = world.service.add({ status: 'complete' });
      world.addDeliverable(task.id, 'findings.json', JSON.stringify({ findings: [makeFinding()] }));
      return task;
    });
    await run(world, { findings: 'findings.json' });
    expect(world.service.taskOf('task_1').prompt).toBeUndefined();
    expect(world.review.posted.size).toBe(1);
  });

  it.each([
    ['none', true],
    ['summary', true],
    ['diff', false],
  ])('warns if the agents do not see the diff, with the context %s', async (context, isWarned) => {
    const world = quickWorld();
    await run(world, { findings: 'findings.json', 'pull-request-context': context });
    const warnings = world.log.texts('warning').filter((text) => text.includes('the diff'));
    expect(warnings).toEqual(
      isWarned
        ? [
            'The prompt does not contain the diff, so the agents can only find what they read in the repository themselves. On a pull request, set `pull-request-context: diff`.',
          ]
        : [],
    );
  });

  it('reports that the agents saw only a part of the change, and saves it for the post step', async () => {
    const world = quickWorld();
    world.gaps = ['the diff of 2 files is omitted'];
    world.service.alwaysAnswer('createTask', () => {
      const task = world.service.add({ status: 'complete' });
      world.addDeliverable(task.id, 'findings.json', '{"findings": []}');
      return task;
    });
    const given = { 'pull-request-context': 'diff', 'if-no-findings': 'quiet' };
    await run(world, { findings: 'findings.json', ...given });
    expect(world.comment.bodies[0]).toContain('The agents saw only a part of the change.');
    expect(world.step.saved('task')).toMatchObject({ commit: HEAD, hasGaps: true });
  });

  it('fails only at the end for a task that exists already', async () => {
    for (const given of [{ 'task-id': 'task_1' }, {}]) {
      const before = new FakeWorld();
      await run(before, { findings: 'findings.json', wait: 'false' });
      const { prompt = '' } = before.service.taskOf('task_1');
      const world = new FakeWorld();
      world.change = new UserError('Could not read pull request #2: Not Found.');
      world.service.add({ id: 'task_1', prompt, status: 'complete' });
      world.addDeliverable('task_1', 'findings.json', '{"findings": []}');
      const all = { findings: 'findings.json', ...given };
      const { failure } = await run(world, all, { runAttempt: 2 });
      expect(failure).toContain(
        'The findings could not be checked: Could not read pull request #2: Not Found.',
      );
      expect(world.service.callsOf('createTask')).toEqual([]);
      expect(world.artifacts.uploads).toHaveLength(1);
    }
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
