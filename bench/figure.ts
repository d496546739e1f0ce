import type { Services } from './services.ts';

/** What the figures measure with. */
export interface Bench {
  /** The folder with the action.yml and the dist that are measured. */
  readonly actionFolder: string;
  readonly services: Services;
  /** Whether there is a minute for all figures together, and not as long as it takes. */
  readonly isQuick: boolean;
  /** Says how far it is. */
  readonly say: (words: string) => void;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  /** What it is measured against, in the same run; without it `ours` itself must stay below the limit. */
  readonly against?: { readonly what: string; readonly value: number };
  readonly unit: 'ms' | 's' | 'MB' | '% of a core' | 'requests' | '% of answers';
  /** The most that the ratio may be; without `against`, the most that `ours` may be. */
  readonly limit: number;
  /** How many measurements the values are medians of. */
  readonly samples: number;
}

/** A claim about the action, and the way to measure it. */
export interface Figure {
  /** As on the command line. */
  readonly name: string;
  measure(bench: Bench): Promise<readonly Line[]>;
}

/** The ratio where two things are measured, else the value itself. */
export function resultOf({ ours, against }: Line): number {
  return against === undefined ? ours : ours / against.value;
}

export function isReached(line: Line): boolean {
  return resultOf(line) <= line.limit;
}
