import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { Access, TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import {
  commentMarker,
  StickyComment,
  type StickyCommentOptions,
} from '../../src/github/sticky-comment.ts';

const us = 'github-actions[bot]';
const marker = commentMarker({ key: 'ci review', runId: '77', runAttempt: 2 });
const earlier = commentMarker({ key: 'ci review', runId: '76', runAttempt: 1 });

describe('the marker of a comment', () => {
  it('begins alike for each run and tells runs apart at its end', () => {
    expect(marker.whole).toMatch(/^<!-- miteos-task key=[0-9a-f]{16} run=77 attempt=2 -->$/);
    expect(marker.whole.startsWith(earlier.start)).toBe(true);
    expect(earlier.whole).not.toBe(marker.whole);
  });

  it('tells keys apart, and no key can end it', () => {
    const forged = commentMarker({ key: '--> @everyone <!--', runId: '77', runAttempt: 2 });
    expect(forged.start).not.toBe(marker.start);
    expect(forged.whole).not.toContain('@everyone');
  });
});

describe('the comment of a step', () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start(options: GithubSandboxOptions = {}): Promise<GithubSandbox> {
    github = await startGithubSandbox(options);
    return github;
  }

  const open = (
    { apiUrl, token, repository }: GithubSandbox,
    changes: Partial<StickyCommentOptions> = {},
  ) =>
    new StickyComment({
      repository,
      issueNumber: 2,
      mode: 'update',
      marker,
      rest: { apiUrl, token },
      isPost: false,
      posted: undefined,
      ...changes,
    });

  const bodies = ({ comments }: GithubSandbox) => comments.map(({ body }) => body);
  const own = (text: string) => ({ issueNumber: 2, author: us, body: `${earlier.whole}\n${text}` });

  it('is made where there is none', async () => {
    const started = await start();
    const comment = open(started);
    expect(comment.marker).toBe(marker.whole);
    const posted = await comment.publish('report');
    expect(started.comments).toMatchObject([{ id: posted.id, issueNumber: 2, body: 'report' }]);
    expect(posted.url).toBe(
      `https://github.com/Codertocat/Hello-World/pull/2#issuecomment-${posted.id}`,
    );
    expect(started.violations).toEqual([]);
  });

  it('is made on a plain issue, too', async () => {
    const started = await start({ issues: [{ number: 1 }] });
    const { url } = await open(started, { issueNumber: 1 }).publish('report');
    expect(url).toContain('/issues/1#issuecomment-');
  });

  it('is found among several pages and edited', async () => {
    const started = await start();
    for (let n = 0; n < 120; n += 1)
      started.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
    const { id } = started.addComment(own('old'));
    for (let n = 0; n < 100; n += 1)
      started.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
    expect((await open(started).publish('new')).id).toBe(id);
    expect(started.comments.filter(({ author }) => author === us)).toMatchObject([{ body: 'new' }]);
    expect(started.violations).toEqual([]);
  });

  it('is the newest of several', async () => {
    const started = await start({ comments: [own('first'), own('second')] });
    await open(started).publish('new');
    expect(bodies(started)).toEqual([own('first').body, 'new']);
  });

  it.each([
    ['another author', { ...own('forged'), author: 'octocat' }],
    ['another bot', { ...own('forged'), author: 'renovate[bot]' }],
    ['another key', { ...own(''), body: '<!-- miteos-task key=0000000000000000 run=1 -->' }],
    ['a quote of ours', { ...own(''), body: `> ${earlier.whole}\n\nagreed` }],
    ['a comment that names it later', { ...own(''), body: `Look: ${earlier.whole}` }],
    ['a key that only begins like ours', { ...own(''), body: earlier.start.trim() + '0 -->' }],
  ])('is not taken from %s', async (_, comment) => {
    const started = await start({ comments: [comment] });
    await open(started).publish('new');
    expect(bodies(started)).toEqual([comment.body, 'new']);
  });

  it('is not looked for on other issues', async () => {
    const comments = [{ ...own('elsewhere'), issueNumber: 1 }];
    const started = await start({ issues: [{ number: 1 }], comments });
    await open(started).publish('new');
    expect(bodies(started)).toEqual([comments[0]?.body, 'new']);
  });

  it("is that of the token's own user", async () => {
    const permissions = { issues: 'write' } as const;
    const tokens = { app: { login: 'our-app[bot]', permissions } };
    const comments = [own('of the workflow'), { ...own('of the app'), author: 'our-app[bot]' }];
    const started = await start({ tokens, comments });
    await open(started, { rest: { apiUrl: started.apiUrl, token: 'app' } }).publish('new');
    expect(bodies(started)).toEqual([comments[0]?.body, 'new']);
    expect(started.violations).toEqual([]);
  });

  it('is that of the workflow where GitHub does not say whom the token stands for', async () => {
    const started = await start({ comments: [own('old')] });
    started.addFault({ at: 'graphql', answer: 502 });
    await open(started).publish('new');
    expect(bodies(started)).toEqual(['new']);
  });

  it('is edited in place when it is published again, without another look', async () => {
    const started = await start();
    const comment = open(started, { mode: 'new' });
    const first = await comment.publish('one');
    expect(await comment.publish('two')).toEqual(first);
    expect(bodies(started)).toEqual(['two']);
    expect(started.requests.map(({ point }) => point)).toEqual([
      'issues/create-comment',
      'issues/update-comment',
    ]);
  });

  it('is the one that an earlier phase made', async () => {
    const started = await start();
    const posted = await open(started, { mode: 'new' }).publish('one');
    await open(started, { mode: 'new', posted }).publish('two');
    expect(bodies(started)).toEqual(['two']);
  });

  it('is made anew each time with `new`', async () => {
    const started = await start({ comments: [own('old')] });
    await open(started, { mode: 'new' }).publish('new');
    expect(bodies(started)).toEqual([own('old').body, 'new']);
  });

  describe('with `recreate`', () => {
    it('moves to the end of the thread', async () => {
      const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };
      const started = await start({ comments: [own('old'), talk] });
      const comment = open(started, { mode: 'recreate' });
      await comment.publish('new');
      await comment.publish('newer');
      expect(bodies(started)).toEqual(['talk', 'newer']);
    });

    it('keeps the old one when the new one fails', async () => {
      const started = await start({ comments: [own('old')] });
      started.addFault({ at: 'issues/create-comment', answer: 500 });
      await expect(open(started, { mode: 'recreate' }).publish('new')).rejects.toThrow();
      expect(bodies(started)).toEqual([own('old').body]);
    });

    it.each([404, 500, 403] as const)(
      'is published although the old one stays (%s), and then edited',
      async (answer) => {
        const started = await start({ comments: [own('old')] });
        started.addFault({ at: 'issues/delete-comment', answer });
        const comment = open(started, { mode: 'recreate' });
        await comment.publish('new');
        await comment.publish('newer');
        expect(bodies(started)).toEqual([own('old').body, 'newer']);
      },
    );
  });

  it('is made again when somebody deleted it meanwhile', async () => {
    const started = await start();
    const comment = open(started);
    const first = await comment.publish('one');
    started.addFault({ at: 'issues/update-comment', answer: 404, message: 'Not Found' });
    const second = await comment.publish('two');
    expect(second.id).not.toBe(first.id);
    await comment.publish('three');
    expect(bodies(started)).toEqual(['one', 'three']);
  });

  it('is made again when it was deleted between look and edit', async () => {
    const started = await start({ comments: [own('old')] });
    started.addFault({ at: 'issues/update-comment', answer: 404 });
    await open(started).publish('new');
    expect(bodies(started)).toEqual([own('old').body, 'new']);
  });

  it('is found again when the answer to its making was lost', async () => {
    const started = await start();
    started.addFault({ at: 'issues/create-comment', answer: 'reset', takesEffect: true });
    const comment = open(started);
    await expect(comment.publish(`${marker.whole}\none`)).rejects.toThrow();
    await comment.publish('two');
    expect(bodies(started)).toEqual(['two']);
  });

  describe('says what to change', () => {
    const grant = (issues?: Access): TokenGrant => ({
      login: us,
      permissions: issues === undefined ? {} : { issues },
    });
    const tokens = { 'read-only': grant('read'), none: grant() };

    it.each([
      ['a read-only token', 'read-only', {}, 'Resource not accessible'],
      ['no permission at all', 'none', { isPrivate: true }, 'Resource not accessible'],
    ])('with %s', async (_, token, options, words) => {
      const started = await start({ tokens, ...options });
      const rest = { apiUrl: started.apiUrl, token };
      const failure = open(started, { rest }).publish('report');
      await expect(failure).rejects.toThrow(words);
      await expect(failure).rejects.toThrow('`permissions: pull-requests: write`');
    });

    it('on a locked conversation', async () => {
      const failure = open(await start({ pulls: [{ locked: true }] })).publish('report');
      await expect(failure).rejects.toThrow(/issue is locked.*a locked conversation takes no/);
    });

    it('on an issue that is not there', async () => {
      const failure = open(await start(), { issueNumber: 99 }).publish('report');
      await expect(failure).rejects.toThrow(/^no comment on #99: Not Found.*permissions/);
    });

    it('with a bad token', async () => {
      const started = await start();
      const rest = { apiUrl: started.apiUrl, token: 'nobody' };
      await expect(open(started, { rest }).publish('report')).rejects.toThrow(
        'github-token is not valid',
      );
    });

    it('without a token', async () => {
      const started = await start();
      const rest = { apiUrl: started.apiUrl, token: '' };
      await expect(open(started, { rest }).publish('report')).rejects.toThrow(
        'the input github-token is empty',
      );
      expect(started.requests).toEqual([]);
    });

    it.each([
      ['GitHub is in trouble', { at: 'issues/create-comment', answer: 503 }],
      ['the connection breaks', { at: 'issues/list-comments', answer: 'reset' }],
    ] satisfies [string, Fault][])('and blames no permission when %s', async (_, fault) => {
      const started = await start({ faults: [fault] });
      const failure = await open(started).publish('report').catch(String);
      expect(failure).toContain('no comment on #2');
      expect(failure).not.toContain('permissions');
    });
  });
});
