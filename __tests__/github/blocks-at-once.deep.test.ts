import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../sandbox/github/start-github-sandbox.ts';
import type { ChildPlan } from '../bundle/artifact-store-child.ts';

const child = path.join(import.meta.dirname, '..', 'bundle', 'artifact-store-child.ts');

describe('the blocks that are sent at the same time', () => {
  let github: GithubSandbox;
  let root: string;

  beforeEach(async () => {
    github = await startGithubSandbox();
    root = await mkdtemp(path.join(tmpdir(), 'blocks-at-once-'));
  });

  afterEach(async () => {
    await github.close();
    await rm(root, { recursive: true });
  });

  /** By what the library itself says. */
  async function blocksAtOnce(env: Record<string, string>): Promise<string | undefined> {
    const file = path.join(root, 'report.md');
    await writeFile(file, '# Report\n');
    const files = [{ name: 'report.md', path: file }];
    const plan: ChildPlan = {
      options: {
        serverUrl: 'https://github.com',
        repository: 'a/b',
        runId: '1',
        tempFolder: root,
      },
      uploads: [{ mode: 'files', files, root, name: 'results' }],
    };
    const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(plan)], {
      env: {
        PATH: process.env['PATH'],
        ACTIONS_RESULTS_URL: github.resultsUrl,
        ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
        GITHUB_WORKSPACE: root,
        ...env,
      },
    });
    return /maxConcurrency: (\d+)/.exec(stdout)?.[1];
  }

  it('are two, which keeps the memory flat', async () => {
    expect(await blocksAtOnce({})).toBe('2');
  });

  it('are as many as the workflow says', async () => {
    expect(await blocksAtOnce({ ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY: '7' })).toBe('7');
  });
});
