import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { OpenPlace, PlaceOptions, StepWish } from './step-fixture.ts';
import { createsOf, findChangedFiles, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const run =
  (wish: StepWish, place: PlaceOptions = {}) =>
  async (open: OpenPlace) =>
    (await open(place)).run({ event: pullRequestEvent(), ...wish });

const withoutKey = (event: GithubEvent, ifNoApiKey: string, more: StepWish = {}) =>
  run({ ...more, event, inputs: { 'api-key': '', 'if-no-api-key': ifNoApiKey } });

/** The outputs that later steps can rely on when there is no task. */
const nothingBrought = (status: string) => ({
  status,
  reason: expect.stringMatching(/[a-z]"?\.$/),
  deliverables: '[]',
  'deliverables-count': '0',
  artifacts: '[]',
});

const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';
const reader = { login: 'github-actions[bot]', permissions: { pullRequests: 'read' } } as const;

const CHECK = 'repos/get-collaborator-permission-level';

const byBot = (allowed: string) =>
  run({
    event: { ...pullRequestCommentEvent(), actor: 'renovate[bot]' },
    inputs: { 'if-not-allowed': 'skip', 'allowed-actors': allowed },
  });

/** A comment of a maintainer whose role can't be read. */
const unchecked = (fault: Pick<Fault, 'answer' | 'message'>) =>
  run(
    { event: pullRequestCommentEvent(), inputs: { 'if-not-allowed': 'skip' } },
    { github: { faults: [{ at: CHECK, times: Infinity, ...fault }] } },
  );

const trialOf = useTrials({
  'bad key': run({ inputs: { 'api-key': 'mt_test_unknown' } }),
  'no credits': run({}, { miteos: { outOfCredits: true } }),
  'bad inputs': run({
    inputs: { 'api-key': '', prompt: 'Go.', 'task-id': 'task_1', timeout: 'soon', wait: 'yes' },
  }),
  'a prompt file behind a link that leaves the workspace': async (open) => {
    const place = await open();
    await writeFile(join(dirname(place.workspace), 'secret.md'), 'hunter2');
    await symlink('../secret.md', join(place.workspace, 'link.md'));
    return place.run({ inputs: { 'prompt-file': 'link.md' } });
  },
  'an output folder below a link': async (open) => {
    const place = await open();
    await mkdir(join(dirname(place.workspace), 'elsewhere'));
    await symlink('../elsewhere', join(place.workspace, 'link'));
    return place.run({ inputs: { 'output-dir': 'link/out' } });
  },
  'an address with a password': run({ inputs: { 'base-url': 'https://user:hunter2@127.0.0.1/' } }),
  'fork, error': withoutKey(forkPullRequestEvent(), 'error'),
  'Dependabot, error': withoutKey(dependabotPullRequestEvent(), 'error'),
  'fork, skip': withoutKey(forkPullRequestEvent(), 'skip'),
  'Dependabot, skip, re-run by a person': withoutKey(dependabotPullRequestEvent(), 'skip', {
    triggeringActor: 'Codertocat',
    runAttempt: 2,
  }),
  'own branch, skip': withoutKey(pullRequestEvent(), 'skip'),
  'a comment by an outsider, skip': run(
    {
      event: { ...pullRequestCommentEvent(), actor: 'mallory' },
      inputs: { 'if-not-allowed': 'skip', reaction: 'eyes' },
    },
    { github: { roles: { mallory: 'read' } } },
  ),
  'a fork with secrets, skip': run({
    event: { ...forkPullRequestEvent(), actor: 'mallory' },
    inputs: { 'if-not-allowed': 'skip' },
  }),
  'a bot, skip': byBot('write'),
  'an unknown actor, skip': run({
    event: { ...pullRequestCommentEvent(), actor: '' },
    inputs: { 'if-not-allowed': 'skip' },
  }),
  'a bot that is listed': byBot('write, renovate[bot],write'),
  'a refused check, skip': unchecked({ answer: 403, message: 'Resource not accessible' }),
  'a lost check, skip': unchecked({ answer: 'reset' }),
  'a check that is cancelled, skip': async (open) => {
    const place = await open();
    const answer = place.github.hold(CHECK, 'before-effect');
    const running = await place.start({
      event: pullRequestCommentEvent(),
      inputs: { 'if-not-allowed': 'skip' },
    });
    await answer.reached;
    void running.cancel();
    await running.main;
    answer.release();
    return place.finish(running);
  },
  'read-only token': run(
    { inputs: { 'github-token': readOnly } },
    { github: { tokens: { [readOnly]: reader } } },
  ),
  'locked conversation': run({}, { github: { pulls: [{ locked: true }] } }),
});

describe.each([
  { name: 'bad key', message: 'Invalid API key', advice: /api-key|secret/i },
  { name: 'no credits', message: 'Not enough credits', advice: /plan|billing|top up|buy|add /i },
] as const)('a create call that is refused: $name', ({ name, message, advice }) => {
  it('fails with one error: the message of the server, and what to do', () => {
    const { step } = trialOf(name);
    expect([step.conclusion, step.main.exitCode]).toEqual(['failure', 1]);
    const [error = '', ...others] = said(step, 'error');
    expect(others).toEqual([]);
    expect(error).toContain(`"${message}"`);
    expect(error.replace(message, '')).toMatch(advice);
    expect(step.outputs).toEqual(nothingBrought('failed'));
  });

  it('is sent once, and leaves nothing for the post step', () => {
    const { miteos, step } = trialOf(name);
    const requests = miteos.requests.map(({ method, path }) => `${method} ${path}`);
    expect(requests).toEqual(['POST /v1/tasks']);
    expect(step.post?.rawLog).toBe('');
  });
});

describe('a step that fails before any request', () => {
  it.each([
    [
      'bad inputs',
      /(?=.* api-key: )(?=.* timeout: )(?=.* wait: )(?=.* prompt, prompt-file, task-id: )/,
    ],
    [
      'a prompt file behind a link that leaves the workspace',
      /prompt-file: .* outside the workspace/,
    ],
    ['an output folder below a link', /output-dir: expected .* got "link\/out": .* is a link or a/],
    ['an address with a password', /base-url: expected /],
    [
      'fork, error',
      /for pull requests from forks have no access to secrets\..*`if-no-api-key: skip`/s,
    ],
    ['Dependabot, error', /triggered by Dependabot have no access to .*`if-no-api-key: skip`/s],
    ['own branch, skip', /`MITEOS_API_KEY`/],
  ] as const)('says why in one error: %s', (name, message) => {
    const { miteos, github, step } = trialOf(name);
    expect([step.conclusion, step.main.exitCode]).toEqual(['failure', 1]);
    expect(said(step, 'error')).toEqual([expect.stringMatching(message)]);
    expect(step.main.rawLog).not.toContain('hunter2');
    expect([miteos.requests, github.requests, step.post?.rawLog]).toEqual([[], [], '']);
  });

  it.each(['fork, skip', 'Dependabot, skip, re-run by a person'] as const)(
    'succeeds if the input says so: %s',
    (name) => {
      const { step, miteos, github } = trialOf(name);
      expect([step.conclusion, step.outputs]).toEqual(['success', nothingBrought('skipped')]);
      expect(said(step, 'notice')).toHaveLength(1);
      expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
      expect([miteos.requests, github.requests]).toEqual([[], []]);
    },
  );
});

describe('a step for an actor who may not spend, with `if-not-allowed: skip`', () => {
  it('succeeds with one notice, which says who and why', () => {
    const { step } = trialOf('a comment by an outsider, skip');
    expect([step.conclusion, step.outputs]).toEqual(['success', nothingBrought('skipped')]);
    expect(said(step, 'notice')).toEqual([
      'Skipped: "mallory" is not allowed to spend Miteos credits on the event issue_comment: its permission on ' +
        'Codertocat/Hello-World is "read", not write.',
    ]);
    expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
  });

  it('pays for nothing, and writes nothing', () => {
    const { miteos, github, step } = trialOf('a comment by an outsider, skip');
    expect(miteos.requests).toEqual([]);
    expect(github.requests.map(({ point }) => point)).toEqual([
      'repos/get-collaborator-permission-level',
    ]);
    expect([step.summary, step.post?.rawLog]).toEqual(['', '']);
  });
});

describe('the input `if-not-allowed: skip`', () => {
  it.each([
    ['a fork with secrets, skip', '"mallory" is not allowed'],
    ['a bot, skip', 'it is a bot, and bots must be listed in allowed-actors'],
    ['an unknown actor, skip', 'GitHub does not report who triggered it.'],
  ] as const)('skips the step: %s', (name, message) => {
    const { miteos, step } = trialOf(name);
    expect([step.conclusion, step.outputs]).toEqual(['success', nothingBrought('skipped')]);
    expect(said(step, 'notice')).toEqual([expect.stringContaining(message)]);
    expect([miteos.requests, step.summary, step.post?.rawLog]).toEqual([[], '', '']);
  });

  it.each([
    ['a refused check, skip', 'failed', 'could not be checked ('],
    ['a lost check, skip', 'failed', 'could not be checked ('],
    ['a check that is cancelled, skip', 'cancelled', 'the run was cancelled'],
  ] as const)('fails the step when the check itself fails: %s', (name, status, message) => {
    const { miteos, step } = trialOf(name);
    expect([step.main.exitCode, step.outputs['status']]).toEqual([1, status]);
    expect(said(step, 'error')).toEqual([expect.stringContaining(message)]);
    expect([miteos.requests, step.post?.rawLog]).toEqual([[], '']);
  });

  it('does not affect a listed bot, even if the list has spaces and duplicates', () => {
    const trial = trialOf('a bot that is listed');
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(trial.github.requests.map(({ point }) => point)).not.toContain(CHECK);
  });
});

describe.each([
  { name: 'read-only token', advice: '`permissions: pull-requests: write`' },
  { name: 'locked conversation', advice: 'locked' },
] as const)('a comment that GitHub refuses: $name', ({ name, advice }) => {
  it('causes one warning that says what to change, and does not affect the rest', async () => {
    const trial = trialOf(name);
    const { step, github } = trial;
    expect([step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(said(step, 'warning')).toEqual([expect.stringContaining(advice)]);
    expect([github.comments, step.outputs['comment-id']]).toEqual([[], '']);
    expect(step.summary).toContain('Verdict: do not merge yet.');
    expect(await findChangedFiles(trial)).toEqual([]);
  });
});
