import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { TokenGrant } from '../../sandbox/github/rest/github-state.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import type { RunningStep } from '../../sandbox/runner/step-execution.ts';
import { withoutMarker } from '../../src/github/comment-marker.ts';
import { endless, failing, whileItWaits } from './kept-report-trials.ts';
import type { OpenPlace, Place, StepWish, Trial } from './step-fixture.ts';
import { commentsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const repository = 'https://github.com/Codertocat/Hello-World';
const complete: Scenario = [
  {
    afterMs: 0,
    status: 'complete',
    deliver: [
      { name: 'report.md', contentType: 'text/markdown', content: '# Week\n\nAll is well.\n' },
    ],
  },
];
const title = { 'issue-title': 'Weekly report' };
const reader: TokenGrant = { login: 'github-actions[bot]', permissions: { issues: 'read' } };
const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';

interface SecondRun {
  readonly scenario?: Scenario;
  /** The generation of the API; by default A. */
  readonly generation?: 'A' | 'B';
  readonly inputs?: StepWish['inputs'];
  readonly wish?: StepWish;
  readonly prepare?: (place: Place) => unknown;
  readonly meet?: (running: RunningStep, place: Place) => unknown;
}

/** Runs a step with `issue-title` once with a complete report, and then again. */
function afterReport(second: SecondRun = {}) {
  const { scenario = complete, generation = 'A', inputs, wish, prepare, meet } = second;
  return async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ miteos: { scenario: complete, generation } });
    await place.run({ runId: 100, inputs: { ...title, ...inputs } });
    place.miteos.settings.scenario = scenario;
    prepare?.(place);
    const running = await place.start({ runId: 200, ...wish, inputs: { ...title, ...inputs } });
    await meet?.(running, place);
    return place.finish(running);
  };
}

const withFault = (fault: Fault): SecondRun => ({
  prepare: ({ github }) => github.addFault(fault),
});
const update = { 'issue-mode': 'update' };

const trialOf = useTrials({
  first: async (open) => {
    const place = await open({ miteos: { scenario: complete } });
    const tags = { 'issue-labels': 'report, weekly', 'issue-assignees': 'Codertocat' };
    return place.run({ inputs: { ...title, ...tags } });
  },
  second: afterReport(),
  'second, with update': afterReport({ inputs: update }),
  'another attempt': afterReport({ wish: { runId: 100, runAttempt: 2 } }),
  failed: afterReport({ scenario: failing }),
  'failed, with update': afterReport({ scenario: failing, inputs: update }),
  'over budget': afterReport({
    scenario: 'expensive',
    generation: 'B',
    inputs: { 'max-cost-cents': '10' },
  }),
  cancelled: afterReport({ scenario: endless, meet: whileItWaits('SIGINT') }),
  killed: afterReport({ scenario: endless, meet: whileItWaits('SIGKILL') }),
  'killed, and post has no key': afterReport({
    scenario: endless,
    meet: whileItWaits('SIGKILL'),
    wish: { postInputs: { 'api-key': '' } },
  }),
  'failed first': async (open) =>
    (await open({ miteos: { scenario: failing } })).run({ inputs: title }),
  'killed after it created its issue': afterReport({
    meet: async (running, { github }) => {
      const comment = github.hold('issues/create-comment', 'before-effect');
      await comment.reached;
      running.signal('SIGKILL');
      await running.main;
      comment.release();
    },
  }),
  'killed after it commented on the open issue': afterReport({
    scenario: failing,
    meet: async (running, { github }) => {
      const comment = github.hold('issues/create-comment', 'after-effect');
      await comment.reached;
      running.signal('SIGKILL');
      await running.main;
      comment.release();
    },
  }),
  'without a task': afterReport({
    prepare: ({ miteos }) => {
      miteos.settings.outOfCredits = true;
    },
  }),
  'closed by hand': afterReport({
    prepare: ({ github }) => github.addIssue({ ...github.issues[0], state: 'closed' }),
  }),
  'on a pull request': async (open) => {
    const place = await open({ miteos: { scenario: complete } });
    return place.run({ event: pullRequestEvent(), inputs: title });
  },
  'of the maximum length': async (open) => {
    const content = '😀 <b>a</b> & b\n\n'.repeat(20_000);
    const deliver = [{ name: 'report.md', contentType: 'text/markdown', content }];
    const place = await open({
      miteos: { scenario: [{ afterMs: 0, status: 'complete', deliver }] },
    });
    return place.run({ inputs: title });
  },
  'of another job': afterReport({ wish: { job: 'other' } }),
  'of another workflow': afterReport({
    wish: {
      env: { GITHUB_WORKFLOW: 'Other' },
    },
  }),
  'forged by a person': afterReport({
    prepare: ({ github }) =>
      github.addIssue({ ...github.issues[0], number: 10, author: 'octocat' }),
  }),
  'forged by a person, with update': afterReport({
    inputs: update,
    prepare: ({ github }) =>
      github.addIssue({ ...github.issues[0], number: 10, author: 'octocat' }),
  }),
  'overtaken by a newer run': async (open) => {
    const place = await open({ miteos: { scenario: complete } });
    const create = place.github.hold('issues/create', 'before-effect');
    const older = await place.start({ runId: 100, inputs: title });
    await create.reached;
    await place.run({ runId: 200, inputs: title });
    create.release();
    return place.finish(older);
  },
  'read-only token': async (open) => {
    const place = await open({
      miteos: { scenario: complete },
      github: { tokens: { [readOnly]: reader } },
    });
    return place.run({ inputs: { ...title, 'github-token': readOnly } });
  },
  'issues are disabled': async (open) => {
    const place = await open({ miteos: { scenario: complete }, github: { hasIssues: false } });
    return place.run({ inputs: title });
  },
  'list is refused': afterReport(
    withFault({ at: 'issues/list-for-repo', answer: 403, message: 'Forbidden', times: Infinity }),
  ),
  'lost create': afterReport(
    withFault({ at: 'issues/create', answer: 'reset', takesEffect: true }),
  ),
  'the key in its inputs': async (open) => {
    const place = await open({ miteos: { scenario: complete } });
    const tags = { 'issue-labels': `weekly,${defaultKey}`, 'issue-assignees': defaultKey };
    return place.run({ inputs: { 'issue-title': `Report ${defaultKey}`, ...tags } });
  },
  'unknown assignee': async (open) => {
    const place = await open({ miteos: { scenario: complete } });
    return place.run({ inputs: { ...title, 'issue-assignees': 'nobody' } });
  },
});
type Name = Parameters<typeof trialOf>[0];

