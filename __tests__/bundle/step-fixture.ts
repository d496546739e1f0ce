import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect } from '@jest/globals';
import {
  startGithubSandbox,
  type GithubSandbox,
  type GithubSandboxOptions,
} from '../../sandbox/github/start-github-sandbox.ts';
import type { DeliverableInput } from '../../sandbox/miteos/deliverable.ts';
import { defaultKey } from '../../sandbox/miteos/keys.ts';
import {
  startMiteosSandbox,
  type MiteosSandbox,
  type MiteosSandboxOptions,
} from '../../sandbox/miteos/start-miteos-sandbox.ts';
import { startStep, type StepOptions } from '../../sandbox/runner/run-step.ts';
import type { RunningStep, StepRun } from '../../sandbox/runner/step-execution.ts';
import { findLeaks, signaturesOf } from './leaks.ts';

/** The folder with action.yml and the shipped bundle. */
export const actionFolder = join(import.meta.dirname, '..', '..');

/** Environment variables that make the clock of a step twenty times as fast. */
export const fastClock = {
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'fast-clock.ts')).href}`,
};

export interface PlaceOptions {
  readonly miteos?: MiteosSandboxOptions;
  readonly github?: GithubSandboxOptions;
}

export type StepWish = Partial<Omit<StepOptions, 'github' | 'workspace'>>;

/** A finished step, and its services. */
export interface Trial {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  readonly workspace: string;
  readonly step: StepRun;
}

export type OpenPlace = (options?: PlaceOptions) => Promise<Place>;

/** Opens independent places, so that steps can run at the same time. All are closed after the last test. */
export function usePlaces(): OpenPlace {
  const opened: Place[] = [];
  afterAll(() => Promise.all(opened.splice(0).map((place) => place.close())));
  return async (options = {}) => {
    const place = await Place.open(options);
    opened.push(place);
    return place;
  };
}

/** The services and a workspace, in which steps of the action run. */
export class Place {
  readonly miteos: MiteosSandbox;
  readonly github: GithubSandbox;
  /** `GITHUB_WORKSPACE` of every step. */
  readonly workspace: string;
  readonly #steps: RunningStep[] = [];

  private constructor({ miteos, github, workspace }: Omit<Trial, 'step'>) {
    this.miteos = miteos;
    this.github = github;
    this.workspace = workspace;
  }

  static async open({ miteos, github }: PlaceOptions): Promise<Place> {
    return new Place({
      // The first poll is one second after the creation of the task. By then, everything has happened.
      miteos: await startMiteosSandbox({ timeScale: 0.02, ...miteos }),
      github: await startGithubSandbox(github),
      workspace: await makeWorkspace(),
    });
  }

  /** Runs main and post to their end. */
  async run(wish: StepWish = {}): Promise<Trial> {
    return this.finish(await this.start(wish));
  }

  /**
   * Runs steps of one job at the same time. They share `RUNNER_TEMP`; their post steps run one by one, the last first, when all have ended.
   * @param meanwhile gets the steps when all have started
   */
  async runTogether(
    wishes: readonly StepWish[],
    meanwhile: (running: readonly RunningStep[]) => unknown = () => undefined,
  ): Promise<Trial[]> {
    const tempFolder = await mkdtemp(join(dirname(this.workspace), 'temp-'));
    const starting: Promise<RunningStep>[] = [];
    const untilPostOf = async (index: number): Promise<void> => {
      const steps = await Promise.all(starting);
      await Promise.all(steps.map(({ main }) => main));
      await steps[index + 1]?.done;
    };
    wishes.forEach((wish, index) => {
      const untilPost = () => untilPostOf(index);
      starting.push(this.start({ ...wish, tempFolder, untilPost }));
    });
    const steps = await Promise.all(starting);
    await meanwhile(steps);
    return Promise.all(steps.map((step) => this.finish(step)));
  }

  async start(wish: StepWish = {}): Promise<RunningStep> {
    const { miteos, github, workspace } = this;
    const given = { ...wish.inputs };
    const hasSource = ['prompt', 'prompt-file', 'task-id'].some((name) => name in given);
    const inputs = {
      'api-key': defaultKey,
      'base-url': miteos.baseUrl,
      'poll-interval': '1s',
      ...(hasSource ? {} : { prompt: 'Review this change.' }),
      ...given,
    };
    if (wish.runId !== undefined) github.addRun(wish.runId, wish.runAttempt);
    const running = await startStep({ actionFolder, ...wish, inputs, github, workspace });
    this.#steps.push(running);
    return running;
  }

  /** Waits for the end of a step, and checks the rules for every step. */
  async finish(running: RunningStep): Promise<Trial> {
    const { miteos, github, workspace } = this;
    const step = await running.done;
    expect(github.violations).toEqual([]);
    expect(miteos.violations).toEqual([]);
    const trial = { miteos, github, workspace, step };
    const secrets = [...miteos.keys.keys(), github.token, ...signaturesOf(trial)];
    expect(await findLeaks(trial, secrets)).toEqual([]);
    expect(misfitOf(step)).toBeUndefined();
    return trial;
  }

  async close(): Promise<void> {
    await Promise.all(this.#steps.map((step) => step.dispose()));
    await Promise.all([this.miteos.close(), this.github.close()]);
    await rm(dirname(this.workspace), { recursive: true, force: true });
  }
}

/** Returns the output `reason` if it does not fit to the end of the main step: one sentence if it is not green, otherwise empty. */
function misfitOf({ main, outputs }: StepRun): string | undefined {
  const { status, reason = '' } = outputs;
  if (status === undefined || main.exitCode === null) return undefined;
  const isGreen = main.exitCode === 0 && status !== 'skipped';
  return (isGreen ? reason === '' : /^\S.*[.!?…]"?$/u.test(reason)) ? undefined : reason;
}

/** Creates a complete task, so that the step does not need to wait. Returns the inputs that follow it. */
export function followFinished(...deliver: DeliverableInput[]) {
  return ({ miteos }: Pick<Place, 'miteos'>): Promise<Record<string, string>> => {
    const scenario = [{ afterMs: 0, status: 'complete', deliver }];
    return Promise.resolve({ 'task-id': miteos.createTask({ prompt: 'Review.', scenario }).id });
  };
}

/** Creates a finished task with two files. */
export const finished = followFinished(
  { name: 'report.md', contentType: 'text/markdown', content: '# Fine\n' },
  { name: 'data/findings.csv', contentType: 'text/csv', content: 'id\n1\n' },
);

/** In a separate folder, so that tests can place files next to it. */
async function makeWorkspace(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'bundle-')));
  const workspace = join(folder, 'work');
  await mkdir(workspace);
  return workspace;
}
