import { it } from '@jest/globals';
import fc from 'fast-check';

/** A function that is tested with hostile cases, and the problems that must not occur. */
export interface Target<Case> {
  /** The subject of the test's name. */
  readonly name: string;
  /** The number of cases. */
  readonly cases: number;
  readonly someCase: fc.Arbitrary<Case>;
  /** Returns the problems of the result for a case. */
  readonly problemsOf: (given: Case) => readonly string[] | Promise<readonly string[]>;
}

/** A typical bug. */
export interface PlantedBug {
  readonly name: string;
  /** The problem that is found with the bug. */
  readonly shows: RegExp;
  /** Returns the problems of the first failing case; undefined when all cases pass. */
  readonly find: () => Promise<string | undefined>;
}

const { FUZZ_SEED, FUZZ_PATH, FUZZ_TIMES = '1' } = process.env;

/** The factor for the number of cases in a long run. */
const times = Number(FUZZ_TIMES);

/** A random seed, unless one is given. */
export const seed = FUZZ_SEED === undefined ? Date.now() % 2 ** 31 : Number(FUZZ_SEED);

/** The first finding of a planted bug depends on the seed, but the bug must always be found. */
const PLANTED_SEED = 1;

/** A case that takes longer is not bounded in time. The limit is generous, because the machine may be busy. */
const MAX_CASE_MS = 60_000;

/** Tests a target with all its cases. Fails with the smallest failing case, its problems, and how to replay it. */
export function keepsPromise<Case>(target: Target<Case>): void {
  it(`${target.name} (${target.cases} cases)`, async () => {
    const details = await run(target, FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH });
    if (details.failed) {
      const path = details.counterexamplePath ?? '';
      throw new Error(
        `${fc.defaultReportMessage(details) ?? ''}\n\nReplay it with ` +
          `FUZZ_SEED=${details.seed} FUZZ_PATH=${path} npm run test:fuzz -- -t ': ${target.name} \\('`,
        { cause: details.errorInstance },
      );
    }
    const isAll = details.numRuns === target.cases * times || FUZZ_PATH !== undefined;
    if (!isAll) throw new Error(`it got only ${details.numRuns} cases`);
  });
}

export function planted<Case>(name: string, shows: RegExp, plant: () => Target<Case>): PlantedBug {
  const find = async (): Promise<string | undefined> => {
    const { failed, errorInstance } = await run(plant(), {
      endOnFailure: true,
      seed: PLANTED_SEED,
    });
    if (!failed) return undefined;
    return errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  };
  return { name, shows, find };
}

async function run<Case>(
  { cases, someCase, problemsOf }: Target<Case>,
  parameters: fc.Parameters<[Case]>,
): Promise<fc.RunDetails<[Case]>> {
  const property = fc.asyncProperty(someCase, async (given) => {
    const startMs = performance.now();
    const problems = [...(await problemsOf(given))];
    const tookMs = performance.now() - startMs;
    if (tookMs > MAX_CASE_MS) problems.push(`it took ${Math.round(tookMs)} ms`);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  return fc.check(property, { numRuns: cases * times, seed, ...parameters });
}

/** Returns the names of the problems that apply. */
export function problemsIn(found: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(found).filter((problem) => found[problem]);
}

/** Returns the problems that a function returns, or its error. */
export function problemsOrError(find: () => readonly string[]): readonly string[] {
  try {
    return find();
  } catch (error) {
    return [String(error)];
  }
}
