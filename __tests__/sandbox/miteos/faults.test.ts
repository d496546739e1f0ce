import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { repeated, contentOf } from '../../../sandbox/miteos/content.ts';
import type { Fault } from '../../../sandbox/miteos/fault.ts';
import { idOf, useSandboxes, type Received, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();
const create = { method: 'POST', path: '/tasks' };

/** The status, or that the connection broke. */
async function outcomeOf(call: Promise<Received>): Promise<number | 'broken'> {
  try {
    return (await call).status;
  } catch {
    return 'broken';
  }
}

/** Whether the call has no answer for some time. */
async function isUnanswered(call: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    call.then(
      () => false,
      () => false,
    ),
    sleep(30, true),
  ]);
}

async function linkOfFile(client: SandboxClient, content: string): Promise<string> {
  const task = client.sandbox.createTask({ prompt: 'x' });
  task.addDeliverable({ content });
  const { json } = await client.call(`/tasks/${task.id}/deliverables`);
  const { data } = json as { data: { download_url: string }[] };
  return data[0]?.download_url ?? '';
}

describe('holding a request', () => {
  it('before its effect: nothing has happened yet, and then it does', async () => {
    const client = await start();
    const hold = client.sandbox.hold(create, 'before-effect');
    const call = client.create();
    const request = await hold.reached;
    expect(request).toMatchObject({ tookEffect: false, status: undefined });
    expect(client.sandbox.tasks).toHaveLength(0);
    hold.release();
    expect((await call).status).toBe(201);
    expect(request).toMatchObject({ tookEffect: true, status: 201 });
  });

  it('before its effect, then dropping it: nothing ever happens', async () => {
    const client = await start();
    const hold = client.sandbox.hold(create, 'before-effect');
    const outcome = outcomeOf(client.create());
    await hold.reached;
    hold.drop();
    expect(await outcome).toBe('broken');
    expect(client.sandbox.tasks).toHaveLength(0);
  });

  it('after its effect: the task is there, and dropping loses only the answer', async () => {
    const client = await start();
    const hold = client.sandbox.hold(create, 'after-effect');
    const outcome = outcomeOf(client.create());
    expect(await hold.reached).toMatchObject({ tookEffect: true, status: undefined });
    hold.drop();
    expect(await outcome).toBe('broken');
    expect(client.sandbox.tasks).toHaveLength(1);
  });

  it('within the answer: half of it is sent', async () => {
    const client = await start();
    const hold = client.sandbox.hold(create, 'mid-answer');
    const call = client.create();
    expect(await hold.reached).toMatchObject({ tookEffect: true, status: 201 });
    expect(await isUnanswered(call)).toBe(true);
    hold.release();
    expect(idOf(await call)).toBe(client.sandbox.tasks[0]?.id);
  });

  it('within the answer, then dropping it: the answer breaks off', async () => {
    const client = await start();
    const hold = client.sandbox.hold(create, 'mid-answer');
    const outcome = outcomeOf(client.create());
    await hold.reached;
    hold.drop();
    expect(await outcome).toBe('broken');
  });

  it('holds one request, the n-th when told so, and no other', async () => {
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
});

describe('answers that are not the service’s own', () => {
  const unavailable: Fault = {
    kind: 'answer',
    status: 503,
    body: { detail: 'busy' },
    headers: { 'retry-after': '1' },
  };

  it('come before the effect, once, and are counted', async () => {
    const client = await start();
    const order = client.sandbox.fail(create, unavailable);
    expect(order.fired).toBe(0);
    const { status, json, headers } = await client.create();
    expect({ status, json, headers }).toMatchObject({
      status: 503,
      json: { detail: 'busy' },
      headers: { 'retry-after': '1', 'content-type': 'application/json' },
    });
    expect(order.fired).toBe(1);
    expect(client.sandbox.tasks).toHaveLength(0);
    expect((await client.create()).status).toBe(201);
    expect(order.fired).toBe(1);
  });

  it('come after the effect when told so', async () => {
    const client = await start();
    client.sandbox.fail(create, { ...unavailable, when: 'after-effect' });
    expect((await client.create()).status).toBe(503);
    expect(client.sandbox.requests[0]).toMatchObject({ tookEffect: true, status: 503 });
    expect(client.sandbox.tasks).toHaveLength(1);
  });

  it('come as often as they are told to, from the n-th request on, until removed', async () => {
    const client = await start();
    const order = client.sandbox.fail({ ...create, nth: 2 }, unavailable, { times: Infinity });
    const statuses = [await client.create(), await client.create(), await client.create()];
    expect(statuses.map(({ status }) => status)).toEqual([201, 503, 503]);
    order.remove();
    expect((await client.create()).status).toBe(201);
  });

  it('follow each other in the order in which they were ordered', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'answer', status: 500 });
    client.sandbox.fail(create, { kind: 'answer', status: 429 }, { times: 2 });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await client.create()).status);
    expect(statuses).toEqual([500, 429, 429, 201]);
  });

  it('redirect to another origin, which records who comes', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'redirect' });
    const { status, headers } = await client.create();
    expect(status).toBe(302);
    expect(headers['location']).toBe(`${client.sandbox.cdnOrigin}/elsewhere`);
    await client.call(String(headers['location']));
    expect(client.sandbox.requests.at(-1)).toMatchObject({ origin: 'cdn', path: '/elsewhere' });
    client.sandbox.fail(create, { kind: 'redirect', status: 307, location: 'https://x.test/' });
    expect((await client.create()).headers['location']).toBe('https://x.test/');
  });

  it('can be a page of a proxy', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'html-body' });
    client.sandbox.fail(create, { kind: 'html-body', when: 'before-effect' });
    const after = await client.create();
    expect([after.status, after.headers['content-type']]).toEqual([201, 'text/html']);
    expect(after.text).toContain('<html>');
    expect(client.sandbox.tasks).toHaveLength(1);
    expect((await client.create()).status).toBe(502);
    expect(client.sandbox.tasks).toHaveLength(1);
  });

  it('can be empty', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'empty-body' });
    const { status, bytes } = await client.create();
    expect([status, bytes.length]).toEqual([201, 0]);
  });

  it('can be half of a JSON text', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'truncated-json' });
    const { status, text, json } = await client.create();
    expect(status).toBe(201);
    expect(text).toMatch(/^\{"id":"task_/);
    expect(json).toBeUndefined();
  });
});

