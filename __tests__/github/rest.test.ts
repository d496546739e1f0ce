import { describe, expect, it, jest } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { openRest, type RestOptions } from '../../src/github/rest.ts';
import { systemClock } from '../../src/support/clock.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';
import { restOf, useGithub } from './use-github.ts';

type Trouble = Omit<Fault, 'at'>;

const repository = { owner: 'Codertocat', repo: 'Hello-World' };
const nowMs = Date.UTC(2026, 0, 15, 12);
const untilReset = (seconds: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(nowMs / 1000 + seconds),
});
const SECONDARY = 'You have exceeded a secondary rate limit';
const reset = { 'x-ratelimit-reset': untilReset(20)['x-ratelimit-reset'] };
const left = { 'x-ratelimit-remaining': '4000' };
/** A fault with this response body. */
const body = (text: string, type = 'application/json'): Trouble => ({
  answer: 'own',
  rewrite: ({ status }) => ({ status, headers: { 'content-type': type }, body: text }),
});

/** Runs a function at the start of the first pause. */
class ClockUntilPause extends FakeClock {
  readonly end = new AbortController();

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const slept = super.sleep(ms, signal);
    this.end.abort();
    return slept;
  }
}

describe('the GitHub client', () => {
  const start = useGithub();

  async function open(github: GithubSandbox, changes: Partial<RestOptions> = {}) {
    const clock = new FakeClock({ startWallMs: nowMs });
    const log = new FakeLog();
    const octokit = await openRest(restOf(github, { clock, log, ...changes }));
    return { octokit, clock, log };
  }

  /** Requests pull request 2 with this fault. */
  async function read(trouble: Trouble, mark: { isNamedByEvent?: boolean } = {}) {
    const github = await start();
    const fault = github.addFault({ at: 'pulls/get', ...trouble });
    const { octokit, clock, log } = await open(github);
    const query = { ...repository, pull_number: 2, request: mark };
    const got = await octokit.rest.pulls.get(query).then(({ data }) => data.number, String);
    const { debugTexts } = log;
    return { got, pausedMs: clock.monotonicMs(), failed: fault.fired, debugTexts };
  }

  it('requires a token', async () => {
    await expect(open({ ...(await start()), token: '' })).rejects.toThrow(
      'the input github-token is empty',
    );
  });

  it.each<[string, Trouble]>([
    ['returns a 503', { answer: 503 }],
    ['breaks the connection', { answer: 'reset' }],
    ['returns an empty body', body('')],
    ['returns truncated JSON', body('{"number":2,')],
    ['is a proxy that returns an HTML page', body('<html>Welcome</html>', 'text/html')],
  ])('repeats a read when GitHub %s', async (_, trouble) => {
    expect(await read({ ...trouble, times: 2 })).toMatchObject({ got: 2, pausedMs: 5000 });
  });

  it('fails after the third attempt, with the message of the last response', async () => {
    const { got, failed, debugTexts } = await read({ answer: 502, message: 'Oh', times: Infinity });
    expect([got, failed]).toEqual(['HttpError: Oh', 3]);
    expect(debugTexts).toEqual([1000, 4000].map((ms) => `GitHub: Oh; retrying in ${ms} ms`));
  });

  it.each<[string, Trouble, number]>([
    ['for its Retry-After', { answer: 403, headers: { 'retry-after': '30' } }, 30_000],
    ['until its reset', { answer: 403, headers: untilReset(20) }, 20_000],
    ['for a second when the reset has just passed', { answer: 429, headers: untilReset(-5) }, 1000],
    ['a minute', { answer: 429 }, 60_000],
    ['a minute', { answer: 403, message: SECONDARY }, 60_000],
    [
      'until the reset of a secondary limit',
      { answer: 403, message: SECONDARY, headers: reset },
      20_000,
    ],
    ['a minute', { answer: 403, message: SECONDARY, headers: { ...reset, ...left } }, 60_000],
    ['for the Retry-After of a 503', { answer: 503, headers: { 'retry-after': '7' } }, 7000],
  ])('waits for a rate limit: %s (%#)', async (_, trouble, pausedMs) => {
    expect(await read(trouble)).toMatchObject({ got: 2, pausedMs });
  });

  it.each<[string, Trouble]>([
    ['a rate limit that ends in an hour', { answer: 403, headers: untilReset(3600) }],
    ['a Retry-After of an hour', { answer: 429, headers: { 'retry-after': '3600' } }],
    ['a missing permission', { answer: 403, headers: { 'x-ratelimit-remaining': '9' } }],
    ['a bad token', { answer: 401 }],
    ['a 404', { answer: 404 }],
    ['a 422', { answer: 422 }],
  ])('does not wait for %s', async (_, trouble) => {
    const { pausedMs, failed } = await read({ ...trouble, times: Infinity });
    expect([pausedMs, failed]).toEqual([0, 1]);
  });

  it('waits at most a minute in total for rate limits', async () => {
    const headers = { 'retry-after': '40' };
    expect(await read({ answer: 403, headers, times: 2 })).toMatchObject({ pausedMs: 40_000 });
  });

  it('retries for ten seconds when GitHub does not know a pull request in the event yet', async () => {
    const mark = { isNamedByEvent: true };
    expect(await read({ answer: 404, times: 4 }, mark)).toMatchObject({ got: 2, pausedMs: 10_000 });
    const missing = await read({ answer: 404, message: 'No', times: Infinity }, mark);
    expect(missing).toMatchObject({ got: 'HttpError: No', pausedMs: 10_000 });
  });

  it.each<[string, Trouble, number]>([
    ['its response was lost', { answer: 'reset', takesEffect: true }, 1],
    ['its response is unreadable', { ...body('<html>', 'text/html') }, 1],
    ['the server returned an error', { answer: 502 }, 0],
  ])('does not repeat a create when %s', async (_, trouble, comments) => {
    const github = await start();
    github.addFault({ at: 'issues/create-comment', ...trouble });
    const { octokit } = await open(github);
    const comment = { ...repository, issue_number: 2, body: 'x' };
    await expect(octokit.rest.issues.createComment(comment)).rejects.toMatchObject({
      status: expect.any(Number),
    });
    expect(github.comments).toHaveLength(comments);
  });

  it('repeats a create that a rate limit refused, and any update', async () => {
    const github = await start();
    github.addFault({ at: 'issues/create-comment', answer: 403, headers: { 'retry-after': '1' } });
    github.addFault({ at: 'issues/update-comment', answer: 'reset', takesEffect: true });
    const { octokit } = await open(github);
    const comment = { ...repository, issue_number: 2, body: 'x' };
    const { data } = await octokit.rest.issues.createComment(comment);
    await octokit.rest.issues.updateComment({ ...repository, comment_id: data.id, body: 'y' });
    expect(github.comments).toMatchObject([{ body: 'y' }]);
  });

  it('repeats a GraphQL query', async () => {
    const github = await start();
    github.addFault({ at: 'graphql', answer: 502 });
    const { octokit } = await open(github);
    expect(await octokit.graphql('{ viewer { login } }')).toEqual({
      viewer: { login: 'github-actions[bot]' },
    });
  });

  describe.each(['stop', 'noRetryAfter'] as const)('after %s', (name) => {
    it('makes no further attempt', async () => {
      const github = await start();
      const fault = github.addFault({ at: 'pulls/get', answer: 502, times: Infinity });
      const clock = new ClockUntilPause();
      const { octokit } = await open(github, { clock, [name]: clock.end.signal });
      await expect(octokit.rest.pulls.get({ ...repository, pull_number: 2 })).rejects.toThrow();
      expect([fault.fired, clock.monotonicMs()]).toEqual([1, 0]);
    });

    it(`${name === 'stop' ? 'ends' : 'awaits the answer of'} the request under way`, async () => {
      const github = await start();
      const end = new AbortController();
      const { octokit } = await open(github, { [name]: end.signal });
      const hold = github.hold('pulls/get', 'before-effect');
      const got = octokit.rest.pulls.get({ ...repository, pull_number: 2 }).then(
        () => 'answered',
        () => 'ended',
      );
      await hold.reached;
      end.abort();
      if (name === 'noRetryAfter') hold.release();
      expect(await got).toBe(name === 'stop' ? 'ended' : 'answered');
      hold.release();
    });
  });

  describe('a write in progress when the run is cancelled', () => {
    it.each(['issues/create-comment', 'issues/update-comment'] as const)(
      'receives its response: %s',
      async (at) => {
        const github = await start();
        const { id } = github.addComment({ issueNumber: 2, author: 'octocat', body: 'old' });
        const end = new AbortController();
        const { octokit } = await open(github, { stop: end.signal, clock: systemClock });
        const hold = github.hold(at, 'before-effect');
        const { createComment, updateComment } = octokit.rest.issues;
        const written =
          at === 'issues/create-comment'
            ? createComment({ ...repository, issue_number: 2, body: 'new' })
            : updateComment({ ...repository, comment_id: id, body: 'new' });
        await hold.reached;
        end.abort();
        hold.release();
        expect((await written).data.body).toBe('new');
      },
    );

    it('is aborted after three seconds', async () => {
      const github = await start();
      const end = new AbortController();
      const { octokit, clock } = await open(github, { stop: end.signal });
      const hold = github.hold('issues/create-comment', 'before-effect');
      const comment = { ...repository, issue_number: 2, body: 'x' };
      const written = octokit.rest.issues.createComment(comment).then(
        () => 'answered',
        () => 'ended',
      );
      await hold.reached;
      end.abort();
      expect([await written, clock.monotonicMs(), clock.sleeping]).toEqual(['ended', 3000, 0]);
      hold.release();
    });

    it('is the last request', async () => {
      const github = await start();
      const { octokit } = await open(github, { stop: AbortSignal.abort(new Error('over')) });
      const comment = { ...repository, issue_number: 2, body: 'x' };
      await expect(octokit.rest.issues.createComment(comment)).rejects.toThrow('over');
      expect(github.requests).toEqual([]);
    });
  });

  it('has a timeout for each request', async () => {
    const { octokit } = await open(await start());
    const signals: unknown[] = [];
    const fetch = (_: string, init: RequestInit): Promise<Response> => {
      signals.push(init.signal);
      return Promise.resolve(Response.json({ id: 1 }, { status: 201 }));
    };
    const comment = { ...repository, issue_number: 1, body: 'x', request: { fetch } };
    await octokit.rest.issues.createComment(comment);
    await octokit.rest.issues.createComment(comment);
    expect(signals).toEqual([expect.any(AbortSignal), expect.any(AbortSignal)]);
    expect(signals[0]).not.toBe(signals[1]);
  });

  it('prints no deprecation messages of the server', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    const github = await start();
    const headers = { deprecation: 'true', sunset: '::error::x', link: '<x>; rel="deprecation"' };
    const rewrite: Fault['rewrite'] = (real) => ({
      ...real,
      headers: { ...real.headers, ...headers },
    });
    github.addFault({ at: 'pulls/get', answer: 'own', rewrite });
    const { octokit } = await open(github);
    await octokit.rest.pulls.get({ ...repository, pull_number: 2 });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
