import type { Page } from '../../src/task/task-service.ts';
import type { Task } from '../../src/task/task.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { refusal } from '../support/service-errors.ts';
import {
  answerTo,
  type Asked,
  type Meeting,
  type ModelRequest,
  type Work,
} from './model-request.ts';
import { endMs, listedView, viewOf, type ModelTask, type Owner } from './model-task.ts';
import { othersOf } from './other-tasks.ts';
import type { Fault, Life, Moment, RequestName, Schedule } from './schedule.ts';
import type { StepMarks } from './step-marks.ts';

/** The service in virtual time: its tasks and its responses. */
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

  /** Decides the result of a request, and executes it if it takes effect. */
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
      seen: undefined,
    };
    this.requests.push(request);
    const fault = this.#trouble.next(asked.name, atMs);
    const run = (): Value => work(request, fault);
    return { request, ...answerTo(fault, run, this.#clock) };
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
    const other = this.tasks.find(({ id, bornMs }) => id !== taskId && bornMs <= nowMs);
    request.isVain = fault.kind === 'mixed-up' && other !== undefined;
    const ageMs = fault.kind === 'stale' ? fault.ageMs : 0;
    request.seen =
      request.isVain && other !== undefined
        ? this.#view(other)
        : this.#view(task, Math.max(task.bornMs, nowMs - ageMs));
    return request.seen;
  }

  cancelTask(taskId: string, fault: Fault, request: ModelRequest): void {
    const task = this.#taskOf(taskId);
    const nowMs = this.#clock.monotonicMs();
    if (endMs(task) <= nowMs) throw refusal(409);
    const lateMs = fault.kind === 'cancelled-late' ? fault.afterMs : 0;
    if (lateMs === undefined) request.isVain = true;
    else task.cancelledMs = Math.min(task.cancelledMs, nowMs + lateMs);
  }

  listTasks({ limit, offset }: Page): Task[] {
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
    return listed
      .slice(offset, offset + Math.min(limit, list.pageSize))
      .map((task) => listedView(this.#view(task), list));
  }

  /** The number of files that a task has created so far. */
  countDeliverables(taskId: string): number {
    return this.#taskOf(taskId).life.deliverables;
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

const NO_TROUBLE: Fault = { kind: 'answered', afterMs: 40 };

/** Applies the faults of a schedule: those of a fault window while it lasts, else the next one in the list for the kind of request. */
class TroublePlan {
  readonly #schedule: Schedule;
  readonly #dealt = new Map<RequestName, number>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  next(name: RequestName, atMs: number): Fault {
    const { windows, faults } = this.#schedule;
    for (const { from, lengthMs, fault, requests } of windows) {
      const fromMs = momentMs(from, this.#schedule);
      if (requests.includes(name) && atMs >= fromMs && atMs < fromMs + lengthMs) return fault;
    }
    const dealt = this.#dealt.get(name) ?? 0;
    this.#dealt.set(name, dealt + 1);
    return faults[name][dealt] ?? NO_TROUBLE;
  }
}

/** The current virtual time. */
export function momentMs({ base, ms }: Moment, { options }: Schedule): number {
  return Math.max(0, base === 'start' ? ms : options.timeoutSeconds * 1000 + ms);
}
