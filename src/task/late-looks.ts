import type { Clock } from '../support/clock.ts';

export interface LateLooksOptions {
  readonly clock: Clock;
  /** How long a new task may still be missing from the list, in milliseconds. */
  readonly unlistedForMs: number;
  /** Ends the looks. */
  readonly signal: AbortSignal;
}

/** Between the first looks; the last of these is that between all that follow. */
const PAUSES_MS = [5000, 10_000, 15_000, 20_000, 25_000];
/** A look may fail: there are several also when the list must show all by now. */
const MIN_MS = 15_000;

/**
 * Yields when it is time for a look at a list that may show a new task late: at once, then ever more slowly, and a last time
 * when it must be there. The value is how long the looks may still go on, in milliseconds; 0 with the last.
 */
export async function* lateLooks({
  clock,
  unlistedForMs,
  signal,
}: LateLooksOptions): AsyncGenerator<number, void, undefined> {
  const endMs = clock.monotonicMs() + Math.max(MIN_MS, unlistedForMs);
  for (let looks = 0; !signal.aborted; looks += 1) {
    const leftMs = Math.max(0, endMs - clock.monotonicMs());
    yield leftMs;
    if (leftMs === 0) return;
    const pauseMs = PAUSES_MS[Math.min(looks, PAUSES_MS.length - 1)] ?? 0;
    await clock.sleep(Math.min(pauseMs, Math.max(0, endMs - clock.monotonicMs())), signal);
  }
}
