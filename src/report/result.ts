import type { Task } from '../task/task.ts';

/** How the step ended: the output `status`. */
export type Outcome =
  'complete' | 'failed' | 'cancelled' | 'timed-out' | 'needs-approval' | 'running' | 'skipped';

/** A deliverable that lies whole in the output folder. */
export interface SavedDeliverable {
  /** The service's id. Remote text. */
  readonly id: string;
  /** As the service called it. Remote text, perhaps hostile. */
  readonly originalName: string;
  /** Our safe, unique, relative name, with `/` between folders. */
  readonly name: string;
  /** Absolute path on this machine. */
  readonly path: string;
  readonly bytes: number;
  /** Empty when nobody said. */
  readonly contentType: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A deliverable that could not be fetched, and why. */
export interface LostDeliverable {
  readonly id: string;
  readonly originalName: string;
  readonly reason: string;
}

export interface PublishedArtifact {
  readonly name: string;
  readonly id: number;
  /** Address for people. */
  readonly url: string;
  /** Lower-case hex sha256 of what was stored; empty when the platform did not say. */
  readonly digest: string;
  readonly bytes: number;
}

/** The beginning of a text deliverable, read from disk for the report. */
export interface DeliverableText {
  /** The safe name of the deliverable it belongs to. */
  readonly name: string;
  /** Valid text, whole or cut at a character. Remote text. */
  readonly text: string;
  /** How much of the file is not in `text`. */
  readonly missingBytes: number;
}

/** Everything that the report says. */
export interface Result {
  readonly outcome: Outcome;
  /** As last seen; absent when no task was made. */
  readonly task?: Task;
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
  /** This workflow run, for people. */
  readonly runUrl: string;
  /** Where to watch the task, for people. */
  readonly watchUrl: string;
}
