import type { Task } from '../../src/task/task.ts';
import { ServiceError } from '../../src/task/task-service.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { withoutUndefined } from '../../src/support/without-undefined.ts';
import { lostAnswer, refusal, tooMany, unreached } from '../support/service-errors.ts';
import { endMs, listedView, viewOf, type ModelTask, type Owner } from './model-task.ts';
import { othersOf, type StepMarks } from './other-tasks.ts';
import type { Fault, Life, RequestName, Schedule } from './schedule.ts';
import { TroublePlan } from './trouble-plan.ts';

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
  /** Whether the answer is worth nothing: a wish to cancel taken and never done, or another task. */
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
type Work<Value> = (request: ModelRequest, fault: Fault) => Value;

type Asked = Pick<ModelRequest, 'name' | 'phase'> &
  Partial<Pick<ModelRequest, 'taskId' | 'offset' | 'reference'>>;

/** The client gives up on an answer after this long. */
const CLIENT_TIMEOUT_MS = 30_000;
const USUAL_ANSWER_MS = 40;

/** The service, in virtual time: its tasks, and what becomes of each request. */
export class ModelServer {
  readonly tasks: ModelTask[] = [];
  readonly requests: ModelRequest[] = [];
  readonly #schedule: Schedule;
  readonly #clock: FakeClock;
  readonly #trouble: TroublePlan;
  readonly #startMs: number;
  #newcomers: number;
  #made = 0;

  constructor(schedule: Schedule, clock: FakeClock, marks: StepMarks) {
    this.#schedule = schedule;
    this.#clock = clock;
    this.#trouble = new TroublePlan(schedule);
    this.#startMs = clock.wallMs() - clock.monotonicMs() + schedule.skewMs;
    this.#newcomers = schedule.list.newcomers;
    this.tasks.push(...othersOf(schedule, marks));
  }

  /** Decides what becomes of a request, and lets it take effect where it does. */
  meet<Value>(asked: Asked, work: Work<Value>): Meeting<Value> {
    const atMs = this.#clock.monotonicMs();
    const request: ModelRequest = {
      taskId: undefined,
      offset: undefined,
      reference: undefined,
      ...asked,
      atMs,
      made: undefined,
      outcome: 'unheard',
      heardMs: Number.POSITIVE_INFINITY,
      isVain: false,
      isOld: false,
    };
    this.requests.push(request);
    return { request, ...this.#answer(this.#trouble.next(asked.name, atMs), request, work) };
  }

  createTask(prompt: string, request: ModelRequest): Task {
    const { lives } = this.#schedule;
    const life = lives[Math.min(this.#made, lives.length - 1)];
    if (life === undefined) throw new Error('a schedule has a life for each task');
    this.#made += 1;
    request.made = this.#add('ours', prompt, life);
    return this.#view(request.made);
  }

  fetchTask(taskId: string, fault: Fault, request: ModelRequest): Task {
    request.isOld = fault.kind === 'stale';
    const task = this.#taskOf(taskId);
    const nowMs = this.#clock.monotonicMs();
    if (fault.kind === 'stale') return this.#view(task, Math.max(task.bornMs, nowMs - fault.ageMs));
    const other = this.tasks.find(({ id, bornMs }) => id !== taskId && bornMs <= nowMs);
    request.isVain = fault.kind === 'mixed-up' && other !== undefined;
    return this.#view(request.isVain && other !== undefined ? other : task);
  }

  cancelTask(taskId: string, fault: Fault, request: ModelRequest): void {
    const task = this.#taskOf(taskId);
    const nowMs = this.#clock.monotonicMs();
    if (endMs(task) <= nowMs) throw refusal(409);
    const lateMs = fault.kind === 'cancelled-late' ? fault.afterMs : 0;
    if (lateMs === undefined) request.isVain = true;
    else task.cancelledMs = Math.min(task.cancelledMs, nowMs + lateMs);
  }

  listTasks({ limit, offset }: { limit: number; offset: number }): {
    tasks: Task[];
    total?: number;
  } {
    const { list } = this.#schedule;
    if (offset > 0 && this.#newcomers > 0) {
      this.#newcomers -= 1;
      const life = { ...(this.#schedule.lives[0] as Life), listedAfterMs: 0 };
      this.#add('foreign', 'Something else.', life);
    }
    const nowMs = this.#clock.monotonicMs();
    const listed = this.tasks.filter(({ bornMs, life }) => bornMs + life.listedAfterMs <= nowMs);
    const sign = list.order === 'newest' ? -1 : 1;
    listed.sort((one, other) => sign * (one.bornMs - other.bornMs));
    const tasks = listed
      .slice(offset, offset + Math.min(limit, list.pageSize))
      .map((task) => listedView(this.#view(task), list));
    return list.hasTotal ? { tasks, total: listed.length } : { tasks };
  }

  /** How many files a task has made so far. */
  countDeliverables(taskId: string): number {
    return this.#taskOf(taskId).life.deliverables;
  }

  #answer<Value>(
    fault: Fault,
    request: ModelRequest,
    work: Work<Value>,
  ): Pick<Meeting<Value>, 'afterMs' | 'answer'> {
    const run = (): Meeting<Value>['answer'] => {
      try {
        return { value: work(request, fault) };
      } catch (error) {
        if (error instanceof ServiceError) return { error };
        throw error;
      }
    };
    const fail = (error: ServiceError, afterMs = USUAL_ANSWER_MS) => ({
      afterMs,
      answer: { error },
    });
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
        if (fault.effectAfterMs !== undefined) this.#clock.after(fault.effectAfterMs, run);
        return fail(lostAnswer(), CLIENT_TIMEOUT_MS);
      default: {
        const afterMs = fault.kind === 'answered' ? fault.afterMs : USUAL_ANSWER_MS;
        return { afterMs, answer: run() };
      }
    }
  }

  #add(owner: Owner, prompt: string, life: Life): ModelTask {
    const id = `task_${this.tasks.length + 1}`;
    const bornMs = this.#clock.monotonicMs();
    const task = { id, owner, prompt, bornMs, life, cancelledMs: Number.POSITIVE_INFINITY };
    this.tasks.push(task);
    return task;
  }

  #taskOf(taskId: string): ModelTask {
    const task = this.tasks.find(({ id }) => id === taskId);
    if (task === undefined || task.bornMs > this.#clock.monotonicMs()) throw refusal(404);
    return task;
  }

  #view(task: ModelTask, atMs = this.#clock.monotonicMs()): Task {
    return viewOf(task, atMs, this.#startMs);
  }
}
