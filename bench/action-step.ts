import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { workflowDispatchEvent } from '../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../sandbox/github/events/github-event.ts';
import { readActionDefinition } from '../sandbox/runner/action-definition.ts';
import { createCommandFiles } from '../sandbox/runner/command-files.ts';
import { prepareStep } from '../sandbox/runner/prepare-step.ts';
import type { GithubConnection } from '../sandbox/runner/step-environment.ts';
import type { ProcessCommand } from './measured-process.ts';

export interface ActionStepOptions {
  /** The folder with the action.yml. */
  readonly actionFolder: string;
  readonly github: GithubConnection;
  readonly inputs: Readonly<Record<string, string>>;
  /** `workflow_dispatch` by default. */
  readonly event?: GithubEvent;
}

/** A step of the shipped action, to be started as often as need be. */
export interface ActionStep {
  /** What the runner would start for main, with new command files. */
  main(): Promise<ProcessCommand>;
  /** The same for the post step of a main that finished its work. */
  post(): Promise<ProcessCommand>;
  /** Main's `RUNNER_TEMP`. */
  readonly tempFolder: string;
  dispose(): Promise<void>;
}

/** Makes the folders and variables of a step. The bench starts it by itself, since it measures processes. */
export async function prepareAction(options: ActionStepOptions): Promise<ActionStep> {
  const { actionFolder, github, inputs, event = workflowDispatchEvent() } = options;
  const action = await readActionDefinition(actionFolder);
  const step = await prepareStep({
    action,
    event,
    github,
    identity: {},
    env: {},
    matrix: null,
    secrets: [],
    debug: false,
    workspace: undefined,
    nodePath: process.execPath,
  });
  let starts = 0;
  const { script, workspace, environment } = step.mainCommand(inputs);
  const start = async (state: Readonly<Record<string, string>>): Promise<ProcessCommand> => {
    starts += 1;
    const files = await createCommandFiles(join(step.root, `commands-${starts}`));
    const env = { ...environment, ...state, ...files.environment };
    return { args: [script], cwd: workspace, env };
  };
  return {
    tempFolder: step.folders.temp,
    main: () => start({}),
    // Both phases have the same script, and tell themselves apart by what main saved.
    post: () => start({ STATE_phase: 'main', STATE_finished: 'true', STATE_task: '{}' }),
    dispose: () => rm(step.root, { recursive: true, force: true }),
  };
}
