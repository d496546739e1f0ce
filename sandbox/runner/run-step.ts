import { workflowDispatchEvent } from '../github/events/branch-events.ts';
import { eventRepository, type GithubEvent } from '../github/events/github-event.ts';
import { readActionDefinition } from './action-definition.ts';
import { prepareStep } from './prepare-step.ts';
import type { GithubConnection, StepIdentity } from './step-environment.ts';
import { StepExecution, type RunningStep, type StepRun } from './step-execution.ts';

export interface StepOptions extends StepIdentity {
  /** The folder with the action.yml. */
  readonly actionFolder: string;
  /** The GitHub services; without them the step gets addresses where nobody answers. */
  readonly github?: GithubConnection;
  /** The step's `with`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What post gets for inputs, when it differs: nested composite actions mix them up. */
  readonly postInputs?: Readonly<Record<string, string>>;
  /** `workflow_dispatch` by default. */
  readonly event?: GithubEvent;
  /** More variables; they win over all others but saved state. */
  readonly env?: Readonly<Record<string, string>>;
  /** The `matrix` context; without it the job has no matrix. */
  readonly matrix?: Readonly<Record<string, unknown>>;
  /** What the workflow's secrets hold, beside the tokens: masked from the start. */
  readonly secrets?: readonly string[];
  readonly debug?: boolean;
  /** A folder to use as `GITHUB_WORKSPACE`; it is not removed. */
  readonly workspace?: string;
  /** A folder to use as `RUNNER_TEMP`, which the steps of a job share; it is not removed. */
  readonly tempFolder?: string;
  /** Post begins when it resolves; at once by default. */
  readonly untilPost?: () => Promise<unknown>;
  /** The node to run; the one of this process by default. */
  readonly nodePath?: string;
  /** Cancels main, as a person would, as soon as it writes a line that matches. */
  readonly cancelOn?: RegExp;
}

/**
 * Runs an action's main and post to their end, as the runner does. Call `dispose` on the result.
 * @throws when there is no action.yml, or node cannot be started; not when the step fails
 */
export async function runStep(options: StepOptions): Promise<StepRun> {
  return (await startStep(options)).done;
}

/** Starts an action's main; post follows by itself. Call `dispose` when all is done. */
export async function startStep(options: StepOptions): Promise<RunningStep> {
  const action = await readActionDefinition(options.actionFolder);
  const inputs = options.inputs ?? {};
  const step = await prepareStep({
    action,
    event: options.event ?? workflowDispatchEvent(),
    github: options.github ?? nowhere,
    identity: options,
    env: options.env ?? {},
    matrix: options.matrix ?? null,
    secrets: options.secrets ?? [],
    debug: options.debug ?? false,
    workspace: options.workspace,
    tempFolder: options.tempFolder,
    nodePath: options.nodePath ?? process.execPath,
  });
  const execution = new StepExecution({
    step,
    action,
    main: await step.startMain(inputs),
    postInputs: options.postInputs ?? inputs,
    untilPost: options.untilPost ?? (() => Promise.resolve()),
  });
  const { cancelOn } = options;
  // Main may end without such a line; then there is nothing to cancel.
  const cancel = (): Promise<void> => execution.cancel();
  if (cancelOn !== undefined) void execution.waitForLine(cancelOn).then(cancel, () => undefined);
  return execution;
}

/** Port 9 of the loopback interface: connections are refused. */
const nowhere: GithubConnection = {
  apiUrl: 'http://127.0.0.1:9',
  resultsUrl: 'http://127.0.0.1:9/',
  runtimeToken: '',
  token: '',
  repository: eventRepository,
};
