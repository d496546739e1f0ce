import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';

import {
  contentOf,
  deepJson,
  gzipBomb,
  longJson,
  repeated,
  type Content,
} from '../../sandbox/miteos/content.ts';
import type { Fault } from '../../sandbox/miteos/fault.ts';
import { failureOf, KEY, textOf, useClients } from './client-on-sandbox.ts';

const start = useClients();

describe('fetching a task', () => {
  it('is repeated after each transient error, with growing pauses', async () => {
    const { client, sandbox, clock } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    const faults: Fault[] = [
      { kind: 'reset' },
      { kind: 'html-body' },
      { kind: 'answer', status: 503 },
    ];
    for (const fault of faults) sandbox.fail({}, fault);
    expect((await client.fetchTask(id)).id).toBe(id);
    expect(sandbox.requests).toHaveLength(4);
    expect(clock.pausesMs).toEqual([500, 1000, 2000]);
  });

  it('rejects a response about another task', async () => {
    const { client, sandbox } = await start();
    const body = { id: 'task_other', status: 'complete' };
    sandbox.fail({}, { kind: 'answer', status: 200, body });
    const error = await failureOf(client.fetchTask('task_1'));
    expect(error.message).toBe('Miteos returned another task instead of task_1');
    expect(error.arrival).toBe('perhaps');
  });

  it('fails after four attempts, or the given number of attempts', async () => {
    const { client, sandbox } = await start();
    sandbox.fail({}, { kind: 'reset' }, { times: Infinity });
    const error = await failureOf(client.fetchTask('task_1'));
    expect(error.message).toMatch(/^GET \/tasks\/task_1 got no complete response from Miteos: /);
    expect(sandbox.requests).toHaveLength(4);
    await failureOf(client.fetchTask('task_1', { attempts: 2 }));
    expect(sandbox.requests).toHaveLength(6);
  });

  it('waits for the Retry-After, up to a minute', async () => {
    const { client, sandbox, clock } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    for (const value of ['55', '3600']) {
      const headers = { 'retry-after': value };
      sandbox.fail({}, { kind: 'answer', status: 429, headers });
    }
    await client.fetchTask(id);
    expect(clock.pausesMs).toEqual([55_000, 60_000]);
  });

  it.each([401, 404])('is not repeated after %i', async (status) => {
    const { client, sandbox } = await start();
    sandbox.fail({}, { kind: 'answer', status, body: { detail: 'no' } });
    const error = await failureOf(client.fetchTask('task_1'));
    expect(error).toMatchObject({ status, arrival: 'refused' });
    expect(error.message).toContain('"no"');
    expect(sandbox.requests).toHaveLength(1);
  });

  it('ends between two attempts when aborted, with the error of the last one', async () => {
    const { client, sandbox, clock } = await start();
    const controller = new AbortController();
    clock.sleep = () => {
      controller.abort(new Error('enough'));
      return Promise.resolve();
    };
    sandbox.fail({}, { kind: 'answer', status: 500 }, { times: Infinity });
    const call = client.fetchTask('task_1', { signal: controller.signal });
    expect((await failureOf(call)).message).toContain('Miteos returned 500');
    expect(sandbox.requests).toHaveLength(1);
  });

  it.each([
    ['long', longJson({ id: 'task_1', status: 'x' }, 11_000_000)],
    ['endless', repeated(' ', Infinity)],
  ])('rejects a response that is too large, without retrying: %s', async (_, content) => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    sandbox.fail({}, { kind: 'other-body', content }, { times: Infinity });
    const error = await failureOf(client.fetchTask(id));
    expect(error.message).toBe(
      `GET /tasks/${id} got no complete response from Miteos: the response is larger than 6 MB`,
    );
    expect(error.arrival).toBe('perhaps');
    expect(sandbox.requests).toHaveLength(1);
  });

  it.each(['lists', 'objects'] as const)(
    'rejects a response with too deeply nested %s',
    async (kind) => {
      const { client, sandbox } = await start();
      const { id } = sandbox.createTask({ prompt: 'x' });
      sandbox.fail({}, { kind: 'other-body', content: deepJson(kind, 100_000) });
      const error = await failureOf(client.fetchTask(id, { attempts: 1 }));
      expect(error.message).toContain('the response is not JSON');
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['aws-chunked, GZIP', gzipSync],
  ])('decodes a response with the encoding %s that was not requested', async (coding, code) => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    const headers = { 'content-encoding': coding };
    const coded = (body: unknown): Content => contentOf(code(JSON.stringify(body)));
    const content = coded({ id, status: 'running', prompt: 'x'.repeat(3_000_000) });
    sandbox.fail({}, { kind: 'other-body', content, headers });
    expect(await client.fetchTask(id)).toMatchObject({ id, status: 'running' });
    expect(sandbox.requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('decodes an error response', async () => {
    const { client, sandbox } = await start();
    const headers = { 'content-encoding': 'gzip' };
    const content = contentOf(gzipSync(JSON.stringify({ detail: 'No such task here' })));
    sandbox.fail({}, { kind: 'other-body', content, headers });
    expect((await failureOf(client.fetchTask('task_1'))).message).toContain('"No such task here"');
  });

  it('stops decoding at the maximum size', async () => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    const headers = { 'content-encoding': 'gzip' };
    sandbox.fail({}, { kind: 'other-body', content: gzipBomb(1000), headers });
    const error = await failureOf(client.fetchTask(id));
    expect(error.message).toContain('the response is larger than 6 MB');
    expect(sandbox.requests).toHaveLength(1);
  });

  it.each([
    [
      'gzip',
      'GET /tasks/task_1 got no complete response from Miteos: the response (gzip) could not be decoded',
    ],
    ['gzip, br', 'the response has the content encoding "gzip, br", which is not supported'],
  ])('explains why a response can’t be decoded: %s', async (coding, message) => {
    const { client, sandbox } = await start();
    const body = { id: 'task_1', status: 'running' };
    const headers = { 'content-encoding': coding };
    sandbox.fail({}, { kind: 'answer', status: 200, body, headers });
    const error = await failureOf(client.fetchTask('task_1', { attempts: 1 }));
    expect(error.message).toContain(message);
    expect(error.arrival).toBe('perhaps');
  });

  it.each(['', 'identity', ' Identity ', 'utf-8', 'aws-chunked', '__proto__'])(
    'ignores the encoding `%s`',
    async (coding) => {
      const { client, sandbox } = await start();
      const { id } = sandbox.createTask({ prompt: 'x' });
      const headers = { 'content-encoding': coding };
      sandbox.fail({}, { kind: 'answer', status: 200, body: { id, status: 'running' }, headers });
      expect(await client.fetchTask(id)).toMatchObject({ id, status: 'running' });
      sandbox.fail({}, { kind: 'answer', status: 403, body: { detail: 'Missing scope' }, headers });
      expect((await failureOf(client.fetchTask(id))).message).toContain('"Missing scope"');
    },
  );

  it('quotes the beginning of an error response of megabytes', async () => {
    const { client, sandbox } = await start();
    const body = `<html><h1>Over capacity</h1>${'<br>'.repeat(1_000_000)}`;
    sandbox.fail({}, { kind: 'answer', status: 403, body });
    const error = await failureOf(client.fetchTask('task_1'));
    expect(error.message).toContain('"Over capacity"');
  });
});

