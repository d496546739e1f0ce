import { describe, expect, it } from '@jest/globals';

import type { Fault } from '../../sandbox/miteos/fault.ts';
import { everythingIn, failureOf, KEY, useClients } from './client-on-sandbox.ts';

const start = useClients();
const create = { method: 'POST', path: '/tasks' };

describe('creating a task', () => {
  it.each(['A', 'B'] as const)('answers the new task in generation %s', async (generation) => {
    const { client, sandbox } = await start({ generation });
    const task = await client.createTask({ prompt: 'Review.' }, undefined);
    expect(task).toMatchObject({ status: 'pending', prompt: 'Review.', agents: [] });
    expect(task.id).toBe(sandbox.tasks[0]?.id);
    expect(sandbox.requests.map(({ path }) => path)).toEqual([
      generation === 'A' ? '/v1/tasks' : '/tasks',
    ]);
  });

  it('sends the prompt alone when nothing else was set', async () => {
    const { client, sandbox } = await start();
    await client.createTask({ prompt: 'Grüße\n"x" \ud83d\ude00' }, undefined);
    const [request] = sandbox.requests;
    expect(request?.body).toEqual({ prompt: 'Grüße\n"x" \ud83d\ude00' });
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'user-agent': 'test',
    });
    expect(request?.headers).not.toHaveProperty('idempotency-key');
  });

  it('sends just what was set, and the reference', async () => {
    const { client, sandbox } = await start();
    const config = { max_agents: 2, deploy_target: null, future_option: { deep: [1] } };
    const reference = 'gha-1-abc-1-def';
    await client.createTask({ prompt: 'x', config, workspaceId: 'ws_1' }, reference);
    const [request] = sandbox.requests;
    expect(request?.body).toEqual({ prompt: 'x', config, workspace_id: 'ws_1' });
    expect(request?.headers['idempotency-key']).toBe(reference);
  });

  it('may be told its workspace without a config', async () => {
    const { client, sandbox } = await start();
    await client.createTask({ prompt: 'x', workspaceId: 'ws_1' }, undefined);
    expect(sandbox.requests[0]?.body).toEqual({ prompt: 'x', workspace_id: 'ws_1' });
  });
});

