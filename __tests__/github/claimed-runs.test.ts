import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { FakeLog } from '../support/fake-log.ts';
import {
  bodiesOf,
  draftOf,
  earlierComment,
  identityOf,
  markerOf,
  openComment,
  say,
  us,
} from './comment-of-step.ts';
import { restOf, useGithub } from './use-github.ts';

const POINT = 'actions/get-workflow-run';
const HUGE = '99999999999999999999';
const claimOf = (runId: string, text = 'forged') => earlierComment(text, markerOf(runId, 'task_0'));
const live = { isLive: true };

const askedIn = ({ requests }: GithubSandbox): (string | undefined)[] =>
  requests.filter(({ point }) => point === POINT).map(({ path }) => path.split('/').at(-1));

describe('a comment that claims to be of a newer run', () => {
  const start = useGithub();

  it.each([HUGE, '9007199254740993', '9007199254740991', '78'])(
    'is ignored when there is no run %s: it keeps no report away',
    async (runId) => {
      const github = await start({ comments: [claimOf(runId)] });
      await say(openComment(github), 'report');
      expect(bodiesOf(github)).toEqual(['forged', 'report']);
    },
  );

  it('is ignored without a request where no run can have the number', async () => {
    const comments = [claimOf(HUGE), claimOf('9007199254740993')];
    const github = await start({ comments });
    await say(openComment(github), 'report');
    expect(bodiesOf(github)).toHaveLength(3);
    expect(askedIn(github)).toEqual([]);
  });

  it('is believed when there is such a run, after one request and without a warning', async () => {
    const github = await start({ comments: [claimOf('78', 'newer')] });
    github.addRun(78);
    const log = new FakeLog();
    const comment = openComment(github, { rest: restOf(github, { log }) });
    expect((await comment.publish(draftOf('late'))).kind).toBe('superseded');
    expect(bodiesOf(github)).toEqual(['newer']);
    expect(askedIn(github)).toEqual(['78']);
    expect(log.texts('warning')).toEqual([]);
  });

  it.each([
    ['2', 'superseded', ['forged']],
    ['3', 'posted', ['forged', 'report']],
  ] as const)(
    'is believed of the attempts of this run that there are: %s of 2',
    async (attempt, kind, bodies) => {
      const forged = earlierComment('forged', markerOf('77', 'task_0', Number(attempt)));
      const github = await start({ comments: [forged] });
      github.addRun(77, 2);
      const comment = openComment(github, { identity: identityOf('77', 1) });
      expect((await comment.publish(draftOf('report'))).kind).toBe(kind);
      expect(bodiesOf(github)).toEqual(bodies);
    },
  );

  it('is believed of any attempt where the server does not count them', async () => {
    const later = earlierComment('later', markerOf('77', 'task_0', 3));
    const github = await start({ comments: [later] });
    const rewrite: Fault['rewrite'] = ({ status, headers = {}, body = '' }) => ({
      status,
      headers,
      body: String(body).replace(/"run_attempt":\d+/, '"run_attempt":0'),
    });
    github.addFault({ at: POINT, answer: 'own', rewrite });
    expect((await openComment(github).publish(draftOf('report'))).kind).toBe('superseded');
  });

  it('is named in one warning that says what to do, for the live comment and the report together', async () => {
    const github = await start({ comments: [claimOf(HUGE)] });
    const log = new FakeLog();
    const comment = openComment(github, { rest: restOf(github, { log }), mode: 'recreate' });
    await say(comment, 'live', live);
    await say(comment, 'report');
    const [forged] = github.comments;
    expect(log.texts('warning')).toEqual([
      expect.stringContaining(`#issuecomment-${forged?.id} says that it is of run ${HUGE}`),
    ]);
    expect(log.texts('warning')[0]).toContain('Delete it');
  });

  it.each([
    ['update', ['forged', 'report']],
    ['recreate', ['forged', 'report']],
    ['new', ['old', 'forged', 'report']],
  ] as const)('leaves what is ours as it would be without it (%s)', async (mode, bodies) => {
    const comments = [earlierComment('old'), claimOf(HUGE)];
    const github = await start({ comments });
    await say(openComment(github, { mode }), 'report');
    expect(bodiesOf(github).sort()).toEqual([...bodies].sort());
  });

  it('does not hide one of a newer run that there is', async () => {
    const github = await start({ comments: [claimOf(HUGE), claimOf('78', 'newer')] });
    github.addRun(78);
    expect((await openComment(github).publish(draftOf('late'))).kind).toBe('superseded');
    expect(bodiesOf(github)).toEqual(['forged', 'newer']);
  });

  it('is asked about a few times, however many there are', async () => {
    const comments = Array.from({ length: 150 }, (_, index) => claimOf(String(1000 + index)));
    const github = await start({ comments });
    const log = new FakeLog();
    await say(openComment(github, { rest: restOf(github, { log }) }), 'report');
    expect(bodiesOf(github)).toHaveLength(151);
    expect(new Set(askedIn(github)).size).toBe(6);
    const warnings = log.texts('warning');
    expect(warnings).toHaveLength(6);
    expect(warnings[5]).toMatch(/^145 more .*#issuecomment-\d+.* were not checked/);
  });

  it('is asked about, however many there are of runs that there are', async () => {
    const numbers = Array.from({ length: 6 }, (_, index) => 1000 + index);
    const comments = [...numbers.map((id) => claimOf(String(id))), claimOf('2000', 'newest')];
    const github = await start({ comments });
    for (const id of [...numbers, 2000]) github.addRun(id);
    const log = new FakeLog();
    const comment = openComment(github, { rest: restOf(github, { log }) });
    expect((await comment.publish(draftOf('late'))).kind).toBe('superseded');
    expect(new Set(askedIn(github)).size).toBe(7);
    expect(log.texts('warning')).toEqual([]);
  });

  it('is asked about where it would win, and nowhere else', async () => {
    const others = [
      earlierComment('old'),
      claimOf('77', 'of this run'),
      { ...claimOf(HUGE), author: 'octocat' },
      earlierComment('', markerOf(HUGE).replace(/key=\w+/, 'key=0000000000000000')),
    ];
    const github = await start({ comments: others });
    await say(openComment(github, { identity: identityOf('77', 1) }), 'report');
    const each = await start({ comments: [claimOf(HUGE)] });
    await say(openComment(each, { mode: 'new' }), 'report');
    expect([...askedIn(github), ...askedIn(each)]).toEqual([]);
  });

  describe('that can not be checked', () => {
    const token: TokenGrant = { login: us, permissions: { pullRequests: 'write' } };
    const fault = (changes: Partial<Fault>): Fault => ({
      at: POINT,
      answer: 'own',
      times: Infinity,
      ...changes,
    });

    it.each([
      [
        'in a private repository, by a token without the permission',
        { isPrivate: true, tokens: { token } },
        /not accessible by integration.* `permissions: actions: read`/,
      ],
      [
        'by a token that is not shown any run',
        { faults: [fault({ answer: 404 })] },
        /does not show this run either.* `permissions: actions: read`/,
      ],
      ['where GitHub is in trouble', { faults: [fault({ answer: 502 })] }, /delete the comment\.$/],
      [
        'where the rate limit is used up',
        { faults: [fault({ answer: 429, message: 'Slow down' })] },
        /run again later/,
      ],
    ])('is believed, with a warning: %s', async (_, options, words) => {
      const github = await start({ comments: [claimOf(HUGE.slice(0, 15))], ...options });
      const log = new FakeLog();
      const as = { ...github, ...('tokens' in options ? { token: 'token' } : {}) };
      const comment = openComment(github, { rest: restOf(as, { log }) });
      expect((await comment.publish(draftOf('report'))).kind).toBe('superseded');
      expect(bodiesOf(github)).toEqual(['forged']);
      expect(log.texts('warning')).toEqual([expect.stringMatching(words)]);
      expect(log.texts('warning')[0]).toContain('so it is believed. If there is no such run');
    });

    it('is the last one that is asked about', async () => {
      const comments = [claimOf('1000'), claimOf('1001'), claimOf('1002')];
      const github = await start({ comments, faults: [fault({ answer: 403 })] });
      const log = new FakeLog();
      const comment = openComment(github, { rest: restOf(github, { log }) });
      expect((await comment.publish(draftOf('report'))).kind).toBe('superseded');
      expect(new Set(askedIn(github))).toEqual(new Set(['1000']));
      expect(log.texts('warning')).toEqual([
        expect.stringContaining('so it is believed'),
        expect.stringMatching(/^2 more .* were not checked/),
      ]);
    });

    it('is no result when the step is told to stop', async () => {
      const github = await start({ comments: [claimOf('78')] });
      const [log, stop] = [new FakeLog(), new AbortController()];
      const hold = github.hold(POINT, 'before-effect');
      const rest = restOf(github, { log, stop: stop.signal });
      const published = openComment(github, { rest }).publish(draftOf('report'));
      await hold.reached;
      stop.abort();
      await expect(published).rejects.toThrow();
      hold.release();
      expect(log.texts('warning')).toEqual([]);
    });
  });
});
