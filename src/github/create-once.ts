import { describeFailure, isTimeout, statusOf } from './rest-failure.ts';
import type { RestOptions } from './rest.ts';

interface Creation<Created> {
  readonly create: () => Promise<Created>;
  /** Searches for what a call may have created. */
  readonly find: () => Promise<Created | undefined>;
  /** Ends calls and pauses. */
  readonly end: AbortSignal | undefined;
  readonly rest: Pick<RestOptions, 'clock' | 'log' | 'stop'>;
}

/** The maximum number of calls that create the same thing. */
const MAX_CREATES = 3;
/** The pauses after a lost answer, each before a search. GitHub may finish a request after it returned a 502. */
const LOST_ANSWER_PAUSES_MS = [2000, 10_000];

/**
 * Creates something on GitHub. After a lost answer, searches for it before it is created again. After a timeout, GitHub may still be creating
 * it, so it is not created again.
 */
export async function createOnce<Created>({
  create,
  find,
  end,
  rest: { clock, log, stop },
}: Creation<Created>): Promise<Created> {
  for (let creates = 1; ; creates += 1) {
    end?.throwIfAborted();
    try {
      return await create();
    } catch (error) {
      const isAnswerLost = (statusOf(error) ?? 0) >= 500;
      if (!isAnswerLost || stop?.aborted === true) throw error;
      log.debug(`GitHub: ${describeFailure(error)}; searching for what may have been created`);
      for (const pauseMs of LOST_ANSWER_PAUSES_MS) {
        await clock.sleep(pauseMs, end ?? stop);
        const created = await find();
        if (created !== undefined) return created;
      }
      if (isTimeout(error) || creates === MAX_CREATES) throw error;
    }
  }
}
