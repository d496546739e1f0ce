import { workflowDispatchEvent } from '../github/events/branch-events.ts';
import { eventRepository, type GithubEvent } from '../github/events/github-event.ts';
import { readActionDefinition } from './action-definition.ts';
import { prepareStep } from './prepare-step.ts';
import type { GithubConnection, StepIdentity } from './step-environment.ts';
import { StepExecution, type RunningStep, type StepRun } from './step-execution.ts';

export interface StepOptions extends StepIdentity {
  /** The folder that contains action.yml. */
  readonly actionFolder: string;
  /** The GitHub services. Without them, the step gets URLs with a closed port. */
  readonly github?: GithubConnection;
  /** The step's `with`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The inputs of post if they differ, as the runner may mix them up in nested composite actions. */
  readonly postInputs?: Readonly<Record<string, string>>;
  /** Default: `workflow_dispatch`. */
  readonly event?: GithubEvent;
  /** Additional variables. They override all others except saved state. */
  readonly env?: Readonly<Record<string, string>>;
  /** The `matrix` context. Absent for a job without a matrix. */
  readonly matrix?: Readonly<Record<string, unknown>>;
  /** The workflow's secrets besides the tokens. They are masked from the start. */
  readonly secrets?: readonly string[];
  readonly debug?: boolean;
  /** A folder to use as `GITHUB_WORKSPACE`. It is not removed. */
  readonly workspace?: string;
  /** A folder to use as `RUNNER_TEMP`, which the steps of a job share. It is not removed. */
  readonly tempFolder?: string;
  /** Post starts when this resolves; by default immediately. */
  readonly untilPost?: () => Promise<unknown>;
  /** The Node executable; by default that of this process. */
  readonly nodePath?: string;
  /** Cancels main as soon as it writes a matching line. */
  readonly cancelOn?: RegExp;
}

/**
 * Runs an action's main and post as the runner does. The caller must call `dispose` on the result.
 * @throws when there is no action.yml, or Node can't be started; not when the step fails
 */
export async function runStep(options: StepOptions): Promise<StepRun> {
  return (await startStep(options)).done;
}

/** Starts an action's main. Post follows automatically. The caller must call `dispose` at the end. */
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
  // If main ends without such a line, there is nothing to cancel.
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
