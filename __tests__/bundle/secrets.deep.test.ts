import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/miteos/fault.ts';
import { findLeaks, formsOf, signaturesOf } from './leaks.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commandsOf, commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** Contains each character that some encoding changes. */
const key = `mt_test_Q+7/x%Z"9Yw&'_deadbeef`;
/** The signature of links that only a redirect returns. */
const signatures = ['decade'.repeat(9), 'facade'.repeat(9)];
const always = { times: Infinity };

const wish: StepWish = {
  event: pullRequestEvent(),
  debug: true,
  inputs: { 'api-key': key, 'live-comment': 'true' },
};

/** All forms in which a server could repeat the key and the token. */
function echo({ github }: Place): string {
  return [key, github.token].flatMap(formsOf).join(' ');
}

const answer = (status: number, body: unknown): Fault => ({ kind: 'answer', status, body });

/** Creates a task in which every text repeats the secrets, and some files repeat links. */
async function scriptEchoingTask(place: Place, status: string): Promise<void> {
  const { miteos } = place;
  const text = echo(place);
  const content = `# Report\n\nThe key is \`${key}\`, ${text}\n\n\`\`\`\n${text}\n\`\`\`\n\n| a | b |\n| - | - |\n| ${key} | ${text} |\n`;
  const deliver = [
    { name: 'report.md', content, contentType: 'text/markdown' },
    { name: `${key}.md`, content, contentType: text },
    ...formsOf(key).map((form) => ({ name: `a-${form}.txt`, content: form })),
    { id: `d-${key}`, name: `${text}.md`, content: 'x' },
  ];
  const agents = [{ type: `agent ${text}`, status: 'error', currentTool: text }] as const;
  const end = { afterMs: 0, status, failure: `The agent said: ${text}`, agents, deliver };
  const { id } = miteos.createTask({ prompt: 'Review.', key, scenario: [end] });
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${key}` };
    const { body } = await request(miteos.baseUrl + path, { headers });
    return (await body.json()) as Record<string, unknown>;
  };
  const task = await get(`/tasks/${id}`);
  const list = (await get(`/tasks/${id}/deliverables`)) as {
    data: { name: string; download_url: string; content_type?: string }[];
  };
  // One repeats its own link as its name.
  for (const file of list.data.slice(0, 1)) file.content_type = `at ${file.download_url}`;
  for (const file of list.data.slice(2, 3)) file.name = `${file.download_url}.md`;
  miteos.fail(
    { method: 'POST', path: '/tasks' },
    answer(201, { id, status: `on ${text}` }),
    always,
  );
  miteos.fail({ method: 'GET', path: /deliverables$/ }, answer(200, list), always);
  miteos.fail({ method: 'GET', path: /\/tasks\/[^/]+$/ }, answer(200, task), always);
}

interface Case {
  /** Prepares the services. */
  readonly prepare: (place: Place, text: string) => unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The message that shows that it happened. */
  readonly shows: RegExp;
}

const cases = {
  'a failed task repeats them, one archive': {
    prepare: (place) => scriptEchoingTask(place, 'failed'),
    shows: /The task failed/,
  },
  'a complete task repeats them, file by file': {
    prepare: (place) => scriptEchoingTask(place, 'complete'),
    inputs: { artifact: 'files' },
    shows: /"status":"complete"/,
  },
  'the create call is refused': {
    prepare: ({ miteos }, detail) => miteos.fail({ method: 'POST' }, answer(401, { detail })),
    shows: /Miteos returned 401 for POST \/tasks: .*\*\*\*/,
  },
  'the create call is answered by a page': {
    prepare: ({ miteos }, text) => miteos.fail({ method: 'POST' }, answer(403, `<p>${text}</p>`)),
    shows: /Miteos returned 403 for POST \/tasks: .*\*\*\*/,
  },
  'a poll is answered by no JSON': {
    prepare: ({ miteos }, text) =>
      miteos.fail({ method: 'GET', path: /\/tasks\/[^/]+$/ }, answer(200, `{${text}`)),
    shows: /the response is not JSON.*\*\*\*/,
  },
  'the files lie behind links that a redirect gives, and are refused': {
    prepare: ({ miteos, github }, detail) => {
      const redirect = (signature = ''): Fault => ({
        kind: 'redirect',
        location: `${miteos.cdnOrigin}/x?X-Amz-Signature=${signature}&t=${github.token}`,
      });
      miteos.fail({ origin: 'cdn', path: /files/ }, redirect(signatures[0]), { times: 2 });
      miteos.fail({ origin: 'cdn' }, answer(403, detail + signatures.join(' ')), always);
      miteos.fail({ path: /deliverables\/./ }, redirect(signatures[1]));
      miteos.fail({ path: /deliverables\/./ }, answer(404, { detail }), always);
    },
    shows: /Could not download the deliverable .*: Miteos returned 404 .*\*\*\*/,
  },
  'GitHub refuses': {
    prepare: ({ github }, detail) => {
      const message = `Bad credentials: token ${github.token}. ${detail}`;
      const all = { times: Infinity, message };
      github.addFault({ at: 'issues/create-comment', answer: 403, ...all });
      github.addFault({ at: 'CreateArtifact', answer: 400, ...all });
    },
    shows: /Could not publish the artifact .*: .*Bad credentials/,
  },
  'the step is killed, and Miteos refuses': {
    prepare: ({ miteos }, detail) => {
      miteos.settings.scenario = [{ afterMs: 0, status: 'running' }];
      miteos.fail({ path: /(?:cancel|deliverables)$/ }, answer(403, { detail }), always);
    },
    shows: /could not be cancelled: .*\*\*\*/,
  },
} as const satisfies Record<string, Case>;

type Name = keyof typeof cases;
const names = Object.keys(cases) as Name[];

/** Without `finish`, which expects no secret in any file. Here, the deliverables contain some. */
const run = (name: Name) => async (open: OpenPlace) => {
  const place = await open({ miteos: { keys: { [key]: {} } } });
  const { prepare, inputs }: Case = cases[name];
  await prepare(place, `Authorization: Bearer ${key}; ${echo(place)}`);
  const running = await place.start({ ...wish, inputs: { ...wish.inputs, ...inputs } });
  if (name === 'the step is killed, and Miteos refuses') {
    await running.waitForLine(/Waiting for task/);
    running.signal('SIGKILL');
  }
  const { miteos, github, workspace } = place;
  return { miteos, github, workspace, step: await running.done };
};
const trialOf = useTrials(
  Object.fromEntries(names.map((name) => [name, run(name)])) as Record<
    Name,
    (open: OpenPlace) => Promise<Trial>
  >,
);

describe.each(names)('where %s', (name) => {
  it('no secret leaves the step', async () => {
    const trial = trialOf(name);
    const { main, post, outputs } = trial.step;
    const secrets = [key, trial.github.token, ...signaturesOf(trial), ...signatures];
    expect(await findLeaks(trial, secrets)).toEqual([]);
    const told = main.rawLog + (post?.rawLog ?? '') + JSON.stringify(outputs);
    expect(told).toMatch(cases[name].shows);
  });

  it('key and token are masked before anything else, and nothing else that would make the log unreadable', () => {
    const { step, github } = trialOf(name);
    for (const { commands } of [step.main, step.post ?? step.main]) {
      const first = commands.findIndex((one) => one.name !== 'add-mask');
      const masks = commands.slice(0, first < 0 ? undefined : first).map(({ text }) => text);
      if (commands.length > 0) expect(masks).toEqual(expect.arrayContaining([key, github.token]));
    }
    const masks = commandsOf(step).filter((one) => one.name === 'add-mask');
    expect(masks.filter(({ text }) => text.length < 8)).toEqual([]);
  });
});

describe('a step whose task repeats its secrets', () => {
  const name = 'a failed task repeats them, one archive';

  it('still reports everything else', () => {
    const trial = trialOf(name);
    expect(commentsOf(trial)[0]).toMatch(/The agent said: [^]*The key is <code>\*\*\*<\/code>/);
    expect(said(trial.step, 'error').join()).toMatch(/The agent said: \*\*\*/);
    expect(trial.step.main.commands.map((one) => one.name)).toContain('debug');
  });

  it('warns that the files contain them, because files are not changed', async () => {
    const { step } = trialOf(name);
    expect(said(step, 'warning')).toContainEqual(
      expect.stringMatching(
        /^These deliverables contain a secret .*"report\.md".* replace the key\.$/,
      ),
    );
    const [first] = JSON.parse(step.outputs['deliverables'] ?? '') as { path: string }[];
    expect(await readFile(first?.path ?? '', 'utf8')).toContain(key);
  });
});

describe('the check for leaks', () => {
  it.each(formsOf(key))('would find %s', async (form) => {
    const trial = trialOf('the create call is refused');
    const step = { ...trial.step, summary: `x ${form} y` };
    expect(await findLeaks({ ...trial, step }, [key])).not.toEqual([]);
  });
});
