import type { Clock } from '../support/clock.ts';
import { nextPauseMs } from './pace.ts';
import { ProgressTrend } from './progress-trend.ts';
import { RecentRefusals } from './recent-refusals.ts';
import { ScarceLimit } from './scarce-limit.ts';
import type { Task } from './task.ts';
import type { ServiceError, TaskService } from './task-service.ts';

export interface WaitPaceOptions {
  readonly service: Pick<TaskService, 'rateLimit'>;
  readonly clock: Clock;
  readonly maxPauseMs: number;
}

/** Gathers from the looks of one wait what its pauses depend on. */
export class WaitPace {
  readonly #options: WaitPaceOptions;
  readonly #startMs: number;
  readonly #trend = new ProgressTrend();
  readonly #refusals = new RecentRefusals();
  readonly #limit = new ScarceLimit();
  #looks = 0;
  #failures = 0;
  #retryAfterMs: number | undefined;

  /** @param first the task as known before the first look */
  constructor(first: Task, options: WaitPaceOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
    this.#trend.add(first, 0);
    this.#seeLimit();
  }

  /** How many looks in a row have failed. */
  get failures(): number {
    return this.#failures;
  }

  onTask(task: Task): void {
    this.#looks += 1;
    this.#failures = 0;
    this.#retryAfterMs = undefined;
    this.#seeLimit();
    this.#refusals.onAnswered(this.#limit.share);
    this.#trend.add(task, this.#elapsedMs());
  }

  onTrouble({ status, retryAfterMs }: ServiceError): void {
    this.#looks += 1;
    this.#failures += 1;
    this.#retryAfterMs = retryAfterMs;
    this.#seeLimit();
    if (status === 429) this.#refusals.onRefused();
  }

  nextPauseMs(): number {
    const { clock, maxPauseMs } = this.#options;
    return nextPauseMs({
      elapsedMs: this.#elapsedMs(),
      maxPauseMs,
      looks: this.#looks,
      expectedEnd: this.#trend.expectedEnd,
      failures: this.#failures,
      retryAfterMs: this.#retryAfterMs,
      rateLimitShare: this.#limit.share,
      recentRefusals: this.#refusals.count,
      random: clock.random(),
    });
  }

  #seeLimit(): void {
    this.#limit.see(this.#options.service.rateLimit());
  }

  #elapsedMs(): number {
    return this.#options.clock.monotonicMs() - this.#startMs;
  }
}
