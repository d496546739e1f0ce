import type { Scenario } from './scenarios.ts';

/** The generation of the API that the service implements. */
export type Generation = 'A' | 'B';

interface DeliverableListSettings {
  shape: 'array' | 'data' | 'deliverables';
  /** The maximum number of entries per response, and the default of `limit`. */
  pageSize: number;
  /** Whether every page is the first one. */
  ignoresOffset: boolean;
}

/** The settings of the service. All may be changed while it runs. */
export interface MiteosSettings {
  /** The life of a new task: a named scenario, steps, or a function of the request. */
  scenario: Scenario;
  /** `clock`: tasks follow their scenario. `manual`: tasks stay pending until a test changes them. */
  lifecycle: 'clock' | 'manual';
  /** Multiplies all times of a scenario. 1 takes about 4 s, 0.025 about 100 ms. */
  timeScale: number;
  /** Default: `data` in generation A, `tasks` (with `total`) in B. */
  taskList: { shape: 'array' | 'data' | 'tasks' };
  deliverableList: DeliverableListSettings;
  /** Whether range requests are supported. Otherwise, files are always sent completely. */
  honoursRange: boolean;
  /** Whether a create request returns 402. */
  outOfCredits: boolean;
  /** Whether a 429 has a `Retry-After`. */
  retryAfter: 'none' | 'seconds';
}

/** Initial settings. Absent ones have their defaults. */
export type PartialSettings = Partial<
  Omit<MiteosSettings, 'deliverableList'> & { deliverableList: Partial<DeliverableListSettings> }
>;

/** Adds the defaults. */
export function completeSettings(partial: PartialSettings, generation: Generation): MiteosSettings {
  return {
    scenario: 'complete',
    lifecycle: 'clock',
    timeScale: 1,
    honoursRange: true,
    outOfCredits: false,
    retryAfter: 'none',
    taskList: { shape: generation === 'A' ? 'data' : 'tasks' },
    ...partial,
    deliverableList: {
      shape: generation === 'A' ? 'data' : 'deliverables',
      pageSize: 100,
      ignoresOffset: false,
      ...partial.deliverableList,
    },
  };
}
