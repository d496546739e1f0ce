import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../../sandbox/github/start-github-sandbox.ts';

const repository = { owner: 'Codertocat', repo: 'Hello-World' };
const us = 'github-actions[bot]';
const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe("the sandbox's issues, used by the real client", () => {
  let github: GithubSandbox | undefined;

  afterEach(async () => {
    expect(github?.violations).toEqual([]);
    await github?.close();
  });

  async function start(options: GithubSandboxOptions = {}) {
    const started = await startGithubSandbox(options);
    github = started;
    const { rest, paginate } = getOctokit(started.token, { baseUrl: started.apiUrl, log });
    return { github: started, rest: rest.issues, paginate };
  }

  it('are created with labels and assignees, changed and closed', async () => {
    const { rest, github: sandbox } = await start({ roles: { hubot: 'write' } });
    const text = { title: 'Report', body: 'x', labels: ['a', 'b'], assignees: ['hubot'] };
    const { data: issue } = await rest.create({ ...repository, ...text });
    expect(issue).toMatchObject({ number: 3, state: 'open', user: { login: us } });
    const query = { ...repository, issue_number: 3 };
    await rest.update({ ...query, title: 'New', body: 'y' });
    await rest.update({ ...query, state: 'closed', state_reason: 'completed' });
    expect(sandbox.issues).toMatchObject([
      { ...text, title: 'New', body: 'y', state: 'closed', stateReason: 'completed' },
    ]);
  });

  it('are listed by state and creator on all pages, with pull requests', async () => {
    const ofUs = Array.from({ length: 101 }, (_, index) => ({ number: 10 + index, author: us }));
    const { rest, paginate } = await start({
      pulls: [{ author: us }],
      issues: [...ofUs, { number: 500, author: us, state: 'closed' }, { number: 501 }],
    });
    const list = (query: object) =>
      paginate(rest.listForRepo, { ...repository, per_page: 100, ...query });
    const own = await list({ creator: us });
    expect(own.map(({ number }) => number).slice(-2)).toEqual([10, 2]);
    expect(own).toHaveLength(102);
    expect(own.filter((issue) => issue.pull_request !== undefined)).toHaveLength(1);
    expect(await list({ state: 'all' })).toHaveLength(104);
  });

  it.each<[string, object, GithubSandboxOptions, number]>([
    ['a long title', { title: 'x'.repeat(257) }, {}, 422],
    ['a long body', { body: 'x'.repeat(65_537) }, {}, 422],
    ['somebody without write access', { assignees: ['octocat'] }, {}, 422],
    ['a repository without issues', {}, { hasIssues: false }, 410],
  ])('are refused: %s', async (_, changes, options, status) => {
    const { rest, github: sandbox } = await start(options);
    await expect(
      rest.create({ ...repository, title: 'Report', body: 'x', ...changes }),
    ).rejects.toMatchObject({ status });
    expect(sandbox.issues).toEqual([]);
  });
});
