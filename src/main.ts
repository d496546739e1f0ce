import { stepFiles, stepLog } from './github/step-io.ts';
import { readInputs } from './inputs/inputs.ts';
import { failureMessage } from './step/outcome.ts';
import { setEmptyOutputs } from './step/outputs.ts';
import { runStep } from './step/run.ts';
import { clearAllState, saveState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { eventFacts, mainPorts, openEnvironment, runPhase, wire } from './wiring.ts';

/** The main phase: the story, and its ending as exit code. */
export function main(): Promise<void> {
  return runPhase(async (stop) => {
    try {
      await runMain(stop);
    } catch (error) {
      // First, since nothing else tells the reason.
      fail(error);
      trySetLastOutputs(stop);
    }
  }, fail);
}

async function runMain(stop: AbortSignal): Promise<void> {
  // First: the post step must find only what this process saves.
  clearAllState(stepFiles);
  const environment = openEnvironment();
  const event = eventFacts(environment);
  const hasPullRequest = (event.pullRequest ?? event.pullRequestHead) !== undefined;
  const { eventProblem } = environment;
  const inputs = readInputs(environment.input, { ...event, hasPullRequest, eventProblem });
  const wired = wire({ ...inputs, environment, stop });
  const ports = mainPorts(wired, environment, inputs);
  const ending = await runStep({ inputs, ports, run: wired.run });
  if (ending.failure !== undefined) stepLog.fail(ending.failure);
  if (ending.isFinished) markFinished();
  await wired.close();
}

function fail(error: unknown): void {
  stepLog.fail(failureMessage(error));
}

/** Later steps read the status also where there is no task. */
function trySetLastOutputs(stop: AbortSignal): void {
  try {
    // After a signal nobody knows yet whether there is a task: the post step finds out.
    if (stop.aborted) stepFiles.setOutput('status', 'cancelled');
    else setEmptyOutputs('failed', stepFiles);
  } catch (error) {
    stepLog.info(`The outputs could not be set: ${errorMessage(error)}.`);
  }
}

/** Without the mark the post step starts, and finds that there is nothing to do. */
function markFinished(): void {
  try {
    saveState(stepFiles, { finished: true });
  } catch (error) {
    stepLog.info(`The end of the main phase could not be noted: ${errorMessage(error)}.`);
  }
}
