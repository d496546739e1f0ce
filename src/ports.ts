import type { OutputFolder } from './deliverables/output-folder.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import type { Reports } from './report/render-report.ts';
import type { PublishedArtifact, Result } from './report/result.ts';
import type { Clock } from './support/clock.ts';
import type { Log } from './support/log.ts';
import type { Secrets } from './support/redactor.ts';
import type { PromptContext } from './task/prompt.ts';
import type { TaskService } from './task/task-service.ts';

/** What the step needs from outside. wiring.ts provides the adapters; tests provide fakes. */
export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly service: TaskService;
  /** Aborted when the runner cancels the step. */
  readonly stop: AbortSignal;
  readonly step: StepFiles;
  /** @param taskId the task whose files are saved; absent before the task exists */
  readonly openFolder: (root: string, taskId?: string) => OutputFolder;
  /** Undefined if artifacts can't be published on the platform. Then `whyNoArtifacts` says why, and what to do. */
  readonly artifacts: ArtifactPort | undefined;
  readonly whyNoArtifacts: string;
  /** Whether the platform shows job summaries. */
  readonly hasSummaries: boolean;
  /** Undefined when there is nothing to comment on, or the user wants no comment. */
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
  /** @throws Error when rendering takes too much time or memory */
  readonly renderReports: (result: Result) => Promise<Reports>;
}

/** Why the actor who triggered the run may not spend credits. */
export interface Refusal {
  /** A complete sentence. */
  readonly reason: string;
  /** What to do, in complete sentences. */
  readonly advice: string;
  /** Whether the permission could not be checked, so that the actor may have it. */
  readonly isUnchecked: boolean;
}

/** What only the main phase needs. */
export interface MainPorts extends Ports {
  /** Checks whether the actor who triggered the run may spend credits; returns undefined when they may. */
  readonly findRefusal: () => Promise<Refusal | undefined>;
  /** @throws UserError when the file can't be used */
  readonly readPromptFile: (path: string) => Promise<string>;
  /** @throws UserError when there is none, or when it can't be read */
  readonly fetchContext: (mode: 'summary' | 'diff', maxBytes: number) => Promise<PromptContext>;
  /** Returns sixteen random hex digits. */
  readonly newNonce: () => string;
  /** Returns the number of the call among the calls with the same name in the job, starting at 1. */
  readonly numberCall: (name: string) => Promise<number>;
  /** Claims a folder for this phase. @returns false when another step, which runs at the same time, has claimed it */
  readonly claimFolder: (folder: string) => Promise<boolean>;
}

export interface StepFiles {
  setOutput(name: string, value: string): void;
  /** Saves a value for the post step. The value is written immediately. */
  saveState(name: string, value: string): void;
  writeSummary(report: string): Promise<void>;
}

export interface ArtifactPort {
  /** @throws Error that says why the artifact could not be created */
  upload(request: ArtifactRequest): Promise<PublishedArtifact>;
}

export type ArtifactFile = Pick<SavedDeliverable, 'path' | 'name'>;

export interface ArtifactRequest {
  readonly files: readonly ArtifactFile[];
  /** Whether the single file is stored unzipped; otherwise all files go into one archive. */
  readonly isUnzipped: boolean;
  /** The folder to which the names of the files are relative. */
  readonly root: string;
  /** Names to try in this order. An existing artifact is never replaced. */
  readonly names: readonly string[];
  readonly retentionDays: number | undefined;
  /** Ends the wait for the upload. An upload in progress can't be stopped. */
  readonly signal: AbortSignal;
}

export interface PostedComment {
  readonly id: number;
  readonly url: string;
}

/** The one comment of a step. */
export interface CommentPort {
  /** Starts the search for the issue or pull request, which may change while the task runs. Does not wait for the result. */
  prepare?(): void;
  /**
   * Creates the comment, or edits the existing one, unless a newer run wrote it.
   * @throws Error that says what to change, in complete sentences
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
  /** Aborted when the draft is obsolete. A request in progress continues, but is not repeated. */
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
  /** Nothing was written, because a newer run wrote the comment. */
  | { readonly kind: 'superseded'; readonly by: PostedComment };

/** Facts about this workflow run. */
export interface RunFacts {
  readonly repository: string;
  readonly runId: string;
  /** 0 when it is unknown. */
  readonly runAttempt: number;
  /** The maximum retention of artifacts in this repository, in days; undefined when it is unknown. */
  readonly maxRetentionDays?: number | undefined;
  readonly workflow: string;
  readonly job: string;
  readonly action: string;
  /** The commit that the run is about, 40 hex digits; undefined when it is unknown. */
  readonly commit: string | undefined;
  /** The URL of the repository for people, without a trailing slash. */
  readonly repositoryUrl: string;
  /** The URL of this run for people, which is the same for each attempt. */
  readonly runUrl: string;
  /** The URL of the War Room, where people watch and approve tasks. */
  readonly watchUrl: string;
  readonly workspace: string;
  readonly runnerTemp: string;
}
