import type { OutputFolder } from '../deliverables/output-folder.ts';
import type { SavedFile } from '../deliverables/saved-deliverable.ts';
import type { Collected } from '../deliverables/save-deliverables.ts';
import type { Settings } from '../inputs/settings.ts';
import type { PostedComment, Ports, RunFacts } from '../ports.ts';
import type { PublishedArtifact } from '../report/result.ts';
import type { JsonSchema } from '../structured-output/json-schema.ts';
import type { Deadline } from '../support/deadline.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Verdict } from '../task/verdict.ts';

/** What a phase of the step works with. */
export interface StepContext {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly settings: Settings;
  /** The input `output-schema`; undefined when there is none, and in the post step, which sets no outputs. */
  readonly schema?: JsonSchema | undefined;
}

/** What a prompt says about the change. */
export interface SentPrompt {
  /** The head of the change that it is about; absent when there is none. */
  readonly commit?: string | undefined;
  /** Whether it contains only a part of the change. */
  readonly hasGaps?: boolean | undefined;
}

/** What publishing works with. */
export interface DeliverContext extends StepContext {
  /** The deadline for collecting and publishing. */
  readonly budget: Deadline;
  /** The history of the task, for the timeline and the duration. */
  readonly history: TaskHistory;
  /** What an earlier phase of this step has already published. */
  readonly published: readonly SavedArtifact[];
  /** Whether an earlier phase has written the summary. */
  readonly hasSummary?: boolean;
  /** The prompt that this step sent; absent when it did not create the task. */
  readonly sent?: SentPrompt | undefined;
  /** Called as soon as something is published, so that a later phase of the step does not publish it again. */
  readonly onPublished: (published: Partial<Published>) => void;
}

/** The same, after the deliverables are collected. */
export interface PublishContext extends DeliverContext {
  readonly verdict: Verdict;
  readonly folder: OutputFolder;
  readonly collected: Collected;
  /** The findings for code scanning, which are published with the deliverables. */
  readonly sarif?: SavedFile | undefined;
}

/** What a step publishes. */
export interface Published {
  /** The artifacts that are published so far. */
  readonly artifacts: readonly SavedArtifact[];
  readonly summary: true;
  readonly comment: PostedComment;
}

/** An artifact as the main phase saves it for the post step. */
export interface SavedArtifact extends PublishedArtifact {
  /** A checksum of the names and bytes of the deliverables in it. */
  readonly contents: string;
}
