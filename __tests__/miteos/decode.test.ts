import { describe, expect, it } from '@jest/globals';

import {
  decodeDeliverable,
  decodeList,
  decodeTask,
  deliverableKey,
} from '../../src/miteos/decode.ts';

const bare = { id: 'task_1', status: 'running' };

describe('a task', () => {
  const createdAtMs = Date.UTC(2025, 0, 15, 10, 23, 44);
  const made = { id: 'b1', prompt: 'Research', created_at: '2025-01-15T10:23:44Z' };

  it('of the first generation is decoded with its agents', () => {
    const agent = { id: 'a1', task_id: 'b1', type: 'researcher', status: 'acting' };
    const agents = [{ ...agent, current_tool: 'browser', progress: 40 }];
    const task = decodeTask({ ...made, status: 'running', config: { max_agents: 3 }, agents });
    expect(task).toEqual({
      ...{ id: 'b1', status: 'running', rawStatus: 'running', prompt: 'Research', createdAtMs },
      agents: [
        {
          ...{ id: 'a1', type: 'researcher', status: 'acting', rawStatus: 'acting' },
          ...{ currentTool: 'browser', progress: 40 },
        },
      ],
    });
  });

  it('of the second generation is decoded with cost and subtasks', () => {
    const agent = { id: 's1', agent_type: 'writer', prompt: 'Write', status: 'awaiting_approval' };
    const task = decodeTask({
      ...{ ...made, status: 'completed', completed_at: '2025-01-15T10:25:44Z' },
      ...{ total_tokens_used: 0, total_cost_cents: 37.5 },
      subtasks: [{ ...agent, tokens_used: 1, model_used: null }],
    });
    expect(task).toEqual({
      ...{ id: 'b1', status: 'complete', rawStatus: 'completed', prompt: 'Research', createdAtMs },
      ...{ tokensUsed: 0, costCents: 37.5, completedAtMs: createdAtMs + 120_000 },
      agents: [
        {
          ...{ id: 's1', type: 'writer', status: 'waiting', rawStatus: 'awaiting_approval' },
          tokensUsed: 1,
        },
      ],
    });
  });

  it.each([
    [0.1 + 0.2, 0.3],
    [149.99999999999997, 150],
    [123_456_789.25, 123_456_789.25],
    [1e300, 1e300],
  ])('has no rounding error of a sum in its cost: %p', (sent, costCents) => {
    expect(decodeTask({ ...bare, total_cost_cents: sent })).toMatchObject({ costCents });
  });

  it('requires only an ID and a status', () => {
    const task = decodeTask(bare);
    expect(task).toEqual({ id: 'task_1', status: 'running', rawStatus: 'running', agents: [] });
    expect(Object.keys(task)).not.toContain('prompt');
  });

  it.each([
    ...[{ prompt: 7 }, { agents: 'many' }, { agents: null }, { subtasks: { 0: {} } }],
    ...[{ created_at: 1736936624 }, { created_at: null }, { completed_at: 'soon' }],
    ...[{ total_cost_cents: '37' }, { total_cost_cents: -1 }, { total_tokens_used: null }],
    ...[{ error: { code: 7 } }, { error: { message: 7 } }, { error: ['x'] }, { error: null }],
    ...[{ error_message: 5 }, { failure_reason: '' }, { detail: [{ msg: 'x' }] }],
  ])('treats a field of the wrong type as absent: %j', (field) => {
    expect(decodeTask({ ...bare, ...field })).toEqual(decodeTask(bare));
  });

  it.each([undefined, null, 'task_1'])('is not %j', (value) => {
    expect(() => decodeTask(value)).toThrow('the response is not a valid task');
  });

  it.each([undefined, '', null, {}, 'x'.repeat(1001), Infinity])(
    'must not have the ID %j',
    (id) => {
      expect(() => decodeTask({ ...bare, id })).toThrow('its "id" is missing or invalid');
    },
  );

  it.each([undefined, 3])('must not have the status %j', (status) => {
    expect(() => decodeTask({ ...bare, status })).toThrow('its "status" is missing or invalid');
  });

  it('with special keys does not pollute prototypes', () => {
    const hostile =
      '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"a","status":"b"}';
    expect(decodeTask(JSON.parse(hostile))).toMatchObject({ id: 'a', rawStatus: 'b' });
    expect({}).not.toHaveProperty('x');
    const agent = JSON.parse('{"__proto__":{"id":"x","status":"waiting"}}') as unknown;
    const { agents } = decodeTask({ ...bare, agents: [agent] });
    expect(agents).toEqual([{ id: 'agent-1', status: 'unknown', rawStatus: '' }]);
  });

  it('has limits for the length of its texts and the number of its agents', () => {
    const long = 'x'.repeat(1_000_000);
    const agents = Array.from({ length: 5000 }, () => ({ type: long, status: long }));
    const task = decodeTask({ id: 'a', status: long, error: { message: long }, agents });
    expect([task.rawStatus.length, task.failure?.length, task.agents.length]).toEqual([
      1000, 100_000, 1000,
    ]);
    expect(task.agents[0]).toMatchObject({ type: 'x'.repeat(1000), rawStatus: 'x'.repeat(1000) });
  });

  it.each(['+275760-09-13T00:00:01Z', '1000000-01-01T00:00:00Z', '99999-99-99', '0'.repeat(9)])(
    'with the time %s has a valid time or none',
    (time) => {
      const { createdAtMs = 0 } = decodeTask({ ...bare, created_at: time });
      expect(() => new Date(createdAtMs).toISOString()).not.toThrow();
    },
  );

  it('may have a number as its ID', () => {
    expect(decodeTask({ ...bare, id: 0 }).id).toBe('0');
  });

  it.each([
    ...['pending', 'planning', 'running', 'paused', 'complete', 'failed', 'cancelled'].map(
      (word) => [word, word] as const,
    ),
    ...[['completed', 'complete'] as const, ['canceled', 'cancelled'] as const],
    ...[['COMPLETED', 'complete'] as const, [' failed ', 'failed'] as const],
    ...['archived', '', 'constructor', '__proto__'].map((word) => [word, 'unknown'] as const),
  ])('with the status %j is %s, and keeps the original status', (word, status) => {
    expect(decodeTask({ ...bare, status: word })).toMatchObject({ status, rawStatus: word });
  });

  it.each([
    ...['2025-01-15T10:23:44Z', '2025-01-15 10:23:44.000000'],
    ...['2025-01-15T12:23:44+02:00', '2025-01-15T08:23:44-0200'],
  ])('with the time %s was created then, in UTC unless a zone is given', (time) => {
    expect(decodeTask({ ...bare, created_at: time }).createdAtMs).toBe(createdAtMs);
  });
});

