import { stepFiles, stepLog, stepSecrets } from './github/step-io.ts';
import { readInputs } from './inputs/inputs.ts';
import { failureMessage } from './step/failure-message.ts';
import { emptyOutputs, toReason, trySetOutputs } from './step/outputs.ts';
import { runStep } from './step/run.ts';
import { clearAllState, saveState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { eventFacts, mainPorts, openEnvironment, runPhase, wire } from './wiring.ts';

/** Runs the main phase. A failure sets the exit code. */
export function main(): Promise<void> {
  return runPhase(runMain, endFailed);
}

async function runMain(stop: AbortSignal): Promise<void> {
  // First, so that the post step finds only what this process saves.
  clearAllState(stepFiles);
  const environment = openEnvironment();
  const event = eventFacts(environment);
  const hasPullRequest = (event.pullRequest ?? event.pullRequestHead) !== undefined;
  const hasPushedChange = event.pushed !== undefined;
  const { eventProblem } = environment;
  const situation = { ...event, hasPullRequest, hasPushedChange, eventProblem };
  const inputs = readInputs(environment.input, situation);
  const wired = wire({ ...inputs, environment, stop });
  const ports = mainPorts(wired, environment, inputs);
  const ending = await runStep({ inputs, ports, run: wired.run });
  if (ending.failure !== undefined) stepLog.fail(ending.failure);
  if (ending.isFinished) markFinished();
  await wired.close();
}

/** Fails the step, and sets the outputs for later steps, which read the status even when there is no task. */
function endFailed(error: unknown, stop: AbortSignal): void {
  // First, because nothing else reports the reason.
  stepLog.fail(failureMessage(error));
  const reason = toReason(errorMessage(error), { secrets: stepSecrets });
  // After a cancellation, only the post step finds out whether there is a task, and what it delivered.
  const outputs = stop.aborted ? { status: 'cancelled', reason } : emptyOutputs('failed', reason);
  for (const unset of trySetOutputs(outputs, stepFiles)) stepLog.info(unset);
}

/** Tells the post step that there is nothing to do. Without this state it starts, and finds out itself. */
function markFinished(): void {
  try {
    saveState(stepFiles, { finished: true });
  } catch (error) {
    stepLog.info(`Could not save the state of the finished step: ${errorMessage(error)}.`);
  }
}
