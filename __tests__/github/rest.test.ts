import { describe, expect, it } from '@jest/globals';
import { openRest, statusOf } from '../../src/github/rest.ts';

describe('the client of GitHub', () => {
  it('is not opened without a token', async () => {
    await expect(openRest({ apiUrl: 'http://127.0.0.1:9', token: '' })).rejects.toThrow(
      'the input github-token is empty',
    );
  });

  it('bounds each request in time', async () => {
    const octokit = await openRest({ apiUrl: 'http://127.0.0.1:9', token: 'x' });
    const signals: unknown[] = [];
    const fetch = (_: string, init: RequestInit): Promise<Response> => {
      signals.push(init.signal);
      return Promise.resolve(Response.json({ id: 1 }, { status: 201 }));
    };
    const comment = { owner: 'o', repo: 'r', issue_number: 1, body: 'x', request: { fetch } };
    await octokit.rest.issues.createComment(comment);
    await octokit.rest.issues.createComment(comment);
    expect(signals).toEqual([expect.any(AbortSignal), expect.any(AbortSignal)]);
    expect(signals[0]).not.toBe(signals[1]);
  });

  it.each([
    [Object.assign(new Error('x'), { status: 404 }), 404],
    [Object.assign(new Error('x'), { status: '404' }), undefined],
    [new Error('x'), undefined],
    [null, undefined],
    ['404', undefined],
  ])('tells the status of a failure: %p', (error, status) => {
    expect(statusOf(error)).toBe(status);
  });
});
