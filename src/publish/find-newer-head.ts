import { withinTime } from '../support/deadline.ts';
import type { StepContext } from './context.ts';

/** The time limit for reading the head of the pull request. */
const HEAD_LIMIT_MS = 10_000;

/**
 * Finds the head of the pull request if it has new commits. Returns undefined if it has none, or if that is unknown.
 * @param commit the head that the caller knows; undefined when it is unknown
 */
export async function findNewerHead(
  { ports, run }: StepContext,
  commit: string | undefined = run.commit,
): Promise<string | undefined> {
  if (commit === undefined || ports.stop.aborted) return undefined;
  const head = await withinTime(HEAD_LIMIT_MS, ports, ports.fetchHead).catch(() => undefined);
  return head === commit ? undefined : head;
}
