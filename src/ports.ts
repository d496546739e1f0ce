import type { OutputFolder } from './deliverables/output-folder.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import type { Reports } from './report/render-report.ts';
import type { PublishedArtifact, Result } from './report/result.ts';
import type { Clock } from './support/clock.ts';
import type { Log } from './support/log.ts';
import type { Secrets } from './support/redactor.ts';
import type { PromptContext } from './task/prompt.ts';
import type { TaskService } from './task/task-service.ts';

/** What the story of a run needs of the world. Wired in wiring.ts; tests pass fakes. */
export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly service: TaskService;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
  readonly step: StepFiles;
  /** @param taskId the task whose files are saved; absent before there is one */
  readonly openFolder: (root: string, taskId?: string) => OutputFolder;
  /** Undefined where the platform keeps no artifacts; then `whyNoArtifacts` says why and what to do. */
  readonly artifacts: ArtifactPort | undefined;
  readonly whyNoArtifacts: string;
  /** Whether the platform shows job summaries to people. */
  readonly hasSummaries: boolean;
  /** Undefined when there is nothing to comment on, or no comment is wanted. */
  readonly comment: CommentPort | undefined;
  readonly secrets: Secrets;
  /** Fetches the current head of the event's pull request; undefined when there is none or it can't be read. */
  readonly fetchHead: () => Promise<string | undefined>;
  /**
   * Returns the paths that the pull request changes and that exist at its head. The change is fetched once per phase.
   * @param commit the expected head; returns nothing when the change has another head
   * @throws Error when the change can't be read
   */
  readonly fetchChangedPaths: (commit: string) => Promise<readonly string[]>;
  /** @throws Error when it takes too much time or memory */
  readonly renderReports: (result: Result) => Promise<Reports>;
}

/** Why whoever caused the run may not spend. */
export interface Refusal {
  /** A sentence. */
  readonly reason: string;
  /** What to do: sentences. */
  readonly advice: string;
  /** Whether nobody could be asked: perhaps they may. */
  readonly isUnchecked: boolean;
}

/** What only the main phase needs. */
export interface MainPorts extends Ports {
  /** Why whoever caused the run may not spend; undefined when they may. */
  readonly findRefusal: () => Promise<Refusal | undefined>;
  /** @throws UserError when the file can't be used */
  readonly readPromptFile: (path: string) => Promise<string>;
  /** @throws UserError when there is none, or GitHub does not give it */
  readonly fetchContext: (mode: 'summary' | 'diff', maxBytes: number) => Promise<PromptContext>;
  /** Sixteen random hex digits. */
  readonly newNonce: () => string;
  /** Which of the job's calls under one name this is, from 1 on. */
  readonly numberCall: (name: string) => Promise<number>;
  /** Claims a folder for this phase. @returns false when another step of the job, which runs at the same time, has it */
  readonly claimFolder: (folder: string) => Promise<boolean>;
}

export interface StepFiles {
  setOutput(name: string, value: string): void;
  /** What the post step finds; written at once. */
  saveState(name: string, value: string): void;
  writeSummary(report: string): Promise<void>;
}

export interface ArtifactPort {
  /** @throws Error that says why the artifact could not be made */
  upload(request: ArtifactRequest): Promise<PublishedArtifact>;
}

export type ArtifactFile = Pick<SavedDeliverable, 'path' | 'name'>;

export interface ArtifactRequest {
  readonly files: readonly ArtifactFile[];
  /** Whether the one file is stored as it is; else all files go into one archive. */
  readonly isUnzipped: boolean;
  /** The folder that the names of the files are relative to. */
  readonly root: string;
  /** Tried in this order: an artifact that has the name already is left alone. */
  readonly names: readonly string[];
  readonly retentionDays: number | undefined;
  /** An upload that is under way can't be stopped; it is not waited for any more. */
  readonly signal: AbortSignal;
}

export interface PostedComment {
  readonly id: number;
  readonly url: string;
}

/** The one comment of a step. */
export interface CommentPort {
  /** Begins the search for the issue or pull request, which may move on while the task runs; waits for nothing. */
  prepare?(): void;
  /**
   * Makes the comment, or edits the one that has its place, unless that one is of a newer run.
   * @throws Error that says what to change, in whole sentences
   */
  publish(draft: CommentDraft): Promise<Publication>;
}

export interface CommentDraft {
  readonly taskId: string;
  /**
   * `live`: the task is running, and another draft follows. `report`: a complete report, which replaces the whole comment. `notice`: the
   * outcome of a run without a complete report.
   */
  readonly kind: 'live' | 'notice' | 'report';
  /** The commit that the run is about, 40 hex digits; undefined when it is unknown. */
  readonly commit: string | undefined;
  /** Renders the comment without its marker. @param kept undefined when nothing of the existing comment stays */
  readonly render: (kept: KeptComment | undefined) => string;
  /** Aborted when the draft is not wanted any more: what is on its way arrives, nothing is tried again. */
  readonly end?: AbortSignal;
}

/** The existing comment that a draft is written into, and which part of it stays. */
export interface KeptComment {
  /** `report`: the complete report below the banner. `banner`: the banner of a newer run, above the report of the draft. */
  readonly part: 'report' | 'banner';
  /** The text on GitHub, without the marker. */
  readonly text: string;
  /** The commit that the part is about; undefined when it is unknown. */
  readonly commit: string | undefined;
  /** The workflow run that wrote the part. */
  readonly runId: string;
  /** 0 when the runner does not say. */
  readonly runAttempt: number;
}

export type Publication =
  | { readonly kind: 'posted'; readonly comment: PostedComment }
  /** Nothing was written: the comment has what a newer run wrote. */
  | { readonly kind: 'superseded'; readonly by: PostedComment };

/** What is known of this workflow run. */
export interface RunFacts {
  readonly repository: string;
  readonly runId: string;
  /** 0 when the runner does not say. */
  readonly runAttempt: number;
  /** How long artifacts may be kept in this repository, in days; undefined when the runner does not say. */
  readonly maxRetentionDays?: number | undefined;
  readonly workflow: string;
  readonly job: string;
  readonly action: string;
  /** The commit that the run is about, 40 hex digits; undefined when it is unknown. */
  readonly commit: string | undefined;
  /** URL of the repository, for people, without a slash at its end. */
  readonly repositoryUrl: string;
  /** This run, for people; the same for each attempt. */
  readonly runUrl: string;
  /** Where a person watches and approves tasks. */
  readonly watchUrl: string;
  readonly workspace: string;
  readonly runnerTemp: string;
}
