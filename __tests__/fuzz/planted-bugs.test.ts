import { describe, expect, it } from '@jest/globals';
import { MARKDOWN_BUGS } from './markdown-bugs.ts';
import { DECODER_BUGS, EVENT_BUGS, LOG_BUGS, NAME_BUGS, PROMPT_BUGS } from './text-bugs.ts';

/** A run that finds nothing is worth something only if it would find a bug. */
describe('among as many cases is found', () => {
  it.each([
    ...[...DECODER_BUGS, ...LOG_BUGS, ...NAME_BUGS, ...PROMPT_BUGS, ...EVENT_BUGS],
    ...MARKDOWN_BUGS,
  ])('$name', async ({ shows, find }) => {
    expect(await find()).toMatch(shows);
  });
});
