import { describe, expect, it } from '@jest/globals';
import type { OpenPlace, Trial } from './step-fixture.ts';
import { said } from './trial-facts.ts';
import { useTrials } from './use-trials.ts';

/** Runs a step whose request for an issue gets no answer, so that it ends after the timeout of 30 seconds. */
const withoutAnswer =
  (takesEffect: boolean) =>
  async (open: OpenPlace): Promise<Trial> => {
    const deliver = [{ name: 'report.md', contentType: 'text/markdown', content: '# Week\n' }];
    const place = await open({
      miteos: { scenario: [{ afterMs: 0, status: 'complete', deliver }] },
      github: { faults: [{ at: 'issues/create', answer: 'stall', takesEffect }] },
    });
    return place.run({ inputs: { 'issue-title': 'Weekly report' } });
  };

const trialOf = useTrials({
  'takes effect': withoutAnswer(true),
  'is lost': withoutAnswer(false),
});

describe('an issue whose creation gets no answer within the timeout', () => {
  it('is found when it exists', () => {
    const { github, step } = trialOf('takes effect');
    expect(github.issues).toHaveLength(1);
    expect([step.conclusion, step.outputs['issue-number']]).toEqual(['success', '3']);
  });

  it('is not created again, because it may appear later, and the step fails', () => {
    const { github, step } = trialOf('is lost');
    const creates = github.requests.filter(({ point }) => point === 'issues/create');
    expect([github.issues, creates.length, step.conclusion]).toEqual([[], 1, 'failure']);
    expect(said(step, 'error')[0]).toMatch(/Could not write the issue .* The job summary has/);
  });
});