describe('cancelling a task', () => {
  it.each(['A', 'B'] as const)(
    'ends it in generation %s, with an empty request body',
    async (generation) => {
      const { client, sandbox } = await start({ generation });
      const { id } = sandbox.createTask({ prompt: 'x' });
      await client.cancelTask(id);
      expect(sandbox.task(id).status).toBe('cancelled');
      expect(sandbox.requests[0]).toMatchObject({ method: 'POST', hasBody: false });
    },
  );

  it.each<Fault>([
    { kind: 'html-body' },
    { kind: 'reset', when: { afterBytes: 3 } },
    { kind: 'hang', when: { afterBytes: 3 } },
  ])('does not wait for the response body: %j', async (fault) => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    sandbox.fail({}, fault);
    await client.cancelTask(id);
    expect(sandbox.task(id).status).toBe('cancelled');
    expect(sandbox.requests).toHaveLength(1);
  });

  it('is repeated, since it is idempotent', async () => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    sandbox.fail({}, { kind: 'reset' });
    await client.cancelTask(id);
    expect(sandbox.task(id).status).toBe('cancelled');
  });

  it('that has ended fails with the service’s message', async () => {
    const { client, sandbox } = await start();
    const task = sandbox.createTask({ prompt: 'x' });
    task.change({ status: 'complete' });
    const error = await failureOf(client.cancelTask(task.id));
    expect(error).toMatchObject({ status: 409, arrival: 'refused' });
    expect(error.message).toContain('"Task is already complete"');
  });
});

