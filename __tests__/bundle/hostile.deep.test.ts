import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import { violations } from '../support/published-markdown.ts';
import type { OpenPlace, Place } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** The text, with all that may take effect in a log, an output, a comment or a name. */
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

/** Makes Miteos answer with a failed task of which every word is hostile, its id too. */
async function scriptHostileTask({ miteos }: Place): Promise<string> {
  const real = miteos.createTask({
    prompt: 'Review.',
    scenario: [
      {
        afterMs: 0,
        status: 'failed',
        failure: evil('failure'),
        agents: [{ type: evil('agent'), status: 'error', currentTool: evil('tool') }],
        deliver: names.map((name, index) => ({
          name,
          content: evil(`# File ${index}`),
          contentType: 'text/markdown',
          listed: { content_type: evil('text/markdown') },
        })),
      },
    ],
  });
  const id = evil('task_x/../y');
  const task = await read(miteos.baseUrl, `/tasks/${real.id}`);
  const fetched = { ...task, id };
  const list = await read(miteos.baseUrl, `/tasks/${real.id}/deliverables`);
  const created = { id, status: evil('thinking'), agents: task['agents'] };
  const always = { times: Infinity };
  const answer = (body: unknown) => ({ kind: 'answer', status: 200, body }) as const;
  miteos.fail({ method: 'POST', path: '/tasks' }, answer(created), always);
  miteos.fail({ method: 'GET', path: /deliverables$/ }, answer(list), always);
  miteos.fail({ method: 'GET', path: /\/tasks\/task_x/ }, answer(fetched), always);
  return id;
}

async function read(baseUrl: string, path: string): Promise<Record<string, unknown>> {
  const { body } = await request(baseUrl + path, {
    headers: { authorization: `Bearer ${defaultKey}` },
  });
  return (await body.json()) as Record<string, unknown>;
}

/** A pull request whose author chose every word. */
function hostileEvent(): GithubEvent {
  const words = { title: evil('title'), body: evil('body') };
  const head = { ref: evil('branch'), label: evil('label') };
  return pullRequestEvent({ pull_request: { ...words, head } });
}

const runHostile = (artifact: string) => async (open: OpenPlace) => {
  const place = await open();
  await scriptHostileTask(place);
  const inputs = { artifact, 'live-comment': 'true' };
  return place.run({ event: hostileEvent(), inputs, debug: true });
};

const trialOf = useTrials({ zip: runHostile('zip'), files: runHostile('files') });

describe.each(['zip', 'files'] as const)('a hostile task, its artifacts as %s', (artifact) => {
  it('gets no command into the log', () => {
    const { main, post } = trialOf(artifact).step;
    const commands = [...main.commands, ...(post?.commands ?? [])];
    expect(commands.map(({ line }) => line).filter((line) => !line.startsWith('::'))).toEqual([]);
    const names = commands
      .map(({ name }) => name)
      .filter((name) => name !== 'add-mask' && name !== 'debug');
    expect(names).toEqual(['notice', 'group', 'endgroup', 'group', 'endgroup', 'error']);
  });

  it('masks nothing but secrets', () => {
    const { main } = trialOf(artifact).step;
    const masks = main.commands.filter(({ name }) => name === 'add-mask').map(({ text }) => text);
    expect(masks.filter((mask) => mask.length < 15)).toEqual([]);
  });

  it('gets no output but those that are meant', () => {
    const { outputs, state } = trialOf(artifact).step;
    const known = { status: 'failed', 'task-id': evil('task_x/../y') };
    expect(outputs).toMatchObject({ ...known, 'deliverables-count': String(names.length) });
    expect(JSON.parse(state['task'] ?? '')).toMatchObject({ id: evil('task_x/../y') });
    expect(JSON.stringify(Object.keys({ ...outputs, ...state }))).not.toMatch(/forged|EOF/);
  });

  it('has its files inside of the output folder, and nowhere else', async () => {
    const { step, workspace } = trialOf(artifact);
    const outputDir = step.outputs['output-dir'] ?? '';
    const paths = pathsOf(step.outputs['deliverables'] ?? '');
    expect(new Set(paths).size).toBe(names.length);
    expect(paths.filter((path) => !existsSync(path) || !isInside(outputDir, path))).toEqual([]);
    expect(isInside(join(step.tempFolder, 'miteos'), outputDir)).toBe(true);
    expect(await readdir(join(step.tempFolder, 'miteos'))).toHaveLength(1);
    expect(await readdir(workspace)).toEqual([]);
  });

  it('has all its files among the artifacts', async () => {
    const { github } = trialOf(artifact);
    const [archive] = github.artifacts;
    const found = artifact === 'zip' ? (await archive?.files())?.size : github.artifacts.length;
    expect(found).toBe(artifact === 'zip' ? names.length + 1 : names.length);
  });

  it('gets nothing alive into the comment and the summary', () => {
    const trial = trialOf(artifact);
    const [comment = ''] = commentsOf(trial);
    expect(violations(comment, comment.split('\n')[0])).toEqual([]);
    expect(comment).toMatch(
      /^<!-- miteos-task key=[0-9a-f]{16} step=[0-9a-f]{16} run=\d+ attempt=1 task=sha256:[0-9a-f]{32} -->\n/,
    );
    expect(comment.split('<!-- miteos-task')).toHaveLength(2);
    expect(violations(trial.step.summary)).toEqual([]);
  });

  it('is reported in one error that is one line', () => {
    const errors = said(trialOf(artifact).step, 'error');
    expect(errors).toEqual([expect.stringMatching(/^Miteos task task_x\/\.\.\/y .*failure .*$/)]);
  });
});

