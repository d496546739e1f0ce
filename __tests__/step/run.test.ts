import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Ending } from '../../src/step/follow.ts';
import { runStep } from '../../src/step/run.ts';
import type { Ports, RunFacts } from '../../src/ports.ts';
import { UserError } from '../../src/support/errors.ts';
import type { Task } from '../../src/task/task.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { FakeFolder, FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { hang } from '../support/fake-task-service.ts';
import { lostAnswer, refusal, unreached } from '../support/service-errors.ts';

type Given = Readonly<Record<string, string>>;

async function run(
  world: FakeWorld,
  given: Given = {},
  facts: Partial<RunFacts> = {},
): Promise<Ending & { outcome: string | undefined }> {
  const { ports, step } = world;
  const ending = await runStep({ inputs: inputsOf(given), ports, run: { ...runFacts, ...facts } });
  return { ...ending, outcome: step.outputs.get('status') };
}

const promptOf = ({ service }: FakeWorld, index = 0): string =>
  (service.callsOf('createTask')[index]?.args[0] as TaskRequest | undefined)?.prompt ?? '';

/** A world whose tasks are complete as soon as they are created. */
function quickWorld(): FakeWorld {
  const world = new FakeWorld();
  world.service.alwaysAnswer('createTask', () => {
    const call = world.service.callsOf('createTask').at(-1);
    const { prompt } = call?.args[0] as TaskRequest;
    return world.service.add({ prompt, status: 'complete', rawStatus: 'complete' });
  });
  return world;
}

describe('a run without a key', () => {
  it('is skipped if the input says so, without a failure and with one notice', async () => {
    const world = new FakeWorld();
    const given = { 'api-key': '', 'if-no-api-key': 'skip' };
    const inputs = inputsOf(given, { isWithoutSecrets: true });
    const ending = await runStep({ inputs, ports: world.ports, run: runFacts });
    expect(ending).toMatchObject({ failure: undefined, isFinished: true });
    expect(world.step.outputs.get('status')).toBe('skipped');
    expect(world.log.texts('notice')).toHaveLength(1);
    expect(world.service.calls).toEqual([]);
    expect(world.step.events.filter((event) => !event.startsWith('output '))).toEqual([]);
  });
});

describe('a run by somebody who may not spend credits', () => {
  it('ends before the prompt file is read and before any request to Miteos', async () => {
    const world = new FakeWorld();
    world.refusal = {
      reason: '"octocat" is not allowed to spend.',
      advice: 'Ask.',
      isUnchecked: false,
    };
    const failure = run(world, { 'prompt-file': 'p.md' });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow('"octocat" is not allowed to spend. Ask.');
    expect(world.step.events).toEqual(['actor check']);
    expect(world.service.calls).toEqual([]);
  });

  it('does not fail with `if-not-allowed: skip`, and logs one notice', async () => {
    const world = new FakeWorld();
    world.refusal = {
      reason: '"octocat" is not allowed to spend.',
      advice: 'Ask.',
      isUnchecked: false,
    };
    const ending = await run(world, { 'if-not-allowed': 'skip' });
    expect(ending).toMatchObject({ failure: undefined, isFinished: true });
    expect(world.step.outputs.get('status')).toBe('skipped');
    expect(world.log.texts('notice')).toEqual(['Skipped: "octocat" is not allowed to spend.']);
    expect(world.service.calls).toEqual([]);
  });

  it('is not skipped when the permission could not be checked', async () => {
    const world = new FakeWorld();
    world.refusal = { reason: 'It could not be checked.', advice: 'Ask.', isUnchecked: true };
    const failure = run(world, { 'if-not-allowed': 'skip' });
    await expect(failure).rejects.toThrow('It could not be checked. Ask.');
  });

  it('is not the reason when the run is cancelled during the check', async () => {
    const world = new FakeWorld();
    world.refusal = { reason: 'It could not be checked.', advice: 'Ask.', isUnchecked: true };
    const cancelled = new Error('the run was cancelled or timed out (SIGINT)');
    world.stopper.abort(cancelled);
    await expect(run(world)).rejects.toBe(cancelled);
  });
});

