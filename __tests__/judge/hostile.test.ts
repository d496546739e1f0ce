import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GitHubParser } from './github-parser.ts';
import { HOSTILE_INPUTS, SLOW_INPUTS } from './hostile-inputs.ts';
import { inspect, inspectOver } from './inspect.ts';

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

describe.each([...HOSTILE_INPUTS, ...SLOW_INPUTS])('of $name', ({ file, text }) => {
  const words = { texts: [{ name: file, text }] };

  it('there is no active content in comment, summary and the comment below a later banner', async () => {
    for await (const { published, violations } of inspect(parser, [words])) {
      expect(violations).toEqual([]);
      expect(await inspectOver(parser, words, published.comment)).toEqual([]);
    }
  });
});
