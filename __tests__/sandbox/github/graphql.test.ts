import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';

describe("the sandbox's GraphQL endpoint, used by the real client", () => {
  let github: GithubSandbox;

  beforeEach(async () => {
    const tokens = { pat: { login: 'octocat', permissions: {} } };
    github = await startGithubSandbox({ tokens });
  });

  afterEach(() => github.close());

  const ask = (token: string, query: string) =>
    getOctokit(token, { baseUrl: github.apiUrl }).graphql(query);

  it.each([
    ['the default token', undefined, 'github-actions[bot]'],
    ['that of a person', 'pat', 'octocat'],
  ])('tells whom a token stands for: %s', async (_, token, login) => {
    const answer = await ask(token ?? github.token, '{ viewer { login } }');
    expect(answer).toEqual({ viewer: { login } });
    expect(github.requests).toMatchObject([{ point: 'graphql', path: '/graphql', answer: 200 }]);
    expect(github.violations).toEqual([]);
  });

  it('refuses an unknown token, without a violation', async () => {
    await expect(ask('nobody', '{ viewer { login } }')).rejects.toMatchObject({ status: 401 });
    expect(github.violations).toEqual([]);
  });

  it.each(['{ viewer { login email } }', '{ viewer { login } rateLimit { cost } }', ''])(
    'records any other query: %j',
    async (query) => {
      await expect(ask(github.token, query)).rejects.toThrow('no such query');
      expect(github.violations).toHaveLength(1);
    },
  );

  it('answers with a fault when it was told to', async () => {
    github.addFault({ at: 'graphql', answer: 502 });
    await expect(ask(github.token, '{ viewer { login } }')).rejects.toMatchObject({ status: 502 });
  });
});
