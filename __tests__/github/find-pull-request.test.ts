import { describe, expect, it } from '@jest/globals';
import type { GithubSandbox } from '../../sandbox/github/start-github-sandbox.ts';
import { fetchCurrentHead, openPullRequestSearch } from '../../src/github/find-pull-request.ts';
import { UserError } from '../../src/support/errors.ts';
import { restOf, useGithub } from './use-github.ts';

const sha = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const head = { repository: 'octocat/Hello-World', branch: 'patch-1', sha };
const fork = { repository: head.repository, ref: head.branch, sha };

describe('the pull request of a head', () => {
  const start = useGithub();

  const searchIn = (github: GithubSandbox) =>
    openPullRequestSearch({ head, repository: github.repository, rest: restOf(github) });

  it('is found, also for a fork', async () => {
    const github = await start({ pulls: [{ number: 1 }, { number: 2, head: fork }] });
    expect(await searchIn(github)()).toMatchObject({ number: 2, headSha: sha });
  });

  it('is found after one failed request', async () => {
    const github = await start({ pulls: [{ head: fork }] });
    github.addFault({ at: 'pulls/list', answer: 502 });
    expect(await searchIn(github)()).toMatchObject({ number: 2 });
  });

  it('is found on a later page', async () => {
    const older = { ...fork, sha: 'a'.repeat(40) };
    const pulls = Array.from({ length: 120 }, (_, n) => ({
      number: n + 1,
      head: n === 119 ? fork : older,
    }));
    expect(await searchIn(await start({ pulls }))()).toMatchObject({ number: 120 });
  });

  it.each([
    ['has new commits', { head: { ...fork, sha: 'a'.repeat(40) } }],
    ['was closed', { head: fork, state: 'closed' as const }],
    ['is from another branch', { head: { ...fork, ref: 'other' } }],
    ['is from another fork', { head: { ...fork, repository: 'mallory/Hello-World' } }],
    [
      'is from another repository of the same owner',
      { head: { ...fork, repository: 'octocat/x' } },
    ],
    ['is from a deleted fork', { head: { ...fork, repository: null } }],
  ])('is not found when the only candidate %s', async (_, pull) => {
    const failure = searchIn(await start({ pulls: [pull] }))();
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/^No open pull request of .* octocat:patch-1 at ec26c3e/);
  });

  it('is an error when there are two', async () => {
    const pulls = [
      { number: 2, head: fork },
      { number: 5, head: fork, base: { ref: 'next', sha: 'b'.repeat(40) } },
    ];
    await expect(searchIn(await start({ pulls }))()).rejects.toThrow(
      /Several open pull requests .*\(#2, #5\)\. Set the input issue-number/,
    );
  });

  it('is an error without advice on permissions when an IP allow list blocks the runner', async () => {
    const github = await start({ pulls: [{ head: fork }] });
    const message = 'The organization has an IP allow list enabled';
    github.addFault({ at: 'pulls/list', answer: 403, message });
    const failure = await searchIn(github)().then(() => 'found', String);
    expect(failure).toContain(`${message}. Add the runner's address`);
    expect(failure).not.toContain('permissions');
  });

  it('is cached, and searched for again only after an error, which names the permission', async () => {
    const github = await start({ pulls: [{ head: fork }] });
    github.addFault({ at: 'pulls/list', answer: 403, message: 'Resource not accessible' });
    const search = searchIn(github);
    await expect(search()).rejects.toThrow(
      /^Could not search for the pull request with the head octocat:patch-1: Resource not accessible\. .*pull-requests: read/,
    );
    await Promise.all([search(), search()]);
    github.addPullRequest({ head: { ...fork, sha: 'a'.repeat(40) } });
    expect(await search()).toMatchObject({ number: 2 });
    expect(github.requests).toHaveLength(2);
  });
});

describe('the current head of the pull request', () => {
  const start = useGithub();
  const moved = 'd'.repeat(40);
  const pullRequest = { number: 2, baseSha: undefined, headSha: sha };
  const onPull = { pullRequest, pullRequestHead: undefined };
  const afterRun = { pullRequest: undefined, pullRequestHead: head };
  const onNothing = { pullRequest: undefined, pullRequestHead: undefined };

  it.each([
    ['is the head of the pull request of the event', onPull, {}, moved],
    ['is the head of the branch, for a run that follows another run', afterRun, {}, moved],
    [
      'is unknown when the branch has no open pull request',
      afterRun,
      { state: 'closed' },
      undefined,
    ],
    [
      'is unknown when the branch is in another fork',
      afterRun,
      { head: { ...fork, repository: 'mallory/Hello-World' } },
      undefined,
    ],
    ['is unknown when the pull request does not exist', onPull, { number: 3 }, undefined],
  ] as const)('%s', async (_, event, changes, expected) => {
    const github = await start({ pulls: [{ head: { ...fork, sha: moved }, ...changes }] });
    const { repository } = github;
    const rest = restOf(github);
    expect(await fetchCurrentHead({ event, repository, rest })).toBe(expected);
    expect(github.requests).toHaveLength(1);
  });

  it('is not fetched on an event without a pull request', async () => {
    const github = await start();
    const { repository } = github;
    const rest = restOf(github);
    expect(await fetchCurrentHead({ event: onNothing, repository, rest })).toBeUndefined();
    expect(github.requests).toEqual([]);
  });
});
