import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GitHubParser } from './github-parser.ts';
import { judgeMarkdown } from './inspect.ts';
import { factsOf } from './publish.ts';

/** What an earlier version published for `hostile/`. The live comment is shortened. */
const FOLDER = path.join(import.meta.dirname, 'planted');

let parser: GitHubParser;

beforeAll(() => {
  parser = new GitHubParser();
});

afterAll(() => {
  parser.end();
});

describe("with GitHub's parser, a problem is found in a comment with", () => {
  it.each([
    ['a fence of 260 back-ticks', 'fence-of-260.md', /element <img/],
    ['a plain text with a fence of 260 back-ticks', 'build-log.md', /element <img/],
    ['code in more back-ticks than the parser counts', 'code-span-over-80.md', /element <img/],
    ['a slash that is an entity', 'entity-in-address.md', /link, a reference/],
    ['a list number of ten digits', 'list-number.md', /element <img/],
    ['a fence after nested strikethrough', 'nested-strikethrough.md', /frame below the texts/],
    ['emphasis that GitHub does not parse as such', 'nested-strong.md', /mention @octocat/],
    ['a previous report that is truncated within code', 'live-comment.md', /element <img/],
  ])('%s', async (_, name, shows) => {
    const markdown = readFileSync(path.join(FOLDER, name), 'utf8');
    const [html = ''] = await parser.render([markdown]);
    const found = judgeMarkdown(markdown, html, factsOf({}, 'comment'));
    expect(found.filter((one) => one.startsWith('cmark-gfm')).join('\n')).toMatch(shows);
  });
});