const issuesOf = (name: Name): string[] =>
  trialOf(name).github.issues.map(({ number, state }) => `#${number} ${state}`);
const commentTextsOf = (name: Name): string[] => commentsOf(trialOf(name)).map(withoutMarker);
const link = `A newer report is available: ${repository}/issues/4`;

describe('a step with issue-title', () => {
  it('publishes the report as an issue instead of a comment', () => {
    const { github, step } = trialOf('first');
    expect([step.conclusion, commentsOf(trialOf('first'))]).toEqual(['success', []]);
    expect(github.issues).toMatchObject([
      {
        title: 'Weekly report',
        state: 'open',
        labels: ['report', 'weekly'],
        assignees: ['Codertocat'],
      },
    ]);
    expect(github.issues[0]?.body).toMatch(
      /^<!-- miteos-task .* -->\n\n<h2>Week<\/h2>\n\n<p>All is well\.<\/p>\n/,
    );
    expect(step.outputs).toMatchObject({
      'issue-number': '3',
      'issue-url': `${repository}/issues/3`,
      'comment-url': '',
    });
  });

  it('closes the issue of the previous run, with a link', () => {
    expect(issuesOf('second')).toEqual(['#3 closed', '#4 open']);
    expect(commentTextsOf('second')).toEqual([link]);
    expect(trialOf('second').step.outputs['issue-number']).toBe('4');
  });

  it.each(['second, with update', 'another attempt'] as const)(
    'replaces the text of the open issue: %s',
    (name) => {
      const { github, step } = trialOf(name);
      expect([issuesOf(name), commentTextsOf(name)]).toEqual([['#3 open'], []]);
      expect(github.issues[0]?.body).toMatch(
        name === 'another attempt' ? /run=100 attempt=2/ : /run=200 attempt=1/,
      );
      expect(step.outputs['issue-number']).toBe('3');
    },
  );

  it('leaves an issue closed that somebody closed, without a comment', () => {
    expect(issuesOf('closed by hand')).toEqual(['#3 closed', '#4 open']);
    expect(commentTextsOf('closed by hand')).toEqual([]);
  });

  it.each(['of another job', 'of another workflow'] as const)(
    'leaves the issue open that has the same title, but is %s',
    (name) => {
      expect([issuesOf(name), commentTextsOf(name)]).toEqual([['#3 open', '#4 open'], []]);
    },
  );

  it('leaves the issue of a person as it is, even with its hidden line', () => {
    expect(issuesOf('forged by a person')).toEqual(['#3 closed', '#10 open', '#11 open']);
    expect(issuesOf('forged by a person, with update')).toEqual(['#3 open', '#10 open']);
    const { github } = trialOf('forged by a person, with update');
    expect(github.issues.map(({ body }) => / run=(\d+) /.exec(body)?.[1])).toEqual(['200', '100']);
  });

  it('writes no comment on the pull request of the event', () => {
    expect(issuesOf('on a pull request')).toEqual(['#3 open']);
    expect(commentTextsOf('on a pull request')).toEqual([]);
  });

  it('has no key in its title, labels and assignees', () => {
    const { github, step } = trialOf('the key in its inputs');
    expect(step.conclusion).toBe('success');
    expect(github.issues).toMatchObject([
      { title: 'Report ***', labels: ['weekly', '***'], assignees: [] },
    ]);
  });

  it('truncates the report to the maximum length of an issue, and says so', () => {
    const { step, github } = trialOf('of the maximum length');
    const body = github.issues[0]?.body ?? '';
    expect(step.conclusion).toBe('success');
    expect(body.length).toBeGreaterThan(61_000);
    expect(Array.from(body).length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/About \d+ kB of .* are not shown here/);
  });

  it('closes its own issue when a newer run has created one meanwhile, and says so', () => {
    const { step, github } = trialOf('overtaken by a newer run');
    expect(github.issues).toMatchObject([
      { number: 3, state: 'open', body: expect.stringContaining('run=200') },
      { number: 4, state: 'closed', body: expect.stringContaining('run=100') },
    ]);
    expect(step.conclusion).toBe('success');
    expect(step.outputs).toMatchObject({ 'issue-number': '', 'issue-url': '' });
    expect(step.main.log).toContain(
      `The issue ${repository}/issues/3 belongs to a newer run, so this run leaves none open.`,
    );
  });

  it.each(['failed', 'failed, with update', 'over budget', 'cancelled', 'killed'] as const)(
    'only comments on the open issue, once, with the banner, when the run does not complete: %s',
    (name) => {
      const { github, step } = trialOf(name);
      expect([issuesOf(name), step.conclusion]).toEqual([['#3 open'], 'failure']);
      expect(github.issues[0]?.body).toMatch(/ report=100\.1\..*All is well/s);
      expect(commentTextsOf(name)).toEqual([
        expect.stringMatching(
          /^> \[!\w+\]\n>\n> <p><strong>.*(?:failed|reached the maximum cost|was cancelled)/,
        ),
      ]);
      expect(github.comments[0]?.issueNumber).toBe(3);
    },
  );

  it('comments on the open issue even if the post step has no key', () => {
    expect(issuesOf('killed, and post has no key')).toEqual(['#3 open']);
    expect(commentTextsOf('killed, and post has no key')).toEqual([
      expect.stringContaining('Its post step got no api-key'),
    ]);
  });

  it('writes nothing for a step that fails before its task is created', () => {
    const { step } = trialOf('without a task');
    expect([issuesOf('without a task'), step.conclusion]).toEqual([['#3 open'], 'failure']);
    expect(commentTextsOf('without a task')).toEqual([]);
    expect(step.outputs).toMatchObject({ status: 'failed', reason: expect.stringMatching(/402/) });
  });

  it('opens no issue for a run that does not complete, and writes the summary', () => {
    const { github, step } = trialOf('failed first');
    expect([github.issues, github.comments, step.conclusion]).toEqual([[], [], 'failure']);
    expect(step.summary).toContain('failed');
    expect(step.outputs).toMatchObject({ 'issue-number': '', 'issue-url': '' });
    expect(step.main.log).toContain('No issue was created, because there is no complete report.');
  });

  it('has one issue for a run whose main phase was killed after it created it, and the post step closes the older one', () => {
    expect(issuesOf('killed after it created its issue')).toEqual(['#3 closed', '#4 open']);
    expect(new Set(commentTextsOf('killed after it created its issue'))).toEqual(new Set([link]));
  });
});

