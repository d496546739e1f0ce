import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HashedBlocks } from '../../../sandbox/github/artifacts/blocks.ts';
import type { Fault } from '../../../sandbox/github/faults.ts';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../../sandbox/github/start-github-sandbox.ts';
import { callArtifactClient } from './call-artifact-client.ts';

/** Larger than one block of 8 MiB. */
const large = randomBytes(9 * 1024 * 1024);
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('the artifacts of the sandbox', () => {
  let github: GithubSandbox;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
    await writeFile(join(folder, 'report.md'), '# Report\n');
  });

  afterEach(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  async function start(options: GithubSandboxOptions = {}): Promise<void> {
    github = await startGithubSandbox(options);
  }

  const uploadOf = (name: string, file: string, options: object = {}) =>
    ['uploadArtifact', [name, [join(folder, file)], folder, options]] as const;

  describe('with the real client', () => {
    it('are zips with their files, and each name can be used once per attempt', async () => {
      await start();
      const upload = uploadOf('results', 'report.md');
      const [first, second] = await callArtifactClient(github, [upload, upload]);
      const [artifact] = github.artifacts;
      const { id, size, digest } = artifact ?? {};
      expect(first?.answer).toEqual({ id, size, digest });
      expect(second?.error).toContain('(409) Conflict: an artifact with this name already exists');
      expect(artifact).toMatchObject({ name: 'results', contentType: 'application/zip' });
      expect(await artifact?.files()).toEqual(new Map([['report.md', Buffer.from('# Report\n')]]));
      github.nextAttempt();
      await callArtifactClient(github, [upload]);
      expect(github.artifacts.map(({ name }) => name)).toEqual(['results', 'results']);
      expect(github.violations).toEqual([]);
    });

    it.each(['bytes', 'digest'] as const)('are files of several blocks: %s', async (keepsBlobs) => {
      await start({ keepsBlobs });
      await writeFile(join(folder, 'large.bin'), large);
      const options = { skipArchive: true, retentionDays: 3 };
      await callArtifactClient(github, [uploadOf('ignored', 'large.bin', options)]);
      const [artifact] = github.artifacts;
      const digest = sha256(large);
      expect(artifact).toMatchObject({ name: 'large.bin', size: large.length, digest });
      expect(Date.parse(artifact?.expiresAt ?? '')).toBeGreaterThan(Date.now());
      const readBytes = () => artifact?.bytes.equals(large);
      if (keepsBlobs === 'bytes') expect(readBytes()).toBe(true);
      else expect(readBytes).toThrow('digests');
      expect(github.violations).toEqual([]);
    });

    it('are refused for another runtime token, which is a violation', async () => {
      await start();
      const other = await startGithubSandbox();
      const [uploaded] = await callArtifactClient(github, [uploadOf('results', 'report.md')], {
        ACTIONS_RUNTIME_TOKEN: other.runtimeToken,
      });
      await other.close();
      expect(uploaded?.error).toContain('(401)');
      expect(github.violations).toEqual([
        'results: CreateArtifact: not the runtime token of this run',
      ]);
    });

    it('can have faults', async () => {
      await start();
      github.addFault({ at: 'CreateArtifact', answer: 403, message: 'no artifacts here' });
      github.addFault({ at: 'PutBlock', answer: 'stall' });
      const upload = uploadOf('results', 'report.md');
      const [first, second] = await callArtifactClient(github, [upload, upload], {
        ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: '50',
      });
      expect(first?.error).toContain('(403) Forbidden: no artifacts here');
      expect(second?.error).toContain('Upload progress stalled');
    });
  });

  describe('with raw requests', () => {
    beforeEach(() => start());

    /** Returns the IDs in the token, as a client reads them. */
    function backendIds() {
      const claims = Buffer.from(github.runtimeToken.split('.')[1] ?? '', 'base64url').toString();
      const [, run, job] = /Actions\.Results:([^: ]+):([^: "]+)/.exec(claims) ?? [];
      return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
    }

    async function call(method: string, body: object) {
      const service = 'twirp/github.actions.results.api.v1.ArtifactService';
      const response = await fetch(`${github.resultsUrl}${service}/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${github.runtimeToken}` },
        body: JSON.stringify({ ...backendIds(), ...body }),
      });
      const text = await response.text();
      return { status: response.status, text };
    }

    async function create(name: string): Promise<string> {
      const { text } = await call('CreateArtifact', { name, version: 7, mime_type: 'text/plain' });
      return (JSON.parse(text) as { signed_upload_url: string }).signed_upload_url;
    }

    async function put(url: string, body: string, headers: Record<string, string> = {}) {
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'x-ms-blob-type': 'BlockBlob', ...headers },
        body,
      });
      return response.status;
    }

    it('are finalized once, with one ID', async () => {
      await put(await create('a.txt'), 'hello');
      const claim = { name: 'a.txt', size: '5', hash: `sha256:${sha256('hello')}` };
      const [first, second] = [
        await call('FinalizeArtifact', claim),
        await call('FinalizeArtifact', claim),
      ];
      expect([first.status, second.text, github.violations]).toEqual([200, first.text, []]);
    });

    it.each([
      [{ size: '4' }, '4 bytes announced, 5 stored'],
      [{ size: '5', hash: `sha256:${'0'.repeat(64)}` }, 'does not match the stored bytes'],
    ])('are not finalized when they differ from the stored bytes: %j', async (claim, problem) => {
      await put(await create('a.txt'), 'hello');
      expect((await call('FinalizeArtifact', { name: 'a.txt', ...claim })).status).toBe(400);
      expect(github.violations).toEqual([expect.stringContaining(problem)]);
      expect(github.artifacts).toEqual([]);
    });

    it.each([
      ['CreateArtifact', { name: 'a/b', version: 7 }, 400],
      ['CreateArtifact', { name: 'a', version: 7, mimeType: 'text/plain' }, 400],
      ['FinalizeArtifact', { name: 'a', size: 5 }, 400],
      ['MigrateArtifact', {}, 404],
    ])('refuse a malformed %s: %j', async (method, body, status) => {
      expect((await call(method, body)).status).toBe(status);
      expect(github.violations).toHaveLength(1);
    });

    it('are stored with only the signed URL, without a token', async () => {
      const url = await create('a.txt');
      expect(await put(url.replace(/sig=[^&]*/, ''), 'x')).toBe(403);
      expect(await put(url, 'x', { authorization: 'Bearer t' })).toBe(201);
      expect(github.violations).toEqual([
        expect.stringContaining('AuthenticationFailed'),
        'blob: a pre-signed address was sent an Authorization header',
      ]);
    });

    it("can't contain a block that was not uploaded", async () => {
      const url = await create('a.txt');
      await put(`${url}&comp=block&blockid=${encodeURIComponent('YQ==')}`, 'x');
      const list = '<BlockList><Latest>Yg==</Latest></BlockList>';
      expect(await put(`${url}&comp=blocklist`, list)).toBe(400);
    });

    const faults: readonly [string, Partial<Fault>, number | 'broken' | 'half'][] = [
      ['a status', { answer: 503 }, 503],
      ['a reset', { answer: 'reset' }, 'broken'],
      ['a reset within the body', { answer: 'reset', afterShare: 0.5 }, 'broken'],
      ['another answer', { rewrite: () => ({ status: 200, body: 'half' }) }, 'half'],
      ['an answer that is closed early', { cut: { afterShare: 0.5, by: 'close' } }, 'broken'],
      ['an answer that is reset early', { cut: { afterShare: 0.5, by: 'reset' } }, 'broken'],
    ];
    it.each(faults)('meet %s where that is meant, once', async (_, fault, expected) => {
      const create = async (name: string): Promise<unknown> => {
        try {
          const { status, text } = await call('CreateArtifact', { name, version: 7 });
          return text === 'half' ? text : status;
        } catch {
          return 'broken';
        }
      };
      const where: Fault['where'] = ({ body }) => body.includes('meant');
      const order = github.addFault({ at: 'CreateArtifact', answer: 'own', where, ...fault });
      expect(await create('other')).toBe(200);
      expect(await create('meant')).toBe(expected);
      expect(order.fired).toBe(1);
      expect(await create('next')).toBe(200);
    });

    it('can lose the response to a successful request, or store damaged bytes', async () => {
      github.addFault({ at: 'CreateArtifact', answer: 'reset', takesEffect: true });
      await expect(create('a.txt')).rejects.toThrow();
      expect((await call('CreateArtifact', { name: 'a.txt', version: 7 })).status).toBe(409);
      github.addFault({ at: 'PutBlob', answer: 'own', damage: (body) => body.subarray(1) });
      await put(await create('b.txt'), 'hello');
      await call('FinalizeArtifact', { name: 'b.txt', size: '4' });
      expect(github.artifacts.map(({ bytes }) => bytes.toString())).toEqual(['ello']);
    });
  });
});

