import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';

const onPull = { owner: 'Codertocat', repo: 'Hello-World', issue_number: 2 };

describe('a request to the GitHub sandbox that is held', () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start() {
    const started = await startGithubSandbox();
    github = started;
    const comment = (body: string, signal?: AbortSignal) =>
      getOctokit(started.token, { baseUrl: started.apiUrl }).rest.issues.createComment({
        ...onPull,
        body,
        ...(signal === undefined ? {} : { request: { signal } }),
      });
    return { started, comment };
  }

  const bodiesOf = ({ comments }: GithubSandbox): string[] => comments.map(({ body }) => body);

  it('has no effect before it goes on, when it is held before', async () => {
    const { started, comment } = await start();
    const hold = started.hold('issues/create-comment', 'before-effect');
    const answer = comment('held');
    await hold.reached;
    expect([bodiesOf(started), started.requests]).toEqual([[], []]);
    hold.release();
    expect((await answer).status).toBe(201);
    expect(bodiesOf(started)).toEqual(['held']);
  });

  it('has its effect, but no answer, when it is held after', async () => {
    const { started, comment } = await start();
    const hold = started.hold('issues/create-comment', 'after-effect');
    const answer = comment('held');
    await hold.reached;
    expect(bodiesOf(started)).toEqual(['held']);
    expect(await Promise.race([answer, Promise.resolve('none')])).toBe('none');
    hold.release();
    expect((await answer).status).toBe(201);
  });

  it('takes effect although its client has gone', async () => {
    const { started, comment } = await start();
    const hold = started.hold('issues/create-comment', 'before-effect');
    const client = new AbortController();
    const answer = comment('held', client.signal);
    await hold.reached;
    client.abort();
    await expect(answer).rejects.toThrow();
    hold.release();
    await comment('next');
    expect(bodiesOf(started)).toEqual(['held', 'next']);
    expect(started.violations).toEqual([]);
  });

  it('is one for each hold, in their order, and leaves other requests alone', async () => {
    const { started, comment } = await start();
    started.hold('issues/create-comment', 'before-effect').release();
    const second = started.hold('issues/create-comment', 'before-effect');
    await comment('first');
    const answer = comment('second');
    await second.reached;
    await comment('third');
    expect(bodiesOf(started)).toEqual(['first', 'third']);
    second.release();
    await answer;
    expect(bodiesOf(started)).toEqual(['first', 'third', 'second']);
  });

  it('is let go when the sandbox closes', async () => {
    const { started, comment } = await start();
    const hold = started.hold('issues/create-comment', 'before-effect');
    const answer = comment('held').catch(() => 'gone');
    await hold.reached;
    await started.close();
    github = undefined;
    expect(await answer).toBe('gone');
  });
});
