import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

interface LifeTrial extends Trial {
  /** The comments at a moment before the step's end. */
  readonly before: readonly string[];
}

const notes = { name: 'notes.md', contentType: 'text/markdown', content: '# So far\n' };
/** Works for ever. */
const endless: Scenario = [{ afterMs: 0, status: 'running', deliver: [notes] }];
const live = (wish: StepWish = {}): StepWish => ({
  event: pullRequestEvent(),
  runId: 200,
  ...wish,
  inputs: { 'live-comment': 'true', ...wish.inputs },
});
const previous = { issueNumber: 2, author: 'github-actions[bot]' };

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(10);
}

/** A step of an earlier run has reported; then one with a live comment begins, and is looked at once its comment stands. */
function afterReport(
  scenario: Scenario,
  {
    wish = {},
    meanwhile,
  }: { wish?: StepWish; meanwhile?: (running: RunningStep, place: Place) => Promise<unknown> },
) {
  return async (open: OpenPlace): Promise<LifeTrial> => {
    let isFirst = true;
    const life: Scenario = () => {
      const chosen = isFirst ? [{ afterMs: 0, status: 'complete', deliver: [notes] }] : scenario;
      isFirst = false;
      return typeof chosen === 'function' ? 'complete' : chosen;
    };
    const place = await open({ miteos: { scenario: life } });
    await place.run({ event: pullRequestEvent(), runId: 100 });
    const running = await place.start(live(wish));
    await until(() => place.github.comments.some(({ body }) => body.includes(' live -->')));
    const before = place.github.comments.map(({ body }) => body);
    await meanwhile?.(running, place);
    return { ...(await place.finish(running)), before };
  };
}

/** Its comment can't be written. */
const unwritable = (fault: Omit<Fault, 'times'>) => async (open: OpenPlace) => {
  const place = await open({ github: { faults: [{ ...fault, times: Infinity }] } });
  return { ...(await place.run(live())), before: [] };
};

/** Two steps that report with one key, one after the other. */
const both = (first: StepWish, second: StepWish) => async (open: OpenPlace) => {
  const place = await open({
    miteos: { scenario: [{ afterMs: 0, status: 'complete', deliver: [notes] }] },
  });
  const common = { event: pullRequestEvent() };
  await place.run({ ...common, ...first });
  const before = place.github.comments.map(({ body }) => body);
  return { ...(await place.run({ ...common, ...second })), before };
};

const stop = (running: RunningStep): Promise<unknown> => {
  running.signal('SIGTERM');
  return running.main;
};
const shared = { inputs: { 'comment-key': 'ours' } };

const trialOf = useTrials<string, LifeTrial>({
  complete: afterReport([{ afterMs: 100_000, status: 'complete', deliver: [notes] }], {}),
  failed: afterReport([{ afterMs: 100_000, status: 'failed', failure: 'no credits' }], {}),
  'timed out': afterReport(endless, { wish: { inputs: { timeout: '2s' } } }),
  left: afterReport(endless, { wish: { inputs: { timeout: '2s', 'on-timeout': 'leave' } } }),
  'stopped by a signal': afterReport(endless, { meanwhile: stop }),
  killed: afterReport(endless, {
    meanwhile: (running) => {
      running.signal('SIGKILL');
      return running.main;
    },
  }),
  'deleted meanwhile': afterReport(endless, {
    meanwhile: (running, { github }) => {
      for (const { id } of github.comments) github.removeComment(id);
      return stop(running);
    },
  }),
  'recreated, killed': afterReport(endless, {
    wish: { inputs: { 'comment-mode': 'recreate' } },
    meanwhile: (running) => {
      running.signal('SIGKILL');
      return running.main;
    },
  }),
  'new, complete': afterReport([{ afterMs: 100_000, status: 'complete' }], {
    wish: { inputs: { 'comment-mode': 'new' } },
  }),
  'late run': both({ runId: 200 }, { runId: 100 }),
  'late attempt': both({ runId: 200, runAttempt: 2 }, { runId: 200, runAttempt: 1 }),
  'later attempt': both(
    { runId: 200 },
    { runId: 200, runAttempt: 2, inputs: { 'on-rerun': 'new' } },
  ),
  'two steps': both({ runId: 200, ...shared }, { runId: 200, action: 'second', ...shared }),
  'two equal steps': both({ runId: 200, ...shared }, { runId: 200, ...shared }),
  forbidden: unwritable({
    at: 'issues/create-comment',
    answer: 403,
    message: 'Resource not accessible by integration',
  }),
  hidden: unwritable({ at: 'issues/list-comments', answer: 404, message: 'Not Found' }),
  locked: unwritable({
    at: 'issues/create-comment',
    answer: 403,
    message: 'Unable to create comment because issue is locked.',
  }),
  gone: unwritable({
    at: 'issues/create-comment',
    answer: 410,
    message: 'Issues are disabled for this repo',
  }),
  expired: unwritable({ at: 'issues/list-comments', answer: 401, message: 'Bad credentials' }),
  others: async (open) => {
    const place = await open();
    for (let n = 0; n < 120; n += 1)
      place.github.addComment({ issueNumber: 2, author: 'octocat', body: `talk ${n}` });
    await place.run({ event: pullRequestEvent(), runId: 100 });
    const [report] = place.github.comments.slice(-1);
    const body = report?.body ?? '';
    place.github.addComment({ ...previous, author: 'mallory', body });
    place.github.addComment({ ...previous, body: `> ${body}` });
    const before = place.github.comments.map((comment) => comment.body);
    return { ...(await place.run({ event: pullRequestEvent(), runId: 200 })), before };
  },
});

