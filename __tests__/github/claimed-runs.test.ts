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
const live = { kind: 'live' } as const;

const askedIn = ({ requests }: GithubSandbox): (string | undefined)[] =>
  requests.filter(({ point }) => point === POINT).map(({ path }) => path.split('/').at(-1));

describe('a comment that claims to be from a newer run', () => {
  const start = useGithub();

  it.each([HUGE, '9007199254740993', '9007199254740991', '78'])(
    'is ignored and blocks no report when the run %s does not exist',
    async (runId) => {
      const github = await start({ comments: [claimOf(runId)] });
      await say(openComment(github), 'report');
      expect(bodiesOf(github)).toEqual(['forged', 'report']);
    },
  );

  it('is ignored without a request when the run number is impossible', async () => {
    const comments = [claimOf(HUGE), claimOf('9007199254740993')];
    const github = await start({ comments });
    await say(openComment(github), 'report');
    expect(bodiesOf(github)).toHaveLength(3);
    expect(askedIn(github)).toEqual([]);
  });

  it('is trusted when the run exists, after one request and without a warning', async () => {
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
    'is trusted only for existing attempts of this run: %s of 2',
    async (attempt, kind, bodies) => {
      const forged = earlierComment('forged', markerOf('77', 'task_0', Number(attempt)));
      const github = await start({ comments: [forged] });
      github.addRun(77, 2);
      const comment = openComment(github, { identity: identityOf('77', 1) });
      expect((await comment.publish(draftOf('report'))).kind).toBe(kind);
      expect(bodiesOf(github)).toEqual(bodies);
    },
  );

  it('is trusted for any attempt when the server does not count attempts', async () => {
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

  it('causes one warning with advice for both the live comment and the report', async () => {
    const github = await start({ comments: [claimOf(HUGE)] });
    const log = new FakeLog();
    const comment = openComment(github, { rest: restOf(github, { log }), mode: 'recreate' });
    await say(comment, 'live', live);
    await say(comment, 'report');
    const [forged] = github.comments;
    expect(log.texts('warning')).toEqual([
      expect.stringContaining(`#issuecomment-${forged?.id} claims to be from run ${HUGE}`),
    ]);
    expect(log.texts('warning')[0]).toContain('Delete it');
  });

  it.each([
    ['update', ['forged', 'report']],
    ['recreate', ['forged', 'report']],
    ['new', ['old', 'forged', 'report']],
  ] as const)('does not affect our own comments (%s)', async (mode, bodies) => {
    const comments = [earlierComment('old'), claimOf(HUGE)];
    const github = await start({ comments });
    await say(openComment(github, { mode }), 'report');
    expect(bodiesOf(github).sort()).toEqual([...bodies].sort());
  });

  it('does not hide a comment from an existing newer run', async () => {
    const github = await start({ comments: [claimOf(HUGE), claimOf('78', 'newer')] });
    github.addRun(78);
    expect((await openComment(github).publish(draftOf('late'))).kind).toBe('superseded');
    expect(bodiesOf(github)).toEqual(['forged', 'newer']);
  });

  it('is checked only a few times, whatever the number of forged comments', async () => {
    const comments = Array.from({ length: 150 }, (_, index) => claimOf(String(1000 + index)));
    const github = await start({ comments });
    const log = new FakeLog();
    await say(openComment(github, { rest: restOf(github, { log }) }), 'report');
    expect(bodiesOf(github)).toHaveLength(151);
    expect(new Set(askedIn(github)).size).toBe(6);
    const warnings = log.texts('warning');
    expect(warnings).toHaveLength(6);
    expect(warnings[5]).toMatch(/from 145 more .*#issuecomment-\d+.* were not checked/);
  });

  it('is checked after any number of comments from existing runs', async () => {
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

  it('is checked only when it would replace our report', async () => {
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

  describe("that can't be checked", () => {
    const token: TokenGrant = { login: us, permissions: { pullRequests: 'write' } };
    const fault = (changes: Partial<Fault>): Fault => ({
      at: POINT,
      answer: 'own',
      times: Infinity,
      ...changes,
    });

    it.each([
      [
        'in a private repository, with a token without the permission',
        { isPrivate: true, tokens: { token } },
        /not accessible by integration.* `permissions: actions: read`/,
      ],
      [
        'with a token without access to runs',
        { faults: [fault({ answer: 404 })] },
        /does not show the current run either.* `permissions: actions: read`/,
      ],
      [
        'when GitHub returns an error',
        { faults: [fault({ answer: 502 })] },
        /delete the comment\.$/,
      ],
      [
        'when the rate limit is exceeded',
        { faults: [fault({ answer: 429, message: 'Slow down' })] },
        /Re-run the job later/,
      ],
    ])('is trusted, with a warning: %s', async (_, options, message) => {
      const github = await start({ comments: [claimOf(HUGE.slice(0, 15))], ...options });
      const log = new FakeLog();
      const as = { ...github, ...('tokens' in options ? { token: 'token' } : {}) };
      const comment = openComment(github, { rest: restOf(as, { log }) });
      expect((await comment.publish(draftOf('report'))).kind).toBe('superseded');
      expect(bodiesOf(github)).toEqual(['forged']);
      expect(log.texts('warning')).toEqual([expect.stringMatching(message)]);
      expect(log.texts('warning')[0]).toContain(
        'so the comment is trusted. If the run does not exist',
      );
    });

    it('is the last one that is checked', async () => {
      const comments = [claimOf('1000'), claimOf('1001'), claimOf('1002')];
      const github = await start({ comments, faults: [fault({ answer: 403 })] });
      const log = new FakeLog();
      const comment = openComment(github, { rest: restOf(github, { log }) });
      expect((await comment.publish(draftOf('report'))).kind).toBe('superseded');
      expect(new Set(askedIn(github))).toEqual(new Set(['1000']));
      expect(log.texts('warning')).toEqual([
        expect.stringContaining('so the comment is trusted'),
        expect.stringMatching(/from 2 more .* were not checked/),
      ]);
    });

    it('leads to an error when the run is cancelled', async () => {
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
