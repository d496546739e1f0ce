import type { OpenedTask, Story } from './open-task.ts';
import type { MainPorts } from './ports.ts';
import { clearState, saveState } from './saved-state.ts';
import { errorWords } from './support/errors.ts';
import type { LostCall } from './task/cancel-twins.ts';
import { createTask, type CreateCall } from './task/create-task.ts';
import { appendLine } from './task/prompt.ts';
import { formatReference, referenceLine, type Reference } from './task/reference.ts';
import { ServiceError } from './task/task-service.ts';

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
  let sent = 0;
  const next = (): CreateCall => {
    sent += 1;
    return nextCall(prompt, stable, calls, story);
  };
  try {
    const { task } = await createTask({
      ...ports,
      boundMs: inputs.follow.timeoutMs,
      nextCall: next,
    });
    // The task is that of the last call.
    const lost = calls.slice(0, -1);
    return { task, origin: 'created', startMs: ports.clock.monotonicMs(), lost };
  } catch (error) {
    if (error instanceof ServiceError && error.arrival !== 'perhaps') forgetLast(calls, ports);
    if (sent === 0 || !ports.stop.aborted || error instanceof ServiceError) throw error;
    const where = inputs.runReference
      ? 'The post step looks for it and cancels it.'
      : `Look for it in the War Room (${run.watchUrl}), and cancel it there.`;
    throw new Error(
      `${errorWords(error)} while the task was being created. A task may have been made: ${where}`,
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

/** Saves the reference before the call that it names is made, so that a killed step leaves the way to its task. */
function nextCall(
  prompt: string,
  stable: string,
  calls: LostCall[],
  { inputs, ports, run }: Story,
): CreateCall {
  const options = inputs.taskOptions;
  if (!inputs.runReference)
    return { request: { ...options, prompt }, reference: undefined, line: undefined };
  const { runId, runAttempt, runUrl } = run;
  const reference: Reference = { runId, stable, attempt: runAttempt, nonce: ports.newNonce() };
  const line = referenceLine(reference, runUrl);
  calls.push({ line, sentAtMs: ports.clock.wallMs() });
  saveState(ports.step, 'create', calls);
  return {
    request: { ...options, prompt: appendLine(prompt, line) },
    reference: formatReference(reference),
    line,
  };
}
