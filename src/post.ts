import { readState } from './environment.ts';
import { stepLog } from './github/step-io.ts';
import { isApiKey } from './inputs/inputs.ts';
import { readPostBaseUrl } from './inputs/settings.ts';
import { finishStep } from './step/finish.ts';
import { finishWithoutKey, nameUnfinished } from './step/finish-without-key.ts';
import { readSavedState } from './step/saved-state.ts';
import { errorMessage } from './support/errors.ts';
import { openEnvironment, runPhase, wire } from './wiring.ts';

/** Runs the post phase, for a step that did not finish. It never creates a task, and never fails the job. */
export function post(): Promise<void> {
  return runPhase(runPost, couldNotFinish);
}

async function runPost(stop: AbortSignal): Promise<void> {
  const environment = openEnvironment();
  const saved = readSavedState(readState, stepLog);
  const { settings: savedSettings } = saved;
  if (savedSettings === undefined || (saved.task ?? saved.create) === undefined) {
    throw new Error('the state that the main step saved is incomplete');
  }
  const { eventProblem } = environment;
  // Without the event, the pull request for the comment is unknown. Everything else continues.
  if (eventProblem !== undefined) stepLog.info(eventProblem);
  const baseUrl = readPostBaseUrl(environment.input('base-url'), savedSettings.baseUrl);
  const settings = { ...savedSettings, baseUrl: baseUrl ?? savedSettings.baseUrl };
  const apiKey = environment.input('api-key');
  const githubToken = environment.input('github-token');
  // The event may not contain the head of the change that the task is about.
  const readCommit = saved.task?.commit;
  const wired = wire({
    ...{ environment, apiKey, githubToken, settings, stop, saved },
    commit: readCommit,
  });
  const commit = readCommit ?? wired.run.commit;
  const unfinished = { ...wired, run: { ...wired.run, commit }, saved };
  if (!isApiKey(apiKey)) await finishWithoutKey(unfinished, 'no api-key');
  else if (baseUrl === undefined)
    await finishWithoutKey(unfinished, 'a different base-url than the main step');
  else await finishStep(unfinished);
  await wired.close();
}

function couldNotFinish(error: unknown): void {
  const why = errorMessage(error).replace(/\.$/, '');
  // Warnings about unreadable state have been logged before.
  const saved = readSavedState(readState, { warning: () => undefined });
  const names = nameUnfinished(saved);
  const which = names === '' ? 'A Miteos task' : `This Miteos task (${names})`;
  const isSettled = names === '' && saved.task !== undefined;
  const mayRun = isSettled ? '' : ` ${which} may still be running. Check it in the War Room.`;
  stepLog.warning(`The post step could not finish: ${why}.${mayRun}`);
}
