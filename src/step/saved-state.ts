import type { Settings } from '../inputs/settings.ts';
import type { Ports, StepFiles } from '../ports.ts';
import type { Published } from '../publish/context.ts';
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
export interface SavedState extends Published {
  /** The create calls that may have made a task, until the task is known. */
  readonly create: readonly SentCall[];
  readonly task: SavedTask;
  readonly settings: Settings;
  /** What came of the task; while it may still run, why it was to be cancelled. */
  readonly verdict: Omit<Verdict, 'task'>;
  /** What was seen of the task until the step was stopped. */
  readonly history: TaskHistory;
  /** Nothing is left to do for the task itself: what it made is published, or the user wants nobody to wait for it. */
  readonly delivered: true;
}

interface SavedTask {
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

type Saving = Pick<Ports, 'step' | 'log'>;

/** @throws Error when a value can't be written */
export function saveState(step: Pick<StepFiles, 'saveState'>, values: Partial<SavedState>): void {
  for (const [name, value] of Object.entries(values)) step.saveState(name, JSON.stringify(value));
}

/**
 * For what is done by then: that the post step will not know it takes nothing from what is still to do, e.g. on a full disk. Of what is
 * too long, the post step finds what was saved before.
 */
export function trySaveState({ step, log }: Saving, values: Partial<SavedState>): void {
  const names = Object.keys(values).join();
  const bytes = Buffer.byteLength(JSON.stringify(values));
  if (bytes > MAX_STATE_BYTES) {
    log.debug(`The post step will not know the latest ${names}, of ${bytes} bytes.`);
    return;
  }
  try {
    saveState(step, values);
  } catch (error) {
    log.info(`The post step will not know the latest ${names}: ${errorMessage(error)}.`);
  }
}

/** Without the task, which the post step asks for. */
export function trySaveVerdict(
  { outcome, problems, advice, mayStillRun }: Verdict,
  saving: Saving,
): void {
  const verdict = { outcome, problems, mayStillRun, ...(advice === undefined ? {} : { advice }) };
  trySaveState(saving, { verdict });
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
