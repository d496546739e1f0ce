import type { Scenario } from './scenarios.ts';

export type Generation = 'A' | 'B';

export interface TaskListSettings {
  /** Default: `data` in generation A, `tasks` (with `total`) in B. */
  shape: 'array' | 'data' | 'tasks';
  order: 'newest-first' | 'oldest-first';
  /** How long after its creation a task is first listed. */
  appearsAfterMs: number;
  /** How the list shows prompts; a number cuts them to so many characters. */
  prompts: 'whole' | 'missing' | number;
  /** Tasks in one answer, at most, and when no `limit` is sent. */
  pageSize: number;
  /** Answers every page with the first one. */
  ignoresOffset: boolean;
}

export interface DeliverableListSettings {
  shape: 'array' | 'data' | 'deliverables';
  pageSize: number;
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
  taskList: TaskListSettings;
  deliverableList: DeliverableListSettings;
  /** How long a pre-signed link is good for. */
  linkLifeMs: number;
  /** Whether files are sent from the middle on when asked to; else they are always sent whole. */
  honoursRange: boolean;
  /** What cancelling an ended task answers. */
  cancelEndedStatus: 200 | 400 | 404 | 409;
  /** What a create answers when the key's concurrent tasks are all taken: 429, or a pending task. */
  whenFull: 'refuse' | 'queue';
  /** Whether a create answers 402. */
  outOfCredits: boolean;
  /** How a 429 says when to come back. */
  retryAfter: 'none' | 'seconds' | 'date';
  /** Length of the window in which a key's requests are counted. */
  rateWindowMs: number;
  /** Where a failed task says why. */
  failureField: 'error' | 'error.message' | 'error_message' | 'failure_reason' | 'detail';
}

/** Settings for a start; what is left out has its default. */
export type PartialSettings = Partial<
  Omit<MiteosSettings, 'taskList' | 'deliverableList'> & {
    taskList: Partial<TaskListSettings>;
    deliverableList: Partial<DeliverableListSettings>;
  }
>;

/** Fills in the defaults. */
export function completeSettings(partial: PartialSettings, generation: Generation): MiteosSettings {
  return {
    scenario: 'complete',
    lifecycle: 'clock',
    timeScale: 1,
    linkLifeMs: 15 * 60_000,
    honoursRange: true,
    cancelEndedStatus: 409,
    whenFull: 'refuse',
    outOfCredits: false,
    retryAfter: 'none',
    rateWindowMs: 60_000,
    failureField: 'error',
    ...partial,
    taskList: {
      shape: generation === 'A' ? 'data' : 'tasks',
      order: 'newest-first',
      appearsAfterMs: 0,
      prompts: 'whole',
      pageSize: 20,
      ignoresOffset: false,
      ...partial.taskList,
    },
    deliverableList: {
      shape: generation === 'A' ? 'data' : 'deliverables',
      pageSize: 100,
      ignoresOffset: false,
      ...partial.deliverableList,
    },
  };
}
