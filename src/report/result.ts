import type {
  DeliverableText,
  LostDeliverable,
  SavedDeliverable,
} from '../deliverables/saved-deliverable.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Task } from '../task/task.ts';
import type { Outcome } from '../task/verdict.ts';
import { isMarkdownName } from './text-kind.ts';

export interface PublishedArtifact {
  readonly name: string;
  readonly id: number;
  /** Address for people. */
  readonly url: string;
  /** Lower-case hex sha256 of what was stored; empty when the platform did not say. */
  readonly digest: string;
  readonly bytes: number;
  /** The safe name of the one deliverable that it holds; absent for an archive. */
  readonly file?: string;
}

/** What every page says of its run. All fields are required: a writer that forgets one does not compile. */
export interface ReportHead {
  /** The input `title`. When it is empty, the headline is the main report's first heading, else the workflow's name. */
  readonly title: string;
  readonly workflow: string;
  /** The commit that the task is about, 40 hex digits; undefined when it is not known. */
  readonly commit: string | undefined;
  /** Where GitHub shows the repository, without a slash at its end. */
  readonly repositoryUrl: string;
  /** This workflow run, for people. */
  readonly runUrl: string;
  /** Where to watch the task, for people. */
  readonly watchUrl: string;
}

/** Everything that the report says. */
export interface Result extends ReportHead {
  readonly outcome: Outcome;
  /** As last seen. */
  readonly task: Task;
  /** What went wrong: our own sentences, which may have remote text in them. Each lost deliverable has one. */
  readonly problems: readonly string[];
  /** What to do next, one sentence; absent when there is nothing to do. */
  readonly advice?: string;
  /** From the creation of the task to its end or to now. */
  readonly durationSeconds?: number;
  readonly saved: readonly SavedDeliverable[];
  readonly lost: readonly LostDeliverable[];
  /** How many deliverables the patterns left out. */
  readonly leftOut: number;
  readonly artifacts: readonly PublishedArtifact[];
  readonly texts: readonly DeliverableText[];
  /** What the task and its agents did and when, as far as the step saw it. */
  readonly history?: TaskHistory;
  /** The newer head of the pull request, 40 hex digits, when the run did not complete and is superseded. */
  readonly supersededBy: string | undefined;
  /** Paths that the pull request changes; empty when they are not known. */
  readonly changedPaths: readonly string[];
  /** Whether the task may still run although it must not. */
  readonly mayStillRun: boolean;
}

/** The report that stays below a banner. */
export interface KeptReport {
  readonly commit: string | undefined;
  /** The workflow run that wrote it, for people. */
  readonly runUrl: string;
  /** Whether its task completed. A live banner may be over a partial report. */
  readonly isComplete: boolean;
}

/** Whether the result takes the place of an earlier report: the task is complete, and its report could be read, or it has none. */
export function isCompleteReport({ outcome, texts, saved, lost, problems }: Result): boolean {
  if (outcome !== 'complete') return false;
  if (texts.some(({ name }) => isMarkdownName(name))) return true;
  const delivered = [...saved, ...lost].map(({ originalName }) => originalName);
  if (delivered.some(isMarkdownName)) return false;
  return saved.length > 0 || problems.length === 0;
}
