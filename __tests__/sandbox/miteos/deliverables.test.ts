import { describe, expect, it } from '@jest/globals';
import { parse as parseDisposition } from 'content-disposition';
import { countingContent, wholeBytes } from '../../../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../../../sandbox/miteos/deliverable.ts';
import type { MiteosSandboxOptions } from '../../../sandbox/miteos/start-miteos-sandbox.ts';
import { useSandboxes, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();

/** A task with one file. */
async function startWithFile(input: DeliverableInput, options: MiteosSandboxOptions = {}) {
  const client = await start({ lifecycle: 'manual', ...options });
  const taskId = await client.createId();
  const file = client.sandbox.task(taskId).addDeliverable(input);
  return { client, taskId, file };
}

interface Listed {
  readonly id: string;
  readonly download_url: string;
}

async function listFirst(client: SandboxClient, taskId: string): Promise<Listed> {
  const { json } = await client.call(`/tasks/${taskId}/deliverables`);
  const [first] = Object.values(json as Record<string, Listed[]>).flat();
  if (first === undefined) throw new Error('Nothing is listed.');
  return first;
}

const hello = {
  id: 'dlvr_1',
  name: 'hello.txt',
  contentType: 'text/plain',
  content: 'hello world',
};

describe('a listed file', () => {
  it('has name, content_type and size_bytes in generation A', async () => {
    const { client, taskId } = await startWithFile(hello);
    expect(await listFirst(client, taskId)).toEqual({
      id: 'dlvr_1',
      name: 'hello.txt',
      content_type: 'text/plain',
      size_bytes: 11,
      created_at: '2026-03-01T12:00:00Z',
      download_url: expect.any(String),
    });
  });

  it('has filename, mime_type and size in generation B', async () => {
    const { client, taskId } = await startWithFile(hello, { generation: 'B' });
    expect(await listFirst(client, taskId)).toMatchObject({
      filename: 'hello.txt',
      mime_type: 'text/plain',
      size: 11,
    });
  });

  it('shows whatever a test puts over its fields', async () => {
    const listed = { size_bytes: 5, sha256: 'abc', name: undefined };
    const { client, taskId } = await startWithFile({ ...hello, listed });
    const shown = await listFirst(client, taskId);
    expect(shown).toMatchObject({ size_bytes: 5, sha256: 'abc' });
    expect(shown).not.toHaveProperty('name');
  });

  it.each([
    '../../etc/passwd',
    'C:\\x\\CON',
    'line\nbreak ::set-output name=x::y',
    '<!-- -->@everyone',
    '\u202Egnp.exe',
    'lone \uD800 half',
    '',
  ])('keeps the hostile name %j', async (name) => {
    const { client, taskId } = await startWithFile({ ...hello, name });
    const listed = await listFirst(client, taskId);
    expect(listed).toHaveProperty('name', name);
    const { status, headers } = await client.call(listed.download_url);
    expect(status).toBe(200);
    const disposition = parseDisposition(String(headers['content-disposition']));
    expect(disposition.type).toBe('attachment');
  });
});

describe('a pre-signed link', () => {
  it('lies on another origin and is signed anew in each list', async () => {
    const { client, taskId } = await startWithFile(hello);
    const first = new URL((await listFirst(client, taskId)).download_url);
    const second = new URL((await listFirst(client, taskId)).download_url);
    expect(first.origin).toBe(client.sandbox.cdnOrigin);
    expect(first.origin).not.toBe(client.sandbox.apiOrigin);
    const signature = first.searchParams.get('X-Amz-Signature') ?? '';
    expect(signature.length).toBeGreaterThanOrEqual(32);
    expect(second.searchParams.get('X-Amz-Signature')).not.toBe(signature);
    expect(first.searchParams.get('Expires')).toBe(
      String(Date.parse('2026-03-01T12:15:00Z') / 1000),
    );
  });

  it('gives the file with its type, length and name', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { status, text, headers } = await client.call(
      (await listFirst(client, taskId)).download_url,
    );
    expect([status, text]).toEqual([200, 'hello world']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '11',
      'content-disposition': 'attachment; filename=hello.txt',
    });
  });

  it('answers 403 after its life', async () => {
    const { client, taskId } = await startWithFile(hello, { linkLifeMs: 50 });
    const { download_url: link } = await listFirst(client, taskId);
    client.advance(49);
    expect((await client.call(link)).status).toBe(200);
    client.advance(1);
    expect((await client.call(link)).status).toBe(403);
    expect((await client.call((await listFirst(client, taskId)).download_url)).status).toBe(200);
  });

  it('answers 403 after all links were made to expire', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    client.sandbox.expireLinks();
    expect((await client.call(link)).status).toBe(403);
  });

  it('answers 403 with another path, signature or method', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    const tries = [
      await client.call(link.replace('dlvr_1', 'dlvr_2')),
      await client.call(link.replace(/Signature=\w/, 'Signature=x')),
      await client.call(link, { method: 'PUT', body: 'x' }),
      await client.call(link.replace(/\?.*/, '')),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('answers 400 to an Authorization header, and remembers that', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    const { status } = await client.call(link, { headers: { authorization: 'Bearer x' } });
    expect(status).toBe(400);
    expect(client.sandbox.violations).toEqual([
      {
        message: expect.stringContaining('Authorization'),
        request: client.sandbox.requests.at(-1),
      },
    ]);
  });

  it('notices the API key in any other header', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    await client.call(link, { headers: { 'x-api-key': 'mt_test_sandbox' } });
    expect(client.sandbox.violations).toHaveLength(1);
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=6-', 206, 'world', 'bytes 6-10/11'],
    ['bytes=0-4', 206, 'hello', 'bytes 0-4/11'],
    ['bytes=6-99', 206, 'world', 'bytes 6-10/11'],
    ['bytes=-3', 206, 'rld', 'bytes 8-10/11'],
    ['bytes=11-', 416, '', 'bytes */11'],
    ['bytes=-0', 416, '', 'bytes */11'],
    ['bytes=4-2', 200, 'hello world', undefined],
    ['bytes=0-1,3-4', 200, 'hello world', undefined],
    ['lines=1-', 200, 'hello world', undefined],
  ])('%s answers %i', async (range, status, text, contentRange) => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    const received = await client.call(link, { headers: { range } });
    expect([received.status, received.text]).toEqual([status, text]);
    expect(received.headers['content-range']).toBe(contentRange);
    expect(received.headers['content-length']).toBe(String(text.length));
  });

  it('is sent when If-Range names this version, else the whole file', async () => {
    const { client, taskId } = await startWithFile(hello);
    const { download_url: link } = await listFirst(client, taskId);
    const etag = String((await client.call(link)).headers['etag']);
    const same = await client.call(link, { headers: { range: 'bytes=6-', 'if-range': etag } });
    expect([same.status, same.text]).toEqual([206, 'world']);
    const other = await client.call(link, { headers: { range: 'bytes=6-', 'if-range': '"old"' } });
    expect([other.status, other.text]).toEqual([200, 'hello world']);
  });

  it('is never sent when ranges are turned off', async () => {
    const { client, taskId } = await startWithFile(hello, { honoursRange: false });
    const { download_url: link } = await listFirst(client, taskId);
    const { status, headers } = await client.call(link, { headers: { range: 'bytes=6-' } });
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('accept-ranges');
  });

  it('comes from far within a huge file that is nowhere stored', async () => {
    const sizeBytes = 5 * 1024 ** 3;
    const content = countingContent(sizeBytes);
    const { client, taskId } = await startWithFile({ name: 'huge.bin', content });
    const { download_url: link } = await listFirst(client, taskId);
    const range = `bytes=${sizeBytes - 3}-`;
    const { status, bytes } = await client.call(link, { headers: { range } });
    expect(status).toBe(206);
    expect([...bytes]).toEqual([3, 2, 1].map((back) => (sizeBytes - back) % 251));
  });
});

