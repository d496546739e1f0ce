import { describe, expect, it } from '@jest/globals';
import {
  describePlan,
  planArchive,
  type ArchivedFile,
  type ArchivePlan,
} from '../../src/github/archive-plan.ts';

const MB = 1e6;

/** A file that is called after its number. */
function files(...facts: readonly (readonly [bytes: number, share: number | undefined])[]) {
  return facts.map(([bytes, deflatedShare], index): ArchivedFile => {
    return { path: `/out/${index}`, bytes, deflatedShare };
  });
}

describe('the plan of an archive', () => {
  it.each<
    [what: string, files: ArchivedFile[], level: ArchivePlan['level'], stored: readonly string[]]
  >([
    ['of nothing', [], 6, []],
    ['of a small text', files([1000, undefined]), 6, []],
    ['of a small picture', files([MB, 1]), 6, []],
    ['of a large picture', files([2 * MB, 0.99]), 6, ['/out/0']],
    ['of what deflating makes larger', files([9 * MB, 1.0003]), 6, ['/out/0']],
    ['of what just saves enough', files([9 * MB, 0.98]), 6, []],
    ['of what nobody knows', files([9 * MB, undefined]), 6, []],
    ['of a text that takes a moment', files([50 * MB, 0.25]), 6, []],
    ['of a text that takes long', files([51 * MB, 0.25]), 4, []],
    [
      'of a film and a text that takes a moment',
      files([268 * MB, 1], [3 * MB, 0.2]),
      6,
      ['/out/0'],
    ],
    ['of a film and a text that takes long', files([268 * MB, 1], [67 * MB, 0.25]), 4, ['/out/0']],
    [
      'of a text between films',
      files([9 * MB, 1], [9 * MB, 0.3], [9 * MB, 0.99]),
      6,
      ['/out/0', '/out/2'],
    ],
  ])('%s', (_, given, level, stored) => {
    expect(planArchive(given)).toEqual({ level, stored: new Set(stored) });
  });
});

describe('what the debug log says of the plan', () => {
  it.each([
    [files([20_000, undefined]), 'The archive has 1 file (20 kB) deflated at level 6.'],
    [
      files([268 * MB, 1], [9 * MB, 1]),
      'The archive has 2 files (277 MB) stored, not worth deflating.',
    ],
    [
      files([268 * MB, 1], [67 * MB, 0.25], [MB, 0.5]),
      'The archive has 1 file (268 MB) stored, not worth deflating, and 2 files (68 MB) deflated at level 4.',
    ],
  ])('%#', (given, words) => {
    expect(describePlan(planArchive(given), given)).toBe(words);
  });
});
