import { describe, expect, it } from '@jest/globals';
import {
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import {
  issueCommentEvent,
  issuesEvent,
  pullRequestCommentEvent,
} from '../../sandbox/github/events/issue-events.ts';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import { commentMarker, formatMarker } from '../../src/github/comment-marker.ts';
import {
  annotatedCommitOf,
  commitOf,
  readEventFacts,
  type EventFacts,
} from '../../src/github/event.ts';
import { publishedPayloads } from '../support/published-events.ts';

const factsOf = ({ name, payload, actor }: GithubEvent): EventFacts =>
  readEventFacts(name, payload, actor);

const baseSha = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const headSha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
/** As the runner provides it. */
const sha = 'f'.repeat(40);
const onPull = { pullRequest: { number: 2, baseSha, headSha }, issueNumber: 2 };
const onNothing = { pullRequest: undefined, pullRequestHead: undefined, issueNumber: undefined };
const pullRequestHead = {
  repository: 'octocat/Hello-World',
  branch: 'patch-1',
  sha: headSha,
};
const onIssue = { pullRequest: undefined, issueNumber: 1 };
const onCommentedPull = {
  pullRequest: {
    number: 2,
    baseSha: undefined,
    headSha: undefined,
    commentedAt: '2019-05-15T15:20:21Z',
  },
  issueNumber: 2,
};

const published = (name: string): GithubEvent => ({
  ...pushEvent(),
  name,
  payload: publishedPayloads(name)[0] ?? {},
});

describe('the facts of an event', () => {
  it.each([
    ['a branch of the repository', pullRequestEvent(), onPull, false, false],
    ['a fork', forkPullRequestEvent(), onPull, true, false],
    ['Dependabot', dependabotPullRequestEvent(), onPull, true, false],
    ['a fork, on its target', pullRequestTargetEvent(), onPull, false, false],
    ['push', pushEvent(), onNothing, false, true],
    ['schedule', scheduleEvent(), onNothing, false, true],
    ['workflow_dispatch', workflowDispatchEvent(), onNothing, false, true],
    ['workflow_run', workflowRunEvent(), { ...onNothing, pullRequestHead }, false, false],
    ['issues', issuesEvent(), onIssue, false, false],
    ['comment on an issue', issueCommentEvent(), onIssue, false, false],
    ['comment on a pull request', pullRequestCommentEvent(), onCommentedPull, false, false],
  ] as const)('are correct for %s', (_, event, about, isWithoutSecrets, isFromInsider) => {
    expect(factsOf(event)).toMatchObject({
      name: event.name,
      ...about,
      isWithoutSecrets,
      isFromInsider,
    });
  });

  it.each(['pull_request_review', 'pull_request_review_comment'])(
    'treat %s as triggered by an outsider, without secrets on a fork',
    (name) => {
      const factsAs = ({ payload, actor }: GithubEvent): EventFacts =>
        readEventFacts(name, payload, actor);
      expect([pullRequestEvent(), forkPullRequestEvent()].map(factsAs)).toMatchObject([
        { isFromInsider: false, isWithoutSecrets: false },
        { isFromInsider: false, isWithoutSecrets: true },
      ]);
    },
  );

  it.each<[string, GithubEvent, EventFacts['pushed']]>([
    ['a push', pushEvent({ before: baseSha, after: headSha }), { baseSha, headSha }],
    ['a push to a new branch', pushEvent({ before: '0'.repeat(40) }), undefined],
    ['a push that deletes a branch', pushEvent({ after: '0'.repeat(40) }), undefined],
    ['a push that names no commit', pushEvent({ before: null }), undefined],
    ['a push with another text', pushEvent({ before: 'main' }), undefined],
    [
      'a merge group',
      {
        ...pushEvent(),
        name: 'merge_group',
        payload: { merge_group: { base_sha: baseSha, head_sha: headSha } },
      },
      { baseSha, headSha },
    ],
    ['another event', { ...pushEvent(), name: 'workflow_dispatch' }, undefined],
    ['a pull request', pullRequestEvent({ before: baseSha, after: headSha }), undefined],
  ])('contain the change of a push: %s', (_, event, pushed) => {
    expect(factsOf(event).pushed).toEqual(pushed);
  });

  it('treat the head of a deleted fork as a fork', () => {
    const deleted = pullRequestEvent({ pull_request: { head: { repo: null } } });
    expect(factsOf(deleted)).toMatchObject({ isWithoutSecrets: true, branchAuthor: undefined });
  });

  it.each([
    ['from a branch of the repository', pullRequestEvent(), 'Codertocat'],
    ['of Dependabot', dependabotPullRequestEvent(), 'dependabot[bot]'],
    ['of a deleted account', pullRequestEvent({ pull_request: { user: null } }), ''],
    ['from a fork', forkPullRequestEvent(), undefined],
    ['from a fork, on its target', pullRequestTargetEvent(), undefined],
    ['with a comment', pullRequestCommentEvent(), undefined],
    ['that a workflow_run follows', workflowRunEvent(), undefined],
    ['that does not exist', pushEvent(), undefined],
  ])('contain the author of the branch for a pull request %s', (_, event, author) => {
    expect(factsOf(event).branchAuthor).toBe(author);
  });

  it('contain the bots of the payload', () => {
    const copilot = { login: 'Copilot', type: 'Bot' };
    expect(factsOf(pullRequestEvent()).bots).toEqual([]);
    expect(factsOf(pullRequestEvent({ sender: copilot })).bots).toEqual(['Copilot']);
    expect(factsOf(pullRequestEvent({ pull_request: { user: copilot } })).bots).toEqual([
      'Copilot',
    ]);
    expect(factsOf(pullRequestEvent({ sender: { ...copilot, login: null } })).bots).toEqual([]);
  });

  it.each([
    ['pull_request', true],
    ['pull_request_review', true],
    ['pull_request_review_comment', true],
    ['push', true],
    ['create', true],
    ['deployment', true],
    ['deployment_status', true],
    ['issue_comment', false],
    ['schedule', false],
  ])('tell whether a run that Dependabot triggers by %s is without secrets: %s', (name, is) => {
    const { payload } = dependabotPullRequestEvent();
    expect(readEventFacts(name, payload, 'dependabot[bot]')).toMatchObject({
      isByDependabot: true,
      isWithoutSecrets: is,
    });
  });

  it('tell that Dependabot has no secrets on pull_request_target for its own pull requests only', () => {
    const own = dependabotPullRequestEvent().payload;
    const other = pullRequestEvent().payload;
    const isWithout = (payload: unknown): boolean =>
      readEventFacts('pull_request_target', payload, 'dependabot[bot]').isWithoutSecrets;
    expect([isWithout(own), isWithout(other)]).toEqual([true, false]);
  });

  it('tell that a person who pushes to a Dependabot pull request has access to secrets', () => {
    const { name, payload } = dependabotPullRequestEvent();
    expect(readEventFacts(name, payload, 'Codertocat')).toMatchObject({
      isByDependabot: false,
      isWithoutSecrets: false,
    });
  });

  it.each([
    ...['check_run', 'discussion_comment', 'fork', 'gollum', 'issue_comment', 'issues', 'label'],
    ...[
      'pull_request',
      'pull_request_target',
      'status',
      'watch',
      'workflow_run',
      'made_up',
      'constructor',
      '',
    ],
  ])('do not trust an event that outsiders may trigger: %s', (name) => {
    expect(readEventFacts(name, {}, 'x').isFromInsider).toBe(false);
  });

  it('contain who started and who re-ran the run that a workflow_run follows', () => {
    const rerun = { workflow_run: { triggering_actor: { login: 'maintainer' } } };
    expect(factsOf(workflowRunEvent(rerun)).upstreamActors).toEqual(['octocat', 'maintainer']);
    expect(factsOf(pushEvent()).upstreamActors).toEqual([]);
  });

  it.each([
    [{ workflow_run: { triggering_actor: null } }, ['octocat', '']],
    [{ workflow_run: { actor: null } }, ['', 'octocat']],
    [{ workflow_run: { actor: { login: 7 } } }, ['', 'octocat']],
    [{ workflow_run: null }, ['', '']],
  ])('contain an empty login when the payload of a workflow_run lacks it: %j', (run, logins) => {
    expect(factsOf(workflowRunEvent(run)).upstreamActors).toEqual(logins);
  });

  it.each([
    ['a pull request: its head, not the merge', pullRequestEvent(), headSha],
    ['a fork, on its target: its head, not the base', pullRequestTargetEvent(), headSha],
    ['workflow_run: the commit of the other run', workflowRunEvent(), headSha],
    [
      'workflow_run, after a push',
      workflowRunEvent({ workflow_run: { event: 'push', head_sha: headSha } }),
      headSha,
    ],
    ['push: the commit of the runner', pushEvent(), sha],
    [
      'a comment on an issue: none, since it is not about the default branch',
      issueCommentEvent(),
      undefined,
    ],
    ['a comment on a pull request: unknown', pullRequestCommentEvent(), undefined],
    [
      'a head that is not a commit',
      { ...pullRequestEvent(), payload: { pull_request: { number: 2, head: { sha: '--> @x' } } } },
      undefined,
    ],
  ])('contain the commit of %s', (_, event, commit) => {
    expect(commitOf(factsOf(event), sha)).toBe(commit);
  });

  it.each([
    ['a pull request: its head', pullRequestEvent(), headSha],
    ['a pull request from a fork: its head', forkPullRequestEvent(), headSha],
    ['a fork, on its target: its head', pullRequestTargetEvent(), headSha],
    ['a push: its commit', pushEvent(), sha],
    ['a manual run: its commit', workflowDispatchEvent(), sha],
    ['a comment on a pull request: none', pullRequestCommentEvent(), undefined],
    ['a run after another one: none', workflowRunEvent(), undefined],
  ])('contain the commit with the annotations of %s', (_, event, commit) => {
    expect(annotatedCommitOf(factsOf(event), sha)).toBe(commit);
  });

  it('contain no commit when none is known', () => {
    expect(commitOf(factsOf(pushEvent()), '')).toBeUndefined();
  });

  it.each([
    ['a comment on an issue', issueCommentEvent(), { id: 492_700_400, kind: 'issue' }],
    ['a comment on a pull request', pullRequestCommentEvent(), { id: 492_700_400, kind: 'issue' }],
    [
      'a comment on a line',
      published('pull_request_review_comment'),
      { id: 284_312_630, kind: 'review' },
    ],
    ['a comment on a commit', published('commit_comment'), undefined],
    ['a comment in a discussion', published('discussion_comment'), undefined],
    ['a comment without a number', issueCommentEvent({ comment: { id: '1/../2' } }), undefined],
    ['an issue', issuesEvent(), undefined],
    ['a pull request', pullRequestEvent(), undefined],
  ])('contain the comment to react to, of %s', (_, event, comment) => {
    expect(factsOf(event).reactableComment).toEqual(comment);
  });

  describe('for a comment', () => {
    const commented = (comment: object): EventFacts =>
      factsOf(pullRequestCommentEvent({ comment }));
    const marker = formatMarker(
      commentMarker(
        { key: 'k', step: 's', runId: '7', runAttempt: 1 },
        { taskId: 'task_1', commit: undefined, kind: 'report' },
      ),
    );

    it.each([
      ['in the format of this version', marker],
      ['with Windows line endings', `${marker}\r\n\r\n## Report`],
      ['in the format of another version', '<!-- miteos-task something=new -->\nReport'],
      ['on a line', `<!-- miteos-finding ${'0'.repeat(32)} -->\n\nA finding`],
      ['after whitespace', `\n ${marker}`],
    ])('contain its author when it starts with our marker, %s', (_, body) => {
      const kind = 'comment';
      expect(commented({ body }).markedText).toEqual({ kind, author: 'Codertocat' });
      expect(commented({ body, user: null }).markedText).toEqual({ kind, author: undefined });
    });

    it.each([
      ['a command', '/review this please'],
      ['a quote of our comment', `> ${marker}`],
      ['a marker further down', `Look:\n${marker}`],
      ['nothing', ''],
    ])('do not treat %s as our comment', (_, body) => {
      expect(commented({ body }).markedText).toBeUndefined();
    });
  });

  it('contain the author of an issue that starts with our marker, on `issues` alone', () => {
    const issue = { body: '<!-- miteos-task something -->', user: { login: 'octocat' } };
    const author = 'octocat';
    expect(factsOf(issuesEvent({ issue })).markedText).toEqual({ kind: 'issue', author });
    expect(factsOf(issuesEvent({ issue: { body: 'Hello' } })).markedText).toBeUndefined();
    expect(factsOf(pullRequestCommentEvent({ issue })).markedText).toBeUndefined();
  });

  it.each(['pull_request', 'pull_request_review', 'pull_request_review_comment'])(
    'contain number and commits for all published examples of %s',
    (name) => {
      const facts = publishedPayloads(name).map((payload) => readEventFacts(name, payload, 'x'));
      expect(facts.length).toBeGreaterThan(3);
      const sha = expect.stringMatching(/^[0-9a-f]{40}$/);
      for (const { pullRequest, issueNumber } of facts) {
        expect(pullRequest).toEqual({ number: issueNumber, baseSha: sha, headSha: sha });
      }
    },
  );

  it.each(['push', 'merge_group', 'workflow_run'])(
    'contain no pull request for the published examples of %s',
    (name) => {
      const facts = publishedPayloads(name).map((payload) => readEventFacts(name, payload, 'x'));
      expect(facts.length).toBeGreaterThan(1);
      for (const fact of facts) expect(fact).toMatchObject(onNothing);
    },
  );

  it('contain the issue for all published examples of a comment', () => {
    const payloads = publishedPayloads('issue_comment');
    expect(payloads.length).toBeGreaterThan(3);
    for (const payload of payloads) {
      expect(readEventFacts('issue_comment', payload, 'x')).toMatchObject({
        pullRequest: undefined,
        pullRequestHead: undefined,
        issueNumber: expect.any(Number),
      });
    }
  });

  describe('for a run that follows another run', () => {
    const factsWith = (run: object): EventFacts => factsOf(workflowRunEvent({ workflow_run: run }));

    it.each(['pull_request_target', 'pull_request_review'])(
      'contain the head after %s',
      (event) => {
        expect(factsWith({ event }).pullRequestHead).toEqual(pullRequestHead);
      },
    );

    it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group'])(
      'contain no pull request after %s',
      (event) => {
        expect(factsWith({ event })).toMatchObject(onNothing);
      },
    );

    it.each([{ head_repository: null }, { head_branch: null }, { head_sha: 5 }])(
      'contain no head when it is incomplete: %j',
      (run) => {
        expect(factsWith(run)).toMatchObject(onNothing);
      },
    );
  });

  it.each([
    ['not an object', 'text'],
    ['null', null],
    ['a list', []],
    ['a pull request of the wrong type', { pull_request: 'x', issue: 7 }],
    ['a number that is text', { pull_request: { number: '2; rm -rf' } }],
    ['a number below 1', { pull_request: { number: 0 }, issue: { number: -1 } }],
    ['a fraction', { pull_request: { number: 1.5 } }],
  ])('are empty and not trusted for a malformed payload: %s', (_, payload) => {
    expect(readEventFacts('pull_request', payload, 'x')).toEqual({
      name: 'pull_request',
      ...onNothing,
      isWithoutSecrets: false,
      isByDependabot: false,
      isFromInsider: false,
      branchAuthor: undefined,
      bots: [],
      upstreamActors: [],
      reactableComment: undefined,
      markedText: undefined,
    });
  });

  it('contain the valid fields of a partly malformed payload', () => {
    const payload = { pull_request: { number: 5, base: 3, head: { sha: 4 }, user: 'x' } };
    expect(readEventFacts('pull_request', payload, 'x')).toMatchObject({
      pullRequest: { number: 5, baseSha: undefined, headSha: undefined },
      isFromInsider: false,
    });
  });
});
