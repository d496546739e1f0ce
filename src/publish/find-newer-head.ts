import { startDeadline, untilAborted } from '../support/deadline.ts';
import type { StepContext } from './context.ts';

/** The time limit for reading the head of the pull request. */
const HEAD_LIMIT_MS = 10_000;

/** Finds the head of the pull request if it has new commits. Returns undefined if it has none, or if that is unknown. */
export async function findNewerHead({ ports, run }: StepContext): Promise<string | undefined> {
  const { clock, stop, fetchHead } = ports;
  if (run.commit === undefined || stop.aborted) return undefined;
  const limit = startDeadline(clock, HEAD_LIMIT_MS, stop);
  const head = await untilAborted(limit.signal, fetchHead).catch(() => undefined);
  limit.release();
  return head === run.commit ? undefined : head;
}
