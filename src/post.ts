import { readState } from './environment.ts';
import { stepLog } from './github/step-io.ts';
import { finishStep, finishWithoutKey } from './step/finish.ts';
import { readSavedState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { openEnvironment, runPhase, wire } from './wiring.ts';

/** The post phase, for a step that did not get to its end. It never fails the job. */
export function post(): Promise<void> {
  return runPhase(runPost, couldNotFinish);
}

async function runPost(stop: AbortSignal): Promise<void> {
  const environment = openEnvironment();
  const saved = readSavedState(readState);
  const { settings, comment: posted } = saved;
  if (settings === undefined) return;
  const apiKey = environment.input('api-key');
  const githubToken = environment.input('github-token');
  const wired = wire({ environment, apiKey, githubToken, settings, stop, posted });
  const unfinished = { ...wired, saved };
  await (apiKey === '' ? finishWithoutKey(unfinished) : finishStep(unfinished));
  await wired.close();
}

function couldNotFinish(error: unknown): void {
  const known = readState('task') || readState('create');
  stepLog.warning(
    `The post step could not finish: ${errorMessage(error)}. A Miteos task may still be running: ${known}`,
  );
}
