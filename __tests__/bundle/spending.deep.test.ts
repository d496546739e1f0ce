import { describe, expect, it } from '@jest/globals';
import {
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../../sandbox/github/events/github-event.ts';
import { pullRequestCommentEvent } from '../../sandbox/github/events/issue-events.ts';
import {
  pullRequestEvent,
  pullRequestTargetEvent,
} from '../../sandbox/github/events/pull-request-event.ts';
import type { Fault } from '../../sandbox/github/faults.ts';
import type { OpenPlace, StepWish, Trial } from './step-fixture.ts';
import { createsOf, said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

const by = (actor: string, event: GithubEvent = pullRequestCommentEvent()): GithubEvent => ({
  ...event,
  actor,
});
const ownComment = pullRequestCommentEvent({
  comment: {
    body: '<!-- miteos-task key=0123456789abcdef step=0123456789abcdef run=7 attempt=1 task=t -->\n',
    user: { login: 'review-app[bot]' },
  },
});

interface Wish extends StepWish {
  readonly event: GithubEvent;
  readonly allowed?: string;
  readonly fault?: Omit<Fault, 'at'>;
}

/** Where `maintainer` may write, and nobody else. A refusal must not even look for the prompt file, which is missing. */
const refusedRun =
  ({ fault, allowed = 'write', ...wish }: Wish) =>
  async (open: OpenPlace) => {
    const place = await open({ github: { roles: { maintainer: 'write' } } });
    if (fault) place.github.addFault({ at: 'repos/get-collaborator-permission-level', ...fault });
    return place.run({
      ...wish,
      inputs: { 'prompt-file': 'missing.md', 'allowed-actors': allowed, ...wish.inputs },
    });
  };

const spendingRun = (wish: Wish) =>
  refusedRun({ ...wish, inputs: { prompt: 'Review.', 'prompt-file': '', wait: 'false' } });

const refused = {
  'an outsider who comments': refusedRun({ event: by('mallory') }),
  'an outsider who opens a pull request': refusedRun({ event: pullRequestTargetEvent() }),
  'an outsider whose run is followed': refusedRun({ event: by('maintainer', workflowRunEvent()) }),
  'a bot': refusedRun({ event: by('renovate[bot]') }),
  'a bot that re-runs': refusedRun({
    event: by('maintainer'),
    triggeringActor: 'retry-app[bot]',
    runAttempt: 2,
  }),
  'one who is not on the list': refusedRun({ event: by('maintainer'), allowed: 'octocat' }),
  'a check that is forbidden': refusedRun({
    event: by('maintainer'),
    fault: { answer: 403, message: 'Resource not accessible by integration' },
  }),
  'a check that fails': refusedRun({ event: by('maintainer'), fault: { answer: 'reset', times: Infinity } }),
  'a check without a token': refusedRun({
    event: by('maintainer'),
    inputs: { 'github-token': ' ' },
  }),
  'a comment of this action': refusedRun({ event: by('review-app[bot]', ownComment) }),
  'a comment of this action, with all': refusedRun({
    event: by('review-app[bot]', ownComment),
    allowed: 'all',
  }),
};

const allowed = {
  push: spendingRun({ event: pushEvent() }),
  schedule: spendingRun({ event: scheduleEvent() }),
  workflow_dispatch: spendingRun({ event: workflowDispatchEvent() }),
  'a pull request of the repository': spendingRun({ event: pullRequestEvent() }),
  'a bot in full': spendingRun({ event: by('renovate[bot]'), allowed: 'octocat, Renovate[bot]' }),
  'the account that comments, by name': spendingRun({
    event: by('review-app[bot]', ownComment),
    allowed: 'review-app[bot]',
  }),
};

const allowedByRole = {
  'a maintainer who comments': spendingRun({ event: by('maintainer') }),
  "a maintainer who re-runs an outsider's": spendingRun({
    event: by('mallory'),
    triggeringActor: 'maintainer',
    runAttempt: 2,
  }),
  "a maintainer who labels an outsider's pull request": spendingRun({
    event: by('maintainer', pullRequestTargetEvent({ action: 'labeled' })),
  }),
};

const trialOf = useTrials({ ...refused, ...allowed, ...allowedByRole });
const namesOf = <Name extends string>(trials: Readonly<Record<Name, unknown>>): Name[] =>
  Object.keys(trials) as Name[];
const checksOf = ({ github }: Trial): string[] =>
  github.requests.map(({ point, path }) => `${point} ${path.split('/').at(-2) ?? ''}`);

describe.each(namesOf(refused))('who may not spend: %s', (name) => {
  it('is refused in one error, with the line that allows it', () => {
    const { step } = trialOf(name);
    expect([step.conclusion, step.main.exitCode]).toEqual(['failure', 1]);
    expect(said(step, 'error')).toEqual([
      expect.stringMatching(/^"[\w[\]-]+" may not spend Miteos credits on .*`allowed-actors: .+`/),
    ]);
  });

  it('costs no request to Miteos, nothing but look-ups at GitHub, and leaves nothing to the post step', () => {
    const { miteos, github, step } = trialOf(name);
    expect(miteos.requests).toEqual([]);
    const points = new Set(github.requests.map(({ point }) => point));
    points.delete('repos/get-collaborator-permission-level');
    expect([...points]).toEqual([]);
    expect(step.post?.rawLog).toBe('');
    expect(step.outputs).toMatchObject({ status: 'failed', 'deliverables-count': '0' });
  });
});

describe('who may spend', () => {
  it.each(namesOf(allowed))('does so without a look-up: %s', (name) => {
    const trial = trialOf(name);
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(trial.github.requests).toEqual([]);
  });

  it.each(namesOf(allowedByRole))('is looked up once: %s', (name) => {
    const trial = trialOf(name);
    expect([trial.step.conclusion, createsOf(trial)]).toEqual(['success', 1]);
    expect(checksOf(trial)).toEqual(['repos/get-collaborator-permission-level maintainer']);
  });
});

describe('a refusal', () => {
  it('says why the permission could not be checked', () => {
    const [forbidden] = said(trialOf('a check that is forbidden').step, 'error');
    expect(forbidden).toContain('could not be checked (Resource not accessible by integration');
    const [failed] = said(trialOf('a check that fails').step, 'error');
    expect(failed).toContain('could not be checked (');
    const [noToken] = said(trialOf('a check without a token').step, 'error');
    expect(noToken).toContain('could not be checked (the input github-token is empty)');
  });

  it('names who caused the run that is followed', () => {
    const [error] = said(trialOf('an outsider whose run is followed').step, 'error');
    expect(error).toContain('"octocat" may not spend');
  });
});