/** A service that answers so. */
const answering =
  (prepare: (place: Place, words: string) => void, inputs: Readonly<Record<string, string>> = {}) =>
  async (open: OpenPlace) => {
    const place = await open();
    prepare(place, evil('words'));
    return place.run({ event: hostileEvent(), inputs, debug: true });
  };

const always = { times: Infinity };

const troubles = {
  'a refusal of the task': answering(({ miteos }, detail) => {
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 422, body: { detail } });
  }),
  'a refusal that names places': answering(({ miteos }, msg) => {
    const detail = [{ loc: ['body', evil('place')], msg }];
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 422, body: { detail } });
  }),
  'a page of a proxy': answering(({ miteos }, words) => {
    const body = `<html><h1>${words}</h1><p>##<b>[error]x</b>#<i></i>#[error]y</p></html>`;
    miteos.fail({ method: 'POST' }, { kind: 'answer', status: 403, body });
  }),
  'trouble while it waits': answering(({ miteos }, detail) => {
    const path = /\/tasks\/[^/]+$/;
    miteos.fail({ method: 'GET', path }, { kind: 'answer', status: 502, body: { detail } });
    miteos.fail({ method: 'GET', path }, { kind: 'answer', status: 200, body: detail });
  }),
  'refusals of the files': answering(({ miteos }, detail) => {
    const location = `${miteos.cdnOrigin}/${encodeURIComponent(detail)}?${encodeURIComponent(detail)}`;
    const headers = { location };
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 302, headers });
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403, body: detail }, always);
    const refusal = { kind: 'answer', status: 404, body: { detail } } as const;
    miteos.fail({ path: /deliverables\/./ }, refusal, always);
  }),
  'refusals by GitHub': answering(({ github }, message) => {
    github.addFault({ at: 'issues/create-comment', answer: 403, times: Infinity, message });
    github.addFault({ at: 'CreateArtifact', answer: 400, times: Infinity, message });
  }),
  'inputs that are hostile themselves': answering(() => undefined, {
    prompt: evil('prompt'),
    'artifact-name': evil('name').replace(/[\r\n"<>|*?:\\/]/g, ''),
    timeout: evil('1m'),
    'comment-mode': evil('update'),
  }),
  'a task that times out': async (open: OpenPlace) => {
    const agents = [{ type: evil('agent'), status: 'acting', currentTool: evil('tool') } as const];
    const place = await open({ miteos: { scenario: [{ afterMs: 0, status: 'running', agents }] } });
    const body = { detail: evil('words') };
    place.miteos.fail({ path: /cancel$/ }, { kind: 'answer', status: 409, body }, always);
    return place.run({ event: hostileEvent(), inputs: { timeout: '2s' }, debug: true });
  },
  'a kill, and refusals in the post step': async (open: OpenPlace) => {
    const agents = [{ type: evil('agent'), status: 'acting', currentTool: evil('tool') } as const];
    const place = await open({ miteos: { scenario: [{ afterMs: 0, status: 'running', agents }] } });
    const running = await place.start({ event: hostileEvent(), debug: true });
    await running.waitForLine(/Waiting for task/);
    const refusal = { kind: 'answer', status: 403, body: { detail: evil('words') } } as const;
    place.miteos.fail({ path: /(?:cancel|deliverables)$/ }, refusal, always);
    running.signal('SIGKILL');
    return place.finish(running);
  },
} as const;

type Trouble = keyof typeof troubles;
const troubleOf = useTrials<Trouble>(troubles);

/** The commands that are ours. */
const OURS = /^(?:add-mask|debug|notice|warning|error|group|endgroup)$/;

describe.each(Object.keys(troubles) as Trouble[])('a step that meets %s', (name) => {
  it('writes no command but its own, into either stream', () => {
    const { main, post } = troubleOf(name).step;
    const commands = [...main.commands, ...(post?.commands ?? [])];
    const strange = commands.filter(
      ({ name: word, line }) => !OURS.test(word) || !line.startsWith('::'),
    );
    expect(strange).toEqual([]);
    const masks = commands.filter(({ name: word }) => word === 'add-mask');
    expect(masks.filter(({ text }) => text.length < 15)).toEqual([]);
    // In their texts no other command waits for whoever prints them again.
    const texts = commands.filter(({ name: word }) => word !== 'debug').map(({ text }) => text);
    expect(texts.filter((text) => /^\s*::|##\[|[\r\n]/.test(text))).toEqual([]);
    expect([...main.issues, ...(post?.issues ?? [])]).toEqual([]);
  });

  it('sets no output but its own', () => {
    const { outputs, state } = troubleOf(name).step;
    expect(Object.keys({ ...outputs, ...state }).join()).not.toMatch(/forged|EOF/);
    expect(outputs['status']).not.toBe('forged');
  });

  it('says what it met', () => {
    const { main, post } = troubleOf(name).step;
    expect(main.rawLog + (post?.rawLog ?? '')).toMatch(/forged/);
  });

  it('lets nothing alive into the comment and the summary', () => {
    const trial = troubleOf(name);
    for (const comment of commentsOf(trial)) {
      expect(violations(comment, comment.split('\n')[0])).toEqual([]);
    }
    for (const phase of [trial.step.main, trial.step.post]) {
      expect(violations(phase?.summary ?? '')).toEqual([]);
    }
  });
});

function pathsOf(deliverables: string): string[] {
  return (JSON.parse(deliverables) as { path: string }[]).map(({ path }) => path);
}

function isInside(folder: string, path: string): boolean {
  const steps = relative(folder, path);
  return steps !== '' && !steps.startsWith('..') && !isAbsolute(steps);
}