describe('blocks of which only digests are kept', () => {
  /** Creates block IDs like `generateBlockID` of @azure/storage-blob. */
  const idOf = (number: number): string =>
    Buffer.from(`6b1ee9c2-prefix-${String(number).padStart(32, '0')}`).toString('base64');
  const ids = [0, 1, 2].map(idOf);
  const blocks = ['first', 'second', 'third'];

  function keep(...numbers: number[]): HashedBlocks {
    const keeper = new HashedBlocks();
    for (const number of numbers) keeper.put(idOf(number), Buffer.from(blocks[number] ?? ''));
    return keeper;
  }

  it.each([[[0, 1, 2]], [[2, 0, 1]], [[1, 0, 1, 2]]])(
    'have the digest of the whole when they come as %j',
    (order) => {
      const whole = blocks.join('');
      const expected = { sizeBytes: whole.length, sha256: sha256(whole) };
      expect(keep(...order).commit(ids)).toMatchObject(expected);
    },
  );

  it('form no blob in another order, with a missing block, or with changed bytes', () => {
    expect(keep(0, 1, 2).commit(ids.toReversed())).toBeUndefined();
    expect(keep(0, 2).commit(ids)).toBeUndefined();
    expect(keep(0, 1, 2).commit(ids.slice(0, 2))).toBeUndefined();
    const changed = keep(0, 1, 2);
    changed.put(idOf(1), Buffer.from('changed'));
    expect(changed.commit(ids)).toBeUndefined();
  });
});