describe('the creation of a task', () => {
  it('saves the settings and the reference before the create call', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', () => {
      expect(world.step.saved('settings')).toMatchObject({ timeoutMs: 60_000 });
      expect(world.step.saved('create')).toEqual([
        { line: promptOf(world).split('\n').at(-1), sentAtMs: world.clock.wallMs() },
      ]);
      expect(world.step.saved('task')).toBeUndefined();
      return world.service.add({ status: 'complete' });
    });
    await run(world, { timeout: '1m' });
    expect.assertions(3);
  });

  it('saves the ID and sets the output before anything else', async () => {
    const world = quickWorld();
    await run(world);
    const { events } = world.step;
    expect(events.slice(0, 5)).toEqual([
      'actor check',
      'state settings',
      'state create',
      'state task',
      'output task-id',
    ]);
    expect(world.step.saved('task')).toEqual({
      id: 'task_1',
      origin: 'created',
      isLeft: false,
      orphaned: [],
    });
    expect(world.step.outputs.get('task-id')).toBe('task_1');
    expect(world.log.texts('notice')).toEqual([
      'Created task task_1. Watch it in the War Room: https://platform.miteos.com/war-room',
    ]);
  });

  it('saves a state with which the post step can start, for a matrix job of any size', async () => {
    const world = quickWorld();
    await run(world, { 'matrix-job': JSON.stringify({ include: 'x'.repeat(122_000) }) });
    const longest = Math.max(...[...world.step.states.values()].map(({ length }) => length));
    expect(longest).toBeLessThan(32_000);
  });

  it('rejects inputs that are too long to start the post step, before anything is paid for', async () => {
    const world = quickWorld();
    const deliverables = Array.from({ length: 4000 }, (_, index) => `reports/${index}.md`);
    const refused = run(world, { deliverables: deliverables.join('\n') });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow('Shorten the longest one');
    expect(world.service.calls).toEqual([]);
    expect(world.step.states.size).toBe(0);
  });

  it('never saves the key', async () => {
    const world = quickWorld();
    await run(world, { 'api-key': 'mt_live_topsecret' });
    expect([...world.step.states.values()].join()).not.toContain('topsecret');
  });

  it('ends the prompt with the reference, which is also the idempotency key', async () => {
    const world = quickWorld();
    await run(world);
    expect(promptOf(world)).toMatch(
      /^Review\.\n\nCreated by the workflow run https:\S+\/runs\/42 \(reference gha-42-[0-9a-f]{16}-1-00010{11}1\)$/,
    );
    const [, reference] = world.service.callsOf('createTask')[0]?.args ?? [];
    expect(promptOf(world)).toContain(`(reference ${String(reference)})`);
  });

  it('omits the reference if the input says so', async () => {
    const world = quickWorld();
    await run(world, { 'run-reference': 'false' });
    expect(world.service.callsOf('createTask')[0]?.args).toEqual([
      { prompt: 'Review.' },
      undefined,
    ]);
    expect(world.step.states.has('create')).toBe(false);
  });

  it('sends the task options of the inputs', async () => {
    const world = quickWorld();
    await run(world, { 'max-agents': '2', config: '{"x":1}', 'workspace-id': 'ws_1' });
    expect(world.service.callsOf('createTask')[0]?.args[0]).toMatchObject({
      config: { x: 1, max_agents: 2 },
      workspaceId: 'ws_1',
    });
  });

  it('rejects a prompt that is too long for responses, before anything is paid for', async () => {
    const world = quickWorld();
    world.context = '\u0001'.repeat(900_000);
    const given = { 'pull-request-context': 'diff', 'context-max-bytes': '1000000' };
    const refused = run(world, given);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      'The prompt is too long: it is 5.4 MB with its context, and the maximum is',
    );
    expect(world.service.calls).toEqual([]);
  });

  it.each([
    [
      'out',
      'Invalid input: output-dir: expected a folder that files can be saved in, got "out": it is a link.',
    ],
    ['', 'No file can be saved in /job/temp/miteos: it is a link.'],
  ])('creates no task when no file can be saved in the folder %j', async (folder, message) => {
    const world = new FakeWorld();
    const openFolder: Ports['openFolder'] = (root) =>
      Object.assign(new FakeFolder(root), {
        createFile: () => Promise.reject(new Error('it is a link')),
      });
    const inputs = inputsOf({ 'output-dir': folder });
    const failure = runStep({ inputs, ports: { ...world.ports, openFolder }, run: runFacts });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(message);
    expect(world.service.calls).toEqual([]);
  });

  it('creates no task when another step uses the same folder', async () => {
    const world = new FakeWorld();
    world.claimedFolders.add(path.resolve(runFacts.workspace, 'out'));
    const failure = run(world, { 'output-dir': 'out' });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(
      'Invalid input: output-dir: expected a folder that no other step uses at the same time, got "out".',
    );
    expect(world.service.calls).toEqual([]);
  });

  it('leaves no test file in the output folder', async () => {
    const world = quickWorld();
    await run(world, { 'output-dir': 'out' });
    const [tried] = world.folders;
    expect(tried?.root).toBe(path.resolve(runFacts.workspace, 'out'));
    expect([...(tried?.files.keys() ?? [])]).toEqual([]);
  });

  it('takes the prompt from a file, fills the variables, then adds the pull request as data', async () => {
    const world = quickWorld();
    world.workspaceFiles.set('p.md', 'Review {{what}}.');
    world.context = 'a {{what}}';
    world.gaps.push('the diff is cut');
    await run(world, {
      'prompt-file': 'p.md',
      'prompt-variables': 'what=it',
      'pull-request-context': 'diff',
      'context-max-bytes': '5000',
    });
    expect(promptOf(world)).toMatch(/^Review it\.\n\n/);
    expect(promptOf(world)).toContain(
      '\n<data-0000000000000001>\na {{what}}\n</data-0000000000000001>',
    );
    expect(world.step.events).toContain('context diff 5000');
    expect(world.log.texts('warning')).toContainEqual(expect.stringContaining('the diff is cut'));
  });

  it('adds the context files after the pull request, in the space that it leaves', async () => {
    const world = quickWorld();
    world.context = 'the dïff';
    world.contextFiles = {
      files: [{ quotedPath: '"a.csv"', content: '{{what}}', gap: undefined }],
      hidden: [],
    };
    await run(world, {
      prompt: 'Review {{what}}.',
      'prompt-variables': 'what=it',
      'pull-request-context': 'diff',
      'context-files': 'data/*.csv\n!data/b.csv',
      'context-max-bytes': '1000',
      'output-file': 'verdict.json',
    });
    expect(promptOf(world)).toMatch(
      /\nthe dïff\n<\/data-[\s\S]*\n<data-(\w+) path="a.csv">\n\{\{what\}\}\n<\/data-\1>\n[\s\S]*verdict\.json/,
    );
    expect(world.step.events).toContain('files data/*.csv !data/b.csv 991');
    expect(world.step.saved('task')).toMatchObject({ commit: world.contextCommit });
    expect(world.log.texts('warning')).not.toContainEqual(expect.stringContaining('files'));
  });

  it('adds the context files without a pull request, and warns once of what is missing and once of hidden text', async () => {
    const world = quickWorld();
    const gap = 'omitted: 3 B, not UTF-8 text';
    world.contextFiles = {
      files: Array.from({ length: 12 }, (_, index) => ({
        quotedPath: `"${index}.png"`,
        content: undefined,
        gap,
      })),
      hidden: ['1 invisible character marked in "a.csv"'],
    };
    await run(world, { 'context-files': '*' });
    expect(world.step.events).toContain('files * 100000');
    const named = Array.from({ length: 10 }, (_, index) => `"${index}.png" (${gap})`).join(', ');
    expect(world.log.texts('warning').slice(0, 2)).toEqual([
      `The agents see only a part of the context files: ${named} and 2 more. Raise the input context-max-bytes, or exclude files from ` +
        'context-files with `!`.',
      'Hidden text in the context files, which may be meant for the agents and not for reviewers: 1 invisible character marked in ' +
        '"a.csv". Check it before you trust the result.',
    ]);
  });

  it('redacts secrets in the pull request and in the context files, as a dry run shows', async () => {
    const world = quickWorld();
    world.redact = (text) => text.replaceAll('hunter2', '***');
    world.context = 'a hunter2';
    world.contextFiles = {
      files: [{ quotedPath: '"hunter2.csv"', content: 'b hunter2', gap: undefined }],
      hidden: [],
    };
    await run(world, { 'pull-request-context': 'diff', 'context-files': '*' });
    expect(promptOf(world)).toContain('>\na ***\n<');
    expect(promptOf(world)).toContain(' path="***.csv">\nb ***\n<');
    expect(promptOf(world)).not.toContain('hunter2');
  });

  it('gives the context files no space if the pull request needs all', async () => {
    const world = quickWorld();
    world.context = 'x'.repeat(1001);
    await run(world, {
      'pull-request-context': 'diff',
      'context-files': '*',
      'context-max-bytes': '1000',
    });
    expect(world.step.events).toContain('files * 0');
  });

  it('pays for nothing if the context files can not be used', async () => {
    const world = quickWorld();
    const readContextFiles = () => Promise.reject(new UserError('no file matches'));
    const inputs = inputsOf({ 'context-files': 'a.csv' });
    const ports = { ...world.ports, readContextFiles };
    await expect(runStep({ inputs, ports, run: runFacts })).rejects.toThrow('no file matches');
    expect(world.service.calls).toEqual([]);
  });

  it('is about the commit whose change is in the prompt, which is saved for the post step', async () => {
    const world = quickWorld();
    await run(world, { 'pull-request-context': 'diff' }, { commit: undefined });
    expect(world.comment.drafts).toMatchObject([{ commit: world.contextCommit }]);
    expect(world.step.saved('task')).toMatchObject({ commit: world.contextCommit });
  });

  it('is about the commit of the event when no change is in the prompt', async () => {
    const world = quickWorld();
    await run(world, {});
    expect(world.comment.drafts).toMatchObject([{ commit: runFacts.commit }]);
    expect(world.step.saved('task')).not.toHaveProperty('commit');
  });

  it('warns about variables that the prompt does not use, because they may be lines of another value', async () => {
    const world = quickWorld();
    const lines = ['x', 'y', 'z', 'v', 'w', 'u'].map((name) => `${name} = 1`);
    const request = ['request=Fix', ...lines].join('\n');
    await run(world, { prompt: 'Do {{request}}.', 'prompt-variables': request });
    expect(promptOf(world)).toMatch(/^Do Fix\.\n/);
    expect(world.log.texts('warning')).toContainEqual(
      'The prompt does not use these variables of the input prompt-variables: "x", "y", "z", "v", "w" and 1 more. ' +
        'If they are lines of another value, write the input as a JSON object.',
    );
  });

  it('warns once about hidden text in the pull request', async () => {
    const world = quickWorld();
    world.hidden.push('1 HTML comment removed from the title', '2 characters marked in a.ts');
    await run(world, { 'pull-request-context': 'diff' });
    expect(world.log.texts('warning').filter((text) => text.startsWith('Hidden'))).toEqual([
      'Hidden text in pull request #2, which may be meant for the agents and not for reviewers: 1 HTML comment removed from the ' +
        'title; 2 characters marked in a.ts. Check it before you trust the result.',
    ]);
  });

  it.each([
    ['refused', refusal(402), refusal],
    ['out of reach', unreached(), unreached],
  ])('leaves nothing for the post step when Miteos is %s', async (_, error) => {
    const world = new FakeWorld();
    world.service.alwaysAnswer('createTask', error);
    await expect(run(world, { timeout: '90s' })).rejects.toBe(error);
    expect(world.step.saved('create')).toBeUndefined();
    expect(world.step.saved('task')).toBeUndefined();
  });

  it('leaves nothing when the run is cancelled before the call', async () => {
    const world = new FakeWorld();
    world.stopper.abort(new Error('the run was cancelled or timed out (SIGINT)'));
    await expect(run(world)).rejects.toThrow(/^the run was cancelled or timed out \(SIGINT\)$/);
    expect(world.service.calls).toEqual([]);
    expect(world.step.saved('create')).toBeUndefined();
  });

  it.each([
    ['says that the post step searches for the task', 'true', 'The post step searches for it'],
    ['says where to search, without a reference', 'false', 'Search for it in the War Room'],
  ])('when the run is cancelled before the response, %s', async (_, reference, message) => {
    const world = new FakeWorld();
    world.service.answer('createTask', hang);
    world.stopAfter(1000);
    await expect(run(world, { 'run-reference': reference })).rejects.toThrow(message);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(1000 + 5000);
    expect(world.step.saved('create') !== undefined).toBe(reference === 'true');
  });

  it('cancels a task whose response comes just after the run is cancelled', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', async () => {
      await world.clock.sleep(1500);
      return world.service.add();
    });
    world.stopAfter(1000);
    const ending = await run(world);
    expect(ending).toMatchObject({ outcome: 'cancelled', isFinished: false });
    expect(world.service.taskOf('task_1').status).toBe('cancelled');
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(1000 + 5000);
  });
});

