import { describe, expect, it } from '@jest/globals';
import { useSandboxes } from './sandbox-client.ts';

const start = useSandboxes();
const tight = { keys: { mt_test_sandbox: { requestsPerMinute: 2 } } };

describe('the rate limit', () => {
  it('is told with every answer, refusals too', async () => {
    const client = await start(tight);
    const first = await client.call('/tasks');
    expect(first.headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' });
    const second = await client.call('/nowhere');
    expect(second.headers).toMatchObject({ 'x-ratelimit-remaining': '0' });
    const unknown = await client.call('/tasks', {}, 'mt_test_other');
    expect(unknown.headers).toMatchObject({ 'x-ratelimit-limit': '60' });
  });

  it('answers 429 without Retry-After over the limit, until the minute is over', async () => {
    const client = await start(tight);
    await client.call('/tasks');
    await client.call('/tasks');
    client.advance(59_999);
    const over = await client.create();
    expect(over.status).toBe(429);
    expect(over.headers).toMatchObject({ 'x-ratelimit-remaining': '0' });
    expect(over.headers).not.toHaveProperty('retry-after');
    expect(client.sandbox.tasks).toHaveLength(0);
    client.advance(1);
    expect((await client.create()).status).toBe(201);
  });

  it.each([
    ['seconds', '40'],
    ['date', 'Sun, 01 Mar 2026 12:01:00 GMT'],
  ] as const)('can say in %s when to come back', async (retryAfter, said) => {
    const client = await start({ ...tight, retryAfter });
    await client.call('/tasks');
    await client.call('/tasks');
    client.advance(20_000);
    expect((await client.call('/tasks')).headers).toMatchObject({ 'retry-after': said });
  });

  it('counts each key by itself', async () => {
    const client = await start({ keys: { a: { requestsPerMinute: 1 }, b: {} } });
    await client.call('/tasks', {}, 'a');
    expect((await client.call('/tasks', {}, 'a')).status).toBe(429);
    expect((await client.call('/tasks', {}, 'b')).status).toBe(200);
  });
});

describe('the limit of concurrent tasks', () => {
  const oneAtATime = { keys: { mt_test_sandbox: { concurrentTasks: 1 } } };

  it('answers 429 with requests left, until the other task has ended', async () => {
    const client = await start(oneAtATime);
    const first = await client.createId();
    const full = await client.create();
    expect(full.status).toBe(429);
    expect(Number(full.headers['x-ratelimit-remaining'])).toBeGreaterThan(0);
    await client.cancel(first);
    expect((await client.create()).status).toBe(201);
  });

  it('can leave the task pending instead, until the very end of the other', async () => {
    const client = await start({ ...oneAtATime, whenFull: 'queue' });
    const first = client.sandbox.task(await client.createId());
    const second = client.sandbox.task(await client.createId());
    const third = client.sandbox.task(await client.createId());
    client.advance(3999);
    expect([first.status, second.status]).toEqual(['running', 'pending']);
    client.advance(20_000);
    expect(second.startedAtMs).toBe(first.endedAtMs);
    expect(third.startedAtMs).toBe(second.endedAtMs);
    expect(third.status).toBe('complete');
  });

  it('frees slots in the order in which tasks end, however late anybody looks', async () => {
    const client = await start({
      keys: { mt_test_sandbox: { concurrentTasks: 2 } },
      whenFull: 'queue',
      scenario: ({ prompt }) => [{ afterMs: Number(prompt), status: 'complete' }],
    });
    const [slow, fast, ...waiting] = ['500', '100', '100', '100'].map((prompt) =>
      client.sandbox.createTask({ prompt }),
    );
    client.advance(60_000);
    const beganMs = slow?.createdAtMs ?? 0;
    expect(fast?.endedAtMs).toBe(beganMs + 100);
    expect(waiting.map(({ startedAtMs }) => startedAtMs)).toEqual([beganMs + 100, beganMs + 200]);
    expect(slow?.endedAtMs).toBe(beganMs + 500);
  });

  it('gives no slot to a task that was cancelled while it waited', async () => {
    const client = await start({ ...oneAtATime, whenFull: 'queue' });
    const first = client.sandbox.task(await client.createId());
    const second = await client.createId();
    const third = client.sandbox.task(await client.createId());
    await client.cancel(second);
    client.advance(10_000);
    expect(third.startedAtMs).toBe(first.endedAtMs);
  });
});
