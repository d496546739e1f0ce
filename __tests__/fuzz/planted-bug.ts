import { firstProblem, type Target } from './target.ts';

/** A bug of a kind that this project might have. */
export interface PlantedBug {
  readonly name: string;
  /** What is found wrong when it is there. */
  readonly shows: RegExp;
  /** The first thing that is found wrong among all cases. */
  readonly find: () => Promise<string | undefined>;
}

export function planted<Case>(name: string, shows: RegExp, plant: () => Target<Case>): PlantedBug {
  return { name, shows, find: () => firstProblem(plant()) };
}