describe('connections that break', () => {
  it('are reset, not closed', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'reset' });
    await expect(client.create()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it.each([
    ['before-effect', 0],
    ['after-effect', 1],
  ] as const)('%s: %i tasks were made', async (when, made) => {
    const client = await start();
    const order = client.sandbox.fail(create, { kind: 'reset', when });
    expect(await outcomeOf(client.create())).toBe('broken');
    expect(client.sandbox.tasks).toHaveLength(made);
    expect(client.sandbox.requests[0]).toMatchObject({ tookEffect: made === 1, status: undefined });
    expect(order.fired).toBe(1);
  });

  it('after some bytes of the answer: just these arrive', async () => {
    const client = await start();
    const link = await linkOfFile(client, 'hello world');
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'reset', when: { afterBytes: 4 } });
    const response = await fetch(link);
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })();
    await expect(reading).rejects.toThrow();
    expect(text).toBe('hell');
    expect(response.headers.get('content-length')).toBe('11');
  });

  it('hang until the client gives up', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'hang' });
    const patience = new AbortController();
    const body = { prompt: 'x' };
    const call = client.call('/tasks', { method: 'POST', body, signal: patience.signal });
    expect(await isUnanswered(call)).toBe(true);
    patience.abort();
    await expect(call).rejects.toThrow();
    expect(client.sandbox.tasks).toHaveLength(0);
  });

  it('hang after the effect, or within the answer', async () => {
    const client = await start();
    client.sandbox.fail(create, { kind: 'hang', when: 'after-effect' });
    client.sandbox.fail(create, { kind: 'hang', when: { afterBytes: 5 } });
    const calls = [outcomeOf(client.create()), outcomeOf(client.create())];
    expect(await Promise.all(calls.map(isUnanswered))).toEqual([true, true]);
    expect(client.sandbox.tasks).toHaveLength(2);
    await client.sandbox.close();
    expect(await Promise.all(calls)).toEqual(['broken', 'broken']);
  });
});