const markersIn = (body: string): number => body.split('<!-- miteos-task').length - 1;

describe.each([
  ['complete', '## ✅ Miteos task complete\n'],
  ['failed', '## ❌ Miteos task failed\n'],
  ['timed out', '## ⏰ Miteos task timed out and was cancelled\n'],
  ['left', '## ⏰ Miteos task timed out and may still run\n'],
  ['stopped by a signal', '## 🚫 Miteos task was cancelled\n'],
  ['killed', '## 🚫 Miteos task was cancelled\n'],
] as const)('the live comment of a step: %s', (name, headline) => {
  it('stands at once, above the report of the run before', () => {
    const { before } = trialOf(name);
    expect(before).toHaveLength(1);
    expect(before[0]).toMatch(/^<!-- miteos-task .* run=200 .* live -->\n\n## ⏳ Miteos task /);
    expect(before[0]).toContain('watch it in the War Room');
    expect(before[0]).toMatch(
      /<summary>Previous report<\/summary>\n\n## ✅ Miteos task complete\n[^]*So far/,
    );
  });

  it('gets a last word, which replaces the report before', () => {
    const comments = commentsOf(trialOf(name));
    expect(comments).toEqual([expect.stringContaining(headline)]);
    expect(comments[0]).not.toMatch(/ live -->|Previous report/);
  });

  it('bears one marker all the time', () => {
    const trial = trialOf(name);
    expect([...trial.before, ...commentsOf(trial)].map(markersIn)).toEqual([1, 1]);
  });

  it('costs no warning', () => {
    const warnings = said(trialOf(name).step, 'warning');
    expect(warnings.filter((text) => text.includes('comment'))).toEqual([]);
  });
});

describe('a live comment', () => {
  it('is made again when somebody deleted it', () => {
    expect(commentsOf(trialOf('deleted meanwhile'))).toEqual([
      expect.stringContaining('## 🚫 Miteos task was cancelled\n'),
    ]);
  });

  it('stands below the report before with `recreate`, until its own takes over', () => {
    const trial = trialOf('recreated, killed');
    expect(trial.before).toEqual([
      expect.stringMatching(/run=100 .*task=\w+ -->\n/),
      expect.stringMatching(/run=200 .* live -->\n/),
    ]);
    expect(commentsOf(trial)).toEqual([expect.stringMatching(/run=200 .*task=\w+ -->\n/)]);
  });

  it('leaves the report before alone with `new`', () => {
    expect(commentsOf(trialOf('new, complete'))).toEqual([
      expect.stringMatching(/run=100 .*task=\w+ -->\n/),
      expect.stringMatching(/run=200 .*task=\w+ -->\n/),
    ]);
  });
});

describe.each(['late run', 'late attempt'])('the report of a %s', (name) => {
  it('leaves that of the newer one alone, and says so once', () => {
    const trial = trialOf(name);
    expect(commentsOf(trial)).toEqual(trial.before);
    const lines = trial.step.main.log.split('\n').filter((line) => line.includes('newer run'));
    expect(lines).toEqual([
      expect.stringMatching(/stays as it is\. The job summary has the report/),
    ]);
  });

  it('is in the job summary, and the step is green', () => {
    const { step } = trialOf(name);
    expect(step.summary).toContain('## ✅ Miteos task complete\n');
    expect([step.conclusion, step.outputs['comment-id']]).toEqual(['success', '']);
    expect(said(step, 'warning')).toEqual([]);
  });
});

describe('the reports of one run', () => {
  it('replace each other from attempt to attempt', () => {
    expect(commentsOf(trialOf('later attempt'))).toEqual([expect.stringContaining('attempt=2')]);
  });

  it.each(['two steps', 'two equal steps'])('are one for each of %s that share a key', (name) => {
    const trial = trialOf(name);
    expect(commentsOf(trial)).toHaveLength(2);
    expect(commentsOf(trial)[0]).toBe(trial.before[0]);
  });

  it('are never looked for in comments of others, in quotes, or on the first page alone', () => {
    const trial = trialOf('others');
    const changed = commentsOf(trial).flatMap((body, n) => (body === trial.before[n] ? [] : [n]));
    expect([changed, commentsOf(trial).length]).toEqual([[120], 123]);
  });
});

describe.each([
  ['forbidden', 'Resource not accessible by integration'],
  ['hidden', 'Not Found'],
  ['locked', 'issue is locked. Unlock the conversation'],
  ['gone', 'Issues are disabled for this repo'],
  ['expired', 'Bad credentials'],
])('a comment that can not be written: %s', (name, words) => {
  it('is one warning, which names the permission line to add', () => {
    const warnings = said(trialOf(name).step, 'warning');
    expect(warnings).toEqual([expect.stringContaining(words)]);
    expect(warnings[0]).toContain('`permissions: pull-requests: write`');
    expect(warnings[0]).toContain('The job summary has the report.');
  });

  it('does not fail the step, whose summary has it all', () => {
    const { step } = trialOf(name);
    expect(step.conclusion).toBe('success');
    expect(step.summary).toContain('## ✅ Miteos task complete\n');
  });
});
