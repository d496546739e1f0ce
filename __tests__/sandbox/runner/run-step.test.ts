import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { forkPullRequestEvent } from '../../../sandbox/github/events/pull-request-event.ts';
import { startGithubSandbox } from '../../../sandbox/github/start-github-sandbox.ts';
import { runStep, startStep, type StepOptions } from '../../../sandbox/runner/run-step.ts';
import type { RunningStep, StepRun } from '../../../sandbox/runner/step-execution.ts';
import { fixtureAction, type FixtureAction } from './fixture-action.ts';

type Scripts = Parameters<typeof fixtureAction>[0];

const printEnvironment = 'console.log(JSON.stringify(env));';

describe('a step in the runner sandbox', () => {
  const opened: { dispose(): Promise<void> }[] = [];
  const actions: FixtureAction[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((step) => step.dispose()));
    await Promise.all(actions.splice(0).map((action) => action[Symbol.asyncDispose]()));
  });

  async function run(scripts: Scripts, options: Partial<StepOptions> = {}): Promise<StepRun> {
    const step = await start(scripts, options);
    return step.done;
  }

  async function start(scripts: Scripts, options: Partial<StepOptions> = {}): Promise<RunningStep> {
    const action = await fixtureAction(scripts);
    actions.push(action);
    const step = await startStep({ actionFolder: action.folder, ...options });
    opened.push(step);
    return step;
  }

  async function environmentOf(scripts: Omit<Scripts, 'main'>, options: Partial<StepOptions> = {}) {
    const { main } = await run({ ...scripts, main: printEnvironment }, options);
    return JSON.parse(main.rawLog) as Record<string, string>;
  }

  it('gives inputs in upper case, with hyphens kept and spaces replaced', async () => {
    const inputs = '  api-key:\n    required: true\n  two words:\n    required: false';
    const environment = await environmentOf(
      { inputs },
      { inputs: { 'api-key': 'k', 'two words': 'w' } },
    );
    expect(environment).toMatchObject({ 'INPUT_API-KEY': 'k', INPUT_TWO_WORDS: 'w' });
  });

  it('gives the defaults of inputs that the step does not set, as text', async () => {
    const inputs = '  wait:\n    default: true\n  prompt:\n    description: none';
    expect(await environmentOf({ inputs })).toMatchObject({ INPUT_WAIT: 'true', INPUT_PROMPT: '' });
  });

  it('evaluates the token and the matrix in defaults', async () => {
    const inputs =
      '  token:\n    default: ${{ github.token }}\n  leg:\n    default: ${{ toJSON(matrix) }}';
    const github = {
      apiUrl: 'http://127.0.0.1:9',
      resultsUrl: 'http://127.0.0.1:9/',
      runtimeToken: 'r',
      token: 'ghs_token',
      repository: 'o/r',
    };
    expect(await environmentOf({ inputs }, { github })).toMatchObject({
      INPUT_TOKEN: 'ghs_token',
      INPUT_LEG: 'null',
    });
    expect((await environmentOf({ inputs }, { matrix: { os: 'linux' } }))['INPUT_LEG']).toBe(
      '{\n  "os": "linux"\n}',
    );
  });

  it('warns of an input that the action does not have', async () => {
    const { main } = await run({ main: '' }, { inputs: { typo: '1' } });
    expect(main.issues[0]?.message).toBe("Unexpected input(s) 'typo', valid inputs are []");
  });

  it('describes the event in variables and in the event file', async () => {
    const event = forkPullRequestEvent();
    const main = `const { GITHUB_EVENT_PATH, ...rest } = env;
      console.log(JSON.stringify({ ...rest, payload: JSON.parse(fs.readFileSync(GITHUB_EVENT_PATH)) }));`;
    const step = await run({ main }, { event });
    expect(JSON.parse(step.main.rawLog)).toMatchObject({
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_ACTOR: 'octocat',
      GITHUB_REF: 'refs/pull/2/merge',
      GITHUB_HEAD_REF: 'patch-1',
      GITHUB_BASE_REF: 'master',
      GITHUB_REPOSITORY: 'Codertocat/Hello-World',
      payload: event.payload,
    });
  });

  it('names the run, the job and the step', async () => {
    const identity = { runId: 7, runAttempt: 2, job: 'report', action: '__self_2' };
    expect(await environmentOf({}, identity)).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_JOB: 'report',
      GITHUB_ACTION: '__self_2',
      GITHUB_SERVER_URL: 'https://github.com',
    });
  });

  it('keeps its own environment from the step, and adds what the step sets', async () => {
    process.env['NOT_FOR_THE_STEP'] = 'secret';
    const environment = await environmentOf({}, { env: { EXTRA: '1' } });
    delete process.env['NOT_FOR_THE_STEP'];
    expect(environment['NOT_FOR_THE_STEP']).toBeUndefined();
    expect(environment['EXTRA']).toBe('1');
  });

  it('collects outputs, state and summary', async () => {
    const main = `fs.appendFileSync(env.GITHUB_OUTPUT, 'text<<EOF\\na\\nb\\nEOF\\nplain=x=y\\n');
      fs.appendFileSync(env.GITHUB_STATE, 'taskId=task_1\\n');
      fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');`;
    const step = await run({ main });
    expect(step.outputs).toEqual({ text: 'a\nb', plain: 'x=y' });
    expect(step.state).toEqual({ taskId: 'task_1' });
    expect(step.summary).toBe('# Done\n');
    expect(step.conclusion).toBe('success');
  });

  it('gives post the state by its exact names, and files of its own', async () => {
    const main = "fs.appendFileSync(env.GITHUB_STATE, 'taskId=task_1\\n');";
    const post = `console.log(env.STATE_taskId, fs.readFileSync(env.GITHUB_STATE, 'utf8').length);
      fs.appendFileSync(env.GITHUB_OUTPUT, 'late=1\\n');`;
    const step = await run({ main, post });
    expect(step.post?.rawLog).toBe('task_1 0\n');
    expect(step.outputs).toEqual({});
  });

  it('gives post other inputs when told to', async () => {
    const post = "console.log(env['INPUT_API-KEY'] ?? 'none');";
    const step = await run({ main: '', post }, { inputs: { 'api-key': 'k' }, postInputs: {} });
    expect(step.post?.rawLog).toBe('none\n');
  });

  it('runs post after main failed', async () => {
    const step = await run({ main: 'process.exit(3);', post: 'console.log("post");' });
    expect(step.main).toMatchObject({ exitCode: 3, signal: null });
    expect(step.post?.rawLog).toBe('post\n');
    expect(step.conclusion).toBe('failure');
  });

  it('does not run post when post-if says no', async () => {
    const step = await run({ main: 'process.exit(1);', post: '', postIf: 'success()' });
    expect(step.post).toBeUndefined();
  });

  it('runs post with the state that main saved before it was killed', async () => {
    const main = `fs.appendFileSync(env.GITHUB_STATE, 'id=1\\n'); console.log('ready');
      setInterval(() => {}, 1000);`;
    const step = await start({ main, post: 'console.log(env.STATE_id);' });
    await step.waitForLine(/^ready$/);
    step.signal('SIGKILL');
    const { main: ended, post } = await step.done;
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(post?.rawLog).toBe('1\n');
  });

  it('cancels with SIGINT, then SIGTERM, then a kill', async () => {
    const main = `for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => console.log(name));
      console.log('ready'); setInterval(() => {}, 1000);`;
    const cancelDelays = { sigtermAfterMs: 50, killAfterMs: 50 };
    const step = await run({ main, post: '' }, { cancelOn: /^ready$/, cancelDelays });
    expect(step.main.rawLog).toBe('ready\nSIGINT\nSIGTERM\n');
    expect(step.main.signal).toBe('SIGKILL');
    expect(step.post?.exitCode).toBe(0);
    expect(step.conclusion).toBe('cancelled');
  });

  it('stays cancelled when main ends well on SIGINT', async () => {
    const main = `process.on('SIGINT', () => process.exit(0)); console.log('ready');
      setInterval(() => {}, 1000);`;
    const step = await run({ main }, { cancelOn: /^ready$/ });
    expect(step).toMatchObject({ conclusion: 'cancelled', main: { exitCode: 0 } });
  });

  it('fails a step that leaves half an output', async () => {
    const step = await run({ main: "fs.appendFileSync(env.GITHUB_OUTPUT, 'a=1\\nb<<X\\nhalf');" });
    expect(step.outputs).toEqual({ a: '1' });
    expect(step.conclusion).toBe('failure');
    expect(step.main.log).toContain("##[error]Invalid value. Matching delimiter not found 'X'");
  });

  it.each([
    [1_048_576, 1_048_576],
    [1_048_577, 0],
  ])('of a summary of %i bytes keeps %i', async (written, kept) => {
    const main = `fs.writeFileSync(env.GITHUB_STEP_SUMMARY, 'x'.repeat(${written}));`;
    const step = await run({ main });
    expect(step.summary).toHaveLength(kept);
    expect(step.conclusion).toBe('success');
  });

  it('reads commands out of stdout and stderr, and masks secrets from then on', async () => {
    const main = `console.log('::add-mask::hunter2'); console.log('the key is hunter2');
      console.error('::error title=T::first%0Asecond');
      console.log('see ##[warning]an old one');`;
    const { main: ended } = await run({ main });
    expect(ended.commands.map(({ name, text }) => [name, text])).toEqual(
      expect.arrayContaining([
        ['add-mask', 'hunter2'],
        ['error', 'first\nsecond'],
        ['warning', 'an old one'],
      ]),
    );
    expect(ended.log).toContain('the key is ***');
    expect(ended.log).not.toContain('hunter2');
    expect(ended.rawLog).toContain('hunter2');
  });

  it('masks what the workflow knows to be secret from the start', async () => {
    const { main } = await run({ main: "console.log('mt_live_1');" }, { secrets: ['mt_live_1'] });
    expect(main.log).toBe('***\n');
  });

  it('fails a step that uses a command that was switched off', async () => {
    const step = await run({ main: "console.log('::set-env name=PATH::/evil');" });
    expect(step.conclusion).toBe('failure');
  });

  it('hands variables and paths that main exports to post', async () => {
    const main = `fs.appendFileSync(env.GITHUB_ENV, 'COLOUR=red\\n');
      fs.appendFileSync(env.GITHUB_PATH, '/opt/tool\\n');`;
    const step = await run({ main, post: "console.log(env.COLOUR, env.PATH.split(':')[0]);" });
    expect(step.post?.rawLog).toBe('red /opt/tool\n');
  });

  it('reaches the GitHub sandbox by its addresses and tokens, which are masked', async () => {
    const github = await startGithubSandbox();
    const inputs = '  token:\n    default: ${{ github.token }}';
    const main = `console.log(env.INPUT_TOKEN, env.ACTIONS_RUNTIME_TOKEN);
      fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/issues/2/comments', {
        method: 'POST',
        headers: { authorization: 'Bearer ' + env.INPUT_TOKEN, 'content-type': 'application/json' },
        body: JSON.stringify({ body: 'from ' + env.ACTIONS_RESULTS_URL }),
      });`;
    const step = await run({ main, inputs }, { github });
    await github.close();
    expect(step.main).toMatchObject({ exitCode: 0, log: '*** ***\n' });
    expect(github.comments).toMatchObject([{ body: `from ${github.resultsUrl}` }]);
    expect(github.violations).toEqual([]);
  });

  it('removes its folders when it is disposed of', async () => {
    const step = await run({ main: '' });
    expect(existsSync(step.tempFolder)).toBe(true);
    await step.dispose();
    expect(existsSync(step.tempFolder)).toBe(false);
  });

  it('rejects a wait for a line that never comes', async () => {
    const step = await start({ main: '' });
    await expect(step.waitForLine(/never/)).rejects.toThrow('Main ended without a line like');
  });

  it('rejects a folder without an action', async () => {
    await expect(runStep({ actionFolder: '/nonexistent' })).rejects.toThrow('ENOENT');
  });

  it('rejects a node that cannot be started', async () => {
    const step = await start({ main: '' }, { nodePath: '/nonexistent/node' });
    await expect(step.done).rejects.toThrow('ENOENT');
  });
});
