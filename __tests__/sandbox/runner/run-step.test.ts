import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { forkPullRequestEvent } from '../../../sandbox/github/events/pull-request-event.ts';
import { startGithubSandbox } from '../../../sandbox/github/start-github-sandbox.ts';
import { runStep, startStep, type StepOptions } from '../../../sandbox/runner/run-step.ts';
import type { RunningStep, StepRun } from '../../../sandbox/runner/step-execution.ts';

/** The CommonJS scripts of an action, with `fs` and `env`, and the YAML lines of `inputs:`. */
interface Action {
  readonly main: string;
  readonly post?: string;
  readonly inputs?: string;
}

const printEnvironment = 'console.log(JSON.stringify(env));';
const goOn = "console.log('ready'); setInterval(() => {}, 1000);";

describe('a step in the runner sandbox', () => {
  const steps: RunningStep[] = [];
  const folders: string[] = [];

  afterEach(async () => {
    await Promise.all(steps.splice(0).map((step) => step.dispose()));
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  async function start(action: Action, options: Partial<StepOptions> = {}): Promise<RunningStep> {
    const { main, post, inputs } = action;
    const folder = await mkdtemp(join(tmpdir(), 'fixture-action-'));
    folders.push(folder);
    const definition = [
      'name: fixture',
      ...(inputs === undefined ? [] : [`inputs:\n${inputs}`]),
      'runs:\n  using: node24\n  main: main.cjs',
      ...(post === undefined ? [] : ['  post: post.cjs']),
    ];
    const prelude = "const fs = require('node:fs'); const env = process.env;\n";
    await writeFile(join(folder, 'action.yml'), definition.join('\n'));
    await writeFile(join(folder, 'main.cjs'), prelude + main);
    await writeFile(join(folder, 'post.cjs'), prelude + (post ?? ''));
    const step = await startStep({ actionFolder: folder, ...options });
    steps.push(step);
    return step;
  }

  async function run(action: Action, options: Partial<StepOptions> = {}): Promise<StepRun> {
    return (await start(action, options)).done;
  }

  async function environmentOf(inputs: string, options: Partial<StepOptions> = {}) {
    const { main } = await run({ inputs, main: printEnvironment }, options);
    return JSON.parse(main.rawLog) as Record<string, string>;
  }

  it('gets inputs with upper-case names, and the defaults of the others', async () => {
    const inputs = `  two-and words:\n    required: true\n  wait:\n    default: true
  token:\n    default: \${{ github.token }}\n  job:\n    default: \${{ toJSON(matrix) }}`;
    const github = await startGithubSandbox();
    const environment = await environmentOf(inputs, {
      github,
      inputs: { 'two-and words': 'w' },
      matrix: { os: 'linux' },
    });
    await github.close();
    expect(environment).toMatchObject({
      'INPUT_TWO-AND_WORDS': 'w',
      INPUT_WAIT: 'true',
      INPUT_TOKEN: github.token,
      INPUT_JOB: '{\n  "os": "linux"\n}',
    });
  });

  it('gets the variables of the run and the event, and none of this process', async () => {
    process.env['NOT_FOR_THE_STEP'] = 'secret';
    const event = forkPullRequestEvent();
    const main = `const payload = JSON.parse(fs.readFileSync(env.GITHUB_EVENT_PATH));
      console.log(JSON.stringify({ ...env, payload }));`;
    const identity = { runId: 7, runAttempt: 2, job: 'report', action: '__self_2' };
    const step = await run({ main }, { event, env: { EXTRA: '1' }, ...identity });
    delete process.env['NOT_FOR_THE_STEP'];
    const told = JSON.parse(step.main.rawLog) as object;
    expect(told).toMatchObject({
      EXTRA: '1',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_ACTOR: 'octocat',
      GITHUB_REF: 'refs/pull/2/merge',
      GITHUB_HEAD_REF: 'patch-1',
      GITHUB_REPOSITORY: 'Codertocat/Hello-World',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_JOB: 'report',
      GITHUB_ACTION: '__self_2',
      payload: event.payload,
    });
    expect(told).not.toHaveProperty('NOT_FOR_THE_STEP');
  });

  it('passes outputs and summary to later steps, and state and variables to its post step', async () => {
    const main = `fs.appendFileSync(env.GITHUB_OUTPUT, 'text<<EOF\\na\\nb\\nEOF\\nplain=x=y\\n');
      fs.appendFileSync(env.GITHUB_STATE, 'taskId=task_1\\n');
      fs.appendFileSync(env.GITHUB_ENV, 'COLOUR=red\\n');
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');`;
    const post = `console.log(env.STATE_taskId, env.COLOUR, env.INPUT_KEY ?? 'none');
      console.log(fs.readFileSync(env.GITHUB_STATE, 'utf8').length);
      fs.appendFileSync(env.GITHUB_OUTPUT, 'late=1\\n');`;
    const step = await run({ main, post }, { inputs: { key: 'k' }, postInputs: {} });
    expect(step.outputs).toEqual({ text: 'a\nb', plain: 'x=y' });
    expect(step.state).toEqual({ taskId: 'task_1' });
    expect([step.summary, step.conclusion]).toEqual(['# Done\n', 'success']);
    expect(step.post?.rawLog).toBe('task_1 red none\n0\n');
    expect(step.main.issues[0]?.message).toBe("Unexpected input(s) 'key', valid inputs are []");
  });

  it('runs its post step after main failed or was killed, with the state so far', async () => {
    const post = 'console.log(env.STATE_id);';
    const save = "fs.appendFileSync(env.GITHUB_STATE, 'id=1\\n');";
    const failed = await run({ main: `${save} process.exit(3);`, post });
    expect([failed.main.exitCode, failed.post?.rawLog]).toEqual([3, '1\n']);
    expect(failed.conclusion).toBe('failure');
    const running = await start({ main: save + goOn, post });
    await running.waitForLine(/^ready$/);
    running.signal('SIGKILL');
    const killed = await running.done;
    expect(killed.main).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(killed.post?.rawLog).toBe('1\n');
  });

  it('stays cancelled when main exits with 0 on SIGINT', async () => {
    const main = `process.on('SIGINT', () => process.exit(0)); ${goOn}`;
    const step = await run({ main }, { cancelOn: /^ready$/ });
    expect(step).toMatchObject({ conclusion: 'cancelled', main: { exitCode: 0 } });
  });

  it.each([
    ['half an output', "fs.appendFileSync(env.GITHUB_OUTPUT, 'a=1\\nb<<X\\nhalf');"],
    ['a command that was switched off', "console.log('::set-env name=PATH::/evil');"],
  ])('fails by %s', async (_, main) => {
    const { conclusion, main: ended } = await run({ main });
    expect([conclusion, ended.exitCode, ended.succeeded]).toEqual(['failure', 0, false]);
    expect(ended.log).toContain('##[error]');
  });

  it.each([
    [1_048_576, 1_048_576],
    [1_048_577, 0],
  ])('with a summary of %i bytes keeps %i', async (written, kept) => {
    const main = `fs.writeFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(${written}));`;
    const step = await run({ main });
    expect([step.summary.length, step.conclusion]).toEqual([kept, 'success']);
  });

  it('has commands in both streams executed, and secrets masked afterwards', async () => {
    const main = `console.log('mt_live_1'); console.log('::add-mask::hunter2');
      console.log('the key is hunter2'); console.error('::error title=T::first%0Asecond');`;
    const { main: ended } = await run({ main }, { secrets: ['mt_live_1'] });
    const commands = ended.commands.map(({ name, text }) => [name, text]);
    expect(commands).toContainEqual(['add-mask', 'hunter2']);
    expect(commands).toContainEqual(['error', 'first\nsecond']);
    expect(ended.log).toMatch(/^\*\*\*\n[^]*the key is \*\*\*/);
    expect(ended.log).not.toContain('hunter2');
    expect(ended.rawLog).toContain('hunter2');
  });

  it('removes its folders on dispose', async () => {
    const step = await run({ main: '' });
    expect(existsSync(step.tempFolder)).toBe(true);
    await step.dispose();
    expect(existsSync(step.tempFolder)).toBe(false);
  });

  it('rejects for a line that never appears, a missing action or a missing Node', async () => {
    const step = await start({ main: '' });
    await expect(step.waitForLine(/never/)).rejects.toThrow('Main ended without a line like');
    await expect(runStep({ actionFolder: '/nonexistent' })).rejects.toThrow('ENOENT');
    const broken = await start({ main: '' }, { nodePath: '/nonexistent/node' });
    await expect(broken.done).rejects.toThrow('ENOENT');
  });
});
