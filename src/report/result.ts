import type {
  DeliverableText,
  LostDeliverable,
  SavedDeliverable,
} from '../deliverables/saved-deliverable.ts';
import type { Finding } from '../findings/finding.ts';
import type { UnverifiedFinding } from '../findings/verify-findings.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Task } from '../task/task.ts';
import type { Outcome } from '../task/verdict.ts';
import { findReport } from './text-kind.ts';

export interface PublishedArtifact {
  readonly name: string;
  readonly id: number;
  /** Address for people. */
  readonly url: string;
  /** Lower-case hex sha256 of the stored bytes; empty when the platform did not return one. */
  readonly digest: string;
  readonly bytes: number;
  /** The safe name of the one deliverable that it contains; absent for an archive. */
  readonly file?: string;
}

/** The facts about the run that every page shows. All fields are required, so that code that omits one does not compile. */
export interface ReportHead {
  /** The input `title`. If it is empty, the headline is the main report's first heading, otherwise the name of the workflow. */
  readonly title: string;
  readonly workflow: string;
  /** The commit that the task is about, 40 hex digits; undefined when it is not known. */
  readonly commit: string | undefined;
  /** The address of the repository for people, without a trailing slash. */
  readonly repositoryUrl: string;
  /** The address of this workflow run for people. */
  readonly runUrl: string;
  /** The address for people where they can follow the task. */
  readonly watchUrl: string;
}

/** Everything that the report shows. */
export interface Result extends ReportHead {
  readonly outcome: Outcome;
  /** As last fetched. */
  readonly task: Task;
  /** Sentences about what went wrong, which may contain remote text. Each lost deliverable has one. */
  readonly problems: readonly string[];
  /** What to do next, one sentence; absent when there is nothing to do. */
  readonly advice?: string;
  /** From the creation of the task to its end, or to now if it has not ended. */
  readonly durationSeconds?: number;
  readonly saved: readonly SavedDeliverable[];
  readonly lost: readonly LostDeliverable[];
  /** How many deliverables match no pattern. */
  readonly leftOut: number;
  readonly artifacts: readonly PublishedArtifact[];
  readonly texts: readonly DeliverableText[];
  /** The states of the task and its agents over time, as far as the step observed them. */
  readonly history?: TaskHistory;
  /** The newer head of the pull request, 40 hex digits, if the run did not complete and is superseded. */
  readonly supersededBy: string | undefined;
  /** Paths that the pull request changes; empty when they are not known. */
  readonly changedPaths: readonly string[];
  /** Whether the task may still be running although the step had to cancel it. */
  readonly mayStillRun: boolean;
  /** Undefined when there are no findings to check. */
  readonly findings: FindingsResult | undefined;
  /** Whether the comment only says that there are no findings, and is written only if a comment exists. */
  readonly isQuiet: boolean;
}

/** The checked findings of a task. */
export interface FindingsResult {
  /** The name of the deliverable that has them. */
  readonly file: string;
  /** The verdict of the agents; undefined when there is none. */
  readonly verdict: string | undefined;
  /** The most severe first. */
  readonly verified: readonly ListedFinding[];
  readonly unverified: readonly UnverifiedFinding[];
  /** The number of findings beyond the maximum, which are left out. */
  readonly more: number;
  /** The reviewed commit, 40 hex digits. */
  readonly commit: string;
  /** The newer head of the pull request, if there is one and there are comments on the reviewed commit. */
  readonly newerHead: string | undefined;
  /** The address of the review for people; undefined when no review was written. */
  readonly reviewUrl: string | undefined;
  /** A sentence that says that a part of the change was not reviewed; undefined when no such part is known. */
  readonly gap: string | undefined;
}

/** A verified finding. */
export interface ListedFinding {
  readonly finding: Finding;
  /** Whether the comment on its line is new, was posted by an earlier run, could not be posted, may have been posted, or there is none. */
  readonly state: 'new' | 'known' | 'refused' | 'unclear' | 'none';
}

/** The complete report that is kept below a banner. */
export interface KeptReport {
  readonly commit: string | undefined;
  /** The address for people of the workflow run, or of its attempt, that wrote it. */
  readonly runUrl: string;
  /** Whether an earlier attempt of this workflow run wrote it. */
  readonly isSameRun: boolean;
}

/** Whether the result replaces an earlier report: the task is complete, and its report could be read or it has none. */
export function isCompleteReport(
  result: Pick<Result, 'outcome' | 'texts' | 'saved' | 'lost' | 'problems' | 'findings'>,
): boolean {
  const { outcome, texts, saved, lost, problems, findings } = result;
  if (outcome !== 'complete') return false;
  const missing = lost.map(({ originalName }) => ({ name: originalName, contentType: '' }));
  // The findings are shown instead of their file, which may be Markdown by its name or type.
  const others = saved.filter(({ name }) => name !== findings?.file);
  const report = findReport([...others, ...missing]);
  if (report === undefined) return saved.length > 0 || problems.length === 0;
  return saved.some((file) => file === report) && texts.some(({ name }) => name === report.name);
}
