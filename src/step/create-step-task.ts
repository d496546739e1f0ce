import type { OpenedTask, Story } from './open-task.ts';
import type { MainPorts } from '../ports.ts';
import { clearState, saveState } from './saved-state.ts';
import { errorMessage } from '../support/errors.ts';
import type { LostCall } from '../task/cancel-twins.ts';
import { createTask, type CreateCall } from '../task/create-task.ts';
import { appendLine } from '../task/prompt.ts';
import {
  callNonce,
  formatReference,
  lastLine,
  referenceLine,
  type Reference,
} from '../task/reference.ts';
import type { Task } from '../task/task.ts';
import { ServiceError } from '../task/task-service.ts';

/**
 * Creates the step's task; each create call leaves its reference for the post step before it is made.
 * @param stable what tells this step's references from those of others
 * @throws ServiceError as `createTask`; Error when the step is told to stop meanwhile
 */
export async function createStepTask(
  prompt: string,
  stable: string,
  story: Story,
): Promise<OpenedTask> {
  const { inputs, ports, run } = story;
  const calls: LostCall[] = [];
  const chance = ports.newNonce();
  let sent = 0;
  let made = 0;
  try {
    const { task, lostLines } = await createTask({
      ...ports,
      boundMs: inputs.follow.timeoutMs,
      watchUrl: run.watchUrl,
      nextCall: () => {
        made += 1;
        return nextCall(prompt, { stable, nonce: callNonce(chance, made) }, story);
      },
      onSend: (call) => {
        sent += 1;
        saveCall(call, calls, ports);
      },
    });
    const lost = calls.filter(({ line }) => lostLines.includes(line));
    if (lost.length > 0) saveLast(task, calls, ports);
    return { task, origin: 'created', startMs: ports.clock.monotonicMs(), lost };
  } catch (error) {
    if (error instanceof ServiceError && error.arrival !== 'perhaps') forgetLast(calls, ports);
    if (sent === 0 || !ports.stop.aborted || error instanceof ServiceError) throw error;
    const where = inputs.runReference
      ? 'The post step looks for it and cancels it.'
      : `Look for it in the War Room (${run.watchUrl}), and cancel it there.`;
    throw new Error(
      `${errorMessage(error)} while the task was being created. A task may have been made: ${where}`,
      { cause: error },
    );
  }
}

/** A call that certainly made no task leaves nothing to the post step. */
function forgetLast(calls: LostCall[], { step }: MainPorts): void {
  calls.pop();
  if (calls.length === 0) clearState(step, 'create');
  else saveState(step, 'create', calls);
}

/** Saves the reference before the call that it names is sent, so that a killed step leaves the way to its task. */
function saveCall({ line }: CreateCall, calls: LostCall[], { clock, step }: MainPorts): void {
  if (line === undefined) return;
  if (calls.at(-1)?.line === line) calls.pop();
  calls.push({ line, sentAtMs: clock.wallMs() });
  saveState(step, 'create', calls);
}

/** The post step takes the last call for that of the task. */
function saveLast({ prompt = '' }: Task, calls: readonly LostCall[], { step }: MainPorts): void {
  const own = calls.find(({ line }) => line === lastLine(prompt));
  if (own === undefined || own === calls.at(-1)) return;
  saveState(step, 'create', [...calls.filter((call) => call !== own), own]);
}

function nextCall(
  prompt: string,
  naming: Pick<Reference, 'stable' | 'nonce'>,
  { inputs, run }: Story,
): CreateCall {
  const options = inputs.taskOptions;
  if (!inputs.runReference)
    return { request: { ...options, prompt }, reference: undefined, line: undefined };
  const { runId, runAttempt, runUrl } = run;
  const reference: Reference = { runId, attempt: runAttempt, ...naming };
  const line = referenceLine(reference, runUrl);
  return {
    request: { ...options, prompt: appendLine(prompt, line) },
    reference: formatReference(reference),
    line,
  };
}