describe('the reaction to the comment', () => {
  async function runWithReaction(
    world: FakeWorld,
    react: () => Promise<void>,
    { given = {}, facts = {} }: { given?: Given; facts?: Partial<RunFacts> } = {},
  ): Promise<number> {
    let reactions = 0;
    const counted = (): Promise<void> => {
      reactions += 1;
      return react();
    };
    const ports = { ...world.ports, react: counted };
    const inputs = inputsOf({ wait: 'false', ...given });
    expect(await runStep({ inputs, ports, run: { ...runFacts, ...facts } })).toMatchObject({
      failure: undefined,
      isFinished: true,
    });
    return reactions;
  }

  it('is added once, after the create call, which may be repeated', async () => {
    const world = new FakeWorld();
    const order: string[] = [];
    world.service.answer('createTask', unreached(), () => {
      order.push('task');
      return world.service.add();
    });
    const react = (): Promise<void> => {
      order.push('reaction');
      return Promise.resolve();
    };
    expect(await runWithReaction(world, react)).toBe(1);
    expect(order).toEqual(['task', 'reaction']);
  });

  it('is not added if the create call is refused', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', refusal(402));
    let reactions = 0;
    const react = (): Promise<void> => {
      reactions += 1;
      return Promise.resolve();
    };
    const ports = { ...world.ports, react };
    await expect(runStep({ inputs: inputsOf(), ports, run: runFacts })).rejects.toThrow();
    expect(reactions).toBe(0);
  });

  it('does not delay the step when it never ends', async () => {
    const world = new FakeWorld();
    await runWithReaction(world, () => new Promise(() => undefined));
    expect(world.clock.monotonicMs()).toBe(0);
  });

  it('that fails is only a line in the debug log', async () => {
    const world = new FakeWorld();
    await runWithReaction(world, () => Promise.reject(new Error('Resource not accessible')));
    expect(world.log.texts('warning')).toEqual([]);
    expect(world.log.debugTexts).toContain(
      'Could not add the reaction to the comment: Resource not accessible.',
    );
  });

  it('is not added for a task that exists', async () => {
    const world = quickWorld();
    const react = (): Promise<void> => Promise.resolve();
    expect(await runWithReaction(world, react)).toBe(1);
    world.calls.clear();
    expect(await runWithReaction(world, react, { facts: { runAttempt: 2 } })).toBe(0);
    expect(await runWithReaction(world, react, { given: { 'task-id': 'task_1' } })).toBe(0);
    const again = { given: { 'on-rerun': 'new' }, facts: { runAttempt: 3 } };
    expect(await runWithReaction(world, react, again)).toBe(1);
  });
});

