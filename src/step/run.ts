import { checkExpectedFiles } from '../inputs/expected-files.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { MainPorts } from '../ports.ts';
import { checkOutputFolder } from '../publish/check-output-folder.ts';
import { compileSchema, SchemaError, type JsonSchema } from '../structured-output/json-schema.ts';
import { UserError } from '../support/errors.ts';
import type { Task } from '../task/task.ts';
import { cancelOrphanedTasks } from '../task/lost-calls.ts';
import type { Ending } from './follow.ts';
import { openTask, unfollowableError, type OpenedTask, type Story } from './open-task.ts';
import { emptyOutputs, toReason, trySetOutputs } from './outputs.ts';
import { saveSettings, trySaveState } from './saved-state.ts';

const DRY_RUN = 'This is a dry run (`dry-run: true`), so no task was created.';
const NO_SECRETS =
  'Workflow runs for pull requests from forks and from Dependabot get no secrets, so there is no api-key to call Miteos with.';

/**
 * Runs the step: checks who triggered the run, builds the prompt, creates or finds the task, follows it, and publishes the results.
 * @throws UserError for problems that the author of the workflow can fix, ServiceError when no task could be created
 */
export async function runStep(given: Omit<Story, 'schema'>): Promise<Ending> {
  const { inputs, ports, run } = given;
  if (inputs.apiKey === '' && !inputs.dryRun) return skip(NO_SECRETS, ports);
  const refusal = await ports.findRefusal();
  // If the run is cancelled during the check, the refusal would give the wrong advice.
  ports.stop.throwIfAborted();
  if (refusal !== undefined) {
    const { reason, advice, isUnchecked } = refusal;
    if (inputs.ifNotAllowed === 'skip' && !isUnchecked) return skip(reason, ports);
    throw new UserError(`${reason} ${advice}`);
  }
  await checkExpectedFiles(inputs.settings);
  const story = { ...given, schema: await readSchema(inputs.outputSchema, ports) };
  saveSettings(ports.step, inputs.settings);
  if (inputs.wait) await checkOutputFolder(inputs.settings.outputDir, ports, run);
  if (inputs.dryRun) {
    const { showDryRun } = await import('./dry-run.ts');
    await showDryRun(story);
    return skip(DRY_RUN, ports);
  }
  const opened = await openTask(story);
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ports.stop]);
  const { watchUrl } = run;
  const searching = cancelOrphanedTasks(opened.orphaned, { ...ports, watchUrl, signal });
  try {
    const ending = inputs.wait ? await followTask(opened, story) : leaveRunning(opened.task, ports);
    over.abort();
    // A task may appear in the list late, so the post step continues the search.
    const open = await searching;
    return { ...ending, isFinished: ending.isFinished && open.length === 0 };
  } finally {
    over.abort();
  }
}

/** @throws UserError that names the task if the code for it can't be loaded, for example because a job removed the folder of the action */
async function followTask(
  opened: OpenedTask,
  { inputs, ports, run, schema }: Story,
): Promise<Ending> {
  const { settings } = inputs;
  // Loaded only now, so that the task starts earlier.
  const { follow } = await import('./follow.ts').catch((error: unknown) => {
    throw unfollowableError(opened.task.id, error, run);
  });
  const commit = opened.sent?.commit ?? run.commit;
  return follow(opened, { ports, run: { ...run, commit }, settings, schema });
}

/** @throws UserError that lists the problems of the schema, so that no task is paid for with an invalid schema */
async function readSchema(
  source: Inputs['outputSchema'],
  { readWorkspaceFile }: MainPorts,
): Promise<JsonSchema | undefined> {
  if (source === undefined) return undefined;
  const text =
    source.kind === 'text' ? source.text : await readWorkspaceFile('output-schema', source.path);
  try {
    return await compileSchema(text);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    const where = source.kind === 'text' ? '' : `in ${JSON.stringify(source.path)}: `;
    throw new UserError(`Invalid input: output-schema: ${where}${error.message}.`, {
      cause: error,
    });
  }
}

function skip(reason: string, ports: MainPorts): Ending {
  ports.log.notice(`Skipped: ${reason}`);
  const outputs = emptyOutputs('skipped', toReason(reason, ports));
  const [failure] = trySetOutputs(outputs, ports.step);
  return { failure, isFinished: true };
}

function leaveRunning({ id }: Task, ports: MainPorts): Ending {
  const { step, log } = ports;
  const unset = trySetOutputs(emptyOutputs('running'), step);
  // The post step may still search for orphaned tasks, but must ignore this task.
  trySaveState(ports, { delivered: true });
  log.info(
    'Not waiting for the task, because `wait` is `false`. To follow it later, use the input task-id.',
  );
  const failure =
    unset.length === 0 ? undefined : `Miteos task ${id} is running. ${unset.join(' ')}`;
  return { failure, isFinished: true };
}
