import path, { type PlatformPath } from 'node:path';

import type { Settings } from '../inputs/settings.ts';
import type { TaskOrigin } from './outcome.ts';
import type { Verdict } from '../task/verdict.ts';
import type { PostedComment, Ports, StepFiles } from '../ports.ts';
import type { PublishProgress, SavedArtifact, SavedUpload } from '../publish/context.ts';
import { errorMessage } from '../support/errors.ts';
import type { SentCall } from '../task/lost-calls.ts';
import type { TaskHistory } from '../task/history.ts';

/**
 * What the main phase leaves for the post step, each written as soon as it is known. Never the key: the state is a
 * file in clear. What post needs goes through here, since nested composites may hand it another step's inputs.
 * Sources: actions/runner #2030 and #3514.
 */
export interface SavedState {
  /** The create calls that may have made a task, in order; the last one is under way or done. */
  readonly create: readonly SentCall[];
  readonly task: { readonly id: string; readonly origin: TaskOrigin; readonly isLeft: boolean };
  readonly settings: Settings;
  readonly verdict: Omit<Verdict, 'task'>;
  readonly comment: PostedComment;
  readonly artifacts: readonly SavedArtifact[];
  /** The artifacts whose upload has begun. */
  readonly uploads: readonly SavedUpload[];
  /** What was seen of the task until the step was stopped. */
  readonly history: TaskHistory;
  readonly summary: true;
  /** Everything is brought to people, and the task is not to be cancelled. */
  readonly delivered: true;
}

export function saveState<Name extends keyof SavedState>(
  step: StepFiles,
  name: Name,
  value: SavedState[Name],
): void {
  step.saveState(name, JSON.stringify(value));
}

/**
 * The post step gets each state as an environment variable: Windows bears 32,767 characters of one, its name among them, and Linux does
 * not start a process with one of more than 128 KiB.
 * @param paths the rules of the runner's system
 */
export function longestStateBytes({ sep }: Pick<PlatformPath, 'sep'> = path): number {
  return sep === '\\' ? 32_000 : 120_000;
}

const told = new WeakSet<StepFiles>();

/**
 * For what is done by then: that the post step will not know of it is said once, and takes nothing from what is still to do, e.g. on a
 * full disk. Of what is too long, the post step finds what was saved before.
 */
export function trySaveState<Name extends keyof SavedState>(
  { step, log }: Pick<Ports, 'step' | 'log'>,
  name: Name,
  value: SavedState[Name],
): void {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > longestStateBytes()) {
    log.debug(`The post step will not know the latest ${name}, of ${bytes} bytes.`);
    return;
  }
  try {
    saveState(step, name, value);
  } catch (error) {
    if (told.has(step)) return;
    told.add(step);
    log.warning(`The post step will not know all of this step: ${errorMessage(error)}.`);
  }
}

/** Saves each thing that is published. */
export function progressSaver(ports: Pick<Ports, 'step' | 'log'>): PublishProgress {
  return {
    onArtifacts: (artifacts) => {
      trySaveState(ports, 'artifacts', artifacts);
    },
    onUploads: (uploads) => {
      trySaveState(ports, 'uploads', uploads);
    },
    onSummary: () => {
      trySaveState(ports, 'summary', true);
    },
    onComment: (comment) => {
      trySaveState(ports, 'comment', comment);
    },
  };
}

/** As if it had never been saved. */
export function clearState(step: StepFiles, name: keyof SavedState): void {
  step.saveState(name, '');
}

/** @returns undefined when the main phase did not get so far */
export function parseState<Name extends keyof SavedState>(
  text: string,
  name: Name,
): SavedState[Name] | undefined {
  if (text === '') return undefined;
  try {
    // Only this action writes its state, so the shape is the one it saved.
    return JSON.parse(text) as SavedState[Name];
  } catch (error) {
    throw new Error(`the saved state "${name}" can't be read`, { cause: error });
  }
}
