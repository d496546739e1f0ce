import type { Clock } from '../support/clock.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { findTasks } from './find-task.ts';
import { lastLine, parseReferenceLine, stepNonceOf } from './reference.ts';
import { hasEnded, type Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

export interface EarlierTaskOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the run is cancelled or times out. */
  readonly stop: AbortSignal;
  readonly runUrl: string;
  readonly runId: string;
  /** 0 when it is not known. Then any attempt may be an earlier one. */
  readonly runAttempt: number;
  readonly stable: string;
  /** How long to search, in milliseconds. */
  readonly searchLimitMs: number;
  /** The prompt as it is sent, without the pull request's context and the reference line. */
  readonly prompt: string;
}

/** How long a run can be re-run. Source: GitHub's "Re-running workflows and jobs". */
const RERUN_WINDOW_MS = 30 * 24 * 60 * 60_000;
/** Attempts per request. The client's backoff takes about five minutes for them. */
const MAX_ATTEMPTS = 16;

/**
 * Finds the task that an earlier attempt of this step created, if it is still active or complete. Another step may share the stable
 * part of the reference, so when several tasks match, none of them is certainly this step's, and a new task is the safe choice.
 * @returns undefined when the step must create a new task, also when the key may not list tasks
 * @throws UserError when Miteos can't be searched within the bound, since a new task could then be paid for twice
 */
export async function findEarlierTask(options: EarlierTaskOptions): Promise<Task | undefined> {
  const found = await findAll(options);
  const usable = found.filter((task) => !hasEnded(task) || task.status === 'complete');
  const [first] = usable;
  if (first === undefined) return undefined;
  // One step may have created several tasks, if the response to a create call was lost. Any of them will do.
  const usableSteps = new Set(usable.map((task) => stepOf(task, options)));
  // All tasks of a step share a nonce. Two nonces in one attempt show that another step has the same stable part. Attempt 0 is unknown,
  // so it shows nothing.
  const steps = new Set(
    found.map((task) => stepOf(task, options)).filter((step) => !step.startsWith('0 ')),
  );
  const attempts = new Set([...steps].map((step) => step.split(' ')[0]));
  if (usableSteps.size === 1 && attempts.size === steps.size) return first;
  options.log.warning(
    `${found.length} tasks of earlier attempts match this step, so the step creates a new one. ` +
      'If the workflow calls a reusable workflow more than once, set a different `comment-key` for each call.',
  );
  return undefined;
}

async function findAll(options: EarlierTaskOptions): Promise<Task[]> {
  const { service, clock, log, stop } = options;
  const bound = startDeadline(clock, options.searchLimitMs, stop);
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
    if (!(error instanceof ServiceError) || error.arrival !== 'refused') throw searchError(error);
    log.warning(
      `Could not check whether an earlier attempt created a task: ${error.message}. The step creates a new one.`,
    );
    return [];
  } finally {
    bound.release();
  }
}

function searchError(error: unknown): UserError {
  return new UserError(
    `Could not check whether an earlier attempt of this run created a task: ${errorMessage(error)}. ` +
      'Re-run the job later, or start a new run, which creates and pays for a new task.',
    { cause: error },
  );
}

/** Identifies the step that created a task: its attempt and its nonce. */
function stepOf({ prompt = '' }: Task, { runUrl }: EarlierTaskOptions): string {
  const reference = parseReferenceLine(lastLine(prompt), runUrl);
  return reference === undefined ? '' : `${reference.attempt} ${stepNonceOf(reference)}`;
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