describe('listing tasks', () => {
  it.each(['array', 'data', 'tasks'] as const)('reads the format %s', async (shape) => {
    const { client, sandbox } = await start({ taskList: { shape } });
    const made = ['1', '2', '3'].map((prompt) => sandbox.createTask({ prompt }));
    const tasks = await client.listTasks({ limit: 2, offset: 1 });
    expect(tasks.map(({ id }) => id)).toEqual([made[1]?.id, made[0]?.id]);
    expect(sandbox.requests[0]?.query).toEqual({ limit: '2', offset: '1' });
  });

  it('ignores entries that are not tasks, but keeps a task with an invalid status', async () => {
    const { client, sandbox } = await start();
    const body = { tasks: [null, {}, 'x', { id: 'task_1' }, { id: 'task_2', status: {} }] };
    sandbox.fail({}, { kind: 'answer', status: 200, body });
    const tasks = await client.listTasks({ limit: 20, offset: 0 });
    expect(tasks.map(({ id, status }) => [id, status])).toEqual([
      ['task_1', 'unknown'],
      ['task_2', 'unknown'],
    ]);
  });

  it.each([{}, undefined])(
    'fails for a task with an invalid ID, since it may be the searched one (%#)',
    async (id) => {
      const { client, sandbox } = await start();
      const body = [{ id, prompt: 'x', status: 'running' }];
      sandbox.fail({}, { kind: 'answer', status: 200, body });
      const error = await failureOf(client.listTasks({ limit: 20, offset: 0 }, { attempts: 1 }));
      expect(error.message).toContain(
        'the response lists an invalid task: its "id" is missing or invalid',
      );
    },
  );

  it('requests smaller pages when one is too large', async () => {
    const { client, sandbox } = await start();
    const content = longJson({ tasks: [] }, 100_000_000);
    sandbox.fail({}, { kind: 'other-body', content }, { times: 2 });
    const { id } = sandbox.createTask({ prompt: 'x' });
    const tasks = await client.listTasks({ limit: 100, offset: 0 });
    expect(tasks.map((task) => task.id)).toEqual([id]);
    expect(sandbox.requests.map(({ query }) => query['limit'])).toEqual(['100', '10', '1']);
  });

  it('reports a response without a list', async () => {
    const { client, sandbox } = await start();
    sandbox.fail({}, { kind: 'answer', status: 200, body: { items: [] } });
    const error = await failureOf(client.listTasks({ limit: 20, offset: 0 }, { attempts: 1 }));
    expect(error.message).toBe(
      'Miteos returned 200 for GET /tasks, but the response contains no list',
    );
  });
});

describe('the rate limit', () => {
  it('is unknown before the first response, and then the one of the latest response', async () => {
    const { client, sandbox } = await start({ keys: { [KEY]: { requestsPerMinute: 60 } } });
    const { id } = sandbox.createTask({ prompt: 'x' });
    expect(client.rateLimit()).toBeUndefined();
    await client.fetchTask(id);
    expect(client.rateLimit()).toEqual({ limit: 60, remaining: 59 });
    await failureOf(client.fetchTask('unknown'));
    expect(client.rateLimit()).toEqual({ limit: 60, remaining: 58 });
  });

  it('stays the same when a response does not report it', async () => {
    const { client, sandbox } = await start();
    const { id } = sandbox.createTask({ prompt: 'x' });
    await client.fetchTask(id);
    sandbox.fail({}, { kind: 'answer', status: 404, headers: { 'x-ratelimit-remaining': 'few' } });
    await failureOf(client.fetchTask(id));
    expect(client.rateLimit()).toEqual({ limit: 10_000, remaining: 9_999 });
  });

  it('is waited for when it is used up', async () => {
    const keys = { [KEY]: { requestsPerMinute: 1 } };
    const { client, sandbox, clock } = await start({ keys, retryAfter: 'seconds' });
    const { id } = sandbox.createTask({ prompt: 'x' });
    await client.fetchTask(id);
    const error = await failureOf(client.fetchTask(id, { attempts: 2 }));
    expect(error).toMatchObject({ status: 429, arrival: 'never', remaining: 0 });
    expect(clock.pausesMs).toEqual([error.retryAfterMs]);
  });
});

describe('an ID', () => {
  it.each(['a/b', '?x=1', '#x', 'a b', '%2e%2e', 'ü😀', '..a', 'a\\b', '\ud800'])(
    '%j reaches the service unchanged',
    async (id) => {
      const { client, sandbox } = await start();
      const task = sandbox.createTask({ prompt: 'x' });
      task.addDeliverable({ id: id.toWellFormed(), content: 'hello' });
      const source = { kind: 'api', taskId: task.id, deliverableId: id } as const;
      expect(await textOf((await client.openDeliverable(source)).body)).toBe('hello');
      const error = await failureOf(client.cancelTask(id));
      expect(error.status).toBe(404);
      expect(error.message).toContain('"Task not found"');
      const [opened, cancelled] = sandbox.requests;
      const encoded = encodeURIComponent(id.toWellFormed());
      expect(opened?.path).toBe(`/v1/tasks/${task.id}/deliverables/${encoded}`);
      expect(cancelled?.path).toBe(`/v1/tasks/${encoded}/cancel`);
      expect(cancelled?.query).toEqual({});
    },
  );

  it.each(['.', '..', ''])('%j is rejected, and does not change the path', async (id) => {
    const { client, sandbox } = await start();
    const calls = [
      client.cancelTask(id),
      client.fetchTask(id),
      client.listDeliverables(id),
      client.openDeliverable({ kind: 'api', taskId: 'task_1', deliverableId: id }),
    ];
    for (const call of calls) expect((await failureOf(call)).arrival).toBe('refused');
    expect(sandbox.requests).toEqual([]);
  });
});
