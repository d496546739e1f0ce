import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { artifactOf, commentsOf, findChangedFiles, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const runEmpty = (ifNoDeliverables: string) => async (open: OpenPlace) =>
  (await open({ miteos: { scenario: 'empty' } })).run({
    inputs: { 'if-no-deliverables': ifNoDeliverables },
  });

const trialOf = useTrials({
  'empty, warn': runEmpty('warn'),
  'empty, error': runEmpty('error'),
  'empty, ignore': runEmpty('ignore'),
  'one lost': async (open) => {
    const { miteos, run } = await openWithTask(open);
    const [, table] = taskOf({ miteos }).deliverables;
    const gone = { kind: 'answer', status: 404, body: { detail: 'Gone' } } as const;
    miteos.fail({ path: new RegExp(`${table?.id ?? ''}$`) }, gone, { times: Infinity });
    return run();
  },
  'expired links': async (open) => {
    const { miteos, run } = await openWithTask(open);
    miteos.fail({ origin: 'cdn' }, { kind: 'answer', status: 403 }, { times: 3 });
    return run();
  },
  'two steps with one task': async (open) => {
    const place = await open({ miteos: { timeScale: 0 } });
    const { id } = place.miteos.createTask({ prompt: 'Review.' });
    const runStep = (deliverables: string): Promise<Trial> =>
      place.run({ inputs: { 'task-id': id, 'output-dir': 'out', deliverables } });
    await runStep('*.md');
    place.github.addFault({ at: 'CreateArtifact', answer: 'reset' });
    return runStep('data/**');
  },
});

/** A task that has ended, so that its files are known before the step fetches them. */
async function openWithTask(open: OpenPlace) {
  const place = await open({ miteos: { timeScale: 0 } });
  const { id } = place.miteos.createTask({ prompt: 'Review.' });
  const run = (): Promise<Trial> =>
    place.run({ event: pullRequestEvent(), inputs: { 'task-id': id } });
  return { miteos: place.miteos, run };
}

describe('a task without deliverables', () => {
  const seen = ({ step }: Trial): unknown => ({
    conclusion: step.conclusion,
    warnings: said(step, 'warning'),
    errors: said(step, 'error').length,
    status: step.outputs['status'],
    deliverables: step.outputs['deliverables'],
    artifacts: step.outputs['artifacts'],
    'artifact-id': step.outputs['artifact-id'],
  });
  const nothing = { status: 'complete', deliverables: '[]', artifacts: '[]', 'artifact-id': '' };

  it('is green with a warning', () => {
    const warnings = ['The task has no deliverables.'];
    const expected = { conclusion: 'success', warnings, errors: 0, ...nothing };
    expect(seen(trialOf('empty, warn'))).toEqual(expected);
  });

  it('is red where that is an error', () => {
    const expected = { conclusion: 'failure', warnings: [], errors: 1, ...nothing };
    expect(seen(trialOf('empty, error'))).toEqual(expected);
  });

  it('is green without a word where that is ignored', () => {
    const expected = { conclusion: 'success', warnings: [], errors: 0, ...nothing };
    expect(seen(trialOf('empty, ignore'))).toEqual(expected);
  });
});

describe('a deliverable that can not be fetched', () => {
  it('makes the step red, and is named in its one error', () => {
    const { step } = trialOf('one lost');
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(step, 'error')).toEqual([expect.stringContaining('"data/findings.csv"')]);
  });

  it('takes nothing from the others', async () => {
    const trial = trialOf('one lost');
    const files = await artifactOf(trial).files();
    expect([...files.keys()].sort()).toEqual(['miteos-task.json', 'report.md', 'summary.json']);
    expect(trial.step.outputs['deliverables-count']).toBe('2');
  });

  it('is named in the comment, the summary and miteos-task.json', async () => {
    const trial = trialOf('one lost');
    expect(commentsOf(trial)).toEqual([expect.stringContaining('`data/findings.csv`')]);
    expect(trial.step.summary).toContain('`data/findings.csv`');
    const files = await artifactOf(trial).files();
    expect(JSON.parse(String(files.get('miteos-task.json')))).toMatchObject({
      missing: [{ original_name: 'data/findings.csv' }],
    });
  });
});

describe('links that have expired', () => {
  it('are asked for anew, and all files arrive', async () => {
    const trial = trialOf('expired links');
    expect(trial.step.conclusion).toBe('success');
    expect(await findChangedFiles(trial)).toEqual([]);
  });
});

describe('two steps that follow one task, and choose other deliverables', () => {
  it('do not take the artifact of each other for their own, though the create call fails once', async () => {
    const { github, step } = trialOf('two steps with one task');
    const [first, second] = github.artifacts;
    expect([step.conclusion, github.artifacts.length]).toEqual(['success', 2]);
    expect(step.outputs['artifact-id']).toBe(String(second?.id));
    expect([...((await first?.files()) ?? new Map()).keys()].sort()).toEqual([
      'miteos-task.json',
      'report.md',
    ]);
  });

  it('upload no files of an earlier run in output-dir', async () => {
    const { github, workspace } = trialOf('two steps with one task');
    expect(existsSync(path.join(workspace, 'out', 'report.md'))).toBe(true);
    const files = await github.artifacts[1]?.files();
    expect([...(files ?? new Map()).keys()].sort()).toEqual([
      'data/findings.csv',
      'miteos-task.json',
    ]);
  });
});
