import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GitHubParser } from './github-parser.ts';
import { inspect } from './inspect.ts';
import type { RemoteText } from './publish.ts';
import { kindOf, reduce } from './reduce.ts';

const { JUDGE_SEED, JUDGE_CASE, JUDGE_TIMES = '1' } = process.env;

/** The factor for the number of documents; 1 for the quick part. */
export const times = Number(JUDGE_TIMES);

/** A different seed each time, unless one is given. */
export const seed = JUDGE_SEED === undefined ? Date.now() % 2 ** 31 : Number(JUDGE_SEED);

/** The occurrences of a kind of violation. */
interface Seen {
  readonly count: number;
  readonly example: { readonly index: number; readonly violation: string };
}

/** Returns the same documents for the same seed. */
export function drawn(some: fc.Arbitrary<RemoteText>, count: number): RemoteText[] {
  return fc.sample(some, { numRuns: count * times, seed });
}

/** Makes a document the main report. */
export function asReport(text: string): RemoteText {
  return { texts: [{ name: 'report.md', text }] };
}

/**
 * Defines a test that the published form of each document has no active content, according to both parsers. It fails with the kinds of active
 * content, one reduced document, and how to reproduce it.
 */
export function testNoActiveContent(name: string, draw: () => RemoteText[]): void {
  let parser: GitHubParser;

  beforeAll(() => {
    parser = new GitHubParser();
  });

  afterAll(() => {
    parser.end();
  });

  it(`there is no active content in ${name} of seed ${seed}`, async () => {
    const all = draw();
    const wanted = JUDGE_CASE === undefined ? all : all.slice(Number(JUDGE_CASE)).slice(0, 1);
    const first = JUDGE_CASE === undefined ? 0 : Number(JUDGE_CASE);
    expect(wanted.length).toBeGreaterThan(0);
    const seen = new Map<string, Seen>();
    let bad = 0;
    let index = first;
    for await (const { violations } of inspect(parser, wanted)) {
      for (const violation of violations) {
        const { count = 0, example = { index, violation } } = seen.get(kindOf(violation)) ?? {};
        seen.set(kindOf(violation), { count: count + 1, example });
      }
      if (violations.length > 0) bad += 1;
      index += 1;
    }
    expect(index - first).toBe(wanted.length);
    console.log(`${wanted.length} documents: ${name}`);
    const [worst] = seen.values();
    if (worst === undefined) return;
    const reduced = await reduce(all[worst.example.index] ?? {}, async (words) => {
      for await (const { violations } of inspect(parser, [words])) return violations;
      return [];
    });
    const kinds = [...seen.values()].map(
      ({ count, example }) =>
        `${count} times, as in document ${example.index}: ${example.violation}`,
    );
    throw new Error(
      [
        `There is active content in ${bad} of ${wanted.length} documents:`,
        ...kinds,
        `Document ${worst.example.index}, reduced: ${JSON.stringify(reduced.words, undefined, 1)}`,
        ...reduced.violations,
        `Reproduce it with JUDGE_SEED=${seed} JUDGE_TIMES=${times} JUDGE_CASE=${worst.example.index} npm run test:judge -- -t '${name}'`,
      ].join('\n  '),
    );
  });
}
