import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { findLeaks, formsOf, signaturesOf } from './leaks.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** Of all signs that are written in another way somewhere. */
const key = `mt_test_Q+7/x%Z"9Yw&'_deadbeef`;
const always = { times: Infinity };

/** All forms of the key and the token, as somebody repeats them who was asked with them. */
function echo({ github }: Pick<Place, 'github'>): string {
  return [key, github.token].flatMap(formsOf).join(' ');
}

async function openWithKey(open: OpenPlace): Promise<Place> {
  return open({ miteos: { keys: { [key]: {} }, lifecycle: 'clock' } });
}

const wish: StepWish = {
  event: pullRequestEvent(),
  debug: true,
  inputs: { 'api-key': key, 'live-comment': 'true' },
};

/** Not by `finish`, which wants no secret in any file: what the task delivers holds some here. */
async function run(place: Place, more: StepWish = {}): Promise<Trial> {
  const inputs = { ...wish.inputs, ...more.inputs };
  const running = await place.start({ ...wish, ...more, inputs });
  const { miteos, github, workspace } = place;
  return { miteos, github, workspace, step: await running.done };
}

/** Makes a task whose every word repeats the secrets, and the signatures of its links, too. */
async function scriptEchoingTask(place: Place, status: string): Promise<void> {
  const { miteos } = place;
  const words = echo(place);
  const report = `# Report\n\nThe key is \`${key}\`, ${words}\n\n\`\`\`\n${words}\n\`\`\`\n\n| a | b |\n| - | - |\n| ${key} | ${words} |\n`;
  const real = miteos.createTask({
    prompt: 'Review.',
    key,
    scenario: [
      {
        afterMs: 0,
        status,
        failure: `The agent said: ${words}`,
        agents: [{ type: `agent ${words}`, status: 'error', currentTool: words }],
        deliver: [
          { name: 'report.md', content: report, contentType: 'text/markdown' },
          { name: `${key}.md`, content: report, contentType: words },
          ...formsOf(key).map((form) => ({ name: `a-${form}.txt`, content: form })),
          { id: `d-${key}`, name: `${words}.md`, content: 'x' },
        ],
      },
    ],
  });
  const get = async (path: string) => {
    const { body } = await request(miteos.baseUrl + path, {
      headers: { authorization: `Bearer ${key}` },
    });
    return (await body.json()) as Record<string, unknown>;
  };
  const { id } = real;
  const answer = (body: unknown) => ({ kind: 'answer', status: 200, body }) as const;
  const list = (await get(`/tasks/${real.id}/deliverables`)) as {
    data: { name: string; download_url: string; content_type?: string }[];
  };
  // One says its own link where a name is due.
  for (const file of list.data.slice(0, 1)) file.content_type = `at ${file.download_url}`;
  for (const file of list.data.slice(2, 3)) file.name = `${file.download_url}.md`;
  miteos.fail({ method: 'POST', path: '/tasks' }, answer({ id, status: `on ${words}` }), always);
  miteos.fail({ method: 'GET', path: /deliverables$/ }, answer(list), always);
  miteos.fail(
    { method: 'GET', path: /\/tasks\/[^/]+$/ },
    answer({ ...(await get(`/tasks/${real.id}`)), id }),
    always,
  );
}

const echoing = (status: string, artifact: string) => async (open: OpenPlace) => {
  const place = await openWithKey(open);
  await scriptEchoingTask(place, status);
  return run(place, { inputs: { artifact } });
};

/** A service that answers with what it was asked with. */
const refused =
  (prepare: (place: Place, detail: { detail: string }) => void, more: StepWish = {}) =>
  async (open: OpenPlace) => {
    const place = await openWithKey(open);
    prepare(place, { detail: `Authorization: Bearer ${key}; ${echo(place)}` });
    return run(place, more);
  };

/** Signatures of links that only a redirect gives, by who sends it. */
const [fromCdn, fromApi] = ['decade'.repeat(9), 'facade'.repeat(9)] as const;

