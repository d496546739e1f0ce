import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCommandFiles, type CommandFileContents } from './command-files.ts';
import { LineSplitter, type WorkflowCommand } from './workflow-commands.ts';
import { type SecretMasker, StepLog, type RunnerIssue } from './step-log.ts';

/** How main or post went. */
export interface PhaseRun extends Omit<CommandFileContents, 'issues'> {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What a person sees: secrets masked, commands carried out. */
  readonly log: string;
  /** All that was written to stdout and stderr, in the order of arrival, with the secrets. */
  readonly rawLog: string;
  readonly commands: readonly WorkflowCommand[];
  /** What the runner itself complained of. */
  readonly issues: readonly RunnerIssue[];
  readonly durationMs: number;
  /** Whether it exited with 0 and the runner could process all that it was told. */
  readonly succeeded: boolean;
}

/** How long the runner lets a cancelled step go on: from SIGINT to SIGTERM, and on to the kill. actions/runner, ProcessInvoker. */
const SIGTERM_AFTER_MS = 7_500;
const KILL_AFTER_MS = 2_500;

interface PhaseOptions {
  readonly nodePath: string;
  readonly script: string;
  readonly workspace: string;
  /** A folder of its own, for the command files. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly masker: SecretMasker;
  /** Said before the phase begins. */
  readonly issues: readonly RunnerIssue[];
}

export interface RunningPhase {
  readonly finished: Promise<PhaseRun>;
  readonly log: StepLog;
  /** Sends a signal to the node process alone. */
  signal(signal: NodeJS.Signals): void;
  /** The runner's sequence: SIGINT, SIGTERM, kill of the whole tree. Resolves at the end. */
  cancel(): Promise<void>;
  /** Kills what is left of the process tree. */
  killTree(): void;
}

/** The runner waits so long for output pipes that a left-over child keeps open. */
const maxPipeWaitMs = 5_000;

/** Runs one script of an action. `finished` rejects only when node cannot be started. */
export async function startPhase(options: PhaseOptions): Promise<RunningPhase> {
  const files = await createCommandFiles(options.folder);
  const log = new StepLog(options.masker);
  options.issues.forEach((issue) => {
    log.addIssue(issue);
  });
  const startedMs = performance.now();
  const child = spawn(options.nodePath, [options.script], {
    cwd: options.workspace,
    env: { ...options.environment, ...files.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the whole tree can be killed.
    detached: true,
  });
  const exit = waitForExit(child, log);
  const finished = exit.then(async ({ exitCode, signal, durationMs }): Promise<PhaseRun> => {
    const { issues: fileIssues, ...contents } = await files.read();
    fileIssues.forEach((issue) => {
      log.addIssue(issue);
    });
    return {
      ...contents,
      outputs: { ...log.outputs, ...contents.outputs },
      state: { ...log.state, ...contents.state },
      exitCode,
      signal,
      log: log.text,
      rawLog: log.rawText,
      commands: log.commands,
      issues: log.issues,
      durationMs: durationMs - startedMs,
      succeeded: exitCode === 0 && !log.issues.some(({ failsStep }) => failsStep),
    };
  });
  const killTree = (): void => {
    killGroup(child);
  };
  return {
    finished,
    log,
    signal: (signal) => void child.kill(signal),
    cancel: () => cancel(child, exit, killTree),
    killTree,
  };
}

interface Exit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** When it ended, on the monotonic clock. */
  readonly durationMs: number;
}

function waitForExit(child: ChildProcess, log: StepLog): Promise<Exit> {
  const splitters = [child.stdout, child.stderr].map((stream) => {
    const splitter = new LineSplitter((line) => {
      log.write(line);
    });
    stream?.on('data', (chunk: Buffer) => {
      splitter.push(chunk);
    });
    return splitter;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => {
      const durationMs = performance.now();
      const finish = (): void => {
        clearTimeout(timer);
        splitters.forEach((splitter) => {
          splitter.end();
        });
        resolve({ exitCode, signal, durationMs });
      };
      const timer = setTimeout(finish, maxPipeWaitMs);
      child.once('close', finish);
    });
  });
}

async function cancel(
  child: ChildProcess,
  ended: Promise<unknown>,
  killTree: () => void,
): Promise<void> {
  const endsWithin = async (ms: number): Promise<boolean> => {
    const timer = new AbortController();
    const late = sleep(ms, false, { signal: timer.signal }).catch(() => false);
    const isEnded = await Promise.race([ended.then(() => true), late]);
    timer.abort();
    return isEnded;
  };
  child.kill('SIGINT');
  if (await endsWithin(SIGTERM_AFTER_MS)) return;
  child.kill('SIGTERM');
  if (await endsWithin(KILL_AFTER_MS)) return;
  killTree();
  await ended;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: all of the group has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
