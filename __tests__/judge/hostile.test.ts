import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GitHubParser } from './github-parser.ts';
import { HOSTILE_INPUTS, SLOW_INPUTS } from './hostile-inputs.ts';
import { inspect, judgeMarkdown } from './inspect.ts';
import { factsOf, publishLive } from './publish.ts';

const END = 'https://platform.miteos.com/end';

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

describe.each([...HOSTILE_INPUTS, ...SLOW_INPUTS])('of $name', ({ file, text }) => {
  const words = { texts: [{ name: file, text }] };

  it('nothing is alive in comment, summary and the next live comment', async () => {
    for await (const { published, violations } of inspect(parser, [words])) {
      expect(violations).toEqual([]);
      // The end of the previous report is within a fold, so what follows it must not be.
      const live = `${await publishLive(published.comment)}\n\n[end](${END})\n`;
      const [html = ''] = await parser.render([live]);
      expect(judgeMarkdown(live, html, { ...factsOf(words, 'comment'), sentinel: END })).toEqual(
        [],
      );
    }
  });
});
