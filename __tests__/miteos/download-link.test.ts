import { describe, expect, it } from '@jest/globals';

import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import type { MiteosSandboxOptions } from '../../sandbox/miteos/start-miteos-sandbox.ts';
import type { ByteRange, DeliverableSource } from '../../src/task/task-service.ts';
import {
  everythingIn,
  failureOf,
  KEY,
  textOf,
  useClients,
  type ClientOnSandbox,
} from './client-on-sandbox.ts';

const start = useClients();

interface WithFile extends ClientOnSandbox {
  readonly link: { kind: 'link'; url: string };
  readonly api: { kind: 'api'; taskId: string; deliverableId: string };
}

/** A sandbox with one task that has one file. Requests are counted from here on. */
async function startWithFile(
  input: Partial<DeliverableInput> = {},
  options: MiteosSandboxOptions = {},
): Promise<WithFile> {
  const started = await start(options);
  const task = started.sandbox.createTask({ prompt: 'x' });
  task.addDeliverable({ id: 'd', name: 'a.txt', content: 'hello world', ...input });
  const [listed] = await started.client.listDeliverables(task.id);
  return {
    ...started,
    link: { kind: 'link', url: listed?.downloadUrl ?? '' },
    api: { kind: 'api', taskId: task.id, deliverableId: 'd' },
  };
}

const cdn = { origin: 'cdn' } as const;
const sources = ['link', 'api'] as const;

describe.each(sources)('a deliverable opened by its %s', (kind) => {
  const open = (file: WithFile, range?: ByteRange) => {
    const source: DeliverableSource = file[kind];
    return file.client.openDeliverable(source, range);
  };

  it('has the whole content, and the properties in the headers', async () => {
    const file = await startWithFile({ contentType: 'text/plain' });
    const { body, ...head } = await open(file);
    expect(await textOf(body)).toBe('hello world');
    expect(head).toEqual({
      status: 200,
      totalBytes: 11,
      contentType: 'text/plain',
      fileName: 'a.txt',
      etag: expect.stringMatching(/^"\w+"$/),
    });
    expect(file.sandbox.requests.at(-1)?.headers).toMatchObject({
      'accept-encoding': 'identity',
      'user-agent': 'test',
    });
    expect(file.sandbox.requests.at(-1)?.headers).not.toHaveProperty('range');
  });

  it('is resumed from a byte if the file is unchanged', async () => {
    const file = await startWithFile();
    const { etag = '' } = await open(file);
    const part = await open(file, { fromByte: 6, etag });
    expect(part).toMatchObject({ status: 206, totalBytes: 11 });
    expect(await textOf(part.body)).toBe('world');
    const sent = file.sandbox.requests.at(-1)?.headers;
    expect(sent).toMatchObject({ range: 'bytes=6-', 'if-range': etag });
    const whole = await open(file, { fromByte: 6, etag: '"other"' });
    expect([whole.status, await textOf(whole.body)]).toEqual([200, 'hello world']);
    await open(file, { fromByte: 6 });
    expect(file.sandbox.requests.at(-1)?.headers).not.toHaveProperty('if-range');
  });

  it('has the whole content when the server does not support ranges', async () => {
    const file = await startWithFile({}, { honoursRange: false });
    const whole = await open(file, { fromByte: 6 });
    expect([whole.status, await textOf(whole.body)]).toEqual([200, 'hello world']);
  });

  it('fails with 416 when no bytes are left', async () => {
    const file = await startWithFile();
    const error = await failureOf(open(file, { fromByte: 11 }));
    expect(error).toMatchObject({ status: 416, arrival: 'refused' });
  });

  it.each([
    ['another part', { 'content-range': 'bytes 3-10/11' }],
    ['a part without its position', {}],
    ['several parts', { 'content-type': 'multipart/byteranges; boundary=x' }],
  ])('rejects %s', async (_, headers) => {
    const file = await startWithFile();
    const answer = { kind: 'answer', status: 206, headers, body: 'lo world' } as const;
    file.sandbox.fail({ path: /\/d$/ }, answer, { times: 2 });
    expect((await failureOf(open(file, { fromByte: 6 }))).status).toBe(416);
    expect((await failureOf(open(file))).status).toBe(416);
  });

  it('may be a part of a file of unknown size', async () => {
    const file = await startWithFile();
    const headers = { 'content-range': 'bytes 6-10/*' };
    file.sandbox.fail({ path: /\/d$/ }, { kind: 'answer', status: 206, headers, body: 'world' });
    const part = await open(file, { fromByte: 6 });
    expect(part).not.toHaveProperty('totalBytes');
    expect(await textOf(part.body)).toBe('world');
  });

  it.each([
    ['attachment; filename="a b.txt"', 'a b.txt'],
    [`attachment; filename*=UTF-8''%E2%82%AC%20rates.pdf; filename="E rates.pdf"`, '€ rates.pdf'],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%0A%00passwd", '../../etc\n\0passwd'],
    ['attachment; filename=', ''],
    ['inline', undefined],
    [';;;=', undefined],
    ["attachment; filename*=UTF-8''%ZZ", undefined],
    ['attachment; __proto__="x"; constructor="y"', undefined],
  ])('with the Content-Disposition %j has the name %j', async (disposition, name) => {
    const file = await startWithFile();
    const headers = { 'content-disposition': disposition };
    file.sandbox.fail({ path: /\/d$/ }, { kind: 'answer', status: 200, headers, body: 'x' });
    expect((await open(file)).fileName).toBe(name);
  });
});