describe('a create call whose response is lost', () => {
  function loseFirst(world: FakeWorld, showsAfterMs: number): void {
    world.service.answer('createTask', () => {
      const prompt = promptOf(world);
      world.clock.after(showsAfterMs, () => world.service.add({ prompt, id: 'task_orphaned' }));
      throw lostAnswer();
    });
  }

  it('is followed by a search that finds its task, and creates no other', async () => {
    const world = new FakeWorld();
    loseFirst(world, 1);
    world.endAfter(30_000, 'task_orphaned');
    expect((await run(world)).outcome).toBe('complete');
    expect(world.service.callsOf('createTask')).toHaveLength(1);
    expect(world.step.outputs.get('task-id')).toBe('task_orphaned');
    expect(world.service.callsOf('cancelTask')).toEqual([]);
  });

  it.each([
    ['10 minutes behind', -600_000],
    ['10 minutes ahead', 600_000],
    ['read in another time zone', -14 * 3_600_000],
    ['two days behind', -2 * 86_400_000],
  ])('is found even if the clock of Miteos is %s', async (_, skewMs) => {
    const world = new FakeWorld();
    loseFirst(world, 1);
    world.endAfter(30_000, 'task_orphaned');
    world.service.listed = (task) => ({ ...task, createdAtMs: (task.createdAtMs ?? 0) + skewMs });
    expect((await run(world)).outcome).toBe('complete');
    expect(world.service.tasks).toHaveLength(1);
  });

  it('leads to the cancellation of an orphaned task that the list shows late', async () => {
    const world = new FakeWorld();
    loseFirst(world, 60_000);
    world.endAfter(200_000, 'task_2');
    world.service.answer('createTask', () =>
      world.service.add({ id: 'task_2', prompt: promptOf(world, 1) }),
    );
    expect((await run(world)).outcome).toBe('complete');
    expect(world.service.callsOf('cancelTask').map(({ args }) => args)).toEqual([
      ['task_orphaned'],
    ]);
  });

  it('is left to the post step while an orphaned task may still appear', async () => {
    const world = quickWorld();
    world.service.answer('createTask', lostAnswer());
    const ending = await run(world);
    expect(ending).toMatchObject({ outcome: 'complete', failure: undefined, isFinished: false });
    expect(world.step.saved('delivered')).toBe(true);
    expect(world.clock.sleeping).toBe(0);
  });

  it('is left to the post step even if the step does not wait for the task', async () => {
    const world = quickWorld();
    world.service.answer('createTask', lostAnswer());
    const ending = await run(world, { wait: 'false' });
    expect(ending).toMatchObject({ outcome: 'running', failure: undefined, isFinished: false });
    expect(world.step.saved('delivered')).toBe(true);
  });

  it('is resolved by the task of the first call when that appears after a second lost call', async () => {
    const world = new FakeWorld();
    loseFirst(world, 18_000);
    world.service.answer('createTask', lostAnswer(502));
    world.endAfter(400_000, 'task_orphaned');
    await run(world);
    expect(world.step.outputs.get('task-id')).toBe('task_orphaned');
    const line = promptOf(world, 1).split('\n').at(-1);
    expect(world.step.saved('task')?.orphaned).toMatchObject([{ line }]);
  });

  it('leads to a message on how to recognize an orphaned task that did not appear', async () => {
    const world = new FakeWorld();
    world.service.answer('createTask', lostAnswer(), () =>
      world.service.add({ id: 'task_2', prompt: promptOf(world, 1) }),
    );
    world.endAfter(400_000, 'task_2');
    expect(await run(world)).toMatchObject({ isFinished: true });
    const line = promptOf(world, 0).split('\n').at(-1) ?? '';
    expect(world.log.texts('info').some((text) => text.includes(line))).toBe(true);
  });
});

