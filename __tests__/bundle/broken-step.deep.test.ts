import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseKeyValueFile } from '../../sandbox/runner/command-files.ts';
import { inputsOf } from '../support/fake-ports.ts';
import { actionFolder, usePlaces } from './step-fixture.ts';
import { said, taskOf } from './trial-facts.ts';

const index = pathToFileURL(path.join(import.meta.dirname, '..', '..', 'src', 'index.ts')).href;

/** Runs the action from source as a process, with an invalid environment. */
describe('a step with an invalid environment', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'broken-step-'));
    await writeFile(path.join(folder, 'event.json'), '{"pull_request":');
    await writeFile(path.join(folder, 'good.json'), '{}');
    await writeFile(path.join(folder, 'state'), '');
    await writeFile(path.join(folder, 'output'), '');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function run(
    phase: 'main' | 'post',
    variables: Readonly<Record<string, string>>,
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = {
      PATH: process.env['PATH'],
      GITHUB_STATE: path.join(folder, 'state'),
      GITHUB_OUTPUT: path.join(folder, 'output'),
      GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
      GITHUB_REPOSITORY: 'octo/repo',
      GITHUB_SERVER_URL: 'https://github.com',
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      ...variables,
    };
    try {
      const entry = `import { ${phase} } from '${index}'; await ${phase}();`;
      const args = ['--input-type=module', '--eval', entry];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
      return { code: 0, stdout, stderr };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  const task = JSON.stringify({ id: 'task_1', origin: 'created', isLeft: false, orphaned: [] });
  const settings = JSON.stringify(inputsOf().settings);
  const afterMain = { STATE_task: task, STATE_settings: settings };

  it('fails with one error and no stack when the event cannot be read', async () => {
    const { code, stdout, stderr } = await run('main', { 'INPUT_API-KEY': 'mt_test_key' });
    expect(code).toBe(1);
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('::add-mask::'))).toEqual([
      expect.stringMatching(/^::error::.*GITHUB_EVENT_PATH .* is not JSON/),
    ]);
    expect(stderr).toBe('');
    const valuesOf = async (name: string) =>
      parseKeyValueFile(await readFile(path.join(folder, name), 'utf8')).values;
    expect(Object.values(await valuesOf('state')).join('')).toBe('');
    expect(await valuesOf('output')).toMatchObject({ status: 'failed' });
  });

  it('says why it failed even if its outputs cannot be written', async () => {
    const GITHUB_OUTPUT = path.join(folder, 'absent', 'output');
    const { code, stdout, stderr } = await run('main', {
      'INPUT_API-KEY': 'mt_test_key',
      GITHUB_OUTPUT,
    });
    const errors = stdout.split('\n').filter((line) => line.startsWith('::error::'));
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/JSON/)]);
    expect(stdout).toMatch(/^Could not set these outputs: status, .*absent/m);
    expect(stderr).toBe('');
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('names the file of the runner that a full disk has no room for', async () => {
    const { code, stdout } = await run('main', {
      'INPUT_API-KEY': 'mt_test_key',
      GITHUB_EVENT_PATH: path.join(folder, 'good.json'),
      GITHUB_STATE: '/dev/full',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error::the runner's file GITHUB_STATE could not be written \(ENOSPC: [^)]*\); check the/m,
    );
  });

  it('does not fail the job in its post phase when the event cannot be read', async () => {
    const { code, stdout, stderr } = await run('post', afterMain);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^The event's payload can't be read: .* which is not JSON\.$/m);
    expect(stdout).toContain('may still be running: task_1.');
  });

  it.each([
    ['settings', { STATE_settings: '{' }, '(task_1) may still be running.'],
    [
      'settings',
      { STATE_settings: '{"baseUrl":"https://api.miteos.com/v1"}' },
      '(task_1) may still be running.',
    ],
    ['task', { STATE_task: 'x' }, 'A Miteos task may still be running.'],
  ])('does not fail the job when its saved state is invalid: %s', async (name, broken, known) => {
    const GITHUB_EVENT_PATH = path.join(folder, 'good.json');
    const { code, stdout } = await run('post', { ...afterMain, GITHUB_EVENT_PATH, ...broken });
    expect(code).toBe(0);
    expect(stdout).toContain(`ignores saved state that it can't read: ${name}.`);
    expect(stdout).toContain(known);
  });

  it.each([
    ['its ID', {}, 'may still be running: task_1.'],
    [
      'its reference',
      { STATE_task: '', STATE_create: '[{"line":"Created by x","sentAtMs":1}]' },
      'may still be running: one whose prompt ends with "Created by x".',
    ],
  ])(
    'names the task that may still be running by %s when post gets no key',
    async (_, state, words) => {
      const GITHUB_EVENT_PATH = path.join(folder, 'good.json');
      const { code, stdout } = await run('post', { ...afterMain, GITHUB_EVENT_PATH, ...state });
      expect(code).toBe(0);
      expect(stdout).toContain(words);
      expect(stdout).toContain('https://platform.miteos.com/war-room');
    },
  );

  it.each([
    ['main has finished', { ...afterMain, STATE_finished: 'true' }],
    ['main created nothing', { STATE_settings: settings, STATE_create: '' }],
  ])('logs nothing in its post phase when %s', async (_, variables) => {
    expect(await run('post', variables)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

/** For example, another job on the same runner removes the folder of the action. */
describe('a step whose code disappears while the task is created', () => {
  const open = usePlaces();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'action-'));
    for (const name of ['action.yml', 'dist']) {
      await cp(path.join(actionFolder, name), path.join(folder, name), { recursive: true });
    }
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('fails with an error that names the task, which may still be running', async () => {
    const place = await open({ miteos: { scenario: 'timeout' } });
    const creating = place.miteos.hold({ method: 'POST', path: '/tasks' }, 'after-effect');
    const running = await place.start({ actionFolder: folder });
    await creating.reached;
    const chunks = (await readdir(path.join(folder, 'dist'))).filter((name) => /^\d/.test(name));
    await Promise.all(chunks.map((name) => rm(path.join(folder, 'dist', name))));
    creating.release();
    const trial = await place.finish(running);
    const { id } = taskOf(trial);
    expect(said(trial.step, 'error')).toEqual([
      expect.stringMatching(`^Task ${id} can't be followed: Cannot find .* may still be running: `),
    ]);
    expect(trial.step.outputs).toMatchObject({ status: 'failed', 'task-id': id });
  });
});
