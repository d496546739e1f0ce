import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { commentsOf, createsOf, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

interface EnterpriseTrial extends Trial {
  /** The requests to the URL of the API. */
  readonly paths: readonly string[];
}

/** Enterprise Server has its REST API below `/api/v3`, and GraphQL below `/api`. */
const runOn =
  (serverUrl: string, event: GithubEvent) =>
  async (open: OpenPlace): Promise<EnterpriseTrial> => {
    const place = await open({ github: { roles: { Codertocat: 'write' } } });
    const paths: string[] = [];
    const proxy = createServer((incoming, answer) => {
      const { url: path = '', method, headers } = incoming;
      paths.push(path);
      const target = place.github.apiUrl + path.replace(/^\/api(?:\/v3)?\//, '/');
      const onward = request(target, { method, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(answer);
      });
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    try {
      const trial = await place.run({
        event,
        inputs: { 'pull-request-context': 'diff' },
        env: { GITHUB_SERVER_URL: serverUrl, GITHUB_API_URL: `http://127.0.0.1:${port}/api/v3` },
      });
      return { ...trial, paths };
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  };

const server = 'https://ghe.example.com';
const cloud = 'https://octocorp.ghe.com';
const runPath = '/Codertocat/Hello-World/actions/runs/1658821493';

const trialOf = useTrials({
  [server]: runOn(server, pullRequestCommentEvent()),
  [cloud]: runOn(cloud, pullRequestEvent()),
});

/** URLs of this GitHub and of the public one. */
const addressesIn = (text: string): string[] =>
  text.match(/https?:\/\/[\w.-]*(?:github\.com|ghe\.com|example\.com)[^\s)\]"'<>]*/g) ?? [];

describe.each([server, cloud] as const)('a step on %s', (serverUrl) => {
  it('ends as on other platforms, with links to the run in the comment, the summary and the prompt', () => {
    const trial = trialOf(serverUrl);
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(commentsOf(trial)).toHaveLength(1);
    for (const text of [...commentsOf(trial), trial.step.summary, taskOf(trial).prompt]) {
      expect(text).toContain(serverUrl + runPath);
    }
  });

  it('has no links to the public GitHub', () => {
    const { step, ...trial } = trialOf(serverUrl);
    const texts = [
      ...commentsOf(trial),
      step.summary,
      step.main.rawLog,
      ...Object.values(step.outputs),
    ];
    // The comments of the sandbox have URLs of the public one.
    const others = texts
      .flatMap(addressesIn)
      .filter((address) => !address.startsWith(serverUrl) && !address.includes('#issuecomment-'));
    expect(others).toEqual([]);
  });

  it('calls the API at its own URL, including the path', () => {
    const { paths, github } = trialOf(serverUrl);
    expect(paths.filter((path) => !/^\/api\/(?:v3\/|graphql$)/.test(path))).toEqual([]);
    expect(paths).toHaveLength(github.requests.filter(({ service }) => service === 'rest').length);
    expect(paths).toContain('/api/v3/repos/Codertocat/Hello-World/issues/2/comments');
  });
});

describe('the artifacts', () => {
  it('are linked on a GitHub that supports them', () => {
    expect(trialOf(cloud).step.outputs['artifact-url']).toMatch(
      /^https:\/\/octocorp\.ghe\.com\/Codertocat\/Hello-World\/actions\/runs\/1658821493\/artifacts\/\d+$/,
    );
  });

  it('are not published on Enterprise Server, with one warning and the files in the output folder', () => {
    const { step, github } = trialOf(server);
    expect(said(step, 'warning')).toEqual([
      expect.stringContaining("can't publish artifacts on GitHub Enterprise Server"),
    ]);
    expect([github.artifacts, step.outputs['artifact-url']]).toEqual([[], '']);
  });
});
