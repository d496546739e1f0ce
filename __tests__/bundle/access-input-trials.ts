import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  forkPullRequestEvent,
  pullRequestEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { InputTrial } from './input-trial.ts';
import { createsOf } from './trial-facts.ts';

const otherKey = 'mt_live_otherotherotherother';
const otherToken = 'ghs_otherotherotherotherotherotherother0';
const app = { login: 'review-app[bot]', permissions: { pullRequests: 'write' } } as const;

/** Inputs that change who may do something, and which service is used. */
export const accessInputTrials: readonly InputTrial[] = [
  {
    situation: {
      name: 'a task that is created, with two keys',
      inputs: { wait: 'false' },
      place: { miteos: { keys: { [otherKey]: {} } } },
    },
    inputs: ({ miteos }) => ({ 'api-key': otherKey, 'base-url': `${miteos.apiOrigin}/v2/` }),
    effects: {
      'api-key': {
        title: 'is sent to Miteos',
        see: ({ miteos }) => miteos.requests.map(({ headers }) => headers.authorization),
        expected: [`Bearer ${otherKey}`],
      },
      'base-url': {
        title: 'is the URL of Miteos, including its path',
        see: ({ miteos }) => miteos.requests[0]?.path,
        expected: '/v2/tasks',
      },
    },
  },
  {
    situation: {
      name: 'a pull request from a fork',
      step: { event: forkPullRequestEvent() },
      inputs: { 'api-key': '' },
    },
    inputs: { 'if-no-api-key': 'skip' },
    effects: {
      'if-no-api-key': {
        title: 'skips the step',
        see: ({ step }) => [step.conclusion, step.outputs['status']],
        expected: ['success', 'skipped'],
      },
    },
  },
  {
    situation: {
      name: 'a comment by an outsider',
      step: { event: { ...pullRequestCommentEvent(), actor: 'mallory' } },
      inputs: { wait: 'false' },
    },
    inputs: { 'allowed-actors': 'octocat, mallory' },
    effects: {
      'allowed-actors': {
        title: 'allows the listed actors to spend',
        see: (trial) => [trial.step.conclusion, createsOf(trial)],
        expected: ['success', 1],
      },
    },
  },
  {
    situation: {
      name: 'a comment by an outsider, without a list',
      step: { event: { ...pullRequestCommentEvent(), actor: 'mallory' } },
      inputs: { wait: 'false' },
    },
    inputs: { 'if-not-allowed': 'skip' },
    effects: {
      'if-not-allowed': {
        title: 'skips the step',
        see: (trial) => [trial.step.conclusion, trial.step.outputs['status'], createsOf(trial)],
        expected: ['success', 'skipped', 0],
      },
    },
  },
  {
    situation: {
      name: 'a pull request with an app of its own',
      step: { event: pullRequestEvent() },
      place: { github: { tokens: { [otherToken]: app } } },
    },
    inputs: { 'github-token': otherToken },
    effects: {
      'github-token': {
        title: 'decides the author of the comment',
        see: ({ github }) => github.comments.map(({ author }) => author),
        expected: ['review-app[bot]'],
      },
    },
  },
];