describe('a step with issue-title that can not write the issue', () => {
  it.each([
    ['read-only token', /Resource not accessible.*The job needs `permissions: issues: write`\./],
    ['issues are disabled', /Issues has been disabled.*Enable issues in the settings/],
    ['list is refused', /Forbidden.*`permissions: issues: write`/],
  ] as const)('fails, says why, and has the report in the summary: %s', (name, message) => {
    const { step } = trialOf(name);
    expect([step.conclusion, step.outputs['status']]).toEqual(['failure', 'complete']);
    expect(said(step, 'error')).toEqual([expect.stringMatching(message)]);
    expect(step.outputs['reason']).toMatch(message);
    expect(said(step, 'error')[0]).toContain('The job summary has the report.');
    expect(step.summary).toContain('<p>All is well.</p>');
    expect(step.outputs).toMatchObject({ 'issue-number': '', 'issue-url': '' });
  });

  it('writes one issue after a lost answer', () => {
    expect(trialOf('lost create').step.conclusion).toBe('success');
    expect(issuesOf('lost create')).toEqual(['#3 closed', '#4 open']);
    expect(commentTextsOf('lost create')).toEqual([link]);
  });

  it('warns about an assignee that GitHub refuses, and creates the issue', () => {
    const { step, github } = trialOf('unknown assignee');
    expect([step.conclusion, github.issues[0]?.assignees]).toEqual(['success', []]);
    expect(said(step, 'warning')).toEqual([
      expect.stringMatching(/^GitHub did not add this to the issue: nobody \(/),
    ]);
  });
});
