import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../../sandbox/miteos/scenarios.ts';
import { useSandboxes, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();

async function statusesOf(client: SandboxClient): Promise<unknown[]> {
  const id = await client.createId();
  const seen = [await client.statusOf(id)];
  for (let passed = 0; passed < 6000; passed += 100) {
    client.advance(100);
    seen.push(await client.statusOf(id));
  }
  return [...new Set(seen)];
}

describe('a task', () => {
  it('of generation A goes from pending to complete, with agents and tools', async () => {
    const client = await start();
    expect(await statusesOf(client)).toEqual(['pending', 'planning', 'running', 'complete']);
    const id = await client.createId();
    client.advance(1500);
    const { json } = await client.call(`/tasks/${id}`);
    const { agents } = json as { agents: unknown[] };
    expect(agents[1]).toEqual({
      id: expect.stringMatching(/^agnt_/),
      task_id: id,
      type: 'researcher',
      status: 'acting',
      current_tool: 'read_repository',
      progress: 40,
    });
  });

  it('is returned on creation with its whole config and without agents', async () => {
    const client = await start();
    const body = { prompt: 'Go', config: { max_agents: 2, colour: 'x' }, workspace_id: 'ws_1' };
    const { status, json } = await client.call('/tasks', { method: 'POST', body });
    const config = { autonomy_level: 70, auto_deploy: false, deploy_target: null, ...body.config };
    expect(status).toBe(201);
    expect(json).toEqual({
      ...body,
      config,
      id: expect.stringMatching(/^task_\w{24}$/),
      status: 'pending',
      created_at: '2026-03-01T12:00:00Z',
    });
  });

  it('of generation B has other statuses, subtasks, tokens, cost and completion time', async () => {
    const client = await start({ generation: 'B' });
    expect(client.sandbox.baseUrl).toBe(client.sandbox.apiOrigin);
    expect(await statusesOf(client)).toEqual(['pending', 'running', 'completed']);
    const id = await client.createId('Go');
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject({ completed_at: null });
    client.advance(5000);
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject({
      total_tokens_used: 66_400,
      total_cost_cents: 37,
      completed_at: expect.stringMatching(/^2026-03-01T12:00:\d\dZ$/),
      subtasks: expect.arrayContaining([
        expect.objectContaining({ agent_type: 'planner', status: 'complete', tokens_used: 22_133 }),
      ]),
    });
  });

  it('keeps the IDs of its agents, and is consistent within a response', async () => {
    let ms = 0;
    // This clock advances with each read.
    const client = await start({ generation: 'B', now: () => (ms += 1) });
    client.sandbox.settings.scenario = Array.from({ length: 50 }, (_, index) => ({
      afterMs: index,
      status: `step-${index}`,
      tokensUsed: index,
      agents: [{ type: 'coder', status: 'acting' }],
    }));
    const id = await client.createId();
    const [first, second] = [await client.call(`/tasks/${id}`), await client.call(`/tasks/${id}`)];
    const { status, total_tokens_used: tokens } = first.json as Record<string, unknown>;
    expect(status).toBe(`step-${String(tokens)}`);
    const agentIds = [first, second].map(({ json }) => /agnt_\w+/.exec(JSON.stringify(json))?.[0]);
    expect(agentIds[1]).toBe(agentIds[0]);
  });
});

describe('scenarios', () => {
  const endings: [Scenario, string, string[]][] = [
    ['complete', 'complete', ['report.md', 'data/findings.csv', 'summary.json']],
    ['failed', 'failed', ['notes/partial-report.md']],
    ['timeout', 'running', ['notes/partial-report.md']],
    ['approval', 'paused', []],
    ['expensive', 'running', ['notes/partial-report.md']],
    ['stuck', 'running', ['notes/partial-report.md']],
    ['empty', 'complete', []],
    [[{ afterMs: 10, status: 'archiving' }], 'archiving', []],
    [({ prompt }) => (prompt === 'x' ? 'empty' : 'failed'), 'complete', []],
  ];
  it.each(endings)('%j end as %s', async (scenario, status, names) => {
    const client = await start({ scenario });
    const task = client.sandbox.createTask({ prompt: 'x' });
    client.advance(60 * 60_000);
    expect(task.status).toBe(status);
    expect(task.deliverables.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['A', undefined, undefined],
    ['B', 5, 105],
  ] as const)(
    'of an expensive task: generation %s reports the cost as its documents do',
    async (generation, first, tenSecondsLater) => {
      const client = await start({ generation, scenario: 'expensive' });
      const id = await client.createId();
      const readCost = async (): Promise<unknown> =>
        ((await client.call(`/tasks/${id}`)).json as Record<string, unknown>)['total_cost_cents'];
      client.advance(1000);
      expect(await readCost()).toBe(first);
      client.advance(10_000);
      expect(await readCost()).toBe(tenSecondsLater);
    },
  );

  it('of a stuck task: nothing changes after its first seconds', async () => {
    const client = await start({ scenario: 'stuck' });
    const id = await client.createId();
    client.advance(1500);
    const { json } = await client.call(`/tasks/${id}`);
    client.advance(60 * 60_000);
    expect((await client.call(`/tasks/${id}`)).json).toEqual(json);
  });

  it.each([
    ['A', 'waiting'],
    ['B', 'awaiting_approval'],
  ] as const)('let an agent wait for approval in the words of generation %s', async (...row) => {
    const [generation, status] = row;
    const client = await start({ generation, scenario: 'approval' });
    const id = await client.createId();
    client.advance(3000);
    expect((await client.call(`/tasks/${id}`)).text).toContain(`"status":"${status}"`);
  });

  it('deliver a report that quotes the first line of the prompt', async () => {
    const client = await start();
    const task = client.sandbox.createTask({ prompt: 'Review PR 7.\nBe strict.' });
    client.advance(6000);
    const report = task.deliverables[0]?.bytes().toString();
    expect(report).toContain('> Review PR 7.\n');
    expect(report).not.toContain('Be strict');
  });

  it('scale all times', async () => {
    const client = await start({ timeScale: 0.025 });
    const id = await client.createId();
    client.advance(99);
    expect(await client.statusOf(id)).toBe('running');
    client.advance(1);
    expect(await client.statusOf(id)).toBe('complete');
  });
});

describe('a manually controlled task', () => {
  it("stays pending until it is changed, and can't continue after its end", async () => {
    const client = await start({ lifecycle: 'manual' });
    const id = await client.createId();
    client.advance(60_000);
    expect(await client.statusOf(id)).toBe('pending');
    const task = client.sandbox.task(id);
    task.change({ agents: [{ type: 'coder', status: 'thinking' }] });
    task.change({ status: 'failed', failure: 'out of memory' });
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject({
      status: 'failed',
      error: 'out of memory',
      agents: [{ type: 'coder', status: 'thinking', progress: 0 }],
    });
    expect(() => {
      task.change({ status: 'running' });
    }).toThrow('has ended');
  });
});

describe('cancelling', () => {
  it('ends the task and its agents, and keeps the deliverables', async () => {
    const client = await start({ scenario: 'timeout' });
    const id = await client.createId();
    client.advance(1000);
    const { status, json } = await client.cancel(id);
    expect([status, json]).toEqual([200, expect.objectContaining({ id, status: 'cancelled' })]);
    client.advance(60_000);
    const task = client.sandbox.task(id);
    expect(task.status).toBe('cancelled');
    expect(task.agents.map((agent) => agent.status)).toEqual(['complete', 'killed']);
    expect(task.deliverables).toHaveLength(1);
    expect(client.sandbox.activeTasks).toEqual([]);
  });

  it('returns 409 and changes nothing when the task has ended', async () => {
    const client = await start();
    const id = await client.createId();
    client.advance(5000);
    const { status, json } = await client.cancel(id);
    expect([status, json]).toEqual([409, { detail: 'Task is already complete' }]);
    expect(client.sandbox.requests.at(-1)?.tookEffect).toBe(false);
    expect(await client.statusOf(id)).toBe('complete');
  });
});
