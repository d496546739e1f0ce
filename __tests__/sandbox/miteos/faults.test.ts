import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { contentOf, repeated } from '../../../sandbox/miteos/content.ts';
import type { Fault } from '../../../sandbox/miteos/fault.ts';
import { useSandboxes, type Received, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();
const create = { method: 'POST', path: '/tasks' };
const cdn = { origin: 'cdn' } as const;

/** Returns the status, or that the connection broke. */
async function outcomeOf(call: Promise<Received>): Promise<number | 'broken'> {
  return call.then(
    ({ status }) => status,
    () => 'broken' as const,
  );
}

async function startWithFile(content: string): Promise<{ client: SandboxClient; link: string }> {
  const client = await start({ lifecycle: 'manual' });
  const task = client.sandbox.createTask({ prompt: 'x' });
  task.addDeliverable({ content });
  return { client, link: await client.linkOf(task.id) };
}

describe('a held request', () => {
  it.each([
    ['before-effect', { tookEffect: false, status: undefined }, 0],
    ['after-effect', { tookEffect: true, status: undefined }, 1],
    ['mid-answer', { tookEffect: true, status: 201 }, 1],
  ] as const)('%s goes on when it is released, or breaks', async (point, request, tasks) => {
    const client = await start();
    const held = client.sandbox.hold(create, point);
    const call = client.create();
    expect(await held.reached).toMatchObject(request);
    expect(client.sandbox.tasks).toHaveLength(tasks);
    held.release();
    expect((await call).status).toBe(201);

    const dropped = client.sandbox.hold(create, point);
    const outcome = outcomeOf(client.create());
    await dropped.reached;
    dropped.drop();
    expect(await outcome).toBe('broken');
    expect(client.sandbox.tasks).toHaveLength(1 + tasks);
  });

  it('is only the n-th one when `nth` is given', async () => {
    const client = await start();
    const hold = client.sandbox.hold({ ...create, nth: 2 }, 'before-effect');
    expect((await client.create('first')).status).toBe(201);
    const second = client.create('second');
    expect(await hold.reached).toMatchObject({ body: { prompt: 'second' } });
    expect((await client.create('third')).status).toBe(201);
    hold.release();
    await second;
    expect(client.sandbox.tasks.map(({ prompt }) => prompt)).toEqual(['first', 'third', 'second']);
  });

  it('is broken when the sandbox closes, also when it closes twice', async () => {
    const client = await start();
    const hold = client.sandbox.hold({}, 'after-effect');
    const outcome = outcomeOf(client.create());
    await hold.reached;
    await client.sandbox.close();
    expect(await outcome).toBe('broken');
  });
});

describe('a response that replaces the service’s own', () => {
  const unavailable: Fault = {
    kind: 'answer',
    status: 503,
    body: { detail: 'busy' },
    headers: { 'retry-after': '1' },
  };

  it('is sent once, before or after the effect', async () => {
    const client = await start();
    const order = client.sandbox.fail(create, unavailable);
    const { status, json, headers } = await client.create();
    expect([status, json, headers['retry-after']]).toEqual([503, { detail: 'busy' }, '1']);
    expect([order.fired, client.sandbox.tasks.length]).toEqual([1, 0]);
    client.sandbox.fail(create, { ...unavailable, when: 'after-effect' });
    expect((await client.create()).status).toBe(503);
    expect(client.sandbox.requests[1]).toMatchObject({ tookEffect: true, status: 503 });
    expect((await client.create()).status).toBe(201);
    expect(client.sandbox.tasks).toHaveLength(2);
  });

  it('is sent the given number of times, from the n-th request, in the order of scheduling', async () => {
    const client = await start();
    client.sandbox.fail({ ...create, nth: 2 }, unavailable, { times: 2 });
    client.sandbox.fail(create, { kind: 'answer', status: 500 });
    client.sandbox.fail({ ...create, nth: 5 }, unavailable, { times: Infinity });
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await client.create()).status);
    expect(statuses).toEqual([500, 503, 503, 201, 503, 503]);
  });

  it.each<[string, Fault, number, RegExp]>([
    ['a redirect', { kind: 'redirect' }, 302, /^$/],
    ['a page of a proxy', { kind: 'html-body' }, 201, /^<!DOCTYPE html>/],
    ['a page before the effect', { kind: 'html-body', when: 'before-effect' }, 502, /^<!DOCTYPE/],
    ['empty', { kind: 'empty-body' }, 201, /^$/],
    ['half of a JSON text', { kind: 'truncated-json' }, 201, /^\{"id":"task_[^}]*$/],
  ])('can be %s', async (_, fault, status, text) => {
    const client = await start();
    client.sandbox.fail(create, fault);
    const answer = await client.create();
    expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(text)]);
    const { location = '' } = answer.headers;
    expect(location).toBe(fault.kind === 'redirect' ? `${client.sandbox.cdnOrigin}/elsewhere` : '');
  });

  it.each([
    [cdn, 201],
    [{ method: 'GET' }, 201],
    [{ path: '/tasks/x' }, 201],
    [{ path: /cancel$/ }, 201],
    [{}, 500],
    [{ origin: 'api' }, 500],
    [{ path: '/v1/tasks' }, 500],
    [{ path: /^\/v1\/ta/g }, 500],
  ] as const)('meets a create that is meant by %j with %i', async (match, status) => {
    const client = await start();
    client.sandbox.fail(match, { kind: 'answer', status: 500 });
    expect((await client.create()).status).toBe(status);
  });
});