describe('a pre-signed link', () => {
  it('may break before its body is read, and then fails only the read', async () => {
    const { client, sandbox, link } = await startWithFile();
    sandbox.fail(cdn, { kind: 'reset', when: { afterBytes: 4 } });
    const { body } = await client.openDeliverable(link);
    await new Promise(setImmediate);
    await expect(textOf(body)).rejects.toThrow();
  });

  it('is requested without the key, and without the credentials in it', async () => {
    const { client, sandbox, link } = await startWithFile();
    const url = link.url.replace('//', '//user:secret@');
    const { body } = await client.openDeliverable({ kind: 'link', url });
    expect(await textOf(body)).toBe('hello world');
    expect(sandbox.requests.at(-1)).toMatchObject({ origin: 'cdn' });
    expect(sandbox.requests.at(-1)?.headers).not.toHaveProperty('authorization');
    expect(sandbox.violations).toEqual([]);
  });

  it('redirects to another origin without the key, even to the API', async () => {
    const { client, sandbox, link, api } = await startWithFile();
    const location = `${sandbox.baseUrl}/tasks/${api.taskId}/deliverables/d`;
    sandbox.fail(cdn, { kind: 'redirect', location });
    expect(await failureOf(client.openDeliverable(link))).toMatchObject({ status: 401 });
    expect(sandbox.requests.at(-1)?.origin).toBe('api');
    expect(sandbox.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it.each([301, 302, 303, 307, 308])('follows a %i with the same range', async (status) => {
    const { client, sandbox, link } = await startWithFile();
    sandbox.fail(cdn, { kind: 'redirect', status, location: link.url });
    const part = await client.openDeliverable(link, { fromByte: 6 });
    expect(await textOf(part.body)).toBe('world');
  });

  it('fails after a redirect loop', async () => {
    const { client, sandbox, link } = await startWithFile();
    sandbox.fail(cdn, { kind: 'redirect', location: link.url }, { times: Infinity });
    const error = await failureOf(client.openDeliverable(link));
    expect(error.message).toMatch(/after 5 redirects returned 302$/);
    expect(sandbox.requests.filter(({ origin }) => origin === 'cdn')).toHaveLength(6);
  });

  const secret = 'X-Amz-Signature=s3cr3t';
  const badLinks = [
    ...[`http://cdn.example.com/a?${secret}`, `http://169.254.169.254/latest?${secret}`],
    ...[`http://0.0.0.0/a?${secret}`, `http://127.0.0.1.example.com/a?${secret}`],
    ...[`file:///etc/passwd?${secret}`, `data:text/plain,x?${secret}`, `ftp://127.0.0.1/a`],
    ...[`//127.0.0.1/a?${secret}`, `/files/a?${secret}`, `https://?${secret}`, ''],
  ];

  it.each(badLinks)('%j is not opened', async (url) => {
    const { client, sandbox } = await startWithFile();
    const before = sandbox.requests.length;
    const error = await failureOf(client.openDeliverable({ kind: 'link', url }));
    expect(error).toMatchObject({ arrival: 'refused' });
    expect(error.message).toBe('the download link is not an https URL');
    expect(everythingIn(error)).not.toContain('s3cr3t');
    expect(sandbox.requests).toHaveLength(before);
  });

  it('that redirects to such a URL is not followed', async () => {
    const { client, sandbox, link, api } = await startWithFile();
    const locations = badLinks.filter((url) => /^(?!https:)\w+:/.test(url));
    for (const location of locations) {
      sandbox.fail(cdn, { kind: 'redirect', location });
      sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'redirect', location });
      for (const source of [link, api]) {
        const error = await failureOf(client.openDeliverable(source));
        expect(error.message).toBe('the download link is not an https URL');
      }
    }
  });

  it('to loopback is not opened for a remote service', async () => {
    const { clientWith, sandbox, link } = await startWithFile();
    const before = sandbox.requests.length;
    const client = clientWith({ baseUrl: 'https://api.example.com/v1' });
    expect((await failureOf(client.openDeliverable(link))).arrival).toBe('refused');
    expect(sandbox.requests).toHaveLength(before);
  });

  it.each([
    ...[403, 410, 204, 304].map((status) => [status, 'refused'] as const),
    [429, 'never'],
    [503, 'perhaps'],
  ] as const)(
    'that returns %i fails as %s, and the error names only the host',
    async (status, arrival) => {
      const { client, sandbox, link } = await startWithFile();
      sandbox.fail(cdn, { kind: 'answer', status, ...(status < 400 ? {} : { body: link.url }) });
      const error = await failureOf(client.openDeliverable(link));
      expect(error).toMatchObject({ status, arrival });
      expect(error.message).toBe(`the download from ${new URL(link.url).host} returned ${status}`);
      expect(everythingIn(error)).not.toContain('Signature');
    },
  );

  it('whose error body never ends fails immediately', async () => {
    const { client, sandbox, link } = await startWithFile();
    const answer = sandbox.hold(cdn, 'mid-answer');
    sandbox.expireLinks();
    expect(await failureOf(client.openDeliverable(link))).toMatchObject({ status: 403 });
    answer.drop();
  });

  it('that breaks does not show its query in the error', async () => {
    const { client, sandbox, link } = await startWithFile();
    sandbox.fail(cdn, { kind: 'reset' });
    const error = await failureOf(client.openDeliverable(link));
    expect(error.arrival).toBe('perhaps');
    expect(error.message).toMatch(/^the download from 127\.0\.0\.1:\d+ failed: /);
    expect(everythingIn(error)).not.toContain('Signature');
  });

  it('that does not respond rejects with the abort reason', async () => {
    const { client, sandbox, link } = await startWithFile();
    const hold = sandbox.hold(cdn, 'before-effect');
    const controller = new AbortController();
    const call = client.openDeliverable(link, undefined, { signal: controller.signal });
    const ended = expect(call).rejects.toThrow('time is up');
    await hold.reached;
    controller.abort(new Error('time is up'));
    await ended;
  });
});

describe('a link from a redirect', () => {
  it('is reported before it is requested, after the API and after each link', async () => {
    const { sandbox, api, link, clientWith } = await startWithFile();
    const before = sandbox.requests.length;
    const told: (string | number)[][] = [];
    const onLink = (url: string): number => told.push([url, sandbox.requests.length - before]);
    const second = `${sandbox.cdnOrigin}/on?sig=second`;
    const third = `${new URL(link.url).pathname}?sig=third`;
    sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'redirect', location: second });
    sandbox.fail(cdn, { kind: 'redirect', location: third });
    sandbox.fail(cdn, { kind: 'reset' });
    await failureOf(clientWith({ onLink }).openDeliverable(api));
    expect(told).toEqual([
      [second, 1],
      [`${sandbox.cdnOrigin}${third}`, 2],
    ]);
  });
});

