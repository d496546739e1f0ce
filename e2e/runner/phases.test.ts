import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActProcess } from './act-process.ts';
import { delivering } from './delivering.ts';
import { publishedEvent } from './published-event.ts';
import { useRuns, type RunWish } from './use-runs.ts';
import type { WorkflowPlace } from './workflow-place.ts';

const head = `
name: Phases
on: workflow_dispatch
permissions:
  issues: write
jobs:
  work:
    runs-on: ubuntu-latest
    steps:
`;
const ask = (id: string) => `
      - id: ${id}
        uses: OWNER/miteos-task-action@v1
        with:
          api-key: \${{ secrets.MITEOS_API_KEY }}
          prompt: Look into it, for ${id}.
          issue-number: 1
`;
const say = (id: string, condition: string) => `
      - id: ${id}
        if: ${condition}
        env:
          STATUS: \${{ steps.ask.outputs.status }}
          TASK: \${{ steps.ask.outputs.task-id }}
        run: echo "$STATUS $TASK"
`;
const conditions =
  say('next', 'success()') +
  say('failed', 'failure()') +
  say('cancelled', 'cancelled()') +
  say('always', 'always()');

const composite = `
name: Ask
description: An action of the repository, around this one.
inputs:
  api-key:
    description: Miteos key
    required: true
outputs:
  task-id:
    description: Id of the task
    value: \${{ steps.inner.outputs.task-id }}
  status:
    description: How it ended
    value: \${{ steps.inner.outputs.status }}
runs:
  using: composite
  steps:
    - id: inner
      uses: OWNER/miteos-task-action@v1
      with:
        api-key: \${{ inputs.api-key }}
        prompt: Look into it.
        issue-number: 1
`;

function dispatched(steps: string, wish: Partial<RunWish> = {}): RunWish {
  return {
    workflow: head + steps,
    event: publishedEvent('workflow_dispatch'),
    miteos: { scenario: delivering({ 'report.md': '# Looked into\n' }) },
    github: { issues: [{ number: 1 }] },
    ...wish,
  };
}

/** Cancels the run when the task is running. */
async function cancelAtWork(running: ActProcess, { miteos }: WorkflowPlace): Promise<void> {
  const isPolled = () => miteos.requests.some(({ method }) => method === 'GET');
  for (let wait = 0; wait < 6000 && !isPolled(); wait++) await sleep(50);
  running.cancel();
}

const run = useRuns({
  complete: () => dispatched(ask('ask') + conditions),
  failed: () => dispatched(ask('ask') + conditions, { miteos: { scenario: 'failed' } }),
  cancelled: () =>
    dispatched(ask('ask') + conditions, {
      // It runs until it is cancelled, and delivers a file before.
      miteos: { scenario: delivering({ 'report.md': '# So far\n' }, { status: 'running' }) },
      during: cancelAtWork,
    }),
  twice: () => dispatched(ask('first') + ask('second')),
  'run again': () => dispatched(ask('ask') + conditions, { attempts: 2 }),
  'in a composite action': () =>
    dispatched(
      `
      - uses: actions/checkout@v5
      - id: ask
        uses: ./.github/actions/ask
        with:
          api-key: \${{ secrets.MITEOS_API_KEY }}
` + say('next', 'success()'),
      { files: { '.github/actions/ask/action.yml': composite } },
    ),
});

const stepsOf = (name: Parameters<typeof run>[0]) =>
  run(name).phases.map(({ id, stage, result }) => `${id} ${stage} ${result ?? ''}`);

describe('a job with the action', () => {
  it('continues with the next step, which gets the outputs, when the task is complete', () => {
    const complete = run('complete');
    expect(stepsOf('complete')).toEqual([
      'ask Main success',
      'next Main success',
      'always Main success',
      'ask Post success',
    ]);
    expect(complete.results).toEqual([['work', 'success']]);
    expect(complete.phase('next').lines).toEqual([
      `complete ${complete.miteos.tasks[0]?.id ?? ''}`,
    ]);
  });

  it('fails when the task failed, and runs the steps for a failure', () => {
    const failed = run('failed');
    expect(stepsOf('failed')).toEqual([
      'ask Main failure',
      'failed Main success',
      'always Main success',
      'ask Post success',
    ]);
    expect([failed.exitCode, failed.results]).toEqual([1, [['work', 'failure']]]);
    expect(failed.phase('failed').lines).toEqual([`failed ${failed.miteos.tasks[0]?.id ?? ''}`]);
    expect(failed.phase('ask').errors).toHaveLength(1);
  });

  it('cancels the task in the post step when main was killed, and publishes its files', async () => {
    const cancelled = run('cancelled');
    const { miteos, github } = cancelled;
    const taskId = miteos.tasks[0]?.id ?? '';
    expect(stepsOf('cancelled')).toEqual([
      'ask Main failure',
      'cancelled Main success',
      'always Main success',
      'ask Post success',
    ]);
    expect(cancelled.exitCode).not.toBe(0);
    // Later steps get the task ID.
    expect(cancelled.phase('always').lines).toEqual([` ${taskId}`]);
    expect(cancelled.phase('ask', 'Post').lines[0]).toMatch(
      new RegExp(`Miteos task ${taskId}: .* The task was cancelled\\.`),
    );
    expect(miteos.tasks.map(({ status }) => status)).toEqual(['cancelled']);
    expect(miteos.requests.filter(({ path }) => path.endsWith('/cancel'))).toHaveLength(1);
    expect([...((await github.artifacts[0]?.files())?.keys() ?? [])]).toContain('report.md');
    expect(github.comments).toEqual([
      expect.objectContaining({ body: expect.stringContaining('So far') as unknown }),
    ]);
  });

  it('keeps two steps of one job separate, each with its own state, comment and artifact', () => {
    const { miteos, github } = run('twice');
    expect(stepsOf('twice')).toEqual([
      'first Main success',
      'second Main success',
      'second Post success',
      'first Post success',
    ]);
    expect(miteos.tasks).toHaveLength(2);
    expect(github.comments).toHaveLength(2);
    expect(github.artifacts).toHaveLength(2);
  });

  it('creates no second task when the job is re-run, and keeps the comment', () => {
    const again = run('run again');
    expect(again.miteos.tasks).toHaveLength(1);
    expect(again.phase('next').lines).toEqual([`complete ${again.miteos.tasks[0]?.id ?? ''}`]);
    expect(again.github.comments).toHaveLength(1);
    expect(again.github.artifacts).toHaveLength(2);
  });

  it('works inside a composite action, and passes on its outputs', () => {
    const nested = run('in a composite action');
    expect(nested.results).toEqual([['work', 'success']]);
    expect(nested.phase('next').lines).toEqual([`complete ${nested.miteos.tasks[0]?.id ?? ''}`]);
    expect(stepsOf('in a composite action')).toContain('ask.inner Post success');
  });
});