describe('the failure of a task', () => {
  it.each([
    ...[{ error: 'out of tools' }, { error: { message: 'out of tools', code: 9 } }],
    ...[{ error_message: 'out of tools' }, { failure_reason: 'out of tools' }],
    ...[
      { error: null, detail: 'out of tools' },
      { error: {}, error_message: 'out of tools' },
    ],
    { error: '', error_message: '', failure_reason: 'out of tools' },
    { error: 'out of tools', detail: 'and more' },
  ])('is decoded from %j', (fields) => {
    expect(decodeTask({ ...bare, ...fields }).failure).toBe('out of tools');
  });
});

describe('an agent', () => {
  it.each([
    ...['idle', 'thinking', 'acting', 'waiting', 'paused', 'complete', 'error', 'killed'].map(
      (word) => [word, word] as const,
    ),
    ...[['awaiting_approval', 'waiting'] as const, ['completed', 'complete'] as const],
    ...[['dreaming', 'unknown'] as const, ['toString', 'unknown'] as const],
  ])('with the status %s is %s', (word, status) => {
    const { agents } = decodeTask({ ...bare, agents: [{ id: 'a', status: word }] });
    expect(agents).toEqual([{ id: 'a', status, rawStatus: word }]);
  });

  it('without any field still counts as an agent', () => {
    expect(decodeTask({ ...bare, agents: [{}] }).agents).toEqual([
      { id: 'agent-1', status: 'unknown', rawStatus: '' },
    ]);
  });

  it('that is not an object is ignored', () => {
    const { agents } = decodeTask({ ...bare, agents: [null, 'x', 7, { id: 'a', status: 'idle' }] });
    expect(agents.map(({ id }) => id)).toEqual(['a']);
  });

  it.each([-1, 101, '50', null, Infinity])('with the progress %j has no progress', (progress) => {
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
    ['data that is not a list', { data: null, tasks: ['x'] }, { items: ['x'] }],
    ['a total that is not a number', { tasks: [], total: '3' }, { items: [] }],
    ['an empty array', [], { items: [] }],
  ])('is decoded from %s', (_, value, list) => {
    expect(decodeList(value)).toEqual(list);
  });

  it.each([undefined, null, 'x', {}, { data: {} }, { items: [] }])('is not %j', (value) => {
    expect(() => decodeList(value)).toThrow('the response contains no list');
  });
});

