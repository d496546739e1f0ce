import { retryDelayMs } from '../../src/miteos/retry-policy.ts';
import type { Clock } from '../../src/support/clock.ts';
import type { Deliverable, Task } from '../../src/task/task.ts';
import {
  ServiceError,
  type ByteRange,
  type CallOptions,
  type DeliverableSource,
  type OpenedDeliverable,
  type Page,
  type RateLimit,
  type TaskRequest,
  type TaskService,
} from '../../src/task/task-service.ts';
import { otherTask } from '../support/service-errors.ts';
import type { Meeting, Phase } from './model-request.ts';
import type { ModelServer } from './model-server.ts';
import type { MortalProcess } from './mortal-process.ts';

export interface ModelClientOptions {
  readonly server: ModelServer;
  /** The process that sends the requests. A dead one sends none. */
  readonly process: MortalProcess;
  readonly phase: Phase;
  readonly rateLeft: number | undefined;
}

/** Retries and gives up like the HTTP client. */
const DEFAULT_ATTEMPTS = 4;
const RATE_LIMIT = 60;

/** The client of the simulated service, between the port and the requests. */
export class ModelClient implements TaskService {
  readonly #options: ModelClientOptions;
  readonly #clock: Clock;

  constructor(options: ModelClientOptions) {
    this.#options = options;
    this.#clock = options.process.clock;
  }

  rateLimit(): RateLimit | undefined {
    const { rateLeft } = this.#options;
    return rateLeft === undefined ? undefined : { limit: RATE_LIMIT, remaining: rateLeft };
  }

  createTask(
    { prompt }: TaskRequest,
    reference: string | undefined,
    call?: CallOptions,
  ): Promise<Task> {
    const { server, phase } = this.#options;
    const asked = { name: 'create', phase, reference } as const;
    return this.#send({ ...call, attempts: 1 }, () =>
      server.meet(asked, (request) => server.createTask(prompt, request)),
    );
  }

  async fetchTask(taskId: string, call?: CallOptions): Promise<Task> {
    const { server, phase } = this.#options;
    const asked = { name: 'fetch', phase, taskId } as const;
    const task = await this.#send(call, () =>
      server.meet(asked, (request, fault) => server.fetchTask(taskId, fault, request)),
    );
    if (task.id !== taskId) throw otherTask();
    return task;
  }

  cancelTask(taskId: string, call?: CallOptions): Promise<void> {
    const { server, phase } = this.#options;
    const asked = { name: 'cancel', phase, taskId } as const;
    return this.#send(call, () =>
      server.meet(asked, (request, fault) => {
        server.cancelTask(taskId, fault, request);
      }),
    );
  }

  listTasks(page: Page, call?: CallOptions): Promise<Task[]> {
    const { server, phase } = this.#options;
    const asked = { name: 'list', phase, offset: page.offset } as const;
    return this.#send(call, () => server.meet(asked, () => server.listTasks(page)));
  }

  listDeliverables(taskId: string, call?: CallOptions): Promise<Deliverable[]> {
    const { server, phase } = this.#options;
    const asked = { name: 'deliverables', phase, taskId } as const;
    return this.#send(call, () =>
      server.meet(asked, () => {
        const length = server.countDeliverables(taskId);
        return Array.from({ length }, (_, index) => ({ id: `dlvr_${index}`, name: `${index}.md` }));
      }),
    );
  }

  openDeliverable(
    _source: DeliverableSource,
    _range?: ByteRange,
    call?: CallOptions,
  ): Promise<OpenedDeliverable> {
    const { server, phase } = this.#options;
    const asked = { name: 'deliverables', phase } as const;
    return this.#send({ ...call, attempts: 1 }, () =>
      server.meet(asked, () => ({ status: 200, body: oneByte() }) as const),
    );
  }

  async #send<Value>(
    { signal, attempts = DEFAULT_ATTEMPTS }: CallOptions = {},
    meet: () => Meeting<Value>,
  ): Promise<Value> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#sendOnce(signal, meet);
      } catch (error) {
        if (!(error instanceof ServiceError) || tries >= attempts) throw error;
        const delay = retryDelayMs(error, tries, this.#clock.random());
        if (delay === undefined) throw error;
        await this.#clock.sleep(delay, signal);
        signal?.throwIfAborted();
      }
    }
  }

  async #sendOnce<Value>(
    signal: AbortSignal | undefined,
    meet: () => Meeting<Value>,
  ): Promise<Value> {
    signal?.throwIfAborted();
    return this.#options.process.call(async () => {
      const { request, afterMs, answer } = meet();
      await this.#clock.sleep(afterMs, signal);
      signal?.throwIfAborted();
      request.heardMs = this.#clock.monotonicMs();
      if ('value' in answer) {
        request.outcome = 'ok';
        return answer.value;
      }
      request.outcome = answer.error.arrival;
      throw answer.error;
    });
  }
}

async function* oneByte(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new Uint8Array([120]);
}
