import { describe, expect, it } from '@jest/globals';
import { useSandboxes } from './sandbox-client.ts';

const start = useSandboxes();

describe('keys', () => {
  it('answers 401 without a key, and for one that it does not know', async () => {
    const client = await start();
    const none = await client.call(`${client.sandbox.baseUrl}/tasks`);
    expect([none.status, none.json]).toEqual([401, { detail: 'Not authenticated' }]);
    const unknown = await client.call('/tasks', {}, 'mt_test_other');
    expect([unknown.status, unknown.json]).toEqual([401, { detail: 'Invalid API key' }]);
  });

  it('answers 403 when the key lacks the scope', async () => {
    const client = await start({
      keys: {
        mt_test_reader: { scopes: ['tasks.read'] },
        mt_test_writer: { scopes: ['tasks.write'] },
      },
    });
    const id = await client.createId();
    const refused = [
      await client.create('x', 'mt_test_reader'),
      await client.call(`/tasks/${id}/cancel`, { method: 'POST' }, 'mt_test_reader'),
      await client.call(`/tasks/${id}`, {}, 'mt_test_writer'),
      await client.call('/tasks', {}, 'mt_test_writer'),
      await client.call(`/tasks/${id}/deliverables`, {}, 'mt_test_writer'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(refused[0]?.json).toEqual({ detail: 'Missing scope: tasks.write' });
    expect((await client.call(`/tasks/${id}`, {}, 'mt_test_reader')).status).toBe(200);
    expect(client.sandbox.tasks).toHaveLength(1);
  });

  it('can revoke a key while it runs', async () => {
    const client = await start();
    client.sandbox.keys.delete('mt_test_sandbox');
    expect((await client.create()).status).toBe(401);
  });
});

describe('a create', () => {
  it('answers 402 when the credits are used up', async () => {
    const client = await start();
    client.sandbox.settings.outOfCredits = true;
    expect((await client.create()).status).toBe(402);
    expect(client.sandbox.tasks).toHaveLength(0);
  });

  it('answers 400 for a body that is not JSON', async () => {
    const client = await start();
    const { status } = await client.call('/tasks', { method: 'POST', body: '{"prompt":' });
    expect(status).toBe(400);
  });

  it.each([
    [{}, ['body', 'prompt'], 'missing'],
    [{ prompt: '' }, ['body', 'prompt'], 'min_length'],
    [{ prompt: 7 }, ['body', 'prompt'], 'string'],
    [{ prompt: 'x', config: [] }, ['body', 'config'], 'custom'],
    [{ prompt: 'x', config: 'x' }, ['body', 'config'], 'loose_object'],
    [{ prompt: 'x', config: { max_agents: 0 } }, ['body', 'config', 'max_agents'], 'min_value'],
    [{ prompt: 'x', config: { max_agents: 1.5 } }, ['body', 'config', 'max_agents'], 'integer'],
    [{ prompt: 'x', config: { max_agents: '3' } }, ['body', 'config', 'max_agents'], 'number'],
    [
      { prompt: 'x', config: { autonomy_level: 101 } },
      ['body', 'config', 'autonomy_level'],
      'max_value',
    ],
    [
      { prompt: 'x', config: { autonomy_level: -1 } },
      ['body', 'config', 'autonomy_level'],
      'min_value',
    ],
    [{ prompt: 'x', config: { auto_deploy: 1 } }, ['body', 'config', 'auto_deploy'], 'boolean'],
    [{ prompt: 'x', config: { deploy_target: 1 } }, ['body', 'config', 'deploy_target'], 'string'],
    [{ prompt: 'x', workspace_id: 1 }, ['body', 'workspace_id'], 'string'],
  ])('answers 422 for %j', async (body, loc, type) => {
    const client = await start();
    const { status, json } = await client.call('/tasks', { method: 'POST', body });
    expect(status).toBe(422);
    expect(json).toEqual({ detail: [{ loc, msg: expect.any(String), type }] });
    expect(client.sandbox.tasks).toHaveLength(0);
  });

  it('answers 422 without a body', async () => {
    const client = await start();
    expect((await client.call('/tasks', { method: 'POST' })).status).toBe(422);
  });

  it('names all that is wrong at once', async () => {
    const client = await start();
    const body = { config: { max_agents: 0, autonomy_level: 'high' } };
    const { json } = await client.call('/tasks', { method: 'POST', body });
    expect((json as { detail: unknown[] }).detail).toHaveLength(3);
  });

  it('takes and echoes config keys that it does not know', async () => {
    const client = await start();
    const body = { prompt: 'x', config: { colour: 'blue' } };
    const { json } = await client.call('/tasks', { method: 'POST', body });
    expect(json).toMatchObject({ config: { colour: 'blue', max_agents: 3 } });
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/tasks/task_none'],
    ['POST', '/tasks/task_none/cancel'],
    ['GET', '/tasks/task_none/deliverables'],
    ['GET', '/tasks/task_none/deliverables/dlvr_none'],
    ['GET', '/agents'],
    ['GET', '/tasks/%E0%A4%A'],
  ])('%s %s answers 404', async (method, path) => {
    const client = await start();
    const { status, json } = await client.call(path, { method });
    expect(status).toBe(404);
    expect(json).toEqual({ detail: expect.any(String) });
  });

  it('answers 404 outside of the base path, and 405 for another method', async () => {
    const client = await start();
    const headers = { authorization: 'Bearer mt_test_sandbox' };
    const outside = await client.call(`${client.sandbox.apiOrigin}/tasks`, { headers });
    expect(outside.status).toBe(404);
    expect((await client.call('/tasks', { method: 'DELETE' })).status).toBe(405);
  });
});
