import { setTimeout as sleep } from 'node:timers/promises';

export interface Pair {
  readonly ours: () => Promise<number>;
  readonly against: () => Promise<number>;
}

export interface PairMedians {
  readonly ours: number;
  readonly against: number;
  readonly samples: number;
}

export interface InterleaveOptions {
  /** How many of each are counted. */
  readonly samples: number;
  /** How many pairs come before, and are not counted. */
  readonly warmUps?: number;
  /** Before each measurement: what ended just before still keeps the system busy. Milliseconds. */
  readonly restMs?: number;
}

/**
 * Measures two things in turn, so that what else the machine does meets both alike, and takes the median of each.
 * Which of a pair comes first changes.
 */
export async function interleave(
  pair: Pair,
  { samples, warmUps = 1, restMs = 20 }: InterleaveOptions,
): Promise<PairMedians> {
  const values: Record<keyof Pair, number[]> = { ours: [], against: [] };
  for (let round = 0; round < warmUps + samples; round += 1) {
    const order = ['ours', 'against'] as const;
    for (const side of round % 2 === 0 ? order : order.toReversed()) {
      await sleep(restMs);
      const value = await pair[side]();
      if (round >= warmUps) values[side].push(value);
    }
  }
  return { ours: median(values.ours), against: median(values.against), samples };
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}
