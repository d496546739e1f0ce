import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pushEvent, workflowRunEvent } from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  forkPullRequestEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { Role } from '../../sandbox/github/rest/github-state.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../sandbox/github/start-github-sandbox.ts';
import { findRefusal, type ActorCheckOptions } from '../../src/github/actor-check.ts';
import { readEventFacts } from '../../src/github/event.ts';

describe('the check of who may spend', () => {
  let github: GithubSandbox;

  beforeEach(async () => {
    github = await startGithubSandbox();
  });

  afterEach(() => github.close());

  function check(
    { name, payload, actor }: GithubEvent,
    changes: Partial<ActorCheckOptions> = {},
  ): Promise<string | undefined> {
    return findRefusal({
      event: readEventFacts(name, payload, changes.actor ?? actor),
      actor,
      repository: github.repository,
      allowed: 'write',
      rest: { apiUrl: github.apiUrl, token: github.token },
      ...changes,
    });
  }

  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    ['none', false],
  ] satisfies [Role, boolean][])('asks for the role of a commenter: %s', async (role, may) => {
    github.setRole('Codertocat', role);
    const refusal = await check(pullRequestCommentEvent());
    if (may) expect(refusal).toBeUndefined();
    else
      expect(refusal).toMatch(/^"Codertocat" may not spend .* issue_comment: its permission on /);
    expect(github.violations).toEqual([]);
  });

  it('refuses a stranger who opened a pull request, and says how to allow it', async () => {
    expect(await check(pullRequestTargetEvent())).toBe(
      '"octocat" may not spend Miteos credits on the event pull_request_target: its permission on ' +
        'Codertocat/Hello-World is "read", not write. To allow it, add "octocat" to the input allowed-actors.',
    );
  });

  it('asks also where a fork is given secrets', async () => {
    expect(await check(forkPullRequestEvent())).toContain('"octocat" may not spend');
  });

  it.each([
    ['push', pushEvent()],
    ['a pull request of the repository', pullRequestEvent()],
  ])('asks GitHub nothing about insiders: %s', async (_, event) => {
    expect(await check(event)).toBeUndefined();
    expect(await check(event, { allowed: ['somebody'] })).toBeUndefined();
    expect(github.requests).toEqual([]);
  });

  it('asks GitHub nothing when all may', async () => {
    expect(await check(pullRequestCommentEvent(), { allowed: 'all' })).toBeUndefined();
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['octocat', ['octocat'], true],
    ['OctoCat', ['someone', 'octocat'], true],
    ['octocat', ['OCTOCAT'], true],
    ['octocat', ['octocat2', 'octo'], false],
    ['renovate[bot]', ['renovate[bot]'], true],
    ['renovate[bot]', ['renovate'], false],
    ['renovate', ['renovate[bot]'], false],
  ])('goes by the list, with %s against %j', async (actor, allowed, may) => {
    const refusal = await check(pullRequestTargetEvent(), { actor, allowed });
    expect(refusal === undefined).toBe(may);
    expect(github.requests).toEqual([]);
  });

  it('lets no bot in by its role', async () => {
    const refusal = await check(pullRequestTargetEvent(), { actor: 'renovate[bot]' });
    expect(refusal).toContain('bots may only when allowed-actors names them in full');
    expect(github.requests).toEqual([]);
  });

  it('refuses nobody in particular', async () => {
    expect(await check(pullRequestCommentEvent(), { actor: '' })).toContain('"" may not spend');
  });

  it('looks at who began the run that a workflow_run follows, whoever re-ran it', async () => {
    github.setRole('Codertocat', 'admin');
    const rerun = { workflow_run: { triggering_actor: { login: 'Codertocat' } } };
    expect(await check(workflowRunEvent(rerun), { actor: 'Codertocat' })).toContain(
      '"octocat" may not spend',
    );
  });

  it('looks also at who re-ran it', async () => {
    github.setRole('Codertocat', 'admin');
    const rerun = {
      workflow_run: { actor: { login: 'Codertocat' }, triggering_actor: { login: 'octocat' } },
    };
    expect(await check(workflowRunEvent(rerun), { actor: 'Codertocat' })).toContain(
      '"octocat" may not spend',
    );
  });

  it('asks once for one who has several parts', async () => {
    github.setRole('octocat', 'write');
    expect(await check(workflowRunEvent())).toBeUndefined();
    expect(github.requests).toHaveLength(1);
  });

  it.each([
    ['403', { answer: 403, message: 'Resource not accessible by integration' }, 'not accessible'],
    ['a server in trouble', { answer: 502, message: 'Bad gateway' }, 'Bad gateway'],
    ['a connection that breaks', { answer: 'reset' }, 'could not be checked'],
  ] as const)('refuses when the permission can not be read: %s', async (_, fault, words) => {
    github.setRole('Codertocat', 'admin');
    github.addFault({ at: 'repos/get-collaborator-permission-level', ...fault });
    const refusal = await check(pullRequestCommentEvent());
    expect(refusal).toContain('could not be checked');
    expect(refusal).toContain(words);
  });

  it.each([
    ['without a token', '', 'github-token is empty'],
    ['with a bad token', 'nobody', 'Bad credentials'],
  ])('refuses %s', async (_, token, words) => {
    const rest = { apiUrl: github.apiUrl, token };
    expect(await check(pullRequestCommentEvent(), { rest })).toContain(words);
  });
});
