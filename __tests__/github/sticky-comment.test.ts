import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { Access, TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import type { GithubSandboxOptions } from '../../sandbox/github/start-github-sandbox.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  markerOf,
  openComment,
  say,
  us,
} from './comment-of-step.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { restOf, useGithub } from './use-github.ts';

const earlier = markerOf('76', 'task_0');
const live = { kind: 'live' } as const;
const modes = ['update', 'recreate', 'new'] as const;

const usedUp: Fault['rewrite'] = (real) => ({
  ...real,
  body: '{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}',
});
const noViewer: Fault['rewrite'] = (real) => ({ ...real, body: '{"data":{"viewer":null}}' });

describe('the comment of a step', () => {
  const start = useGithub();

  it('is created when there is none', async () => {
    const github = await start();
    const posted = await say(openComment(github), 'report');
    const body = `${markerOf('77', 'task_1', 2)}\n\nreport`;
    expect(github.comments).toMatchObject([{ id: posted.id, issueNumber: 2, body }]);
    expect(posted.url).toContain(`Hello-World/pull/2#issuecomment-${posted.id}`);
  });

  it('is found on any page and edited', async () => {
    const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };
    const page = Array.from({ length: 120 }, () => talk);
    const github = await start({ comments: [...page, earlierComment('old'), ...page] });
    await say(openComment(github), 'new');
    expect(bodiesOf(github).indexOf('new')).toBe(120);
    expect(github.comments).toHaveLength(241);
  });

  describe('that only updates one', () => {
    const update = { isOnlyUpdate: true };

    it.each(modes)('is not made where there is none, with %s', async (mode) => {
      const talk = { issueNumber: 2, author: us, body: 'talk' };
      const github = await start({ comments: [talk] });
      const publication = await openComment(github, { mode }).publish(draftOf('quiet', update));
      expect(publication).toEqual({ kind: 'none' });
      expect(bodiesOf(github)).toEqual(['talk']);
    });

    it.each(['update', 'recreate'] as const)(
      'takes the place of that of an earlier run, with %s',
      async (mode) => {
        const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };
        const github = await start({ comments: [earlierComment('old'), talk] });
        await say(openComment(github, { mode }), 'quiet', update);
        expect(bodiesOf(github)).toEqual(['quiet', 'talk']);
        expect(github.comments[0]?.body).toContain(markerOf('77', 'task_1', 2));
      },
    );

    it.each(modes)('takes the place of its own live one, with %s', async (mode) => {
      const github = await start({ comments: [earlierComment('old')] });
      const comment = openComment(github, { mode });
      await say(comment, 'running', live);
      await say(comment, 'quiet', update);
      expect(bodiesOf(github)).toEqual(mode === 'new' ? ['old', 'quiet'] : ['quiet']);
    });

    it('leaves that of a newer run', async () => {
      const github = await start({ comments: [earlierComment('newer', markerOf('78'))] });
      github.addRun(78);
      const publication = await openComment(github).publish(draftOf('quiet', update));
      expect(publication.kind).toBe('superseded');
      expect(bodiesOf(github)).toEqual(['newer']);
    });
  });

  it.each([
    ['another author', { ...earlierComment('forged'), author: 'octocat' }],
    ['another bot', { ...earlierComment('forged'), author: 'renovate[bot]' }],
    ['another key', earlierComment('', earlier.replace(/key=\w+/, 'key=0000000000000000'))],
    ['a quote of ours', earlierComment('agreed', `> ${earlier}\n`)],
    ['a comment with a marker further down', earlierComment('', `Look:\n${earlier}`)],
    ['another issue', { ...earlierComment('elsewhere'), issueNumber: 1 }],
  ])('does not replace the comment of %s', async (_, comment) => {
    const github = await start({ issues: [{ number: 1 }], comments: [comment] });
    await say(openComment(github), 'new');
    expect(github.comments.map(({ body }) => body)).toEqual([
      comment.body,
      expect.stringMatching(/new$/),
    ]);
  });

  it("is written by the token's own account, which is looked up once", async () => {
    const app = { login: 'our-app[bot]', permissions: { issues: 'write' } } as const;
    const comments = [earlierComment('of the workflow')];
    const github = await start({ tokens: { app }, comments });
    github.addComment({ ...earlierComment('of the app'), author: app.login });
    github.addFault({ at: 'graphql', answer: 502, times: 2 });
    const rest = restOf({ ...github, token: 'app' });
    await say(openComment(github, { rest, mode: 'recreate' }), 'new');
    expect(bodiesOf(github)).toEqual(['of the workflow', 'new']);
    expect(github.requests.filter(({ point }) => point === 'graphql')).toHaveLength(3);
  });

  describe.each<[string, Omit<Fault, 'at'>]>([
    ['its rate limit is exceeded', { answer: 'own', rewrite: usedUp }],
    ['its rate limit is exceeded, with 403', { answer: 403, message: 'API rate limit exceeded' }],
    ['the server does not support it', { answer: 404 }],
    ['it returns an error', { answer: 502 }],
    ['it returns no viewer', { answer: 'own', rewrite: noViewer }],
  ])('when GraphQL does not return the account of the token: %s', (_, fault) => {
    const open = async (login: string, comments: GithubSandboxOptions['comments'] = []) => {
      const tokens = { ours: { login, permissions: { issues: 'write' } } } as const;
      const github = await start({ tokens, comments });
      github.addFault({ at: 'graphql', times: Infinity, ...fault });
      const clock = new FakeClock();
      const rest = restOf({ ...github, token: 'ours' }, { clock });
      return { github, comment: openComment(github, { rest }), clock };
    };

    it.each([us, 'our-app[bot]', 'octocat'])('is no second one of %s', async (login) => {
      const { github, comment, clock } = await open(login, [
        { ...earlierComment('old'), author: login },
      ]);
      await say(comment, 'new');
      expect(bodiesOf(github)).toEqual(['new']);
      expect(clock.monotonicMs()).toBeLessThan(10_000);
    });

    it('is not the comment of a person, who can copy a marker', async () => {
      const { github, comment } = await open(us, [
        { ...earlierComment('forged'), author: 'mallory' },
      ]);
      await say(comment, 'new');
      expect(bodiesOf(github)).toEqual(['forged', 'new']);
    });

    it('is not the comment of a bot when REST returns the account of the token', async () => {
      const { github, comment } = await open('octocat', [earlierComment('of a bot')]);
      await say(comment, 'new');
      expect(bodiesOf(github)).toEqual(['of a bot', 'new']);
    });
  });

  it('is not written by an obsolete draft', async () => {
    const github = await start();
    const hold = github.hold('issues/list-comments', 'before-effect');
    const end = new AbortController();
    const said = openComment(github).publish(draftOf('live', { ...live, end: end.signal }));
    await hold.reached;
    end.abort();
    hold.release();
    await expect(said).rejects.toThrow();
    expect(github.comments).toEqual([]);
  });

  it.each(modes)('is edited in place when it is published again (%s)', async (mode) => {
    const github = await start();
    const comment = openComment(github, { mode });
    const first = await say(comment, 'one', live);
    github.addFault({ at: 'issues/list-comments', answer: 403, times: Infinity });
    expect(await say(comment, 'two', live)).toEqual(first);
    expect(bodiesOf(github)).toEqual(['two']);
  });

  it.each(modes)(
    'is found by the post step even if main never got the response (%s)',
    async (mode) => {
      const github = await start();
      await say(openComment(github, { mode }), 'live', live);
      await say(openComment(github, { mode }), 'report');
      expect(bodiesOf(github)).toEqual(['report']);
    },
  );

  it.each(modes)('is made again when somebody deleted it (%s)', async (mode) => {
    const github = await start();
    const comment = openComment(github, { mode });
    const { id } = await say(comment, 'live', live);
    github.removeComment(id);
    await say(comment, 'report');
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it('is created again when it was deleted between search and edit', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    github.addFault({ at: 'issues/update-comment', answer: 404 });
    await say(openComment(github), 'new');
    expect(bodiesOf(github)).toEqual(['new']);
  });

  it.each(modes)('is not made twice when the answer to its making was lost (%s)', async (mode) => {
    const github = await start();
    const at = 'issues/create-comment';
    github.addFault({ at, answer: 'reset', takesEffect: true });
    await say(openComment(github, { mode }), 'report');
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it.each([
    ['a page of a proxy', 200, 'text/html', '<p>Welcome'],
    ['nothing', 201, 'application/json', ''],
    ['no content', 204, 'application/json', ''],
    ['an empty object', 201, 'application/json', '{}'],
    ['a list', 200, 'application/json', '[]'],
    ['an incomplete comment', 201, 'application/json', '{"id":null,"html_url":null}'],
  ])('is searched for when the response to its creation is %s', async (_, status, type, body) => {
    const github = await start();
    const rewrite = () => ({ status, headers: { 'content-type': type }, body });
    github.addFault({ at: 'issues/create-comment', answer: 'own', rewrite });
    const { id, url } = await say(openComment(github), 'report');
    expect(github.comments).toMatchObject([{ id }]);
    expect(url).toContain(`#issuecomment-${id}`);
  });

  it('keeps its URL for any response to its edit', async () => {
    const github = await start();
    const comment = openComment(github);
    const posted = await say(comment, 'one', live);
    const headers = { 'content-type': 'application/json' };
    const rewrite = () => ({ status: 200, headers, body: '{}' });
    github.addFault({ at: 'issues/update-comment', answer: 'own', rewrite });
    expect(await say(comment, 'two')).toEqual(posted);
    expect(bodiesOf(github)).toEqual(['two']);
  });

  it('is written after a secondary rate limit that only says when it ends', async () => {
    const github = await start();
    const clock = new FakeClock();
    const headers = { 'x-ratelimit-reset': String(clock.wallMs() / 1000 + 30) };
    const message = 'You have exceeded a secondary rate limit';
    github.addFault({ at: 'issues/create-comment', answer: 403, message, headers });
    await say(openComment(github, { rest: restOf(github, { clock }) }), 'report');
    expect([bodiesOf(github), clock.monotonicMs()]).toEqual([['report'], 30_000]);
  });

  it('is created after a short outage, and fails after a long one', async () => {
    const github = await start();
    github.addFault({ at: 'issues/create-comment', answer: 502, times: 2 });
    await say(openComment(github), 'report');
    github.addFault({ at: 'issues/create-comment', answer: 502, times: Infinity });
    await expect(say(openComment(github, { mode: 'new' }), 'x', { taskId: 'b' })).rejects.toThrow();
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it('is a new one for each task with `new`', async () => {
    const github = await start({ comments: [earlierComment('old')] });
    await say(openComment(github, { mode: 'new' }), 'new');
    expect(bodiesOf(github)).toEqual(['old', 'new']);
  });
});

describe('the place of a comment', () => {
  const start = useGithub();

  it('is the issue that is found', async () => {
    const github = await start({ issues: [{ number: 1 }] });
    const findIssueNumber = () => Promise.resolve(1);
    const { url } = await say(openComment(github, { findIssueNumber }), 'report');
    expect(url).toContain('/issues/1#issuecomment-');
  });

  it('is known when main has created the comment', async () => {
    const github = await start();
    const posted = await say(openComment(github), 'live', live);
    const findIssueNumber = () => Promise.reject(new Error('moved on'));
    await say(openComment(github, { findIssueNumber, posted }), 'report');
    expect(bodiesOf(github)).toEqual(['report']);
  });

  it('is missing with an error that says why', async () => {
    const findIssueNumber = () => Promise.reject(new Error('No open pull request.'));
    const comment = openComment(await start(), { findIssueNumber });
    await expect(say(comment, 'report')).rejects.toThrow(
      'There is no pull request or issue to comment on. No open pull request.',
    );
  });
});

const TOO_MANY = 'Commenting is disabled on issues with more than 2500 comments';
const ALLOW_LIST =
  'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, ' +
  'and your IP address is not permitted to access this resource.';

describe('a comment that cannot be written says what to change', () => {
  const start = useGithub();
  const grant = (issues?: Access): TokenGrant => ({
    login: us,
    permissions: issues === undefined ? {} : { issues },
  });
  const tokens = { 'read-only': grant('read'), none: grant() };
  const failing = (fault: Omit<Fault, 'at' | 'times'>): GithubSandboxOptions => ({
    faults: [{ at: 'issues/create-comment', times: Infinity, ...fault }],
  });

  interface Case {
    readonly options?: GithubSandboxOptions;
    readonly token?: string;
    readonly issueNumber?: number;
  }

  async function failureOf({ options = {}, token, issueNumber = 2 }: Case): Promise<string> {
    const github = await start({ tokens, ...options });
    const rest = restOf(token === undefined ? github : { ...github, token });
    const findIssueNumber = () => Promise.resolve(issueNumber);
    const comment = openComment(github, { rest, findIssueNumber });
    return say(comment, 'report').then(() => 'published', String);
  }

  const permission = /[Tt]he job needs `permissions: pull-requests: write`/;

  it.each<[string, Case, RegExp]>([
    ['with a read-only token', { token: 'read-only' }, /Resource not accessible/],
    [
      'without any permission',
      { token: 'none', options: { isPrivate: true } },
      /Resource not accessible/,
    ],
    [
      'on a locked conversation',
      { options: { pulls: [{ locked: true }] } },
      /issue is locked.*Unlock the conversation, or set `comment: never`/,
    ],
    [
      'when comments are disabled',
      { options: failing({ answer: 410, message: 'Issues are disabled for this repo' }) },
      /disabled.*`comment: never`/,
    ],
    ['with an invalid token', { token: 'nobody' }, /input github-token is invalid or has expired/],
  ])('%s', async (_, which, words) => {
    const failure = await failureOf(which);
    expect(failure).toMatch(/^(?:Permission)?Error: Could not write the comment on #\d+: /);
    expect(failure).toMatch(words);
    expect(failure).toMatch(permission);
  });

  it.each<[string, Case, string]>([
    ['without a token', { token: '' }, 'the input github-token is empty.'],
    ['when GitHub has an outage', { options: failing({ answer: 503, message: 'Oh' }) }, ': Oh.'],
    [
      'when connections fail',
      { options: failing({ answer: 'reset' }) },
      'Could not write the comment',
    ],
    [
      'when a rate limit is exceeded',
      { options: failing({ answer: 403, message: 'API rate limit exceeded' }) },
      'Re-run the job later',
    ],
    [
      'on an issue that does not exist',
      { issueNumber: 99 },
      'Not Found - https://docs.github.com/rest. The repository has no #99, or the input github-token has no access',
    ],
    [
      'on an issue that was deleted',
      { options: failing({ answer: 410, message: 'This issue was deleted' }) },
      'This issue was deleted. Check the input issue-number.',
    ],
    [
      'in an archived repository',
      { options: failing({ answer: 403, message: 'Repository was archived so is read-only.' }) },
      'archived so is read-only. Unarchive the repository, or set `comment: never`.',
    ],
    [
      'on an issue with more comments than GitHub allows',
      { options: failing({ answer: 403, message: TOO_MANY }) },
      'more than 2500 comments. Set the input issue-number to another issue, or set',
    ],
    [
      'when an IP allow list blocks the runner',
      { options: failing({ answer: 403, message: ALLOW_LIST }) },
      "Add the runner's address to the organization's IP allow list",
    ],
    [
      'when the organization requires single sign-on',
      { options: failing({ answer: 403, message: 'Resource protected by SAML enforcement.' }) },
      'SAML enforcement. Authorize the input github-token',
    ],
    [
      'when GitHub refuses for an unknown reason',
      { options: failing({ answer: 403, message: 'Repository access blocked' }) },
      'Repository access blocked.',
    ],
  ])('without advice on permissions %s', async (_, which, words) => {
    const failure = await failureOf(which);
    expect(failure).toContain(words);
    expect(failure).not.toContain('permissions');
  });

  it('in a short message for any response of a proxy', async () => {
    const message = `<html>${'x'.repeat(9000)}`;
    const failure = await failureOf({ options: failing({ answer: 422, message }) });
    expect(failure).toMatch(/^Error: Could not write the comment on #2: [^]{1,400}$/);
  });
});
