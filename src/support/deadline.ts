import type { Clock } from './clock.ts';

export interface Deadline {
  /** Aborted when the time is over, or when the parent signal is aborted, with the parent's reason. */
  readonly signal: AbortSignal;
  /** The remaining milliseconds; 0 when the time is over. */
  leftMs(): number;
  isOver(): boolean;
  /** Releases the timer. The signal does not change. */
  release(): void;
}

/** The abort reason of a deadline's signal. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Starts a deadline on the monotonic clock. */
export function startDeadline(clock: Clock, ms: number, parent?: AbortSignal): Deadline {
  const end = clock.monotonicMs() + ms;
  const timer = new AbortController();
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(parent?.reason);
  };
  if (parent?.aborted === true) follow();
  parent?.addEventListener('abort', follow, { once: true });
  void clock.sleep(ms, timer.signal).then(() => {
    if (!timer.signal.aborted)
      controller.abort(
        new DeadlineError(`the time limit of ${Math.round(ms / 1000)} s was reached`),
      );
  });
  return {
    signal: controller.signal,
    leftMs: () => Math.max(0, end - clock.monotonicMs()),
    isOver: () => clock.monotonicMs() >= end,
    release: () => {
      timer.abort();
      parent?.removeEventListener('abort', follow);
    },
  };
}

interface LateSignal {
  readonly signal: AbortSignal;
  /** Releases the timer. The signal does not change. */
  release(): void;
}

/** Returns a signal that aborts `ms` after another one, to give work in progress some time to finish. */
export function abortLater(clock: Clock, signal: AbortSignal, ms: number): LateSignal {
  const timer = new AbortController();
  const controller = new AbortController();
  const begin = (): void => {
    void clock.sleep(ms, timer.signal).then(() => {
      if (!timer.signal.aborted) controller.abort(signal.reason);
    });
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      timer.abort();
      signal.removeEventListener('abort', begin);
    },
  };
}

/**
 * Waits for work that can't be aborted, for a limited time. The work then continues in the background.
 * @throws DeadlineError when the time is over; the parent signal's reason when it is aborted
 */
export async function withinTime<Value>(
  ms: number,
  { clock, stop }: { readonly clock: Clock; readonly stop: AbortSignal },
  work: () => Promise<Value>,
): Promise<Value> {
  const limit = startDeadline(clock, ms, stop);
  try {
    return await untilAborted(limit.signal, work);
  } finally {
    limit.release();
  }
}

/**
 * Waits for work that can't be aborted, until the signal aborts. The work then continues in the background.
 * @throws the signal's reason
 */
export async function untilAborted<Value>(
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  signal.throwIfAborted();
  const { promise: abort, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(signal.reason as Error);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), abort]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
