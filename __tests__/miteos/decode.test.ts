import { describe, expect, it } from '@jest/globals';

import {
  decodeDeliverable,
  decodeList,
  decodeTask,
  deliverableKey,
} from '../../src/miteos/decode.ts';

const bare = { id: 'task_1', status: 'running' };

describe('a task', () => {
  it('of the first generation is read with its agents', () => {
    const task = decodeTask({
      id: 'task_01hw',
      status: 'running',
      prompt: 'Research',
      config: { max_agents: 3 },
      created_at: '2025-01-15T10:23:44Z',
      agents: [
        {
          id: 'agnt_1',
          task_id: 'task_01hw',
          type: 'researcher',
          status: 'acting',
          current_tool: 'browser',
          progress: 40,
        },
      ],
    });
    expect(task).toEqual({
      id: 'task_01hw',
      status: 'running',
      rawStatus: 'running',
      prompt: 'Research',
      createdAtMs: Date.UTC(2025, 0, 15, 10, 23, 44),
      agents: [
        {
          id: 'agnt_1',
          type: 'researcher',
          status: 'acting',
          rawStatus: 'acting',
          currentTool: 'browser',
          progress: 40,
        },
      ],
    });
  });

  it('of the second generation is read with cost and subtasks', () => {
    const task = decodeTask({
      id: 'b1',
      status: 'completed',
      prompt: 'Research',
      total_tokens_used: 0,
      total_cost_cents: 37.5,
      created_at: '2025-01-15T10:23:44Z',
      completed_at: '2025-01-15T10:25:44Z',
      subtasks: [
        {
          id: 's1',
          agent_type: 'writer',
          prompt: 'Write',
          status: 'awaiting_approval',
          tokens_used: 1,
          model_used: null,
        },
      ],
    });
    expect(task).toEqual({
      id: 'b1',
      status: 'complete',
      rawStatus: 'completed',
      prompt: 'Research',
      tokensUsed: 0,
      costCents: 37.5,
      createdAtMs: Date.UTC(2025, 0, 15, 10, 23, 44),
      completedAtMs: Date.UTC(2025, 0, 15, 10, 25, 44),
      agents: [{ id: 's1', type: 'writer', status: 'waiting', rawStatus: 'awaiting_approval' }],
    });
  });

  it('needs nothing but id and status', () => {
    const task = decodeTask(bare);
    expect(task).toEqual({ id: 'task_1', status: 'running', rawStatus: 'running', agents: [] });
    expect(Object.keys(task)).not.toContain('prompt');
  });

  it.each([
    ['prompt', 7],
    ['created_at', 1736936624],
    ['created_at', null],
    ['completed_at', null],
    ['completed_at', 'soon'],
    ['created_at', {}],
    ['agents', 'many'],
    ['agents', null],
    ['subtasks', { 0: {} }],
    ['total_cost_cents', '37'],
    ['total_cost_cents', -1],
    ['total_tokens_used', null],
    ['error', { code: 7 }],
    ['error', { message: 7 }],
    ['error', ['x']],
    ['error', null],
    ['error_message', 5],
    ['failure_reason', ''],
    ['detail', [{ msg: 'x' }]],
  ])('takes the field %s of the value %j for absent', (field, value) => {
    expect(decodeTask({ ...bare, [field]: value })).toEqual(decodeTask(bare));
  });

  it.each([
    [undefined, 'a task was expected'],
    [null, 'a task was expected'],
    ['task_1', 'a task was expected'],
    [[], 'its "id" is not usable'],
    [{}, 'its "id" is not usable'],
    [{ ...bare, id: '' }, 'its "id" is not usable'],
    [{ ...bare, id: null }, 'its "id" is not usable'],
    [{ ...bare, id: {} }, 'its "id" is not usable'],
    [{ ...bare, id: 'x'.repeat(1001) }, 'its "id" is not usable'],
    [{ ...bare, id: Infinity }, 'its "id" is not usable'],
    [{ id: 'task_1' }, 'its "status" is not usable'],
    [{ id: 'task_1', status: 3 }, 'its "status" is not usable'],
  ])('is not %j', (value, words) => {
    expect(() => decodeTask(value)).toThrow(words);
  });

  it('with special keys changes nothing else', () => {
    const hostile =
      '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"a","status":"b"}';
    expect(decodeTask(JSON.parse(hostile))).toMatchObject({ id: 'a', rawStatus: 'b' });
    expect({}).not.toHaveProperty('x');
    const agent = JSON.parse('{"__proto__":{"id":"x","status":"waiting"}}') as unknown;
    const { agents } = decodeTask({ ...bare, agents: [agent] });
    expect(agents).toEqual([{ id: 'agent-1', status: 'unknown', rawStatus: '' }]);
  });

  it('has bounds for its words and its agents', () => {
    const long = 'x'.repeat(1_000_000);
    const agents = Array.from({ length: 5000 }, () => ({ type: long, status: long }));
    const task = decodeTask({ id: 'a', status: long, error: { message: long }, agents });
    expect([task.rawStatus.length, task.failure?.length, task.agents.length]).toEqual([
      1000, 100_000, 1000,
    ]);
    expect(task.agents[0]).toMatchObject({ type: 'x'.repeat(1000), rawStatus: 'x'.repeat(1000) });
  });

  it.each(['+275760-09-13T00:00:01Z', '1000000-01-01T00:00:00Z', '99999-99-99', '0'.repeat(9)])(
    'of the time %s has one that can be written down, or none',
    (time) => {
      const { createdAtMs = 0 } = decodeTask({ ...bare, created_at: time });
      expect(() => new Date(createdAtMs).toISOString()).not.toThrow();
    },
  );

  it('may have a number for its id', () => {
    expect(decodeTask({ ...bare, id: 0 }).id).toBe('0');
  });

  it.each([
    ['pending', 'pending'],
    ['planning', 'planning'],
    ['running', 'running'],
    ['paused', 'paused'],
    ['complete', 'complete'],
    ['completed', 'complete'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['COMPLETED', 'complete'],
    [' failed ', 'failed'],
    ['archived', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
    ['hasOwnProperty', 'unknown'],
  ])('of the status %j is %s, and the word is kept', (word, status) => {
    expect(decodeTask({ ...bare, status: word })).toMatchObject({ status, rawStatus: word });
  });

  it.each([
    ['2025-01-15T10:23:44Z', 0],
    ['2025-01-15T10:23:44', 0],
    ['2025-01-15 10:23:44', 0],
    ['2025-01-15T10:23:44.000000', 0],
    ['2025-01-15T10:23:44+00:00', 0],
    ['2025-01-15T12:23:44+02:00', 0],
    ['2025-01-15T08:23:44-0200', 0],
    ['2025-01-15T10:23:44.250', 250],
  ])('of the time %s was made then, in UTC where no zone is given', (time, extraMs) => {
    expect(decodeTask({ ...bare, created_at: time }).createdAtMs).toBe(
      Date.UTC(2025, 0, 15, 10, 23, 44) + extraMs,
    );
  });
});

describe('why a task failed', () => {
  it.each([
    { error: 'out of tools' },
    { error: { message: 'out of tools' } },
    { error: { message: 'out of tools', code: 9 } },
    { error_message: 'out of tools' },
    { failure_reason: 'out of tools' },
    { detail: 'out of tools' },
    { error: null, detail: 'out of tools' },
    { error: '', error_message: '', failure_reason: 'out of tools' },
    { error: {}, error_message: 'out of tools' },
  ])('is read from %j', (fields) => {
    expect(decodeTask({ ...bare, ...fields }).failure).toBe('out of tools');
  });

  it('is the first of several that says something', () => {
    const task = decodeTask({ ...bare, detail: 'last', error: 'first' });
    expect(task.failure).toBe('first');
  });
});

describe('an agent', () => {
  it.each([
    ['idle', 'idle'],
    ['thinking', 'thinking'],
    ['acting', 'acting'],
    ['waiting', 'waiting'],
    ['awaiting_approval', 'waiting'],
    ['paused', 'paused'],
    ['complete', 'complete'],
    ['completed', 'complete'],
    ['error', 'error'],
    ['killed', 'killed'],
    ['dreaming', 'unknown'],
    ['toString', 'unknown'],
  ])('of the status %s is %s', (word, status) => {
    const { agents } = decodeTask({ ...bare, agents: [{ id: 'a', status: word }] });
    expect(agents).toEqual([{ id: 'a', status, rawStatus: word }]);
  });

  it('without anything still counts as one', () => {
    expect(decodeTask({ ...bare, agents: [{}] }).agents).toEqual([
      { id: 'agent-1', status: 'unknown', rawStatus: '' },
    ]);
  });

  it('that is no object is left out', () => {
    const { agents } = decodeTask({ ...bare, agents: [null, 'x', 7, { id: 'a', status: 'idle' }] });
    expect(agents.map(({ id }) => id)).toEqual(['a']);
  });

  it.each([-1, 101, '50', null, Infinity])('of the progress %j says nothing of it', (progress) => {
    const { agents } = decodeTask({ ...bare, agents: [{ id: 'a', status: 'idle', progress }] });
    expect(agents[0]).toEqual({ id: 'a', status: 'idle', rawStatus: 'idle' });
  });
});

describe('a list', () => {
  it.each([
    ['an array', ['x'], { items: ['x'] }],
    ['data', { data: ['x'] }, { items: ['x'] }],
    ['deliverables', { deliverables: ['x'] }, { items: ['x'] }],
    ['tasks and total', { tasks: ['x'], total: 3 }, { items: ['x'], total: 3 }],
    ['data that is no list', { data: null, tasks: ['x'] }, { items: ['x'] }],
    ['a total that is no number', { tasks: [], total: '3' }, { items: [] }],
    ['nothing in it', [], { items: [] }],
  ])('is found in the shape of %s', (_, value, list) => {
    expect(decodeList(value)).toEqual(list);
  });

  it.each([undefined, null, 'x', {}, { data: {} }, { items: [] }])('is not %j', (value) => {
    expect(() => decodeList(value)).toThrow('a list was expected');
  });
});

describe('a deliverable', () => {
  const digest = 'AB'.repeat(32);

  it.each([
    ['first', { name: 'a.md', content_type: 'text/markdown', size_bytes: 3, sha256: digest }],
    [
      'second',
      { filename: 'a.md', mime_type: 'text/markdown', size: 3, digest: `sha256:${digest}` },
    ],
  ])('of the %s generation is read', (_, fields) => {
    const entry = { id: 'dlvr_1', download_url: 'https://cdn.test/a?sig=1', ...fields };
    expect(decodeDeliverable(entry, 0)).toEqual({
      id: 'dlvr_1',
      name: 'a.md',
      contentType: 'text/markdown',
      bytes: 3,
      sha256: digest.toLowerCase(),
      downloadUrl: 'https://cdn.test/a?sig=1',
    });
  });

  it.each([
    ['sha-256:' + digest, digest.toLowerCase()],
    [digest.slice(1), undefined],
    ['md5:' + digest, undefined],
    [digest + '0', undefined],
    ['', undefined],
    [7, undefined],
  ])('of the digest %j has the sha256 %j', (given, sha256) => {
    expect(decodeDeliverable({ id: 'd', digest: given }, 0).sha256).toBe(sha256);
  });

  it.each([null, undefined, 7, 'x', [], {}, { id: null }, { id: '' }, { id: {} }])(
    'that is %j is still a file, named by its place',
    (value) => {
      expect(decodeDeliverable(value, 2)).toEqual({ id: 'deliverable-3' });
    },
  );

  it('of fields of wrong types has none of them', () => {
    const entry = { id: 7, name: 1, filename: [], size: 1.5, size_bytes: -3, download_url: {} };
    expect(decodeDeliverable(entry, 0)).toEqual({ id: '7' });
    expect(decodeDeliverable({ id: 7, size: '3', size_bytes: 1e300 }, 0)).toEqual({ id: '7' });
  });

  it('is known again by its id', () => {
    const signed = (sig: string) => ({
      id: 'd',
      name: 'a',
      download_url: `https://c.test/?${sig}`,
    });
    expect(deliverableKey(signed('1'))).toBe(deliverableKey(signed('2')));
    expect(deliverableKey({ id: 'd' })).not.toBe(deliverableKey({ id: 'e' }));
  });

  it.each([{ name: 'b' }, { size: 2 }, { content_type: 'text/html' }])(
    'is another one than that of its id with other words: %j',
    (other) => {
      const entry = { id: 'd', name: 'a', size: 1, content_type: 'text/plain' };
      expect(deliverableKey({ ...entry, ...other })).not.toBe(deliverableKey(entry));
    },
  );

  it('is the same in the words of either generation', () => {
    const first = { id: 'd', name: 'a', size: 1, content_type: 'x' };
    const second = { id: 'd', filename: 'a', size_bytes: 1, mime_type: 'x' };
    expect(deliverableKey(first)).toBe(deliverableKey(second));
  });

  it('without an id is known again by the rest, a newly signed link or not', () => {
    const listed = (path: string, signature: string) =>
      deliverableKey({ name: 'a', download_url: `https://cdn.test/${path}?sig=${signature}` });
    expect(listed('1', 'x')).toBe(listed('1', 'y'));
    expect(listed('1', 'x')).not.toBe(listed('2', 'x'));
  });
});
