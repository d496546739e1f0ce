import { describe, expect, it } from '@jest/globals';
import type { MiteosSandboxOptions } from '../../../sandbox/miteos/start-miteos-sandbox.ts';
import { useSandboxes, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();

/** The prompts that the list shows. */
async function listedPrompts(client: SandboxClient, query = ''): Promise<unknown[]> {
  const { json } = await client.call(`/tasks${query}`);
  const { data } = json as { data: { prompt?: unknown }[] };
  return data.map(({ prompt }) => prompt);
}

async function startWith(prompts: string[], options: MiteosSandboxOptions = {}) {
  const client = await start(options);
  for (const prompt of prompts) await client.create(prompt);
  return client;
}

describe('the list of tasks', () => {
  it('is newest first, or oldest first', async () => {
    const client = await startWith(['a', 'b', 'c']);
    expect(await listedPrompts(client)).toEqual(['c', 'b', 'a']);
    client.sandbox.settings.taskList.order = 'oldest-first';
    expect(await listedPrompts(client)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['A', 'array', [{ prompt: 'b' }]],
    ['A', 'data', { data: [{ prompt: 'b' }] }],
    ['B', undefined, { tasks: [{ prompt: 'b' }], total: 2 }],
  ] as const)('in generation %s comes as %s', async (generation, shape, shown) => {
    const client = await startWith(['a', 'b'], {
      generation,
      taskList: shape === undefined ? {} : { shape },
    });
    expect((await client.call('/tasks?limit=1')).json).toMatchObject(shown);
  });

  it('is cut into pages, no larger than the page size', async () => {
    const client = await startWith(['a', 'b', 'c', 'd'], { taskList: { pageSize: 3 } });
    expect(await listedPrompts(client)).toEqual(['d', 'c', 'b']);
    expect(await listedPrompts(client, '?limit=50')).toEqual(['d', 'c', 'b']);
    expect(await listedPrompts(client, '?limit=50&offset=1')).toEqual(['c', 'b', 'a']);
    expect(await listedPrompts(client, '?limit=1&offset=3')).toEqual(['a']);
    expect(await listedPrompts(client, '?offset=4')).toEqual([]);
  });

  it('has pages of 20 by default', async () => {
    const client = await start();
    for (let count = 0; count < 21; count += 1) client.sandbox.createTask({ prompt: 'x' });
    expect(await listedPrompts(client)).toHaveLength(20);
  });

  it('can answer each page with the first one', async () => {
    const client = await startWith(['a', 'b'], { taskList: { ignoresOffset: true } });
    expect(await listedPrompts(client, '?limit=1&offset=1')).toEqual(['b']);
  });

  it('refuses a limit or an offset that is no number', async () => {
    const client = await start();
    const { status, json } = await client.call('/tasks?limit=all&offset=-1');
    expect(status).toBe(422);
    expect(json).toMatchObject({
      detail: [{ loc: ['query', 'limit'] }, { loc: ['query', 'offset'] }],
    });
  });

  it('can be asked for one status', async () => {
    const client = await startWith(['a']);
    client.advance(5000);
    await client.create('b');
    expect(await listedPrompts(client, '?status=complete')).toEqual(['a']);
  });

  it('shows a new task as late as it is told to', async () => {
    const client = await startWith(['a'], { taskList: { appearsAfterMs: 300 } });
    client.advance(299);
    expect(await listedPrompts(client)).toEqual([]);
    client.advance(1);
    expect(await listedPrompts(client)).toEqual(['a']);
  });

  it.each([
    ['whole', 'ab😀cd'],
    [3, 'ab😀'],
    ['missing', undefined],
  ] as const)('shows prompts %s', async (prompts, shown) => {
    const client = await startWith(['ab😀cd'], { taskList: { prompts } });
    expect(await listedPrompts(client)).toEqual([shown]);
  });

  it('shows no agents', async () => {
    const client = await startWith(['a']);
    client.advance(2000);
    const { json } = await client.call('/tasks');
    expect((json as { data: unknown[] }).data[0]).not.toHaveProperty('agents');
  });
});

describe('the list of deliverables', () => {
  async function startWithFiles(options: MiteosSandboxOptions) {
    const client = await start(options);
    const id = await client.createId();
    client.advance(5000);
    return { client, path: `/tasks/${id}/deliverables` };
  }

  it.each(['data', 'deliverables'] as const)('can come as %s', async (shape) => {
    const { client, path } = await startWithFiles({ deliverableList: { shape } });
    expect((await client.call(path)).json).toEqual({
      [shape]: [expect.anything(), expect.anything(), expect.anything()],
    });
  });

  it('can come as a bare array', async () => {
    const { client, path } = await startWithFiles({ deliverableList: { shape: 'array' } });
    expect((await client.call(path)).json).toHaveLength(3);
  });

  it('is cut into pages', async () => {
    const { client, path } = await startWithFiles({
      deliverableList: { shape: 'array', pageSize: 2 },
    });
    expect((await client.call(path)).json).toHaveLength(2);
    expect((await client.call(`${path}?offset=2`)).json).toMatchObject([{ name: 'summary.json' }]);
    client.sandbox.settings.deliverableList.ignoresOffset = true;
    expect((await client.call(`${path}?offset=2`)).json).toMatchObject([{ name: 'report.md' }, {}]);
  });
});
