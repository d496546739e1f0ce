import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../../sandbox/github/start-github-sandbox.ts';

const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const pull2 = { owner: 'Codertocat', repo: 'Hello-World', pull_number: 2 };
const event = 'COMMENT' as const;
const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Lines 1 to 4 and 20 to 21 of the new side, 1 to 3 and 19 to 20 of the old one. */
const patch = [
  '@@ -1,3 +1,4 @@ section',
  ' one',
  '-two',
  '+TWO',
  '+three',
  ' four',
  '@@ -19,2 +20,2 @@',
  ' twenty',
  '-old end',
  '+end',
  '\\ No newline at end of file',
].join('\n');
const files = [
  { filename: 'a.ts', status: 'modified', additions: 3, deletions: 2, patch },
  { filename: 'image.png', status: 'added', additions: 0, deletions: 0 },
  { filename: 'large.json', status: 'added', additions: 90_000, deletions: 0 },
] as const;

describe("the sandbox's reviews, used by the real client", () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start(options: GithubSandboxOptions = {}) {
    const started = await startGithubSandbox({ pulls: [{ files }], ...options });
    github = started;
    const { rest, paginate } = getOctokit(started.token, { baseUrl: started.apiUrl, log });
    return { github: started, rest, paginate };
  }
  const at = (line: number, more = {}) => ({ path: 'a.ts', line, body: 'x', ...more });

  it('shows a review and its comments to whoever lists them', async () => {
    const { rest, github } = await start();
    const comments = [at(3, { start_line: 2 }), at(19, { side: 'LEFT' })];
    const { data: review } = await rest.pulls.createReview({
      ...pull2,
      event,
      body: 'y',
      comments,
    });
    expect(review).toMatchObject({ state: 'COMMENTED', body: 'y', commit_id: head });
    expect((await rest.pulls.listReviews(pull2)).data).toMatchObject([{ id: review.id }]);
    expect((await rest.pulls.listReviewComments(pull2)).data).toMatchObject([
      {
        ...{ pull_request_review_id: review.id, line: 3, start_line: 2, side: 'RIGHT' },
        ...{ user: { login: 'github-actions[bot]' }, commit_id: head },
        diff_hunk: '@@ -1,3 +1,4 @@ section\n one\n-two\n+TWO\n+three',
      },
      { line: 19, side: 'LEFT', diff_hunk: '@@ -19,2 +20,2 @@\n twenty' },
    ]);
    expect((await rest.pulls.get(pull2)).data.review_comments).toBe(2);
    expect(github.violations).toEqual([]);
  });

  it('shows the comments of a draft to nobody', async () => {
    const { rest, github } = await start();
    await rest.pulls.createReview({ ...pull2, comments: [at(1)] });
    expect((await rest.pulls.listReviewComments(pull2)).data).toEqual([]);
    expect((await rest.pulls.listReviews(pull2)).data).toMatchObject([{ state: 'PENDING' }]);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['each line of the new side', [1, 2, 3, 4, 20, 21].map((line) => at(line)), undefined],
    [
      'each line of the old side',
      [1, 2, 3, 19, 20].map((line) => at(line, { side: 'LEFT' })),
      undefined,
    ],
    ['a line past a hunk', [at(1), at(5)], 'Line could not be resolved'],
    ['a line before a hunk', [at(19)], 'Line could not be resolved'],
    ['a line past the end', [at(22)], 'Line could not be resolved'],
    ['line 0', [at(0)], 'Line could not be resolved'],
    ['lines of two hunks', [at(20, { start_line: 4 })], 'Line could not be resolved'],
    ['lines in the wrong order', [at(2, { start_line: 3 })], 'start line must precede'],
    ['a line that begins where it ends', [at(2, { start_line: 2 })], 'start line must precede'],
    ['a binary file', [at(1, { path: 'image.png' })], 'Line could not be resolved'],
    ['a file with a large diff', [at(1, { path: 'large.json' })], 'Path diff too large'],
    ['another file', [at(1, { path: './a.ts' })], 'Path could not be resolved'],
    ['a blank comment', [at(1, { body: ' ' })], "Body can't be blank"],
    ['a long comment', [at(1, { body: 'x'.repeat(65_536) })], undefined],
    ['a longer one', [at(1, { body: 'x'.repeat(65_537) })], 'Body is too long'],
    ['nothing at all', [], "Body can't be blank"],
  ])('takes, or refuses, a review of %s', async (_, comments, refusal) => {
    const { rest, github } = await start();
    const call = rest.pulls.createReview({ ...pull2, event, comments });
    if (refusal === undefined) expect((await call).status).toBe(200);
    else
      await expect(call).rejects.toMatchObject({
        status: 422,
        message: expect.stringContaining(refusal),
      });
    expect(github.reviewComments).toHaveLength(refusal === undefined ? comments.length : 0);
    expect(github.violations).toEqual([]);
  });

  it('takes a review of an earlier head of the pull request, and of no other commit', async () => {
    const { rest, github } = await start();
    const next = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1';
    github.addPullRequest({ head: { ref: 'x', sha: next, repository: null }, files: [] });
    const review = { ...pull2, event, comments: [at(2)] };
    expect((await rest.pulls.createReview({ ...review, commit_id: head })).data.commit_id).toBe(
      head,
    );
    await expect(rest.pulls.createReview(review)).rejects.toThrow('Path could not be resolved');
    const other = rest.pulls.createReview({ ...review, commit_id: '0'.repeat(40) });
    await expect(other).rejects.toThrow('not part of the pull request');
  });

  it.each([
    ['a submitted one', { ...pull2, event, body: 'y' }],
    ['another draft', { ...pull2, comments: [{ path: 'a.ts', line: 2, body: 'x' }] }],
  ])('refuses %s while the account has a draft', async (_, review) => {
    const { rest, github } = await start();
    await rest.pulls.createReview({ ...pull2, body: 'draft' });
    await expect(rest.pulls.createReview(review)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('User can only have one pending review per pull request'),
    });
    expect(github.reviews).toHaveLength(1);
    expect(github.violations).toEqual([]);
  });

  it('pages through the comments, oldest first', async () => {
    const { rest, paginate, github } = await start();
    for (let n = 0; n < 150; n += 1)
      github.addReviewComment({ author: 'octocat', body: String(n) });
    const all = await paginate(rest.pulls.listReviewComments, { ...pull2, per_page: 100 });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 150 }, (_, n) => String(n)));
    expect(github.violations).toEqual([]);
  });

  it('knows no reviews as Gitea', async () => {
    const { rest, github } = await start({ isGitea: true });
    await expect(rest.pulls.listReviewComments(pull2)).rejects.toMatchObject({ status: 404 });
    await expect(rest.pulls.listReviews(pull2)).rejects.toMatchObject({ status: 404 });
    await expect(rest.pulls.createReview({ ...pull2, event })).rejects.toMatchObject({
      status: 404,
    });
    expect(github.violations).toEqual([]);
  });
});
