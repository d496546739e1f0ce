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

/** The part of the reference that all create calls of a step share. */
interface StepReference extends Omit<Reference, 'nonce'> {
  readonly runUrl: string;
  /** Sixteen random hex digits, generated once per step. */
  readonly stepNonce: string;
}

interface CreateOptions {
  readonly service: TaskService;
  readonly clock: Clock;
  readonly log: Log;
  /** Its prompt has no reference line yet. */
  readonly request: TaskRequest;
  /** Undefined when the user disabled references. Then a task can't be found again after its response was lost. */
  readonly reference: StepReference | undefined;
  /**
   * Called with the calls that may have created a task, before each call and whenever the list changes. A step that is killed must leave
   * enough behind to find its task.
   */
  readonly onCalls: (calls: readonly SentCall[]) => void;
  /** How long to wait for a free slot or an unreachable service, in milliseconds. */
  readonly retryLimitMs: number;
  /** The War Room's URL. */
  readonly watchUrl: string;
  /** Aborted when the run is cancelled or times out. */
  readonly stop: AbortSignal;
}

export interface CreatedTask {
  readonly task: Task;
  /** The other create calls, whose response was lost and whose task was not found. */
  readonly orphaned: readonly SentCall[];
}

/** Each create call that may have arrived may have created a paid task, so only a few are allowed. */
const MAX_UNCERTAIN_CALLS = 3;
/** How long to search for the task of a call that may have arrived, before the next call. */
const SEARCH_MS = 15_000;
/** How long a create call in flight may still wait for its response after the run is cancelled. */
const ANSWER_GRACE_MS = 2000;

/** One create call. */
interface Call {
  readonly request: TaskRequest;
  /** Sent as the idempotency key. */
  readonly reference: string | undefined;
  /** The last line of the prompt, if there is a reference. */
  readonly line: string | undefined;
}

/**
 * Creates exactly one task. A call that certainly did not arrive is repeated. After a call that may have arrived, the function searches
 * for its task, and only a search that succeeds and finds nothing allows another call.
 * @throws ServiceError when the service refuses, can't be reached in time, or the result stays unknown; Error when the run is cancelled
 * or times out
 */
export async function createTask(options: CreateOptions): Promise<CreatedTask> {
  const { log, stop } = options;
  const deadline = startDeadline(options.clock, options.retryLimitMs, stop);
  const lost: SentCall[] = [];
  try {
    for (let number = 1; ; number += 1) {
      // A cancelled step must not create a task, or save a call as sent.
      stop.throwIfAborted();
      const call = makeCall(number, options);
      const sent = await sendUntilArrived(call, lost, { ...options, deadline });
      if ('task' in sent) return { task: sent.task, orphaned: lost };
      const { error } = sent;
      if (sent.call === undefined) throw unknownResultError(error, lost, options);
      lost.push(sent.call);
      log.info(
        `The response to the create call was lost (${error.message}). Searching for its task.`,
      );
      // The search includes earlier calls, whose task may have appeared meanwhile. One task is enough.
      const task = await searchForLost(lost, error, options);
      if (task !== undefined) {
        log.info(`Found the task of the lost create call: ${task.id}.`);
        const own = lastLine(task.prompt ?? '');
        return { task, orphaned: lost.filter(({ line }) => line !== own) };
      }
      if (lost.length >= MAX_UNCERTAIN_CALLS || deadline.isOver()) {
        throw unknownResultError(error, lost, options);
      }
      log.info('Miteos lists no task of the lost create call. Sending the call again.');
    }
  } finally {
    deadline.release();
  }
}

function makeCall(number: number, { request, reference: step }: CreateOptions): Call {
  if (step === undefined) return { request, reference: undefined, line: undefined };
  const reference = { ...step, nonce: callNonce(step.stepNonce, number) };
  const line = referenceLine(reference, step.runUrl);
  const prompt = appendLine(request.prompt, line);
  return { request: { ...request, prompt }, reference: formatReference(reference), line };
}

