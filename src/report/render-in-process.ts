import { fork, type ChildProcess } from 'node:child_process';
import type { Clock } from '../support/clock.ts';
import { untilAborted, withinTime } from '../support/deadline.ts';
import { runInTime } from '../support/run-in-time.ts';
import type { renderFindings } from './render-finding.ts';
import type { renderReports } from './render-report.ts';

/** A megabyte of ordinary Markdown takes about 2 s. A text that is designed to be slow may take hours. */
const RENDER_LIMIT_MS = 5000;
/** After this, the process ends itself, because a process that was killed can't kill it. */
const ORPHAN_LIMIT_MS = 30_000;
/** A megabyte of ordinary Markdown takes between 128 and 256 MB. */
const MAX_HEAP_MB = 512;
/** Options of Node for the process. */
export const EXEC_ARGV = [`--max-old-space-size=${MAX_HEAP_MB}`];

interface ProcessOptions {
  /** Absolute path of code that calls `serveReports`. */
  readonly script: string;
  readonly clock: Clock;
  /** Ends the process. */
  readonly stop: AbortSignal;
}

/** The functions that the process can run. */
interface Renderers {
  readonly renderReports: typeof renderReports;
  readonly renderFindings: typeof renderFindings;
}

/** A call of one of these functions. */
type Call = {
  readonly [Name in keyof Renderers]: {
    readonly name: Name;
    readonly input: Parameters<Renderers[Name]>[0];
  };
}[keyof Renderers];

/** Runs in the separate process. Answers each call with the rendered text. */
export async function serveReports(): Promise<void> {
  const { renderReports } = await import('./render-report.ts');
  const { renderFindings } = await import('./render-finding.ts');
  process.on('message', ({ name, input }: Call) => {
    const render = () => (name === 'renderReports' ? renderReports(input) : renderFindings(input));
    process.send?.(runInTime<unknown>(ORPHAN_LIMIT_MS, render));
  });
}

/**
 * Renders in a separate process, so that signals and timers are handled meanwhile for any text. A worker thread is not enough: Node may end all
 * threads when the heap of one is full (`FATAL ERROR: Reached heap limit`, src/node_worker.cc). The process has no environment and no secrets.
 * It starts before there is an input, because that takes longer than rendering. It is killed after its answer, at the deadline, or when the
 * signal is aborted.
 * @throws Error when there is no answer within the limits of time and memory
 */
export async function renderInProcess<Name extends keyof Renderers>(
  name: Name,
  input: Promise<Parameters<Renderers[Name]>[0]>,
  { script, clock, stop }: ProcessOptions,
): Promise<ReturnType<Renderers[Name]>> {
  stop.throwIfAborted();
  const child = fork(script, {
    env: {},
    execArgv: EXEC_ARGV,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const answer = answerOf<ReturnType<Renderers[Name]>>(child);
  // The process may fail before there is an input.
  answer.catch(() => undefined);
  try {
    child.send({ name, input: await untilAborted(stop, () => input) });
    return await withinTime(RENDER_LIMIT_MS, { clock, stop }, () => answer);
  } finally {
    child.kill('SIGKILL');
  }
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer: Answer) => {
      resolve(answer);
    });
    child.on('error', reject);
    child.once('exit', (code, signal) => {
      // V8 ends a process so when its heap is full.
      const isMemory = signal === 'SIGABRT' || code === 134;
      const end = `its process ended with ${signal ?? `exit code ${String(code)}`}`;
      reject(new Error(isMemory ? `it takes more than ${MAX_HEAP_MB} MB of memory` : end));
    });
  });
}
