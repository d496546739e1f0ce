import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import type { OpenPlace, PlaceOptions, StepWish, Trial } from './step-fixture.ts';
import { createsOf, findChangedFiles, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const run =
  (wish: StepWish, place: PlaceOptions = {}) =>
  async (open: OpenPlace) =>
    (await open(place)).run({ event: pullRequestEvent(), ...wish });

const withoutKey = (event: GithubEvent, ifNoApiKey: string): StepWish => ({
  event,
  inputs: { 'api-key': '', 'if-no-api-key': ifNoApiKey },
});
/** What later steps can count on where there is no task. */
const nothingBrought = (status: string) => ({
  status,
  deliverables: '[]',
  'deliverables-count': '0',
  artifacts: '[]',
});
/** A prompt that may not be read, or is none. Beside the workspace lies `secret.md`. */
const withPromptFile =
  (path: string, prepare: (workspace: string) => Promise<unknown> = () => Promise.resolve()) =>
  async (open: OpenPlace) => {
    const place = await open();
    await writeFile(join(dirname(place.workspace), 'secret.md'), 'the contents of a secret');
    await prepare(place.workspace);
    return place.run({ event: pullRequestEvent(), inputs: { 'prompt-file': path } });
  };
const badPromptFiles = {
  'by dots': { run: withPromptFile('../secret.md'), words: 'it lies outside' },
  'by an absolute path': { run: withPromptFile('/etc/hostname'), words: 'it lies outside' },
  'by a link': {
    run: withPromptFile('link.md', (root) => symlink('../secret.md', join(root, 'link.md'))),
    words: 'it lies outside',
  },
  'by a link of a folder': {
    run: withPromptFile('up/secret.md', (root) => symlink('..', join(root, 'up'))),
    words: 'it lies outside',
  },
  'a missing one': { run: withPromptFile('prompt.md'), words: 'it is missing' },
  'a folder': {
    run: withPromptFile('prompts', (root) => mkdir(join(root, 'prompts'))),
    words: 'it is a folder',
  },
  'an empty one': {
    run: withPromptFile('empty.md', (root) => writeFile(join(root, 'empty.md'), '\r\n \n')),
    words: 'the file is empty',
  },
  'a binary one': {
    run: withPromptFile('a.bin', (root) => writeFile(join(root, 'a.bin'), Buffer.from([1, 0, 2]))),
    words: 'it is binary',
  },
  'an over-long one': {
    run: withPromptFile('long.md', async (root) => {
      await writeFile(join(root, 'long.md'), '');
      await truncate(join(root, 'long.md'), 10 * 1024 * 1024 + 1);
    }),
    words: 'it is longer',
  },
} as const;
type BadPromptFile = keyof typeof badPromptFiles;
const badPromptFileNames = Object.keys(badPromptFiles) as BadPromptFile[];
const promptFileTrials = Object.fromEntries(
  badPromptFileNames.map((name) => [`prompt-file ${name}`, badPromptFiles[name].run]),
) as Record<`prompt-file ${BadPromptFile}`, (open: OpenPlace) => Promise<Trial>>;

const badBaseUrls = {
  'base-url with a password': 'https://user:hunter2@127.0.0.1/v1',
  'base-url with a query': 'https://127.0.0.1/v1?key=hunter2',
  'base-url with a fragment': 'https://127.0.0.1/v1#hunter2',
  'base-url by http to a public host': 'http://hunter2:hunter2@api.miteos.com/v1',
} as const;
type BadBaseUrl = keyof typeof badBaseUrls;
const badBaseUrlNames = Object.keys(badBaseUrls) as BadBaseUrl[];
const baseUrlTrials = Object.fromEntries(
  badBaseUrlNames.map((name) => [name, run({ inputs: { 'base-url': badBaseUrls[name] } })]),
) as Record<BadBaseUrl, (open: OpenPlace) => Promise<Trial>>;

const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';

const trialOf = useTrials({
  ...promptFileTrials,
  ...baseUrlTrials,
  'bad key': run({ inputs: { 'api-key': 'mt_test_unknown' } }),
  'no credits': run({}, { miteos: { outOfCredits: true } }),
  'bad inputs': run({
    inputs: {
      'api-key': '',
      prompt: 'Review this change.',
      'task-id': 'task_1',
      timeout: 'soon',
      wait: 'yes',
      artifact: 'tar',
    },
  }),
  'fork, error': run(withoutKey(forkPullRequestEvent(), 'error')),
  'Dependabot, error': run(withoutKey(dependabotPullRequestEvent(), 'error')),
  'Dependabot, re-run by a person': run({
    ...withoutKey(dependabotPullRequestEvent(), 'skip'),
    triggeringActor: 'Codertocat',
    runAttempt: 2,
  }),
  'person on a pull request of Dependabot': run(
    withoutKey({ ...dependabotPullRequestEvent(), actor: 'Codertocat' }, 'skip'),
  ),
  'fork, skip': run(withoutKey(forkPullRequestEvent(), 'skip')),
  'Dependabot, skip': run(withoutKey(dependabotPullRequestEvent(), 'skip')),
  'own branch, skip': run(withoutKey(pullRequestEvent(), 'skip')),
  'read-only token': run(
    { inputs: { 'github-token': readOnly } },
    {
      github: {
        tokens: {
          [readOnly]: { login: 'github-actions[bot]', permissions: { pullRequests: 'read' } },
        },
      },
    },
  ),
  'locked conversation': run({}, { github: { pulls: [{ locked: true }] } }),
});

describe.each([
  { name: 'bad key', words: 'Invalid API key', advice: /api-key|secret/i },
  { name: 'no credits', words: 'Not enough credits', advice: /plan|billing|top up|buy|add /i },
] as const)('a create call that is refused: $name', ({ name, words, advice }) => {
  it('ends red with one error in the words of the server', () => {
    const { step } = trialOf(name);
    expect([step.conclusion, step.main.exitCode]).toEqual(['failure', 1]);
    expect(said(step, 'error')).toEqual([expect.stringContaining(`"${words}"`)]);
  });

  it('says in the error what to do', () => {
    const [error] = said(trialOf(name).step, 'error');
    expect(error?.replace(words, '')).toMatch(advice);
  });

  it('leaves the status to later steps', () => {
    expect(trialOf(name).step.outputs).toEqual(nothingBrought('failed'));
  });

  it('is made once, and looked into by nobody afterwards', () => {
    const { miteos, step } = trialOf(name);
    expect(miteos.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/tasks',
    ]);
    expect(step.post?.rawLog).toBe('');
  });
});

