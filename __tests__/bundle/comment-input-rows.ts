import { issuesEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { finished } from './finished-task.ts';
import type { InputRow, Situation } from './input-row.ts';
import type { Trial } from './step-fixture.ts';

const onPullRequest: Situation = {
  ...finished,
  name: 'two files on a pull request',
  step: { event: pullRequestEvent() },
};
const onIssue: Situation = {
  ...finished,
  name: 'two files on an issue',
  step: { event: issuesEvent() },
  place: { github: { issues: [{ number: 1 }], roles: { Codertocat: 'write' } } },
};
const again: Situation = {
  ...onPullRequest,
  name: 'two files on a pull request, for the second time',
  prepare: async (place) => {
    const inputs = await finished.prepare?.(place);
    // By an earlier run: in one run, a step's comment is edited where it stands.
    await place.run({ event: pullRequestEvent(), runId: 1, ...(inputs && { inputs }) });
    return inputs;
  },
};
const againAnew: Situation = {
  ...again,
  name: 'two files on a pull request, each time in a new comment',
  inputs: { 'comment-mode': 'new' },
};
const running: Situation = { name: 'a task that runs', step: { event: pullRequestEvent() } };

const commented = ({ github }: Trial): unknown =>
  github.comments.map(({ issueNumber }) => issueNumber);
const comments = ({ github }: Trial): unknown => github.comments.map(({ id }) => id - 492_700_400);

/** Inputs that change the comment. */
export const commentInputRows: readonly InputRow[] = [
  {
    input: 'comment',
    effect: 'keeps quiet on a pull request',
    situation: onPullRequest,
    value: 'never',
    see: commented,
    expected: [],
  },
  {
    input: 'comment',
    effect: 'speaks on an issue',
    situation: onIssue,
    value: 'always',
    see: commented,
    expected: [1],
  },
  {
    input: 'comment-mode',
    effect: 'edits the comment that is there',
    situation: againAnew,
    value: 'update',
    see: comments,
    expected: [1],
  },
  {
    input: 'comment-mode',
    effect: 'moves the comment to the end',
    situation: again,
    value: 'recreate',
    see: comments,
    expected: [2],
  },
  {
    input: 'comment-mode',
    effect: 'makes one each time',
    situation: again,
    value: 'new',
    see: comments,
    expected: [1, 2],
  },
  {
    input: 'comment-key',
    effect: 'makes a comment of its own',
    situation: again,
    value: 'other',
    see: comments,
    expected: [1, 2],
  },
  {
    input: 'live-comment',
    effect: 'comments while the task runs',
    situation: running,
    value: 'true',
    see: ({ github }) =>
      github.requests
        .map(({ point }) => point)
        .filter((point) => /^issues\/(create|update)-comment$/.test(point)),
    expected: ['issues/create-comment', 'issues/update-comment'],
  },
  {
    input: 'issue-number',
    effect: 'is where the comment goes',
    situation: finished,
    value: '2',
    see: commented,
    expected: [2],
  },
];