describe('a connection', () => {
  it.each([
    ['before-effect', 0],
    ['after-effect', 1],
  ] as const)('is reset %s: %i tasks were made', async (when, made) => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'reset', when });
    await expect(client.create()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(client.sandbox.tasks).toHaveLength(made);
    expect(client.sandbox.requests[0]).toMatchObject({ tookEffect: made === 1, status: undefined });
  });

  it.each(['before-effect', 'after-effect', { afterBytes: 5 }] as const)(
    'hangs %j until the client gives up',
    async (when) => {
      const client = await start();
      client.sandbox.fail(create, { kind: 'hang', when });
      const caller = new AbortController();
      const sent = { method: 'POST', body: { prompt: 'x' }, signal: caller.signal };
      const outcome = outcomeOf(client.call('/tasks', sent));
      // A complete second request. The first one would have ended by then.
      expect((await client.create()).status).toBe(201);
      expect(await Promise.race([outcome, Promise.resolve('none yet')])).toBe('none yet');
      caller.abort();
      expect(await outcome).toBe('broken');
    },
  );
});

describe('a damaged file', () => {
  const bytes = 'x'.repeat(1000);

  it('ends after the given number of bytes, which arrive', async () => {
    const { client, link } = await startWithFile('hello world');
    client.sandbox.fail(cdn, { kind: 'reset', when: { afterBytes: 4 } });
    const { headers, body } = await request(link);
    let text = '';
    const reading = (async () => {
      for await (const chunk of body) text += String(chunk);
    })();
    await expect(reading).rejects.toThrow();
    expect([text, headers['content-length']]).toEqual(['hell', '11']);
  });

  it.each<[string, Fault]>([
    ['closed within it', { kind: 'reset', when: { afterShare: 0.5 } }],
    ['reset within it', { kind: 'reset', when: { afterShare: 0.5 }, abruptly: true }],
  ])('has its connection %s, once', async (_, fault) => {
    const { client, link } = await startWithFile(bytes);
    const order = client.sandbox.fail(cdn, fault);
    expect(await outcomeOf(client.call(link))).toBe('broken');
    expect(order.fired).toBe(1);
    expect((await client.call(link)).text).toBe(bytes);
  });

  it.each<[string, Fault, string]>([
    ['a shorter one', { kind: 'wrong-size', sizeBytes: 5 }, 'hello'],
    ['a longer one', { kind: 'wrong-size', sizeBytes: 13 }, 'hello world\0\0'],
    ['another one', { kind: 'other-body', content: repeated('ab', 5) }, 'ababa'],
    ['a slow one', { kind: 'other-body', content: contentOf('abc'), bytePauseMs: 1 }, 'abc'],
  ])('is %s, with the correct Content-Length', async (_, fault, text) => {
    const { client, link } = await startWithFile('hello world');
    client.sandbox.fail(cdn, fault);
    const received = await client.call(link);
    expect([received.status, received.text]).toEqual([200, text]);
    expect(received.headers['content-length']).toBe(String(text.length));
  });

  it('has the same length with other bytes', async () => {
    const { client, link } = await startWithFile(bytes);
    client.sandbox.fail(cdn, { kind: 'wrong-bytes' });
    const { text, headers } = await client.call(link);
    expect([headers['content-length'], text.includes('x')]).toEqual(['1000', false]);
  });

  it('has no Content-Length when it is endless', async () => {
    const { client, link } = await startWithFile(bytes);
    client.sandbox.fail(cdn, { kind: 'other-body', content: repeated('x', Infinity) });
    const { headers, body } = await request(link);
    expect(headers).not.toHaveProperty('content-length');
    for await (const chunk of body) if ((chunk as Buffer).length > 0) break;
  });
});
