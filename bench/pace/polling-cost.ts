import { seededRandom } from './seeded-random.ts';
import { useKey, type KeyUse, type Waited } from './simulated-key.ts';

/** The average cost of waiting for a task. */
export interface PollingCost {
  readonly delayMs: number;
  /** The delay as a share of the task's length. */
  readonly delayShare: number;
  readonly polls: number;
}

/** The default of `poll-interval`. */
const POLL_INTERVAL_MS = 15_000;
const MIN_LENGTH_MS = 30_000;
const MAX_LENGTH_MS = 3 * 3_600_000;
const TASKS_OF_JOB = 5;

/** A single job, for tasks of all lengths, the shortest first. */
export async function pollAlone(tasks: number): Promise<Waited[]> {
  const random = seededRandom(1);
  const waits: Waited[] = [];
  for (const lengthMs of lengthsMs(tasks)) {
    const use = await useKey({ jobs: [[lengthMs]], pollIntervalMs: POLL_INTERVAL_MS, random });
    waits.push(...use.waits);
  }
  return waits;
}

/** A script with a fixed pause before each poll, for the same tasks. */
export function pollAtFixedInterval(tasks: number, pauseMs: number): Waited[] {
  return lengthsMs(tasks).map((lengthMs) => {
    const polls = Math.ceil(lengthMs / pauseMs);
    return { lengthMs, delayMs: polls * pauseMs - lengthMs, polls };
  });
}

/** Jobs that share a key, each with some tasks of any length. */
export async function pollTogether(jobs: number, seed: number): Promise<KeyUse> {
  const random = seededRandom(seed);
  const tasks = (): number[] => Array.from({ length: TASKS_OF_JOB }, () => lengthMs(random()));
  const options = { jobs: Array.from({ length: jobs }, tasks), random };
  return useKey({ ...options, pollIntervalMs: POLL_INTERVAL_MS });
}

export function costOf(waits: readonly Waited[]): PollingCost {
  return {
    delayMs: mean(waits.map(({ delayMs }) => delayMs)),
    delayShare: mean(waits.map((wait) => wait.delayMs / wait.lengthMs)),
    polls: mean(waits.map(({ polls }) => polls)),
  };
}

/** The maximum cost among some ranges of lengths. */
export function highestCostOf(waits: readonly Waited[]): PollingCost {
  const size = Math.ceil(waits.length / 8);
  const costs = Array.from({ length: 8 }, (_, index) =>
    costOf(waits.slice(index * size, (index + 1) * size)),
  );
  return {
    delayMs: Math.max(...costs.map(({ delayMs }) => delayMs)),
    delayShare: Math.max(...costs.map(({ delayShare }) => delayShare)),
    polls: Math.max(...costs.map(({ polls }) => polls)),
  };
}

/** Lengths on a logarithmic scale, spread evenly, so that the result does not depend on chance. */
function lengthsMs(count: number): number[] {
  return Array.from({ length: count }, (_, index) => lengthMs((index + 0.5) / count));
}

/** @param share in [0, 1) */
function lengthMs(share: number): number {
  return MIN_LENGTH_MS * (MAX_LENGTH_MS / MIN_LENGTH_MS) ** share;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
