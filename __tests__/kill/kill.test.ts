import { describe, expect, it } from '@jest/globals';
import { useTrials } from '../bundle/use-trials.ts';
import { createPoints } from './create-points.ts';
import { hitStep, type Blow } from './hit-step.ts';
import { publishPoints } from './publish-points.ts';
import { waitPoints } from './wait-points.ts';
import { expectedOf, whatCameOf } from './what-came-of.ts';

const signals: readonly Blow[] = ['SIGINT', 'SIGTERM', 'SIGKILL'];

const cases = [...createPoints, ...waitPoints, ...publishPoints].flatMap((point) => {
  const blows = point.isCancelledToo === true ? [...signals, 'cancel' as const] : signals;
  return blows.map((blow) => ({ point, blow, name: `${blow} while ${point.name}` }));
});

const trialOf = useTrials(
  Object.fromEntries(cases.map(({ name, point, blow }) => [name, hitStep(point, blow)])),
);

describe('a step that is hit leaves nothing running, and brings what was made once', () => {
  it.each(cases)('$name', async ({ name, point, blow }) => {
    const aftermath = await whatCameOf(trialOf(name), point, blow);
    expect(aftermath).toEqual(expectedOf(point, blow));
  });
});
