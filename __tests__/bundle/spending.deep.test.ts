import { describe, expect, it } from '@jest/globals';
import { pushEvent, workflowRunEvent } from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  dependabotPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { OpenPlace, StepWish } from './step-fixture.ts';
import { createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const PERMISSION = 'repos/get-collaborator-permission-level';

const by = (actor: string, event: GithubEvent = pullRequestCommentEvent()): GithubEvent => ({
  ...event,
  actor,
});
const pullBy = (author: string, actor = author): GithubEvent =>
  by(
    actor,
    pullRequestEvent({ pull_request: { user: { login: author } }, sender: { login: actor } }),
  );
const ownComment = pullRequestCommentEvent({
  comment: {
    body: '<!-- miteos-task key=0123456789abcdef step=0123456789abcdef run=7 attempt=1 task=t -->\n',
    user: { login: 'review-app[bot]' },
  },
});

interface Wish extends StepWish {
  readonly event: GithubEvent;
  readonly allowed?: string;
  readonly fault?: Omit<Fault, 'at'>;
}

/** A repository that only `maintainer` can write to. A refused step must not read the prompt file, which is missing. */
const refusedRun =
  ({ fault, allowed = 'write', ...wish }: Wish) =>
  async (open: OpenPlace) => {
    const place = await open({ github: { roles: { maintainer: 'write' } } });
    if (fault !== undefined) place.github.addFault({ at: PERMISSION, ...fault });
    const inputs = { 'prompt-file': 'missing.md', 'allowed-actors': allowed, ...wish.inputs };
    return place.run({ ...wish, inputs });
  };

const spendingRun = (wish: Wish) =>
  refusedRun({ ...wish, inputs: { prompt: 'Review.', 'prompt-file': '', wait: 'false' } });

const rerunBy = (triggeringActor: string) => ({ triggeringActor, runAttempt: 2 });

const trialOf = useTrials({
  'an outsider who comments': refusedRun({ event: by('mallory') }),
  'an outsider whose run is followed': refusedRun({ event: by('maintainer', workflowRunEvent()) }),
  'a bot that re-runs': refusedRun({ event: by('maintainer'), ...rerunBy('retry-app[bot]') }),
  'a check that is forbidden': refusedRun({
    event: by('maintainer'),
    fault: { answer: 403, message: 'Resource not accessible by integration', times: Infinity },
  }),
  'a reader who opens a pull request': refusedRun({ event: pullBy('mallory') }),
  'a bot that labels the pull request of a reader': refusedRun({
    event: pullBy('mallory', 'labeler[bot]'),
  }),
  'a writer of a pull request whom the list leaves out': refusedRun({
    event: pullBy('maintainer'),
    allowed: 'octocat',
  }),
  'a bot of a pull request whom the list leaves out': refusedRun({
    event: pullBy('renovate[bot]'),
    allowed: 'octocat',
  }),
  'a check on a pull request that is forbidden': refusedRun({
    event: pullBy('maintainer'),
    fault: { answer: 403, message: 'Resource not accessible by integration', times: Infinity },
  }),
  'a comment of this action': refusedRun({
    event: by('review-app[bot]', ownComment),
    allowed: 'all',
  }),
  push: spendingRun({ event: pushEvent() }),
  'a writer who opens a pull request': spendingRun({ event: pullBy('maintainer') }),
  'a person of the list who opens a pull request': spendingRun({
    event: pullBy('mallory'),
    allowed: 'mallory',
  }),
  Dependabot: spendingRun({ event: dependabotPullRequestEvent() }),
  Renovate: spendingRun({ event: pullBy('renovate[bot]') }),
  'the token of a workflow': spendingRun({ event: pullBy('github-actions[bot]') }),
  'a bot that pushes to the pull request of a writer': spendingRun({
    event: pullBy('maintainer', 'autofix-ci[bot]'),
  }),
  'a bot by its name': spendingRun({
    event: by('renovate[bot]'),
    allowed: 'octocat, Renovate[bot]',
  }),
  'a maintainer who comments': spendingRun({ event: by('maintainer') }),
  "a maintainer who re-runs an outsider's": spendingRun({
    event: by('mallory'),
    ...rerunBy('maintainer'),
  }),
});

describe('who may not spend', () => {
  it.each([
    ['an outsider who comments', '"mallory" is not allowed to spend'],
    ['an outsider whose run is followed', '"octocat" is not allowed to spend'],
    ['a bot that re-runs', '"retry-app[bot]" is not allowed to spend'],
    ['a check that is forbidden', 'could not be checked (Resource not accessible by integration'],
    ['a reader who opens a pull request', '"mallory" is not allowed to spend'],
    ['a bot that labels the pull request of a reader', '"labeler[bot]" is not allowed to spend'],
    ['a writer of a pull request whom the list leaves out', 'it is not listed in allowed-actors'],
    ['a bot of a pull request whom the list leaves out', 'it is not listed in allowed-actors'],
    [
      'a check on a pull request that is forbidden',
      'could not be checked (Resource not accessible',
    ],
    ['a comment of this action', '"review-app[bot]" is not allowed to spend'],
  ] as const)('is refused before any request, with advice: %s', (name, message) => {
    const { miteos, github, step } = trialOf(name);
    const errors = said(step, 'error');
    expect([errors, step.main.exitCode]).toEqual([[expect.stringContaining(message)], 1]);
    expect(errors[0]).toMatch(/Miteos credits on .*`allowed-actors: .+`/);
    expect(miteos.requests).toEqual([]);
    expect(github.requests.filter(({ point }) => point !== PERMISSION)).toEqual([]);
    expect(step.post?.rawLog).toBe('');
    expect(step.outputs).toMatchObject({ status: 'failed', 'deliverables-count': '0' });
  });
});

describe('who may spend', () => {
  it.each([
    ['push', []],
    ['a writer who opens a pull request', ['maintainer']],
    ['a person of the list who opens a pull request', []],
    ['Dependabot', []],
    ['Renovate', []],
    ['the token of a workflow', []],
    ['a bot that pushes to the pull request of a writer', ['maintainer']],
    ['a bot by its name', []],
    ['a maintainer who comments', ['maintainer']],
    ["a maintainer who re-runs an outsider's", ['maintainer']],
  ] as const)('is allowed, and is looked up only if necessary: %s', (name, lookups) => {
    const trial = trialOf(name);
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(trial.github.requests.map(({ path }) => path.split('/').at(-2))).toEqual(lookups);
  });
});
