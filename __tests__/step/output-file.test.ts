import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../src/step/run.ts';
import type { RunFacts } from '../../src/ports.ts';
import type { Task } from '../../src/task/task.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';

type Given = Readonly<Record<string, string>>;

const schema = '{"type": "object", "required": ["verdict"]}';
const wanted = { 'output-file': 'verdict.json', 'output-schema': schema };

async function run(world: FakeWorld, given: Given, facts: Partial<RunFacts> = {}) {
  const inputs = inputsOf(given);
  return runStep({ inputs, ports: world.ports, run: { ...runFacts, ...facts } });
}

/** A world whose tasks are complete as soon as they are made. */
function quickWorld(): FakeWorld {
  const world = new FakeWorld();
  world.service.alwaysAnswer('createTask', () => world.service.add({ status: 'complete' }));
  return world;
}

const promptOf = ({ service }: FakeWorld): string =>
  (service.callsOf('createTask')[0]?.args[0] as TaskRequest | undefined)?.prompt ?? '';

describe('the input output-file', () => {
  it('is in the prompt with its schema, between the context and the reference', async () => {
    const world = quickWorld();
    await run(world, { ...wanted, 'pull-request-context': 'diff' });
    const [, rest = ''] = promptOf(world).split('</data-0000000000000001>\n\n');
    expect(rest).toMatch(/^Deliver a file named "verdict\.json"\. .*:\n```json\n/);
    expect(rest).toContain(`\n${schema}\n\`\`\`\n\nCreated by the workflow run `);
  });

  it('is not in a prompt that nobody sends', async () => {
    const world = quickWorld();
    world.service.add({ id: 'task_9', status: 'complete', prompt: 'Review.' });
    await run(world, { ...wanted, 'task-id': 'task_9' });
    expect(world.service.callsOf('createTask')).toEqual([]);
  });
});

describe('a file that the input deliverables excludes', () => {
  it('is refused before Miteos is asked', async () => {
    const world = quickWorld();
    const refused = run(world, { ...wanted, deliverables: '*.md' });
    await expect(refused).rejects.toThrow(
      'Invalid input: output-file: the input deliverables excludes "verdict.json".',
    );
    expect(world.service.calls).toEqual([]);
    expect(world.step.states.size).toBe(0);
  });
});

describe('the input output-schema', () => {
  it('may be a file in the workspace', async () => {
    const world = quickWorld();
    world.workspaceFiles.set('schemas/verdict.json', schema);
    await run(world, { ...wanted, 'output-schema': 'schemas/verdict.json' });
    expect(promptOf(world)).toContain(`\n${schema}\n`);
  });

  it.each([
    ['text', '{"$ref": "#/$defs/none"}', 'output-schema: a $ref does not resolve within it'],
    ['text', '{"$ref": "#"}', "output-schema: it can't be used: a $ref refers to itself."],
    ['file', '{"type": "strng"}', 'output-schema: in "a.json": /type: expected '],
    ['file', 'type: object', 'output-schema: in "a.json": it is not JSON: '],
    ['file', '[]', 'output-schema: in "a.json": expected a JSON object, or `true` or `false`.'],
  ])('is refused before Miteos is asked: a %s with %s', async (kind, text, message) => {
    const world = quickWorld();
    world.workspaceFiles.set('a.json', text);
    const refused = run(world, { ...wanted, 'output-schema': kind === 'file' ? 'a.json' : text });
    await expect(refused).rejects.toThrow(`Invalid input: ${message}`);
    expect(world.service.calls).toEqual([]);
    expect(world.step.states.size).toBe(0);
  });

  it('is not read for somebody who may not spend', async () => {
    const world = quickWorld();
    world.refusal = { reason: '"octocat" may not spend.', advice: 'Ask.', isUnchecked: false };
    const refused = run(world, { ...wanted, 'output-schema': 'a.json' });
    await expect(refused).rejects.toThrow('may not spend');
    expect(world.step.events).toEqual(['actor check']);
  });

  it('is not saved for the post step, which could not take a long one', async () => {
    const world = quickWorld();
    await run(world, { ...wanted, 'output-schema': `{"description": "${'x'.repeat(60_000)}"}` });
    expect(world.step.saved('settings')).toMatchObject({ outputFile: 'verdict.json' });
    expect(JSON.stringify([...world.step.states])).not.toContain('xxx');
  });
});

describe('a later attempt', () => {
  /** The world of the second attempt, after one whose task is in some status. */
  async function secondAttempt(given: Given, first: Given, changes: Partial<Task> = {}) {
    const before = new FakeWorld();
    await run(before, { ...first, wait: 'false' });
    const world = quickWorld();
    const { prompt = '' } = before.service.taskOf('task_1');
    world.service.add({ id: 'earlier', prompt, status: 'complete', ...changes });
    world.endAfter(100_000, 'earlier');
    await run(world, given, { runAttempt: 2 });
    return world;
  }

  it('that gets the answer of an earlier one says so, and how to ask again', async () => {
    const world = await secondAttempt(wanted, wanted);
    expect(world.log.texts('notice')).toEqual([
      'Task earlier of attempt 1 is already complete, so this attempt returns the same answer. To create and pay for a new task, start a new run. ' +
        'Watch it in the War Room: https://platform.miteos.com/war-room',
    ]);
  });

  it('that follows a task which still runs says which attempt made it', async () => {
    const world = await secondAttempt(wanted, wanted, { status: 'running' });
    expect(world.log.texts('notice')[0]).toBe(
      'Resuming task earlier, which attempt 1 of this run created. To create and pay for a new one instead, start a new run. ' +
        'Watch it in the War Room: https://platform.miteos.com/war-room',
    );
  });

  it.each<[string, Given]>([
    ['file', { ...wanted, 'output-file': 'other.json' }],
    ['schema', { ...wanted, 'output-schema': '{}' }],
  ])('asks again where another %s is wanted', async (_, other) => {
    const world = await secondAttempt(other, wanted);
    expect(world.service.callsOf('createTask')).toHaveLength(1);
  });
});
