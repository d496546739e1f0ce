import { describe, expect, it } from '@jest/globals';

import { failureOf, useClients } from './client-on-sandbox.ts';

const start = useClients();

describe('listing deliverables', () => {
  it.each([
    ['array', 100, false],
    ['data', 1, false],
    ['deliverables', 2, true],
  ] as const)(
    'reads all pages in the format %s, %i items on each, offset ignored: %s',
    async (shape, pageSize, ignoresOffset) => {
      const { client, sandbox } = await start({
        deliverableList: { shape, pageSize, ignoresOffset },
      });
      const task = sandbox.createTask({ prompt: 'x' });
      const made = ['1', '2', '3'].map((content) => task.addDeliverable({ content }).id);
      const listed = await client.listDeliverables(task.id);
      expect(listed.map(({ id }) => id)).toEqual(made.slice(0, ignoresOffset ? pageSize : 3));
      expect(sandbox.requests[0]?.query).toEqual({ limit: '100', offset: '0' });
    },
  );

  it.each(['A', 'B'] as const)('reads the entries of generation %s', async (generation) => {
    const { client, sandbox } = await start({ generation });
    const task = sandbox.createTask({ prompt: 'x' });
    const sha256 = 'ab'.repeat(32);
    const file = { name: 'a/b.md', contentType: 'text/markdown', content: 'hello' };
    const { id } = task.addDeliverable({ ...file, listed: { sha256 } });
    const [listed] = await client.listDeliverables(task.id);
    expect(listed).toEqual({
      id,
      name: 'a/b.md',
      contentType: 'text/markdown',
      bytes: 5,
      sha256,
      downloadUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/files\/.*X-Amz-Signature=/),
    });
  });

  it('reports each link, so that it is masked', async () => {
    const links: string[] = [];
    const { clientWith, sandbox } = await start();
    const task = sandbox.createTask({ prompt: 'x' });
    for (const content of ['1', '2']) task.addDeliverable({ content });
    const client = clientWith({ onLink: (url) => links.push(url) });
    const listed = await client.listDeliverables(task.id);
    expect(links).toEqual(listed.map(({ downloadUrl }) => downloadUrl));
  });

  it('ends even when entries have no IDs and every page is the first one', async () => {
    const { client, sandbox } = await start({ deliverableList: { ignoresOffset: true } });
    const task = sandbox.createTask({ prompt: 'x' });
    for (const name of ['a', 'b'])
      task.addDeliverable({ name, content: name, listed: { id: null } });
    const listed = await client.listDeliverables(task.id);
    expect(listed.map(({ id, name }) => [id, name])).toEqual([
      ['deliverable-1', 'a'],
      ['deliverable-2', 'b'],
    ]);
    expect(sandbox.requests).toHaveLength(2);
  });

  it('keeps all entries when one is not a deliverable', async () => {
    const { client, sandbox } = await start();
    const body = { data: [null, { id: 'dlvr_1' }, 'x'] };
    sandbox.fail({}, { kind: 'answer', status: 200, body }, { times: 2 });
    const listed = await client.listDeliverables('task_1');
    expect(listed.map(({ id }) => id)).toEqual(['deliverable-1', 'dlvr_1', 'deliverable-3']);
  });

  it('repeats only the request for a page that failed', async () => {
    const { client, sandbox } = await start({ deliverableList: { pageSize: 1 } });
    const task = sandbox.createTask({ prompt: 'x' });
    for (const content of ['1', '2']) task.addDeliverable({ content });
    sandbox.fail({ nth: 2 }, { kind: 'truncated-json' });
    expect(await client.listDeliverables(task.id)).toHaveLength(2);
    expect(sandbox.requests.map(({ query }) => query['offset'])).toEqual(['0', '1', '1', '2']);
  });

  it('fails for a list that exceeds the maximum', async () => {
    const { client, sandbox } = await start();
    const body = Array.from({ length: 10_001 }, (_, id) => ({ id }));
    sandbox.fail({}, { kind: 'answer', status: 200, body });
    const error = await failureOf(client.listDeliverables('task_1'));
    expect(error.message).toMatch(/^task task_1 has more than 10000 deliverables, the maximum/);
    expect(error.arrival).toBe('refused');
  });

  it('fails when a page can’t be read, rather than return a partial list', async () => {
    const { client, sandbox } = await start({ deliverableList: { pageSize: 1 } });
    const task = sandbox.createTask({ prompt: 'x' });
    for (const content of ['1', '2']) task.addDeliverable({ content });
    sandbox.fail({ nth: 2 }, { kind: 'answer', status: 500 }, { times: Infinity });
    const error = await failureOf(client.listDeliverables(task.id));
    expect(error.message).toContain(`GET /tasks/${task.id}/deliverables`);
    expect(error.message).not.toContain('offset');
  });

  it('requests no further page once it has the total', async () => {
    const { client, sandbox } = await start({ deliverableList: { pageSize: 2 } });
    const entries = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const pages = [entries.slice(0, 2), entries.slice(2)];
    for (const data of pages) {
      sandbox.fail({}, { kind: 'answer', status: 200, body: { data, total: 3 } });
    }
    const listed = await client.listDeliverables('task_1');
    expect(listed.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(sandbox.requests.map(({ query }) => query['offset'])).toEqual(['0', '2']);
  });

  it.each([400, 404, 416, 422])('ends when the next page returns %i', async (status) => {
    const { client, sandbox } = await start();
    const task = sandbox.createTask({ prompt: 'x' });
    task.addDeliverable({ id: 'd', content: '1' });
    sandbox.fail({ nth: 2 }, { kind: 'answer', status });
    expect((await client.listDeliverables(task.id)).map(({ id }) => id)).toEqual(['d']);
  });

  it.each([
    [1, 400],
    [1, 404],
    [2, 401],
    [2, 409],
  ])('fails when page %i returns %i', async (nth, status) => {
    const { client, sandbox } = await start();
    const task = sandbox.createTask({ prompt: 'x' });
    task.addDeliverable({ content: '1' });
    sandbox.fail({ nth }, { kind: 'answer', status });
    expect(await failureOf(client.listDeliverables(task.id))).toMatchObject({ status });
  });

  it('keeps different files with the same ID', async () => {
    const { client, sandbox } = await start();
    const data = [
      { id: 'd', name: 'a', size: 1 },
      { id: 'd', name: 'b', size: 1 },
      { id: 'd', name: 'a', size: 2 },
      { id: 'd', name: 'a', size: 1 },
    ];
    sandbox.fail({}, { kind: 'answer', status: 200, body: { data, total: 4 } });
    const listed = await client.listDeliverables('task_1');
    expect(listed.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ]);
  });
});
