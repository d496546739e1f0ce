import { describe, expect, it } from '@jest/globals';
import { pullRequestEvent } from '../../sandbox/github/events/pull-request-event.ts';
import type { OpenPlace, StepWish, Trial } from './step-fixture.ts';
import { useTrials } from './use-trials.ts';

interface CountedTrial extends Trial {
  /** The requests to the GitHub API of each run, as points. */
  readonly points: readonly (readonly string[])[];
}

const report = { name: 'report.md', contentType: 'text/markdown', content: '# Fine\n' };
const scenario = [{ afterMs: 0, status: 'complete', deliver: [report] }];
const event = pullRequestEvent();

/** Runs steps one after the other on the same pull request. */
const runs =
  (...wishes: readonly StepWish[]) =>
  async (open: OpenPlace): Promise<CountedTrial> => {
    const place = await open({ miteos: { scenario } });
    const points: string[][] = [];
    let trial: Trial | undefined;
    for (const wish of wishes) {
      const before = place.github.requests.length;
      trial = await place.run({ event, ...wish });
      const made = place.github.requests.slice(before).filter(({ service }) => service === 'rest');
      points.push(made.map(({ point }) => point));
    }
    if (trial === undefined) throw new Error('There is no run.');
    return { ...trial, points };
  };

const PERMISSION = 'repos/get-collaborator-permission-level';
const LIST = 'issues/list-comments';

const trialOf = useTrials<string, CountedTrial>({
  'two runs': runs({ runId: 100 }, { runId: 200 }),
});

describe('a run on a pull request', () => {
  it('sends 3 requests to the GitHub API when it creates its comment', () => {
    const { points } = trialOf('two runs');
    expect(points[0]).toEqual([PERMISSION, LIST, 'issues/create-comment']);
  });

  it('sends 4 requests to the GitHub API when it updates the comment of an earlier run', () => {
    const { github, points } = trialOf('two runs');
    expect(points[1]).toEqual([PERMISSION, LIST, 'graphql', 'issues/update-comment']);
    expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining(' run=200 ')]);
  });
});
