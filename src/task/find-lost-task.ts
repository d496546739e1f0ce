import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import type { CreateCall } from './create-task.ts';
import { findTask } from './find-task.ts';
import type { Task } from './task.ts';
import { ServiceError, type TaskService } from './task-service.ts';

/** A call that may have arrived, and whose answer was lost. */
export interface SentCall {
  readonly kind: 'uncertain';
  readonly call: CreateCall;
  /** When it was sent for the last time, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number;
  readonly error: ServiceError;
}

export interface FindLostOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the step is told to stop. */
  readonly stop: AbortSignal;
  /** Where a person looks for a task. */
  readonly watchUrl: string;
}

/** When to look for a task whose create call lost its answer, since the list may show it late. */
const LOOKS_AFTER_MS = [0, 5000, 15_000];

export function linesOf(calls: readonly SentCall[]): string[] {
  return calls.flatMap(({ call: { line } }) => (line === undefined ? [] : [line]));
}

/**
 * Looks for the task of any of the calls: an earlier one may have shown meanwhile, and one is enough.
 * @param lost all calls whose answer was lost, the last one included
 * @returns undefined when a look that worked has found nothing at the end
 * @throws ServiceError when there is no reference to look for, the last look fails, or the step is told to stop
 */
export async function findLostTask(
  lost: readonly SentCall[],
  { call, error: lostAnswer }: SentCall,
  { service, clock, log, stop, watchUrl }: FindLostOptions,
): Promise<Task | undefined> {
  const { line, request } = call;
  if (line === undefined) throw unknownOutcome(lostAnswer, lost, { watchUrl });
  log.info(`The answer to the create call was lost (${lostAnswer.message}): looking for its task.`);
  const lines = new Set(linesOf(lost));
  let gone = 0;
  let trouble: unknown;
  for (const after of LOOKS_AFTER_MS) {
    await clock.sleep(after - gone, stop);
    gone = after;
    if (stop.aborted) throw unknownOutcome(lostAnswer, lost, { watchUrl });
    try {
      trouble = undefined;
      const task = await findTask({
        service,
        sinceMs: Math.min(...lost.map(({ sentAtMs }) => sentAtMs)),
        isOurs: (candidate) => lines.has(candidate),
        // Up to the line, which is another one for each call.
        promptStart: request.prompt.slice(0, -line.length),
        call: { signal: stop },
      });
      if (task !== undefined) return task;
    } catch (error) {
      trouble = error;
    }
  }
  if (trouble === undefined) return undefined;
  throw unknownOutcome(lostAnswer, lost, { watchUrl, trouble });
}

/** The lost answer's error, with what a person can do about the task that may exist. */
export function unknownOutcome(
  lostAnswer: ServiceError,
  lost: readonly SentCall[],
  { watchUrl, trouble }: { watchUrl: string; trouble?: unknown },
): ServiceError {
  const search = trouble === undefined ? '' : ` The look for it failed: ${errorMessage(trouble)}.`;
  const marks = linesOf(lost)
    .map((line) => `"${line}"`)
    .join(' or ');
  const which = marks === '' ? 'it' : `one whose prompt ends with ${marks}`;
  return new ServiceError(
    `${lostAnswer.message}. A task may have been made all the same.${search} Look in the War Room (${watchUrl}) for ${which}, and cancel it there`,
    {
      arrival: 'perhaps',
      status: lostAnswer.status,
      serverMessage: lostAnswer.serverMessage,
      cause: trouble ?? lostAnswer,
    },
  );
}
