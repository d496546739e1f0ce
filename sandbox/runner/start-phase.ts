import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCommandFiles, type CommandFileContents } from './command-files.ts';
import { LineSplitter, type WorkflowCommand } from './workflow-commands.ts';
import { type SecretMasker, StepLog, type RunnerIssue } from './step-log.ts';

/** The result of main or post. */
export interface PhaseRun extends Omit<CommandFileContents, 'issues'> {
  /** Null when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The log as a person sees it: secrets are masked, commands are executed. */
  readonly log: string;
  /** Everything written to stdout and stderr, in the order of arrival, with secrets. */
  readonly rawLog: string;
  readonly commands: readonly WorkflowCommand[];
  /** Errors and warnings of the runner itself. */
  readonly issues: readonly RunnerIssue[];
  readonly durationMs: number;
  /** Whether the exit code is 0 and the runner could process all commands. */
  readonly succeeded: boolean;
}

/** The runner's delays for a cancelled step: from SIGINT to SIGTERM, and from SIGTERM to the kill. Source: actions/runner, ProcessInvoker. */
const SIGTERM_AFTER_MS = 7_500;
const KILL_AFTER_MS = 2_500;

interface PhaseOptions {
  readonly nodePath: string;
  readonly script: string;
  readonly workspace: string;
  /** A separate folder for the command files. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly masker: SecretMasker;
  /** Issues from before the start of the phase. */
  readonly issues: readonly RunnerIssue[];
}

export interface RunningPhase {
  readonly finished: Promise<PhaseRun>;
  readonly log: StepLog;
  /** Sends a signal to only the Node process. */
  signal(signal: NodeJS.Signals): void;
  /** Cancels like the runner: SIGINT, SIGTERM, then kills the process tree. Resolves when the process has ended. */
  cancel(): Promise<void>;
  /** Kills the remaining process tree. */
  killTree(): void;
}

/** How long the runner waits for output pipes that a remaining child keeps open. */
const maxPipeWaitMs = 5_000;

/** Runs one script of an action. `finished` rejects only when Node can't be started. */
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
    // In a separate process group, so that the whole tree can be killed.
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
  /** When the process ended, by the monotonic clock. */
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
    // ESRCH: the whole group has already ended.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
