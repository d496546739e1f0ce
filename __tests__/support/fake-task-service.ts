import type { Clock } from '../../src/support/clock.ts';
import type { Deliverable, Task, TaskStatus } from '../../src/task/task.ts';
import type {
  ByteRange,
  CallOptions,
  DeliverableSource,
  OpenedDeliverable,
  Page,
  RateLimit,
  TaskRequest,
  TaskService,
} from '../../src/task/task-service.ts';
import { otherTask, refusal } from './service-errors.ts';

export type CallName = Exclude<keyof TaskService, 'rateLimit'>;

export interface RecordedCall {
  readonly name: CallName;
  /** By the monotonic clock. */
  readonly atMs: number;
  /** The arguments, without the options of the call. */
  readonly args: readonly unknown[];
  readonly attempts: number | undefined;
}

type Value<Name extends CallName> = Awaited<ReturnType<TaskService[Name]>>;

/** A scripted result: a value, an error to reject with, `hang`, or a function that returns a value. */
export type Answer<Name extends CallName> =
  Value<Name> | Error | typeof hang | (() => Value<Name> | Promise<Value<Name>>);

/** Never responds. The call ends only when its signal is aborted. */
export const hang: unique symbol = Symbol('hang');

interface Script {
  readonly queue: Answer<CallName>[];
  always: Answer<CallName> | undefined;
}

/**
 * A task service in memory. Without a script, it works: a created task is pending and listed, a cancelled task is cancelled, and an unknown
 * ID is a 404. `answer` scripts the next results of a call, `alwaysAnswer` all later ones.
 */
export class FakeTaskService implements TaskService {
  readonly calls: RecordedCall[] = [];
  readonly deliverables = new Map<string, Deliverable[]>();
  readonly contents = new Map<string, Uint8Array>();
  limit: RateLimit | undefined;
  /** How a list shows a task, e.g. with a truncated prompt. */
  listed: (task: Task) => Task = (task) => task;
  isNewestFirst = true;
  readonly #clock: Clock;
  readonly #tasks = new Map<string, Task>();
  readonly #scripts = new Map<CallName, Script>();
  #created = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Scripts the next results of a call, one each. */
  answer<Name extends CallName>(name: Name, ...answers: Answer<Name>[]): void {
    this.#script(name).queue.push(...answers);
  }

  /** Scripts all results after those of `answer`. */
  alwaysAnswer<Name extends CallName>(name: Name, answer: Answer<Name>): void {
    this.#script(name).always = answer;
  }

  /** Adds a task, as if somebody had created it. */
  add(changes: Partial<Task> = {}): Task {
    this.#created += 1;
    const task: Task = {
      id: `task_${this.#created}`,
      status: 'pending',
      rawStatus: changes.status ?? 'pending',
      createdAtMs: this.#clock.wallMs(),
      agents: [],
      ...changes,
    };
    this.#tasks.set(task.id, task);
    return task;
  }

  /** Changes a task, as its agents do. */
  change(taskId: string, status: TaskStatus, changes: Partial<Task> = {}): Task {
    const task = { ...this.taskOf(taskId), status, rawStatus: status, ...changes };
    this.#tasks.set(taskId, task);
    return task;
  }

  /** @throws ServiceError 404 */
  taskOf(taskId: string): Task {
    const task = this.#tasks.get(taskId);
    if (task === undefined) throw refusal(404);
    return task;
  }

  get tasks(): Task[] {
    return [...this.#tasks.values()];
  }

  callsOf(name: CallName): RecordedCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  rateLimit(): RateLimit | undefined {
    return this.limit;
  }

  async createTask(
    request: TaskRequest,
    reference: string | undefined,
    call?: CallOptions,
  ): Promise<Task> {
    return this.#call('createTask', [request, reference], call, () =>
      this.add({ prompt: request.prompt }),
    );
  }

  async fetchTask(taskId: string, call?: CallOptions): Promise<Task> {
    const task = await this.#call('fetchTask', [taskId], call, () => this.taskOf(taskId));
    if (task.id !== taskId) throw otherTask();
    return task;
  }

  async cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    await this.#call('cancelTask', [taskId], call, () => {
      const { status } = this.taskOf(taskId);
      if (status === 'complete' || status === 'failed') throw refusal(409);
      this.change(taskId, 'cancelled');
    });
  }

  async listTasks(page: Page, call?: CallOptions): Promise<readonly Task[]> {
    return this.#call('listTasks', [page], call, () => {
      const all = this.isNewestFirst ? this.tasks.reverse() : this.tasks;
      return all.slice(page.offset, page.offset + page.limit).map(this.listed);
    });
  }

  async listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    return this.#call('listDeliverables', [taskId], call, () => [
      ...(this.deliverables.get(this.taskOf(taskId).id) ?? []),
    ]);
  }

  /** Sends the entry of `contents` for the link, or for the deliverable's ID. */
  async openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    call?: CallOptions,
  ): Promise<OpenedDeliverable> {
    return this.#call('openDeliverable', [source, range], call, () => {
      const bytes = this.contents.get(source.kind === 'link' ? source.url : source.deliverableId);
      if (bytes === undefined) throw refusal(404);
      const body = bytes.subarray(range?.fromByte ?? 0);
      return {
        status: range === undefined ? 200 : 206,
        body: oneChunk(body),
        totalBytes: bytes.length,
      };
    });
  }

  async #call<Name extends CallName>(
    name: Name,
    args: readonly unknown[],
    { signal, attempts }: CallOptions = {},
    work: () => Value<Name>,
  ): Promise<Value<Name>> {
    this.calls.push({ name, atMs: this.#clock.monotonicMs(), args, attempts });
    signal?.throwIfAborted();
    const script = this.#scripts.get(name);
    const answer = (script?.queue.shift() ?? script?.always) as Answer<Name> | undefined;
    const answered = Promise.resolve().then(() => {
      if (answer instanceof Error) throw answer;
      if (answer === hang) return new Promise<never>(() => undefined);
      if (typeof answer === 'function') return answer();
      return answer ?? work();
    });
    return signal === undefined ? answered : untilAborted(answered, signal);
  }

  #script(name: CallName): Script {
    const script = this.#scripts.get(name) ?? { queue: [], always: undefined };
    this.#scripts.set(name, script);
    return script;
  }
}

/** Resolves with the value, or rejects with the signal's reason, whichever is first. */
async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let abort = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    abort = () => {
      resolve();
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    const won = await Promise.race([value.then((given) => ({ given })), aborted]);
    if (won === undefined) signal.throwIfAborted();
    return await value;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
