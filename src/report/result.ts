import type {
  DeliverableText,
  LostDeliverable,
  SavedDeliverable,
} from '../deliverables/saved-deliverable.ts';
import type { Settings } from '../inputs/settings.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Task } from '../task/task.ts';
import type { Outcome } from '../task/verdict.ts';

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

/** Everything that the report says. */
export interface Result {
  readonly outcome: Outcome;
  /** As last seen; absent when no task was made. */
  readonly task?: Task;
  /** The inputs, among them what they say of the report. */
  readonly settings: Settings;
  /** What went wrong, one sentence each, ours, perhaps with remote words in them. */
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
  /** This workflow run, for people. */
  readonly runUrl: string;
  /** Where to watch the task, for people. */
  readonly watchUrl: string;
}
