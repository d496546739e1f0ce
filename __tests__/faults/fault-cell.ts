import type { Fate } from './fate-of-files.ts';

/** One fault at one place, and what became of the files. */
export interface FaultCell {
  readonly row: string;
  readonly column: string;
  /** What has to become of the file that is met. */
  readonly expected: readonly Fate[];
  /** Mostly waits, so that it is to begin early. */
  readonly isSlow: boolean;
  readonly run: () => Promise<Observed>;
}

/** A fault that can not be at a place. */
export interface EmptyCell {
  readonly row: string;
  readonly column: string;
  readonly why: string;
}

export interface Observed {
  /** Of the file that is met; where all are, the worst. */
  readonly fate: Fate;
  /** How often the fault happened. */
  readonly fired: number;
  readonly problems: readonly string[];
}

/** What is wrong with a cell; empty when nothing is. */
export function problemsOf({ expected }: FaultCell, observed: Observed): string[] {
  return [
    ...observed.problems,
    ...(observed.fired === 0 ? ['the fault did not happen'] : []),
    ...(expected.includes(observed.fate) ? [] : [`the file is ${observed.fate}`]),
  ];
}
