import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { bannerOf, commentsOf, said } from './trial-facts.ts';
import { untilLive } from './until-live.ts';
import { useTrials } from './use-trials.ts';

interface LifeTrial extends Trial {
  /** The comments before the end of the step. */
  readonly before: readonly string[];
}

const notes = { name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' };
const done = [{ afterMs: 0, status: 'complete', deliver: [notes] }];
/** A task that never ends. */
const endless = [{ afterMs: 0, status: 'running', deliver: [notes] }];
const event = pullRequestEvent();
const live = (inputs: StepWish['inputs'] = {}): StepWish => ({
  event,
  runId: 200,
  inputs: { 'live-comment': 'true', ...inputs },
});

/** A step of an earlier run reports. Then a step with a live comment starts, and is interrupted once its comment exists. */
function afterReport(
  scenario: Scenario,
  inputs: StepWish['inputs'] = {},
  meanwhile: (running: RunningStep, place: Place) => unknown = () => undefined,
) {
  return async (open: OpenPlace): Promise<LifeTrial> => {
    const place = await open({ miteos: { scenario: done } });
    await place.run({ event, runId: 100 });
    place.miteos.settings.scenario = scenario;
    const running = await place.start(live(inputs));
    await untilLive(place, running);
    const before = place.github.comments.map(({ body }) => body);
    await meanwhile(running, place);
    return { ...(await place.finish(running)), before };
  };
}

/** Runs two steps that report, one after the other. */
const both = (first: StepWish, second: StepWish) => async (open: OpenPlace) => {
  const place = await open({ miteos: { scenario: done } });
  await place.run({ event, ...first });
  const before = place.github.comments.map(({ body }) => body);
  return { ...(await place.run({ event, ...second })), before };
};

const send = (signal: 'SIGTERM' | 'SIGKILL') => (running: RunningStep) => {
  running.signal(signal);
};
const shared = { inputs: { 'comment-key': 'ours' } };

const forgedRun = '99999999999999999999';
const shifted = (body: string): string => body.replace(/ run=\d+ /, ` run=${forgedRun} `);

/** A run reports. Then the workflow's account writes a copy of its marker, with the number of a run that does not exist. */
const afterForgery = (...runIds: number[]) => {
  return async (open: OpenPlace): Promise<LifeTrial> => {
    const place = await open({ miteos: { scenario: done } });
    let trial = await place.run({ event, runId: 100 });
    for (const { author, body, issueNumber } of place.github.comments)
      place.github.addComment({ issueNumber, author, body: shifted(body) });
    const before = place.github.comments.map((comment) => comment.body);
    for (const runId of runIds) trial = await place.run({ event, runId });
    return { ...trial, before };
  };
};

const trialOf = useTrials<string, LifeTrial>({
  complete: afterReport([{ afterMs: 100_000, status: 'complete', deliver: [notes] }]),
  'timed out': afterReport(endless, { timeout: '10s' }),
  'stopped by a signal': afterReport(endless, {}, send('SIGTERM')),
  killed: afterReport(endless, {}, send('SIGKILL')),
  'deleted meanwhile': afterReport(endless, {}, (running, { github }) => {
    for (const { id } of github.comments) github.removeComment(id);
    running.signal('SIGTERM');
  }),
  'recreated, killed': afterReport(endless, { 'comment-mode': 'recreate' }, send('SIGKILL')),
  'after a forgery': afterForgery(200, 300),
  'late run': both({ runId: 200 }, { runId: 100 }),
  'later attempt': both(
    { runId: 200 },
    { runId: 200, runAttempt: 2, inputs: { 'on-rerun': 'new' } },
  ),
  'two steps': both({ runId: 200, ...shared }, { runId: 200, action: 'second', ...shared }),
  forbidden: async (open) => {
    const refusal = { answer: 403, message: 'Not accessible', times: Infinity } as const;
    const place = await open({ github: { faults: [{ at: 'issues/create-comment', ...refusal }] } });
    return { ...(await place.run(live())), before: [] };
  },
});

const markersIn = (body: string): number => body.split('<!-- miteos-task').length - 1;

describe.each([
  ['complete', /^$/],
  ['timed out', /^WARNING .*did not end within the timeout/],
  ['stopped by a signal', /^NOTE .*cancelled/],
  ['killed', /^NOTE .*cancelled/],
] as const)('the live comment of a step: %s', (name, banner) => {
  it('appears immediately, above the report of the earlier run', () => {
    const { before } = trialOf(name);
    expect(before).toHaveLength(1);
    expect(before[0]).toMatch(/^<!-- miteos-task .* run=200 .* report=100\.1\.\w+ live -->\n\n> /);
    expect(bannerOf(before[0])).toMatch(/^NOTE .*actions\/runs\/200.*actions\/runs\/100/);
    expect(before[0]).toContain('<h2>So far</h2>');
  });

  it('finally says how its run ended, with one marker and without a warning', () => {
    const trial = trialOf(name);
    const comments = commentsOf(trial);
    expect(comments.map(bannerOf)).toEqual([expect.stringMatching(banner)]);
    expect(comments[0]).not.toMatch(/ live -->/);
    expect([...trial.before, ...comments].map(markersIn)).toEqual([1, 1]);
    const warnings = said(trial.step, 'warning').filter((text) => text.includes('comment'));
    expect(warnings).toEqual([]);
  });
});

describe('a live comment', () => {
  it('is created again when it was deleted', () => {
    const comments = commentsOf(trialOf('deleted meanwhile'));
    expect(comments.map(bannerOf)).toEqual([expect.stringMatching(/^NOTE .*cancelled/)]);
  });

  it('is also a banner above the earlier report with `recreate`', () => {
    const trial = trialOf('recreated, killed');
    const [before, after] = [trial.before, commentsOf(trial)];
    expect(before).toEqual([expect.stringMatching(/run=200 .*report=100\.1\.\w+ live -->\n/)]);
    expect(after).toEqual([expect.stringMatching(/run=200 .*report=100\.1\.\w+ -->\n/)]);
  });
});

describe('the report of a late run', () => {
  it('does not replace the report of the newer run, says so once, and is in the job summary', () => {
    const trial = trialOf('late run');
    const { step } = trial;
    expect(commentsOf(trial)).toEqual(trial.before);
    expect(step.main.log.match(/^.*belongs to a newer run and is not changed.*$/gm)).toHaveLength(
      1,
    );
    expect(step.summary).toContain('<h2>So far</h2>\n');
    expect([step.conclusion, step.outputs['comment-id']]).toEqual(['success', '']);
    expect(said(step, 'warning')).toEqual([]);
  });
});

describe('a comment of a run that does not exist', () => {
  it('does not prevent a report, and is named in a warning', () => {
    const trial = trialOf('after a forgery');
    const { github, step } = trial;
    expect(commentsOf(trial)).toEqual([
      expect.stringMatching(/^<!-- miteos-task .* run=300 /),
      trial.before[1],
    ]);
    const url = `https://github.com/Codertocat/Hello-World/pull/2#issuecomment-${github.comments[1]?.id}`;
    expect(said(step, 'warning')).toEqual([
      expect.stringContaining(
        `The comment ${url} claims to be from run ${forgedRun}, which is newer than`,
      ),
    ]);
    expect([step.conclusion, step.outputs['comment-id']]).toEqual([
      'success',
      String(github.comments[0]?.id),
    ]);
  });
});

describe('the reports of one run', () => {
  it('replace each other in each attempt', () => {
    expect(commentsOf(trialOf('later attempt'))).toEqual([expect.stringContaining('attempt=2')]);
  });

  it('are separate for two steps that share a key', () => {
    const trial = trialOf('two steps');
    expect(commentsOf(trial)).toHaveLength(2);
    expect(commentsOf(trial)[0]).toBe(trial.before[0]);
  });
});

describe('a comment that cannot be written', () => {
  it('causes one warning with the missing permission, and the summary has the report', () => {
    const { step } = trialOf('forbidden');
    expect(said(step, 'warning')).toEqual([expect.stringContaining('Not accessible')]);
    expect(said(step, 'warning')[0]).toContain('`permissions: pull-requests: write`');
    expect([step.conclusion, step.summary]).toEqual([
      'success',
      expect.stringContaining('<h2>Security review</h2>\n'),
    ]);
  });
});
