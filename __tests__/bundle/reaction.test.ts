import { describe, expect, it } from '@jest/globals';
import { pushEvent } from '../../sandbox/github/events/branch-events.ts';
import {
  issueCommentEvent,
  issuesEvent,
  pullRequestCommentEvent,
} from '../../sandbox/github/events/issue-events.ts';
import { publishedPayloads } from '../support/published-events.ts';
import {
  followFinished,
  type OpenPlace,
  type PlaceOptions,
  type StepWish,
} from './step-fixture.ts';
import { createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const AT = 'reactions/create-for-issue-comment';

const run =
  ({ inputs, ...wish }: StepWish, place: PlaceOptions = {}) =>
  async (open: OpenPlace) =>
    (await open(place)).run({
      event: issueCommentEvent(),
      debug: true,
      inputs: { reaction: 'eyes', ...inputs },
      ...wish,
    });

const [reviewComment = {}] = publishedPayloads('pull_request_review_comment');
const readOnly = 'ghs_readonlyreadonlyreadonlyreadonly0000';
const reader = { login: 'github-actions[bot]', permissions: { pullRequests: 'read' } } as const;

const trialOf = useTrials({
  'a comment on an issue': run({}),
  'a comment on a pull request': run({ event: pullRequestCommentEvent() }),
  'a comment on a line': run({
    event: { ...pushEvent(), name: 'pull_request_review_comment', payload: reviewComment },
  }),
  'an issue': run({ event: issuesEvent() }, { github: { roles: { Codertocat: 'write' } } }),
  'a push': run({ event: pushEvent() }),
  'a refused create call': run({}, { miteos: { outOfCredits: true } }),
  'a read-only token': run(
    { inputs: { 'github-token': readOnly } },
    { github: { tokens: { [readOnly]: reader } } },
  ),
  'a step that does not wait': run({ inputs: { wait: 'false' } }),
  'a response that is lost': run(
    {},
    { github: { faults: [{ at: AT, answer: 'reset', takesEffect: true }] } },
  ),
  'a deleted comment': run({}, { github: { faults: [{ at: AT, answer: 404, times: Infinity }] } }),
  'a response that never comes': async (open) => {
    const place = await open();
    const hold = place.github.hold(AT, 'before-effect');
    const running = await place.start({
      event: issueCommentEvent(),
      debug: true,
      inputs: { reaction: 'eyes' },
    });
    // The step ends, although GitHub has not answered.
    const trial = await place.finish(running);
    hold.release();
    return trial;
  },
  'a task that exists': async (open) => {
    const place = await open();
    const inputs = await followFinished()(place);
    return place.run({ event: issueCommentEvent(), inputs: { reaction: 'eyes', ...inputs } });
  },
  'a later attempt': async (open) => {
    const place = await open();
    const wish = { event: issueCommentEvent(), inputs: { reaction: 'eyes' }, runId: 7 };
    await place.run({ ...wish, runAttempt: 1 });
    return place.run({ ...wish, runAttempt: 2 });
  },
});

describe('the reaction', () => {
  it.each([
    ['a comment on an issue', 'issue comment', 492_700_400],
    ['a comment on a pull request', 'issue comment', 492_700_400],
    ['a comment on a line', 'review comment', 284_312_630],
    ['a response that is lost', 'issue comment', 492_700_400],
    ['a later attempt', 'issue comment', 492_700_400],
    ['a step that does not wait', 'issue comment', 492_700_400],
  ] as const)(
    'is added once to the comment that triggered the run: %s',
    (name, kind, commentId) => {
      const { github, step } = trialOf(name);
      expect(github.reactions).toEqual([
        { id: 1, kind, commentId, author: 'github-actions[bot]', content: 'eyes' },
      ]);
      expect(github.requests.filter(({ point }) => point.startsWith('reactions/'))).toHaveLength(1);
      expect(step.conclusion).toBe('success');
    },
  );

  it.each(['an issue', 'a push', 'a task that exists'] as const)(
    'is not added without a comment, or without a new task: %s',
    (name) => {
      const { github, step } = trialOf(name);
      expect(github.requests.filter(({ point }) => point.startsWith('reactions/'))).toEqual([]);
      expect(step.conclusion).toBe('success');
    },
  );

  it.each(['a read-only token', 'a deleted comment', 'a response that is lost'] as const)(
    'that fails is one line in the debug log: %s',
    (name) => {
      const trial = trialOf(name);
      const { step } = trial;
      expect([step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
      expect([...said(step, 'warning'), ...said(step, 'error')]).toEqual([]);
      expect(
        step.main.rawLog.match(/^::debug::Could not add the reaction to the comment: .+$/gm),
      ).toHaveLength(1);
    },
  );

  it('is not added without a task: a refused create call', () => {
    const { github, step } = trialOf('a refused create call');
    expect(step.conclusion).toBe('failure');
    expect(github.requests.filter(({ point }) => point.startsWith('reactions/'))).toEqual([]);
  });

  it('does not delay the end of the step', () => {
    const { step } = trialOf('a response that never comes');
    expect(step.conclusion).toBe('success');
    expect(step.main.rawLog).not.toContain('Could not add the reaction');
  });
});
