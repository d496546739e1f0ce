import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import { actionFolder } from './step-fixture.ts';
import {
  artifactOf,
  commentsOf,
  createsOf,
  findChangedFiles,
  said,
  sha256,
  taskOf,
} from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const runUrl = 'https://github.com/Codertocat/Hello-World/actions/runs/1658821493';
const event = pullRequestEvent();
const trialOf = useTrials({
  A: async (open) => (await open({ miteos: { generation: 'A' } })).run({ event }),
  B: async (open) => (await open({ miteos: { generation: 'B' } })).run({ event }),
});

describe.each(['A', 'B'] as const)('a task that completes, in generation %s', (generation) => {
  const isB = generation === 'B';

  it('succeeds, with the key masked first and one notice that names the task', () => {
    const trial = trialOf(generation);
    const { step } = trial;
    expect([step.conclusion, step.main.exitCode]).toEqual(['success', 0]);
    expect(step.main.commands[0]).toMatchObject({ name: 'add-mask', text: 'mt_test_sandbox' });
    expect(said(step, 'notice')).toEqual([expect.stringContaining(taskOf(trial).id)]);
    expect([...said(step, 'error'), ...said(step, 'warning')]).toEqual([]);
  });

  it('sets every output of action.yml', async () => {
    const text = await readFile(join(actionFolder, 'action.yml'), 'utf8');
    const { outputs } = parse(text) as { outputs: object };
    const set = Object.keys(trialOf(generation).step.outputs);
    expect(set.toSorted()).toEqual(Object.keys(outputs).toSorted());
  });

  it('has outputs about the task, the artifact and the comment', () => {
    const trial = trialOf(generation);
    const { id, bytes } = artifactOf(trial);
    const [url, digest] = [`${runUrl}/artifacts/${id}`, sha256(bytes)];
    const comment = trial.github.comments[0]?.id ?? 0;
    const { outputs } = trial.step;
    expect(outputs).toMatchObject({
      'task-id': taskOf(trial).id,
      status: 'complete',
      'deliverables-count': '3',
      'output-dir': join(trial.step.tempFolder, 'miteos', taskOf(trial).id),
      'artifact-id': String(id),
      'artifact-url': url,
      'artifact-digest': digest,
      'comment-id': String(comment),
      'comment-url': `https://github.com/Codertocat/Hello-World/pull/2#issuecomment-${comment}`,
      'duration-seconds': expect.stringMatching(/^\d+$/),
      'cost-cents': isB ? '37' : '',
      'tokens-used': isB ? '66400' : '',
    });
    expect(JSON.parse(outputs['artifacts'] ?? '')).toEqual([
      { name: `miteos-${taskOf(trial).id}`, id, url, digest, bytes: bytes.length },
    ]);
  });

  it('has outputs about each deliverable, whose files exist', async () => {
    const trial = trialOf(generation);
    const told = JSON.parse(trial.step.outputs['deliverables'] ?? '') as { path: string }[];
    expect(told).toEqual(
      taskOf(trial).deliverables.map(({ id, name = '', ...deliverable }) => ({
        id,
        name,
        path: join(trial.step.outputs['output-dir'] ?? '', name),
        bytes: deliverable.content.sizeBytes,
        content_type: deliverable.contentType,
        sha256: sha256(deliverable.bytes()),
      })),
    );
    const saved = await Promise.all(told.map(({ path }) => readFile(path)));
    expect(saved).toEqual(taskOf(trial).deliverables.map((deliverable) => deliverable.bytes()));
  });

  it('archives each deliverable unchanged, described in miteos-task.json', async () => {
    const trial = trialOf(generation);
    expect(taskOf(trial).deliverables).toHaveLength(3);
    expect(await findChangedFiles(trial)).toEqual([]);
    const files = await artifactOf(trial).files();
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(JSON.parse(String(files.get('miteos-task.json')))).toEqual({
      task_id: taskOf(trial).id,
      status: 'complete',
      service_status: isB ? 'completed' : 'complete',
      created_at: time,
      completed_at: isB ? time : null,
      duration_seconds: Number(trial.step.outputs['duration-seconds']),
      cost_cents: isB ? 37 : null,
      tokens_used: isB ? 66_400 : null,
      run_url: runUrl,
      deliverables: taskOf(trial).deliverables.map(({ id, name, ...deliverable }) => ({
        id,
        name,
        original_name: name,
        bytes: deliverable.content.sizeBytes,
        content_type: deliverable.contentType,
        sha256: sha256(deliverable.bytes()),
      })),
      missing: [],
    });
  });

  it('shows the report in one comment, which starts with its marker, and in the summary', () => {
    const { step, ...trial } = trialOf(generation);
    const comments = commentsOf(trial);
    expect(comments).toEqual([
      expect.stringMatching(
        /^<!-- miteos-task key=[0-9a-f]{16} step=[0-9a-f]{16} run=1658821493 attempt=1 task=\w+ commit=ec26c3e\w{33} report=1658821493\.1\.ec26c3e\w{33} -->\n\n<h2>Security review<\/h2>\n/,
      ),
    ]);
    expect(step.summary).toMatch(/^<h2>Security review<\/h2>\n/);
    for (const text of [...comments, step.summary]) {
      expect(text).toContain('Verdict: do not merge yet.');
    }
  });

  it('creates one task, and leaves nothing for the post step', () => {
    const trial = trialOf(generation);
    expect([createsOf(trial), trial.miteos.activeTasks]).toEqual([1, []]);
    expect(trial.step.post?.rawLog).toBe('');
  });
});
