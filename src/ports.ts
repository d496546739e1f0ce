import type { OutputFolder } from './deliverables/output-folder.ts';
import type { SavedDeliverable } from './deliverables/saved-deliverable.ts';
import type { Finding } from './findings/finding.ts';
import type { ChangedFile } from './findings/verify-findings.ts';
import type { Reports } from './report/render-report.ts';
import type { PublishedArtifact, Result } from './report/result.ts';
import type { Clock } from './support/clock.ts';
import type { Log } from './support/log.ts';
import type { Secrets } from './support/redactor.ts';
import type { ContextFiles, PromptContext } from './task/prompt.ts';
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
  /** Undefined when the user wants no issue. */
  readonly issue: IssuePort | undefined;
  readonly secrets: Secrets;
  /** Fetches the current head of the event's pull request; undefined when there is none or it can't be read. */
  readonly fetchHead: () => Promise<string | undefined>;
  /**
   * Fetches what the event's pull request or push changes, with the diffs if the input `findings` is set. The change is fetched once per phase.
   * @throws Error when the change can't be read
   */
  readonly fetchChange: () => Promise<RunChange>;
  /**
   * Renders the result in a process, which starts immediately.
   * @throws Error when rendering takes too much time or memory
   */
  readonly renderReports: (result: Promise<Result>) => Promise<Reports>;
  /**
   * Renders each finding as the blocks of a comment on its lines.
   * @throws as `renderReports`
   */
  readonly renderFindings: (findings: readonly Finding[]) => Promise<string[][]>;
  /** Undefined when there is no pull request to review. */
  readonly review: ReviewPort | undefined;
  readonly annotate: Annotate;
}

/** The change of the pull request or push that the run is about. */
export interface RunChange {
  /** The head commit of the change. */
  readonly head: string;
  readonly files: readonly ChangedFile[];
  /** Whether GitHub lists all changed files. */
  readonly isWhole: boolean;
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
  /** Reads the text file that an input names. @throws UserError when the file can't be used */
  readonly readWorkspaceFile: (
    input: 'prompt-file' | 'output-schema',
    path: string,
  ) => Promise<string>;
  /** @throws UserError when there is none, or when it can't be read */
  readonly fetchContext: (mode: 'summary' | 'diff', maxBytes: number) => Promise<PromptContext>;
  /**
   * Adds the reaction of the input `reaction` to the comment that triggered the run. Undefined when there is no such input or comment.
   * @throws Error when GitHub refuses it or does not answer
   */
  readonly react: (() => Promise<void>) | undefined;
  /**
   * Reads the files of the workspace that match the patterns, as much of them as fits.
   * @throws UserError when a pattern matches no file, or a file that must not be read
   */
  readonly readContextFiles: (
    patterns: readonly string[],
    maxBytes: number,
  ) => Promise<ContextFiles>;
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
  /**
   * Finds the number of the issue or pull request, once. Searches again only after an error.
   * @throws Error that says why there is none, in complete sentences
   */
  findIssueNumber(): Promise<number>;
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
  /** Whether the draft is written only if the comment exists. */
  readonly isOnlyUpdate?: boolean;
  /** Renders the comment without its marker. @param kept undefined when nothing of the existing comment stays */
  readonly render: (kept: KeptComment | undefined) => string | Promise<string>;
  /** Aborted when the draft is obsolete. A request in progress continues, but is not repeated. */
  readonly end?: AbortSignal | undefined;
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
  | { readonly kind: 'superseded'; readonly by: PostedComment }
  /** Nothing was written, because the draft is only an update and there is no comment. */
  | { readonly kind: 'none' };

export interface PostedIssue {
  readonly number: number;
  readonly url: string;
}

/** The issue of a run. */
export interface IssuePort {
  /**
   * Writes a report as an issue. A notice becomes a comment on the open issue of an earlier run.
   * @throws Error that says what to change, in complete sentences
   */
  publish(draft: IssueDraft): Promise<IssuePublication>;
}

export interface IssueDraft extends Pick<
  CommentDraft,
  'taskId' | 'commit' | 'isOnlyUpdate' | 'end'
> {
  readonly kind: 'notice' | 'report';
  readonly title: string;
  /** Without its marker. */
  readonly body: string;
}

export type IssuePublication =
  /** The issue has the report of this run. */
  | { readonly kind: 'posted'; readonly issue: PostedIssue }
  /** The issue has the report of an earlier run, and a comment with the notice of this run. */
  | { readonly kind: 'noted'; readonly issue: PostedIssue }
  /** Nothing was written, because a newer run has an issue. */
  | { readonly kind: 'superseded'; readonly by: PostedIssue }
  /** Nothing was written, because there is no open issue that the draft could change. */
  | { readonly kind: 'none' };

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
  /** The commit on whose lines GitHub shows the annotations of this run; undefined when it is not that of a change. */
  readonly annotatedCommit: string | undefined;
  /** The URL of the repository for people, without a trailing slash. */
  readonly repositoryUrl: string;
  /** The URL of this run for people, which is the same for each attempt. */
  readonly runUrl: string;
  /** The URL of the War Room, where people watch and approve tasks. */
  readonly watchUrl: string;
  readonly workspace: string;
  readonly runnerTemp: string;
}

