import { describe, expect, it } from '@jest/globals';
import { TEXT_BUGS } from './text-bugs.ts';

/** A run that finds nothing is worth something only if it would find a bug. */
describe('among as many cases is found', () => {
  it.each(TEXT_BUGS)('$name', async ({ shows, find }) => {
    expect(await find()).toMatch(shows);
  });
});
