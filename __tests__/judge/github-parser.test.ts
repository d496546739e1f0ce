import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { GitHubParser } from './github-parser.ts';
import { renderWithMarkdownIt } from './second-parser.ts';

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

describe("GitHub's parser", () => {
  it.each([
    ['raw HTML', '<b>a</b>', '<p><b>a</b></p>'],
    ['tags that it filters', '<title>', '&lt;title>'],
    ['line ends as breaks', 'a\nb', '<p>a<br />\nb</p>'],
    ['addresses', 'http://x.y', '<p><a href="http://x.y">http://x.y</a></p>'],
    ['strikethrough', '~a~', '<p><del>a</del></p>'],
    ['task lists', '- [x] a', 'type="checkbox"'],
    ['tables', '|a|\n|-|', '<th>a</th>'],
    ['footnotes', 'a[^1]\n\n[^1]: b', 'class="footnote-ref"'],
    ['the language of a fence', '```ts\na\n```', '<pre lang="ts"><code>'],
  ])('reads %s', async (_, markdown, expected) => {
    const [html] = await parser.render([markdown]);
    expect(html).toContain(expected);
  });

  it('omits raw HTML in safe mode', async () => {
    const html = await parser.render(['a <b>c</b>'], 'safe');
    expect(html).toEqual(['<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n']);
  });

  it('returns many documents in their order', async () => {
    const documents = Array.from({ length: 300 }, (_, index) => `${index} ${'a'.repeat(20_000)}`);
    const html = await parser.render(documents);
    expect(html).toEqual(documents.map((document) => `<p>${document}</p>\n`));
  });

  it('says how to install it when it is missing', () => {
    expect(() => new GitHubParser(tmpdir())).toThrow('run `npm run judge:install`');
  });
});

describe('the second parser', () => {
  it("writes the same HTML as GitHub's parser", async () => {
    const markdown = '~~a~~\n\n```ts x\nb < c\n```\n\n|a|b|\n|:-:|-|\n|c|d|';
    const [html = ''] = await parser.render([markdown]);
    expect(renderWithMarkdownIt(markdown)).toBe(html);
  });
});