const trials = {
  'a failed task echoes, one archive': echoing('failed', 'zip'),
  'a complete task echoes, file by file': echoing('complete', 'files'),
  'the create call is refused': refused(({ miteos }, body) => {
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 401, body });
  }),
  'the create call is answered by a page': refused(({ miteos }, { detail }) => {
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 403, body: `<p>${detail}</p>` });
  }),
  'a look at the task is answered by no JSON': refused(({ miteos }, { detail }) => {
    const broken = { kind: 'answer', status: 200, body: `{${detail}` } as const;
    miteos.fail({ method: 'GET', path: /\/tasks\/[^/]+$/ }, broken);
  }),
  'the files are refused': refused(({ miteos, github }, body) => {
    const location = `${miteos.cdnOrigin}/x?X-Amz-Signature=${'c0ffee'.repeat(9)}&t=${github.token}`;
    const headers = { location };
    miteos.fail(
      { origin: 'cdn', path: /files/ },
      { kind: 'answer', status: 302, headers },
      { times: 2 },
    );
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403, body: body.detail }, always);
    miteos.fail({ path: /deliverables\/./ }, { kind: 'answer', status: 404, body }, always);
  }),
  'the files lie behind links that a redirect gives, and their host repeats those': refused(
    ({ miteos }) => {
      const to = (signature: string) =>
        ({
          kind: 'redirect',
          location: `${miteos.cdnOrigin}/x?X-Amz-Signature=${signature}`,
        }) as const;
      const coded = (signature: string) =>
        ({
          kind: 'answer',
          status: 200,
          headers: { 'content-encoding': signature },
          body: 'x',
        }) as const;
      miteos.fail({ origin: 'cdn', path: /files/ }, to(fromCdn), always);
      miteos.fail({ path: /deliverables\/./ }, to(fromApi), always);
      miteos.fail({ origin: 'cdn', path: /x$/ }, coded(`${fromCdn} ${fromApi}`), always);
    },
  ),
  'GitHub refuses': refused(({ github }, { detail }) => {
    const message = `Bad credentials: token ${github.token}. ${detail}`;
    const all = { times: Infinity, message };
    github.addFault({ at: 'issues/create-comment', answer: 403, ...all });
    github.addFault({ at: 'CreateArtifact', answer: 400, ...all });
  }),
  'the step is killed, and Miteos refuses': async (open: OpenPlace) => {
    const place = await openWithKey(open);
    const { miteos } = place;
    const body = { detail: `Authorization: Bearer ${key}; ${echo(place)}` };
    miteos.settings.scenario = [{ afterMs: 0, status: 'running' }];
    const running = await place.start(wish);
    await running.waitForLine(/Waiting for task/);
    miteos.fail({ path: /cancel$/ }, { kind: 'answer', status: 403, body }, always);
    miteos.fail({ path: /deliverables$/ }, { kind: 'answer', status: 403, body }, always);
    running.signal('SIGKILL');
    const { github, workspace } = place;
    return { miteos, github, workspace, step: await running.done };
  },
} as const;

/** What each is about did happen: an end like this one, or a request that met the refusal. */
const ends: Readonly<Record<keyof typeof trials, RegExp>> = {
  'a failed task echoes, one archive': /The task failed/,
  'a complete task echoes, file by file': /"status":"complete"/,
  'the create call is refused': /Miteos answered 401 to POST \/tasks: .*\*\*\*/,
  'the create call is answered by a page': /Miteos answered 403 to POST \/tasks: .*\*\*\*/,
  'a look at the task is answered by no JSON': /it is no JSON.*\*\*\*/,
  'the files are refused': /could not be fetched: Miteos answered 404 .*\*\*\*/,
  'the files lie behind links that a redirect gives, and their host repeats those':
    /could not be fetched: the download is coded as \\?"\*\*\*/,
  'GitHub refuses': /could not be published: .*Bad credentials/,
  'the step is killed, and Miteos refuses': /could not cancel it: .*\*\*\*/,
};

type Name = keyof typeof trials;
const names = Object.keys(trials) as Name[];
const trialOf = useTrials<Name>(trials);

