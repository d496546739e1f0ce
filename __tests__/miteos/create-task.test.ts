import { describe, expect, it } from '@jest/globals';

import type { Fault } from '../../sandbox/miteos/fault.ts';
import { everythingIn, failureOf, KEY, useClients } from './client-on-sandbox.ts';

const start = useClients();
const create = { method: 'POST', path: '/tasks' };

function answerOf(status: number, body: unknown = {}): Fault {
  return { kind: 'answer', status, body };
}

/** The name of the case, the fault, the error's `arrival` and `status`, and the number of created tasks. */
type FaultRow = [string, Fault, arrival: string, status: number | undefined, made: number];

function answerRow(status: number, arrival: string): FaultRow {
  return [`${status}`, answerOf(status), arrival, status, 0];
}

describe('creating a task', () => {
  it.each(['A', 'B'] as const)('returns the new task in generation %s', async (generation) => {
    const { client, sandbox } = await start({ generation });
    const task = await client.createTask({ prompt: 'Review.' }, undefined);
    expect(task).toMatchObject({ status: 'pending', prompt: 'Review.', agents: [] });
    expect(task.id).toBe(sandbox.tasks[0]?.id);
    expect(sandbox.requests.map(({ path }) => path)).toEqual([
      generation === 'A' ? '/v1/tasks' : '/tasks',
    ]);
  });

  it('sends only the options that are set, and the reference', async () => {
    const { client, sandbox } = await start();
    const prompt = 'Grüße\n"x" \ud83d\ude00';
    const config = { max_agents: 2, deploy_target: null, future_option: { deep: [1] } };
    await client.createTask({ prompt }, undefined);
    await client.createTask({ prompt, config, workspaceId: 'ws_1' }, 'gha-1-abc-1-def');
    const [bare, full] = sandbox.requests;
    expect(bare?.body).toEqual({ prompt });
    expect(bare?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'user-agent': 'test',
    });
    expect(bare?.headers).not.toHaveProperty('idempotency-key');
    expect(full?.body).toEqual({ prompt, config, workspace_id: 'ws_1' });
    expect(full?.headers['idempotency-key']).toBe('gha-1-abc-1-def');
  });
});

describe('a failed create call', () => {
  const brokenAnswer: Fault = { kind: 'reset', when: { afterBytes: 9 } };
  const lateAnswer: Fault = { kind: 'answer', status: 503, when: 'after-effect' };
  it.each<FaultRow>([
    ['a reset before the effect', { kind: 'reset' }, 'perhaps', undefined, 0],
    ['a reset after the effect', { kind: 'reset', when: 'after-effect' }, 'perhaps', undefined, 1],
    ['a reset within the response', brokenAnswer, 'perhaps', undefined, 1],
    ['an HTML page as response', { kind: 'html-body' }, 'perhaps', 201, 1],
    ['an empty response', { kind: 'empty-body' }, 'perhaps', 201, 1],
    ['a truncated response', { kind: 'truncated-json' }, 'perhaps', 201, 1],
    ['a task without an ID', answerOf(200, { status: 'x' }), 'perhaps', 200, 0],
    ['JSON that is not a task', answerOf(200, []), 'perhaps', 200, 0],
    ['503 after the effect', lateAnswer, 'perhaps', 503, 1],
    ['a proxy’s 502', { kind: 'html-body', when: 'before-effect' }, 'perhaps', 502, 0],
    ...[408, 500, 503, 504].map((status) => answerRow(status, 'perhaps')),
    answerRow(429, 'never'),
    ...[400, 401, 402, 403, 404, 422].map((status) => answerRow(status, 'refused')),
    ['a redirect', { kind: 'redirect' }, 'perhaps', 302, 0],
    ['a redirect that keeps the method', { kind: 'redirect', status: 307 }, 'perhaps', 307, 0],
  ])(
    'after %s is not repeated, and reports whether it arrived',
    async (_, fault, arrival, status, made) => {
      const { client, sandbox, clock } = await start();
      sandbox.fail(create, fault);
      const error = await failureOf(client.createTask({ prompt: 'x' }, 'gha-1', { attempts: 5 }));
      expect(error.arrival).toBe(arrival);
      expect(error.status).toBe(status);
      expect(error.message).toContain('POST /tasks');
      expect(sandbox.tasks).toHaveLength(made);
      expect(sandbox.requests).toHaveLength(1);
      expect(clock.pausesMs).toEqual([]);
    },
  );

  it('after a redirect does not send the key elsewhere', async () => {
    const { client, sandbox } = await start();
    sandbox.fail({}, { kind: 'redirect', status: 308 }, { times: Infinity });
    await failureOf(client.createTask({ prompt: 'x' }, undefined));
    await failureOf(client.fetchTask('task_1', { attempts: 1 }));
    expect(sandbox.requests.map(({ origin }) => origin)).toEqual(['api', 'api']);
    expect(sandbox.violations).toEqual([]);
  });

  it.each(['before-effect', 'mid-answer'] as const)(
    'rejects with the abort reason when the service stalls %s',
    async (point) => {
      const { client, sandbox } = await start();
      const hold = sandbox.hold(create, point);
      const controller = new AbortController();
      const call = client.createTask({ prompt: 'x' }, undefined, { signal: controller.signal });
      const ended = expect(call).rejects.toThrow('time is up');
      await hold.reached;
      controller.abort(new Error('time is up'));
      await ended;
    },
  );

  it('may have taken effect when the response never ends', async () => {
    const { clientWith, sandbox } = await start();
    sandbox.fail(create, { kind: 'hang', when: { afterBytes: 5 } });
    const client = clientWith({ timeoutMs: 1000 });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error.message).toBe('POST /tasks timed out after 1 s');
    expect(error.arrival).toBe('perhaps');
    expect(sandbox.tasks).toHaveLength(1);
  });

  it('is not sent when the signal is already aborted', async () => {
    const { client, sandbox } = await start();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(client.createTask({ prompt: 'x' }, undefined, { signal })).rejects.toThrow(
      'too late',
    );
    expect(sandbox.requests).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it('quotes the service’s message, with status and path', async () => {
    const { client } = await start();
    const config = { max_agents: 0, autonomy_level: 500 };
    const error = await failureOf(client.createTask({ prompt: 'x', config }, undefined));
    expect(error.message).toMatch(
      /^Miteos returned 422 for POST \/tasks: "body\.config\.max_agents: /,
    );
    expect(error.message).toContain('body.config.autonomy_level: ');
  });

  it('without a body has no message', async () => {
    const { client, sandbox } = await start();
    sandbox.fail(create, { kind: 'answer', status: 403, body: '' });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error.message).toBe('Miteos returned 403 for POST /tasks, without an error message');
  });

  it.each<Fault>([
    { kind: 'reset', when: { afterBytes: 5 } },
    { kind: 'hang', when: { afterBytes: 5 } },
  ])('with an incomplete body is still a refusal: %j', async (fault) => {
    const { clientWith, sandbox } = await start();
    sandbox.settings.outOfCredits = true;
    sandbox.fail(create, fault);
    const client = clientWith({ timeoutMs: 1000 });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error).toMatchObject({ arrival: 'refused', status: 402 });
  });

  it('for the limit of concurrent tasks reports the remaining requests', async () => {
    const { client } = await start({ keys: { [KEY]: { concurrentTasks: 1 } } });
    await client.createTask({ prompt: 'x' }, undefined);
    const error = await failureOf(client.createTask({ prompt: 'y' }, undefined));
    expect(error).toMatchObject({ arrival: 'never', status: 429, remaining: 9998 });
  });
});

