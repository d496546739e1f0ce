import { getOctokit } from '@actions/github';
import { describe, expect, it, jest } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type {
  GithubSandbox,
  GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import { PullRequestReview, withFindingMarker } from '../../src/github/pull-request-review.ts';
import type { RestOptions } from '../../src/github/rest.ts';
import type { ReviewComment, ReviewOutcome, ReviewRequest } from '../../src/ports.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { restOf, useGithub } from './use-github.ts';

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const NEXT_HEAD = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1';
const head = { ref: 'changes', repository: 'Codertocat/Hello-World' };
const US = 'github-actions[bot]';

/** A change of 50 lines in two files. */
const files: NonNullable<NonNullable<GithubSandboxOptions['pulls']>[number]['files']> = [
  {
    filename: 'src/a.ts',
    status: 'modified',
    additions: 48,
    deletions: 0,
    patch: `@@ -1,2 +1,50 @@\n first\n${'+added\n'.repeat(48)} last`,
  },
  {
    filename: 'README.md',
    status: 'modified',
    additions: 1,
    deletions: 1,
    patch: '@@ -1 +1 @@\n-# Hello-World\n+# Hello, World',
  },
  { filename: 'large.json', status: 'added', additions: 90_000, deletions: 0 },
];

const fingerprintOf = (n: number): string => n.toString(16).padStart(32, '0');

const commentOf = (n: number, changes: Partial<ReviewComment> = {}): ReviewComment => ({
  path: 'src/a.ts',
  line: n,
  startLine: undefined,
  fingerprint: fingerprintOf(n),
  ...changes,
});

const requestOf = (
  comments: readonly ReviewComment[],
  changes: Partial<ReviewRequest> = {},
): ReviewRequest => ({
  commit: HEAD,
  body: '<p>Findings.</p>',
  comments,
  renderComments: (sent) => Promise.resolve(sent.map(({ line }) => `<p>finding ${line}</p>`)),
  ...changes,
});

describe('the review of a pull request', () => {
  const start = useGithub();

  const open = async (options: GithubSandboxOptions = {}, rest: Partial<RestOptions> = {}) => {
    const github = await start({ pulls: [{ files }], ...options });
    return { github, review: openReview(github, rest) };
  };
  const openReview = (github: GithubSandbox, rest: Partial<RestOptions> = {}) =>
    new PullRequestReview({
      repository: github.repository,
      findPullNumber: () => Promise.resolve(2),
      rest: restOf(github, rest),
    });
  const pointsOf = ({ requests }: GithubSandbox): string[] => requests.map(({ point }) => point);
  const bodiesOf = ({ reviewComments }: GithubSandbox): string[] =>
    reviewComments.map(({ body }) => body);

  it('has each comment on its lines of the commit that was reviewed', async () => {
    const { github, review } = await open();
    const several = commentOf(9, { startLine: 4 });
    const elsewhere = commentOf(1, { path: 'README.md', startLine: 1 });
    const outcome = await review.publish(requestOf([several, elsewhere]));
    expect(github.reviews).toMatchObject([
      { pullNumber: 2, author: US, state: 'COMMENTED', commit: HEAD, body: '<p>Findings.</p>' },
    ]);
    expect(github.reviewComments).toMatchObject([
      { path: 'src/a.ts', startLine: 4, line: 9, side: 'RIGHT', commit: HEAD },
      { path: 'README.md', startLine: undefined, line: 1, side: 'RIGHT', commit: HEAD },
    ]);
    expect(bodiesOf(github)[0]).toBe(
      `<!-- miteos-finding ${fingerprintOf(9)} -->\n\n<p>finding 9</p>`,
    );
    expect(outcome).toEqual({
      url: `https://github.com/Codertocat/Hello-World/pull/2#pullrequestreview-${github.reviews[0]?.id}`,
      posted: [fingerprintOf(9), fingerprintOf(1)],
      known: [],
      omitted: [],
      refused: [],
      unclear: [],
      refusal: undefined,
    });
  });

  it('has at most 30 comments, the first of those that are new', async () => {
    const { github, review } = await open();
    const all = Array.from({ length: 40 }, (_, index) => commentOf(index + 1));
    await review.publish(requestOf(all.slice(0, 5)));
    const outcome = await review.publish(requestOf(all));
    expect(outcome.known).toEqual(all.slice(0, 5).map(({ fingerprint }) => fingerprint));
    expect(outcome.posted).toEqual(all.slice(5, 35).map(({ fingerprint }) => fingerprint));
    expect(outcome.omitted).toEqual(all.slice(35).map(({ fingerprint }) => fingerprint));
    expect(github.reviewComments).toHaveLength(35);
  });

  it('is not written when the pull request has all of its comments', async () => {
    const { github, review } = await open();
    await review.publish(requestOf([commentOf(1), commentOf(2)]));
    const outcome = await review.publish(requestOf([commentOf(2), commentOf(1)]));
    expect(github.reviews).toHaveLength(1);
    expect(outcome).toMatchObject({
      url: undefined,
      posted: [],
      known: [fingerprintOf(2), fingerprintOf(1)],
    });
  });

  it('is not written without comments', async () => {
    const { github, review } = await open();
    expect(await review.publish(requestOf([]))).toMatchObject({ url: undefined, posted: [] });
    expect(github.reviews).toEqual([]);
  });

  it('does not repeat a comment that is on another commit, on any page', async () => {
    const { github, review } = await open();
    for (let n = 0; n < 120; n += 1) github.addReviewComment({ author: 'octocat', body: 'talk' });
    await review.publish(requestOf([commentOf(1)]));
    for (let n = 0; n < 120; n += 1) github.addReviewComment({ author: 'octocat', body: 'talk' });
    github.addPullRequest({ files, head: { ...head, sha: NEXT_HEAD } });
    const moved = commentOf(7, { fingerprint: fingerprintOf(1) });
    const outcome = await review.publish(requestOf([moved], { commit: NEXT_HEAD }));
    expect(outcome).toMatchObject({ known: [fingerprintOf(1)], posted: [] });
    expect(github.reviews).toHaveLength(1);
  });

  it('stays on the commit that was reviewed when the head has moved on', async () => {
    const { github, review } = await open();
    github.addPullRequest({ files: files.slice(1), head: { ...head, sha: NEXT_HEAD } });
    const outcome = await review.publish(requestOf([commentOf(40)]));
    expect(outcome.posted).toEqual([fingerprintOf(40)]);
    expect(github.reviewComments).toMatchObject([{ commit: HEAD, line: 40 }]);
  });

  it.each([
    ['of a person', 'mallory', withFindingMarker('a', fingerprintOf(1))],
    ['of another bot', 'renovate[bot]', withFindingMarker('a', fingerprintOf(1))],
    ['of ours that quotes a marker', US, `> ${withFindingMarker('a', fingerprintOf(1))}\n\nagreed`],
    ['of ours that ends with a marker', US, `Q: ${withFindingMarker('', fingerprintOf(1))}`],
    ['of ours about another finding', US, withFindingMarker('a', fingerprintOf(2))],
  ])('does not take a comment %s for one of its own', async (_, author, body) => {
    const { github, review } = await open();
    github.addReviewComment({ author, body });
    const outcome = await review.publish(requestOf([commentOf(1)]));
    expect(outcome).toMatchObject({ known: [], posted: [fingerprintOf(1)] });
  });

  it('does not take a comment on another file for one of its own', async () => {
    const { github, review } = await open();
    const body = withFindingMarker('a', fingerprintOf(1));
    github.addReviewComment({ author: US, body, path: 'README.md' });
    expect((await review.publish(requestOf([commentOf(1)]))).posted).toEqual([fingerprintOf(1)]);
  });

  it('knows its own comment although a later one on another file has the same marker', async () => {
    const { github, review } = await open();
    const body = withFindingMarker('a', fingerprintOf(1));
    github.addReviewComment({ author: US, body });
    github.addReviewComment({ author: US, body, path: 'README.md' });
    expect((await review.publish(requestOf([commentOf(1)]))).known).toEqual([fingerprintOf(1)]);
  });

  it('knows its own comment after a person has added text below it', async () => {
    const { github, review } = await open();
    const body = `${withFindingMarker('a', fingerprintOf(1))}\r\n\r\nFixed in #3.`;
    github.addReviewComment({ author: US, body });
    expect((await review.publish(requestOf([commentOf(1)]))).known).toEqual([fingerprintOf(1)]);
  });

  it('knows its own comments where GraphQL does not say whose the token is, by their bot', async () => {
    const { github, review } = await open();
    github.addFault({ at: 'graphql', answer: 404, times: Infinity });
    github.addReviewComment({ author: 'mallory', body: withFindingMarker('a', fingerprintOf(1)) });
    github.addReviewComment({
      author: US,
      body: `${withFindingMarker('a', fingerprintOf(2))}\r\n`,
    });
    const outcome = await review.publish(requestOf([commentOf(1), commentOf(2)]));
    expect(outcome).toMatchObject({ posted: [fingerprintOf(1)], known: [fingerprintOf(2)] });
  });

  describe('whose answer is lost', () => {
    it.each<[string, Omit<Fault, 'at'>]>([
      ['a bad gateway', { answer: 502, takesEffect: true }],
      ['a broken connection', { answer: 'reset', takesEffect: true }],
      ['a page without JSON', { answer: 'own', rewrite: (real) => ({ ...real, body: '' }) }],
      [
        'a success without a review',
        { answer: 'own', rewrite: (real) => ({ ...real, body: '{}' }) },
      ],
    ])('is found by its comments, and its address: %s', async (_, fault) => {
      const { github, review } = await open();
      github.addReviewComment({ author: US, body: withFindingMarker('a', fingerprintOf(2)) });
      github.addFault({ at: 'pulls/create-review', ...fault });
      const outcome = await review.publish(requestOf([commentOf(1), commentOf(2)]));
      expect(outcome).toMatchObject({ posted: [fingerprintOf(1)], known: [fingerprintOf(2)] });
      expect(outcome.url).toContain(`#pullrequestreview-${github.reviews[0]?.id}`);
      expect(github.reviews).toHaveLength(1);
    });

    it('is found when it takes effect some seconds after the lost answer', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502 });
      const [before, first] = [1, 2].map(() =>
        github.hold('pulls/list-review-comments', 'after-effect'),
      );
      const published = review.publish(requestOf([commentOf(1)]));
      before?.release();
      await first?.reached;
      github.addReviewComment({ author: US, body: withFindingMarker('a', fingerprintOf(1)) });
      first?.release();
      expect((await published).posted).toEqual([fingerprintOf(1)]);
      expect(github.reviews).toEqual([]);
    });

    it('is written again only after two checks, within 12 seconds', async () => {
      const clock = new FakeClock();
      const { github, review } = await open({}, { clock });
      github.addFault({ at: 'pulls/create-review', answer: 502 });
      await review.publish(requestOf([commentOf(1)]));
      expect(clock.monotonicMs()).toBe(12_000);
      expect(github.reviews).toHaveLength(1);
    });

    it('is written again when it did not take effect', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502 });
      github.addFault({ at: 'pulls/create-review', answer: 'reset' });
      expect((await review.publish(requestOf([commentOf(1)]))).posted).toHaveLength(1);
      expect(github.reviews).toHaveLength(1);
    });

    it('is given up after three tries', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502, times: Infinity, message: 'Oops' });
      await expect(review.publish(requestOf([commentOf(1)]))).rejects.toThrow(
        /^Could not write the review of #2: Oops/,
      );
      expect(pointsOf(github).filter((point) => point === 'pulls/create-review')).toHaveLength(3);
    });

    it('was written when it is found after the last try', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502, times: 2 });
      github.addFault({ at: 'pulls/create-review', answer: 502, takesEffect: true });
      expect((await review.publish(requestOf([commentOf(1)]))).posted).toHaveLength(1);
      expect(github.reviews).toHaveLength(1);
    });

    it('was written also when GitHub does not say where', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502, takesEffect: true });
      github.addFault({ at: 'pulls/list-reviews', answer: 502, times: Infinity });
      const outcome = await review.publish(requestOf([commentOf(1)]));
      expect(outcome).toMatchObject({ url: undefined, posted: [fingerprintOf(1)] });
    });

    it('is not written again when GitHub does not list its comments, and may be written', async () => {
      const { github, review } = await open();
      github.addFault({
        at: 'pulls/create-review',
        answer: 502,
        takesEffect: true,
        message: 'Oops',
      });
      github.addFault({
        at: 'pulls/list-review-comments',
        answer: 403,
        times: Infinity,
        where: () => github.reviews.length > 0,
      });
      expect(await review.publish(requestOf([commentOf(1)]))).toMatchObject({
        posted: [],
        refused: [],
        unclear: [fingerprintOf(1)],
        refusal: expect.stringContaining('Oops'),
      });
      expect(github.reviews).toHaveLength(1);
    });

    it('may be written when it is not wanted any more before it is found', async () => {
      const { github, review } = await open();
      github.addFault({ at: 'pulls/create-review', answer: 502 });
      const end = new AbortController();
      const [before, after] = [1, 2].map(() =>
        github.hold('pulls/list-review-comments', 'before-effect'),
      );
      const published = review.publish(requestOf([commentOf(1)], { end: end.signal }));
      before?.release();
      await after?.reached;
      end.abort(new Error('too late'));
      after?.release();
      expect(await published).toMatchObject({ posted: [], unclear: [fingerprintOf(1)] });
      expect(github.reviews).toEqual([]);
    });
  });

  describe('whose answer takes longer than the timeout', () => {
    /** Holds the request for a review, and ends its time. */
    const timeOut = async (github: GithubSandbox, publish: () => Promise<ReviewOutcome>) => {
      const hold = github.hold('pulls/create-review', 'before-effect');
      const timeouts: AbortController[] = [];
      const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
        const controller = new AbortController();
        timeouts.push(controller);
        return controller.signal;
      });
      const published = publish().finally(() => {
        timeout.mockRestore();
      });
      await hold.reached;
      const reason = new Error('The operation timed out');
      timeouts.at(-1)?.abort(Object.assign(reason, { name: 'TimeoutError' }));
      return { published, hold };
    };
    const writesOf = (github: GithubSandbox): number =>
      pointsOf(github).filter((point) => point === 'pulls/create-review').length;

    it('is not written again, is searched for 30 seconds, and may be written', async () => {
      const clock = new FakeClock();
      const { github, review } = await open({}, { clock });
      const { published, hold } = await timeOut(github, () =>
        review.publish(requestOf([commentOf(1), commentOf(2)])),
      );
      expect(await published).toMatchObject({
        url: undefined,
        posted: [],
        refused: [],
        unclear: [fingerprintOf(1), fingerprintOf(2)],
        refusal: 'The operation timed out',
      });
      // The sandbox records the held request later.
      expect(writesOf(github)).toBe(0);
      hold.release();
      expect(clock.monotonicMs()).toBe(30_000);
    });

    it('is found when it takes effect meanwhile', async () => {
      const { github, review } = await open();
      const lists = [1, 2, 3].map(() => github.hold('pulls/list-review-comments', 'after-effect'));
      lists[0]?.release();
      lists[1]?.release();
      const { published } = await timeOut(github, () => review.publish(requestOf([commentOf(1)])));
      await lists[2]?.reached;
      github.addReviewComment({ author: US, body: withFindingMarker('a', fingerprintOf(1)) });
      lists[2]?.release();
      expect(await published).toMatchObject({ posted: [fingerprintOf(1)], unclear: [] });
    });

    it('may be written when it is not wanted any more', async () => {
      const clock = new FakeClock();
      const { github, review } = await open({}, { clock });
      const end = new AbortController();
      const lists = [1, 2].map(() => github.hold('pulls/list-review-comments', 'after-effect'));
      lists[0]?.release();
      const { published } = await timeOut(github, () =>
        review.publish(requestOf([commentOf(1)], { end: end.signal })),
      );
      await lists[1]?.reached;
      end.abort(new Error('too late'));
      lists[1]?.release();
      expect(await published).toMatchObject({ posted: [], unclear: [fingerprintOf(1)] });
      expect(clock.monotonicMs()).toBe(2000);
    });

    it('keeps the comments of the smaller reviews before it', async () => {
      const { github, review } = await open();
      const wrong = commentOf(2, { line: 52 });
      const all = [commentOf(1), wrong, commentOf(3), commentOf(4)];
      for (let write = 1; write <= 3; write += 1) {
        github.hold('pulls/create-review', 'before-effect').release();
      }
      const { published, hold } = await timeOut(github, () => review.publish(requestOf(all)));
      expect(await published).toMatchObject({
        posted: [fingerprintOf(3), fingerprintOf(4)],
        unclear: [fingerprintOf(1)],
        refused: [fingerprintOf(2)],
      });
      expect(writesOf(github)).toBe(3);
      hold.release();
    });
  });

  describe('of which GitHub refuses comments', () => {
    const bad = (n: number): ReviewComment => commentOf(n, { line: 50 + n });
    const range = (from: number, to: number): ReviewComment[] =>
      Array.from({ length: to - from + 1 }, (_, index) => commentOf(from + index));
    const namesOf = (comments: readonly ReviewComment[]): string[] =>
      comments.map(({ fingerprint }) => fingerprint);
    const writesOf = (github: GithubSandbox): number =>
      pointsOf(github).filter((point) => point === 'pulls/create-review').length;

    it.each([
      ['a line that is not in the diff', commentOf(51), 'Line could not be resolved'],
      ['a file that is not in it', commentOf(2, { path: 'src/b.ts' }), 'Path could not be'],
      ['lines in the wrong order', commentOf(2, { startLine: 3 }), 'must precede the end line'],
    ])('has the others, and the reason for %s', async (_, wrong, words) => {
      const { github, review } = await open();
      const outcome = await review.publish(requestOf([commentOf(1), wrong, commentOf(4)]));
      expect(outcome).toMatchObject({
        posted: namesOf([commentOf(1), commentOf(4)]),
        refused: [wrong.fingerprint],
      });
      expect(outcome.refusal).toContain(words);
      expect(bodiesOf(github)).toHaveLength(2);
    });

    it('has the other 29 of 30 in a few reviews, and gives the address of the first', async () => {
      const { github, review } = await open();
      const outcome = await review.publish(requestOf([...range(1, 11), bad(12), ...range(13, 30)]));
      expect(outcome.posted).toEqual(namesOf([...range(1, 11), ...range(13, 30)]));
      expect(outcome.refused).toEqual([fingerprintOf(12)]);
      expect(bodiesOf(github)).toHaveLength(29);
      expect(github.reviews.length).toBeLessThanOrEqual(5);
      expect(outcome.url).toContain(`#pullrequestreview-${github.reviews[0]?.id}`);
      expect(writesOf(github)).toBeLessThanOrEqual(11);
    });

    it('has the others when one of each half is refused', async () => {
      const { review } = await open();
      const outcome = await review.publish(requestOf([bad(1), ...range(2, 29), bad(30)]));
      expect(outcome.posted).toEqual(namesOf(range(2, 29)));
      expect(outcome.refused).toEqual([fingerprintOf(1), fingerprintOf(30)]);
    });

    it('has all others when one of each quarter is refused, with a second between the requests', async () => {
      const clock = new FakeClock();
      const { github, review } = await open({}, { clock });
      const large = [0, 8, 16, 24];
      const all = range(1, 30).map((one, index) =>
        large.includes(index) ? { ...one, path: 'large.json' } : one,
      );
      const outcome = await review.publish(requestOf(all));
      expect(outcome.posted).toEqual(namesOf(all.filter((_, index) => !large.includes(index))));
      expect(outcome.refused).toEqual(namesOf(all.filter((_, index) => large.includes(index))));
      expect(outcome.refusal).toContain('Path diff too large');
      expect(new Set(bodiesOf(github)).size).toBe(26);
      expect(writesOf(github)).toBeLessThanOrEqual(31);
      expect(clock.monotonicMs()).toBe((writesOf(github) - 1) * 1000);
    });

    it('has the only comment that GitHub does not refuse', async () => {
      const { github, review } = await open();
      const all = range(1, 30).map((one, index) =>
        index === 29 ? one : { ...one, path: 'large.json' },
      );
      expect((await review.publish(requestOf(all))).posted).toEqual([fingerprintOf(30)]);
      expect(writesOf(github)).toBeLessThanOrEqual(59);
    });

    it('says when GitHub refuses all of them', async () => {
      const { github, review } = await open();
      const all = range(1, 30).map((one) => ({ ...one, path: 'large.json' }));
      const outcome = await review.publish(requestOf(all));
      expect(outcome).toMatchObject({ url: undefined, posted: [], refused: namesOf(all) });
      expect(outcome.refusal).toContain('Path diff too large');
      expect(writesOf(github)).toBe(59);
    });

    it('is written once when an answer is lost meanwhile', async () => {
      const { github, review } = await open();
      const published = review.publish(requestOf([...range(1, 3), bad(4)]));
      github.addFault({
        at: 'pulls/create-review',
        answer: 'reset',
        takesEffect: true,
        where: () => writesOf(github) === 2,
      });
      expect((await published).posted).toEqual(namesOf(range(1, 3)));
      expect(bodiesOf(github)).toHaveLength(3);
    });

    it.each<[string, Omit<Fault, 'at'>, string]>([
      ['a server error', { answer: 502, message: 'Oops', times: Infinity }, 'Oops'],
      [
        'a pending review',
        { answer: 422, message: 'User can only have one pending review per pull request' },
        'one pending review',
      ],
      ['the rate limit', { answer: 429, message: 'slow down', times: Infinity }, 'slow down'],
      [
        'the rate limit for content',
        { answer: 422, message: 'was submitted too quickly', times: Infinity },
        'was submitted too quickly',
      ],
    ])('keeps what it has when %s ends it, and says so', async (_, fault, reason) => {
      const { github, review } = await open();
      const where = (): boolean => github.reviews.length === 1;
      github.addFault({ at: 'pulls/create-review', ...fault, where });
      const outcome = await review.publish(requestOf([commentOf(1), bad(2), commentOf(3)]));
      expect(outcome.posted).toEqual([fingerprintOf(3)]);
      expect(outcome.refused).toEqual([fingerprintOf(1), fingerprintOf(2)]);
      expect(outcome.refusal).toContain(reason);
      expect(writesOf(github)).toBeLessThanOrEqual(6);
    });

    it('is not sent again when the step is stopped', async () => {
      const stopper = new AbortController();
      const { github, review } = await open({}, { stop: stopper.signal });
      const hold = github.hold('pulls/create-review', 'after-effect');
      const published = review.publish(requestOf([commentOf(1), bad(2)]));
      await hold.reached;
      stopper.abort(new Error('stopped'));
      hold.release();
      await expect(published).rejects.toThrow();
      expect(writesOf(github)).toBe(1);
    });

    it('is not split for the rate limit for content', async () => {
      const { github, review } = await open();
      const message = 'was submitted too quickly';
      github.addFault({ at: 'pulls/create-review', answer: 422, message });
      expect((await review.publish(requestOf(range(1, 4)))).posted).toHaveLength(4);
      expect(github.reviews).toHaveLength(1);
    });

    it('keeps what it has when it is not wanted any more', async () => {
      const { github, review } = await open();
      const end = new AbortController();
      const holds = [1, 2, 3].map(() => github.hold('pulls/create-review', 'after-effect'));
      const all = [commentOf(1), bad(2), commentOf(3)];
      const published = review.publish(requestOf(all, { end: end.signal }));
      holds[0]?.release();
      holds[1]?.release();
      await holds[2]?.reached;
      end.abort(new Error('too late'));
      holds[2]?.release();
      const outcome = await published;
      expect(outcome).toMatchObject({
        posted: [fingerprintOf(3)],
        refused: [fingerprintOf(1), fingerprintOf(2)],
        refusal: 'too late',
      });
    });
  });

  it('says which permission a read-only token lacks', async () => {
    const tokens = { reader: { login: US, permissions: { pullRequests: 'read' } } } as const;
    const { github } = await open({ tokens });
    const review = openReview({ ...github, token: 'reader' });
    await expect(review.publish(requestOf([commentOf(1)]))).rejects.toThrow(
      'Could not write the review of #2: Resource not accessible by integration - https://docs.github.com/rest. The job needs `permissions: pull-requests: write`. On pull requests from forks and from Dependabot, the token is read-only.',
    );
  });

  it.each<[number, string, string]>([
    [401, 'Bad credentials', 'The input github-token is invalid or has expired.'],
    [403, 'Repository was archived so is read-only.', 'Unarchive the repository.'],
    [403, 'Unable to create review because pull request is locked.', 'Unlock the conversation.'],
  ])('says what to change after %i %s', async (answer, message, advice) => {
    const { github, review } = await open();
    github.addFault({ at: 'pulls/create-review', answer, message });
    await expect(review.publish(requestOf([commentOf(1)]))).rejects.toThrow(advice);
  });

  const startDraft = ({ apiUrl, token }: GithubSandbox) =>
    getOctokit(token, { baseUrl: apiUrl }).rest.pulls.createReview({
      ...{ owner: 'Codertocat', repo: 'Hello-World', pull_number: 2, body: 'draft' },
    });

  it('is not divided when the account has a pending review, and says what to do', async () => {
    const { github, review } = await open();
    await startDraft(github);
    await expect(review.publish(requestOf([commentOf(1), commentOf(2)]))).rejects.toThrow(
      /one pending review per pull request.*\. Submit or delete the pending review of the account that the input github-token belongs to\.$/,
    );
    expect(pointsOf(github).filter((point) => point === 'pulls/create-review')).toHaveLength(2);
  });

  it('is not divided when its commit is gone after a force push, and says what to do', async () => {
    const { github, review } = await open();
    const request = requestOf([commentOf(1), commentOf(2)], { commit: NEXT_HEAD });
    await expect(review.publish(request)).rejects.toThrow(
      /not part of the pull request.*\. A force push has probably removed the commit\. Run the workflow for the new commits\.$/,
    );
    expect(pointsOf(github).filter((point) => point === 'pulls/create-review')).toHaveLength(1);
  });

  it('says that there is no such pull request', async () => {
    const { github } = await open({ pulls: [] });
    await expect(openReview(github).publish(requestOf([commentOf(1)]))).rejects.toThrow(
      'The repository has no pull request #2',
    );
  });

  it('says that the server has no reviews, as Gitea', async () => {
    const { review } = await open({ isGitea: true });
    await expect(review.publish(requestOf([commentOf(1)]))).rejects.toThrow(
      'Could not write the review of #2: This server has no REST API for comments on lines.',
    );
  });

  it('is not written any more when it is not wanted any more', async () => {
    const { github, review } = await open();
    const hold = github.hold('pulls/list-review-comments', 'before-effect');
    const end = new AbortController();
    const published = review.publish(requestOf([commentOf(1)], { end: end.signal }));
    await hold.reached;
    end.abort(new Error('too late'));
    hold.release();
    await expect(published).rejects.toThrow('too late');
    expect(github.reviews).toEqual([]);
  });

  it('repeats what the secondary rate limit refused', async () => {
    const { github, review } = await open();
    const headers = { 'retry-after': '5' };
    github.addFault({ at: 'pulls/create-review', answer: 403, headers, message: 'rate limit' });
    expect((await review.publish(requestOf([commentOf(1)]))).posted).toHaveLength(1);
  });
});
