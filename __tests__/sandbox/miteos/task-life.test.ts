import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../../sandbox/miteos/scenarios.ts';
import { useSandboxes, type SandboxClient } from './sandbox-client.ts';

const start = useSandboxes();

async function statusOf(client: SandboxClient, id: string): Promise<unknown> {
  const { json } = await client.call(`/tasks/${id}`);
  return (json as { status: unknown }).status;
}

async function statusesOver(client: SandboxClient, id: string, ms: number): Promise<unknown[]> {
  const seen = [await statusOf(client, id)];
  for (let passed = 0; passed < ms; passed += 100) {
    client.advance(100);
    const status = await statusOf(client, id);
    if (status !== seen.at(-1)) seen.push(status);
  }
  return seen;
}

describe('a task in generation A', () => {
  it('goes from pending through planning and running to complete', async () => {
    const client = await start();
    const id = await client.createId();
    expect(await statusesOver(client, id, 6000)).toEqual([
      'pending',
      'planning',
      'running',
      'complete',
    ]);
  });

  it('is answered at its creation with its whole config and no agents', async () => {
    const client = await start();
    const { status, json } = await client.call('/tasks', {
      method: 'POST',
      body: { prompt: 'Go', config: { max_agents: 2 }, workspace_id: 'ws_1' },
    });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.stringMatching(/^task_\w{24}$/),
      status: 'pending',
      prompt: 'Go',
      workspace_id: 'ws_1',
      config: { max_agents: 2, autonomy_level: 70, auto_deploy: false, deploy_target: null },
      created_at: '2026-03-01T12:00:00Z',
    });
  });

  it('shows its agents, their progress and tools when it is fetched', async () => {
    const client = await start();
    const id = await client.createId();
    client.advance(1500);
    const { json } = await client.call(`/tasks/${id}`);
    const { agents } = json as { agents: unknown[] };
    expect(agents).toHaveLength(3);
    expect(agents[1]).toEqual({
      id: expect.stringMatching(/^agnt_/),
      task_id: id,
      type: 'researcher',
      status: 'acting',
      current_tool: 'read_repository',
      progress: 40,
    });
  });

  it('keeps the ids of its agents while they work', async () => {
    const client = await start();
    const task = client.sandbox.task(await client.createId());
    client.advance(700);
    const before = task.agents.map(({ id }) => id);
    client.advance(2000);
    expect(task.agents.map(({ id }) => id).slice(0, before.length)).toEqual(before);
  });
});

describe('a task in generation B', () => {
  it('has no prefix in its address and runs in the words of that generation', async () => {
    const client = await start({ generation: 'B' });
    expect(client.sandbox.baseUrl).toBe(client.sandbox.apiOrigin);
    const id = await client.createId();
    expect(await statusesOver(client, id, 6000)).toEqual(['pending', 'running', 'completed']);
  });

  it('shows subtasks, tokens, cost and the time of its end', async () => {
    const client = await start({ generation: 'B' });
    const id = await client.createId('Go');
    client.advance(1000);
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject({ completed_at: null });
    client.advance(5000);
    expect((await client.call(`/tasks/${id}`)).json).toEqual({
      id,
      status: 'completed',
      prompt: 'Go',
      total_tokens_used: 66_400,
      total_cost_cents: 37,
      created_at: '2026-03-01T12:00:00Z',
      completed_at: '2026-03-01T12:00:04Z',
      subtasks: expect.arrayContaining([
        {
          id: expect.stringMatching(/^agnt_/),
          agent_type: 'planner',
          prompt: 'planner: Go',
          status: 'complete',
          tokens_used: 22_133,
          model_used: null,
        },
      ]),
    });
  });

  it('shows an agent that waits for a person as awaiting approval', async () => {
    const client = await start({ generation: 'B', scenario: 'approval' });
    const id = await client.createId();
    client.advance(3000);
    const { json } = await client.call(`/tasks/${id}`);
    const { status: ofTask, subtasks } = json as {
      status: string;
      subtasks: { status: string }[];
    };
    expect(ofTask).toBe('running');
    expect(subtasks.map(({ status }) => status)).toContain('awaiting_approval');
  });
});

describe('scenarios', () => {
  const endings: [Scenario, string, string[]][] = [
    ['complete', 'complete', ['report.md', 'data/findings.csv', 'summary.json']],
    ['failed', 'failed', ['notes/partial-report.md']],
    ['timeout', 'running', ['notes/partial-report.md']],
    ['approval', 'paused', []],
    ['empty', 'complete', []],
  ];
  it.each(endings)('%s ends as %s', async (scenario, status, names) => {
    const client = await start({ scenario });
    const task = client.sandbox.task(await client.createId());
    client.advance(60 * 60_000);
    expect(task.status).toBe(status);
    expect(task.deliverables.map(({ name }) => name)).toEqual(names);
  });

  it('delivers a report that quotes the first line of the prompt', async () => {
    const client = await start();
    const task = client.sandbox.task(await client.createId('Review PR 7.\nBe strict.'));
    client.advance(6000);
    const report = task.deliverables[0]?.bytes().toString();
    expect(report).toContain('> Review PR 7.\n');
    expect(report).not.toContain('Be strict');
  });

  it('has a partial file early in a task that never ends', async () => {
    const client = await start({ scenario: 'timeout' });
    const task = client.sandbox.task(await client.createId());
    client.advance(1000);
    expect(task.deliverables).toHaveLength(1);
  });

  it('lets an agent wait for approval', async () => {
    const client = await start({ scenario: 'approval' });
    const id = await client.createId();
    client.advance(3000);
    const { json } = await client.call(`/tasks/${id}`);
    const { agents } = json as { agents: { status: string }[] };
    expect(agents.map(({ status }) => status)).toContain('waiting');
  });

  it.each([
    ['error', { error: expect.any(String) }],
    ['error.message', { error: { message: expect.any(String) } }],
    ['error_message', { error_message: expect.any(String) }],
    ['failure_reason', { failure_reason: expect.any(String) }],
    ['detail', { detail: expect.any(String) }],
  ] as const)('says why a task failed in %s', async (failureField, shown) => {
    const client = await start({ scenario: 'failed', failureField });
    const id = await client.createId();
    client.advance(5000);
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject(shown);
  });

  it('runs own steps, which may be chosen by the prompt', async () => {
    const client = await start({
      scenario: ({ prompt }) =>
        prompt.includes('own') ? [{ afterMs: 10, status: 'archiving' }] : 'empty',
    });
    const own = await client.createId('own steps');
    const named = await client.createId('else');
    client.advance(10_000);
    expect(await statusOf(client, own)).toBe('archiving');
    expect(await statusOf(client, named)).toBe('complete');
  });

  it('takes all times by the scale', async () => {
    const client = await start({ timeScale: 0.025 });
    const id = await client.createId();
    client.advance(99);
    expect(await statusOf(client, id)).toBe('running');
    client.advance(1);
    expect(await statusOf(client, id)).toBe('complete');
  });
});

