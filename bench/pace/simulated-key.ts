import { ServiceError, type RateLimit } from '../../src/task/task-service.ts';
import type { Task } from '../../src/task/task.ts';
import { waitForTask } from '../../src/task/wait-for-task.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface KeyOptions {
  /** The lengths of the consecutive tasks of each job, in milliseconds. */
  readonly jobs: readonly (readonly number[])[];
  readonly pollIntervalMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The result of one wait. */
export interface Waited {
  readonly lengthMs: number;
  /** The time from the end of the task to the poll that noticed it, in milliseconds. */
  readonly delayMs: number;
  readonly polls: number;
}

/** The results of the jobs of one key. */
export interface KeyUse {
  readonly waits: readonly Waited[];
  /** The number of all requests. */
  readonly requests: number;
  /** The number of refused requests. */
  readonly refused: number;
}

/** The limit of the smallest plan. */
const REQUESTS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Jobs of a matrix start within a few seconds. */
const STARTS_WITHIN_MS = 10_000;

/** Simulates jobs that wait for their tasks with the action's own code, in virtual time. All jobs share the rate limit of one key. */
export async function useKey(options: KeyOptions): Promise<KeyUse> {
  const key = new SimulatedKey(options);
  const jobs = options.jobs.map((lengthsMs) => key.runJob(lengthsMs));
  await key.clock.run();
  await Promise.all(jobs);
  return key;
}

class SimulatedKey implements KeyUse {
  readonly clock: VirtualClock;
  readonly waits: Waited[] = [];
  requests = 0;
  refused = 0;
  readonly #options: KeyOptions;
  #minute = -1;
  #used = 0;

  constructor(options: KeyOptions) {
    this.#options = options;
    this.clock = new VirtualClock(options.random);
  }

  async runJob(lengthsMs: readonly number[]): Promise<void> {
    const { clock } = this;
    await clock.sleep(STARTS_WITHIN_MS * clock.random());
    for (const lengthMs of lengthsMs) {
      // The create call before the wait, and the list of deliverables after it.
      await this.#requestUntilAnswered();
      await this.#wait(lengthMs);
      await this.#requestUntilAnswered();
    }
  }

  async #requestUntilAnswered(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#request();
        return;
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        await this.clock.sleep(Math.max(1000 * tries, error.retryAfterMs ?? 0));
      }
    }
  }

  async #wait(lengthMs: number): Promise<void> {
    const { clock } = this;
    const startMs = clock.monotonicMs();
    let polls = 0;
    const taskNow = (): Task => {
      const status = clock.monotonicMs() - startMs < lengthMs ? 'running' : 'complete';
      return { id: 'task_1', status, rawStatus: status, agents: [] };
    };
    const end = await waitForTask(taskNow(), {
      service: {
        rateLimit: () => this.#rateLimit(),
        fetchTask: async () => {
          polls += 1;
          this.#request();
          return Promise.resolve(taskNow());
        },
      },
      clock,
      log: { debug: () => undefined },
      deadline: {
        signal: new AbortController().signal,
        leftMs: () => Number.POSITIVE_INFINITY,
        isOver: () => false,
        release: () => undefined,
      },
      pollIntervalMs: this.#options.pollIntervalMs,
      endOnApproval: false,
      maxCostCents: undefined,
      stallTimeoutMs: undefined,
      observer: { onTask: () => undefined },
    });
    if (end.kind !== 'ended') throw new Error(`A simulated wait ended as ${end.kind}.`);
    this.waits.push({ lengthMs, delayMs: clock.monotonicMs() - startMs - lengthMs, polls });
  }

  #rateLimit(): RateLimit {
    return { limit: REQUESTS_PER_MINUTE, remaining: REQUESTS_PER_MINUTE - this.#used };
  }

  /** The count is reset every minute. @throws ServiceError when the request is refused */
  #request(): void {
    const nowMs = this.clock.monotonicMs();
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.#minute) this.#used = 0;
    this.#minute = minute;
    this.requests += 1;
    if (this.#used < REQUESTS_PER_MINUTE) {
      this.#used += 1;
      return;
    }
    this.refused += 1;
    // In whole seconds, as in the header.
    const retryAfterMs = Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000) * 1000;
    throw new ServiceError('429', { arrival: 'never', status: 429, retryAfterMs });
  }
}
