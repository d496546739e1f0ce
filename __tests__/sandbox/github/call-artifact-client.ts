import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { GithubSandbox } from '../../../sandbox/github/start-github-sandbox.ts';

const child = fileURLToPath(new URL('artifact-child.ts', import.meta.url));

interface ClientAnswer {
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** Calls methods of the real `DefaultArtifactClient` with a sandbox, one after the other. */
export async function callArtifactClient(
  github: GithubSandbox,
  calls: readonly (readonly [method: string, args: readonly unknown[]])[],
  env: Readonly<Record<string, string>> = {},
): Promise<ClientAnswer[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(calls)], {
    env: {
      PATH: process.env['PATH'],
      ACTIONS_RESULTS_URL: github.resultsUrl,
      ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: process.cwd(),
      GITHUB_RETENTION_DAYS: '90',
      ...env,
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as ClientAnswer[];
}
