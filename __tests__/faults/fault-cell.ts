import type { Fate } from './fate-of-files.ts';

/** One fault at one place, and the results of the files. */
export interface FaultCell {
  readonly row: string;
  readonly column: string;
  /** The expected result of the affected file. */
  readonly expected: readonly Fate[];
  /** Whether the cell mostly waits, so that it should start early. */
  readonly isSlow: boolean;
  readonly run: () => Promise<Observed>;
}

/** A fault that can't occur at a place. */
export interface EmptyCell {
  readonly row: string;
  readonly column: string;
  readonly why: string;
}

export interface Observed {
  /** The result of the affected file; the worst one if all are affected. */
  readonly fate: Fate;
  /** How often the fault occurred. */
  readonly fired: number;
  readonly problems: readonly string[];
}

/** Returns the problems of a cell. */
export function problemsOf({ expected }: FaultCell, observed: Observed): string[] {
  return [
    ...observed.problems,
    ...(observed.fired === 0 ? ['the fault did not happen'] : []),
    ...(expected.includes(observed.fate) ? [] : [`the file is ${observed.fate}`]),
  ];
}
