import { withoutUndefined } from '../../src/support/without-undefined.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';
import type { ModelTask } from './model-task.ts';
import type { Fault, RequestName } from './schedule.ts';

export type Phase = 'main' | 'post';

/** One request as it reached the service, or did not. */
export interface ModelRequest {
  readonly name: RequestName;
  readonly phase: Phase;
  readonly atMs: number;
  readonly taskId: string | undefined;
  /** Of a list. */
  readonly offset: number | undefined;
  /** Sent with a create. */
  readonly reference: string | undefined;
  /** The task that a create made; also one that it made later. */
  made: ModelTask | undefined;
  /** What the caller heard. `unheard`: its process ended, or it did not want to hear any more. */
  outcome: 'ok' | 'never' | 'perhaps' | 'refused' | 'unheard';
  /** When it heard it. */
  heardMs: number;
  /** Whether the answer is worth nothing: a request to cancel taken and never done, or another task. */
  isVain: boolean;
  /** Whether a read shows the task as it was a while ago. */
  isOld: boolean;
}

/** What comes of a request: after a while, a value or an error. */
export interface Meeting<Value> {
  readonly request: ModelRequest;
  readonly afterMs: number;
  readonly answer: { readonly value: Value } | { readonly error: ServiceError };
}

/** What a request does when it takes effect. @throws ServiceError when the service says no */
export type Work<Value> = (request: ModelRequest, fault: Fault) => Value;

export type Asked = Pick<ModelRequest, 'name' | 'phase'> &
  Partial<Pick<ModelRequest, 'taskId' | 'offset' | 'reference'>>;

/** The client gives up on an answer after this long. */
const CLIENT_TIMEOUT_MS = 30_000;
const USUAL_ANSWER_MS = 40;

/**
 * What a request that meets a fault is answered with.
 * @param work has it take effect
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
