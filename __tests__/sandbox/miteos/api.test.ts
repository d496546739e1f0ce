import { describe, expect, it } from '@jest/globals';
import { useSandboxes, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();
const limited = { keys: { mt_test_sandbox: { requestsPerMinute: 2 } } };

async function listedPrompts(client: SandboxClient, query = ''): Promise<unknown[]> {
  const { json } = await client.call(`/tasks${query}`);
  return (json as { data: { prompt: unknown }[] }).data.map(({ prompt }) => prompt);
}

describe('the list of tasks', () => {
  it('is newest first, in pages of at most 20', async () => {
    const client = await start();
    for (let count = 0; count < 21; count += 1) {
      client.sandbox.createTask({ prompt: String(count) });
    }
    expect(await listedPrompts(client)).toHaveLength(20);
    expect(await listedPrompts(client, '?limit=2&offset=1')).toEqual(['19', '18']);
    expect(await listedPrompts(client, '?offset=20')).toEqual(['0']);
    expect((await client.call('/tasks?limit=all&offset=-1')).status).toBe(422);
  });

  it.each([
    ['A', 'array', [{ prompt: 'b' }]],
    ['A', 'data', { data: [{ prompt: 'b' }] }],
    ['B', 'tasks', { tasks: [{ prompt: 'b' }], total: 2 }],
  ] as const)('in generation %s comes as %s', async (generation, shape, shown) => {
    const client = await start({ generation, taskList: { shape } });
    for (const prompt of ['a', 'b']) client.sandbox.createTask({ prompt });
    const { json } = await client.call('/tasks?limit=1');
    expect(json).toMatchObject(shown);
    expect(JSON.stringify(json)).not.toMatch(/"agents"|"subtasks"/);
  });
});

describe('the rate limit', () => {
  it('is in every response, and is reset after a minute', async () => {
    const client = await start(limited);
    const first = await client.call('/tasks');
    expect(first.headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' });
    await client.call('/nowhere');
    client.advance(59_999);
    const over = await client.create();
    expect([over.status, over.headers['retry-after']]).toEqual([429, undefined]);
    expect(client.sandbox.tasks).toHaveLength(0);
    client.advance(1);
    expect((await client.create()).status).toBe(201);
  });

  it('is counted separately for each key, and can have a Retry-After', async () => {
    const keys = { ...limited.keys, other: {} };
    const client = await start({ keys, retryAfter: 'seconds' });
    await client.call('/tasks');
    await client.call('/tasks');
    client.advance(20_000);
    expect((await client.call('/tasks')).headers).toMatchObject({ 'retry-after': '40' });
    expect((await client.call('/tasks', {}, 'other')).status).toBe(200);
  });
});

describe('a create request', () => {
  it('returns 429 while the maximum number of tasks is active', async () => {
    const client = await start({ keys: { mt_test_sandbox: { concurrentTasks: 1 } } });
    const first = await client.createId();
    expect((await client.create()).status).toBe(429);
    await client.cancel(first);
    expect((await client.create()).status).toBe(201);
  });

  it('returns 402 without credits', async () => {
    const client = await start({ outOfCredits: true });
    expect((await client.create()).status).toBe(402);
    expect(client.sandbox.tasks).toHaveLength(0);
  });

  it.each([
    ['no body', undefined, 422],
    ['a body that is not JSON', '{"prompt":', 400],
    ['an empty prompt', { prompt: '' }, 422],
    ['a config that is a list', { prompt: 'x', config: [] }, 422],
    ['a number as text', { prompt: 'x', config: { max_agents: '3' } }, 422],
    ['a number out of bounds', { prompt: 'x', config: { autonomy_level: 101 } }, 422],
  ])('refuses %s', async (_, body, status) => {
    const client = await start();
    const answer = await client.call('/tasks', { method: 'POST', body });
    expect([answer.status, client.sandbox.tasks]).toEqual([status, []]);
    expect(client.sandbox.requests[0]).toMatchObject({ tookEffect: false, status });
  });

  it('reports all problems with their places', async () => {
    const client = await start();
    const body = { config: { max_agents: 0 } };
    const { json } = await client.call('/tasks', { method: 'POST', body });
    expect(json).toEqual({
      detail: [
        { loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' },
        { loc: ['body', 'config', 'max_agents'], msg: expect.any(String), type: 'min_value' },
      ],
    });
  });
});

describe('the API', () => {
  it('returns 401 without a valid key', async () => {
    const client = await start();
    expect((await client.call(`${client.sandbox.baseUrl}/tasks`)).status).toBe(401);
    expect((await client.create('x', 'mt_test_other')).status).toBe(401);
    client.sandbox.keys.delete('mt_test_sandbox');
    expect((await client.create()).status).toBe(401);
  });

  it.each([
    ['GET', '/tasks/task_none', 404],
    ['POST', '/tasks/task_none/cancel', 404],
    ['GET', '/agents', 404],
    ['GET', '/tasks/%E0%A4%A', 404],
    ['DELETE', '/tasks', 405],
  ])('responds to %s %s with %i', async (method, path, status) => {
    const client = await start();
    expect((await client.call(path, { method })).status).toBe(status);
  });

  it('records each request to both origins with its result', async () => {
    const client = await start();
    const headers = { 'Idempotency-Key': 'k' };
    await client.call('/tasks?x=1', { method: 'POST', body: { prompt: 'Go' }, headers });
    await client.call(`${client.sandbox.cdnOrigin}/x`);
    expect(client.sandbox.requests).toEqual([
      {
        origin: 'api',
        method: 'POST',
        path: '/v1/tasks',
        query: { x: '1' },
        headers: expect.objectContaining({ 'idempotency-key': 'k' }),
        body: { prompt: 'Go' },
        hasBody: true,
        at: Date.parse('2026-03-01T12:00:00Z'),
        tookEffect: true,
        status: 201,
      },
      expect.objectContaining({ origin: 'cdn', body: undefined, hasBody: false, status: 403 }),
    ]);
  });
});
