import type { Clock } from '../support/clock.ts';
import { abortLater, startDeadline, type Deadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import type { Log } from '../support/log.ts';
import { findLostTask, linesOf, unknownOutcome, type SentCall } from './find-lost-task.ts';
import { lastLine } from './reference.ts';
import type { Task } from './task.ts';
import { ServiceError, type TaskRequest, type TaskService } from './task-service.ts';

/** One create call to be made: what is sent, and how to know its task again. */
export interface CreateCall {
  readonly request: TaskRequest;
  /** Sent as the idempotency key; undefined when the user wants no reference. */
  readonly reference: string | undefined;
  /** The last line of the prompt when there is a reference. */
  readonly line: string | undefined;
}

export interface CreateOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes the next call, with a new nonce. */
  readonly nextCall: () => CreateCall;
  /** Told before each time that a call is sent, to leave its reference where the post step finds it. */
  readonly onSend: (call: CreateCall) => void;
  /** How long to wait for a free slot or for the service to be reached, in milliseconds. */
  readonly boundMs: number;
  /** Where a person looks for a task. */
  readonly watchUrl: string;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
}

export interface CreatedTask {
  readonly task: Task;
  /** The lines of the other create calls of this process, whose answer was lost and whose task was not found. */
  readonly lostLines: readonly string[];
}

/** Each create call that may have arrived may have made a paid task, so there are few. */
const MAX_UNCERTAIN_CALLS = 3;
/** How long a create call that is under way may still bring its answer after the step is told to stop. */
const ANSWER_GRACE_MS = 2000;

/**
 * Creates one task and never two. A call that certainly did not arrive is made again; one that may have arrived is
 * followed by a search for its task, and only a search that worked and found nothing allows another call.
 * @throws ServiceError when the service refuses, can't be reached in time, or the outcome stays unknown;
 * the reason of `stop` when the step is told to stop
 */
export async function createTask(options: CreateOptions): Promise<CreatedTask> {
  const deadline = startDeadline(options.clock, options.boundMs, options.stop);
  try {
    const lost: SentCall[] = [];
    for (;;) {
      // Before the call leaves its traces: a step that was told to stop makes no task.
      options.stop.throwIfAborted();
      const call = options.nextCall();
      const sent = await sendUntilArrived(call, options, deadline);
      if (sent.kind === 'created') return { task: sent.task, lostLines: linesOf(lost) };
      lost.push(sent);
      const found = await findLostTask(lost, sent, options);
      if (found !== undefined) {
        options.log.info(`The answer was lost, the task was not: following ${found.id}.`);
        const line = lastLine(found.prompt ?? '');
        return { task: found, lostLines: linesOf(lost).filter((other) => other !== line) };
      }
      if (lost.length >= MAX_UNCERTAIN_CALLS || deadline.isOver() || options.stop.aborted) {
        throw unknownOutcome(sent.error, lost, options);
      }
      options.log.info('No task of the lost call is listed: creating it again.');
    }
  } finally {
    deadline.release();
  }
}

type Sent = { readonly kind: 'created'; readonly task: Task } | SentCall;

/** Repeats a call for as long as it certainly did not arrive, within the bound. */
async function sendUntilArrived(
  call: CreateCall,
  { service, clock, log, onSend, boundMs, stop }: CreateOptions,
  deadline: Deadline,
): Promise<Sent> {
  const said = new Set<string>();
  for (let failures = 0; ; failures += 1) {
    // An answer on its way names a task that must be cancelled, so the call outlives the word to stop a little.
    const late = abortLater(clock, stop, ANSWER_GRACE_MS);
    const sentAtMs = clock.wallMs();
    onSend(call);
    try {
      const { signal } = late;
      const task = await service.createTask(call.request, call.reference, { signal });
      return { kind: 'created', task };
    } catch (error) {
      if (!(error instanceof ServiceError) || error.arrival === 'refused') throw error;
      if (error.arrival === 'perhaps') return { kind: 'uncertain', call, sentAtMs, error };
      if (error.isLasting) throw error;
      const pause = Math.max(error.retryAfterMs ?? 0, pauseMs(error, failures, clock));
      if (stop.aborted || pause >= deadline.leftMs()) throw error;
      const words = waitingMessage(error, boundMs);
      if (!said.has(words)) log.info(words);
      said.add(words);
      await clock.sleep(pause, deadline.signal);
      if (deadline.signal.aborted) throw error;
    } finally {
      late.release();
    }
  }
}

/** A slot of the plan becomes free when another task ends, so that is looked for calmly. */
function pauseMs(error: ServiceError, failures: number, clock: Clock): number {
  const base = isPlanFull(error) ? 15_000 : Math.min(1000 * 2 ** failures, 30_000);
  return base * (0.75 + 0.5 * clock.random());
}

/** A 429 although the rate limit is not used up: the plan's number of concurrent tasks is. */
function isPlanFull(error: ServiceError): boolean {
  return error.status === 429 && error.remaining !== undefined && error.remaining > 0;
}

function waitingMessage(error: ServiceError, boundMs: number): string {
  const bound = formatDuration(boundMs);
  return isPlanFull(error)
    ? `All concurrent tasks of the Miteos plan are in use: waiting up to ${bound} for a free slot.`
    : `The task could not be created yet (${error.message}): trying again for up to ${bound}.`;
}
