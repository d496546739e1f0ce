import { rm } from 'node:fs/promises';
import type { ActionDefinition } from './action-definition.ts';
import type { PreparedStep } from './prepare-step.ts';
import type { PhaseRun, RunningPhase } from './start-phase.ts';

/** How a step went. */
export interface StepRun {
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly main: PhaseRun;
  /** Undefined when the action has none. */
  readonly post: PhaseRun | undefined;
  /** What later steps see: those of main. The runner drops what post sets. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What main saved for post. */
  readonly state: Readonly<Record<string, string>>;
  /** What the run's page shows: main's summary, then post's. */
  readonly summary: string;
  /** `RUNNER_TEMP`. */
  readonly tempFolder: string;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Removes the folders, and ends left-over processes. */
  dispose(): Promise<void>;
}

/** A step whose main has begun. */
export interface RunningStep {
  /** Resolves when main has ended, before post begins. */
  readonly main: Promise<PhaseRun>;
  /** Resolves when post has ended, too. */
  readonly done: Promise<StepRun>;
  readonly tempFolder: string;
  readonly workspace: string;
  /** Sends a signal to main's node process, as one that is not the runner's. */
  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  /** Cancels main as the runner does. Resolves when it has ended. */
  cancel(): Promise<void>;
  /** Resolves with the first line of main that matches, written already or to come. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Calls back with each line of main that a person sees, as it comes. */
  onShownLine(viewer: (line: string) => void): void;
  dispose(): Promise<void>;
}

interface StepExecutionOptions {
  readonly step: PreparedStep;
  readonly action: ActionDefinition;
  /** Has begun. */
  readonly main: RunningPhase;
  readonly postInputs: Readonly<Record<string, string>>;
  /** Post begins when it resolves. */
  readonly untilPost: () => Promise<unknown>;
}

/** One step on its way: main, then post. */
export class StepExecution implements RunningStep {
  readonly main: Promise<PhaseRun>;
  readonly done: Promise<StepRun>;
  readonly tempFolder: string;
  readonly workspace: string;
  readonly #options: StepExecutionOptions;
  readonly #phases: RunningPhase[];
  #isCancelled = false;

  constructor(options: StepExecutionOptions) {
    this.#options = options;
    this.#phases = [options.main];
    this.tempFolder = options.step.folders.temp;
    this.workspace = options.step.folders.workspace;
    this.main = options.main.finished;
    this.done = this.main.then((main) => this.#finish(main));
  }

  signal(signal: NodeJS.Signals): void {
    this.#options.main.signal(signal);
  }

  async cancel(): Promise<void> {
    this.#isCancelled = true;
    await this.#options.main.cancel();
  }

  waitForLine(pattern: RegExp): Promise<string> {
    const { log, finished } = this.#options.main;
    return new Promise((resolve, reject) => {
      log.onLine((line) => {
        if (pattern.test(line)) resolve(line);
      });
      finished.then(() => {
        reject(new Error(`Main ended without a line like ${String(pattern)}:\n${log.text}`));
      }, reject);
    });
  }

  onShownLine(viewer: (line: string) => void): void {
    this.#options.main.log.onShownLine(viewer);
  }

  async dispose(): Promise<void> {
    this.#phases.forEach((phase) => {
      phase.killTree();
    });
    await rm(this.#options.step.root, { recursive: true, force: true });
  }

  async #finish(main: PhaseRun): Promise<StepRun> {
    const ending = this.#isCancelled ? 'cancelled' : main.succeeded ? 'success' : 'failure';
    const post = await this.#runPost(main);
    return {
      conclusion: ending === 'success' && post?.succeeded === false ? 'failure' : ending,
      main,
      post,
      outputs: main.outputs,
      state: main.state,
      summary: main.summary + (post?.summary ?? ''),
      tempFolder: this.tempFolder,
      workspace: this.workspace,
      dispose: () => this.dispose(),
    };
  }

  async #runPost(main: PhaseRun): Promise<PhaseRun | undefined> {
    const { action, step, postInputs, untilPost } = this.#options;
    if (action.post === undefined) return undefined;
    await untilPost();
    const phase = await step.startPost(postInputs, main);
    this.#phases.push(phase);
    return phase.finished;
  }
}
