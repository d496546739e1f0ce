import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { GithubEvent } from '../github/events/github-event.ts';
import { type ActionDefinition, evaluateDefault, type Contexts } from './action-definition.ts';
import { SecretMasker, type RunnerIssue } from './step-log.ts';
import { startPhase, type PhaseRun, type RunningPhase } from './start-phase.ts';
import {
  githubContext,
  stepEnvironment,
  type GithubConnection,
  type StepFolders,
  type StepIdentity,
} from './step-environment.ts';

interface StepSettings {
  readonly action: ActionDefinition;
  readonly event: GithubEvent;
  readonly github: GithubConnection;
  readonly identity: StepIdentity;
  readonly env: Readonly<Record<string, string>>;
  readonly matrix: Readonly<Record<string, unknown>> | null;
  readonly secrets: readonly string[];
  readonly debug: boolean;
  readonly workspace: string | undefined;
  readonly tempFolder: string | undefined;
  readonly nodePath: string;
}

/** The process that the runner starts for a phase, without the command files. */
interface PhaseCommand {
  readonly script: string;
  /** The working directory. */
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A step with its folders, ready to run main and post. */
export interface PreparedStep {
  readonly folders: StepFolders;
  /** The folder that contains all created folders. */
  readonly root: string;
  /** For benchmarks that start main themselves. */
  mainCommand(inputs: Readonly<Record<string, string>>): PhaseCommand;
  startMain(inputs: Readonly<Record<string, string>>): Promise<RunningPhase>;
  /** Returns post with main's state and changes to the environment. */
  startPost(inputs: Readonly<Record<string, string>>, main: PhaseRun): Promise<RunningPhase>;
}

/** Creates the folders, the event file and the variables of a step. */
export async function prepareStep(settings: StepSettings): Promise<PreparedStep> {
  const { action, event, github, debug, env, nodePath } = settings;
  const root = await realpath(await mkdtemp(join(tmpdir(), 'action-step-')));
  const folders = await makeFolders(root, settings);
  const common = stepEnvironment({ event, github, identity: settings.identity, folders, debug });
  const contexts: Contexts = {
    github: githubContext(common, { event, github }),
    matrix: settings.matrix,
    strategy: settings.matrix === null ? null : { 'job-index': 0, 'job-total': 1 },
    job: { status: 'success' },
    runner: { os: common['RUNNER_OS'], arch: common['RUNNER_ARCH'], temp: folders.temp },
  };
  const masker = new SecretMasker();
  for (const secret of [github.token, github.runtimeToken, ...settings.secrets]) {
    masker.add(secret);
  }
  const command = (
    name: 'main' | 'post',
    inputs: Readonly<Record<string, string>>,
    main?: PhaseRun,
  ): PhaseCommand => ({
    script: (name === 'main' ? action.main : action.post) ?? '',
    workspace: folders.workspace,
    environment: {
      ...common,
      ...inputVariables(action, inputs, contexts),
      ...main?.exportedEnvironment,
      ...env,
      ...savedBy(main),
    },
  });
  const start = (
    name: 'main' | 'post',
    inputs: Readonly<Record<string, string>>,
    main?: PhaseRun,
  ): Promise<RunningPhase> =>
    startPhase({
      ...command(name, inputs, main),
      nodePath,
      // Steps that run at the same time share the runner's folder, but no file in it.
      folder: join(folders.temp, '_runner_file_commands', `${basename(root)}-${name}`),
      masker,
      issues: name === 'main' ? unexpectedInputs(action, inputs) : [],
    });
  return {
    folders,
    root,
    mainCommand: (inputs) => command('main', inputs),
    startMain: (inputs) => start('main', inputs),
    startPost: (inputs, main) => start('post', inputs, main),
  };
}

async function makeFolders(
  root: string,
  { event, workspace, tempFolder }: StepSettings,
): Promise<StepFolders> {
  const folders: StepFolders = {
    temp: tempFolder ?? join(root, '_temp'),
    workspace: workspace ?? join(root, 'work'),
    home: join(root, 'home'),
    tools: join(root, '_tool'),
    eventFile: join(root, '_temp', '_github_workflow', 'event.json'),
  };
  const { eventFile, ...others } = folders;
  for (const folder of [...Object.values(others), dirname(eventFile)]) {
    await mkdir(folder, { recursive: true });
  }
  await writeFile(eventFile, JSON.stringify(event.payload, null, 2));
  return folders;
}

/** Returns the inputs of the step and the defaults of the others. Source: actions/runner, ActionRunner and Handler. */
function inputVariables(
  { defaults }: ActionDefinition,
  inputs: Readonly<Record<string, string>>,
  contexts: Contexts,
): Record<string, string> {
  const given = new Map(Object.entries(inputs).map(([name, value]) => [variableOf(name), value]));
  for (const [name, text] of defaults) {
    const variable = variableOf(name);
    if (!given.has(variable)) given.set(variable, evaluateDefault(text, contexts));
  }
  return Object.fromEntries(given);
}

/** Hyphens stay. */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function unexpectedInputs(
  { defaults }: ActionDefinition,
  inputs: Readonly<Record<string, string>>,
): RunnerIssue[] {
  const known = [...defaults.keys()];
  const unexpected = Object.keys(inputs).filter(
    (name) => !known.some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  if (unexpected.length === 0) return [];
  const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const message = `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(known)}]`;
  return [{ level: 'warning', message, failsStep: false }];
}

/** Inputs take precedence over variables with the same name. Source: actions/runner, ActionRunner. */
function savedBy(main: PhaseRun | undefined): Record<string, string> {
  const state = Object.entries(main?.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]);
  return Object.fromEntries(state) as Record<string, string>;
}
