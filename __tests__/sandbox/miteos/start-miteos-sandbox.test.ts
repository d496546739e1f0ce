import { describe, expect, it } from '@jest/globals';
import { startMiteosSandbox } from '../../../sandbox/miteos/start-miteos-sandbox.ts';
import { useSandboxes } from './sandbox-client.ts';

const start = useSandboxes();

describe('the record of requests', () => {
  it('has all of a request, and what became of it', async () => {
    const client = await start();
    await client.call('/tasks?x=1', {
      method: 'POST',
      body: { prompt: 'Go' },
      headers: { 'Idempotency-Key': 'k' },
    });
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
    ]);
  });

  it('says of a refusal that it had no effect', async () => {
    const client = await start();
    await client.create('');
    expect(client.sandbox.requests[0]).toMatchObject({ tookEffect: false, status: 422 });
  });

  it('has no body for a request without one', async () => {
    const client = await start();
    await client.cancel(await client.createId());
    expect(client.sandbox.requests.at(-1)).toMatchObject({ body: undefined, hasBody: false });
  });

  it('holds both origins, in order', async () => {
    const client = await start();
    await client.create();
    await client.call(`${client.sandbox.cdnOrigin}/x`);
    expect(client.sandbox.requests.map(({ origin }) => origin)).toEqual(['api', 'cdn']);
  });
});

describe('the sandbox', () => {
  it('runs by the system’s clock when it is given none', async () => {
    const sandbox = await startMiteosSandbox({ timeScale: 0.001 });
    const task = sandbox.createTask({ prompt: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(task.status).toBe('complete');
    await sandbox.close();
  });

  it('answers each request as of one moment', async () => {
    let ms = 0;
    // Each look at this clock finds it later.
    const client = await start({ generation: 'B', now: () => (ms += 1) });
    const steps = Array.from({ length: 50 }, (_, index) => ({
      afterMs: index,
      status: `step-${index}`,
      tokensUsed: index,
    }));
    client.sandbox.settings.scenario = steps;
    const id = await client.createId();
    const { json } = await client.call(`/tasks/${id}`);
    const { status, total_tokens_used } = json as { status: string; total_tokens_used: number };
    expect(status).toBe(`step-${total_tokens_used}`);
  });

  it('closes at once, with requests that are held and connections kept open', async () => {
    const client = await start();
    await client.create();
    const hold = client.sandbox.hold({}, 'after-effect');
    const held = client.create().catch(() => 'broken');
    await hold.reached;
    await client.sandbox.close();
    expect(await held).toBe('broken');
    await expect(client.create()).rejects.toThrow();
  });

  it('may be closed twice', async () => {
    const client = await start();
    await client.sandbox.close();
    await client.sandbox.close();
  });
});