describe('a deliverable', () => {
  it.each([
    ['report.md?X-Amz-Signature=f00d&X-Amz-Date=2026', 'report.md'],
    ['a.txt?se=2026&SIG=f00d b', 'a.txt b'],
    ['https://cdn.test/a.txt?sig=f00d', 'https://cdn.test/a.txt?…'],
    ['What now?.md', 'What now?.md'],
    ['a?page=2.html', 'a?page=2.html'],
  ])('with the name %j is named %j', (given, name) => {
    expect(decodeDeliverable({ id: 'd', name: given }, 0).name).toBe(name);
  });

  const digest = 'AB'.repeat(32);

  it.each([
    ['first', { name: 'a.md', content_type: 'text/markdown', size_bytes: 3, sha256: digest }],
    [
      'second',
      { filename: 'a.md', mime_type: 'text/markdown', size: 3, digest: `sha256:${digest}` },
    ],
  ])('of the %s generation is decoded', (_, fields) => {
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
    ...[digest.slice(1), 'md5:' + digest, digest + '0', '', 7].map((given) => [given, undefined]),
  ])('with the digest %j has the sha256 %j', (given, sha256) => {
    expect(decodeDeliverable({ id: 'd', digest: given }, 0).sha256).toBe(sha256);
  });

  it.each([null, undefined, 7, 'x', [], {}, { id: null }, { id: '' }, { id: {} }])(
    'that is %j is still a file, named by its position',
    (value) => {
      expect(decodeDeliverable(value, 2)).toEqual({ id: 'deliverable-3' });
    },
  );

  it('with fields of the wrong type does not have them', () => {
    const entry = { id: 7, name: 1, filename: [], size: 1.5, size_bytes: -3, download_url: {} };
    expect(decodeDeliverable(entry, 0)).toEqual({ id: '7' });
    expect(decodeDeliverable({ id: 7, size: '3', size_bytes: 1e300 }, 0)).toEqual({ id: '7' });
  });

  it('is recognized by its ID, even with a newly signed link', () => {
    const signed = (sig: string) =>
      deliverableKey({ id: 'd', name: 'a', download_url: `https://c.test/?${sig}` });
    expect(signed('1')).toBe(signed('2'));
  });

  it.each([{ id: 'e' }, { name: 'b' }, { size: 2 }, { content_type: 'text/html' }])(
    'is different when another property differs: %j',
    (other) => {
      const entry = { id: 'd', name: 'a', size: 1, content_type: 'text/plain' };
      expect(deliverableKey({ ...entry, ...other })).not.toBe(deliverableKey(entry));
    },
  );

  it('is the same in both generations', () => {
    const first = { id: 'd', name: 'a', size: 1, content_type: 'x' };
    const second = { id: 'd', filename: 'a', size_bytes: 1, mime_type: 'x' };
    expect(deliverableKey(first)).toBe(deliverableKey(second));
  });

  it('without an ID is recognized by its other properties, even with a newly signed link', () => {
    const listed = (path: string, signature: string) =>
      deliverableKey({ name: 'a', download_url: `https://cdn.test/${path}?sig=${signature}` });
    expect(listed('1', 'x')).toBe(listed('1', 'y'));
    expect(listed('1', 'x')).not.toBe(listed('2', 'x'));
  });
});
