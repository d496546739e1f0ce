import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type DeliverableSource,
  type OpenedDeliverable,
  type TaskService,
} from '../../src/task/task-service.ts';
import type { Deliverable } from '../../src/task/task.ts';

/** The response to one download: bytes, then possibly an error; or a refusal. */
export interface ScriptedAnswer {
  readonly bytes?: string;
  /** 4 when absent. */
  readonly bytesOfPiece?: number;
  readonly breaks?: Error;
  readonly refuses?: Error;
  readonly head?: Partial<OpenedDeliverable>;
}

export interface RecordedOpening {
  /** The link, or `api` and the deliverable's ID. */
  readonly from: string;
  readonly range: ByteRange | undefined;
}

/** The deliverables of one task. Responses come from a function, or from a list whose last entry repeats. */
export class ScriptedService implements TaskService {
  readonly openings: RecordedOpening[] = [];
  lists = 0;
  /** The `attempts` of each listing; undefined is the service's default. */
  readonly listAttempts: (number | undefined)[] = [];
  /** The `attempts` of each download. */
  readonly openAttempts: (number | undefined)[] = [];
  /** The result of each listing. An error is thrown. */
  listed: readonly Deliverable[] | Error = [];
  readonly #answerTo: (from: string) => ScriptedAnswer;
  /** The number of bodies that were started but not ended. */
  openBodies = 0;

  constructor(answers: readonly ScriptedAnswer[] | ((from: string) => ScriptedAnswer) = []) {
    const left = 'call' in answers ? [] : [...answers];
    this.#answerTo =
      'call' in answers ? answers : () => (left.length > 1 ? left.shift() : left[0]) ?? {};
  }

  openDeliverable(
    source: DeliverableSource,
    range?: ByteRange,
    { signal, attempts }: CallOptions = {},
  ): Promise<OpenedDeliverable> {
    this.openAttempts.push(attempts);
    const from = source.kind === 'link' ? source.url : `api ${source.deliverableId}`;
    this.openings.push({ from, range });
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    const answer = this.#answerTo(from);
    if (answer.refuses !== undefined) return Promise.reject(answer.refuses);
    return Promise.resolve({ status: 200, body: this.#bodyOf(answer), ...answer.head });
  }

  listDeliverables(_taskId: string, { attempts }: CallOptions = {}): Promise<Deliverable[]> {
    this.lists += 1;
    this.listAttempts.push(attempts);
    if (this.listed instanceof Error) return Promise.reject(this.listed);
    return Promise.resolve([...this.listed]);
  }

  rateLimit(): undefined {
    return undefined;
  }

  createTask(): never {
    throw new Error('No task is created here.');
  }

  fetchTask(): never {
    throw new Error('No task is fetched here.');
  }

  cancelTask(): never {
    throw new Error('No task is cancelled here.');
  }

  listTasks(): never {
    throw new Error('No tasks are listed here.');
  }

  async *#bodyOf({
    bytes = '',
    bytesOfPiece = 4,
    breaks,
  }: ScriptedAnswer): AsyncGenerator<Uint8Array> {
    this.openBodies += 1;
    try {
      const all = Buffer.from(bytes);
      for (let at = 0; at < all.length; at += bytesOfPiece)
        yield await Promise.resolve(all.subarray(at, at + bytesOfPiece));
      if (breaks !== undefined) throw breaks;
    } finally {
      this.openBodies -= 1;
    }
  }
}

/** The error for a response with this status from the API or the CDN. */
export function refusal(status: number): ServiceError {
  const arrival = status >= 500 ? 'perhaps' : status === 429 ? 'never' : 'refused';
  return new ServiceError(`returned ${status}`, { arrival, status });
}
