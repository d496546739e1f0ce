import { afterAll, beforeAll } from '@jest/globals';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';
import type { ActProcess } from './act-process.ts';
import { WorkflowPlace, type PlaceOptions } from './workflow-place.ts';
import type { WorkflowRun } from './workflow-run.ts';

export interface RunWish extends PlaceOptions {
  /** How often it is run, each time to its end. Default 1. The tests see the last attempt. */
  readonly attempts?: number;
  /** Told of the last attempt as soon as it has begun, e.g. to cancel it. */
  readonly during?: (running: ActProcess, place: WorkflowPlace) => Promise<void>;
}

/** A run mostly waits for its task's second to be over, so more are under way than there are cores. */
const RUNS_AT_ONCE = 3;

/**
 * Runs workflows, some at the same time, before the tests that read them.
 * @returns the run of a name; it throws what went wrong with that run
 */
export function useRuns<Name extends string>(
  wishes: Readonly<Record<Name, () => RunWish | Promise<RunWish>>>,
): (name: Name) => WorkflowRun {
  const places: WorkflowPlace[] = [];
  const settled = new Map<string, PromiseSettledResult<WorkflowRun>>();
  beforeAll(async () => {
    const entries = Object.entries<() => RunWish | Promise<RunWish>>(wishes);
    const runOne = async (make: () => RunWish | Promise<RunWish>): Promise<WorkflowRun> => {
      const { during, attempts = 1, ...options } = await make();
      const place = await WorkflowPlace.open(options);
      places.push(place);
      for (let attempt = 1; attempt < attempts; attempt++) {
        await place.finish(place.start(options.event, attempt));
      }
      const running = place.start(options.event, attempts);
      await during?.(running, place);
      return place.finish(running);
    };
    await mapConcurrently(entries, RUNS_AT_ONCE, async ([name, make]) => {
      const [result] = await Promise.allSettled([runOne(make)]);
      settled.set(name, result);
    });
  });
  afterAll(() => Promise.all(places.map((place) => place.close())));
  return (name) => {
    const result = settled.get(name);
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason ?? new Error(`There is no run ${name}.`);
  };
}
