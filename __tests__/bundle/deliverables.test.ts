import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { contentOf } from '../../sandbox/miteos/content.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import { followFinished, type OpenPlace, type Trial } from './step-fixture.ts';
import {
  artifactOf,
  bannerOf,
  commandsOf,
  commentsOf,
  findChangedFiles,
  said,
  taskOf,
} from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** A task that has ended, so that its files are known before the step downloads them. */
async function openWithTask(open: OpenPlace) {
  const { miteos, ...place } = await openEnded(open);
  const run = (): Promise<Trial> => place.run({ event: pullRequestEvent() });
  return { miteos, run };
}

async function openEnded(open: OpenPlace) {
  const place = await open({ miteos: { timeScale: 0 } });
  const { id } = place.miteos.createTask({ prompt: 'Review.' });
  const run = (wish: Parameters<typeof place.run>[0] = {}): Promise<Trial> =>
    place.run({ ...wish, inputs: { 'task-id': id, ...wish.inputs } });
  return { miteos: place.miteos, github: place.github, run };
}

/** Files that are sent as about fifty bytes each, and expand to 64 MiB. */
const EXPANDING = Array.from({ length: 24 }, (_, index) => `evil-${index + 10}.txt`);

const FOLDER = 'out-of-this-task';

const trialOf = useTrials({
  empty: async (open) => (await open({ miteos: { scenario: 'empty' } })).run(),
  'one lost': async (open) => {
    const { miteos, run } = await openWithTask(open);
    const [, table] = taskOf({ miteos }).deliverables;
    const missing = { kind: 'answer', status: 404, body: { detail: 'Gone' } } as const;
    miteos.fail({ path: new RegExp(`${table?.id ?? ''}$`) }, missing, { times: Infinity });
    return run();
  },
  'expired links': async (open) => {
    const { miteos, run } = await openWithTask(open);
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403 }, { times: 3 });
    return run();
  },
  'files that expand': async (open) => {
    const place = await open();
    const content = contentOf(brotliCompressSync(Buffer.alloc(64 * 1024 ** 2)));
    const headers = { 'content-encoding': 'br' };
    const isEvil = { path: /evil/ };
    place.miteos.fail(isEvil, { kind: 'other-body', content, headers }, { times: Infinity });
    const evil = EXPANDING.map((name) => ({
      ...{ id: name, name, content: 'x' },
      listed: { size_bytes: undefined },
    }));
    const inputs = await followFinished(...evil, { name: 'good.md', content: '# Fine\n' })(place);
    return place.run({ inputs: { ...inputs, 'output-dir': 'out' } });
  },
  'links that repeat what is ours': async (open) => {
    const { miteos, github, run } = await openEnded(open);
    const headers = { authorization: `Bearer ${defaultKey}` };
    const path = `/tasks/${taskOf({ miteos }).id}/deliverables`;
    const { body } = await request(miteos.baseUrl + path, { headers });
    const list = (await body.json()) as { data: { name: string; download_url: string }[] };
    for (const file of list.data) {
      const about = { file: file.name, folder: FOLDER, repository: github.repository, type: 'zip' };
      file.download_url += `&${new URLSearchParams(about).toString()}`;
    }
    miteos.fail({ path: /deliverables$/ }, { kind: 'answer', status: 200, body: list });
    return run({ inputs: { 'output-dir': FOLDER, 'artifact-name': 'data-of-this-task' } });
  },
  'two steps with one task': async (open) => {
    const { github, run } = await openEnded(open);
    await run({ inputs: { 'output-dir': 'out', deliverables: '*.md' } });
    github.addFault({ at: 'CreateArtifact', answer: 'reset' });
    return run({ inputs: { 'output-dir': 'out', deliverables: 'data/**' } });
  },
});

const filesOf = async (artifact: Trial['github']['artifacts'][number] | undefined) =>
  [...((await artifact?.files()) ?? new Map<string, Buffer>()).keys()].toSorted();