describe('a state that cannot be written', () => {
  it('leads to an error and a log line with the ID of the task', async () => {
    const world = new FakeWorld();
    world.step.saveState = (name) => {
      if (name === 'task') throw new Error('ENOSPC');
    };
    const failure = run(world, { 'run-reference': 'false' });
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(
      "Task task_1 can't be followed: ENOSPC. It may still be running: check it in the War Room (https://platform.miteos.com/war-room), " +
        'and cancel it there, or run again with `task-id: task_1`.',
    );
    expect(world.log.texts('notice')).toEqual([expect.stringContaining('Created task task_1.')]);
  });
});

describe('a run that does not wait', () => {
  it('creates the task, sets the outputs and succeeds', async () => {
    const world = new FakeWorld();
    const ending = await run(world, { wait: 'false' });
    expect(ending).toEqual({ outcome: 'running', failure: undefined, isFinished: true });
    expect(world.step.outputs).toEqual(
      new Map([
        ['task-id', 'task_1'],
        ['status', 'running'],
        ['reason', ''],
        ['deliverables', '[]'],
        ['deliverables-count', '0'],
        ['artifacts', '[]'],
      ]),
    );
    expect(world.step.saved('task')).toMatchObject({ isLeft: true, orphaned: [] });
    expect(world.service.calls.map(({ name }) => name)).toEqual(['createTask']);
  });
});

