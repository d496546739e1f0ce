import { afterAll, beforeAll } from '@jest/globals';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';
import type { ActProcess } from './act-process.ts';
import { WorkflowPlace, type PlaceOptions } from './workflow-place.ts';
import type { WorkflowRun } from './workflow-run.ts';

export interface RunWish extends PlaceOptions {
  /** The number of attempts, one after the other; by default 1. The tests see the last attempt. */
  readonly attempts?: number;
  /** The number of runs of the workflow before this one; by default none. They complete. */
  readonly earlierRuns?: number;
  /** Called with the last attempt after its start, e.g. to cancel it. */
  readonly during?: (running: ActProcess, place: WorkflowPlace) => Promise<void>;
}

/** A run mostly waits for its task, so more runs than cores are in progress. */
const RUNS_AT_ONCE = 3;

/**
 * Runs workflows in parallel before the tests that use them.
 * @returns a function that returns a run by name, or throws its error
 */
export function useRuns<Name extends string>(
  wishes: Readonly<Record<Name, () => RunWish | Promise<RunWish>>>,
): (name: Name) => WorkflowRun {
  const places: WorkflowPlace[] = [];
  const settled = new Map<string, PromiseSettledResult<WorkflowRun>>();
  beforeAll(async () => {
    const entries = Object.entries<() => RunWish | Promise<RunWish>>(wishes);
    const runOne = async (make: () => RunWish | Promise<RunWish>): Promise<WorkflowRun> => {
      const { during, attempts = 1, earlierRuns = 0, ...options } = await make();
      const place = await WorkflowPlace.open(options);
      places.push(place);
      for (let run = 1; run <= earlierRuns; run++) {
        await place.finish(place.start(options.event));
        place.nextRun();
      }
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
