import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../../sandbox/github/start-github-sandbox.ts';

const base = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const head = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const fork = { ref: 'feature/x', sha: head, repository: 'octocat/Hello-World' };
const repository = { owner: 'Codertocat', repo: 'Hello-World' };
const onPull = { ...repository, issue_number: 2 };
const pull2 = { ...repository, pull_number: 2 };
const asDiff = { mediaType: { format: 'diff' } };
const VIEWER = '{ viewer { login } }';

const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe("the sandbox's REST API with the real client", () => {
  let github: GithubSandbox | undefined;

  afterEach(() => github?.close());

  async function start(options: GithubSandboxOptions = {}) {
    const started = await startGithubSandbox(options);
    github = started;
    const as = (token: string) => getOctokit(token, { baseUrl: started.apiUrl, log });
    const octokit = as(started.token);
    const statusOf = (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        (answer) => (answer as { status: number }).status,
        (error: unknown) => (error as { status: number }).status,
      );
    return { github: started, octokit, rest: octokit.rest, as, statusOf };
  }

  it('creates, reads, updates and deletes a comment', async () => {
    const { github, rest, statusOf } = await start();
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
    expect(await statusOf(rest.issues.getComment(comment))).toBe(404);
    expect(github.violations).toEqual([]);
  });

  it('lists a long thread in pages, oldest first, with the author of each comment', async () => {
    const { github, octokit } = await start({ issues: [{ number: 1 }] });
    for (let n = 0; n < 205; n += 1) {
      github.addComment({ issueNumber: 2, author: 'octocat', body: String(n) });
    }
    github.addComment({ issueNumber: 1, author: 'octocat', body: 'elsewhere' });
    const { listComments } = octokit.rest.issues;
    const all = await octokit.paginate(listComments, { ...onPull, per_page: 100 });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 205 }, (_, n) => String(n)));
    expect(all[0]?.user).toMatchObject({ login: 'octocat', type: 'User' });
    expect(github.requests.map(({ query }) => query['page'] ?? '1')).toEqual(['1', '2', '3']);
    expect(github.violations).toEqual([]);
  });

  it('refuses requests without a permission, including reads of a private repository', async () => {
    const login = 'github-actions[bot]';
    const tokens = {
      reader: { login, permissions: { pullRequests: 'read' } },
      nobody: { login, permissions: {} },
    } as const;
    const { as, statusOf } = await start({ tokens, isPrivate: true });
    const list = (token: string) => statusOf(as(token).rest.issues.listComments(onPull));
    const create = (token: string) =>
      statusOf(as(token).rest.issues.createComment({ ...onPull, body: 'x' }));
    expect([await list('reader'), await create('reader')]).toEqual([200, 403]);
    expect([await list('nobody'), await list('unknown')]).toEqual([403, 401]);
  });

  it.each([
    ['a long body, counted in characters', 2, '😀'.repeat(65_536), 201],
    ['a longer one', 2, 'x'.repeat(65_537), 422],
    ['a blank one', 2, ' \n', 422],
    ['a locked conversation', 1, 'x', 403],
    ['no conversation', 99, 'x', 404],
  ])('responds like GitHub to a comment with %s', async (_, issue_number, body, status) => {
    const { rest, github, statusOf } = await start({ issues: [{ number: 1, locked: true }] });
    const call = rest.issues.createComment({ ...repository, issue_number, body });
    expect(await statusOf(call)).toBe(status);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['of a fork', 'octocat/Hello-World', { fork: true }, 0],
    // GitHub's description does not include it.
    ['whose fork was deleted', null, null, 1],
  ])('returns a pull request %s', async (_, headRepository, repo, violations) => {
    const pulls = [{ head: { ...fork, repository: headRepository } }];
    const { rest, github } = await start({ pulls });
    const { data } = await rest.pulls.get(pull2);
    expect(data).toMatchObject({
      changed_files: 1,
      head: { sha: head, repo },
      base: { sha: base },
    });
    expect(github.violations).toHaveLength(violations);
  });

  it('lists the files of a pull request in pages', async () => {
    const change = { status: 'added', additions: 2, deletions: 0 } as const;
    const files = Array.from({ length: 120 }, (_, n) => ({ ...change, filename: `a ${n}.ts` }));
    const { octokit, github } = await start({ pulls: [{ files }] });
    const all = await octokit.paginate(octokit.rest.pulls.listFiles, pull2);
    expect(all.map(({ filename }) => filename)).toEqual(files.map(({ filename }) => filename));
    expect(github.violations).toEqual([]);
  });

  it('compares commits and branches of a pull request, as JSON and as a diff', async () => {
    const { rest, github, statusOf } = await start({ pulls: [{ head: fork }] });
    const compare = (basehead: string, more = {}) =>
      rest.repos.compareCommitsWithBasehead({ ...repository, basehead, ...more });
    const { data } = await compare(`${base}...${head}`);
    expect(data).toMatchObject({ status: 'ahead', files: [{ filename: 'README.md' }] });
    expect((await compare('master...octocat:feature/x', asDiff)).data).toMatch(/^diff --git a/);
    expect(await statusOf(compare(`${head}...${base}`))).toBe(404);
    expect(github.violations).toEqual([]);
  });

  it.each([
    ['a diff', {}, 200],
    ['one of 20,000 lines', { diff: '+\n'.repeat(20_000) }, 200],
    ['one of more lines', { diff: '+\n'.repeat(20_001) }, 406],
    ['one that GitHub does not show', { diff: null }, 406],
  ])('responds like GitHub to a request for %s', async (_, pull, status) => {
    const { rest, github, statusOf } = await start({ pulls: [pull] });
    expect(await statusOf(rest.pulls.get({ ...pull2, ...asDiff }))).toBe(status);
    expect(github.violations).toEqual([]);
  });

  it('lists the open pull requests of a head', async () => {
    const pulls = [{ number: 2 }, { number: 3, head: fork }] as const;
    const { rest } = await start({ pulls: [...pulls, { number: 4, head: fork, state: 'closed' }] });
    const list = async (wanted: { head: string; state?: 'all' }) =>
      (await rest.pulls.list({ ...repository, ...wanted })).data.map(({ number }) => number);
    expect(await list({ head: 'octocat:feature/x' })).toEqual([3]);
    expect(await list({ head: 'octocat:feature/x', state: 'all' })).toEqual([3, 4]);
    expect(await list({ head: 'mallory:feature/x' })).toEqual([]);
  });

  it.each([
    ['maintain', 'write', 'maintain'],
    ['triage', 'read', 'triage'],
    ['none', 'none', 'none'],
    [undefined, 'read', 'read'],
  ] as const)('tells the permission of the role %s', async (role, permission, role_name) => {
    const { rest, github } = await start(role === undefined ? {} : { roles: { octocat: role } });
    const wanted = { ...repository, username: 'octocat' };
    const { data } = await rest.repos.getCollaboratorPermissionLevel(wanted);
    expect(data).toMatchObject({ permission, role_name });
    expect(github.violations).toEqual([]);
  });

  it('returns no permission of a bot', async () => {
    const { rest, statusOf } = await start();
    const wanted = { ...repository, username: 'renovate[bot]' };
    expect(await statusOf(rest.repos.getCollaboratorPermissionLevel(wanted))).toBe(404);
  });

  it('returns existing workflow runs', async () => {
    const tokens = {
      reader: { login: 'github-actions[bot]', permissions: { contents: 'read' } },
    } as const;
    const { rest, github, as, statusOf } = await start({ isPrivate: true, tokens });
    github.addRun(77);
    const run = { ...repository, run_id: 77 };
    expect((await rest.actions.getWorkflowRun(run)).data).toMatchObject({ id: 77, run_attempt: 1 });
    expect(await statusOf(rest.actions.getWorkflowRun({ ...run, run_id: 78 }))).toBe(404);
    expect(await statusOf(as('reader').rest.actions.getWorkflowRun(run))).toBe(403);
    expect(github.violations).toEqual([]);
  });

  it('supports only the GraphQL query for the login of the token', async () => {
    const tokens = { pat: { login: 'octocat', permissions: {} } };
    const { octokit, as, github } = await start({ tokens });
    expect(await as('pat').graphql(VIEWER)).toEqual({ viewer: { login: 'octocat' } });
    expect(await octokit.graphql(VIEWER)).toEqual({ viewer: { login: 'github-actions[bot]' } });
    expect(github.violations).toEqual([]);
    await expect(octokit.graphql('{ viewer { email } }')).rejects.toThrow('no such query');
    expect(github.violations).toHaveLength(1);
  });

  it('does not find another repository', async () => {
    const { rest, statusOf } = await start();
    const call = rest.issues.listComments({ ...onPull, repo: 'other' });
    expect(await statusOf(call)).toBe(404);
  });

  it.each([
    ['an unknown route', 'GET /repos/Codertocat/Hello-World', {}, 501],
    [
      'a body of the wrong type',
      'POST /repos/Codertocat/Hello-World/issues/2/comments',
      { body: 5 },
      422,
    ],
    ['no body', 'POST /repos/Codertocat/Hello-World/issues/2/comments', {}, 422],
    [
      'an unknown query',
      'GET /repos/Codertocat/Hello-World/issues/2/comments',
      { perPage: 1 },
      422,
    ],
  ])('reports %s as a violation', async (_, route, parameters, status) => {
    const { octokit, github, statusOf } = await start();
    expect(await statusOf(octokit.request(route, parameters))).toBe(status);
    expect(github.violations).toHaveLength(1);
  });

  it('applies a fault the given number of times, and records the requests', async () => {
    const fault = { at: 'issues/create-comment', answer: 502, times: 2 } as const;
    const { rest, github, statusOf } = await start({ faults: [fault] });
    const create = () => statusOf(rest.issues.createComment({ ...onPull, body: 'hello' }));
    expect([await create(), await create(), await create()]).toEqual([502, 502, 201]);
    expect(github.requests.map(({ answer }) => answer)).toEqual([502, 502, 201]);
    expect(github.requests[0]).toMatchObject({
      service: 'rest',
      point: 'issues/create-comment',
      method: 'POST',
      path: '/repos/Codertocat/Hello-World/issues/2/comments',
      body: { body: 'hello' },
    });
  });

  describe('a held request', () => {
    async function startCommenting() {
      const { rest, ...started } = await start();
      const comment = (body: string, signal?: AbortSignal) =>
        rest.issues.createComment({ ...onPull, body, request: { ...(signal && { signal }) } });
      const bodies = () => started.github.comments.map(({ body }) => body);
      return { ...started, comment, bodies };
    }

    it.each([
      ['before-effect', []],
      ['after-effect', ['held']],
    ] as const)('stands still %s, and leaves others alone', async (moment, effect) => {
      const { github, comment, bodies } = await startCommenting();
      const hold = github.hold('issues/create-comment', moment);
      const answer = comment('held');
      await hold.reached;
      expect(bodies()).toEqual(effect);
      await comment('next');
      expect(await Promise.race([answer, Promise.resolve('none')])).toBe('none');
      hold.release();
      expect((await answer).status).toBe(201);
      expect(bodies().toSorted()).toEqual(['held', 'next']);
    });

    it('takes effect even if its client has closed the connection', async () => {
      const { github, comment, bodies } = await startCommenting();
      const hold = github.hold('issues/create-comment', 'before-effect');
      const client = new AbortController();
      const answer = comment('held', client.signal);
      await hold.reached;
      client.abort();
      await expect(answer).rejects.toThrow();
      hold.release();
      await comment('next');
      expect([bodies(), github.violations]).toEqual([['held', 'next'], []]);
    });
  });
});
