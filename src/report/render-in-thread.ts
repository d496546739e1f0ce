import { Worker } from 'node:worker_threads';
import type { Clock } from '../support/clock.ts';
import { startDeadline, untilAborted } from '../support/deadline.ts';
import type { Reports } from './render-report.ts';
import type { Result } from './result.ts';

/** A megabyte of ordinary Markdown takes about 2 s; text made to be slow may take hours. */
const RENDER_LIMIT_MS = 5000;
/** A megabyte of ordinary Markdown takes between 128 and 256 MB. */
const MAX_HEAP_MB = 384;

interface ThreadOptions {
  /** Absolute path of a file that calls `serveReports`. */
  readonly script: string;
  readonly clock: Clock;
  /** Ends the thread. */
  readonly stop: AbortSignal;
}

/**
 * Renders in a thread of its own, so that signals are heard and timers run meanwhile, whatever the texts are. The thread has no environment
 * and no secret, and is ended with the answer, the deadline or the signal.
 * @throws Error when there is no answer within the limits of time and memory
 */
export async function renderInThread(
  result: Result,
  { script, clock, stop }: ThreadOptions,
): Promise<Reports> {
  const limit = startDeadline(clock, RENDER_LIMIT_MS, stop);
  limit.signal.throwIfAborted();
  const worker = new Worker(script, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  try {
    return await untilAborted(limit.signal, async () => answerOf(worker, result));
  } finally {
    limit.release();
    await worker.terminate();
  }
}

async function answerOf(worker: Worker, result: Result): Promise<Reports> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread ended without an answer'));
    });
    worker.postMessage(result);
  });
}
