import type { Task } from './task.ts';

/** How the step ended: the output `status`. */
export type Outcome =
  'complete' | 'failed' | 'cancelled' | 'timed-out' | 'needs-approval' | 'running' | 'skipped';

/** What came of the task, and what there is to say of it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly task: Task;
  /** Whole sentences, with remote words in them. */
  readonly problems: readonly string[];
  readonly advice?: string;
  /** Whether the task is ours and may still run although it should not: the post step tries again. */
  readonly mayStillRun: boolean;
  /** Miteos could not be reached to the end of the wait: it is not worth minutes to ask it for the deliverables. */
  readonly isUnreached?: boolean;
}
