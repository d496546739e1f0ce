import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { Scenario } from '../../sandbox/miteos/scenarios.ts';
import { failing } from './kept-report-trials.ts';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { commandsOf } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const deliver = [{ name: 'report.md', contentType: 'text/markdown', content: '# Week\n' }];
const complete: Scenario = [{ afterMs: 0, status: 'complete', deliver }];

/** Without an answer, a request ends after 30 seconds. */
const faults = {
  refused: { answer: 403, message: 'Forbidden' },
  lost: { answer: 'reset' },
  'lost after its effect': { answer: 'reset', takesEffect: true },
  slow: { answer: 'stall' },
  'slow after its effect': { answer: 'stall', takesEffect: true },
} satisfies Record<string, Omit<Fault, 'at'>>;
type FaultName = keyof typeof faults;

/** What a second run leaves, if a call of it has a fault. */
interface Outcome {
  readonly conclusion: 'success' | 'failure';
  /** With the run whose report they have. */
  readonly issues: readonly string[];
  readonly comments: number;
  /** What the errors and warnings say about issues. */
  readonly said: readonly string[];
}

const closed: Outcome = {
  conclusion: 'success',
  issues: ['#3 closed, run 100', '#4 open, run 200'],
  comments: 1,
  said: [],
};
const unwritten: Outcome = {
  conclusion: 'failure',
  issues: ['#3 open, run 100'],
  comments: 0,
  said: ['error: Could not write the issue with the report'],
};
const unlisted: Outcome = { ...closed, said: ['warning: Could not list the open issues'] };
const uncommented: Outcome = {
  ...closed,
  comments: 0,
  said: ['warning: Could not comment on the older issue #3'],
};
const late: Outcome = { ...closed, said: ['warning: Could not close the older issue #3'] };
const unclosed: Outcome = { ...late, issues: ['#3 open, run 100', '#4 open, run 200'] };
const updated: Outcome = { ...closed, issues: ['#3 open, run 200'], comments: 0 };
const noted: Outcome = { ...unwritten, comments: 1, said: [] };

/** A request to GitHub in the second run. */
interface Call {
  readonly name: string;
  readonly at: Fault['at'];
  /** The first one by default. */
  readonly nth?: number;
  readonly mode?: 'new' | 'update';
  /** Whether the second run does not complete. */
  readonly isNotice?: boolean;
  readonly outcomes: Partial<Record<FaultName, Outcome>>;
}

const calls: readonly Call[] = [
  {
    name: 'the query for the account of the token',
    at: 'graphql',
    outcomes: { refused: closed, lost: closed, slow: closed },
  },
  {
    name: 'the list of issues',
    at: 'issues/list-for-repo',
    outcomes: { refused: unwritten, lost: closed, slow: unwritten },
  },
  {
    name: 'the creation',
    at: 'issues/create',
    outcomes: {
      refused: unwritten,
      lost: closed,
      'lost after its effect': closed,
      // It is not created again, because it may appear later.
      slow: unwritten,
      'slow after its effect': closed,
    },
  },
  {
    name: 'the list of issues after the creation',
    at: 'issues/list-for-repo',
    nth: 2,
    outcomes: { refused: unlisted, lost: closed, slow: unlisted },
  },
  {
    name: 'the list of comments of the older issue',
    at: 'issues/list-comments',
    outcomes: { refused: uncommented, lost: closed, slow: uncommented },
  },
  {
    name: 'the comment on the older issue',
    at: 'issues/create-comment',
    outcomes: {
      refused: uncommented,
      lost: closed,
      'lost after its effect': closed,
      slow: uncommented,
      'slow after its effect': closed,
    },
  },
  {
    name: 'the closing of the older issue',
    at: 'issues/update',
    outcomes: {
      refused: unclosed,
      lost: closed,
      'lost after its effect': closed,
      slow: unclosed,
      'slow after its effect': late,
    },
  },
  {
    name: 'the update',
    at: 'issues/update',
    mode: 'update',
    outcomes: {
      refused: unwritten,
      lost: updated,
      'lost after its effect': updated,
      slow: unwritten,
      'slow after its effect': { ...unwritten, issues: updated.issues },
    },
  },
  {
    name: 'the list of issues after the update',
    at: 'issues/list-for-repo',
    nth: 2,
    mode: 'update',
    outcomes: {
      refused: { ...updated, said: unlisted.said },
      lost: updated,
      slow: { ...updated, said: unlisted.said },
    },
  },
  {
    name: 'the list of issues of a failed run',
    at: 'issues/list-for-repo',
    isNotice: true,
    outcomes: { refused: unwritten, lost: noted, slow: unwritten },
  },
  {
    name: 'the list of comments of a failed run',
    at: 'issues/list-comments',
    isNotice: true,
    outcomes: { refused: unwritten, lost: noted, slow: unwritten },
  },
  {
    name: 'the comment of a failed run',
    at: 'issues/create-comment',
    isNotice: true,
    outcomes: {
      refused: unwritten,
      lost: noted,
      'lost after its effect': noted,
      slow: unwritten,
      'slow after its effect': noted,
    },
  },
];

const cases = calls.flatMap((call) =>
  (Object.keys(call.outcomes) as FaultName[]).map((fault) => ({
    name: `${call.name} is ${fault}`,
    call,
    fault: faults[fault],
    outcome: call.outcomes[fault],
  })),
);

/** A run publishes its report as an issue, and a call of the next run has a fault. */
const secondRun =
  ({ call: { at, nth = 1, mode = 'new', isNotice = false }, fault }: (typeof cases)[number]) =>
  async (open: OpenPlace): Promise<Trial> => {
    const place = await open({ miteos: { scenario: complete } });
    const inputs = { 'issue-title': 'Weekly report', 'issue-mode': mode };
    await place.run({ runId: 100, inputs });
    let count = 0;
    place.github.addFault({ at, ...fault, where: () => (count += 1) === nth });
    if (isNotice) place.miteos.settings.scenario = failing;
    return place.run({ runId: 200, inputs });
  };

const trialOf = useTrials(Object.fromEntries(cases.map((one) => [one.name, secondRun(one)])));

function outcomeOf({ step, github }: Trial): Outcome {
  return {
    conclusion: step.conclusion === 'success' ? 'success' : 'failure',
    issues: github.issues.map(({ number, state, body }) => {
      const [, run = ''] = / run=(\d+) /.exec(body) ?? [];
      return `#${number} ${state}, run ${run}`;
    }),
    comments: github.comments.length,
    said: commandsOf(step)
      .filter(({ name }) => ['error', 'warning'].includes(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/Could not [^:]*/g)].map(([problem]) => `${name}: ${problem}`),
      ),
  };
}

describe('a run after one whose report is an issue', () => {
  it.each(cases)('when $name', ({ name, outcome }) => {
    const trial = trialOf(name);
    expect(outcomeOf(trial)).toEqual(outcome);
    expect(trial.step.summary).not.toBe('');
  });
});
