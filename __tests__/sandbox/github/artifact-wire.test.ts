import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import {
  startGithubSandbox,
  type GithubSandbox,
} from '../../../sandbox/github/start-github-sandbox.ts';

describe('the results service and its blobs, on the wire', () => {
  let github: GithubSandbox;

  beforeEach(async () => {
    github = await startGithubSandbox();
  });

  afterEach(() => github.close());

  /** The ids that the token names, as a client reads them. */
  function backendIds() {
    const claims = Buffer.from(github.runtimeToken.split('.')[1] ?? '', 'base64url').toString();
    const { scp } = JSON.parse(claims) as { scp: string };
    const [, run, job] = /Actions\.Results:([^: ]+):([^: ]+)/.exec(scp) ?? [];
    return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
  }

  async function call(method: string, body: object) {
    const service = 'twirp/github.actions.results.api.v1.ArtifactService';
    const response = await request(`${github.resultsUrl}${service}/${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${github.runtimeToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...backendIds(), ...body }),
    });
    const json = (await response.body.json()) as Record<string, string>;
    return { status: response.statusCode, json };
  }

  async function create(name: string): Promise<string> {
    const { json } = await call('CreateArtifact', { name, version: 7, mime_type: 'text/plain' });
    return json['signed_upload_url'] ?? '';
  }

  async function put(url: string, body: string, headers: Record<string, string> = {}) {
    const response = await request(url, {
      method: 'PUT',
      headers: {
        'x-ms-blob-type': 'BlockBlob',
        'x-ms-blob-content-type': 'text/plain',
        ...headers,
      },
      body,
    });
    await response.body.dump();
    return response.statusCode;
  }

  it('takes a blob put at once, and gives out ranges of it', async () => {
    const url = await create('a.txt');
    expect(await put(url, 'hello world')).toBe(201);
    const hash = `sha256:${createHash('sha256').update('hello world').digest('hex')}`;
    expect((await call('FinalizeArtifact', { name: 'a.txt', size: '11', hash })).status).toBe(200);
    const { json } = await call('GetSignedArtifactURL', { name: 'a.txt' });
    const part = await request(json['signed_url'] ?? '', { headers: { range: 'bytes=6-8' } });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe('bytes 6-8/11');
    expect(await part.body.text()).toBe('wor');
    expect(github.violations).toEqual([]);
  });

  it.each([
    [{ size: '4' }, '4 bytes announced, 5 stored'],
    [{ size: '5', hash: `sha256:${'0'.repeat(64)}` }, 'is not that of the stored bytes'],
  ])('refuses to finalize what differs from the stored bytes: %j', async (claim, problem) => {
    await put(await create('a.txt'), 'hello');
    expect((await call('FinalizeArtifact', { name: 'a.txt', ...claim })).status).toBe(400);
    expect(github.violations).toEqual([expect.stringContaining(problem)]);
    expect(github.artifacts).toEqual([]);
  });

  it('gives the same id when an artifact is finalized twice', async () => {
    await put(await create('a.txt'), 'hello');
    const ids = [];
    for (let time = 0; time < 2; time += 1) {
      ids.push((await call('FinalizeArtifact', { name: 'a.txt', size: '5' })).json['artifact_id']);
    }
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ['CreateArtifact', { name: 'a/b', version: 7 }],
    ['CreateArtifact', { name: 'a', version: 4 }],
    ['CreateArtifact', { name: 'a', version: 7, mimeType: 'text/plain' }],
    ['FinalizeArtifact', { name: 'a', size: 5 }],
    ['ListArtifacts', { workflow_run_backend_id: 5 }],
  ])('refuses a malformed %s: %j', async (method, body) => {
    expect((await call(method, body)).status).toBe(400);
    expect(github.violations).toHaveLength(1);
  });

  it('refuses a method that does not exist', async () => {
    expect((await call('MigrateArtifact', {})).status).toBe(404);
    expect(github.violations).toHaveLength(1);
  });

  it('refuses a blob without its signature', async () => {
    const url = new URL(await create('a.txt'));
    url.searchParams.delete('sig');
    expect(await put(url.href, 'x')).toBe(403);
    expect(github.violations).toHaveLength(1);
  });

  it('tells when a pre-signed address is sent a token', async () => {
    const url = await create('a.txt');
    expect(await put(url, 'x', { authorization: 'Bearer t' })).toBe(201);
    expect(github.violations).toEqual([
      'blob: a pre-signed address was sent an Authorization header',
    ]);
  });

  it('refuses a list that names a block it does not have', async () => {
    const url = await create('a.txt');
    await put(`${url}&comp=block&blockid=${encodeURIComponent('YQ==')}`, 'x');
    const list = '<?xml version="1.0"?><BlockList><Latest>Yg==</Latest></BlockList>';
    expect(await put(`${url}&comp=blocklist`, list)).toBe(400);
  });

  it('refuses and resets blobs as often as it was told', async () => {
    const url = await create('a.txt');
    github.addFault({ at: 'PutBlob', answer: 503 });
    github.addFault({ at: 'PutBlob', answer: 'reset' });
    expect(await put(url, 'x')).toBe(503);
    await expect(put(url, 'x')).rejects.toThrow();
    expect(await put(url, 'x')).toBe(201);
    const puts = github.requests.filter(({ point }) => point === 'PutBlob');
    expect(puts.map(({ answer }) => answer)).toEqual([503, 'reset', 201]);
  });

  it('can lose the answer to a request that took effect', async () => {
    github.addFault({ at: 'CreateArtifact', answer: 'reset', takesEffect: true });
    await expect(create('a.txt')).rejects.toThrow();
    expect((await call('CreateArtifact', { name: 'a.txt', version: 7 })).status).toBe(409);
  });
});