/** The review that a step writes on a pull request. */
export interface ReviewPort {
  /**
   * Writes one review with the comments that the pull request does not have yet; no review when it has all of them. If GitHub refuses some
   * comments, writes the others, possibly in several reviews.
   * @throws Error that says what to change, in complete sentences
   */
  publish(request: ReviewRequest): Promise<ReviewOutcome>;
}

export interface ReviewRequest {
  /** The reviewed head of the pull request, 40 hex digits. The comments stay on this commit. */
  readonly commit: string;
  /** The text of the review, as safe Markdown. */
  readonly body: string;
  /** The most severe first, because a review has a maximum number of comments. */
  readonly comments: readonly ReviewComment[];
  /** Renders the comments that are sent as safe Markdown without open blocks, in the same order. */
  readonly renderComments: (comments: readonly ReviewComment[]) => Promise<readonly string[]>;
  /** Aborted when the review is obsolete. A request in progress continues, but is not repeated. */
  readonly end?: AbortSignal;
}

/** A comment on lines of the new side of the diff. */
export interface ReviewComment {
  readonly path: string;
  /** The last line of the comment. */
  readonly line: number;
  /** The first line, if there are several. */
  readonly startLine: number | undefined;
  /** Lowercase hex. A comment with the same fingerprint is not posted again. */
  readonly fingerprint: string;
}

/** What happened to the comments, by fingerprint. */
export interface ReviewOutcome {
  /** The address of the first review for people; undefined when no review was written, or when its address is unknown. */
  readonly url: string | undefined;
  readonly posted: readonly string[];
  /** Posted by an earlier review. */
  readonly known: readonly string[];
  /** Omitted, because of the maximum number of comments. */
  readonly omitted: readonly string[];
  /** Not posted: GitHub refused each review with them, or no further review could be written. */
  readonly refused: readonly string[];
  /** May have been posted: the response was lost, and GitHub did not list the comments. */
  readonly unclear: readonly string[];
  /** Why some are refused or unclear, usually in the words of GitHub. */
  readonly refusal: string | undefined;
}

/**
 * Writes an annotation on lines of a file. The runner keeps 10 of each level from one step, including those of the log, and shows the rest
 * only in the log. All text may be remote.
 */
export type Annotate = (
  level: 'error' | 'warning' | 'notice',
  message: string,
  place: AnnotationPlace,
) => void;

export interface AnnotationPlace {
  /** The path from the root of the repository. */
  readonly file: string;
  readonly startLine: number;
  readonly endLine?: number | undefined;
  readonly title: string;
}
