import { issuesEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { InputTrial, Situation } from './input-trial.ts';
import { finished, type Trial } from './step-fixture.ts';

const onPullRequest: Situation = {
  name: 'two files on a pull request',
  prepare: finished,
  step: { event: pullRequestEvent() },
};
const onIssue: Situation = {
  name: 'two files on an issue',
  prepare: finished,
  step: { event: issuesEvent() },
  place: { github: { issues: [{ number: 1 }], roles: { Codertocat: 'write' } } },
};
const again: Situation = {
  ...onPullRequest,
  name: 'two files on a pull request, for the second time',
  prepare: async (place) => {
    const inputs = await finished(place);
    // From an earlier run, because within one run the comment of a step is edited in place.
    await place.run({ event: pullRequestEvent(), runId: 1, inputs });
    return inputs;
  },
};
const running: Situation = { name: 'a task that runs', step: { event: pullRequestEvent() } };

const commented = ({ github }: Trial): unknown =>
  github.comments.map(({ issueNumber }) => issueNumber);
/** The first heading of the comment, and that of the summary. */
const headlines = ({ github, step }: Trial): unknown =>
  [github.comments[0]?.body ?? '', step.summary].map((page) => /^<h2>.*$/m.exec(page)?.[0]);
const headlinesOf = (title: string): unknown => Array(2).fill(`<h2>${title}</h2>`);
/** The existing comments, as numbers in the order of their creation. */
const comments = ({ github }: Trial): unknown => github.comments.map(({ id }) => id - 492_700_400);

/** Inputs that change the comment. */
export const commentInputTrials: readonly InputTrial[] = [
  {
    situation: onPullRequest,
    inputs: { comment: 'never' },
    effects: {
      comment: { title: 'is not written on a pull request', see: commented, expected: [] },
    },
  },
  {
    situation: onPullRequest,
    inputs: { title: 'Security review' },
    effects: {
      title: { title: 'is the headline', see: headlines, expected: headlinesOf('Security review') },
    },
  },
  {
    situation: onIssue,
    inputs: { comment: 'always' },
    effects: { comment: { title: 'is written on an issue', see: commented, expected: [1] } },
  },
  {
    situation: again,
    inputs: { 'comment-mode': 'recreate' },
    effects: {
      'comment-mode': { title: 'moves the comment to the end', see: comments, expected: [2] },
    },
  },
  {
    situation: again,
    inputs: { 'comment-mode': 'new' },
    effects: {
      'comment-mode': { title: 'creates one each time', see: comments, expected: [1, 2] },
    },
  },
  {
    situation: again,
    inputs: { 'comment-key': 'other' },
    effects: {
      'comment-key': { title: 'creates a separate comment', see: comments, expected: [1, 2] },
    },
  },
  {
    situation: running,
    inputs: { 'live-comment': 'true' },
    effects: {
      'live-comment': {
        title: 'comments while the task runs',
        see: ({ github }) =>
          github.requests
            .map(({ point }) => point)
            .filter((point) => /^issues\/(create|update)-comment$/.test(point)),
        expected: ['issues/create-comment', 'issues/update-comment'],
      },
    },
  },
];
