import type { Settings } from '../inputs/settings.ts';
import type { PostedComment, Ports, StepFiles } from '../ports.ts';
import type { PublishProgress, SavedArtifact } from '../publish/context.ts';
import { errorMessage } from '../support/errors.ts';
import type { SentCall } from '../task/lost-calls.ts';
import type { TaskHistory } from '../task/history.ts';
import type { Verdict } from '../task/verdict.ts';
import type { TaskOrigin } from './outcome.ts';

/**
 * What the main phase leaves for the post step, each written as soon as it is known. Never the key: the state is a
 * file in clear. What post needs goes through here, since nested composites may hand it another step's inputs.
 * Sources: actions/runner #2030 and #3514.
 */
export interface SavedState {
  /** The create calls that may have made a task, until the task is known. */
  readonly create: readonly SentCall[];
  readonly task: SavedTask;
  readonly settings: Settings;
  /** Of a task that may still run, why it was to be cancelled. */
  readonly verdict: Omit<Verdict, 'task'>;
  readonly comment: PostedComment;
  readonly artifacts: readonly SavedArtifact[];
  /** What was seen of the task until the step was stopped. */
  readonly history: TaskHistory;
  readonly summary: true;
  /** Everything is brought to people, and the task is not to be cancelled. */
  readonly delivered: true;
}

export interface SavedTask {
  readonly id: string;
  readonly origin: TaskOrigin;
  /** Whether the user wants nobody to wait for it. */
  readonly isLeft: boolean;
  /** The create calls of this step whose answer was lost, and which may have made a task beside this one. */
  readonly orphaned: readonly SentCall[];
}

const NAMES = [
  'create',
  'task',
  'settings',
  'verdict',
  'comment',
  'artifacts',
  'history',
  'summary',
  'delivered',
] as const satisfies readonly (keyof SavedState)[];

/**
 * The post step gets each value as an environment variable. Windows takes 32,767 characters of one, its name among them; Linux starts
 * no process with one of more than 128 KiB.
 */
export const MAX_STATE_BYTES = 32_000;

export function saveState<Name extends keyof SavedState>(
  step: Pick<StepFiles, 'saveState'>,
  name: Name,
  value: SavedState[Name],
): void {
  step.saveState(name, JSON.stringify(value));
}

/**
 * For what is done by then: that the post step will not know it takes nothing from what is still to do, e.g. on a full disk. Of what is
 * too long, the post step finds what was saved before.
 */
export function trySaveState<Name extends keyof SavedState>(
  { step, log }: Pick<Ports, 'step' | 'log'>,
  name: Name,
  value: SavedState[Name],
): void {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > MAX_STATE_BYTES) {
    log.debug(`The post step will not know the latest ${name}, of ${bytes} bytes.`);
    return;
  }
  try {
    saveState(step, name, value);
  } catch (error) {
    log.info(`The post step will not know the latest ${name}: ${errorMessage(error)}.`);
  }
}

/** Without the task, which the post step asks for. */
export function trySaveVerdict(
  { outcome, problems, advice, mayStillRun }: Verdict,
  ports: Pick<Ports, 'step' | 'log'>,
): void {
  const saved = { outcome, problems, mayStillRun, ...(advice === undefined ? {} : { advice }) };
  trySaveState(ports, 'verdict', saved);
}

/** Saves each thing that is published. */
export function progressSaver(ports: Pick<Ports, 'step' | 'log'>): PublishProgress {
  return {
    onArtifacts: (artifacts) => {
      trySaveState(ports, 'artifacts', artifacts);
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

/**
 * What the main phase saved, as far as it came.
 * @param read the text that was saved under a name, empty when there is none
 * @throws Error that names what can't be read
 */
export function readSavedState(read: (name: string) => string): Partial<SavedState> {
  const saved: Partial<Record<keyof SavedState, unknown>> = {};
  for (const name of NAMES) {
    const text = read(name);
    if (text === '') continue;
    try {
      saved[name] = JSON.parse(text);
    } catch (error) {
      throw new Error(`the saved state "${name}" can't be read`, { cause: error });
    }
  }
  // Only this action writes its state, so each value has the shape that it saved.
  return saved as Partial<SavedState>;
}