describe('a task driven by hand', () => {
  it('stays pending until it is moved', async () => {
    const client = await start({ lifecycle: 'manual' });
    const id = await client.createId();
    client.advance(60_000);
    expect(await statusOf(client, id)).toBe('pending');
    client.sandbox.task(id).setStatus('running');
    expect(await statusOf(client, id)).toBe('running');
  });

  it('shows the agents, files and failure that it is given', async () => {
    const client = await start({ lifecycle: 'manual' });
    const id = await client.createId();
    const task = client.sandbox.task(id);
    task.setAgents([{ type: 'coder', status: 'thinking' }]);
    task.addDeliverable({ id: 'dlvr_1', name: 'a.txt', content: 'a' });
    task.fail('out of memory');
    expect((await client.call(`/tasks/${id}`)).json).toMatchObject({
      status: 'failed',
      error: 'out of memory',
      agents: [{ type: 'coder', status: 'thinking', progress: 0 }],
    });
    expect((await client.call(`/tasks/${id}/deliverables`)).json).toMatchObject({
      data: [{ id: 'dlvr_1' }],
    });
  });

  it('can not go on after its end', async () => {
    const client = await start({ lifecycle: 'manual' });
    const task = client.sandbox.task(await client.createId());
    task.setStatus('complete');
    expect(() => {
      task.setStatus('running');
    }).toThrow('has ended');
  });
});

describe('cancelling', () => {
  it('stops the task at once, ends its agents and keeps what was delivered', async () => {
    const client = await start({ scenario: 'timeout' });
    const id = await client.createId();
    client.advance(1000);
    const { status, json } = await client.cancel(id);
    expect(status).toBe(200);
    expect(json).toMatchObject({ id, status: 'cancelled' });
    const task = client.sandbox.task(id);
    expect(task.agents.map((agent) => agent.status)).toEqual(['complete', 'killed']);
    expect(task.deliverables).toHaveLength(1);
  });

  it('keeps a task from completing later, and from being paid for', async () => {
    const client = await start({ generation: 'B' });
    const id = await client.createId();
    client.advance(1000);
    const task = client.sandbox.task(id);
    const atCancel = { cents: task.costCents, billedUntilMs: task.billedUntilMs };
    await client.cancel(id);
    client.advance(60_000);
    expect(await statusOf(client, id)).toBe('cancelled');
    expect({ cents: task.costCents, billedUntilMs: task.billedUntilMs }).toEqual(atCancel);
  });

  it('works on a task that has not begun', async () => {
    const client = await start();
    const id = await client.createId();
    expect((await client.cancel(id)).status).toBe(200);
    expect(await statusOf(client, id)).toBe('cancelled');
  });

  it('answers 409 when the task has ended, and changes nothing', async () => {
    const client = await start();
    const id = await client.createId();
    client.advance(5000);
    const { status, json } = await client.cancel(id);
    expect({ status, json }).toEqual({
      status: 409,
      json: { detail: 'Task is already complete' },
    });
    expect(await statusOf(client, id)).toBe('complete');
  });

  it.each([200, 400, 404] as const)('can answer %i then', async (cancelEndedStatus) => {
    const client = await start({ cancelEndedStatus });
    const id = await client.createId();
    client.advance(5000);
    expect((await client.cancel(id)).status).toBe(cancelEndedStatus);
    expect(client.sandbox.requests.at(-1)?.tookEffect).toBe(false);
    expect(await statusOf(client, id)).toBe('complete');
  });
});

describe('what a test may ask', () => {
  it('knows how many tasks were made and which are active', async () => {
    const client = await start();
    const first = await client.createId();
    client.advance(5000);
    const second = await client.createId();
    expect(client.sandbox.tasks.map(({ id }) => id)).toEqual([first, second]);
    expect(client.sandbox.activeTasks.map(({ id }) => id)).toEqual([second]);
  });

  it('bills an active task until now', async () => {
    const client = await start({ scenario: 'timeout' });
    const task = client.sandbox.task(await client.createId());
    client.advance(90_000);
    expect(task.isActive).toBe(true);
    expect(task.billedUntilMs - task.createdAtMs).toBe(90_000);
  });

  it('puts tasks there without a request', async () => {
    const client = await start();
    const seeded = client.sandbox.createTask({ prompt: 'There before', scenario: 'empty' });
    client.advance(5000);
    expect(await statusOf(client, seeded.id)).toBe('complete');
    expect(client.sandbox.requests).toHaveLength(1);
  });
});
