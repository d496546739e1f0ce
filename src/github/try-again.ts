import type { Clock } from '../support/clock.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { retryAfterMs, statusOf } from './rest.ts';

export interface TryAgainOptions {
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug'>;
  /** Aborted when nothing is wanted any more: a pause ends, and no other try begins. */
  readonly stop?: AbortSignal | undefined;
}

/** Before the second and the third try. */
const PAUSES_MS = [1000, 4000];
/** GitHub may ask for more than a report is worth waiting for: the job summary has it, too. */
const MAX_PAUSE_MS = 60_000;
/** Past this no other try begins: a GitHub that lets requests time out has had its 30 s. */
const TRY_LIMIT_MS = 20_000;

/**
 * Repeats what GitHub could not do just now: at most three tries. The work itself must look whether an earlier try took effect.
 * Source: GitHub's "Best practices for using the REST API", "Handle rate limit errors appropriately".
 * @param work is told whether it will be tried again after an error, for what it can do without at the last try
 * @throws what the last try threw
 */
export async function tryAgain<Value>(
  work: (isRepeatedAfter: (error: unknown) => boolean) => Promise<Value>,
  { clock, log, stop }: TryAgainOptions,
): Promise<Value> {
  const start = clock.monotonicMs();
  const isStopped = (): boolean => stop?.aborted === true;
  const isRepeatedAfter = (error: unknown): boolean =>
    isTemporary(error) &&
    (retryAfterMs(error) ?? 0) <= MAX_PAUSE_MS &&
    clock.monotonicMs() - start <= TRY_LIMIT_MS &&
    !isStopped();
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work(isRepeatedAfter);
    } catch (error) {
      if (!isRepeatedAfter(error)) throw error;
      const ms = Math.max(pauseMs, retryAfterMs(error) ?? 0);
      log.debug(`GitHub: ${errorMessage(error).slice(0, 200)}; trying again in ${ms} ms`);
      await clock.sleep(ms, stop);
      if (isStopped()) throw error;
    }
  }
  return work(() => false);
}

/** A secondary rate limit is a 403 or 429 that says when to come back; the client calls a broken connection a 500. */
function isTemporary(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status >= 500 || ((status === 403 || status === 429) && retryAfterMs(error) !== undefined);
}
