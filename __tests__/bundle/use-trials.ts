import { beforeAll } from '@jest/globals';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';
import { usePlaces, type OpenPlace, type Trial } from './step-fixture.ts';

/** A step mostly waits for its task, so more steps than cores run at the same time. */
const STEPS_AT_ONCE = 8;

/**
 * Runs steps at the same time, before the tests that read them.
 * @returns a function that returns the trial of a name, or throws the error of that trial
 */
export function useTrials<Name extends string, Result = Trial>(
  trials: Readonly<Record<Name, (open: OpenPlace) => Promise<Result>>>,
): (name: Name) => Result {
  const open = usePlaces();
  const settled = new Map<string, PromiseSettledResult<Result>>();
  beforeAll(async () => {
    const entries = Object.entries<(open: OpenPlace) => Promise<Result>>(trials);
    await mapConcurrently(entries, STEPS_AT_ONCE, async ([name, run]) => {
      const [result] = await Promise.allSettled([run(open)]);
      settled.set(name, result);
    });
  });
  return (name) => {
    const result = settled.get(name);
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason ?? new Error(`There is no trial ${name}.`);
  };
}