describe('bad inputs', () => {
  it('are said all at once in one error', () => {
    const { step } = trialOf('bad inputs');
    expect(step.main.exitCode).toBe(1);
    const [error, ...others] = said(step, 'error');
    expect(others).toEqual([]);
    for (const name of ['api-key', 'timeout', 'wait', 'artifact', 'prompt, prompt-file, task-id']) {
      expect(error).toContain(` ${name}: expected `);
    }
  });

  it('send no request to anybody', () => {
    const { miteos, github, step } = trialOf('bad inputs');
    expect([miteos.requests, github.requests, step.post?.rawLog]).toEqual([[], [], '']);
  });
});

describe('a pull request whose run gets no secrets', () => {
  it.each([
    ['fork, error', 'pull requests from forks get no secrets'],
    ['Dependabot, error', "runs caused by Dependabot get none of the repository's secrets"],
  ] as const)('ends red, with an error that says why and how to skip it: %s', (name, words) => {
    const { step, miteos, github } = trialOf(name);
    expect(step.conclusion).toBe('failure');
    const [error, ...others] = said(step, 'error');
    expect(others).toEqual([]);
    expect(error).toContain(`api-key: it is empty, since ${words}.`);
    expect(error).toContain('Set `if-no-api-key: skip`');
    expect([miteos.requests, github.requests]).toEqual([[], []]);
  });

  it.each(['fork, skip', 'Dependabot, skip', 'Dependabot, re-run by a person'] as const)(
    'is skipped where so wished: %s',
    (name) => {
      const { step, miteos, github } = trialOf(name);
      expect([step.conclusion, step.outputs]).toEqual(['success', nothingBrought('skipped')]);
      expect(said(step, 'notice')).toHaveLength(1);
      expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
      expect([miteos.requests, github.requests]).toEqual([[], []]);
    },
  );

  it.each(['own branch, skip', 'person on a pull request of Dependabot'] as const)(
    'is no excuse for an empty key elsewhere: %s',
    (name) => {
      const { step } = trialOf(name);
      expect(step.conclusion).toBe('failure');
      expect(said(step, 'error')).toEqual([expect.stringContaining('`MITEOS_API_KEY`')]);
    },
  );
});

describe('a prompt file that is refused', () => {
  it.each(badPromptFileNames)('ends red before anything is asked of anybody: %s', (name) => {
    const { step, miteos, github } = trialOf(`prompt-file ${name}`);
    expect(step.conclusion).toBe('failure');
    const [error, ...others] = said(step, 'error');
    expect(others).toEqual([]);
    expect(error).toMatch(/^Invalid input: prompt-file: expected /);
    expect(error).toContain(badPromptFiles[name].words);
    expect([miteos.requests, github.requests, step.post?.rawLog]).toEqual([[], [], '']);
  });
});

describe('an address of Miteos that is refused', () => {
  it.each(badBaseUrlNames)('is sent no key, and shows no secret: %s', (name) => {
    const { step, miteos, github } = trialOf(name);
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error')).toEqual([
      expect.stringMatching(/^Invalid input: base-url: expected /),
    ]);
    expect(step.main.rawLog).not.toContain('hunter2');
    expect([miteos.requests, github.requests, step.post?.rawLog]).toEqual([[], [], '']);
  });
});

describe.each([
  { name: 'read-only token', advice: '`permissions: pull-requests: write`' },
  { name: 'locked conversation', advice: 'locked' },
] as const)('a comment that GitHub refuses: $name', ({ name, advice }) => {
  it('is said in one warning that says what to change', () => {
    const { step, github } = trialOf(name);
    expect(step.conclusion).toBe('success');
    expect(said(step, 'warning')).toEqual([expect.stringContaining(advice)]);
    expect([github.comments, step.outputs['comment-id']]).toEqual([[], '']);
  });

  it('takes nothing from the summary and the artifact', async () => {
    const trial = trialOf(name);
    expect(createsOf(trial)).toBe(1);
    expect(trial.step.summary).toContain('Verdict: do not merge yet.');
    expect(await findChangedFiles(trial)).toEqual([]);
  });
});
