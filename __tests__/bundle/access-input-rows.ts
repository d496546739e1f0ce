import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { InputRow, Situation } from './input-row.ts';
import type { Trial } from './step-fixture.ts';
import { createsOf } from './trial-facts.ts';

const otherKey = 'mt_live_otherotherotherother';
const otherToken = 'ghs_otherotherotherotherotherotherother0';

const created: Situation = {
  name: 'a task that is created',
  inputs: { wait: 'false' },
  place: { miteos: { keys: { [otherKey]: {} } } },
};

const fromFork: Situation = {
  name: 'a pull request from a fork',
  step: { event: forkPullRequestEvent() },
  inputs: { 'api-key': '' },
};

const byOutsider: Situation = {
  name: 'a comment by an outsider',
  step: { event: { ...pullRequestCommentEvent(), actor: 'mallory' } },
  inputs: { wait: 'false' },
};

const commenting: Situation = {
  name: 'a pull request with an app of its own',
  step: { event: pullRequestEvent() },
  place: {
    github: {
      tokens: {
        [otherToken]: { login: 'review-app[bot]', permissions: { pullRequests: 'write' } },
      },
    },
  },
};

const spent = (trial: Trial): unknown => ({
  conclusion: trial.step.conclusion,
  creates: createsOf(trial),
});

/** Inputs that change who may do something, and with which service. */
export const accessInputRows: readonly InputRow[] = [
  {
    input: 'api-key',
    effect: 'is what Miteos is shown',
    situation: created,
    value: otherKey,
    see: ({ miteos }) => miteos.requests.map(({ headers }) => headers.authorization),
    expected: [`Bearer ${otherKey}`],
  },
  {
    input: 'if-no-api-key',
    effect: 'skips the step',
    situation: fromFork,
    value: 'skip',
    see: ({ step }) => ({ conclusion: step.conclusion, status: step.outputs['status'] }),
    expected: { conclusion: 'success', status: 'skipped' },
  },
  {
    input: 'allowed-actors',
    effect: 'lets everybody spend',
    situation: byOutsider,
    value: 'all',
    see: spent,
    expected: { conclusion: 'success', creates: 1 },
  },
  {
    input: 'allowed-actors',
    effect: 'lets those spend whom it names',
    situation: byOutsider,
    value: 'octocat, mallory',
    see: spent,
    expected: { conclusion: 'success', creates: 1 },
  },
  {
    input: 'github-token',
    effect: 'says who comments',
    situation: commenting,
    value: otherToken,
    see: ({ github }) => github.comments.map(({ author }) => author),
    expected: ['review-app[bot]'],
  },
  {
    input: 'base-url',
    effect: 'is where Miteos is, path and all',
    situation: created,
    value: ({ miteos }) => `${miteos.apiOrigin}/v2/`,
    see: ({ miteos }) => miteos.requests[0]?.path,
    expected: '/v2/tasks',
  },
];
