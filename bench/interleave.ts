import { setTimeout as sleep } from 'node:timers/promises';

/** The resources of a process, from spawn to exit. */
export interface Measured {
  readonly durationMs: number;
  readonly peakBytes?: number;
}

export interface Medians {
  readonly ms: number;
  /** In 10⁶ bytes; NaN when memory was not measured. */
  readonly peakMb: number;
}

export interface InterleaveOptions {
  /** The number of counted rounds. */
  readonly samples: number;
  /** The number of warm-up rounds, which are not counted. */
  readonly warmUps?: number;
  /** The pause before each run, because the previous process still keeps the system busy. */
  readonly restMs?: number;
}

/**
 * Runs the candidates in turn, so that other load affects all of them equally. Every other round runs in
 * reverse order.
 * @returns the medians of each
 */
export async function interleave<Name extends string>(
  runs: Readonly<Record<Name, () => Promise<Measured>>>,
  { samples, warmUps = 1, restMs = 20 }: InterleaveOptions,
): Promise<Readonly<Record<Name, Medians>>> {
  const names = Object.keys(runs) as Name[];
  const measured = new Map(names.map((name): [Name, Measured[]] => [name, []]));
  for (let round = 0; round < warmUps + samples; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      await sleep(restMs);
      const one = await runs[name]();
      if (round >= warmUps) measured.get(name)?.push(one);
    }
  }
  const medians = [...measured].map(([name, all]): [Name, Medians] => [
    name,
    {
      ms: median(all.map(({ durationMs }) => durationMs)),
      peakMb: median(all.map(({ peakBytes = NaN }) => peakBytes)) / 1e6,
    },
  ]);
  return Object.fromEntries(medians) as Record<Name, Medians>;
}

/** Returns the median; for an even number of values, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}
