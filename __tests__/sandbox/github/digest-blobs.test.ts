import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';
import { callArtifactClient } from './call-artifact-client.ts';

describe('a sandbox that keeps the digests of blobs alone', () => {
  let github: GithubSandbox;
  let folder: string;

  beforeEach(async () => {
    github = await startGithubSandbox({ keepsBlobs: 'digest' });
    folder = await mkdtemp(join(tmpdir(), 'digest-blobs-'));
  });

  afterEach(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  it('tells size and digest of what the real client uploads in blocks, and has no bytes of it', async () => {
    const file = join(folder, 'large.bin');
    const bytes = Buffer.alloc(20 * 1024 ** 2, 'three blocks of 8 MiB, the last of them short');
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const args = ['large.bin', [file], folder, { skipArchive: true }];
    const [called] = await callArtifactClient(github, [['uploadArtifact', args]]);
    expect(called?.answer).toMatchObject({ size: bytes.length, digest: sha256 });
    const [artifact] = github.artifacts;
    expect(artifact).toMatchObject({ size: bytes.length, digest: sha256 });
    expect(() => artifact?.bytes).toThrow('digests');
    expect(github.violations).toEqual([]);
  });
});
