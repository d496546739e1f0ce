import { rm } from 'node:fs/promises';
import type { ActionDefinition } from './action-definition.ts';
import type { PreparedStep } from './prepare-step.ts';
import type { PhaseRun, RunningPhase } from './start-phase.ts';

/** The result of a step. */
export interface StepRun {
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly main: PhaseRun;
  /** Undefined when the action has no post. */
  readonly post: PhaseRun | undefined;
  /** The outputs for later steps. These are main's outputs, since the runner ignores those of post. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The state that main saved for post. */
  readonly state: Readonly<Record<string, string>>;
  /** The summary on the run's page: main's, then post's. */
  readonly summary: string;
  /** `RUNNER_TEMP`. */
  readonly tempFolder: string;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Removes the folders and ends remaining processes. */
  dispose(): Promise<void>;
}

/** A step whose main has started. */
export interface RunningStep {
  /** Resolves when main has ended, before post starts. */
  readonly main: Promise<PhaseRun>;
  /** Resolves when post has ended. */
  readonly done: Promise<StepRun>;
  readonly tempFolder: string;
  readonly workspace: string;
  /** Sends a signal to main's Node process, independently of the runner. */
  signal(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  /** Cancels main as the runner does. Resolves when main has ended. */
  cancel(): Promise<void>;
  /** Resolves with the first matching line of main, past or future. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Calls back with each visible line of main. */
  onShownLine(viewer: (line: string) => void): void;
  dispose(): Promise<void>;
}

interface StepExecutionOptions {
  readonly step: PreparedStep;
  readonly action: ActionDefinition;
  /** The running main phase. */
  readonly main: RunningPhase;
  readonly postInputs: Readonly<Record<string, string>>;
  /** Post starts when this resolves. */
  readonly untilPost: () => Promise<unknown>;
}

/** A running step: main, then post. */
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
