import type { Task } from './task.ts';

/** How the step ended: the output `status`, which is `skipped` where there is no task. */
export type Outcome =
  'complete' | 'failed' | 'cancelled' | 'timed-out' | 'over-budget' | 'needs-approval' | 'running';

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

/** Returns the first problem of a step that does not succeed, which says why; empty when there is none. */
export function reasonOf({
  outcome,
  problems,
  supersededBy,
}: Pick<Verdict, 'outcome' | 'problems' | 'supersededBy'>): string {
  // A complete task whose report could not be read can be superseded, too, but that does not fail the step.
  return outcome === 'complete' || supersededBy === undefined
    ? (problems[0] ?? '')
    : describeSuperseded(supersededBy);
}

/** @param head the current head of the pull request */
export function describeSuperseded(head: string): string {
  return `This run is superseded: the pull request is now at ${head.slice(0, 7)}.`;
}
