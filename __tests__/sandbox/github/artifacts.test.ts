import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';
import { callArtifactClient, type ClientAnswer } from './call-artifact-client.ts';

/** More than one block of 8 MiB. */
const large = randomBytes(9 * 1024 * 1024);

describe('the results service, used by the real artifact client', () => {
  let github: GithubSandbox;
  let folder: string;

  beforeEach(async () => {
    github = await startGithubSandbox();
    folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'report.md'), '# Report\n');
    await writeFile(join(folder, 'deep', 'data.csv'), 'a,b\n');
  });

  afterEach(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  function uploadOf(name: string, files: string[], options: object = {}) {
    const paths = files.map((file) => join(folder, file));
    return ['uploadArtifact', [name, paths, folder, options]] as const;
  }

  /** Uploads one file as a zip. */
  async function upload(env: Record<string, string> = {}): Promise<ClientAnswer | undefined> {
    const [answer] = await callArtifactClient(github, [uploadOf('results', ['report.md'])], env);
    return answer;
  }

  it('stores a zip, and shows its files', async () => {
    const files = ['report.md', 'deep/data.csv'];
    const [uploaded] = await callArtifactClient(github, [uploadOf('results', files)]);
    const [artifact] = github.artifacts;
    expect(uploaded?.answer).toEqual({
      id: artifact?.id,
      size: artifact?.size,
      digest: artifact?.digest,
    });
    expect(artifact).toMatchObject({ name: 'results', contentType: 'application/zip' });
    const stored = [...((await artifact?.files()) ?? [])];
    expect(stored.map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['report.md', '# Report\n'],
      ['deep/data.csv', 'a,b\n'],
    ]);
    expect(github.violations).toEqual([]);
  });

  it('stores a file of several blocks without an archive, under its own name', async () => {
    await writeFile(join(folder, 'large.bin'), large);
    const options = { skipArchive: true, retentionDays: 3 };
    await callArtifactClient(github, [uploadOf('ignored', ['large.bin'], options)]);
    const [artifact] = github.artifacts;
    expect(artifact?.name).toBe('large.bin');
    expect(artifact?.bytes.equals(large)).toBe(true);
    expect(Date.parse(artifact?.expiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(github.requests.filter(({ point }) => point === 'PutBlock')).toHaveLength(2);
    expect(github.violations).toEqual([]);
  });

  it('refuses a name that exists with 409, but not in another attempt', async () => {
    const call = uploadOf('results', ['report.md']);
    const [, second] = await callArtifactClient(github, [call, call]);
    expect(second?.error).toContain('(409) Conflict: an artifact with this name already exists');
    github.nextAttempt();
    expect((await upload())?.error).toBeUndefined();
    expect(github.artifacts.map(({ name }) => name)).toEqual(['results', 'results']);
    expect(github.violations).toEqual([]);
  });

  it('lists, downloads and deletes what was uploaded', async () => {
    const id = (await upload())?.answer?.['id'];
    const path = join(folder, 'down');
    const [listed] = await callArtifactClient(github, [
      ['listArtifacts', []],
      ['downloadArtifact', [id, { path }]],
      ['deleteArtifact', ['results']],
    ]);
    expect(listed?.answer?.['artifacts']).toEqual([
      expect.objectContaining({ name: 'results', id }),
    ]);
    expect(await readFile(join(path, 'report.md'), 'utf8')).toBe('# Report\n');
    expect(github.artifacts).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  it('turns away another runtime token, and tells of it', async () => {
    const other = await startGithubSandbox();
    const uploaded = await upload({ ACTIONS_RUNTIME_TOKEN: other.runtimeToken });
    await other.close();
    expect(uploaded?.error).toContain('(401)');
    expect(github.violations).toEqual([
      'results: CreateArtifact: not the runtime token of this run',
    ]);
  });

  it('answers a method with a fault as often as it was told', async () => {
    github.addFault({ at: 'CreateArtifact', answer: 403, message: 'no artifacts here' });
    const call = uploadOf('results', ['report.md']);
    const [first, second] = await callArtifactClient(github, [call, call]);
    expect(first?.error).toContain('(403) Forbidden: no artifacts here');
    expect(second?.error).toBeUndefined();
  });

  it('can let an upload stall', async () => {
    github.addFault({ at: 'PutBlock', answer: 'stall' });
    const uploaded = await upload({ ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: '50' });
    expect(uploaded?.error).toContain('Upload progress stalled');
  });
});
