import { describe, expect, it } from '@jest/globals';
import {
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../../../sandbox/github/events/branch-events.ts';
import {
  issueCommentEvent,
  issuesEvent,
  pullRequestCommentEvent,
} from '../../../sandbox/github/events/issue-events.ts';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
} from '../../../sandbox/github/events/pull-request-event.ts';

describe('the events of the sandbox', () => {
  it.each([
    [pullRequestEvent, 'pull_request', 'Codertocat'],
    [forkPullRequestEvent, 'pull_request', 'octocat'],
    [dependabotPullRequestEvent, 'pull_request', 'dependabot[bot]'],
    [pullRequestTargetEvent, 'pull_request_target', 'octocat'],
    [issuesEvent, 'issues', 'Codertocat'],
    [issueCommentEvent, 'issue_comment', 'Codertocat'],
    [pullRequestCommentEvent, 'issue_comment', 'Codertocat'],
    [pushEvent, 'push', 'Codertocat'],
    [scheduleEvent, 'schedule', 'Codertocat'],
    [workflowDispatchEvent, 'workflow_dispatch', 'Codertocat'],
    [workflowRunEvent, 'workflow_run', 'octocat'],
  ])('%# name, actor and repository', (event, name, actor) => {
    expect(event()).toMatchObject({
      name,
      actor,
      payload: { repository: { full_name: 'Codertocat/Hello-World' } },
    });
  });

  it('tell a fork by the head repository', () => {
    const head = (fork: boolean) => ({
      pull_request: { head: { repo: { fork } }, base: { repo: { fork: false } } },
    });
    expect(forkPullRequestEvent().payload).toMatchObject(head(true));
    expect(pullRequestTargetEvent().payload).toMatchObject(head(true));
    expect(pullRequestEvent().payload).toMatchObject(head(false));
    expect(dependabotPullRequestEvent().payload).toMatchObject(head(false));
  });

  it('tell a pull request from an issue', () => {
    expect(pullRequestCommentEvent().payload).toHaveProperty('issue.pull_request');
    expect(issueCommentEvent().payload).not.toHaveProperty('issue.pull_request');
  });

  it('let parts of the payload be replaced, and keep the rest', () => {
    const { payload } = pullRequestEvent({ pull_request: { title: 'New', labels: ['a'] } });
    expect(payload).toMatchObject({
      number: 2,
      pull_request: { title: 'New', labels: ['a'], number: 2 },
    });
  });
});
