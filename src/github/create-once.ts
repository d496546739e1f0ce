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

/** It may have been created: the response was lost, and GitHub did not list it. The message is that of the lost response. */
export class UnclearCreationError extends Error {
  override readonly name = 'UnclearCreationError';
}

/** The maximum number of calls that create the same thing. */
const MAX_CREATES = 3;
/** The pauses after a lost answer, each before a search. GitHub may finish a large request after it returned a 502. */
const LOST_ANSWER_PAUSES_MS = [2000, 10_000];
/** The same after a timeout. GitHub may still be creating it, so it is not created again. */
const TIMEOUT_PAUSES_MS = [...LOST_ANSWER_PAUSES_MS, 18_000];

/**
 * Creates something on GitHub. After a lost answer, searches for it before it is created again.
 * @throws UnclearCreationError when it may have been created, but is not found
 */
export async function createOnce<Created>(creation: Creation<Created>): Promise<Created> {
  const { create, end, rest } = creation;
  for (let creates = 1; ; creates += 1) {
    end?.throwIfAborted();
    try {
      return await create();
    } catch (error) {
      const isAnswerLost = (statusOf(error) ?? 0) >= 500;
      if (!isAnswerLost || rest.stop?.aborted === true) throw error;
      const failure = describeFailure(error);
      rest.log.debug(`GitHub: ${failure}; searching for what may have been created`);
      const unclear = new UnclearCreationError(failure, { cause: error });
      const pausesMs = isTimeout(error) ? TIMEOUT_PAUSES_MS : LOST_ANSWER_PAUSES_MS;
      const created = await search(pausesMs, creation).catch(() => {
        throw unclear;
      });
      if (created !== undefined) return created;
      if (isTimeout(error)) throw unclear;
      if (creates === MAX_CREATES) throw error;
    }
  }
}

/** @throws when the search can't be completed */
async function search<Created>(
  pausesMs: readonly number[],
  { find, end, rest: { clock, stop } }: Creation<Created>,
): Promise<Created | undefined> {
  for (const pauseMs of pausesMs) {
    await clock.sleep(pauseMs, end ?? stop);
    const created = await find();
    if (created !== undefined) return created;
    end?.throwIfAborted();
  }
  return undefined;
}
