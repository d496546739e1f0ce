import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { violations } from '../support/published.ts';
import type { OpenPlace, Place } from './step-fixture.ts';
import { commandsOf, commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** The text with everything that could have an effect in a log, an output, a comment or a name. */
function evil(text: string): string {
  const commands = [
    '::set-output name=status::forged',
    '##[set-output name=status;]forged ##[save-state name=task;]{} ##[error]forged',
    '::error::forged\r::add-mask::e\u2028::stop-commands::x',
  ];
  const markup = '--> <!-- miteos-task key=0 --> </details> @octocat #1 <img src=x> ![x](//x.test)';
  return `${text}\n${commands.join('\n')}\nEOF\nstatus=forged\n${markup}`;
}

const names = [
  '../../x.md',
  '/etc/passwd',
  '..\\..\\windows.md',
  'C:\\boot.ini',
  evil('a.md'),
  '##[set-output name=status;]forged.md',
  'reports ##[error]/##[save-state name=task;]{}.csv',
  '::set-output name=status::forged.md',
  'miteos-task.json',
  '.miteos-staging/1',
  'CON',
  '@octocat --> <!-- x.md',
];

const RUN_URL = 'https://github.com/Codertocat/Hello-World/actions/runs/1658821493';
const always = { times: Infinity };
const agents = [{ type: evil('agent'), status: 'acting', currentTool: evil('tool') } as const];
const endless = { miteos: { scenario: [{ afterMs: 0, status: 'running', agents }] } };

/** Makes Miteos return a failed task in which every text is hostile, including its ID. */
async function scriptHostileTask({ miteos }: Place): Promise<void> {
  const deliver = names.map((name, index) => ({
    name,
    content: evil(`# File ${index}`),
    contentType: 'text/markdown',
    listed: { content_type: evil('text/markdown') },
  }));
  const end = { afterMs: 0, status: 'failed', failure: evil('failure'), agents, deliver };
  const real = miteos.createTask({ prompt: 'Review.', scenario: [end] });
  const id = evil('task_x/../y');
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${defaultKey}` };
    const { body } = await request(`${miteos.baseUrl}/tasks/${real.id}${path}`, { headers });
    return (await body.json()) as Record<string, unknown>;
  };
  const task = await read('');
  const list = await read('/deliverables');
  const created = { id, status: evil('thinking'), agents: task['agents'] };
  const answer = (body: unknown) => ({ kind: 'answer', status: 200, body }) as const;
  miteos.fail({ method: 'POST', path: '/tasks' }, answer(created), always);
  miteos.fail({ method: 'GET', path: /deliverables$/ }, answer(list), always);
  miteos.fail({ method: 'GET', path: /\/tasks\/task_x/ }, answer({ ...task, id }), always);
}

/** A pull request in which every text is hostile. */
function hostileEvent(): GithubEvent {
  const head = { ref: evil('branch'), label: evil('label') };
  return pullRequestEvent({ pull_request: { title: evil('title'), body: evil('body'), head } });
}

/** Runs a step in a place that is prepared in this way. */
const met =
  (
    prepare: (place: Place, text: string) => unknown,
    inputs: Readonly<Record<string, string>> = {},
    options: Parameters<OpenPlace>[0] = {},
  ) =>
  async (open: OpenPlace) => {
    const place = await open(options);
    await prepare(place, evil('words'));
    return place.run({ event: hostileEvent(), inputs, debug: true });
  };

const trials = {
  'a hostile task, as one archive': met(scriptHostileTask, { 'live-comment': 'true' }),
  'a hostile task, file by file': met(scriptHostileTask, { artifact: 'files' }),
  'a refusal that names places': met(({ miteos }, msg) => {
    const detail = [{ loc: ['body', evil('place')], msg }];
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 422, body: { detail } });
  }),
  'a page of a proxy': met(({ miteos }, text) => {
    const body = `<html><h1>${text}</h1><p>##<b>[error]x</b>#<i></i>#[error]y</p></html>`;
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 403, body });
  }),
  'failures while it waits': met(({ miteos }, detail) => {
    const path = /\/tasks\/[^/]+$/;
    miteos.fail({ method: 'GET', path }, { kind: 'answer', status: 502, body: { detail } });
    miteos.fail({ method: 'GET', path }, { kind: 'answer', status: 200, body: detail });
  }),
  'refusals of the files': met(({ miteos }, detail) => {
    const text = encodeURIComponent(detail);
    const headers = { location: `${miteos.cdnOrigin}/${text}?${text}` };
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 302, headers });
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403, body: detail }, always);
    const refusal = { kind: 'answer', status: 404, body: { detail } } as const;
    miteos.fail({ path: /deliverables\/./ }, refusal, always);
  }),
  'refusals by GitHub': met(({ github }, message) => {
    github.addFault({ at: 'issues/create-comment', answer: 403, times: Infinity, message });
    github.addFault({ at: 'CreateArtifact', answer: 400, times: Infinity, message });
  }),
  'hostile inputs': met(() => undefined, { timeout: evil('1m'), 'comment-mode': evil('update') }),
  'a task that times out': met(
    ({ miteos }, detail) => {
      miteos.fail({ path: /cancel$/ }, { kind: 'answer', status: 409, body: { detail } }, always);
    },
    { timeout: '2s' },
    endless,
  ),
  'a kill, and refusals in the post step': async (open: OpenPlace) => {
    const place = await open(endless);
    const running = await place.start({ event: hostileEvent(), debug: true });
    await running.waitForLine(/Waiting for task/);
    const refusal = { kind: 'answer', status: 403, body: { detail: evil('words') } } as const;
    place.miteos.fail({ path: /(?:cancel|deliverables)$/ }, refusal, always);
    running.signal('SIGKILL');
    return place.finish(running);
  },
} as const;

