import { describe, expect, it } from '@jest/globals';
import { renderReports } from '../../src/report/render-report.ts';
import { makeLost, makeResult, makeSaved, makeText } from '../support/make-result.ts';
import { blocksOf, reportOf, violations } from '../support/published.ts';

/** What is published of this report. */
function publish(report: string): string {
  const files = { saved: [makeSaved('report.md')], texts: [makeText('report.md', report)] };
  const { comment } = renderReports(makeResult({ title: 'Ours', ...files }));
  expect(violations(comment)).toEqual([]);
  return reportOf(comment).join('\n\n');
}

describe('remote Markdown', () => {
  it.each([
    [
      'keeps plain formatting',
      '**a** *b* ~~c~~ `d`',
      '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>',
    ],
    [
      'moves the headings of a document with a title one level down',
      '# One\n\nTwo\n===\n\n> ### Three\n\n###### Six',
      '<h2>One</h2>\n\n<h2>Two</h2>\n\n<blockquote><h4>Three</h4></blockquote>\n\n<h6>Six</h6>',
    ],
    [
      'does not move the headings of a document without a title',
      '## Two\n\n### Three\n\n###### Six',
      '<h2>Two</h2>\n\n<h3>Three</h3>\n\n<h6>Six</h6>',
    ],
    ['shows HTML as code', 'a <b>b</b>', '<p>a <code>&lt;b></code>b<code>&lt;/b></code></p>'],
    [
      'shows a block of HTML as code',
      '<div>\n<p>\n</div>',
      '<pre lang="html"><code>&lt;div>&#10;&lt;p>&#10;&lt;/div></code></pre>',
    ],
    ['removes an unmatched end of a fold', 'a\n\n</details>', '<p>a</p>'],
    [
      'shows an unmatched end of a fold within a line as code',
      'a </details>',
      '<p>a <code>&lt;/details></code></p>',
    ],
    [
      'keeps folds',
      '<details open>\n<summary>How <b>@octocat</b> &lt;did&gt; it</summary>\n\nLike **this**.\n\n</details>',
      '<details open><summary>How <code>@octocat</code> &lt;did> it</summary><p>Like <strong>this</strong>.</p></details>',
    ],
    [
      'adds a title to a fold that has none',
      '<details>\n\na\n\n</details>',
      '<details><summary>Details</summary><p>a</p></details>',
    ],
    [
      'ends and begins folds in adjacent lines',
      '<details>\n<summary>A</summary>\n\na\n</details>\n<details>\n<summary>B</summary>\n\nb\n\n</details>',
      '<details><summary>A</summary><p>a</p></details>\n\n<details><summary>B</summary><p>b</p></details>',
    ],
    [
      'ends nested folds in adjacent lines',
      '<details><summary>A</summary>\n<details>\n<summary>B</summary>\n\nb\n\n</details>\n</details>\n\nc',
      '<details><summary>A</summary><details><summary>B</summary><p>b</p></details></details>\n\n<p>c</p>',
    ],
    [
      'shows a fold with other tags as code',
      '<details>\n<summary><img src=x></summary>\n\na',
      '<pre lang="html"><code>&lt;details>&#10;&lt;summary>&lt;img src=x>&lt;/summary></code></pre>\n\n<p>a</p>',
    ],
    ['keeps a line break tag', 'a<br>b', '<p>a<br>b</p>'],
    ['removes comments', 'a <!-- x --> b', '<p>a  b</p>'],
    [
      'shows the text between two comments',
      '<!-- severity:high --> Remote code execution <!-- /severity -->',
      '<p><code>Remote code execution</code></p>',
    ],
    ['shows a comment without an end as code', '<!--a\r\u0001 b', '<p><code>&lt;!--a b</code></p>'],
    ['escapes comments in fences', '```\n<!-- x -->\n```', '<pre><code>&lt;!-- x --></code></pre>'],
    ['escapes a comment that is text', 'a \\<!-- x --> b', '<p>a &lt;!-- x --> b</p>'],
    [
      'turns images into links',
      '![a cat](https://x.y/c.png)',
      '<p><a href="https://x.y/c.png">a cat</a></p>',
    ],
    ['turns relative images into text', '![a cat](c.png)', '<p>a cat</p>'],
    [
      'turns an image in a link into text',
      '[![a](https://x.y/1)](https://x.y/2)',
      '<p><a href="https://x.y/2">a</a></p>',
    ],
    ['keeps links to the web', '[a](http://x.y/z "t")', '<p><a href="http://x.y/z">a</a></p>'],
    ['keeps mail links', '[a](mailto:a@b.cd)', '<p><a href="mailto:a@b.cd">a</a></p>'],
    ['drops script links', '[a](javascript:alert(1))', '<p>a</p>'],
    [
      'drops disguised script links',
      '[a](&#x6A;avascript:alert(1)) <JAVASCRIPT:a>',
      '<p>a JAVASCRIPT:a</p>',
    ],
    ['drops data links', '[a](data:text/html,x)', '<p>a</p>'],
    ['drops relative links', '[a](../b.md#c)', '<p>a</p>'],
    ['drops links with credentials', '[a](https://github.com@x.y/)', '<p>a</p>'],
    [
      'resolves reference links',
      '[a][b]\n\n[b]: https://x.y/z',
      '<p><a href="https://x.y/z">a</a></p>',
    ],
    ['drops unsafe reference links', '[a][b]\n\n[b]: javascript:x', '<p>a</p>'],
    ['turns footnotes into text', 'a[^b]\n\n[^b]: c', '<p>a[b]</p>\n\n<p>[b]:</p>\n\n<p>c</p>'],
    [
      'replaces alerts by quotes with a bold word',
      '> [!NOTE]\n> Look',
      '<blockquote><p><strong>Note:</strong> Look</p></blockquote>',
    ],
    [
      'replaces alerts that are disguised',
      '> [!NO<!-- -->TE]\n>\n> <p>Look</p>',
      '<blockquote><p><strong>Note:</strong> </p><p><code>&lt;p>Look&lt;/p></code></p></blockquote>',
    ],
    [
      'replaces alerts below an empty quote',
      '> >\n>\n> [!TIP]',
      '<blockquote><blockquote> </blockquote><p><strong>Tip:</strong> </p></blockquote>',
    ],
    [
      'shows an alert in a list as a quote',
      '- > &#91;!caution]  Look',
      '<ul><li><blockquote><p><strong>Caution:</strong> Look</p></blockquote></li></ul>',
    ],
    ['joins wrapped lines', 'a\nb', '<p>a b</p>'],
    ['keeps the language of fences', '```ts\nx\n```', '<pre lang="ts"><code>x</code></pre>'],
    [
      'keeps back-ticks in code',
      '~~~md\n````\nx\n````\n~~~',
      '<pre lang="md"><code>````&#10;x&#10;````</code></pre>',
    ],
    ['strips control characters', 'a\u0007b\u202Ec\u001B[31md', '<p>abcd</p>'],
    ['strips control characters written as entities', 'a&#x202E;b', '<p>ab</p>'],
    [
      'shows mathematics as plain text',
      '$x$ and $$y$$',
      '<p><span>$</span>x<span>$</span> and <span>$</span><span>$</span>y<span>$</span><span>$</span></p>',
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
    expect(publish(`\`\`\`${info}\nx\n\`\`\``)).toBe('<pre><code>x</code></pre>');
  });
});

describe('references in remote text', () => {
  it.each([
    ['a mention', 'hi @octocat!', '<p>hi <code>@octocat</code>!</p>'],
    ['a team', 'hi @org/team.', '<p>hi <code>@org/team</code>.</p>'],
    ['a mention written with an entity', '&#64;octocat', '<p><code>@octocat</code></p>'],
    ['a mention that is escaped', '\\@octocat', '<p><code>@octocat</code></p>'],
    ['a mention that a removed link would create', '@[octocat](x)', '<p><code>@octocat</code></p>'],
    [
      'a mention that a removed image would create',
      '@![octocat](x)',
      '<p><code>@octocat</code></p>',
    ],
    ['a mention in a heading', '# @octocat', '<h2><code>@octocat</code></h2>'],
    [
      'a mention in a link',
      '[@octocat](https://x.y/z)',
      '<p><a href="https://x.y/z"><code>@octocat</code></a></p>',
    ],
    ['a pull request of Gitea', 'see !3', '<p>see <code>!3</code></p>'],
    ['a pull request of another Gitea repository', 'in o/r!3.', '<p>in <code>o/r!3</code>.</p>'],
    ['an issue', 'fixes #12, (#3)', '<p>fixes <code>#12</code>, (<code>#3</code>)</p>'],
    ['an issue of another repository', 'o/r#1', '<p><code>o/r#1</code></p>'],
    ['an issue in the GH- notation', 'GH-1 gh-2', '<p><code>GH-1</code> <code>gh-2</code></p>'],
    ['a commit', 'at 0123abc', '<p>at <code>0123abc</code></p>'],
    [
      'a full commit hash',
      `o/r@${'a1'.repeat(20)}`,
      '<p><code>o/r@a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1</code></p>',
    ],
    ['a commit range', '0123abc...4567def', '<p><code>0123abc</code>...<code>4567def</code></p>'],
    [
      'an escaped address, which GitHub still links,',
      'https\\://github.com/o/r/issues/1',
      '<p><a href="https://redirect.github.com/o/r/issues/1"><code>https://github.com/o/r/issues/1</code></a></p>',
    ],
    [
      'a commit before an address',
      'deadbeefwww.x.y',
      '<p><code>deadbeef</code><code>www.x.y</code></p>',
    ],
    ['adjacent references', 'GH-1GH-2', '<p><code>GH-1</code><code>GH-2</code></p>'],
    ['a mention before code', '@octocat`` x` ``', '<p><code>@octocat</code><code>x`</code></p>'],
    [
      'a bare address of another host, which is already a link',
      'see https://x.y/z',
      '<p>see <a href="https://x.y/z">https://x.y/z</a></p>',
    ],
    ['neighbours', '@a#1', '<p><code>@a</code><code>#1</code></p>'],
    [
      'a reference next to letters that are not ASCII',
      'ſgh-1 ſ1234567 1234567\u212A',
      '<p>ſ<code>gh-1</code> ſ<code>1234567</code> <code>1234567</code>\u212A</p>',
    ],
    [
      'a permalink, which would be shown as code',
      'https://github.com/o/r/blob/main/a.md#L1-L5',
      '<p><a href="https://github.com/o/r/blob/main/a.md#L1-L5"><code>https://github.com/o/r/blob/main/a.md#L1-L5</code></a></p>',
    ],
  ])('%s is harmless', (_, report, expected) => {
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
    ['https://github.com../o/r/issues/1', 'https://redirect.github.com/o/r/issues/1'],
    [
      'https://github.com/o/r/tree/..%2fissues/1',
      'https://redirect.github.com/o/r/tree/..%2fissues/1',
    ],
    [
      'https://github.com/o/r/tree/%252e%252e/issues/1',
      'https://redirect.github.com/o/r/tree/%252e%252e/issues/1',
    ],
  ])('a link to %s leads to %s', (address, expected) => {
    expect(publish(`[a](${address})`)).toBe(`<p><a href="${expected}">a</a></p>`);
    expect(publish(`see ${address}`)).toBe(
      `<p>see <a href="${expected}"><code>${address}</code></a></p>`,
    );
  });

  it('links to issues of an Enterprise host are text', () => {
    const result = makeResult({
      runUrl: 'https://git.corp.example/o/r/actions/runs/1',
      texts: [
        makeText(
          'a.md',
          '[x](https://git.corp.example/o/r/issues/1)\n\nhttps://git.corp.example/o/r/pull/2',
        ),
      ],
    });
    expect(renderReports(result).comment).toContain(
      '<p>x</p>\n\n<p><code>https://git.corp.example/o/r/pull/2</code></p>',
    );
  });

  it('does not change code', () => {
    const code =
      '`@octocat #1 $x$`\n\n```sh\nnpm i @types/node # fixes #1 https://github.com/o/r/issues/1\n```';
    expect(publish(code)).toBe(
      '<p><code>@octocat #1 $x$</code></p>\n\n' +
        '<pre lang="sh"><code>npm i @types/node # fixes #1 https://github.com/o/r/issues/1</code></pre>',
    );
  });
});

describe('remote text outside of the report', () => {
  const hostile =
    '> [!NOTE]\n>\n> <p>@octocat #1 <!-- m --> </details> | `x` ![i](https://x.y) $a$ \u202E\n# h\n<script>';

  it('is harmless in every place', () => {
    const { comment } = renderReports(
      makeResult({
        title: hostile,
        workflow: hostile,
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
        lost: [makeLost(hostile, hostile)],
        artifacts: [{ name: hostile, id: 1, url: 'https://x.y/a', digest: '', bytes: 1 }],
        texts: [makeText(hostile, hostile), makeText('b.md', hostile)],
        changedPaths: [hostile],
      }),
    );
    expect(violations(comment)).toEqual([]);
    expect(blocksOf(comment)[0]).toMatch(/^> \[!CAUTION\]\n/u);
    expect(comment.match(/<h[1-6]>/gu)).toHaveLength(2);
  });
});
