import { readState } from './environment.ts';
import { stepLog } from './github/step-io.ts';
import { readPostBaseUrl } from './inputs/settings.ts';
import { finishStep, finishWithoutKey } from './step/finish.ts';
import { readSavedState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { openEnvironment, runPhase, wire } from './wiring.ts';

/** The post phase, for a step that did not get to its end. It makes no task, and never fails the job. */
export function post(): Promise<void> {
  return runPhase(runPost, couldNotFinish);
}

async function runPost(stop: AbortSignal): Promise<void> {
  const environment = openEnvironment();
  const saved = readSavedState(readState, stepLog);
  const { comment: posted, settings: savedSettings } = saved;
  if (savedSettings === undefined || (saved.task ?? saved.create) === undefined) {
    throw new Error('what main saved of its task is missing');
  }
  const { eventProblem } = environment;
  // Without it, no pull request is known to comment on. All else goes on.
  if (eventProblem !== undefined) stepLog.info(eventProblem);
  const baseUrl = readPostBaseUrl(environment.input('base-url'), savedSettings.baseUrl);
  const settings = { ...savedSettings, baseUrl };
  const apiKey = environment.input('api-key');
  const githubToken = environment.input('github-token');
  const wired = wire({ environment, apiKey, githubToken, settings, stop, posted });
  const unfinished = { ...wired, saved };
  await (apiKey === '' ? finishWithoutKey(unfinished) : finishStep(unfinished));
  await wired.close();
}

function couldNotFinish(error: unknown): void {
  const why = errorMessage(error).replace(/\.$/, '');
  const known = readState('task') || readState('create');
  stepLog.warning(
    `The post step could not finish: ${why}. A Miteos task may still be running: ${known}`,
  );
}