describe('a run with task-id', () => {
  it('follows the task and creates none', async () => {
    const world = new FakeWorld();
    world.service.add({ id: 'theirs', createdAtMs: world.clock.wallMs() - 100_000 });
    world.endAfter(20_000, 'theirs');
    const ending = await run(world, { 'task-id': 'theirs' });
    expect(ending.outcome).toBe('complete');
    expect(world.service.callsOf('createTask')).toEqual([]);
    expect(world.step.saved('task')).toMatchObject({ id: 'theirs', origin: 'given' });
    // Since its creation, which was before the step.
    expect(Number(world.step.outputs.get('duration-seconds'))).toBeGreaterThanOrEqual(120);
  });

  it('fails with the message of Miteos when there is no such task', async () => {
    const world = new FakeWorld();
    await expect(run(world, { 'task-id': 'nobody' })).rejects.toThrow('Miteos returned 404');
    expect(world.step.saved('task')).toBeUndefined();
  });
});

describe('a later attempt of a run', () => {
  /** Runs a first attempt that leaves its task with some status. Returns the world of the second attempt. */
  async function secondAttempt(changes: Partial<Task>, given: Given = {}, first: Given = given) {
    const before = new FakeWorld();
    await run(before, { ...first, wait: 'false' });
    const world = new FakeWorld();
    world.service.add({ ...before.service.taskOf('task_1'), id: 'earlier', ...changes });
    world.endAfter(100_000, 'earlier');
    world.service.alwaysAnswer('createTask', () => world.service.add({ status: 'complete' }));
    const ending = await run(world, given, { runAttempt: 2 });
    return { world, ending, id: world.step.outputs.get('task-id') };
  }

  it.each(['running', 'complete'] as const)('resumes a task that is %s', async (status) => {
    const { world, ending, id } = await secondAttempt({ status });
    expect([id, ending.outcome]).toEqual(['earlier', 'complete']);
    expect(world.service.callsOf('createTask')).toEqual([]);
    expect(world.step.saved('task')).toMatchObject({ origin: 'resumed' });
    expect(world.log.texts('notice')[0]).toContain('start a new run.');
  });

  it.each(['failed', 'cancelled'] as const)(
    'creates a new task when the earlier one is %s',
    async (status) => {
      expect((await secondAttempt({ status })).id).toBe('task_2');
    },
  );

  it.each(['', '1'])(
    'resumes it also where the runner does not say that it is a later one (the first: "%s")',
    async (firstAttempt) => {
      const before = quickWorld();
      await run(before, {}, { runAttempt: Number(firstAttempt) });
      const world = quickWorld();
      world.service.add({ ...before.service.taskOf('task_1'), id: 'earlier' });
      await run(world, {}, { runAttempt: 0 });
      expect(world.step.outputs.get('task-id')).toBe('earlier');
      expect(world.service.callsOf('createTask')).toEqual([]);
    },
  );

  it('does not search when neither the attempt nor the run is known', async () => {
    const world = quickWorld();
    await run(world, {}, { runAttempt: 0, runId: '0' });
    expect(world.service.callsOf('listTasks')).toEqual([]);
  });

  it('creates a new task if the input says so', async () => {
    const { world, id } = await secondAttempt({ status: 'running' }, { 'on-rerun': 'new' });
    expect(id).toBe('task_2');
    expect(world.service.callsOf('listTasks')).toEqual([]);
  });

  it.each([
    ['prompt', { prompt: 'Review again.' }],
    ['variables', { 'prompt-variables': 'a=b' }],
    ['options', { 'max-agents': '3' }],
    ['matrix job', { 'matrix-job': '{"os":"b"}' }],
    ['context', { 'pull-request-context': 'diff' }],
    ['pattern of context files', { 'context-files': 'a.csv' }],
  ])('creates a new task when it has another %s', async (_, given) => {
    expect((await secondAttempt({ status: 'running' }, given, {})).id).toBe('task_2');
  });

  it('resumes the task even if the content of the pull request has changed', async () => {
    const given = { 'pull-request-context': 'diff' };
    expect((await secondAttempt({ status: 'running' }, given)).id).toBe('earlier');
  });

  it('resumes the task without reading the context files, which may have changed', async () => {
    const given = { 'context-files': 'a.csv' };
    const { world, id } = await secondAttempt({ status: 'running' }, given);
    expect(id).toBe('earlier');
    expect(world.step.events.filter((event) => event.startsWith('files'))).toEqual([]);
  });
});

