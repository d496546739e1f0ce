import type { Task } from './task.ts';

/** How the step ended: the output `status`, which is `skipped` where there is no task. */
export type Outcome =
  'complete' | 'failed' | 'cancelled' | 'timed-out' | 'needs-approval' | 'running';

/** The result of the step, and what to report about it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly task: Task;
  /** Complete sentences. They may contain remote text. */
  readonly problems: readonly string[];
  readonly advice?: string;
  /** The current head of the pull request, when the task did not complete and the pull request has new commits. */
  readonly supersededBy?: string | undefined;
  /** Whether the task is ours and may still be running although it should not. The post step then tries to cancel it again. */
  readonly mayStillRun: boolean;
  /** Whether Miteos was unreachable until the end of the wait. Collecting the deliverables then gets only a short time. */
  readonly isUnreachable?: boolean;
}

/**
 * Why the step is not green, in one sentence; empty when it is green. The banner of the report begins with the same one.
 */
export function reasonOf({
  problems,
  supersededBy,
}: Pick<Verdict, 'problems' | 'supersededBy'>): string {
  return supersededBy === undefined ? (problems[0] ?? '') : describeSuperseded(supersededBy);
}

/** @param head the current head of the pull request */
export function describeSuperseded(head: string): string {
  return `The run was superseded: the pull request is at ${head.slice(0, 7)} now.`;
}
