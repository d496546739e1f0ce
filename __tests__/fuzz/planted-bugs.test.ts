import { describe, expect, it } from '@jest/globals';
import { TEXT_BUGS } from './text-bugs.ts';

/** A run without findings is meaningful only if it would find a bug. */
describe('the same number of cases finds', () => {
  it.each(TEXT_BUGS)('$name', async ({ shows, find }) => {
    expect(await find()).toMatch(shows);
  });
});
