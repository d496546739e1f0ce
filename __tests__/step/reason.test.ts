import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../src/step/run.ts';
import { toReason } from '../../src/step/outputs.ts';
import type { Task } from '../../src/task/task.ts';
import type { TaskRequest } from '../../src/task/task-service.ts';
import { makeFile, makeFinding } from '../findings/make-finding.ts';
import { FakeWorld, inputsOf, runFacts } from '../support/fake-ports.ts';
import { makeAgent } from '../support/make-result.ts';
import { refusal } from '../support/service-errors.ts';

const SECRET = 'mt_test_secret';

interface Story {
  readonly given?: Readonly<Record<string, string>>;
  /** Of the task that the step creates. */
  readonly task?: Partial<Task>;
  /** Deliverables by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly arrange?: (world: FakeWorld) => void;
}

/** Runs a step, and returns its output `reason` and what it says about itself. */
async function run({ given = {}, task = {}, files = {}, arrange }: Story) {
  const world = new FakeWorld();
  world.redact = (text) => text.replaceAll(SECRET, '***');
  world.service.alwaysAnswer('createTask', () => {
    const { prompt } = world.service.callsOf('createTask').at(-1)?.args[0] as TaskRequest;
    const complete = { status: 'complete', rawStatus: 'complete' } as const;
    const created = world.service.add({ prompt, ...complete, ...task });
    for (const [name, text] of Object.entries(files)) world.addDeliverable(created.id, name, text);
    return created;
  });
  arrange?.(world);
  const inputs = inputsOf(
    { 'if-no-deliverables': 'ignore', ...given },
    { isWithoutSecrets: given['api-key'] === '' },
  );
  const { failure } = await runStep({ inputs, ports: world.ports, run: runFacts });
  const { outputs } = world.step;
  return { failure, status: outputs.get('status'), reason: outputs.get('reason') };
}

const running = { status: 'running', rawStatus: 'running' } as const;
const full = new Error('ENOSPC');
const findings = (severity: 'high' | 'low'): string =>
  JSON.stringify({ findings: [makeFinding({ severity, title: `Query ${SECRET}` })] });
const withChange = (world: FakeWorld): void => {
  world.change = { head: 'c'.repeat(40), files: [makeFile()], isWhole: true };
};

describe('the output reason', () => {
  it.each<[string, Story]>([
    ['is complete', {}],
    [
      'is complete, without a comment that is not required',
      {
        arrange: (world) => {
          world.comment.error = new Error('The conversation is locked.');
        },
      },
    ],
    [
      'is complete, with an unreadable report of a run that is superseded',
      {
        files: { 'report.md': '\0\0' },
        arrange: (world) => {
          world.head = 'd'.repeat(40);
        },
      },
    ],
    [
      'is complete, with findings below `fail-on`',
      {
        given: { findings: 'findings.json', 'fail-on': 'high' },
        files: { 'findings.json': findings('low') },
        arrange: withChange,
      },
    ],
    ['does not wait', { given: { wait: 'false' }, task: running }],
  ])('is empty where the step is green: it %s', async (_, story) => {
    expect(await run(story)).toMatchObject({ failure: undefined, reason: '' });
  });

  it.each<[string, Story, string, string]>([
    [
      'the task failed',
      { task: { status: 'failed', failure: `no answer from ${SECRET}` } },
      'failed',
      'The task failed. Miteos says: "no answer from ***".',
    ],
    [
      'the task was cancelled by somebody',
      { task: { status: 'cancelled' } },
      'cancelled',
      'The task was cancelled in Miteos.',
    ],
    [
      'the task did not end in time',
      { given: { timeout: '1m' }, task: running },
      'timed-out',
      'The task did not end within the timeout of 1m. The task was cancelled.',
    ],
    [
      'the task waits for approval',
      {
        given: { 'on-approval': 'leave' },
        task: { ...running, agents: [makeAgent({ status: 'waiting', rawStatus: 'waiting' })] },
      },
      'needs-approval',
      'The task is waiting for approval.',
    ],
    [
      'the task can no longer be read',
      {
        task: running,
        arrange: ({ service }) => {
          service.alwaysAnswer('fetchTask', refusal(404));
        },
      },
      'failed',
      'The task can no longer be followed: Miteos returned 404.',
    ],
    [
      'the run is cancelled while it waits',
      {
        task: running,
        arrange: (world) => {
          world.stopAfter(30_000);
        },
      },
      'cancelled',
      'The run was cancelled or timed out. The task was cancelled.',
    ],
    [
      'the run is cancelled while it publishes',
      {
        files: { 'report.md': '# Fine' },
        arrange: (world) => {
          world.artifacts.onUpload = () => {
            world.stopper.abort(new Error('stopped'));
          };
        },
      },
      'complete',
      'The step was stopped before it could publish the results. The post step publishes them.',
    ],
    [
      'the run is superseded',
      {
        task: { status: 'failed' },
        arrange: (world) => {
          world.head = 'd'.repeat(40);
        },
      },
      'failed',
      'This run is superseded: the pull request is now at ddddddd.',
    ],
    [
      'there are no deliverables',
      { given: { 'if-no-deliverables': 'error' } },
      'complete',
      'The task has no deliverables.',
    ],
    [
      'two files are missing: the first',
      { given: { expect: 'a.md\nb.md' }, files: { 'c.md': '' } },
      'complete',
      'No deliverable matches "a.md" of the input expect. Delivered: "c.md".',
    ],
    [
      'the output file does not match the schema',
      {
        given: { 'output-file': 'a.json', 'output-schema': '{"type": "string"}' },
        files: { 'a.json': '5' },
      },
      'complete',
      'The file a.json does not match the input output-schema: the top level: expected "string", got "number".',
    ],
    [
      'the findings file is broken',
      { given: { findings: 'findings.json' }, files: { 'findings.json': '[]' } },
      'complete',
      'The file findings.json is not valid as findings: /findings is missing.',
    ],
    [
      'the change can’t be read',
      {
        given: { findings: 'findings.json', 'task-id': 'given' },
        arrange: (world) => {
          world.service.add({ id: 'given', status: 'complete' });
          world.addDeliverable('given', 'findings.json', findings('low'));
          world.change = new Error('GitHub returned 403');
        },
      },
      'complete',
      'The findings could not be checked: GitHub returned 403.',
    ],
    [
      'a finding is severe',
      {
        given: { findings: 'findings.json', 'fail-on': 'high' },
        files: { 'findings.json': findings('high') },
        arrange: withChange,
      },
      'complete',
      '1 verified finding of severity high or higher, see the input fail-on. The most severe is high: "Query ***" at src/a.ts:2.',
    ],
    [
      'the deliverables can’t be listed',
      {
        arrange: ({ service }) => {
          service.alwaysAnswer('listDeliverables', refusal(403));
        },
      },
      'complete',
      'Could not list the deliverables of task task_1: Miteos returned 403.',
    ],
    [
      'an artifact can’t be published',
      {
        files: { 'report.md': '# Fine' },
        arrange: (world) => world.artifacts.errors.set('*', new Error(`no answer from ${SECRET}`)),
      },
      'complete',
      'Could not publish the artifact miteos-task_1: no answer from ***. The deliverables are in /job/temp/miteos/task_1.',
    ],
    [
      'the required comment can’t be written',
      {
        given: { comment: 'always' },
        arrange: (world) => {
          world.comment.error = new Error(`no answer from ${SECRET}`);
        },
      },
      'complete',
      'No answer from ***. The job summary has the report.',
    ],
    [
      'an output can’t be set',
      { arrange: (world) => world.step.outputErrors.set('artifacts', full) },
      'complete',
      'Could not set these outputs: artifacts (ENOSPC).',
    ],
    [
      'an output can’t be set by a step that does not wait',
      {
        given: { wait: 'false' },
        task: running,
        arrange: (world) => world.step.outputErrors.set('artifacts', full),
      },
      'running',
      'Could not set these outputs: artifacts (ENOSPC).',
    ],
  ])('says why the step fails: %s', async (_, story, status, reason) => {
    const ending = await run(story);
    expect(ending).toMatchObject({ status, reason });
    expect(ending.failure).toBeDefined();
  });

  it.each<[string, Story, string]>([
    [
      'there is no key',
      { given: { 'api-key': '', 'if-no-api-key': 'skip' } },
      'Workflow runs for pull requests from forks and from Dependabot get no secrets, so there is no api-key to call Miteos with.',
    ],
    [
      'the actor is not allowed',
      {
        given: { 'if-not-allowed': 'skip' },
        arrange: (world) => {
          world.refusal = {
            reason: '"octocat" may not spend.',
            advice: 'Ask.',
            isUnchecked: false,
          };
        },
      },
      '"octocat" may not spend.',
    ],
  ])('says why the step is skipped: %s', async (_, story, reason) => {
    expect(await run(story)).toEqual({ failure: undefined, status: 'skipped', reason });
  });

  it.each([
    [
      'Invalid input: timeout: expected a duration.',
      'Invalid input: timeout: expected a duration.',
    ],
    [`the request to ${SECRET} failed`, 'The request to *** failed.'],
    ['first\r\n::error::second', 'First ::error::second.'],
    ['::error::first', ': :error::first.'],
    ['Miteos says: "no."', 'Miteos says: "no."'],
    [`long: ${'x'.repeat(2000)}`, `Long: ${'x'.repeat(993)}…`],
  ])('is one redacted line that ends as a sentence, for any error: %s', (error, reason) => {
    const world = new FakeWorld();
    world.redact = (text) => text.replaceAll(SECRET, '***');
    expect(toReason(error, world.ports)).toBe(reason);
  });
});