type Name = keyof typeof trials;
const trialOf = useTrials<Name>(trials);

/** The commands of the action itself. */
const OURS = /^(?:add-mask|debug|notice|warning|error|group|endgroup)$/;

describe.each(Object.keys(trials) as Name[])('a step that meets %s', (name) => {
  it('writes only its own commands to stdout and stderr', () => {
    const { main, post } = trialOf(name).step;
    const commands = commandsOf(trialOf(name).step);
    const strange = commands.filter((one) => !OURS.test(one.name) || !one.line.startsWith('::'));
    expect(strange).toEqual([]);
    const masks = commands.filter((one) => one.name === 'add-mask');
    expect(masks.filter(({ text }) => text.length < 15)).toEqual([]);
    // Nor does a text contain another command for programs that print it again.
    const texts = commands.filter((one) => one.name !== 'debug').map(({ text }) => text);
    expect(texts.filter((text) => /^\s*::|##\[|[\r\n]/.test(text))).toEqual([]);
    expect([...main.issues, ...(post?.issues ?? [])]).toEqual([]);
    // The step did receive the hostile text.
    expect(main.rawLog + (post?.rawLog ?? '')).toMatch(/forged/);
  });

  it('sets only its own outputs and state', () => {
    const { outputs, state } = trialOf(name).step;
    expect(Object.keys({ ...outputs, ...state }).join()).not.toMatch(/forged|EOF/);
    expect(outputs['status']).not.toBe('forged');
  });

  it('writes no active content to the comment and the summary', () => {
    const { step, ...trial } = trialOf(name);
    const comments = commentsOf(trial);
    const summaries = [step.main.summary, step.post?.summary ?? ''].filter((text) => text !== '');
    for (const published of [...comments.map(withoutMarker), ...summaries]) {
      expect(violations(published, RUN_URL)).toEqual([]);
    }
  });
});

describe.each([
  ['a hostile task, as one archive', 1],
  ['a hostile task, file by file', names.length],
] as const)('the results of %s', (name, artifacts) => {
  it('are all its files, within the output folder, and in the artifacts', async () => {
    const { step, workspace, github } = trialOf(name);
    const { outputs } = step;
    const outputDir = outputs['output-dir'] ?? '';
    const told = JSON.parse(outputs['deliverables'] ?? '') as { path: string }[];
    const paths = told.map(({ path }) => path);
    expect(new Set(paths).size).toBe(names.length);
    expect(paths.filter((path) => !existsSync(path) || !isInside(outputDir, path))).toEqual([]);
    expect(isInside(join(step.tempFolder, 'miteos'), outputDir)).toBe(true);
    expect(await readdir(join(step.tempFolder, 'miteos'))).toHaveLength(1);
    expect(await readdir(workspace)).toEqual([]);
    expect(github.artifacts).toHaveLength(artifacts);
    if (artifacts === 1) {
      expect(await github.artifacts[0]?.files()).toHaveProperty('size', names.length + 1);
    }
  });

  it('are one error in one line, the intended outputs, and a marker with the hash of its ID', () => {
    const { step, ...trial } = trialOf(name);
    expect(said(step, 'error')).toEqual([
      expect.stringMatching(/^Miteos task task_x\/\.\.\/y .*failure .*$/),
    ]);
    const id = evil('task_x/../y');
    expect(step.outputs).toMatchObject({ status: 'failed', 'task-id': id });
    expect(JSON.parse(step.state['task'] ?? '')).toMatchObject({ id });
    expect(commentsOf(trial)).toEqual([
      expect.stringMatching(/^<!-- miteos-task key=.* task=[0-9a-f]{16} commit=\w{40} -->\n/),
    ]);
  });
});

function isInside(folder: string, path: string): boolean {
  const steps = relative(folder, path);
  return steps !== '' && !steps.startsWith('..') && !isAbsolute(steps);
}