describe('the key', () => {
  it('is redacted in the fields of a task, except those that are sent back', async () => {
    const { client, sandbox } = await start();
    const agent = { id: 'a', type: KEY, status: KEY, current_tool: `curl ${KEY}` };
    const body = { id: KEY, prompt: KEY, status: KEY, error: `bad ${KEY}`, agents: [agent] };
    sandbox.fail({}, { kind: 'answer', status: 200, body });
    expect(await client.fetchTask(KEY)).toMatchObject({
      ...{ id: KEY, prompt: KEY, rawStatus: '***', failure: 'bad ***' },
      agents: [{ type: '***', rawStatus: '***', currentTool: 'curl ***' }],
    });
  });

  it('and the query of a link are removed from file names', async () => {
    const { client, sandbox } = await start();
    const link = `https://cdn.test/${KEY}?sig=x`;
    const file = { id: 'd', name: link, content_type: link, download_url: link };
    sandbox.fail({}, { kind: 'answer', status: 200, body: { data: [file], total: 1 } });
    expect(await client.listDeliverables('task_1')).toEqual([
      {
        ...{ id: 'd', downloadUrl: link },
        ...{ name: 'https://cdn.test/***?…', contentType: 'https://cdn.test/***?…' },
      },
    ]);
    const headers = {
      'content-type': link,
      'content-disposition': `attachment; filename="${link}"`,
    };
    sandbox.fail({}, { kind: 'answer', status: 200, headers, body: 'x' });
    const source = { kind: 'api', taskId: 'task_1', deliverableId: 'd' } as const;
    expect(await client.openDeliverable(source)).toMatchObject({
      fileName: 'https://cdn.test/***?…',
      contentType: 'https://cdn.test/***?…',
    });
  });

  const echoes: [string, Fault][] = [
    ['a detail', answerOf(401, { detail: `no such key: ${KEY}` })],
    ['an HTML page', answerOf(502, `<p>Authorization: Bearer ${KEY}</p>`)],
    ['a truncated detail', answerOf(401, { detail: 'x'.repeat(292) + KEY })],
    ['a response that is not JSON', answerOf(200, `Bearer ${KEY}`)],
    ['a response that is not a task', answerOf(200, { [KEY]: KEY })],
  ];
  it.each(echoes)('is not in an error when the service repeats it in %s', async (_, fault) => {
    const { client, sandbox } = await start();
    sandbox.fail({}, fault, { times: Infinity });
    const errors = [
      await failureOf(client.createTask({ prompt: 'x' }, undefined)),
      await failureOf(client.fetchTask('task_1')),
      await failureOf(client.listTasks({ limit: 1, offset: 0 })),
    ];
    for (const error of errors) expect(everythingIn(error)).not.toContain(KEY.slice(0, 6));
  });
});