describe('files that are not what they say', () => {
  it('announce more bytes than are sent', async () => {
    const client = await start();
    const link = await linkOfFile(client, 'hello world');
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'wrong-content-length', extraBytes: 10 });
    const response = await fetch(link);
    expect(response.headers.get('content-length')).toBe('21');
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  it.each([
    [5, 'hello'],
    [13, 'hello world\0\0'],
  ])('have %i bytes instead', async (sizeBytes, text) => {
    const client = await start();
    const link = await linkOfFile(client, 'hello world');
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'wrong-size', sizeBytes });
    const received = await client.call(link);
    expect([received.status, received.text]).toEqual([200, text]);
    expect(received.headers['content-length']).toBe(String(sizeBytes));
  });
});

describe('which requests are meant', () => {
  it.each([
    [{ origin: 'cdn' }, 201],
    [{ method: 'GET' }, 201],
    [{ path: '/tasks/x' }, 201],
    [{ path: /cancel$/ }, 201],
    [{}, 500],
    [{ origin: 'api' }, 500],
    [{ path: '/v1/tasks' }, 500],
    [{ path: /^\/v1\/ta/g }, 500],
  ] as const)('%j: a create answers %i', async (match, status) => {
    const client = await start();
    client.sandbox.fail(match, { kind: 'answer', status: 500 });
    expect((await client.create()).status).toBe(status);
  });
});

describe('a file that goes wrong on its way', () => {
  const bytes = 'x'.repeat(1000);

  it.each([
    ['is closed', false],
    ['is reset', true],
  ])('breaks off after a share of it: the connection %s', async (_, abruptly) => {
    const client = await start();
    const link = await linkOfFile(client, bytes);
    const fault: Fault = { kind: 'reset', when: { afterShare: 0.5 }, abruptly };
    const order = client.sandbox.fail({ origin: 'cdn' }, fault);
    await expect(fetch(link).then((answer) => answer.text())).rejects.toThrow();
    expect(order.fired).toBe(1);
    expect(await (await fetch(link)).text()).toBe(bytes);
  });

  it('is as long as ever with other bytes', async () => {
    const client = await start();
    const link = await linkOfFile(client, bytes);
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'wrong-bytes' });
    const sent = Buffer.from(await (await fetch(link)).arrayBuffer());
    expect([sent.length, sent.includes('x')]).toEqual([1000, false]);
  });

  it('is another body altogether, of no announced length where it has no end', async () => {
    const client = await start();
    const link = await linkOfFile(client, bytes);
    const headers = { 'content-encoding': 'x' };
    const content = repeated('ab', 5);
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'other-body', content, headers });
    expect(await client.call(link)).toMatchObject({ text: 'ababa', headers });
    const endless = repeated('x', Infinity);
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'other-body', content: endless });
    const { headers: head, body } = await request(link);
    expect(head).not.toHaveProperty('content-length');
    for await (const chunk of body) if ((chunk as Buffer).length > 0) break;
  });

  it('comes byte by byte', async () => {
    const client = await start();
    const link = await linkOfFile(client, bytes);
    const drip = { pauseMs: 1 };
    const content = contentOf('abc');
    client.sandbox.fail({ origin: 'cdn' }, { kind: 'other-body', content, drip });
    const { body } = await request(link);
    const pieces: string[] = [];
    for await (const chunk of body) pieces.push((chunk as Buffer).toString());
    expect(pieces.join('')).toBe('abc');
  });

  it('has a link that leads to nobody, as often as is said', async () => {
    const client = await start();
    const task = client.sandbox.createTask({ prompt: 'x' });
    task.addDeliverable({ content: bytes, deadLinks: 1 });
    const linkNow = async (): Promise<string> => {
      const { json } = await client.call(`/tasks/${task.id}/deliverables`);
      return (json as { data: { download_url: string }[] }).data[0]?.download_url ?? '';
    };
    await expect(request(await linkNow())).rejects.toThrow('ECONNREFUSED');
    expect(await (await fetch(await linkNow())).text()).toBe(bytes);
  });
});
