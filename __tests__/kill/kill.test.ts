import { describe, expect, it } from '@jest/globals';
import { useTrials } from '../bundle/use-trials.ts';
import { createPoints } from './create-points.ts';
import { interruptStep, type Interruption } from './interrupt-step.ts';
import { issuePoints } from './issue-points.ts';
import { keptPoints } from './kept-points.ts';
import { publishPoints } from './publish-points.ts';
import { waitPoints } from './wait-points.ts';
import { aftermathOf, expectedOf } from './aftermath.ts';

const signals: readonly Interruption[] = ['SIGINT', 'SIGTERM', 'SIGKILL'];

const points = [...createPoints, ...waitPoints, ...publishPoints, ...keptPoints, ...issuePoints];
const cases = points.flatMap((point) => {
  const ways = point.isCancelledToo === true ? [...signals, 'cancel' as const] : signals;
  return ways.map((how) => ({ point, how, name: `${how} while ${point.name}` }));
});

const trialOf = useTrials(
  Object.fromEntries(cases.map(({ name, point, how }) => [name, interruptStep(point, how)])),
);

describe('an interrupted step leaves nothing running, and publishes its results once', () => {
  it.each(cases)('$name', async ({ name, point, how }) => {
    const aftermath = await aftermathOf(trialOf(name), point, how);
    expect(aftermath).toEqual(expectedOf(point, how));
  });
});
