import type { Clock } from '../support/clock.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { findTasks } from './find-task.ts';
import { lastLine, parseReferenceLine, stepNonce } from './reference.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

export interface EarlierTaskOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
  readonly runUrl: string;
  readonly runId: string;
  /** 0 when it is not known: then any attempt may be an earlier one. */
  readonly runAttempt: number;
  readonly stable: string;
  /** How long to search, in milliseconds. */
  readonly boundMs: number;
  /** As it is sent, up to the pull request's context and the reference line. */
  readonly prompt: string;
}

/** A run can be re-run for this long. Source: GitHub's "Re-running workflows and jobs". */
const RERUN_WINDOW_MS = 30 * 24 * 60 * 60_000;
/** Of each request: that takes the client some five minutes. */
const MAX_ATTEMPTS = 16;

/**
 * The one task that an earlier attempt of this step made, if it is still active or complete. The stable part may be
 * shared by another step, so of several nothing is known, and a new task is the honest choice.
 * @returns undefined when a new task is due, also for a key that may not list
 * @throws UserError when Miteos can't be asked within the bound: another task might be paid for twice
 */
export async function findEarlierTask(options: EarlierTaskOptions): Promise<Task | undefined> {
  const found = await findAll(options);
  const usable = found.filter((task) => !hasEnded(task) || task.status === 'complete');
  const [first] = usable;
  if (first === undefined) return undefined;
  // Several calls of one step, of which one lost its answer, may have made a task each; any of them will do.
  const usableSteps = new Set(usable.map((task) => stepOf(task, options)));
  // A step makes its tasks under one nonce: two in one attempt show that another step has the same stable part. Two of attempts that
  // nobody knows show nothing.
  const steps = new Set(
    found.map((task) => stepOf(task, options)).filter((step) => !step.startsWith('0 ')),
  );
  const attempts = new Set([...steps].map((step) => step.split(' ')[0]));
  if (usableSteps.size === 1 && attempts.size === steps.size) return first;
  options.log.warning(
    `${found.length} tasks of earlier attempts could be this step's, so a new one is made. ` +
      'If a reusable workflow is called more than once, set a different `comment-key` for each call.',
  );
  return undefined;
}

async function findAll(options: EarlierTaskOptions): Promise<Task[]> {
  const { service, clock, log, stop } = options;
  const bound = startDeadline(clock, options.boundMs, stop);
  const tasks: Task[] = [];
  log.info('Searching for the task of an earlier attempt.');
  try {
    const listed = findTasks({
      service,
      sinceMs: clock.wallMs() - RERUN_WINDOW_MS,
      isOurs: (line) => isOfEarlierAttempt(line, options),
      promptStart: options.prompt,
      call: { signal: bound.signal, attempts: MAX_ATTEMPTS },
    });
    for await (const task of listed) tasks.push(task);
    return tasks;
  } catch (error) {
    stop.throwIfAborted();
    if (!(error instanceof ServiceError) || error.arrival !== 'refused') throw notFoundOut(error);
    log.warning(`Whether an earlier attempt made a task could not be found out: ${error.message}.`);
    return [];
  } finally {
    bound.release();
  }
}

function notFoundOut(error: unknown): UserError {
  return new UserError(
    `Whether an earlier attempt of this run made a task could not be found out: ${errorMessage(error)}. ` +
      'Re-run the job later, or set `on-rerun: new` to pay for a new task in any case.',
    { cause: error },
  );
}

/** The attempt, and what the nonces of one step share. */
function stepOf({ prompt = '' }: Task, { runUrl }: EarlierTaskOptions): string {
  const reference = parseReferenceLine(lastLine(prompt), runUrl);
  return reference === undefined ? '' : `${reference.attempt} ${stepNonce(reference)}`;
}

function isOfEarlierAttempt(line: string, options: EarlierTaskOptions): boolean {
  const reference = parseReferenceLine(line, options.runUrl);
  return (
    reference !== undefined &&
    reference.runId === options.runId &&
    reference.stable === options.stable &&
    (options.runAttempt === 0 || reference.attempt < options.runAttempt)
  );
}