describe.each(names)('where %s', (name) => {
  it('no secret leaves the step', async () => {
    const trial = trialOf(name);
    const secrets = [
      key,
      trial.github.token,
      ...signaturesOf(trial),
      'c0ffee'.repeat(9),
      fromCdn,
      fromApi,
    ];
    expect(await findLeaks(trial, secrets)).toEqual([]);
  });

  it('that is what happened', () => {
    const { main, post, outputs } = trialOf(name).step;
    expect(main.rawLog + (post?.rawLog ?? '') + JSON.stringify(outputs)).toMatch(ends[name]);
  });

  it('the runner is told the key and the token before anything else', () => {
    const { step, github } = trialOf(name);
    for (const phase of [step.main, step.post]) {
      const commands = phase?.commands ?? [];
      const first = commands.findIndex(({ name: command }) => command !== 'add-mask');
      const masks = commands.slice(0, first < 0 ? undefined : first).map(({ text }) => text);
      if (commands.length > 0) expect(masks).toEqual(expect.arrayContaining([key, github.token]));
    }
  });

  it('no mask is so short that it would blank the log', () => {
    const { main, post } = trialOf(name).step;
    const masks = [...main.commands, ...(post?.commands ?? [])].filter(
      (one) => one.name === 'add-mask',
    );
    expect(masks.filter(({ text }) => text.length < 8)).toEqual([]);
  });
});

describe('a step whose task repeats its secrets', () => {
  const name = 'a failed task echoes, one archive';

  it('still says all the rest', () => {
    const trial = trialOf(name);
    const [comment = ''] = commentsOf(trial);
    expect(comment).toContain('The agent said: ');
    expect(comment).toMatch(/The key is `\*\*\*`/);
    expect(said(trial.step, 'error').join()).toMatch(/The agent said: \*\*\*/);
    expect(trial.step.main.commands.map((one) => one.name)).toContain('debug');
  });

  it('warns that the files hold them, since those are delivered as they came', async () => {
    const trial = trialOf(name);
    expect(said(trial.step, 'warning')).toContainEqual(
      expect.stringMatching(/^A secret of this step .*"report\.md".* replace the key\.$/),
    );
    const deliverables = JSON.parse(trial.step.outputs['deliverables'] ?? '') as { path: string }[];
    expect(await readFile(deliverables[0]?.path ?? '', 'utf8')).toContain(key);
  });
});

describe('the check for leaks', () => {
  it.each(formsOf(key).map((form) => [form]))('would find %s', async (form) => {
    const trial = trialOf('the create call is refused');
    const step = { ...trial.step, summary: `x ${form} y` };
    expect((await findLeaks({ ...trial, step }, [key])).length).toBeGreaterThan(0);
  });
});

describe('a service that sends the step elsewhere', () => {
  const seen: IncomingMessage[] = [];
  let elsewhere: Server;
  let address = '';

  beforeAll(async () => {
    elsewhere = createServer((incoming, response) => {
      seen.push(incoming);
      response.writeHead(incoming.url === '/file' ? 404 : 200);
      response.end('{"id":"task_stolen","status":"complete"}');
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    elsewhere.close();
  });

  const sentOn = useTrials({
    'every call': async (open) => {
      const place = await openWithKey(open);
      const to = { kind: 'redirect', location: `${address}/v1`, status: 307 } as const;
      place.miteos.fail({ origin: 'api' }, to, always);
      // A create call that may have arrived would be looked for over minutes.
      const { id } = place.miteos.createTask({ prompt: 'Review.', key });
      return place.run({ ...wish, inputs: { ...wish.inputs, 'task-id': id } });
    },
    'every download': async (open) => {
      const place = await openWithKey(open);
      place.miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403 }, always);
      const to = { kind: 'redirect', location: `${address}/file` } as const;
      place.miteos.fail({ path: /deliverables\/./ }, to, always);
      return place.run(wish);
    },
  });

  it('is not followed with a call', () => {
    const { step } = sentOn('every call');
    expect(step.conclusion).toBe('failure');
    expect(said(step, 'error').join()).toContain('Miteos answered 307');
    expect(seen.filter(({ url }) => url !== '/file')).toEqual([]);
  });

  it('gets no key, and no token, with a download', () => {
    sentOn('every download');
    expect(seen.map(({ url }) => url)).toContain('/file');
    for (const { headers } of seen) {
      expect(headers.authorization).toBeUndefined();
      expect(JSON.stringify(headers)).not.toMatch(/mt_test|Bearer/);
    }
  });
});
