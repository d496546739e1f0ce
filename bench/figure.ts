import type { Services } from './services.ts';

/** The environment of a measurement. */
export interface Bench {
  /** The folder with the measured action.yml and dist. */
  readonly actionFolder: string;
  readonly services: Services;
  /** Whether to take fewer samples and smaller files, which takes half a minute for all figures. */
  readonly isQuick: boolean;
  /** Prints progress to stderr. */
  readonly say: (message: string) => void;
}

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  /** The reference value, measured in the same run. */
  readonly against?: { readonly what: string; readonly value: number };
  readonly unit:
    'ms' | 's' | 'MB' | '% of a core' | 'requests' | '% of requests' | '% of the length';
  /** The maximum of the ratio, or of `ours` without `against`. Without a limit, the line is for information only. */
  readonly limit?: number;
  /** The number of measurements behind the median. */
  readonly samples: number;
}

/** A claim about the action, and how to measure it. */
export interface Figure {
  /** The name on the command line. */
  readonly name: string;
  measure(bench: Bench): Promise<readonly Line[]>;
}

/** Returns the ratio if there is a reference value, else the value itself. */
export function resultOf({ ours, against }: Line): number {
  return against === undefined ? ours : ours / against.value;
}

export function isWithinLimit(line: Line): boolean {
  return line.limit === undefined || resultOf(line) <= line.limit;
}
