import { ServiceError, type RateLimit } from '../../src/task/task-service.ts';
import type { Task } from '../../src/task/task.ts';
import { waitForTask } from '../../src/task/wait-for-task.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface KeyOptions {
  /** The lengths of the tasks of each job, which it waits for one after the other, in milliseconds. */
  readonly jobs: readonly (readonly number[])[];
  readonly pollIntervalMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** One task that was waited for. */
export interface Waited {
  readonly lengthMs: number;
  /** From the end of the task to the poll that saw it, in milliseconds. */
  readonly delayMs: number;
  readonly polls: number;
}

/** How the jobs of a key fared. */
export interface KeyUse {
  readonly waits: readonly Waited[];
  /** Requests of all kinds. */
  readonly requests: number;
  /** How many of them were refused. */
  readonly refused: number;
}

/** As on the smallest plan. */
const REQUESTS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Jobs of a matrix begin within a few seconds. */
const STARTS_WITHIN_MS = 10_000;

/** Lets jobs wait for their tasks with the action's own wait, in virtual time. All jobs share the requests of one key. */
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
      // The task's creation before the wait, and the list of its deliverables after it.
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
      observer: { onTask: () => undefined },
    });
    if (end.kind !== 'ended') throw new Error(`A simulated wait ended as ${end.kind}.`);
    this.waits.push({ lengthMs, delayMs: clock.monotonicMs() - startMs - lengthMs, polls });
  }

  #rateLimit(): RateLimit {
    return { limit: REQUESTS_PER_MINUTE, remaining: REQUESTS_PER_MINUTE - this.#used };
  }

  /** The count begins anew with each minute. @throws ServiceError when the request is refused */
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
