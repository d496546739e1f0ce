import { ServiceError, type RateLimit } from '../../src/task/task-service.ts';
import { startLimit, type LimitModel, type RequestLimit } from './request-limit.ts';
import { runWait } from './run-wait.ts';
import { seededRandom } from './seeded-random.ts';
import { honestStories, logUniformMs, silent, simulateTask } from './simulated-task.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface SharedKeyOptions {
  readonly jobs: number;
  readonly model: LimitModel;
  /** Whether each answer says what is left, and each refusal when to come again. */
  readonly saysLimits: boolean;
  /**
   * `long`: each job waits for one task, of an hour and more, so that all run at the same time. `any`: for one after the other,
   * of any length, for an hour.
   */
  readonly tasks: 'long' | 'any';
  readonly seed: number;
}

/** How jobs fared that shared one key while all were running. */
export interface SharedKeyResult {
  /** Of the service to any request: to the looks, and to what comes before and after them. */
  readonly answers: number;
  /** Of those. */
  readonly refused: number;
  /** Between two looks of a job that were answered, in milliseconds: all there were. */
  readonly gapsMs: readonly number[];
}

const LIMIT_PER_MINUTE = 60;
const MAX_PAUSE_MS = 15_000;
const WATCHED_MS = 3_600_000;
/** Jobs of a matrix begin within a few seconds. */
const STARTS_WITHIN_MS = 10_000;

/** Lets jobs wait for an hour, all by one limit. */
export async function shareKey(options: SharedKeyOptions): Promise<SharedKeyResult> {
  const key = new SharedKey(options);
  const jobs = Array.from({ length: options.jobs }, (_, index) => key.runJob(index));
  await key.clock.run();
  await Promise.all(jobs);
  return key;
}

interface Answer {
  readonly rateLimit?: RateLimit;
  readonly refusal?: ServiceError;
}

class SharedKey implements SharedKeyResult {
  readonly clock: VirtualClock;
  readonly gapsMs: number[] = [];
  answers = 0;
  refused = 0;
  readonly #options: SharedKeyOptions;
  readonly #limit: RequestLimit;
  readonly #stories = [silent, ...Object.values(honestStories)];

  constructor(options: SharedKeyOptions) {
    this.#options = options;
    this.clock = new VirtualClock(seededRandom(options.seed));
    this.#limit = startLimit(options.model, LIMIT_PER_MINUTE);
  }

  async runJob(index: number): Promise<void> {
    const { clock } = this;
    await clock.sleep(STARTS_WITHIN_MS * clock.random());
    do {
      const rateLimit = await this.#askUntilAnswered();
      await this.#waitForOne(index, rateLimit);
      await this.#askUntilAnswered();
    } while (clock.monotonicMs() < WATCHED_MS);
  }

  /** The task's creation before the wait, and the list of its deliverables after. */
  async #askUntilAnswered(): Promise<RateLimit | undefined> {
    for (let tries = 1; ; tries += 1) {
      const { refusal, rateLimit } = this.#ask();
      if (refusal === undefined) return rateLimit;
      const growingMs = Math.min(500 * 2 ** tries, 30_000) * (0.75 + 0.5 * this.clock.random());
      await this.clock.sleep(Math.max(growingMs, refusal.retryAfterMs ?? 0));
    }
  }

  async #waitForOne(index: number, latest: RateLimit | undefined): Promise<void> {
    const { clock } = this;
    const { random } = clock;
    const isLong = this.#options.tasks === 'long';
    const lengthMs = isLong ? WATCHED_MS * (1 + 0.1 * random()) : logUniformMs(random());
    const story = this.#stories[index % this.#stories.length] ?? silent;
    const task = simulateTask(lengthMs, story, random);
    const startMs = clock.monotonicMs();
    let answeredAtMs = startMs;
    let rateLimit = latest;
    const service = {
      rateLimit: () => rateLimit,
      fetchTask: () => {
        const answer = this.#ask();
        rateLimit = answer.rateLimit;
        if (answer.refusal !== undefined) return Promise.reject(answer.refusal);
        const nowMs = clock.monotonicMs();
        this.gapsMs.push(nowMs - answeredAtMs);
        answeredAtMs = nowMs;
        return Promise.resolve(task.at(nowMs - startMs));
      },
    };
    await runWait(task, { service, clock, maxPauseMs: MAX_PAUSE_MS });
  }

  #ask(): Answer {
    const { isAllowed, remaining, againInMs } = this.#limit.count(this.clock.monotonicMs());
    const { saysLimits } = this.#options;
    const said = saysLimits ? { rateLimit: { limit: LIMIT_PER_MINUTE, remaining } } : {};
    this.answers += 1;
    if (isAllowed) return said;
    this.refused += 1;
    // In whole seconds, as in the header.
    const again = saysLimits ? { retryAfterMs: Math.ceil(againInMs / 1000) * 1000 } : {};
    const details = { arrival: 'never', status: 429, ...again } as const;
    return { ...said, refusal: new ServiceError('Miteos answered 429', details) };
  }
}
