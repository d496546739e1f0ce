import { it } from '@jest/globals';
import fc from 'fast-check';

/** Something of ours that is given hostile cases, and what must never come of them. */
export interface Target<Case> {
  /** The subject of a test's name. */
  readonly name: string;
  /** How many cases it gets. */
  readonly cases: number;
  readonly someCase: fc.Arbitrary<Case>;
  /** What is wrong with what it makes of a case; empty when all is well. */
  readonly problemsOf: (given: Case) => readonly string[] | Promise<readonly string[]>;
}

/** A bug of a kind that this project might have. */
export interface PlantedBug {
  readonly name: string;
  /** What is found wrong when it is there. */
  readonly shows: RegExp;
  /** What is wrong with the first bad case; undefined when there is none among all cases. */
  readonly find: () => Promise<string | undefined>;
}

const { FUZZ_SEED, FUZZ_PATH, FUZZ_TIMES = '1' } = process.env;

/** How many times as many cases are wanted, for a long run. */
const times = Number(FUZZ_TIMES);

/** Another one each time, unless one is asked for. */
export const seed = FUZZ_SEED === undefined ? Date.now() % 2 ** 31 : Number(FUZZ_SEED);

/** What a planted bug shows first differs from seed to seed; that it is found must not. */
const PLANTED_SEED = 1;

/** Of a case that takes longer than this, the time has no bound. Generous: the machine may be busy with other things. */
const MAX_CASE_MS = 60_000;

/** A test of a target with all its cases. It fails with the smallest bad case, what is wrong with it, and how to replay it. */
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

/** The problems that there are, by what they are called. */
export function problemsIn(found: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(found).filter((problem) => found[problem]);
}

/** What a function finds, or what it throws. */
export function problemsOrError(find: () => readonly string[]): readonly string[] {
  try {
    return find();
  } catch (error) {
    return [String(error)];
  }
}
