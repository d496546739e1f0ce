import { randomBytes } from 'node:crypto';

import { readEnvironment, settleNetwork, type Environment } from './environment.ts';
import { maskProxies, maskSecret, stepFiles, stepLog, stepSecrets } from './github/step-io.ts';
import { readInputs, type Inputs } from './inputs/inputs.ts';
import type { MainPorts, Ports } from './ports.ts';
import { readPromptFile } from './inputs/prompt-file.ts';
import { runStep } from './step/run.ts';
import { failureMessage } from './step/outcome.ts';
import { setEmptyOutputs } from './step/outputs.ts';
import { errorMessage } from './support/errors.ts';
import {
  changeOutput,
  endProcess,
  listenForStop,
  listenForUncaught,
} from './support/process-end.ts';
import { eventFacts, wire, type Wired } from './wiring.ts';

const CHECKS_STAY_ON =
  'This step checks TLS certificates in spite of NODE_TLS_REJECT_UNAUTHORIZED. To trust an authority of your own, set NODE_EXTRA_CA_CERTS ' +
  'to the file of its certificate.';

/** The main phase: adapters, the story, the outcome as exit code. */
export async function main(): Promise<void> {
  // The handlers stand, and the post step knows of us, before anything else is done.
  const stop = listenForStop();
  listenForUncaught((error) => {
    stepLog.fail(failureMessage(error));
  });
  changeOutput(stepSecrets.redact);
  stepFiles.saveState('phase', 'main');
  try {
    const checksWereOff = settleNetwork();
    const environment = readEnvironment();
    maskSecret(environment.input('api-key'));
    maskSecret(environment.input('github-token'));
    maskProxies(environment.proxies);
    if (checksWereOff) stepLog.warning(CHECKS_STAY_ON);
    const event = eventFacts(environment);
    const hasPullRequest = (event.pullRequest ?? event.pullRequestHead) !== undefined;
    const inputs = readInputs(environment.input, { ...event, hasPullRequest });
    const wired = wire({ ...inputs, environment, stop });
    const ports: MainPorts = { ...wired.ports, ...mainPorts({ environment, inputs, wired }) };
    const ending = await runStep({ inputs, ports, run: wired.run });
    if (ending.failure !== undefined) stepLog.fail(ending.failure);
    if (ending.isFinished) markFinished();
    await wired.close();
  } catch (error) {
    // First, since nothing else tells the reason.
    stepLog.fail(failureMessage(error));
    trySetLastOutputs(stop);
  } finally {
    stepLog.end();
  }
  endProcess();
}

/** Later steps look at the status also where there is no task to speak of. */
function trySetLastOutputs(stop: AbortSignal): void {
  try {
    // After a signal nobody knows yet whether there is a task: the post step looks.
    if (stop.aborted) stepFiles.setOutput('status', 'cancelled');
    else setEmptyOutputs('failed', stepFiles);
  } catch (error) {
    stepLog.info(`The outputs could not be set: ${errorMessage(error)}.`);
  }
}

/** Without the mark the post step looks again, and finds that there is nothing to do. */
function markFinished(): void {
  try {
    stepFiles.saveState('finished', 'true');
  } catch (error) {
    stepLog.info(`The end of the main phase could not be noted: ${errorMessage(error)}.`);
  }
}

interface MainPortOptions {
  readonly environment: Environment;
  readonly inputs: Inputs;
  readonly wired: Wired;
}

function mainPorts({
  environment,
  inputs: { allowedActors },
  wired: { rest, findPullRequest },
}: MainPortOptions): Omit<MainPorts, keyof Ports> {
  const event = eventFacts(environment);
  const { repository, workspace } = environment;
  return {
    findRefusal: async () => {
      const { findRefusal } = await import('./github/actor-check.ts');
      const actor = environment.triggeringActor;
      return findRefusal({ event, actor, repository, allowed: allowedActors, rest });
    },
    readPromptFile: (path) => readPromptFile(path, workspace),
    fetchContext: async (mode, maxBytes) => {
      const { fetchPullRequestContext } = await import('./github/pull-request-context.ts');
      const pullRequest = await findPullRequest();
      return fetchPullRequestContext({ mode, maxBytes, pullRequest, repository, rest });
    },
    newNonce: () => randomBytes(8).toString('hex'),
  };
}
