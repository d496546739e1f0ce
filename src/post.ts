import { readEnvironment, readState, settleNetwork } from './environment.ts';
import { finishStep, finishWithoutKey } from './step/finish.ts';
import { maskProxies, maskSecret, stepLog, stepSecrets } from './github/step-io.ts';
import {
  changeOutput,
  endProcess,
  listenForStop,
  listenForUncaught,
} from './support/process-end.ts';
import { readSavedState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { wire } from './wiring.ts';

/** The post phase, for a step that did not get to its end. It never fails the job. */
export async function post(): Promise<void> {
  const stop = listenForStop();
  listenForUncaught(couldNotFinish);
  changeOutput(stepSecrets.redact);
  try {
    settleNetwork();
    const environment = readEnvironment();
    maskProxies(environment.proxies);
    const apiKey = environment.input('api-key');
    const githubToken = environment.input('github-token');
    maskSecret(apiKey);
    maskSecret(githubToken);
    const saved = readSavedState(readState);
    const { settings } = saved;
    if (settings === undefined) return;
    const posted = saved.comment;
    const wired = wire({
      environment,
      apiKey,
      githubToken,
      settings,
      stop,
      posted,
    });
    const unfinished = { ...wired, settings, saved };
    await (apiKey === '' ? finishWithoutKey(unfinished) : finishStep(unfinished));
    await wired.close();
  } catch (error) {
    couldNotFinish(error);
  } finally {
    stepLog.end();
  }
  endProcess();
}

function couldNotFinish(error: unknown): void {
  const known = readState('task') || readState('create');
  stepLog.warning(
    `The post step could not finish: ${errorMessage(error)}. A Miteos task may still be running: ${known}`,
  );
}
