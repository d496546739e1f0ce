import { setTimeout as sleep } from 'node:timers/promises';

export interface InterleaveOptions {
  /** How many of each are counted. */
  readonly samples: number;
  /** How many rounds come before, and are not counted. */
  readonly warmUps?: number;
  /** Pause before each measurement: what has just ended still keeps the system busy. */
  readonly restMs?: number;
}

/**
 * Measures things in turn, so that whatever else the machine does affects all alike. Every other round runs in
 * reverse order.
 * @returns the median of each
 */
export async function interleave<Name extends string>(
  measurements: Readonly<Record<Name, () => Promise<number>>>,
  { samples, warmUps = 1, restMs = 20 }: InterleaveOptions,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(measurements) as Name[];
  const values = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (let round = 0; round < warmUps + samples; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      await sleep(restMs);
      const value = await measurements[name]();
      if (round >= warmUps) values.get(name)?.push(value);
    }
  }
  const medians = [...values].map(([name, all]) => [name, median(all)]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}