describe('a task without deliverables', () => {
  it('succeeds with a warning', () => {
    const { step } = trialOf('empty');
    expect(step.conclusion).toBe('success');
    expect(said(step, 'warning')).toEqual(['The task has no deliverables.']);
    expect(step.outputs).toMatchObject({
      status: 'complete',
      deliverables: '[]',
      artifacts: '[]',
      'artifact-id': '',
    });
  });
});

describe('a deliverable that cannot be downloaded', () => {
  it('makes the step fail, is named in its one error, and does not affect the others', async () => {
    const trial = trialOf('one lost');
    const { step } = trial;
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(step, 'error')).toEqual([expect.stringContaining('"data/findings.csv"')]);
    expect(step.outputs['deliverables-count']).toBe('2');
    const files = await filesOf(artifactOf(trial));
    expect(files).toEqual(['miteos-task.json', 'report.md', 'summary.json']);
  });

  it('is named in the comment, the summary and miteos-task.json', async () => {
    const trial = trialOf('one lost');
    const banner = /^WARNING .*Could not download the deliverable .*"data\/findings\.csv"/;
    expect(commentsOf(trial).map(bannerOf)).toEqual([expect.stringMatching(banner)]);
    expect(bannerOf(trial.step.summary)).toMatch(banner);
    const manifest = (await artifactOf(trial).files()).get('miteos-task.json');
    expect(JSON.parse(String(manifest))).toMatchObject({
      missing: [{ original_name: 'data/findings.csv' }],
    });
  });
});

describe('links that have expired', () => {
  it('are requested again, and all files arrive', async () => {
    const trial = trialOf('expired links');
    expect(trial.step.conclusion).toBe('success');
    expect(await findChangedFiles(trial)).toEqual([]);
  });
});

describe('files that expand to more than a hundred times their compressed size', () => {
  it('make the step fail, are each named, and leave nothing on the disk', async () => {
    const { step, workspace } = trialOf('files that expand');
    expect(step.conclusion).toBe('failure');
    const [error = ''] = said(step, 'error');
    for (const name of EXPANDING) {
      expect(error).toContain(
        `Could not download the deliverable "${name}" (${name}): the download (br)`,
      );
    }
    expect(await readdir(join(workspace, 'out'))).toEqual(['good.md', 'miteos-task.json']);
  });

  it('do not affect the others', async () => {
    const trial = trialOf('files that expand');
    expect(await filesOf(artifactOf(trial))).toEqual(['good.md', 'miteos-task.json']);
  });
});

describe('links whose query repeats the name of the file, the folder and the repository', () => {
  it('do not remove these words from names, outputs and the log', async () => {
    const trial = trialOf('links that repeat what is ours');
    const { step, github, workspace } = trial;
    expect(step.conclusion).toBe('success');
    expect(await findChangedFiles(trial)).toEqual([]);
    const { deliverables = '', ...outputs } = step.outputs;
    expect(outputs).toMatchObject({
      'output-dir': join(workspace, FOLDER),
      'artifact-digest': expect.stringMatching(/^[\da-f]{64}$/),
      'artifact-url': expect.stringContaining(`/${github.repository}/actions/runs/`),
    });
    const files = JSON.parse(deliverables) as { name: string; path: string }[];
    expect(files.map(({ path }) => path)).toEqual(
      files.map(({ name }) => join(workspace, FOLDER, name)),
    );
    const masks = commandsOf(step).filter(({ name }) => name === 'add-mask');
    const words = [FOLDER, github.repository, outputs['artifact-digest'] ?? ''];
    for (const word of [...words, ...files.map(({ name }) => name)]) {
      expect(masks.filter(({ text }) => word.includes(text))).toEqual([]);
    }
  });
});

describe('two steps that follow one task into one folder', () => {
  it('each have an artifact with their own files, even if a call fails once', async () => {
    const { github, step } = trialOf('two steps with one task');
    const [first, second] = github.artifacts;
    expect([step.conclusion, github.artifacts.length]).toEqual(['success', 2]);
    expect(step.outputs['artifact-id']).toBe(String(second?.id));
    expect(await filesOf(first)).toEqual(['miteos-task.json', 'report.md']);
    expect(await filesOf(second)).toEqual(['data/findings.csv', 'miteos-task.json']);
  });
});
