import type { Clock } from '../support/clock.ts';
import { abortLater, startDeadline, type Deadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { searchForTask, type SentCall } from './lost-calls.ts';
import { appendLine } from './prompt.ts';
import {
  callNonce,
  formatReference,
  lastLine,
  referenceLine,
  type Reference,
} from './reference.ts';
import type { Task } from './task.ts';
import { ServiceError, type TaskRequest, type TaskService } from './task-service.ts';

/** What the references of all create calls of a step share. */
interface StepReference extends Omit<Reference, 'nonce'> {
  readonly runUrl: string;
  /** Sixteen random hex digits, drawn once for the step. */
  readonly chance: string;
}

interface CreateOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly log: Log;
  /** The prompt is without a reference line. */
  readonly request: TaskRequest;
  /** Undefined when the user wants no reference: then a task whose answer was lost can't be found again. */
  readonly reference: StepReference | undefined;
  /**
   * Told the calls that may have made a task whenever they change, and before one is sent: a step that is killed must leave the way to
   * its task.
   */
  readonly onCalls: (calls: readonly SentCall[]) => void;
  /** How long to wait for a free slot or for the service to be reached, in milliseconds. */
  readonly boundMs: number;
  /** Where a person watches tasks. */
  readonly watchUrl: string;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
}

export interface CreatedTask {
  readonly task: Task;
  /** The other create calls, whose answer was lost and whose task was not found. */
  readonly orphaned: readonly SentCall[];
}

/** Each create call that may have arrived may have made a paid task, so there are few. */
const MAX_UNCERTAIN_CALLS = 3;
/** How long to search for the task of a call that may have arrived before another call is made. */
const SEARCH_MS = 15_000;
/** How long a create call that is under way may still bring its answer after the step is told to stop. */
const ANSWER_GRACE_MS = 2000;

/** One create call. */
interface Call {
  readonly request: TaskRequest;
  /** Sent as the idempotency key. */
  readonly reference: string | undefined;
  /** The last line of the prompt when there is a reference. */
  readonly line: string | undefined;
}

/**
 * Creates one task and never two. A call that certainly did not arrive is made again; one that may have arrived is
 * followed by a search for its task, and only a search that worked and found nothing allows another call.
 * @throws ServiceError when the service refuses, can't be reached in time, or the outcome stays unknown;
 * Error when the step is told to stop
 */
export async function createTask(options: CreateOptions): Promise<CreatedTask> {
  const { log, stop } = options;
  const deadline = startDeadline(options.clock, options.boundMs, stop);
  const lost: SentCall[] = [];
  try {
    for (let number = 1; ; number += 1) {
      // Before the call leaves its traces: a step that was told to stop makes no task.
      stop.throwIfAborted();
      const call = makeCall(number, options);
      const sent = await sendUntilArrived(call, lost, { ...options, deadline });
      if ('task' in sent) return { task: sent.task, orphaned: lost };
      const { error } = sent;
      if (sent.call === undefined) throw unknownOutcome(error, lost, options);
      lost.push(sent.call);
      log.info(
        `The answer to the create call was lost (${error.message}): searching for its task.`,
      );
      // An earlier call's task may have appeared meanwhile, and one is enough.
      const task = await searchForLost(lost, error, options);
      if (task !== undefined) {
        log.info(`The answer was lost, the task was not: following ${task.id}.`);
        const own = lastLine(task.prompt ?? '');
        return { task, orphaned: lost.filter(({ line }) => line !== own) };
      }
      if (lost.length >= MAX_UNCERTAIN_CALLS || deadline.isOver()) {
        throw unknownOutcome(error, lost, options);
      }
      log.info('No task of the lost call is listed: creating it again.');
    }
  } finally {
    deadline.release();
  }
}

