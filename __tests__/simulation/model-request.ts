import { withoutUndefined } from '../../src/support/without-undefined.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';
import type { Task } from '../../src/task/task.ts';
import type { ModelTask } from './model-task.ts';
import type { Fault, RequestName } from './schedule.ts';

export type Phase = 'main' | 'post';

/** One request, whether it reached the service or not. */
export interface ModelRequest {
  readonly name: RequestName;
  readonly phase: Phase;
  readonly atMs: number;
  readonly taskId: string | undefined;
  /** The offset of a list request. */
  readonly offset: number | undefined;
  /** The reference of a create request. */
  readonly reference: string | undefined;
  /** The task that a create request created, possibly later. */
  made: ModelTask | undefined;
  /** The result for the caller. `unheard`: its process ended, or it aborted the request. */
  outcome: 'ok' | 'never' | 'perhaps' | 'refused' | 'unheard';
  /** When the caller received it. */
  heardMs: number;
  /** Whether the response is useless: a cancel request that was accepted but never executed, or another task. */
  isVain: boolean;
  /** Whether a read returns an older state of the task. */
  isOld: boolean;
  /** The task that a read returns. */
  seen: Task | undefined;
}

/** The result of a request: a value or an error, after some time. */
export interface Meeting<Value> {
  readonly request: ModelRequest;
  readonly afterMs: number;
  readonly answer: { readonly value: Value } | { readonly error: ServiceError };
}

/** The effect of a request. @throws ServiceError when the service refuses */
export type Work<Value> = (request: ModelRequest, fault: Fault) => Value;

export type Asked = Pick<ModelRequest, 'name' | 'phase'> &
  Partial<Pick<ModelRequest, 'taskId' | 'offset' | 'reference'>>;

/** The client's timeout for a response. */
const CLIENT_TIMEOUT_MS = 30_000;
const USUAL_ANSWER_MS = 40;

/**
 * Returns the response to a request with a fault.
 * @param work executes the request
 */
export function answerTo<Value>(
  fault: Fault,
  work: () => Value,
  clock: FakeClock,
): Pick<Meeting<Value>, 'afterMs' | 'answer'> {
  const run = (): Meeting<Value>['answer'] => {
    try {
      return { value: work() };
    } catch (error) {
      if (error instanceof ServiceError) return { error };
      throw error;
    }
  };
  const fail = (error: ServiceError, afterMs = USUAL_ANSWER_MS) => ({ afterMs, answer: { error } });
  switch (fault.kind) {
    case 'unreachable':
      return fail(unreached());
    case 'too-many':
      return fail(tooMany(withoutUndefined(fault)));
    case 'refused':
      return fail(refusal(fault.status));
    case 'lost':
      if (fault.takesEffect) run();
      return fail(lostAnswer());
    case 'error':
      if (fault.takesEffect) run();
      return fail(lostAnswer(fault.status));
    case 'garbled':
      run();
      return fail(lostAnswer(200));
    case 'hang':
      if (fault.effectAfterMs !== undefined) clock.after(fault.effectAfterMs, run);
      return fail(lostAnswer(), CLIENT_TIMEOUT_MS);
    default: {
      const afterMs = fault.kind === 'answered' ? fault.afterMs : USUAL_ANSWER_MS;
      return { afterMs, answer: run() };
    }
  }
}
