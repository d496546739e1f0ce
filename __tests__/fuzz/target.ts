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

const { FUZZ_SEED, FUZZ_PATH, FUZZ_TIMES = '1' } = process.env;

/** How many times as many cases are wanted, for a long run. */
const times = Number(FUZZ_TIMES);

/** Another one each time, unless one is asked for. */
export const seed = FUZZ_SEED === undefined ? Date.now() % 2 ** 31 : Number(FUZZ_SEED);

/** What a planted bug shows first differs from seed to seed; that it is found must not. */
const PLANTED_SEED = 1;

/** Of a case that takes longer than this, the time has no bound. Generous: the machine may be busy with other things. */
const MAX_CASE_MS = 10_000;

/**
 * Gives the target all its cases.
 * @throws Error with the smallest bad case, what is wrong with it, and how to run it again
 */
export async function check<Case>(target: Target<Case>): Promise<void> {
  const details = await run(target, FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH });
  if (!details.failed) {
    const isAll = details.numRuns === target.cases * times || FUZZ_PATH !== undefined;
    if (!isAll) throw new Error(`it got only ${details.numRuns} cases`);
    return;
  }
  const path = details.counterexamplePath ?? '';
  throw new Error(
    `${fc.defaultReportMessage(details) ?? ''}\n\nReplay it with ` +
      `FUZZ_SEED=${details.seed} FUZZ_PATH=${path} npm run test:fuzz -- -t ': ${target.name} \\('`,
    { cause: details.errorInstance },
  );
}

/** What is wrong with the first bad case of a planted bug; undefined when there is none among all cases. */
export async function firstProblem<Case>(target: Target<Case>): Promise<string | undefined> {
  const { failed, errorInstance } = await run(target, { endOnFailure: true, seed: PLANTED_SEED });
  if (!failed) return undefined;
  return errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
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