describe('equal steps, on a later attempt', () => {
  /** Runs a job of an attempt with a step for each of the inputs. Returns the tasks of the steps, and the created ones. */
  async function job(
    runAttempt: number,
    steps: readonly Given[],
    { before = [], refuses }: { before?: readonly Task[]; refuses?: number } = {},
  ): Promise<{ world: FakeWorld; ids: (string | undefined)[]; made: number }> {
    const world = quickWorld();
    for (const task of before) world.service.add(task);
    const ids: (string | undefined)[] = [];
    for (const [index, given] of steps.entries()) {
      world.step.outputs.clear();
      if (index === refuses) world.service.answer('createTask', refusal(402));
      await run(world, given, { runAttempt }).catch(() => undefined);
      ids.push(world.step.outputs.get('task-id'));
    }
    return { world, ids, made: world.service.tasks.length - before.length };
  }

  it('of a composite action that is used twice each resume their own task', async () => {
    const first = await job(1, [{}, {}]);
    expect(first.made).toBe(2);
    const second = await job(2, [{}, {}], { before: first.world.service.tasks });
    expect(second).toMatchObject({ ids: first.ids, made: 0 });
  });

  it('do not resume the task of the other step when the create call of one was refused', async () => {
    const first = await job(1, [{}, {}], { refuses: 0 });
    expect(first.made).toBe(1);
    const before = first.world.service.tasks.map((task) => ({ ...task, id: 'of_the_second' }));
    const second = await job(2, [{}, {}], { before });
    expect(second.made).toBe(1);
    expect(second.ids[0]).not.toBe('of_the_second');
    expect(second.ids[1]).toBe('of_the_second');
  });

  it('of a reusable workflow that is called twice each resume their own task by comment-key', async () => {
    const jobs = [{ 'comment-key': 'one' }, { 'comment-key': 'two' }];
    const first = await Promise.all(jobs.map((given) => job(1, [given])));
    const before = first.flatMap(({ world }, index) =>
      world.service.tasks.map((task) => ({ ...task, id: `of_${index}` })),
    );
    for (const [index, given] of jobs.entries()) {
      expect(await job(2, [given], { before })).toMatchObject({ ids: [`of_${index}`], made: 0 });
    }
  });

  it('without a comment-key create new tasks, with a warning that says what to set', async () => {
    const first = await Promise.all([job(1, [{}]), job(1, [{}])]);
    const before = first.flatMap(({ world }, index) =>
      world.service.tasks.map(({ prompt = '', ...task }) => {
        // Each job has its own nonce.
        const own = prompt.replace(/[0-9a-f]{12}\)$/, `${String(index).repeat(12)})`);
        return { ...task, prompt: own, id: `of_${index}` };
      }),
    );
    const { world, made } = await job(2, [{}], { before });
    expect(made).toBe(1);
    expect(world.log.texts('warning')[0]).toContain('set a different `comment-key` for each call');
  });
});

describe('an output that cannot be written', () => {
  it('does not end a paid task if it is the ID, and fails the step in all other cases', async () => {
    const world = quickWorld();
    for (const name of ['task-id', 'deliverables']) {
      world.step.outputErrors.set(name, new Error('ENOSPC'));
    }
    const { failure, isFinished } = await run(world);
    expect(world.log.texts('warning')).toContain('Could not set these outputs: task-id (ENOSPC).');
    expect(failure).toContain('Miteos task task_1: Could not set these outputs: deliverables (');
    expect(isFinished).toBe(true);
    expect(world.service.callsOf('cancelTask')).toEqual([]);
  });

  it('fails a step that does not wait, with the ID of the task', async () => {
    const world = new FakeWorld();
    world.step.outputErrors.set('status', new Error('ENOSPC'));
    const { failure } = await run(world, { wait: 'false' });
    expect(failure).toBe(
      'Miteos task task_1 is running. Could not set these outputs: status (ENOSPC).',
    );
  });
});
