import { issueCommentEvent, issuesEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { sampleChange } from '../../sandbox/github/sample-change.ts';
import { sampleFindings } from '../../sandbox/miteos/sample-review.ts';
import type { InputTrial, Situation } from './input-trial.ts';
import { finished, followFinished, type Trial } from './step-fixture.ts';

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

const foundSome: Situation = {
  name: 'findings on a pull request',
  prepare: followFinished(sampleFindings()),
  step: { event: pullRequestEvent() },
  place: { github: { pulls: [sampleChange] } },
};
const foundNone: Situation = {
  name: 'a file without findings',
  prepare: followFinished({ name: 'findings.json', content: '{"findings": []}' }),
  step: { event: pullRequestEvent() },
  inputs: { findings: 'findings.json' },
};

const reported: Situation = {
  name: 'two files, as an issue',
  prepare: finished,
  inputs: { 'issue-title': 'Report' },
};
const reportedAgain: Situation = {
  ...reported,
  name: 'two files, as an issue, for the second time',
  prepare: async (place) => {
    const inputs = await finished(place);
    await place.run({ runId: 1, inputs: { ...inputs, ...reported.inputs } });
    return inputs;
  },
};

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
    situation: foundSome,
    inputs: { findings: 'findings.json' },
    effects: {
      findings: {
        title: 'has those that are verified posted on their lines',
        see: ({ github }) => github.reviewComments.map(({ line }) => line),
        expected: [42, 17, 8],
      },
    },
  },
  {
    situation: { ...foundSome, name: 'checked findings', inputs: { findings: 'findings.json' } },
    inputs: { 'fail-on': 'medium' },
    effects: {
      'fail-on': {
        title: 'fails the step for those that are as severe',
        see: ({ step }) => step.conclusion,
        expected: 'failure',
      },
    },
  },
  {
    situation: foundNone,
    inputs: { 'if-no-findings': 'quiet' },
    effects: {
      'if-no-findings': { title: 'makes no comment', see: commented, expected: [] },
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
    situation: {
      name: 'a comment on an issue',
      step: { event: issueCommentEvent() },
    },
    inputs: { reaction: 'rocket' },
    effects: {
      reaction: {
        title: 'is added to the comment that triggered the run',
        see: ({ github }) => github.reactions.map(({ commentId, content }) => [commentId, content]),
        expected: [[492_700_400, 'rocket']],
      },
    },
  },
  {
    situation: { name: 'two files on a push', prepare: finished },
    inputs: { 'issue-title': 'Weekly report' },
    effects: {
      'issue-title': {
        title: 'makes the report an issue',
        see: ({ github }) => github.issues.map(({ title }) => title),
        expected: ['Weekly report'],
      },
    },
  },
  {
    situation: reportedAgain,
    inputs: { 'issue-mode': 'update' },
    effects: {
      'issue-mode': {
        title: 'replaces the text of the issue',
        see: ({ github }) => github.issues.map(({ state }) => state),
        expected: ['open'],
      },
    },
  },
  {
    situation: reported,
    inputs: { 'issue-labels': 'report, weekly', 'issue-assignees': 'Codertocat' },
    effects: {
      'issue-labels': {
        title: 'are those of the issue',
        see: ({ github }) => github.issues[0]?.labels,
        expected: ['report', 'weekly'],
      },
      'issue-assignees': {
        title: 'are those of the issue',
        see: ({ github }) => github.issues[0]?.assignees,
        expected: ['Codertocat'],
      },
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
