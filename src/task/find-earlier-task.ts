import type { Clock } from '../support/clock.ts';
import { errorWords } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { findTasks } from './find-task.ts';
import { lastLine, parseReferenceLine } from './reference.ts';
import { hasEnded, type Task } from './task.ts';
import type { TaskService } from './task-service.ts';

export interface EarlierTaskOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
  readonly runUrl: string;
  readonly runId: string;
  readonly runAttempt: number;
  readonly stable: string;
  /** As it is sent, up to the pull request's context and the reference line. */
  readonly prompt: string;
}

/** A run can be re-run for this long. Source: GitHub's "Re-running workflows and jobs". */
const RERUN_WINDOW_MS = 30 * 24 * 60 * 60_000;

/**
 * The one task that an earlier attempt of this step made, if it is still active or complete. The stable part may be
 * shared by another step, so of several nothing is known, and a new task is the honest choice.
 * @returns undefined when a new task is due; a look-up that fails is said and counts as none
 */
export async function findEarlierTask(options: EarlierTaskOptions): Promise<Task | undefined> {
  const { service, clock, log, stop } = options;
  let found: Task[];
  try {
    found = await findTasks({
      service,
      sinceMs: clock.wallMs() - RERUN_WINDOW_MS,
      isOurs: (line) => isOfEarlierAttempt(line, options),
      promptStart: options.prompt,
      call: { signal: stop },
    });
  } catch (error) {
    stop.throwIfAborted();
    log.warning(
      `Whether an earlier attempt made a task could not be found out: ${errorWords(error)}.`,
    );
    return undefined;
  }
  const usable = found.filter((task) => !hasEnded(task) || task.status === 'complete');
  const [only] = usable;
  if (only === undefined) return undefined;
  if (usable.length === 1 && !isShared(found, options)) return only;
  log.info(`${found.length} tasks of earlier attempts could be this step's; a new one is made.`);
  return undefined;
}

/** A step makes one task in an attempt: two of the same attempt show that another step has the same stable part. */
function isShared(found: readonly Task[], { runUrl }: EarlierTaskOptions): boolean {
  const attempts = found.map(
    ({ prompt = '' }) => parseReferenceLine(lastLine(prompt), runUrl)?.attempt,
  );
  return new Set(attempts).size < attempts.length;
}

function isOfEarlierAttempt(line: string, options: EarlierTaskOptions): boolean {
  const reference = parseReferenceLine(line, options.runUrl);
  return (
    reference !== undefined &&
    reference.runId === options.runId &&
    reference.stable === options.stable &&
    reference.attempt < options.runAttempt
  );
}
