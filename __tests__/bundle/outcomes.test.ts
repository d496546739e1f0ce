import { describe, expect, it } from '@jest/globals';
import { scheduleEvent } from '../../sandbox/github/events/branch-events.ts';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { ScenarioName } from '../../sandbox/miteos/scenarios.ts';
import { fastClock, type OpenPlace, type StepWish } from './step-fixture.ts';
import { bannerOf, commentsOf, createsOf, findChangedFiles, said, taskOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const run =
  (scenario: ScenarioName, wish: StepWish, generation: 'A' | 'B' = 'A') =>
  async (open: OpenPlace) =>
    (await open({ miteos: { scenario, generation } })).run({ event: pullRequestEvent(), ...wish });

const capped = { 'max-cost-cents': '1', 'if-no-deliverables': 'ignore' };

const trialOf = useTrials({
  failed: run('failed', {}),
  'timed-out': run('timeout', { inputs: { timeout: '1s' } }),
  'over-budget': run('expensive', { inputs: { 'max-cost-cents': '50' } }, 'B'),
  stalled: run('stuck', { env: fastClock, inputs: { 'stall-timeout': '1m' } }),
  'over-budget at its end': run('complete', { inputs: { 'max-cost-cents': '36.5' } }, 'B'),
  // On the step's clock, the six seconds of the task are two minutes.
  'cost not reported': async (open) => {
    const scenario = [
      { afterMs: 0, status: 'running', costCents: 500 },
      { afterMs: 6000, status: 'complete' },
    ];
    const place = await open({ miteos: { scenario, timeScale: 1 } });
    return place.run({ env: fastClock, inputs: capped });
  },
  'cost reported at the end': async (open) => {
    const scenario = [
      { afterMs: 0, status: 'running' },
      { afterMs: 6000, status: 'complete', costCents: 37 },
    ];
    const place = await open({ miteos: { scenario, timeScale: 1, generation: 'B' } });
    return place.run({ env: fastClock, inputs: capped });
  },
  cancelled: run('approval', { inputs: { 'on-approval': 'cancel' } }),
  schedule: run('complete', { event: scheduleEvent() }),
  'always, but locked': async (open) => {
    const place = await open();
    place.github.addPullRequest({ locked: true });
    return place.run({ event: pullRequestEvent(), inputs: { comment: 'always' } });
  },
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
    banner: /^CAUTION .* failed\./,
    message: '"The researcher stopped: run_static_analysis failed three times."',
    files: 1,
  },
  {
    name: 'timed-out',
    status: 'timed-out',
    banner: /^WARNING .*did not end within the timeout of 1s\..*The task was cancelled\./,
    message: 'did not end within the timeout of 1s. The task was cancelled.',
    files: 1,
  },
  {
    name: 'over-budget',
    status: 'over-budget',
    banner:
      /^WARNING .*reached the maximum cost: it has cost \d+ cents, and max-cost-cents is 50\./,
    message: 'cents, and max-cost-cents is 50. The task was cancelled.',
    files: 1,
  },
  {
    name: 'stalled',
    status: 'timed-out',
    banner: /^WARNING .*stalled: nothing visible changed within the stall-timeout of 1m\./,
    message: 'within the stall-timeout of 1m. The task was cancelled.',
    files: 1,
  },
  {
    name: 'cancelled',
    status: 'cancelled',
    banner: /^NOTE .*was waiting for approval.*The task was cancelled\./,
    message: 'The task was cancelled.',
    files: 0,
  },
] as const)('a task that ends unfinished: $name', ({ name, status, banner, message, files }) => {
  it('fails, with one error: what happened to which task, and what to do', () => {
    const trial = trialOf(name);
    const { conclusion, main, outputs } = trial.step;
    expect([conclusion, main.exitCode, outputs['status']]).toEqual(['failure', 1, status]);
    const [error = '', ...others] = said(trial.step, 'error');
    expect(others).toEqual([]);
    expect(error).toContain(message);
    expect(error).toContain(taskOf(trial).id);
    expect(error).toMatch(/War Room|re-run|new run|raise|longer|task-id:|on-approval:/i);
  });

  it('publishes the deliverables so far, unchanged', async () => {
    const trial = trialOf(name);
    expect(taskOf(trial).deliverables).toHaveLength(files);
    expect(trial.step.outputs['deliverables-count']).toBe(String(files));
    expect(trial.github.artifacts).toHaveLength(files);
    if (files > 0) expect(await findChangedFiles(trial)).toEqual([]);
  });

  it('reports the outcome in the comment and in the summary', () => {
    const trial = trialOf(name);
    expect(commentsOf(trial).map(bannerOf)).toEqual([expect.stringMatching(banner)]);
    expect(bannerOf(trial.step.summary)).toMatch(banner);
  });

  it('leaves no active task, and nothing for the post step', () => {
    const trial = trialOf(name);
    expect([createsOf(trial), trial.miteos.activeTasks]).toEqual([1, []]);
    expect(trial.step.post?.rawLog).toBe('');
  });
});