type Sent =
  | { readonly task: Task }
  /** The call may have arrived, but its response was lost. `call` is undefined when it had no reference. */
  | { readonly call: SentCall | undefined; readonly error: ServiceError };

/** Sends a call, and repeats it within the bound while it certainly did not arrive. */
async function sendUntilArrived(
  { request, reference, line }: Call,
  lost: readonly SentCall[],
  options: CreateOptions & { readonly deadline: Deadline },
): Promise<Sent> {
  const { service, clock, log, onCalls, retryLimitMs, stop, deadline } = options;
  const logged = new Set<string>();
  for (let failures = 0; ; failures += 1) {
    // After a cancellation, the call gets a little more time: its response names a task that must be cancelled.
    const late = abortLater(clock, stop, ANSWER_GRACE_MS);
    const call = line === undefined ? undefined : { line, sentAtMs: clock.wallMs() };
    if (call !== undefined) onCalls([...lost, call]);
    try {
      return { task: await service.createTask(request, reference, { signal: late.signal }) };
    } catch (error) {
      if (!(error instanceof ServiceError))
        throw stop.aborted ? interruptedError(error, options) : error;
      if (error.arrival === 'perhaps') return { call, error };
      const pause = Math.max(error.retryAfterMs ?? 0, pauseMs(error, failures, clock));
      // This call certainly created no task, so there is nothing to search for if the step is killed now.
      if (call !== undefined) onCalls(lost);
      const isFinal = error.arrival === 'refused' || error.isLasting || pause >= deadline.leftMs();
      if (!isFinal && !stop.aborted) {
        const message = retryMessage(error, retryLimitMs);
        if (!logged.has(message)) log.info(message);
        logged.add(message);
        await clock.sleep(pause, deadline.signal);
      }
      if (isFinal || deadline.signal.aborted) throw error;
    } finally {
      late.release();
    }
  }
}

/** A slot becomes free when another task ends, which takes a while, so the pauses are longer when the plan is full. */
function pauseMs(error: ServiceError, failures: number, clock: Clock): number {
  const base = isPlanFull(error) ? 15_000 : Math.min(1000 * 2 ** failures, 30_000);
  return base * (0.75 + 0.5 * clock.random());
}

/** A 429 while requests remain in the rate limit means that the plan's concurrent tasks are all in use. */
function isPlanFull(error: ServiceError): boolean {
  return error.status === 429 && error.remaining !== undefined && error.remaining > 0;
}

function retryMessage(error: ServiceError, retryLimitMs: number): string {
  const limit = formatDuration(retryLimitMs);
  return isPlanFull(error)
    ? `All concurrent tasks of the Miteos plan are in use. Waiting up to ${limit} for a free slot.`
    : `Could not create the task (${error.message}). Retrying for up to ${limit}.`;
}

function interruptedError(error: unknown, { reference, watchUrl }: CreateOptions): Error {
  const advice =
    reference === undefined
      ? `Search for it in the War Room (${watchUrl}) and cancel it there.`
      : 'The post step searches for it and cancels it.';
  return new Error(
    `${errorMessage(error)} while the task was being created. A task may have been created. ${advice}`,
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
  } catch (searchError) {
    throw unknownResultError(error, lost, options, signal.aborted ? undefined : searchError);
  }
}

/** Adds to the error of the lost response what a person can do about the task that may exist. */
function unknownResultError(
  callError: ServiceError,
  lost: readonly SentCall[],
  { watchUrl }: Pick<CreateOptions, 'watchUrl'>,
  searchError?: unknown,
): ServiceError {
  const search =
    searchError === undefined ? '' : ` The search for it failed: ${errorMessage(searchError)}.`;
  const lines = lost.map(({ line }) => `"${line}"`).join(' or ');
  const which = lines === '' ? 'it' : `a task whose prompt ends with ${lines}`;
  return new ServiceError(
    `${callError.message}. A task may have been created anyway.${search} Search the War Room (${watchUrl}) for ${which}, and cancel it there`,
    {
      arrival: 'perhaps',
      status: callError.status,
      cause: searchError ?? callError,
    },
  );
}