describe('a create that fails', () => {
  const html = '<html><body>gateway</body></html>';
  it.each<[string, Fault, string, number | undefined, number]>([
    ['a reset before the effect', { kind: 'reset' }, 'perhaps', undefined, 0],
    ['a reset after it', { kind: 'reset', when: 'after-effect' }, 'perhaps', undefined, 1],
    [
      'a reset within the answer',
      { kind: 'reset', when: { afterBytes: 9 } },
      'perhaps',
      undefined,
      1,
    ],
    ['a page for an answer', { kind: 'html-body' }, 'perhaps', 201, 1],
    ['an empty answer', { kind: 'empty-body' }, 'perhaps', 201, 1],
    ['half an answer', { kind: 'truncated-json' }, 'perhaps', 201, 1],
    [
      'a task without an id',
      { kind: 'answer', status: 200, body: { status: 'x' } },
      'perhaps',
      200,
      0,
    ],
    ['JSON that is no task', { kind: 'answer', status: 200, body: [] }, 'perhaps', 200, 0],
    ['500 before the effect', { kind: 'answer', status: 500 }, 'perhaps', 500, 0],
    ['503 after it', { kind: 'answer', status: 503, when: 'after-effect' }, 'perhaps', 503, 1],
    ['a proxy’s 502', { kind: 'html-body', when: 'before-effect' }, 'perhaps', 502, 0],
    ['a proxy’s 504', { kind: 'answer', status: 504, body: html }, 'perhaps', 504, 0],
    ['408', { kind: 'answer', status: 408 }, 'perhaps', 408, 0],
    ['429', { kind: 'answer', status: 429, body: { detail: 'slow down' } }, 'never', 429, 0],
    ['400', { kind: 'answer', status: 400 }, 'refused', 400, 0],
    ['401', { kind: 'answer', status: 401 }, 'refused', 401, 0],
    ['402', { kind: 'answer', status: 402 }, 'refused', 402, 0],
    ['403', { kind: 'answer', status: 403 }, 'refused', 403, 0],
    ['404', { kind: 'answer', status: 404 }, 'refused', 404, 0],
    ['422', { kind: 'answer', status: 422 }, 'refused', 422, 0],
    ['a redirect', { kind: 'redirect' }, 'perhaps', 302, 0],
    ['a redirect that keeps the method', { kind: 'redirect', status: 307 }, 'perhaps', 307, 0],
  ])('by %s is sent once and arrived as it says', async (_, fault, arrival, status, made) => {
    const { client, sandbox, clock } = await start();
    sandbox.fail(create, fault);
    const error = await failureOf(client.createTask({ prompt: 'x' }, 'gha-1', { attempts: 5 }));
    expect(error.arrival).toBe(arrival);
    expect(error.status).toBe(status);
    expect(error.message).toContain('POST /tasks');
    expect(sandbox.tasks).toHaveLength(made);
    expect(sandbox.requests).toHaveLength(1);
    expect(clock.pausesMs).toEqual([]);
  });

  it('by a redirect takes the key nowhere', async () => {
    const { client, sandbox } = await start();
    sandbox.fail({}, { kind: 'redirect', status: 308 }, { times: Infinity });
    await failureOf(client.createTask({ prompt: 'x' }, undefined));
    await failureOf(client.fetchTask('task_1', { attempts: 1 }));
    expect(sandbox.requests.map(({ origin }) => origin)).toEqual(['api', 'api']);
    expect(sandbox.violations).toEqual([]);
  });

  it('by a service that says nothing ends with the reason of the abort', async () => {
    const { client, sandbox } = await start();
    const hold = sandbox.hold(create, 'before-effect');
    const controller = new AbortController();
    const call = client.createTask({ prompt: 'x' }, undefined, { signal: controller.signal });
    const ended = expect(call).rejects.toThrow('time is up');
    await hold.reached;
    controller.abort(new Error('time is up'));
    await ended;
    expect(sandbox.tasks).toHaveLength(0);
  });

  it('by an abort within the answer ends with the reason, too', async () => {
    const { client, sandbox } = await start();
    const hold = sandbox.hold(create, 'mid-answer');
    const controller = new AbortController();
    const call = client.createTask({ prompt: 'x' }, undefined, { signal: controller.signal });
    const ended = expect(call).rejects.toThrow('time is up');
    await hold.reached;
    controller.abort(new Error('time is up'));
    await ended;
  });

  it('by an answer that drips for ever may have been carried out', async () => {
    const { clientWith, sandbox } = await start();
    sandbox.fail(create, { kind: 'hang', when: { afterBytes: 5 } });
    const client = clientWith({ answerLimitMs: 40 });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error.message).toBe('POST /tasks took longer than 0.04 s');
    expect(error.arrival).toBe('perhaps');
    expect(sandbox.tasks).toHaveLength(1);
  });

  it('is not sent at all with a signal that is aborted already', async () => {
    const { client, sandbox } = await start();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(client.createTask({ prompt: 'x' }, undefined, { signal })).rejects.toThrow(
      'too late',
    );
    expect(sandbox.requests).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it('says the service’s words, status and path', async () => {
    const { client } = await start();
    const config = { max_agents: 0, autonomy_level: 500 };
    const error = await failureOf(client.createTask({ prompt: 'x', config }, undefined));
    expect(error.message).toMatch(
      /^Miteos answered 422 to POST \/tasks: "body\.config\.max_agents: /,
    );
    expect(error.serverMessage).toContain('body.config.autonomy_level: ');
  });

  it('without a body says so', async () => {
    const { client, sandbox } = await start();
    sandbox.fail(create, { kind: 'answer', status: 403, body: '' });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error.message).toBe('Miteos answered 403 to POST /tasks: without a word');
    expect(error.serverMessage).toBeUndefined();
  });

  it('whose body is endless, or breaks off, is still that refusal', async () => {
    const { client, sandbox } = await start();
    sandbox.fail(create, { kind: 'answer', status: 402, body: 'x'.repeat(70_000) });
    sandbox.fail({ ...create, nth: 2 }, { kind: 'reset', when: { afterBytes: 5 } });
    const endless = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(endless).toMatchObject({ arrival: 'refused', status: 402 });
    sandbox.settings.outOfCredits = true;
    const broken = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(broken).toMatchObject({ arrival: 'refused', status: 402 });
  });

  it('whose body drips for ever is still that refusal', async () => {
    const { clientWith, sandbox } = await start();
    sandbox.settings.outOfCredits = true;
    sandbox.fail(create, { kind: 'hang', when: { afterBytes: 5 } });
    const client = clientWith({ answerLimitMs: 40 });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error).toMatchObject({ arrival: 'refused', status: 402 });
  });

  it('by the limit of concurrent tasks says how many requests remain', async () => {
    const { client } = await start({ keys: { [KEY]: { concurrentTasks: 1 } } });
    await client.createTask({ prompt: 'x' }, undefined);
    const error = await failureOf(client.createTask({ prompt: 'y' }, undefined));
    expect(error).toMatchObject({ arrival: 'never', status: 429, remaining: 9998 });
  });

  it.each([
    ['"7"', '7', 7000],
    ['a date', 'Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['nonsense', 'later', undefined],
  ])('with Retry-After of %s asks to wait', async (_, value, retryAfterMs) => {
    const { client, sandbox } = await start();
    const headers = { 'retry-after': value };
    sandbox.fail(create, { kind: 'answer', status: 429, headers });
    const error = await failureOf(client.createTask({ prompt: 'x' }, undefined));
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});

describe('the key', () => {
  it('is redacted in what the service says of a task, but for what is used as it is', async () => {
    const { client, sandbox } = await start();
    const agent = { id: 'a', type: KEY, status: KEY, current_tool: `curl ${KEY}` };
    const body = { id: KEY, prompt: KEY, status: KEY, error: `bad ${KEY}`, agents: [agent] };
    sandbox.fail({}, { kind: 'answer', status: 200, body });
    expect(await client.fetchTask(KEY)).toMatchObject({
      ...{ id: KEY, prompt: KEY, rawStatus: '***', failure: 'bad ***' },
      agents: [{ type: '***', rawStatus: '***', currentTool: 'curl ***' }],
    });
  });

  it('and the query of a link are in no name of a file', async () => {
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
    ['a detail', { kind: 'answer', status: 401, body: { detail: `no such key: ${KEY}` } }],
    ['a page', { kind: 'answer', status: 502, body: `<p>Authorization: Bearer ${KEY}</p>` }],
    [
      'a detail that is cut',
      { kind: 'answer', status: 401, body: { detail: 'x'.repeat(292) + KEY } },
    ],
    ['an answer that is no JSON', { kind: 'answer', status: 200, body: `Bearer ${KEY}` }],
    ['short such an answer', { kind: 'answer', status: 200, body: KEY }],
    ['an answer that is no task', { kind: 'answer', status: 200, body: { [KEY]: KEY } }],
  ];
  it.each(echoes)('is in no error when the service repeats it in %s', async (_, fault) => {
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
