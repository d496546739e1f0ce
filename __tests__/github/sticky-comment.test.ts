import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { Access, TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  markerOf,
  openComment,
  say,
  us,
  useGithub,
} from './comment-of-step.ts';

const earlier = markerOf('76', 'task_0');

/** Something ends as soon as somebody pauses. */
class ClockUntilPause extends FakeClock {
  readonly end = new AbortController();

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const slept = super.sleep(ms, signal);
    queueMicrotask(() => {
      this.end.abort();
    });
    return slept;
  }
}

describe('the comment of a step', () => {
  const start = useGithub();

  it('is made where there is none', async () => {
    const started = await start();
    const posted = await say(openComment(started), 'report');
    const body = `${markerOf('77', 'task_1', 2)}\n\nreport`;
    expect(started.comments).toMatchObject([{ id: posted.id, issueNumber: 2, body }]);
    expect(posted.url).toBe(
      `https://github.com/Codertocat/Hello-World/pull/2#issuecomment-${posted.id}`,
    );
  });

  it('is made on a plain issue, too', async () => {
    const started = await start({ issues: [{ number: 1 }] });
    const { url } = await say(openComment(started, { issueNumber: 1 }), 'report');
    expect(url).toContain('/issues/1#issuecomment-');
  });

  it('is found among several pages and edited', async () => {
    const started = await start();
    for (let n = 0; n < 120; n += 1)
      started.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
    const { id } = started.addComment(earlierComment('old'));
    for (let n = 0; n < 100; n += 1)
      started.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
    expect((await say(openComment(started), 'new')).id).toBe(id);
    expect(started.comments.filter(({ author }) => author === us)).toHaveLength(1);
    expect(bodiesOf(started)).toContain('new');
  });

  it('is the one of the latest run', async () => {
    const latest = earlierComment('latest', markerOf('76', 'task_0', 2));
    const started = await start({
      comments: [earlierComment('first'), latest, earlierComment('second')],
    });
    await say(openComment(started), 'new');
    expect(bodiesOf(started)).toEqual(['first', 'new', 'second']);
  });

  it.each([
    ['another author', { ...earlierComment('forged'), author: 'octocat' }],
    ['another bot', { ...earlierComment('forged'), author: 'renovate[bot]' }],
    ['another key', earlierComment('', earlier.replace(/key=\w+/, 'key=0000000000000000'))],
    ['a quote of ours', earlierComment('agreed', `> ${earlier}\n`)],
    ['a comment that names it later', earlierComment('', `Look: ${earlier}`)],
    ['a comment that has it on a later line', earlierComment('', `Look:\n${earlier}`)],
    ['a key that only begins like ours', earlierComment('', earlier.replace(' step', '0 step'))],
  ])('is not taken from %s', async (_, comment) => {
    const started = await start({ comments: [comment] });
    await say(openComment(started), 'new');
    expect(started.comments.map(({ body }) => body)).toEqual([
      comment.body,
      expect.stringMatching(/new$/),
    ]);
  });

  it('is not looked for on other issues', async () => {
    const comments = [{ ...earlierComment('elsewhere'), issueNumber: 1 }];
    const started = await start({ issues: [{ number: 1 }], comments });
    await say(openComment(started), 'new');
    expect(bodiesOf(started)).toEqual(['elsewhere', 'new']);
  });

  it("is that of the token's own user", async () => {
    const permissions = { issues: 'write' } as const;
    const tokens = { app: { login: 'our-app[bot]', permissions } };
    const comments = [
      earlierComment('of the workflow'),
      { ...earlierComment('of the app'), author: 'our-app[bot]' },
    ];
    const started = await start({ tokens, comments });
    await say(openComment(started, { rest: { apiUrl: started.apiUrl, token: 'app' } }), 'new');
    expect(bodiesOf(started)).toEqual(['of the workflow', 'new']);
  });

  it('is that of the workflow where GitHub does not say whom the token stands for', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    started.addFault({ at: 'graphql', answer: 502, times: Infinity });
    await say(openComment(started), 'new');
    expect(bodiesOf(started)).toEqual(['new']);
  });

  it('is that of the workflow at once where GitHub refuses to say whom the token stands for', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    const refused = started.addFault({ at: 'graphql', answer: 403, times: Infinity });
    const clock = new FakeClock();
    await say(openComment(started, { clock }), 'new');
    expect([bodiesOf(started), refused.fired, clock.monotonicMs()]).toEqual([['new'], 1, 0]);
  });

  describe("of the token's own user", () => {
    const app = { login: 'our-app[bot]', permissions: { issues: 'write' } } as const;
    const comments = [{ ...earlierComment('old'), author: app.login }];
    const startWithApp = async () => {
      const started = await start({ tokens: { app }, comments });
      return { started, rest: { apiUrl: started.apiUrl, token: 'app' } };
    };

    it.each([
      ['is in trouble', { answer: 502, times: 2 }],
      ['breaks the connection', { answer: 'reset' }],
      ['has a limit', { answer: 403, headers: { 'retry-after': '5' } }],
    ] satisfies [string, Omit<Fault, 'at'>][])(
      'is found after a moment in which GitHub %s',
      async (_, fault) => {
        const { started, rest } = await startWithApp();
        started.addFault({ at: 'graphql', ...fault });
        await say(openComment(started, { rest }), 'new');
        expect(bodiesOf(started)).toEqual(['new']);
      },
    );

    it('is looked for again without asking whose it is', async () => {
      const { started, rest } = await startWithApp();
      const comment = openComment(started, { rest });
      started.removeComment((await say(comment, 'one')).id);
      await say(comment, 'two');
      const points = started.requests.map(({ point }) => point);
      const asked = (at: string): number => points.filter((point) => point === at).length;
      expect([asked('issues/list-comments'), asked('graphql')]).toEqual([2, 1]);
    });

    it('is not made a second time by a draft that nobody wants any more', async () => {
      const { started, rest } = await startWithApp();
      const end = new AbortController();
      const where = (): boolean => {
        end.abort();
        return true;
      };
      started.addFault({ at: 'graphql', answer: 502, where });
      const draft = draftOf('live', { isLive: true, end: end.signal });
      await expect(openComment(started, { rest }).publish(draft)).rejects.toThrow();
      expect(bodiesOf(started)).toEqual(['old']);
    });
  });

  it('does not keep waiting to publish a draft that nobody wants any more', async () => {
    const started = await start();
    const headers = { 'retry-after': '60' };
    const fault = { at: 'issues/create-comment', answer: 403, headers, times: Infinity } as const;
    const limited = started.addFault(fault);
    const clock = new ClockUntilPause();
    const draft = draftOf('live', { isLive: true, end: clock.end.signal });
    await expect(openComment(started, { clock }).publish(draft)).rejects.toThrow();
    expect([limited.fired, clock.monotonicMs()]).toEqual([1, 0]);
  });

  it('is edited in place when it is published again, without another look', async () => {
    const started = await start();
    const comment = openComment(started, { mode: 'new' });
    const first = await say(comment, 'one');
    expect(await say(comment, 'two')).toEqual(first);
    expect(bodiesOf(started)).toEqual(['two']);
    expect(started.requests.map(({ point }) => point)).toEqual([
      'issues/create-comment',
      'issues/get-comment',
      'issues/update-comment',
    ]);
  });

  it('is the one that an earlier phase made', async () => {
    const started = await start();
    const posted = await say(openComment(started, { mode: 'new' }), 'one');
    await say(openComment(started, { mode: 'new', posted }), 'two');
    expect(bodiesOf(started)).toEqual(['two']);
  });

  it('is made anew each time with `new`', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    await say(openComment(started, { mode: 'new' }), 'new');
    expect(bodiesOf(started)).toEqual(['old', 'new']);
  });

  describe('with `recreate`', () => {
    it('moves to the end of the thread', async () => {
      const talk = { issueNumber: 2, author: 'octocat', body: 'talk' };
      const started = await start({ comments: [earlierComment('old'), talk] });
      const comment = openComment(started, { mode: 'recreate' });
      await say(comment, 'new');
      await say(comment, 'newer');
      expect(bodiesOf(started)).toEqual(['talk', 'newer']);
    });

    it('keeps the old one when the new one fails', async () => {
      const started = await start({ comments: [earlierComment('old')] });
      started.addFault({ at: 'issues/create-comment', answer: 500, times: 3 });
      await expect(say(openComment(started, { mode: 'recreate' }), 'new')).rejects.toThrow();
      expect(bodiesOf(started)).toEqual(['old']);
    });

    it.each([404, 500, 403] as const)(
      'is published although the old one stays (%s), and then edited',
      async (answer) => {
        const started = await start({ comments: [earlierComment('old')] });
        started.addFault({ at: 'issues/delete-comment', answer });
        const comment = openComment(started, { mode: 'recreate' });
        await say(comment, 'new');
        await say(comment, 'newer');
        expect(bodiesOf(started)).toEqual(['old', 'newer']);
      },
    );
  });

  it('is made again when somebody deleted it meanwhile', async () => {
    const started = await start();
    const comment = openComment(started);
    const first = await say(comment, 'one');
    started.addFault({ at: 'issues/update-comment', answer: 404, message: 'Not Found' });
    const second = await say(comment, 'two');
    expect(second.id).not.toBe(first.id);
    await say(comment, 'three');
    expect(bodiesOf(started)).toEqual(['one', 'three']);
  });

  it('is made again when it was deleted between look and edit', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    started.addFault({ at: 'issues/update-comment', answer: 404 });
    await say(openComment(started), 'new');
    expect(bodiesOf(started)).toEqual(['old', 'new']);
  });

  it.each(['update', 'new', 'recreate'] as const)(
    'is not made twice when the answer to its making was lost (%s)',
    async (mode) => {
      const started = await start();
      started.addFault({ at: 'issues/create-comment', answer: 'reset', takesEffect: true });
      await say(openComment(started, { mode }), 'one');
      expect(bodiesOf(started)).toEqual(['one']);
    },
  );

  it.each(['update', 'new', 'recreate'] as const)(
    'is found by the post step although main never learnt of it (%s)',
    async (mode) => {
      const started = await start();
      await say(openComment(started, { mode }), 'live', { isLive: true });
      await say(openComment(started, { mode, isPost: true }), 'report');
      expect(bodiesOf(started)).toEqual(['report']);
    },
  );

  it('is published after a moment of trouble', async () => {
    const started = await start({ comments: [earlierComment('old')] });
    started.addFault({ at: 'issues/list-comments', answer: 502 });
    const headers = { 'retry-after': '2' };
    started.addFault({ at: 'issues/update-comment', answer: 403, headers });
    await say(openComment(started), 'new');
    expect(bodiesOf(started)).toEqual(['new']);
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
      const failure = say(openComment(started, { rest }), 'report');
      await expect(failure).rejects.toThrow(words);
      await expect(failure).rejects.toThrow('`permissions: pull-requests: write`');
    });

    it('on a locked conversation', async () => {
      const failure = say(openComment(await start({ pulls: [{ locked: true }] })), 'report');
      await expect(failure).rejects.toThrow(
        /issue is locked.*Unlock the conversation.*`permissions: pull-requests: write`/,
      );
    });

    it('on an issue that is not there', async () => {
      const failure = say(openComment(await start(), { issueNumber: 99 }), 'report');
      await expect(failure).rejects.toThrow(
        /^The comment on #99 could not be written: Not Found.*`permissions/,
      );
    });

    it('with a bad token', async () => {
      const started = await start();
      const rest = { apiUrl: started.apiUrl, token: 'nobody' };
      await expect(say(openComment(started, { rest }), 'report')).rejects.toThrow(
        /input github-token is not valid, or has expired.*`permissions: pull-requests: write`/,
      );
    });

    it('without a token', async () => {
      const started = await start();
      const rest = { apiUrl: started.apiUrl, token: '' };
      await expect(say(openComment(started, { rest }), 'report')).rejects.toThrow(
        'the input github-token is empty',
      );
      expect(started.requests).toEqual([]);
    });

    it('where the conversation is gone or comments are switched off', async () => {
      const started = await start();
      const message = 'Issues are disabled for this repo';
      started.addFault({ at: 'issues/create-comment', answer: 410, message });
      await expect(say(openComment(started), 'report')).rejects.toThrow(
        /disabled.*`comment: never`.*`permissions: pull-requests: write`/,
      );
    });

    it.each([
      ['GitHub is in trouble', { at: 'issues/create-comment', answer: 503 }, ''],
      ['the connection breaks', { at: 'issues/list-comments', answer: 'reset' }, ''],
      [
        'a limit is used up',
        { at: 'issues/create-comment', answer: 403, message: 'API rate limit exceeded' },
        'run again later',
      ],
    ] satisfies [string, Fault, string][])(
      'and blames no permission when %s',
      async (_, fault, words) => {
        const started = await start({ faults: [{ ...fault, times: Infinity }] });
        const failure = await say(openComment(started), 'report').catch(String);
        expect(failure).toContain('The comment on #2 could not be written: ');
        expect(failure).toContain(words);
        expect(failure).not.toContain('permissions');
      },
    );

    it('in few words, whatever a proxy answers', async () => {
      const fault: Fault = {
        at: 'issues/create-comment',
        answer: 422,
        message: `<html>${'x'.repeat(9000)}`,
      };
      const started = await start({ faults: [fault] });
      const failure = await say(openComment(started), 'report').catch(String);
      expect(failure).toMatch(/^Error: The comment on #2 [^]{1,400}$/);
    });
  });

  it('tells whoever debugs what was found, and no more', async () => {
    const started = await start({ comments: [earlierComment('secret report')] });
    const log = new FakeLog();
    await say(openComment(started, { log }), 'new');
    expect(log.debugTexts).toEqual([
      `Comment on #2, mode update: found an older one of ours, ${started.comments[0]?.id ?? 0}`,
    ]);
  });
});
