import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../../sandbox/github/start-github-sandbox.ts';

const base = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const repository = { owner: 'Codertocat', repo: 'Hello-World' };
const onPull = { ...repository, issue_number: 2 };

describe("the sandbox's REST API, used by the real client", () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start(options: GithubSandboxOptions = {}) {
    const started = await startGithubSandbox(options);
    github = started;
    const octokit = (token = started.token) =>
      getOctokit(token, { baseUrl: started.apiUrl, log: silent }).rest;
    return { github: started, rest: octokit(), as: octokit };
  }

  describe('comments', () => {
    it('creates, reads, updates and deletes one', async () => {
      const { github, rest } = await start();
      const { data: created } = await rest.issues.createComment({ ...onPull, body: 'one' });
      const comment = { ...repository, comment_id: created.id };
      expect(created).toMatchObject({
        body: 'one',
        user: { login: 'github-actions[bot]', type: 'Bot' },
        html_url: `https://github.com/Codertocat/Hello-World/pull/2#issuecomment-${created.id}`,
      });
      await rest.issues.updateComment({ ...comment, body: 'two' });
      expect((await rest.issues.getComment(comment)).data.body).toBe('two');
      expect(github.comments).toMatchObject([{ issueNumber: 2, body: 'two' }]);
      await rest.issues.deleteComment(comment);
      await expect(rest.issues.getComment(comment)).rejects.toMatchObject({ status: 404 });
      expect(github.comments).toEqual([]);
      expect(github.violations).toEqual([]);
    });

    it('pages through a long thread, oldest first, each of its author', async () => {
      const { github } = await start({ issues: [{ number: 1 }] });
      for (let n = 0; n < 205; n += 1) {
        github.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
      }
      github.addComment({ issueNumber: 1, author: 'octocat', body: 'elsewhere' });
      const { paginate, rest } = getOctokit(github.token, { baseUrl: github.apiUrl });
      const all = await paginate(rest.issues.listComments, { ...onPull, per_page: 100 });
      expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 205 }, (_, n) => String(n)));
      expect(all[0]?.user).toMatchObject({ login: 'octocat', type: 'User' });
      expect(github.requests.map(({ query }) => query['page'] ?? '1')).toEqual(['1', '2', '3']);
      const second = await rest.issues.listComments({ ...onPull, page: 2 });
      expect(second.headers.link?.match(/rel="\w+"/g)).toEqual([
        'rel="prev"',
        'rel="next"',
        'rel="last"',
        'rel="first"',
      ]);
      expect(github.violations).toEqual([]);
    });

    it('refuses a token that may only read', async () => {
      const login = 'github-actions[bot]';
      const tokens = {
        ro: { login, permissions: { issues: 'read', pullRequests: 'read' } },
      } as const;
      const { as, github } = await start({ tokens });
      await expect(as('ro').issues.createComment({ ...onPull, body: 'x' })).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining('Resource not accessible by integration'),
      });
      expect((await as('ro').issues.listComments(onPull)).data).toEqual([]);
      expect(github.violations).toEqual([]);
    });

    it('refuses to read a private repository without the permission', async () => {
      const tokens = { none: { login: 'github-actions[bot]', permissions: {} } };
      const { as } = await start({ tokens, isPrivate: true });
      await expect(as('none').issues.listComments(onPull)).rejects.toMatchObject({ status: 403 });
    });

    it('refuses a comment on a locked issue', async () => {
      const { rest } = await start({ issues: [{ number: 1, locked: true }] });
      await expect(
        rest.issues.createComment({ ...repository, issue_number: 1, body: 'x' }),
      ).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining('Unable to create comment because issue is locked.'),
      });
    });

    it.each([
      ['😀'.repeat(65_536), 201],
      ['x'.repeat(65_537), 422],
      [' \n', 422],
    ])('judges the length of a body in characters (%#)', async (body, status) => {
      const { rest, github } = await start();
      const answer = await rest.issues
        .createComment({ ...onPull, body })
        .catch((error: unknown) => error as { status: number });
      expect(answer.status).toBe(status);
      expect(github.violations).toEqual([]);
    });

    it('does not find an issue that does not exist', async () => {
      const { rest } = await start();
      await expect(
        rest.issues.listComments({ ...repository, issue_number: 99 }),
      ).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('pull requests', () => {
    it('shows one, from a fork too', async () => {
      const fork = { ref: 'patch-1', sha: head, repository: 'octocat/Hello-World' };
      const { rest, github } = await start({ pulls: [{ head: fork, author: 'octocat' }] });
      const { data } = await rest.pulls.get({ ...repository, pull_number: 2 });
      expect(data).toMatchObject({
        number: 2,
        changed_files: 1,
        head: { label: 'octocat:patch-1', sha: head, repo: { fork: true } },
        base: { sha: base, repo: { fork: false } },
      });
      expect(github.violations).toEqual([]);
    });

    it('shows one whose fork was deleted', async () => {
      const { rest } = await start({
        pulls: [{ head: { ref: 'patch-1', sha: head, repository: null } }],
      });
      const { data } = await rest.pulls.get({ ...repository, pull_number: 2 });
      expect(data.head.repo).toBeNull();
    });

    it('pages through its files', async () => {
      const files = Array.from({ length: 120 }, (_, n) => ({
        filename: `src/a ${n}.ts`,
        status: 'added' as const,
        additions: 2,
        deletions: 0,
      }));
      const { github } = await start({ pulls: [{ files }] });
      const { paginate, rest } = getOctokit(github.token, { baseUrl: github.apiUrl });
      const all = await paginate(rest.pulls.listFiles, { ...repository, pull_number: 2 });
      expect(all.map(({ filename }) => filename)).toEqual(files.map(({ filename }) => filename));
      expect(github.violations).toEqual([]);
    });

    it('compares two commits as JSON and as a diff', async () => {
      const { rest, github } = await start();
      const pair = { ...repository, basehead: `${base}...${head}` };
      const { data } = await rest.repos.compareCommitsWithBasehead(pair);
      expect(data).toMatchObject({ status: 'ahead', files: [{ filename: 'README.md' }] });
      const text = await rest.repos.compareCommitsWithBasehead({
        ...pair,
        mediaType: { format: 'diff' },
      });
      expect(text.data).toMatch(/^diff --git a\/README\.md/);
      expect(github.violations).toEqual([]);
    });

    it('compares branches, also of a fork and with a slash in the name', async () => {
      const fork = { ref: 'feature/x', sha: head, repository: 'octocat/Hello-World' };
      const { rest } = await start({ pulls: [{ head: fork }] });
      const basehead = 'master...octocat:feature/x';
      const { status } = await rest.repos.compareCommitsWithBasehead({ ...repository, basehead });
      expect(status).toBe(200);
    });

    it('does not find commits that no pull request compares', async () => {
      const { rest } = await start();
      const basehead = `${head}...${base}`;
      await expect(
        rest.repos.compareCommitsWithBasehead({ ...repository, basehead }),
      ).rejects.toMatchObject({ status: 404 });
    });

    it('gives the diff of one, and refuses one that is too large', async () => {
      const { rest, github } = await start();
      const asDiff = { ...repository, pull_number: 2, mediaType: { format: 'diff' } };
      expect((await rest.pulls.get(asDiff)).data).toMatch(/^diff --git/);
      github.addPullRequest({ diff: null });
      await expect(rest.pulls.get(asDiff)).rejects.toMatchObject({ status: 406 });
      expect(github.violations).toEqual([]);
    });

    it('lists the open ones of a head', async () => {
      const fork = { ref: 'patch-1', sha: head, repository: 'octocat/Hello-World' };
      const pulls = [{ number: 2 }, { number: 3, head: fork }] as const;
      const { rest, github } = await start({
        pulls: [...pulls, { number: 4, head: fork, state: 'closed' }],
      });
      const list = async (parameters: { head: string; state?: 'all' }) => {
        const { data } = await rest.pulls.list({ ...repository, ...parameters });
        return data.map(({ number }) => number);
      };
      expect(await list({ head: 'octocat:patch-1' })).toEqual([3]);
      expect(await list({ head: 'octocat:patch-1', state: 'all' })).toEqual([3, 4]);
      expect(await list({ head: 'Codertocat:changes' })).toEqual([2]);
      expect(await list({ head: 'mallory:patch-1' })).toEqual([]);
      expect(github.violations).toEqual([]);
    });

    it('refuses the diff of one with too many files or lines', async () => {
      const { rest, github } = await start();
      const asDiff = { ...repository, pull_number: 2, mediaType: { format: 'diff' } };
      github.addPullRequest({ diff: '+\n'.repeat(20_001) });
      await expect(rest.pulls.get(asDiff)).rejects.toMatchObject({ status: 406 });
      github.addPullRequest({ diff: '+\n'.repeat(20_000) });
      expect((await rest.pulls.get(asDiff)).status).toBe(200);
      const file = { status: 'added', additions: 1, deletions: 0 } as const;
      const files = Array.from({ length: 301 }, (_, n) => ({ ...file, filename: String(n) }));
      github.addPullRequest({ files });
      await expect(rest.pulls.get(asDiff)).rejects.toMatchObject({ status: 406 });
    });

    it('finds the pull requests of a commit', async () => {
      const { rest, github } = await start();
      const find = (sha: string) =>
        rest.repos.listPullRequestsAssociatedWithCommit({ ...repository, commit_sha: sha });
      expect((await find(head)).data.map(({ number }) => number)).toEqual([2]);
      expect((await find(base)).data).toEqual([]);
      expect(github.violations).toEqual([]);
    });
  });

  describe('people', () => {
    it.each([
      ['admin', 'admin', 'admin'],
      ['maintain', 'write', 'maintain'],
      ['triage', 'read', 'triage'],
      ['none', 'none', 'none'],
    ] as const)('tells the permission of a role: %s', async (role, permission, roleName) => {
      const { rest, github } = await start({ roles: { octocat: role } });
      const { data } = await rest.repos.getCollaboratorPermissionLevel({
        ...repository,
        username: 'octocat',
      });
      expect(data).toMatchObject({ permission, role_name: roleName });
      expect(github.violations).toEqual([]);
    });

    it.each([
      [false, 'read'],
      [true, 'none'],
    ])('of a stranger, in a private repository or not (%s)', async (isPrivate, permission) => {
      const { rest } = await start({ isPrivate });
      const { data } = await rest.repos.getCollaboratorPermissionLevel({
        ...repository,
        username: 'stranger',
      });
      expect(data.permission).toBe(permission);
    });

    it('knows no permission of a bot', async () => {
      const { rest } = await start();
      await expect(
        rest.repos.getCollaboratorPermissionLevel({ ...repository, username: 'renovate[bot]' }),
      ).rejects.toMatchObject({ status: 404, message: expect.stringContaining('is not a user') });
    });

    it('tells a person, but not an app, who it is', async () => {
      const { rest, as, github } = await start({
        tokens: { pat: { login: 'octocat', permissions: {} } },
      });
      expect((await as('pat').users.getAuthenticated()).data.login).toBe('octocat');
      await expect(rest.users.getAuthenticated()).rejects.toMatchObject({ status: 403 });
      expect(github.violations).toEqual([]);
    });
  });

  describe('what does not belong', () => {
    it('refuses an unknown token, without a violation', async () => {
      const { as, github } = await start();
      await expect(as('nobody').issues.listComments(onPull)).rejects.toMatchObject({ status: 401 });
      expect(github.violations).toEqual([]);
    });

    it('does not find another repository', async () => {
      const { rest } = await start();
      await expect(
        rest.issues.listComments({ owner: 'o', repo: 'r', issue_number: 2 }),
      ).rejects.toMatchObject({ status: 404 });
    });

    it('records a route that it does not have', async () => {
      const { rest, github } = await start();
      await expect(rest.repos.get(repository)).rejects.toMatchObject({ status: 501 });
      expect(github.violations).toEqual([
        'rest: GET /repos/Codertocat/Hello-World: the sandbox has no such route',
      ]);
    });

    it.each([
      ['a body of the wrong type', { ...onPull, body: 5 }],
      ['no body', onPull],
    ])('records a request with %s', async (_, parameters) => {
      const { rest, github } = await start();
      await expect(
        rest.issues.createComment(parameters as unknown as typeof onPull & { body: string }),
      ).rejects.toMatchObject({ status: 422 });
      expect(github.violations).toHaveLength(1);
    });

    it('records a query that the operation does not have', async () => {
      const { rest, github } = await start();
      const misspelled = { ...onPull, perPage: 100 };
      await expect(rest.issues.listComments(misspelled)).rejects.toMatchObject({ status: 422 });
      expect(github.violations).toHaveLength(1);
    });
  });

  it('answers with a fault as often as it was told, then as before', async () => {
    const { rest, github } = await start({
      faults: [{ at: 'issues/list-comments', answer: 502, times: 2, message: 'Bad gateway' }],
    });
    for (let time = 0; time < 2; time += 1) {
      await expect(rest.issues.listComments(onPull)).rejects.toMatchObject({ status: 502 });
    }
    expect((await rest.issues.listComments(onPull)).status).toBe(200);
    expect(github.requests.map(({ answer }) => answer)).toEqual([502, 502, 200]);
  });

  it('records what was sent', async () => {
    const { rest, github } = await start();
    await rest.issues.createComment({ ...onPull, body: 'hello' });
    expect(github.requests).toMatchObject([
      {
        service: 'rest',
        point: 'issues/create-comment',
        method: 'POST',
        path: '/repos/Codertocat/Hello-World/issues/2/comments',
        body: { body: 'hello' },
        answer: 201,
      },
    ]);
  });
});

const quiet = (): void => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };
