import { describe, expect, it } from '@jest/globals';
import { renderReport } from '../../src/report/render-report.ts';
import { makeResult, makeText } from '../support/make-result.ts';
import { nodesOf, violations } from '../support/published-markdown.ts';

/** What stands between the headline and the facts when this is the one report. */
function publish(report: string): string {
  const result = makeResult({ texts: [makeText('report.md', report)] });
  const markdown = renderReport(result, { target: 'comment' });
  expect(violations(markdown)).toEqual([]);
  return markdown.split('\n\n---\n\n')[0]?.split('\n').slice(2).join('\n') ?? '';
}

describe('remote Markdown', () => {
  it.each([
    ['keeps plain formatting', '**a** *b* ~~c~~ `d`', '**a** *b* ~~c~~ `d`'],
    [
      'moves headings below ours',
      '# One\n\nTwo\n===\n\n###### Six',
      '### One\n\n### Two\n\n###### Six',
    ],
    ['shows HTML as code', 'a <b>b</b>', 'a `<b>`b`</b>`'],
    ['shows a block of HTML as code', '<div>\n<p>\n</div>', '```html\n<div>\n<p>\n</div>\n```'],
    ['drops a stray end of a fold', 'a\n\n</details>', 'a'],
    ['shows a stray end of a fold within a line as code', 'a </details>', 'a `</details>`'],
    [
      'unfolds folds, below their titles',
      '<details open>\n<summary>How <b>@octocat</b> &lt;did&gt; it</summary>\n\nLike **this**.\n\n</details>',
      '**How `@octocat` \\&lt;did\\&gt; it**\n\nLike **this**.',
    ],
    ['drops a fold without a title', '<details>\n\na\n\n</details>', 'a'],
    [
      'shows a fold of anything else as code',
      '<details>\n<summary><img src=x></summary>\n\na',
      '```html\n<details>\n<summary><img src=x></summary>\n```\n\na',
    ],
    ['takes a line break tag for a break', 'a<br>b', 'a\\\nb'],
    ['breaks comments', 'a <!-- x --> b', 'a `<\u200B!-- x -->` b'],
    [
      'shows an open comment with odd line ends as code',
      '<!--a\r\u0001 b',
      '```html\n<\u200B!--a\n b\n```',
    ],
    ['breaks comments in fences', '```\n<!-- x -->\n```', '```text\n<\u200B!-- x -->\n```'],
    ['breaks escaped comments', 'a \\<!-- x --> b', 'a <\u200B!-- x --> b'],
    ['turns images into links', '![a cat](https://x.y/c.png)', '[a cat](https://x.y/c.png)'],
    ['turns relative images into words', '![a cat](c.png)', 'a cat'],
    [
      'turns an image in a link into words',
      '[![a](https://x.y/1)](https://x.y/2)',
      '[a](https://x.y/2)',
    ],
    ['keeps links to the web', '[a](http://x.y/z "t")', '[a](http://x.y/z)'],
    ['keeps mail links', '[a](mailto:a@b.cd)', '[a](mailto:a@b.cd)'],
    ['drops script links', '[a](javascript:alert(1))', 'a'],
    [
      'drops script links that hide',
      '[a](&#x6A;avascript:alert(1)) <JAVASCRIPT:a>',
      'a JAVASCRIPT:a',
    ],
    ['drops data links', '[a](data:text/html,x)', 'a'],
    ['drops relative links', '[a](../b.md#c)', 'a'],
    ['drops links with credentials', '[a](https://github.com@x.y/)', 'a'],
    ['resolves reference links', '[a][b]\n\n[b]: https://x.y/z', '[a](https://x.y/z)'],
    ['drops unsafe reference links', '[a][b]\n\n[b]: javascript:x', 'a'],
    ['turns footnotes into text', 'a[^b]\n\n[^b]: c', 'a\\[b]\n\n\\[b]:\n\nc'],
    ['names alerts', '> [!NOTE]\n> Look', '> **Note:** Look'],
    ['joins wrapped lines', 'a\nb', 'a b'],
    ['keeps the language of fences', '```ts\nx\n```', '```ts\nx\n```'],
    [
      'fences longer than what is inside',
      '~~~md\n````\nx\n````\n~~~',
      '`````md\n````\nx\n````\n`````',
    ],
    ['strips control characters', 'a\u0007b\u202Ec\u001B[31md', 'abcd'],
    ['strips control characters made by entities', 'a&#x202E;b', 'ab'],
    [
      'makes mathematics plain',
      '$x$ and $$y$$',
      '<span>$</span>x<span>$</span> and <span>$</span><span>$</span>y<span>$</span><span>$</span>',
    ],
  ])('%s', (_, report, expected) => {
    expect(publish(report)).toBe(expected);
  });

  it.each([
    'mermaid',
    'Mermaid',
    'mermaid title',
    'geojson',
    'topojson',
    'stl',
    'math',
    'suggestion',
  ])('shows a fence of %s as text', (info) => {
    expect(publish(`\`\`\`${info}\nx\n\`\`\``)).toBe('```text\nx\n```');
  });
});