function makeCall(number: number, { request, reference: step }: CreateOptions): Call {
  if (step === undefined) return { request, reference: undefined, line: undefined };
  const reference = { ...step, nonce: callNonce(step.chance, number) };
  const line = referenceLine(reference, step.runUrl);
  const prompt = appendLine(request.prompt, line);
  return { request: { ...request, prompt }, reference: formatReference(reference), line };
}

type Sent =
  | { readonly task: Task }
  /** It may have arrived, and its answer was lost. The call is undefined when it had no reference. */
  | { readonly call: SentCall | undefined; readonly error: ServiceError };

/** Repeats a call for as long as it certainly did not arrive, within the bound. */
async function sendUntilArrived(
  { request, reference, line }: Call,
  lost: readonly SentCall[],
  options: CreateOptions & { readonly deadline: Deadline },
): Promise<Sent> {
  const { service, clock, log, onCalls, boundMs, stop, deadline } = options;
  const said = new Set<string>();
  for (let failures = 0; ; failures += 1) {
    // An answer on its way names a task that must be cancelled, so the call outlives the signal to stop a little.
    const late = abortLater(clock, stop, ANSWER_GRACE_MS);
    const call = line === undefined ? undefined : { line, sentAtMs: clock.wallMs() };
    if (call !== undefined) onCalls([...lost, call]);
    try {
      return { task: await service.createTask(request, reference, { signal: late.signal }) };
    } catch (error) {
      if (!(error instanceof ServiceError))
        throw stop.aborted ? interrupted(error, options) : error;
      if (error.arrival === 'perhaps') return { call, error };
      const pause = Math.max(error.retryAfterMs ?? 0, pauseMs(error, failures, clock));
      // It certainly made no task: a step that is killed before the next call leaves nothing to search for.
      if (call !== undefined) onCalls(lost);
      const isFinal = error.arrival === 'refused' || error.isLasting || pause >= deadline.leftMs();
      if (!isFinal && !stop.aborted) {
        const message = waitingMessage(error, boundMs);
        if (!said.has(message)) log.info(message);
        said.add(message);
        await clock.sleep(pause, deadline.signal);
      }
      if (isFinal || deadline.signal.aborted) throw error;
    } finally {
      late.release();
    }
  }
}

/** A slot of the plan becomes free when another task ends, so that is asked for calmly. */
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

function interrupted(error: unknown, { reference, watchUrl }: CreateOptions): Error {
  const what =
    reference === undefined
      ? `Search for it in the War Room (${watchUrl}), and cancel it there.`
      : 'The post step searches for it and cancels it.';
  return new Error(
    `${errorMessage(error)} while the task was being created. A task may have been made: ${what}`,
    { cause: error },
  );
}

async function searchForLost(
  lost: readonly SentCall[],
  error: ServiceError,
  options: CreateOptions,
): Promise<Task | undefined> {
  const { service, clock, stop: signal, request } = options;
  const promptStart = appendLine(request.prompt, '');
  try {
    return await searchForTask(lost, { service, clock, signal, promptStart }, SEARCH_MS);
  } catch (trouble) {
    throw unknownOutcome(error, lost, options, signal.aborted ? undefined : trouble);
  }
}

/** The lost answer's error, with what a person can do about the task that may exist. */
function unknownOutcome(
  lostAnswer: ServiceError,
  lost: readonly SentCall[],
  { watchUrl }: Pick<CreateOptions, 'watchUrl'>,
  trouble?: unknown,
): ServiceError {
  const search =
    trouble === undefined ? '' : ` The search for it failed: ${errorMessage(trouble)}.`;
  const lines = lost.map(({ line }) => `"${line}"`).join(' or ');
  const which = lines === '' ? 'it' : `one whose prompt ends with ${lines}`;
  return new ServiceError(
    `${lostAnswer.message}. A task may have been made all the same.${search} Look in the War Room (${watchUrl}) for ${which}, and cancel it there`,
    {
      arrival: 'perhaps',
      status: lostAnswer.status,
      cause: trouble ?? lostAnswer,
    },
  );
}