describe('the download endpoint of the API', () => {
  it('redirects to the CDN without the key', async () => {
    const { client, sandbox, api, link } = await startWithFile();
    sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'answer', status: 503 });
    sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'redirect', location: link.url });
    const part = await client.openDeliverable(api, { fromByte: 6 });
    expect(await textOf(part.body)).toBe('world');
    expect(sandbox.requests.at(-2)?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(sandbox.requests.at(-1)).toMatchObject({
      origin: 'cdn',
      headers: { range: 'bytes=6-' },
    });
    expect(sandbox.requests.at(-1)?.headers).not.toHaveProperty('authorization');
    expect(sandbox.violations).toEqual([]);
  });

  it('redirects to a relative URL without the key', async () => {
    const { client, sandbox, api } = await startWithFile();
    sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'redirect', location: 'raw?token=1' });
    expect(await failureOf(client.openDeliverable(api))).toMatchObject({ status: 401 });
    expect(sandbox.requests.at(-1)?.path).toBe(`/v1/tasks/${api.taskId}/deliverables/raw`);
    expect(sandbox.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('fails for a redirect without a location', async () => {
    const { client, sandbox, api } = await startWithFile();
    sandbox.fail({ path: /deliverables\/d$/ }, { kind: 'answer', status: 302 });
    const error = await failureOf(client.openDeliverable(api));
    expect(error).toMatchObject({ status: 302, arrival: 'refused' });
  });
});