describe('a task with max-cost-cents', () => {
  it('is cancelled with a line in the log that says why', () => {
    const { step } = trialOf('over-budget');
    expect(step.main.log).toMatch(
      /^Cancelling task task_\w+\. The task reached the maximum cost: /m,
    );
  });

  it('is over budget only when it has cost that much', () => {
    const { outputs } = trialOf('over-budget').step;
    expect(Number(outputs['cost-cents'])).toBeGreaterThanOrEqual(50);
    expect(outputs['reason']).toContain('max-cost-cents is 50');
  });

  it('stays complete when only its end shows a higher cost, with a warning', () => {
    const { step } = trialOf('over-budget at its end');
    expect([step.conclusion, step.outputs['status']]).toEqual(['success', 'complete']);
    expect(said(step, 'warning')).toEqual([
      expect.stringMatching(/cost 37 cents, and max-cost-cents is 36\.5\.$/),
    ]);
  });

  it('is not stopped when Miteos reports no cost, and one warning says so', () => {
    const { step } = trialOf('cost not reported');
    expect([step.conclusion, step.outputs['cost-cents']]).toEqual(['success', '']);
    const warnings = said(step, 'warning').filter((text) => text.includes('max-cost-cents'));
    expect(warnings).toEqual([
      expect.stringContaining("Miteos reports no cost, so `max-cost-cents` can't stop it"),
    ]);
  });
});

describe('a task whose cost Miteos reports only at its end', () => {
  it('is complete, with a warning while it runs and one about its cost', () => {
    const { step } = trialOf('cost reported at the end');
    expect([step.conclusion, step.outputs['status'], step.outputs['cost-cents']]).toEqual([
      'success',
      'complete',
      '37',
    ]);
    const warnings = said(step, 'warning').filter((text) => text.includes('max-cost-cents'));
    expect(warnings).toEqual([
      expect.stringContaining("Miteos reports no cost, so `max-cost-cents` can't stop it"),
      expect.stringMatching(/cost 37 cents, and max-cost-cents is 1\.$/),
    ]);
  });
});

describe('a task on an event without a pull request', () => {
  it('publishes the deliverables and the summary, and sends no request to GitHub', async () => {
    const trial = trialOf('schedule');
    const { conclusion, summary, outputs } = trial.step;
    expect(conclusion).toBe('success');
    expect(await findChangedFiles(trial)).toEqual([]);
    expect(summary).toContain('Verdict: do not merge yet.');
    expect(trial.github.requests.filter(({ service }) => service === 'rest')).toEqual([]);
    expect([...said(trial.step, 'warning'), ...said(trial.step, 'error')]).toEqual([]);
    expect([outputs['comment-id'], outputs['comment-url']]).toEqual(['', '']);
  });
});

describe('a required comment that cannot be written', () => {
  it('fails the step with the reason, and leaves the task complete and paid once', () => {
    const trial = trialOf('always, but locked');
    const { conclusion, outputs, summary } = trial.step;
    expect([conclusion, outputs['status'], createsOf(trial)]).toEqual(['failure', 'complete', 1]);
    const [error = '', ...others] = said(trial.step, 'error');
    expect(others).toEqual([]);
    expect(error).toContain('Could not write the comment on #2: Unable to create comment');
    expect(error).toContain('With `task-id`, no new task is created');
    expect(said(trial.step, 'warning')).toEqual([]);
    expect(summary).toContain('Verdict: do not merge yet.');
  });
});

describe('a create call whose response is lost', () => {
  it('is not repeated: the task is found and followed to its end', async () => {
    const trial = trialOf('lost answer');
    expect([createsOf(trial), trial.miteos.tasks.length]).toEqual([1, 1]);
    expect(trial.step.outputs).toMatchObject({ 'task-id': taskOf(trial).id, status: 'complete' });
    expect(await findChangedFiles(trial)).toEqual([]);
  });
});
