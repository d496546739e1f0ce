import { describe, expect, it } from '@jest/globals';
import { parse as parseDisposition } from 'content-disposition';
import { countingContent } from '../../../sandbox/miteos/content.ts';
import type { DeliverableInput } from '../../../sandbox/miteos/deliverable.ts';
import type { MiteosSandboxOptions } from '../../../sandbox/miteos/start-miteos-sandbox.ts';
import { useSandboxes } from './sandbox-client.ts';

const start = useSandboxes();

const hello: DeliverableInput = {
  id: 'dlvr_1',
  name: 'hello.txt',
  contentType: 'text/plain',
  content: 'hello world',
};

/** A task with one file, and a link to it. */
async function startWithFile(
  changes: Partial<DeliverableInput> = {},
  options: MiteosSandboxOptions = {},
) {
  const client = await start({ lifecycle: 'manual', ...options });
  const task = client.sandbox.createTask({ prompt: 'x' });
  task.addDeliverable({ ...hello, ...changes });
  const { json } = await client.call(`/tasks/${task.id}/deliverables`);
  const [listed = {}] = Object.values(json as Record<string, Record<string, unknown>[]>).flat();
  return { client, taskId: task.id, listed, link: String(listed['download_url']) };
}

describe('the list of deliverables', () => {
  it.each([
    ['A', { name: 'hello.txt', content_type: 'text/plain', size_bytes: 11 }],
    ['B', { filename: 'hello.txt', mime_type: 'text/plain', size: 11 }],
  ] as const)('names fields as generation %s does', async (generation, fields) => {
    const { listed } = await startWithFile({}, { generation });
    const created_at = '2026-03-01T12:00:00Z';
    expect(listed).toEqual({
      id: 'dlvr_1',
      ...fields,
      created_at,
      download_url: expect.any(String),
    });
  });

  it('contains the fields that a test overrides', async () => {
    const { listed } = await startWithFile({ listed: { size_bytes: 5, name: undefined } });
    expect(listed).toMatchObject({ size_bytes: 5 });
    expect(listed).not.toHaveProperty('name');
  });

  it.each(['../../etc/passwd', 'line\nbreak ::error::y', '\u202Egnp.exe', 'lone \uD800 half', ''])(
    'keeps the hostile name %j, and sends the file',
    async (name) => {
      const { client, listed, link } = await startWithFile({ name });
      expect(listed['name']).toBe(name);
      const { status, headers } = await client.call(link);
      expect(status).toBe(200);
      expect(parseDisposition(String(headers['content-disposition'])).type).toBe('attachment');
    },
  );

  it('has a format and pages, and may repeat the first page', async () => {
    const deliverableList = { shape: 'array', pageSize: 2 } as const;
    const client = await start({ deliverableList });
    const path = `/tasks/${await client.createId()}/deliverables`;
    client.advance(5000);
    expect((await client.call(path)).json).toHaveLength(2);
    expect((await client.call(`${path}?offset=2`)).json).toMatchObject([{ name: 'summary.json' }]);
    client.sandbox.settings.deliverableList.ignoresOffset = true;
    expect((await client.call(`${path}?offset=2`)).json).toMatchObject([{ name: 'report.md' }, {}]);
  });
});

describe('a pre-signed link', () => {
  it('is on another origin, differs in each list, and returns the file', async () => {
    const { client, taskId, link } = await startWithFile();
    expect(link.startsWith(`${client.sandbox.cdnOrigin}/`)).toBe(true);
    expect(await client.linkOf(taskId)).not.toBe(link);
    const { status, text, headers } = await client.call(link);
    expect([status, text]).toEqual([200, 'hello world']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '11',
      'content-disposition': 'attachment; filename=hello.txt',
    });
  });

  it('returns 403 after its expiry, or when links are invalidated', async () => {
    const { client, taskId, link } = await startWithFile();
    client.advance(15 * 60_000);
    const second = await client.linkOf(taskId);
    expect([(await client.call(link)).status, (await client.call(second)).status]).toEqual([
      403, 200,
    ]);
    client.sandbox.expireLinks();
    expect((await client.call(second)).status).toBe(403);
  });

  it('returns 403 for another path, signature or method', async () => {
    const { client, link } = await startWithFile();
    const tries = [
      await client.call(link.replace('dlvr_1', 'dlvr_2')),
      await client.call(link.replace(/Signature=\w/, 'Signature=x')),
      await client.call(link, { method: 'PUT', body: 'x' }),
      await client.call(link.replace(/\?.*/, '')),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('reports a request with a key or an Authorization header', async () => {
    const { client, link } = await startWithFile();
    const { status } = await client.call(link, { headers: { authorization: 'Bearer x' } });
    await client.call(link, { headers: { 'x-api-key': 'mt_test_sandbox' } });
    expect(status).toBe(400);
    expect(client.sandbox.violations.map(({ message }) => message)).toEqual([
      'The CDN was sent an Authorization header',
      'The CDN was sent an API key',
    ]);
  });

  it('leads to a closed port the given number of times', async () => {
    const { client, taskId, link } = await startWithFile({ deadLinks: 1 });
    await expect(client.call(link)).rejects.toThrow('ECONNREFUSED');
    expect((await client.call(await client.linkOf(taskId))).text).toBe('hello world');
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=6-', 206, 'world', 'bytes 6-10/11'],
    ['bytes=0-4', 206, 'hello', 'bytes 0-4/11'],
    ['bytes=6-99', 206, 'world', 'bytes 6-10/11'],
    ['bytes=11-', 416, '', 'bytes */11'],
    ['bytes=0-1,3-4', 200, 'hello world', undefined],
  ])('%s returns %i', async (range, status, text, contentRange) => {
    const { client, link } = await startWithFile();
    const received = await client.call(link, { headers: { range } });
    expect([received.status, received.text]).toEqual([status, text]);
    expect(received.headers['content-range']).toBe(contentRange);
  });

  it('is sent when If-Range names this version and ranges are enabled', async () => {
    const { client, link } = await startWithFile();
    const etag = String((await client.call(link)).headers['etag']);
    const partOf = async (version: string): Promise<number> =>
      (await client.call(link, { headers: { range: 'bytes=6-', 'if-range': version } })).status;
    expect([await partOf(etag), await partOf('"old"')]).toEqual([206, 200]);
    client.sandbox.settings.honoursRange = false;
    expect(await partOf(etag)).toBe(200);
  });

  it('can be far within a huge generated file', async () => {
    const sizeBytes = 5 * 1024 ** 3;
    const { client, link } = await startWithFile({ content: countingContent(sizeBytes) });
    const range = `bytes=${sizeBytes - 3}-`;
    const { status, text } = await client.call(link, { headers: { range } });
    const bytes = [3, 2, 1].map((back) => (sizeBytes - back) % 251);
    expect([status, text]).toEqual([206, Buffer.from(bytes).toString()]);
  });
});

describe('the download endpoint of the API', () => {
  it('returns the bytes for a valid key, also for an ID that needs encoding', async () => {
    const { client, taskId } = await startWithFile({ id: 'a/b?c ü' });
    const path = `/tasks/${taskId}/deliverables/${encodeURIComponent('a/b?c ü')}`;
    expect((await client.call(path)).text).toBe('hello world');
    expect((await client.call(client.sandbox.baseUrl + path)).status).toBe(401);
    expect((await client.call(`/tasks/${taskId}/deliverables/dlvr_2`)).status).toBe(404);
    expect(client.sandbox.deliverableBytes(taskId, 'a/b?c ü').toString()).toBe('hello world');
  });
});