describe('the download endpoint of the API', () => {
  it('gives the bytes with type and name, to a key', async () => {
    const { client, taskId } = await startWithFile(hello);
    const path = `/tasks/${taskId}/deliverables/dlvr_1`;
    const { status, text, headers } = await client.call(path);
    expect([status, text]).toEqual([200, 'hello world']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': 'attachment; filename=hello.txt',
      'x-ratelimit-limit': '10000',
    });
    expect((await client.call(client.sandbox.baseUrl + path)).status).toBe(401);
  });

  it('finds a file whose id needs encoding', async () => {
    const { client, taskId } = await startWithFile({ ...hello, id: 'a/b?c ü' });
    const path = `/tasks/${taskId}/deliverables/${encodeURIComponent('a/b?c ü')}`;
    expect((await client.call(path)).text).toBe('hello world');
    expect((await client.call((await listFirst(client, taskId)).download_url)).status).toBe(200);
  });

  it('answers 404 for a file that the task does not have', async () => {
    const { client, taskId } = await startWithFile(hello);
    expect((await client.call(`/tasks/${taskId}/deliverables/dlvr_2`)).status).toBe(404);
  });
});

describe('the bytes of a file', () => {
  it('are there for tests to compare', async () => {
    const content = Buffer.from([0, 255, 128]);
    const { client, taskId, file } = await startWithFile({ id: 'dlvr_1', content });
    expect(client.sandbox.deliverableBytes(taskId, 'dlvr_1')).toEqual(content);
    expect(file.bytes()).toEqual(content);
    expect(() => client.sandbox.deliverableBytes(taskId, 'dlvr_2')).toThrow('has no file');
  });

  it('arrive whole when they are generated', async () => {
    const content = countingContent(300_001);
    const { client, taskId } = await startWithFile({ content });
    const { bytes } = await client.call((await listFirst(client, taskId)).download_url);
    expect(bytes.equals(wholeBytes(content))).toBe(true);
    expect([bytes[0], bytes[300_000]]).toEqual([0, 300_000 % 251]);
  });
});
