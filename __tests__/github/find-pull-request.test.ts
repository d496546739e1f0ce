import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import { PullRequestSearch } from '../../src/github/find-pull-request.ts';
import { FoundComment } from '../../src/github/found-comment.ts';
import type { CommentDraft, CommentPort } from '../../src/ports.ts';
import { UserError } from '../../src/support/errors.ts';

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const head = { repository: 'octocat/Hello-World', branch: 'patch-1', sha };
const fork = { repository: head.repository, ref: head.branch, sha };

describe('the pull request of a head', () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start(options: GithubSandboxOptions): Promise<GithubSandbox> {
    github = await startGithubSandbox(options);
    return github;
  }

  const searchIn = ({ apiUrl, token, repository }: GithubSandbox, changes = {}) =>
    new PullRequestSearch({ head, repository, rest: { apiUrl, token }, ...changes });

  it('is found, also of a fork', async () => {
    const started = await start({ pulls: [{ number: 1 }, { number: 2, head: fork }] });
    expect(await searchIn(started).find()).toMatchObject({ number: 2, headSha: sha });
    expect(started.violations).toEqual([]);
  });

  it('is found among more than a page holds', async () => {
    const older = { ...fork, sha: 'a'.repeat(40) };
    const pulls = Array.from({ length: 120 }, (_, n) => ({
      number: n + 1,
      head: n === 119 ? fork : older,
    }));
    expect(await searchIn(await start({ pulls })).find()).toMatchObject({ number: 120 });
  });

  it.each([
    ['has moved on', { head: { ...fork, sha: 'a'.repeat(40) } }],
    ['was closed', { head: fork, state: 'closed' as const }],
    ['is of another branch', { head: { ...fork, ref: 'other' } }],
    ['is of another fork', { head: { ...fork, repository: 'mallory/Hello-World' } }],
    ['is of another repository of the same person', { head: { ...fork, repository: 'octocat/x' } }],
    ['is of a fork that is gone', { head: { ...fork, repository: null } }],
  ])('is not found when the only one %s', async (_, pull) => {
    const failure = searchIn(await start({ pulls: [pull] })).find();
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/^No open pull request of .* octocat:patch-1 at ec26c3e/);
  });

  it('is not guessed when there are two', async () => {
    const pulls = [
      { number: 2, head: fork },
      { number: 5, head: fork, base: { ref: 'next', sha: 'b'.repeat(40) } },
    ];
    await expect(searchIn(await start({ pulls })).find()).rejects.toThrow(
      /Several open pull requests .*\(#2, #5\): set the input issue-number/,
    );
  });

  it('names the permission when it may not be looked for', async () => {
    const started = await start({});
    started.addFault({ at: 'pulls/list', answer: 403, message: 'Resource not accessible' });
    await expect(searchIn(started).find()).rejects.toThrow(
      /octocat:patch-1 could not be looked for: Resource not accessible\. .*pull-requests: read/,
    );
  });

  it('is looked for once, and again after trouble', async () => {
    const started = await start({ pulls: [{ head: fork }] });
    started.addFault({ at: 'pulls/list', answer: 502 });
    const search = searchIn(started);
    await expect(search.find()).rejects.toThrow('could not be looked for');
    await Promise.all([search.find(), search.find()]);
    await search.find();
    expect(started.requests.map(({ answer }) => answer)).toEqual([502, 200]);
  });

  describe('takes the comment', () => {
    const draft: CommentDraft = { taskId: 't', isLive: false, render: () => 'report' };
    const comment = { id: 1, url: 'https://github.com/o/r/pull/7#issuecomment-1' };

    function commentOn(search: PullRequestSearch, posted?: typeof comment) {
      const opened: number[] = [];
      const port: CommentPort = { publish: () => Promise.resolve({ kind: 'posted', comment }) };
      const openComment = (number: number): CommentPort => {
        opened.push(number);
        return port;
      };
      return { opened, found: new FoundComment({ search, posted, openComment }) };
    }

    it('once it is found', async () => {
      const { opened, found } = commentOn(searchIn(await start({ pulls: [{ head: fork }] })));
      expect(await found.publish(draft)).toEqual({ kind: 'posted', comment });
      await found.publish(draft);
      expect(opened).toEqual([2]);
    });

    it('though it moves on, when the search began before', async () => {
      const started = await start({ pulls: [{ head: fork }] });
      const search = searchIn(started);
      const { opened, found } = commentOn(search);
      found.prepare();
      await search.find();
      started.addPullRequest({ head: { ...fork, sha: 'a'.repeat(40) } });
      await found.publish(draft);
      expect(opened).toEqual([2]);
      expect(started.requests).toHaveLength(1);
    });

    it('without a search, where a comment was made before', async () => {
      const started = await start({});
      const { opened, found } = commentOn(searchIn(started), comment);
      found.prepare();
      await found.publish(draft);
      expect(opened).toEqual([7]);
      expect(started.requests).toEqual([]);
    });

    it('or it is said why there is no place for it', async () => {
      const { found } = commentOn(searchIn(await start({ pulls: [] })));
      found.prepare();
      await expect(found.publish(draft)).rejects.toThrow(
        /^There is no place for the comment\. No open pull request of/,
      );
    });
  });
});
