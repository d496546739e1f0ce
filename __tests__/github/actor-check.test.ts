import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { issuesEvent, pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  dependabotPullRequestEvent,
  forkPullRequestEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { Role } from '../../sandbox/github/rest/github-state.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import {
  findRefusal,
  type ActorCheckOptions,
  type AllowedActors,
} from '../../src/github/actor-check.ts';
import { readEventFacts } from '../../src/github/event.ts';
import { restOf, useGithub } from './use-github.ts';

describe('findRefusal', () => {
  const start = useGithub();
  let github: GithubSandbox;

  beforeEach(async () => {
    github = await start();
  });

  function find(
    { name, payload, actor }: GithubEvent,
    changes: Partial<ActorCheckOptions> = {},
  ): ReturnType<typeof findRefusal> {
    return findRefusal({
      event: readEventFacts(name, payload, changes.actor ?? actor),
      actor,
      firstActor: changes.actor ?? actor,
      repository: github.repository,
      allowed: ['write'],
      rest: restOf(github),
      ...changes,
    });
  }

  /** Returns the refusal as text. */
  async function check(...given: Parameters<typeof find>): Promise<string | undefined> {
    const refusal = await find(...given);
    return refusal && `${refusal.reason} ${refusal.advice}`;
  }

  function rewriteAnswer(answer: unknown): void {
    github.addFault({
      at: 'repos/get-collaborator-permission-level',
      answer: 'own',
      rewrite: (real) => ({ ...real, body: JSON.stringify(answer) }),
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
      expect(refusal).toMatch(
        /^"Codertocat" is not allowed to spend .* issue_comment: its permission on /,
      );
  });

  it('refuses an outsider who opened a pull request, and explains how to allow them', async () => {
    expect(await check(pullRequestTargetEvent())).toBe(
      '"octocat" is not allowed to spend Miteos credits on the event pull_request_target: its permission on ' +
        'Codertocat/Hello-World is "read", not write. To skip the task on such events, set `if-not-allowed: skip`. ' +
        'To allow "octocat", set `allowed-actors: write,octocat`.',
    );
  });

  it('suggests a list that also keeps the allowed actors', async () => {
    const allowed = ['Codertocat', 'renovate[bot]'];
    expect(await check(pullRequestTargetEvent(), { allowed })).toBe(
      '"octocat" is not allowed to spend Miteos credits on the event pull_request_target: it is not listed in allowed-actors. ' +
        'To skip the task on such events, set `if-not-allowed: skip`. ' +
        'To allow "octocat", set `allowed-actors: Codertocat,renovate[bot],octocat`.',
    );
  });

  it('checks the actor when a fork has access to secrets', async () => {
    expect(await check(forkPullRequestEvent())).toContain('"octocat" is not allowed to spend');
  });

  it.each([
    ['push', pushEvent()],
    ['schedule', scheduleEvent()],
    ['workflow_dispatch', workflowDispatchEvent()],
  ])('sends no request about insiders: %s', async (_, event) => {
    expect(await check(event)).toBeUndefined();
    expect(await check(event, { allowed: ['somebody'] })).toBeUndefined();
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['a comment', pullRequestCommentEvent()],
    ['a pull request of the repository', pullRequestEvent()],
  ])('sends no request when everybody is allowed: %s', async (_, event) => {
    expect(await check(event, { allowed: 'all' })).toBeUndefined();
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['a person with write access', 'maintainer', true],
    ['a person without it', 'octocat', false],
    ['the bot in the list', 'renovate[bot]', true],
    ['another bot', 'other[bot]', false],
    ['the person in the list', 'helper', true],
  ])('allows a list of `write` and names together: %s', async (_, actor, may) => {
    github.setRole('maintainer', 'write');
    const allowed = ['write', 'renovate[bot]', 'helper'];
    const refusal = await check(pullRequestTargetEvent(), { actor, allowed });
    expect(refusal === undefined).toBe(may);
  });

  it.each([
    ['OctoCat', ['someone', 'octocat'], true],
    ['octocat', ['octocat2', 'octo'], false],
    ['renovate[bot]', ['Renovate[BOT]'], true],
    ['renovate[bot]', ['renovate'], false],
    ['renovate', ['renovate[bot]'], false],
  ])('compares %s with the list %j', async (actor, allowed, may) => {
    const refusal = await check(pullRequestTargetEvent(), { actor, allowed });
    expect(refusal === undefined).toBe(may);
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['octocat', 'write', true],
    ['octocat', 'read', false],
    ['renovate[bot]', 'none', true],
    ['labeler[bot]', 'none', false],
  ] satisfies [string, Role, boolean][])(
    'accepts `write` and logins in one list: %s with the role %s',
    async (actor, role, may) => {
      github.setRole('octocat', role);
      const allowed = ['write', 'renovate[bot]'];
      const refusal = await check(pullRequestTargetEvent(), { actor, allowed });
      expect(refusal === undefined).toBe(may);
    },
  );

  it('does not treat `write` as a login', async () => {
    const refusal = await check(pullRequestTargetEvent(), { actor: 'write' });
    expect(refusal).toContain('"write" is not allowed to spend');
  });

  it('allows the role `owner` of Gitea and Forgejo', async () => {
    rewriteAnswer({ permission: 'owner', role_name: 'owner', user: null });
    expect(await check(pullRequestCommentEvent())).toBeUndefined();
  });

  it('does not allow a bot because of its role', async () => {
    const refusal = await check(pullRequestTargetEvent(), { actor: 'renovate[bot]' });
    expect(refusal).toContain('bots must be listed in allowed-actors by their full login');
    expect(github.requests).toEqual([]);
  });

  it('does not allow an app without brackets in its login', async () => {
    const answer = { permission: 'write', role_name: 'write', user: { type: 'Bot' } };
    rewriteAnswer(answer);
    const refusal = await check(pullRequestTargetEvent(), { actor: 'Copilot' });
    expect(refusal).toContain('bots must be listed in allowed-actors by their full login');
  });

  it('refuses an unknown actor', async () => {
    const refusal = await check(pullRequestCommentEvent(), { actor: '' });
    expect(refusal).toBe(
      'The event issue_comment is not allowed to spend Miteos credits: GitHub does not report who triggered it. ' +
        'To skip the task on such events, set `if-not-allowed: skip`. To allow everybody, set `allowed-actors: all`.',
    );
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['security-reviewer', 'write', true],
    ['write', 'read', false],
  ])('uses the base role of the custom role %s, which is %s', async (role, permission, may) => {
    rewriteAnswer({ permission, role_name: role, user: null });
    const refusal = await check(pullRequestCommentEvent());
    expect(refusal === undefined).toBe(may);
  });

  it.each([
    ['an outsider who pushes to their pull request', 'synchronize', 'octocat', false],
    ['a maintainer who labels it', 'labeled', 'Codertocat', true],
  ])('checks who acts, not who wrote the changes: %s', async (_, action, actor, may) => {
    github.setRole('Codertocat', 'write');
    const refusal = await check(pullRequestTargetEvent({ action }), { actor });
    expect(refusal === undefined).toBe(may);
  });

  describe('for a pull request from a branch of the repository', () => {
    const copilot = { login: 'Copilot', type: 'Bot' };
    const by = (author: string, changes: object = {}): GithubEvent => ({
      ...pullRequestEvent({ pull_request: { user: { login: author } }, ...changes }),
      actor: author,
    });
    const lookups = (): (string | undefined)[] =>
      github.requests.map(({ path }) => path.split('/').at(-2));

    it.each([
      ...['opened', 'edited', 'reopened', 'closed', 'labeled', 'assigned', 'review_requested'],
      ...['ready_for_review', 'synchronize'],
    ])('checks the role of a person: %s', async (action) => {
      github.setRole('maintainer', 'write');
      github.setRole('triager', 'triage');
      const event = by('mallory', { action });
      expect(await check(event)).toContain(
        '"mallory" is not allowed to spend Miteos credits on the event pull_request: its permission on',
      );
      expect(await check(event, { actor: 'triager' })).toContain(
        '"triager" is not allowed to spend',
      );
      expect(await check(event, { actor: 'maintainer' })).toBeUndefined();
      expect(lookups()).toEqual(['mallory', 'triager', 'maintainer']);
    });

    it('checks who re-ran it', async () => {
      github.setRole('maintainer', 'write');
      const { name, payload } = by('mallory');
      const event = readEventFacts(name, payload, 'mallory');
      const rerun = { event, actor: 'maintainer' };
      expect(await check(by('mallory'), rerun)).toBeUndefined();
      expect(lookups()).toEqual(['maintainer']);
    });

    it('also checks who triggered it when a bot re-ran it', async () => {
      github.setRole('maintainer', 'write');
      const checkFirst = (firstActor: string, allowed: AllowedActors = ['write']) =>
        check(by('renovate[bot]'), { actor: 'rerun[bot]', firstActor, allowed });
      expect(await checkFirst('mallory')).toContain('"mallory" is not allowed to spend');
      expect(await checkFirst('maintainer')).toBeUndefined();
      expect(await checkFirst('Rerun[bot]')).toBeUndefined();
      expect(lookups()).toEqual(['mallory', 'maintainer']);
      expect(await checkFirst('mallory', ['rerun[bot]'])).toContain(
        '"mallory" is not allowed to spend',
      );
    });

    it.each([
      ['Dependabot', dependabotPullRequestEvent()],
      ['Renovate', by('renovate[bot]')],
      ['the token of a workflow', by('github-actions[bot]')],
      ['an app without brackets', by('Copilot', { pull_request: { user: copilot } })],
    ])('sends no request about a bot with push access: %s', async (_, event) => {
      expect(await check(event)).toBeUndefined();
      expect(lookups()).toEqual([]);
    });

    it.each(['labeler[bot]', 'Copilot'])(
      'checks the author when a bot acts on it: %s',
      async (bot) => {
        github.setRole('maintainer', 'write');
        const changes = { sender: { login: bot, type: 'Bot' } };
        expect(await check(by('maintainer', changes), { actor: bot })).toBeUndefined();
        expect(await check(by('mallory', changes), { actor: bot })).toBe(
          `"${bot}" is not allowed to spend Miteos credits on the event pull_request: it is a bot, and the pull request is by "mallory", ` +
            'whose permission on Codertocat/Hello-World is "read", not write. ' +
            'To skip the task on such events, set `if-not-allowed: skip`. ' +
            `To allow "${bot}", set \`allowed-actors: write,${bot}\`.`,
        );
        expect(lookups()).toEqual(['maintainer', 'mallory']);
      },
    );

    it('refuses a bot when the author is unknown', async () => {
      const event = pullRequestEvent({ pull_request: { user: null } });
      const refusal = await check(event, { actor: 'labeler[bot]' });
      expect(refusal).toContain('GitHub does not report the author of the pull request');
    });

    it.each([
      ['octocat', ['octocat'], true],
      ['Codertocat', ['octocat'], false],
      ['renovate[bot]', ['octocat', 'Renovate[bot]'], true],
      ['renovate[bot]', ['octocat'], false],
    ])('compares only %s with the list %j', async (login, allowed, may) => {
      expect((await check(by(login), { allowed })) === undefined).toBe(may);
      expect(lookups()).toEqual([]);
    });

    it.each([403, 404, 502])("refuses when the role can't be read: %d", async (answer) => {
      const at = 'repos/get-collaborator-permission-level';
      github.addFault({ at, answer, times: Infinity });
      expect(await check(pullRequestEvent())).toContain('its permission on');
      expect(await check(pullRequestEvent())).toContain('could not be checked');
    });

    it.each([
      ['a fork', forkPullRequestEvent()],
      ['a fork, on its target', pullRequestTargetEvent()],
      ['a comment on it', pullRequestCommentEvent()],
    ])('does not allow a bot elsewhere: %s', async (_, event) => {
      const refusal = await check(event, { actor: 'renovate[bot]' });
      expect(refusal).toContain('bots must be listed in allowed-actors by their full login');
    });
  });

  describe('for a run that a comment of this action triggered', () => {
    const body = '<!-- miteos-task key=0123456789abcdef step=0123456789abcdef run=7 attempt=1 -->';
    const ours = (login: string): GithubEvent => ({
      ...pullRequestCommentEvent({ comment: { body, user: { login } } }),
      actor: login,
    });

    it.each<[string, AllowedActors]>([
      ['review-app[bot]', 'all'],
      ['machine-user', ['write']],
      ['machine-user', 'all'],
      ['review-app[bot]', ['review-app', 'octocat']],
    ])('refuses %s, with %j', async (login, allowed) => {
      github.setRole('machine-user', 'admin');
      const refusal = await check(ours(login), { allowed });
      expect(refusal).toContain(`"${login}" is not allowed to spend`);
      expect(refusal).toContain('would trigger itself in a loop');
      const list = allowed === 'all' ? ['write', login] : [...allowed, login];
      expect(refusal).toContain(`set \`allowed-actors: ${list.join(',')}\``);
      expect(github.requests).toEqual([]);
    });

    it('allows it when the account is listed', async () => {
      const allowed = ['Review-App[bot]'];
      expect(await check(ours('review-app[bot]'), { allowed })).toBeUndefined();
    });

    it('refuses the account that opened an issue with a report, on `issues`', async () => {
      github.setRole('machine-user', 'admin');
      const issue = { body, user: { login: 'machine-user' } };
      const refusal = await check({ ...issuesEvent({ issue }), actor: 'machine-user' });
      expect(refusal).toContain('the issue that triggered the run starts like one of this action');
    });

    it('allows a person who re-runs it or edits the comment', async () => {
      github.setRole('Codertocat', 'write');
      const event = ours('review-app[bot]');
      expect(await check(event, { actor: 'Codertocat' })).toBeUndefined();
      expect(await check(event, { actor: 'Codertocat', allowed: 'all' })).toBeUndefined();
    });

    it('refuses everybody when the author is unknown', async () => {
      const event = pullRequestCommentEvent({ comment: { body, user: null } });
      const refusal = await check(event, { allowed: 'all' });
      expect(refusal).toContain('is not allowed to spend');
      expect(refusal).toContain('GitHub does not report its author');
      expect(refusal).not.toContain('the same account');
    });
  });

  it.each([
    ['who started', { triggering_actor: { login: 'Codertocat' } }],
    ['who re-ran', { actor: { login: 'Codertocat' }, triggering_actor: { login: 'octocat' } }],
  ])('also checks %s the run that a workflow_run follows', async (_, workflow_run) => {
    github.setRole('Codertocat', 'admin');
    const refusal = await check(workflowRunEvent({ workflow_run }), { actor: 'Codertocat' });
    expect(refusal).toContain('"octocat" is not allowed to spend');
  });

  it.each([
    ['who started it', { actor: null }],
    ['who re-ran it', { triggering_actor: null }],
  ])('refuses a workflow_run without information on %s', async (_, run) => {
    github.setRole('Codertocat', 'admin');
    const { payload } = workflowRunEvent();
    const told = { actor: { login: 'Codertocat' }, triggering_actor: { login: 'Codertocat' } };
    const workflow_run = { ...told, ...run };
    const event = { ...workflowRunEvent(), payload: { ...payload, workflow_run } };
    const refusal = await check(event, { actor: 'Codertocat' });
    expect(refusal).toContain('GitHub does not report who triggered it');
    expect(await check(event, { actor: 'Codertocat', allowed: ['Codertocat'] })).toBeDefined();
    expect(await check(event, { actor: 'Codertocat', allowed: 'all' })).toBeUndefined();
  });

  it('checks an actor with several roles in the event only once', async () => {
    github.setRole('octocat', 'write');
    expect(await check(workflowRunEvent())).toBeUndefined();
    expect(github.requests).toHaveLength(1);
  });

  it.each([
    ['502', { answer: 502 }],
    ['503', { answer: 503 }],
    ['403 with Retry-After', { answer: 403, headers: { 'retry-after': '5' } }],
    ['429', { answer: 429 }],
    ['a reset', { answer: 'reset' }],
  ] as const)('retries after one failed request: %s', async (_, fault) => {
    github.setRole('Codertocat', 'write');
    github.addFault({ at: 'repos/get-collaborator-permission-level', ...fault });
    expect(await check(pullRequestCommentEvent())).toBeUndefined();
  });

  it.each([
    ['a missing permission', { answer: 403, message: 'Resource not accessible' }, 'not accessible'],
    ['an exceeded rate limit', { answer: 429, message: 'Slow down' }, 'Re-run the job later'],
    [
      'an IP allow list',
      { answer: 403, message: 'has an IP allow list enabled' },
      "the runner's address",
    ],
    ['a server error', { answer: 502, message: 'x'.repeat(5000) }, /\(x{300}\)/],
    ['a broken connection', { answer: 'reset' }, 'could not be checked'],
  ] as const)("refuses when the permission can't be read: %s", async (_, fault, message) => {
    github.setRole('Codertocat', 'admin');
    const at = 'repos/get-collaborator-permission-level';
    github.addFault({ at, times: Infinity, ...fault });
    const refusal = await check(pullRequestCommentEvent());
    expect(refusal).toContain('could not be checked');
    expect(refusal).toMatch(message);
  });

  it('distinguishes a refused actor from one that could not be checked', async () => {
    expect(await find(pullRequestTargetEvent())).toMatchObject({ isUnchecked: false });
    github.addFault({
      at: 'repos/get-collaborator-permission-level',
      answer: 403,
      times: Infinity,
    });
    expect(await find(pullRequestTargetEvent())).toMatchObject({ isUnchecked: true });
  });

  it.each([
    ['no permission', {}],
    ['a permission that is not a string', { permission: 3 }],
    ['a list', []],
  ])('refuses when GitHub returns %s', async (_, answer) => {
    rewriteAnswer(answer);
    expect(await check(pullRequestCommentEvent())).toContain(
      'could not be checked (GitHub returned no permission)',
    );
  });

  it.each([
    ['without a token', '', 'github-token is empty'],
    ['with a bad token', 'nobody', 'Bad credentials'],
  ])('refuses %s', async (_, token, message) => {
    const rest = restOf({ ...github, token });
    expect(await check(pullRequestCommentEvent(), { rest })).toContain(message);
  });
});
