import { describe, expect, it } from '@jest/globals';
import { readActionDefinition } from '../../sandbox/runner/action-definition.ts';
import { accessInputTrials } from './access-input-trials.ts';
import { commentInputTrials } from './comment-input-trials.ts';
import { runInputTrial, type Situation } from './input-trial.ts';
import { publishInputTrials } from './publish-input-trials.ts';
import { actionFolder, type OpenPlace, type Trial } from './step-fixture.ts';
import { taskInputTrials } from './task-input-trials.ts';
import { useTrials } from './use-trials.ts';
import { waitInputTrials } from './wait-input-trials.ts';

const trials = [
  ...waitInputTrials,
  ...accessInputTrials,
  ...taskInputTrials,
  ...publishInputTrials,
  ...commentInputTrials,
];
const baseOf = ({ name }: Situation): string => `base: ${name}`;
const rows = trials.flatMap(({ situation, effects }, index) =>
  Object.entries(effects).map(([input, { title, ...effect }]) => ({
    ...effect,
    input,
    name: `${input} ${title}`,
    step: `step ${index}`,
    base: baseOf(situation),
  })),
);

type Run = (open: OpenPlace) => Promise<Trial>;
const trialOf = useTrials<string>(
  Object.fromEntries<Run>(
    trials.flatMap(({ situation, inputs }, index): [string, Run][] => [
      [`step ${index}`, (open) => runInputTrial(open, situation, inputs)],
      [baseOf(situation), (open) => runInputTrial(open, situation)],
    ]),
  ),
);

describe('every input of action.yml', () => {
  it('has a trial here', async () => {
    const { defaults } = await readActionDefinition(actionFolder);
    const inputs = new Set(rows.map(({ input }) => input));
    expect([...inputs].toSorted()).toEqual([...defaults.keys()].toSorted());
  });
});

describe('the input', () => {
  it.each(rows)('$name', ({ see, expected, step, base }) => {
    const seen = see(trialOf(step));
    expect(seen).toEqual(expected);
    expect(see(trialOf(base))).not.toEqual(seen);
  });
});
