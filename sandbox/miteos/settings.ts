import type { Scenario } from './scenarios.ts';

/** Which of the two published descriptions of the API the service follows. */
export type Generation = 'A' | 'B';

interface DeliverableListSettings {
  shape: 'array' | 'data' | 'deliverables';
  /** Entries in one answer, at most, and when no `limit` is sent. */
  pageSize: number;
  /** Answers every page with the first one. */
  ignoresOffset: boolean;
}

/** How the service behaves. All of it may be changed while it runs. */
export interface MiteosSettings {
  /** What becomes of a new task: a named scenario, own steps, or a choice by the request. */
  scenario: Scenario;
  /** `clock`: tasks follow their scenario. `manual`: they stay pending until a test moves them. */
  lifecycle: 'clock' | 'manual';
  /** Multiplies all times of a scenario; 1 takes about 4 s, 0.025 about 100 ms. */
  timeScale: number;
  /** Default: `data` in generation A, `tasks` (with `total`) in B. */
  taskList: { shape: 'array' | 'data' | 'tasks' };
  deliverableList: DeliverableListSettings;
  /** Whether files are sent from the middle on when asked to; else they are always sent whole. */
  honoursRange: boolean;
  /** Whether a create answers 402. */
  outOfCredits: boolean;
  /** Whether a 429 says when to come back. */
  retryAfter: 'none' | 'seconds';
}

/** Settings for a start; what is left out has its default. */
export type PartialSettings = Partial<
  Omit<MiteosSettings, 'deliverableList'> & { deliverableList: Partial<DeliverableListSettings> }
>;

/** Fills in the defaults. */
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
