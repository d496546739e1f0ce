import type { Settings } from '../inputs/settings.ts';
import type { PostedComment, Ports, RunFacts } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import type { Deadline } from '../support/deadline.ts';
import type { TaskHistory } from '../task/history.ts';

/** What publishing needs to know of the step. */
export interface DeliverContext {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly settings: Settings;
  /** Bounds collecting and publishing. */
  readonly budget: Deadline;
  readonly durationSeconds: number;
  /** What was seen of the task, for the timeline. */
  readonly history?: TaskHistory | undefined;
  /** What an earlier phase of this step has already published. */
  readonly published: readonly SavedArtifact[];
  /** The artifacts whose upload an earlier phase had begun when it ended. */
  readonly uploads: readonly SavedUpload[];
  /** Whether an earlier phase has written the summary. */
  readonly hasSummary?: boolean;
  readonly progress: PublishProgress;
}

/** Told of each thing as soon as it is published, so that a later phase of the step does not publish it again. */
export interface PublishProgress {
  /** @param artifacts all that are published so far */
  onArtifacts(artifacts: readonly SavedArtifact[]): void;
  /** @param uploads all that have begun so far */
  onUploads(uploads: readonly SavedUpload[]): void;
  onSummary(): void;
  onComment(comment: PostedComment): void;
}

export interface SavedUpload {
  readonly name: string;
  /** Marks of the files in it, see held-files.ts. */
  readonly holds: string;
  /** The safe name of the one deliverable that it is to hold; absent for an archive. */
  readonly file?: string;
}

export interface SavedArtifact extends PublishedArtifact {
  /** Marks of the files in it, see held-files.ts. */
  readonly holds: string;
}
