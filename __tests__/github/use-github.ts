import { afterEach, expect } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import type { RestOptions } from '../../src/github/rest.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLog } from '../support/fake-log.ts';

/** Starts sandboxes for a test, which fails when a request or response does not match GitHub's OpenAPI description. */
export function useGithub() {
  const started: GithubSandbox[] = [];
  afterEach(async () => {
    const ended = started.splice(0);
    await Promise.all(ended.map((github) => github.close()));
    expect(ended.flatMap(({ violations }) => violations)).toEqual([]);
  });
  return async (options: GithubSandboxOptions = {}): Promise<GithubSandbox> => {
    const github = await startGithubSandbox(options);
    started.push(github);
    return github;
  };
}

/** A client of the sandbox that skips pauses. */
export const restOf = (
  { apiUrl, token }: Pick<GithubSandbox, 'apiUrl' | 'token'>,
  changes: Partial<RestOptions> = {},
): RestOptions => ({ apiUrl, token, clock: new FakeClock(), log: new FakeLog(), ...changes });
