import { describe, expect, it } from '@jest/globals';
import { pushEvent, scheduleEvent } from '../../sandbox/github/events/branch-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { ScenarioName } from '../../sandbox/miteos/scenarios.ts';
import type { OpenPlace, StepWish } from './step-fixture.ts';
import {
  artifactOf,
  commentsOf,
  createsOf,
  findChangedFiles,
  said,
  taskOf,
} from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const run = (scenario: ScenarioName, wish: StepWish) => async (open: OpenPlace) =>
  (await open({ miteos: { scenario } })).run({ event: pullRequestEvent(), ...wish });

const trialOf = useTrials({
  failed: run('failed', {}),
  'timed-out': run('timeout', { inputs: { timeout: '1s' } }),
  'approval cancelled': run('approval', { inputs: { 'on-approval': 'cancel' } }),
  push: run('complete', { event: pushEvent() }),
  schedule: run('complete', { event: scheduleEvent() }),
  'lost answer': async (open) => {
    const place = await open();
    place.miteos.fail({ method: 'POST', path: '/tasks' }, { kind: 'reset', when: 'after-effect' });
    return place.run();
  },
});

describe.each([
  {
    name: 'failed',
    status: 'failed',
    headline: '## ❌ Miteos task failed\n',
    words: '"The researcher stopped: run_static_analysis ended with an error three times."',
    files: 1,
  },
  {
    name: 'timed-out',
    status: 'timed-out',
    headline: '## ⏰ Miteos task timed out and was cancelled\n',
    words: 'did not end within the timeout of 1s. The task was cancelled.',
    files: 1,
  },
  {
    name: 'approval cancelled',
    status: 'cancelled',
    headline: '## 🚫 Miteos task was cancelled\n',
    words: 'An agent waits for the approval of a person. The task was cancelled.',
    files: 0,
  },
] as const)('a task that ends unfinished: $name', ({ name, status, headline, words, files }) => {
  it('is red', () => {
    const { conclusion, main, outputs } = trialOf(name).step;
    expect([conclusion, main.exitCode, outputs['status']]).toEqual(['failure', 1, status]);
  });

  it('has one error, which says what happened to which task', () => {
    const trial = trialOf(name);
    const errors = said(trial.step, 'error');
    expect(errors).toEqual([expect.stringContaining(words)]);
    expect(errors).toEqual([expect.stringContaining(taskOf(trial).id)]);
  });

  it('says in the error what to do', () => {
    const [error] = said(trialOf(name).step, 'error');
    expect(error).toMatch(/War Room|re-run|run again|raise|longer|task-id:|on-approval:/i);
  });

  it('brings what was made so far, byte for byte', async () => {
    const trial = trialOf(name);
    expect(taskOf(trial).deliverables).toHaveLength(files);
    expect(trial.step.outputs['deliverables-count']).toBe(String(files));
    expect(trial.github.artifacts).toHaveLength(files);
    if (files > 0) expect(await findChangedFiles(trial)).toEqual([]);
  });

  it('tells the outcome in the comment and in the summary', () => {
    const trial = trialOf(name);
    expect(commentsOf(trial)).toEqual([expect.stringContaining(headline)]);
    expect(trial.step.summary).toContain(headline);
  });

  it('leaves no task active, and the post step nothing to do', () => {
    const trial = trialOf(name);
    expect([createsOf(trial), trial.miteos.activeTasks]).toEqual([1, []]);
    expect(trial.step.post?.rawLog).toBe('');
  });
});

describe.each(['push', 'schedule'] as const)('a task on the event %s', (name) => {
  it('brings the deliverables and the summary, and asks GitHub for nothing', async () => {
    const trial = trialOf(name);
    expect(trial.step.conclusion).toBe('success');
    expect(await findChangedFiles(trial)).toEqual([]);
    expect(trial.step.summary).toContain('Verdict: do not merge yet.');
    expect(trial.github.requests.filter(({ service }) => service === 'rest')).toEqual([]);
    expect([...said(trial.step, 'warning'), ...said(trial.step, 'error')]).toEqual([]);
  });

  it('leaves the outputs of the comment empty', () => {
    const { outputs } = trialOf(name).step;
    expect([outputs['comment-id'], outputs['comment-url']]).toEqual(['', '']);
  });
});

describe('a create call whose answer is lost', () => {
  it('is not repeated: the task is found and followed to its end', () => {
    const trial = trialOf('lost answer');
    expect([createsOf(trial), trial.miteos.tasks.length]).toEqual([1, 1]);
    expect(trial.step.outputs).toMatchObject({ 'task-id': taskOf(trial).id, status: 'complete' });
    expect(artifactOf(trial).name).toBe(`miteos-${taskOf(trial).id}`);
  });
});
