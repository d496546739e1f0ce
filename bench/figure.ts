import type { Services } from './services.ts';

/** What the figures measure with. */
export interface Bench {
  /** The folder with the action.yml and the dist that are measured. */
  readonly actionFolder: string;
  readonly services: Services;
  /** Whether to take fewer samples and smaller files: half a minute for all figures. */
  readonly isQuick: boolean;
  /** Prints progress to stderr. */
  readonly say: (message: string) => void;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  /** What it is compared with, in the same run. */
  readonly against?: { readonly what: string; readonly value: number };
  readonly unit:
    'ms' | 's' | 'MB' | '% of a core' | 'requests' | '% of answers' | '% of the length';
  /** Maximum of the ratio; without `against`, of `ours`. Without a limit the line only informs. */
  readonly limit?: number;
  /** How many measurements the values are medians of. */
  readonly samples: number;
}

/** A claim about the action, and the way to measure it. */
export interface Figure {
  /** As on the command line. */
  readonly name: string;
  measure(bench: Bench): Promise<readonly Line[]>;
}

/** The ratio where two things are compared, else the value itself. */
export function resultOf({ ours, against }: Line): number {
  return against === undefined ? ours : ours / against.value;
}

export function isWithinLimit(line: Line): boolean {
  return line.limit === undefined || resultOf(line) <= line.limit;
}
