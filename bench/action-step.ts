import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { workflowDispatchEvent } from '../sandbox/github/events/branch-events.ts';
import type { GithubEvent } from '../sandbox/github/events/github-event.ts';
import { readActionDefinition } from '../sandbox/runner/action-definition.ts';
import { createCommandFiles, type CommandFiles } from '../sandbox/runner/command-files.ts';
import { prepareStep } from '../sandbox/runner/prepare-step.ts';
import type { Bench } from './figure.ts';
import type { ProcessCommand } from './processes.ts';

export type StepInputs = Readonly<Record<string, string>>;

/** A step of the built action that can be run any number of times. */
export interface ActionStep {
  /** Returns the process that the runner would start for main, with new command files. */
  main(more?: StepInputs): Promise<ProcessCommand>;
  /** The same for post, with the state that the latest main saved. */
  post(): Promise<ProcessCommand>;
  /** Main's `RUNNER_TEMP`. */
  readonly tempFolder: string;
  /** Deletes the files that main downloaded. */
  removeFiles(): Promise<void>;
  dispose(): Promise<void>;
}

/** Creates the folders and variables of a step. */
export async function prepareAction(
  { actionFolder, services: { miteos, github, apiKey } }: Omit<Bench, 'isQuick' | 'say'>,
  inputs: StepInputs,
  event: GithubEvent = workflowDispatchEvent(),
): Promise<ActionStep> {
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
    tempFolder: undefined,
    nodePath: process.execPath,
  });
  const connection = { 'api-key': apiKey, 'base-url': miteos.baseUrl };
  const tempFolder = step.folders.temp;
  let starts = 0;
  const start = async (script: string, more: StepInputs) => {
    const { workspace, environment } = step.mainCommand({ ...connection, ...inputs, ...more });
    starts += 1;
    const files = await createCommandFiles(join(step.root, `commands-${starts}`));
    const env = { ...environment, ...files.environment };
    return { files, command: { args: [script], cwd: workspace, env } };
  };
  let latest: CommandFiles | undefined;
  return {
    tempFolder,
    main: async (more = {}) => {
      const { files, command } = await start(action.main, more);
      latest = files;
      return command;
    },
    post: async () => {
      const { state = {} } = (await latest?.read()) ?? {};
      const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
      const { command } = await start(action.post ?? '', {});
      return { ...command, env: { ...command.env, ...(Object.fromEntries(saved) as StepInputs) } };
    },
    removeFiles: () => rm(join(tempFolder, 'miteos'), { recursive: true, force: true }),
    dispose: () => rm(step.root, { recursive: true, force: true }),
  };
}
