import * as v from 'valibot';

import type { Ports, StepFiles } from '../ports.ts';
import type { Settings } from '../inputs/settings.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import { formatSize } from '../support/human-units.ts';
import type { Verdict } from '../task/verdict.ts';
import { savedStateSchemas, type SavedState } from './saved-state-schema.ts';

/**
 * The post step gets each value as an environment variable. On Windows, a variable can have 32,767 characters, including its name. On Linux,
 * no process can start with a variable of more than 128 KiB.
 */
export const MAX_STATE_BYTES = 32_000;

type Saving = Pick<Ports, 'step' | 'log'>;

/** @throws Error when a value can't be written */
export function saveState(step: Pick<StepFiles, 'saveState'>, values: Partial<SavedState>): void {
  for (const [name, value] of Object.entries(values)) step.saveState(name, JSON.stringify(value));
}

/** @throws UserError when the settings are too long to start the post step with them; Error when they can't be written */
export function saveSettings(step: Pick<StepFiles, 'saveState'>, settings: Settings): void {
  const bytes = Buffer.byteLength(JSON.stringify({ settings }));
  if (bytes > MAX_STATE_BYTES) {
    throw new UserError(
      `The inputs are too long: the post step would get ${formatSize(bytes)} of them, and the maximum is ${formatSize(MAX_STATE_BYTES)}. ` +
        'Shorten the longest one, e.g. deliverables.',
    );
  }
  saveState(step, { settings });
}

/**
 * Saves state about work that is already done. A failure, for example on a full disk, is only logged, because it must not prevent further
 * work. If the state is too long, the post step finds the state that was saved before.
 */
export function trySaveState({ step, log }: Saving, values: Partial<SavedState>): void {
  const names = Object.keys(values).join();
  const bytes = Buffer.byteLength(JSON.stringify(values));
  if (bytes > MAX_STATE_BYTES) {
    log.debug(`The post step will not have the latest ${names}: ${bytes} bytes are too long.`);
    return;
  }
  try {
    saveState(step, values);
  } catch (error) {
    log.info(`The post step will not have the latest ${names}: ${errorMessage(error)}.`);
  }
}

/** Saves a verdict without its task, which the post step fetches. */
export function trySaveVerdict(
  { outcome, problems, advice, mayStillRun }: Verdict,
  saving: Saving,
): void {
  const verdict = { outcome, problems, mayStillRun, ...(advice === undefined ? {} : { advice }) };
  trySaveState(saving, { verdict });
}

/** Makes a value count as not saved. */
export function clearState(step: Pick<StepFiles, 'saveState'>, name: keyof SavedState): void {
  step.saveState(name, '');
}

/**
 * Hides variables `STATE_…` that an earlier step exported from the post step. Values that the main step saves replace them, even empty ones.
 * Source: actions/runner, ActionRunner ("Apply action's intra-action state at last").
 * @throws Error when it can't be written
 */
export function clearAllState(step: Pick<StepFiles, 'saveState'>): void {
  for (const name of Object.keys(savedStateSchemas)) step.saveState(name, '');
}

/**
 * Reads the state that the main phase saved before it ended. Invalid values count as not saved.
 * @param read returns the text that was saved under a name; empty when there is none
 * @param log gets a warning with the names of invalid values
 */
export function readSavedState(
  read: (name: string) => string,
  log: Pick<Ports['log'], 'warning'>,
): Partial<SavedState> {
  const saved: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [name, schema] of Object.entries(savedStateSchemas)) {
    const text = read(name);
    if (text === '') continue;
    const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
    if (success) saved[name] = output;
    else unreadable.push(name);
  }
  if (unreadable.length > 0) {
    log.warning(`The post step ignores saved state that it can't read: ${unreadable.join(', ')}.`);
  }
  // Each value has passed the schema of its name.
  return saved;
}
