import { describe, expect, it } from '@jest/globals';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import type { OpenPlace, PlaceOptions, StepWish } from './step-fixture.ts';
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
const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';

const trialOf = useTrials({
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
  it('ends red, with an error that says how to skip it', () => {
    const { step, miteos } = trialOf('fork, error');
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error')).toEqual([expect.stringContaining('`if-no-api-key: skip`')]);
    expect(miteos.requests).toEqual([]);
  });

  it.each(['fork, skip', 'Dependabot, skip'] as const)('is skipped where so wished: %s', (name) => {
    const { step, miteos, github } = trialOf(name);
    expect([step.conclusion, step.outputs]).toEqual(['success', nothingBrought('skipped')]);
    expect(said(step, 'notice')).toHaveLength(1);
    expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
    expect([miteos.requests, github.requests]).toEqual([[], []]);
  });

  it('is no excuse for an empty key on a branch of the repository', () => {
    const { step } = trialOf('own branch, skip');
    expect([step.conclusion, said(step, 'error').length]).toEqual(['failure', 1]);
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
