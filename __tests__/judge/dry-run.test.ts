import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderDryRun } from '../../src/report/render-dry-run.ts';
import { GitHubParser } from './github-parser.ts';
import { HOSTILE_INPUTS } from './hostile-inputs.ts';
import { judgeMarkdown } from './inspect.ts';

const SENTINEL = 'https://github.com/octo/repo/actions/runs/31415926535';
/** Below the page, to see that nothing in it is left open. */
const FRAME = `\n\n<p><sub><a href="${SENTINEL}">run</a></sub></p>\n`;

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

describe('the summary of a dry run', () => {
  it.each(HOSTILE_INPUTS)('has no active content for $name', async ({ text }) => {
    const page = renderDryRun({
      title: text,
      workflow: text,
      runUrl: SENTINEL,
      plan: [`writes no comment. ${text}`],
      texts: [
        { name: 'Prompt', text, language: '' },
        { name: 'Config', text: JSON.stringify({ text }), language: 'json' },
      ],
    });
    const markdown = page + FRAME;
    const [html = ''] = await parser.render([markdown]);
    expect(judgeMarkdown(markdown, html, { gitHubHost: 'github.com', sentinel: SENTINEL })).toEqual(
      [],
    );
  });
});