describe('references in remote text', () => {
  it.each([
    ['a mention', 'hi @octocat!', 'hi `@octocat`!'],
    ['a team', 'hi @org/team.', 'hi `@org/team`.'],
    ['a mention made by an entity', '&#64;octocat', '`@octocat`'],
    ['a mention that is escaped', '\\@octocat', '`@octocat`'],
    ['a mention that a dropped link makes', '@[octocat](x)', '`@octocat`'],
    ['a mention that a dropped image makes', '@![octocat](x)', '`@octocat`'],
    ['a mention in a heading', '# @octocat', '### `@octocat`'],
    ['a mention in a link', '[@octocat](https://x.y/z)', '[`@octocat`](https://x.y/z)'],
    ['an issue', 'fixes #12, (#3)', 'fixes `#12`, (`#3`)'],
    ['an issue elsewhere', 'o/r#1', '`o/r#1`'],
    ['an issue by its old name', 'GH-1 gh-2', '`GH-1` `gh-2`'],
    ['a commit', 'at 0123abc', 'at `0123abc`'],
    ['a whole commit', `o/r@${'a1'.repeat(20)}`, `\`o/r@${'a1'.repeat(20)}\``],
    ['a commit range', '0123abc...4567def', '`0123abc`...`4567def`'],
    [
      'an escaped address, which still is one,',
      'https\\://github.com/o/r/issues/1',
      '<https://redirect.github.com/o/r/issues/1>',
    ],
    ['a commit before an address', 'deadbeefwww.x.y', '`deadbeefwww.x.y`'],
    ['one after the other', 'GH-1GH-2', '`GH-1GH-2`'],
    ['a mention before code', '@octocat`` x` ``', '`` @octocatx` ``'],
    ['neighbours', '@a#1', '`@a#1`'],
  ])('%s is inert', (_, report, expected) => {
    expect(publish(report)).toBe(expected);
  });

  it.each([
    ['https://github.com/o/r/issues/1', 'https://redirect.github.com/o/r/issues/1'],
    ['https://www.GitHub.com/o/r/pull/1#x', 'https://redirect.github.com/o/r/pull/1#x'],
    ['https://github.com/o/r/%69ssues/1', 'https://redirect.github.com/o/r/%69ssues/1'],
    ['https://github.com/o/r/x/../commit/abc', 'https://redirect.github.com/o/r/commit/abc'],
    ['https://github.com/orgs/o/discussions/1', 'https://redirect.github.com/orgs/o/discussions/1'],
    ['https://github.com/o/r/blob/main/a.md', 'https://github.com/o/r/blob/main/a.md'],
    ['https://github.com/o/r', 'https://github.com/o/r'],
  ])('a link to %s leads to %s', (address, expected) => {
    expect(publish(`[a](${address})`)).toBe(`[a](${expected})`);
    expect(publish(`see ${address}`)).toBe(`see <${expected}>`);
  });

  it('links to issues of an Enterprise host are words', () => {
    const result = makeResult({
      runUrl: 'https://git.corp.example/o/r/actions/runs/1',
      texts: [
        makeText(
          'a.md',
          '[x](https://git.corp.example/o/r/issues/1)\n\nhttps://git.corp.example/o/r/pull/2',
        ),
      ],
    });
    const markdown = renderReport(result, { target: 'comment' });
    expect(markdown).toContain('\n\nx\n\n`https://git.corp.example/o/r/pull/2`\n\n');
  });

  it('leaves code alone', () => {
    const code =
      '`@octocat #1 $x$`\n\n```sh\nnpm i @types/node # fixes #1 https://github.com/o/r/issues/1\n```';
    expect(publish(code)).toBe(code);
  });
});

describe('remote words outside of the report', () => {
  const hostile =
    '@octocat #1 <!-- m --> </details> | `x` ![i](https://x.y) $a$ \u202E\n# h\n<script>';

  it('are inert wherever they stand', () => {
    const markdown = renderReport(
      makeResult({
        outcome: 'failed',
        task: {
          id: hostile,
          status: 'unknown',
          rawStatus: hostile,
          agents: [],
          failure: `${hostile}\n\n${hostile}`,
        },
        problems: [hostile],
        advice: hostile,
        saved: [
          {
            id: hostile,
            originalName: hostile,
            name: hostile,
            path: '',
            bytes: 1,
            contentType: hostile,
            sha256: '',
          },
        ],
        lost: [{ id: hostile, originalName: hostile, reason: hostile }],
        artifacts: [{ name: hostile, id: 1, url: 'https://x.y/a', digest: '', bytes: 1 }],
        texts: [makeText(hostile, hostile), makeText('b.md', hostile)],
      }),
      { target: 'comment', marker: '<!-- m -->' },
    );
    expect(violations(markdown, '<!-- m -->')).toEqual([]);
    expect(nodesOf(markdown).filter(({ type }) => type === 'heading')).toHaveLength(4);
  });
});
