import { describe, expect, it } from '@jest/globals';
import { renderGithubMarkdown } from '../../../sandbox/preview/github-markdown.ts';
import { renderPreview } from '../../../sandbox/preview/render-preview.ts';

const DIAGRAM = '```mermaid\ngantt\n```';

function comment(markdown: string): string {
  return renderGithubMarkdown(markdown, 'comment');
}

describe('renderGithubMarkdown', () => {
  it.each([
    ['a direction for each block', '# ملخص', '<h1 dir="auto">ملخص</h1>'],
    ['a table', '| a |\n| -: |\n| 1 |', '<td align="right">1</td>'],
    ['a task list', '- [x] done', '<input type="checkbox" checked disabled>'],
    ['a footnote', 'a[^1]\n\n[^1]: b', '<a href="#user-content-fn-1"'],
    [
      'a folded part with Markdown inside',
      '<details><summary>more</summary>\n\n**b**\n\n</details>',
      '<details><summary>more</summary>\n<p dir="auto"><strong>b</strong></p>\n</details>',
    ],
    [
      'an alert',
      '> [!NOTE]\n>\n> <p>a</p><ul><li>b</li></ul>\n\nc',
      '<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title" dir="auto">Note</p>',
    ],
    [
      'an alert in lines that follow each other',
      '> [!CAUTION]\n> a',
      '<p class="markdown-alert-title" dir="auto">Caution</p>\n<p dir="auto">\na</p>\n</div>',
    ],
    [
      'a quote within another as it is',
      '> > [!NOTE]\n> > a',
      '<blockquote>\n<p dir="auto">[!NOTE]',
    ],
    ['a code block', '```ts\na\n```', '<pre><code class="language-ts">a\n</code></pre>'],
    [
      'the source of a diagram as text',
      '```mermaid\nA["<b>"] --> B\n```',
      '<div class="diagram">A["&#x3C;b>"] --> B\n</div>',
    ],
    ['the text of an image', '![a <b>](https://x.y/p.png)', '>image: a &#x3C;b></span>'],
  ])('draws %s', (_, markdown, html) => {
    expect(comment(markdown)).toContain(html);
  });

  it('takes line ends for line breaks in a comment alone, as GitHub does', () => {
    expect(comment('a\n*b\nc*')).toBe('<p dir="auto">a<br>\n<em>b<br>\nc</em></p>');
    expect(renderGithubMarkdown('a\nb', 'summary')).toBe('<p dir="auto">a\nb</p>');
  });

  it.each([
    ['a script', '<script>alert(1)</script>', ''],
    ['a style', '<style>p{}</style>', 'p{}'],
    ['a handler', '<b onclick="alert(1)">x</b>', '<p dir="auto"><b>x</b></p>'],
    ['a place on the page', '<div style="position:fixed">x</div>', '<div>x</div>'],
    ['a link that runs', '[x](javascript:alert(1))', '<p dir="auto"><a>x</a></p>'],
    ['a comment', '<!-- miteos-task -->', ''],
    ['an id of the page', '<b id="top">x</b>', '<p dir="auto"><b id="user-content-top">x</b></p>'],
    ['tags that end nothing', '</div></main>x', 'x'],
    ['a box for a diagram', '<div class="diagram">x</div>', '<div>x</div>'],
  ])('takes out %s', (_, markdown, html) => {
    expect(comment(markdown).trim()).toBe(html);
  });
});

describe('a comment on lines', () => {
  const hunk = '@@ -1,2 +1,6 @@\n one\n-two\n+TWO\n+three\n four\n+<five>\n+six';
  const review = (body: string, lines: { line: number; startLine: number | undefined }) =>
    renderPreview({
      review: { body: 'Two findings.', comments: [{ path: 'src/<a>.ts', hunk, body, ...lines }] },
    });
  /** The rows of a table of lines, each with its kind, number and text. */
  const rowsOf = (html: string): string[] =>
    [
      ...html.matchAll(
        /<tr class="diff-(\w+)"><td class="diff-number">(\d*)<\/td><td class="diff-text">([^]*?)<\/td>/gu,
      ),
    ].map((parts) => parts.slice(1).join('|'));

  it('is below the last lines of its hunk', async () => {
    const page = await review('Why.', { line: 6, startLine: undefined });
    expect(page).toContain('<div class="thread-path">src/&#x3C;a>.ts</div>');
    expect(rowsOf(page)).toEqual([
      'addition|3|+ three',
      'context|4|  four',
      'addition|5|+ &#x3C;five>',
      'addition|6|+ six',
    ]);
    expect(page).toMatch(/Two findings\.[^]*diff-number[^]*Why\./u);
  });

  it('shows all lines that it is about', async () => {
    const page = await review('Why.', { line: 6, startLine: 1 });
    expect(rowsOf(page)).toHaveLength(7);
  });

  it('has its suggestion as the change of its lines', async () => {
    const page = await review('```suggestion\nnew\n\nlines\n```', { line: 6, startLine: 5 });
    expect(rowsOf(page.slice(page.indexOf('Suggested change')))).toEqual([
      'deletion||- &#x3C;five>',
      'deletion||- six',
      'addition||+ new',
      'addition||+ ',
      'addition||+ lines',
    ]);
  });

  it('deletes its lines by an empty suggestion', async () => {
    const page = await review('```suggestion\n```', { line: 6, startLine: undefined });
    expect(rowsOf(page.slice(page.indexOf('Suggested change')))).toEqual(['deletion||- six']);
  });

  it('is the only place where a suggestion is one', async () => {
    const page = await renderPreview({ comment: '```suggestion\na\n```' });
    expect(page).not.toContain('Suggested change');
  });
});

describe('renderPreview', () => {
  it('puts the comment and the summary in a box each, and each alone where there is one', async () => {
    const both = await renderPreview({ comment: '# From a', summary: '# From b' });
    expect(both).toMatch(
      /<section class="comment"[^]*>From a<\/h1>[^]*<section class="summary"[^]*>From b<\/h1>/u,
    );
    const summary = await renderPreview({ comment: '', summary: '`mermaid`' });
    expect(summary).not.toMatch(/<section class="comment"|<script/);
  });

  it('shows an issue below its title, which is no HTML', async () => {
    const page = await renderPreview({ issue: { title: 'Report <b>', body: '**b**' } });
    expect(page).toContain('<h2 class="issue-title">Report &#x3C;b></h2>');
    expect(page).toContain('<strong>b</strong>');
  });

  it('holds all that it needs, and lets only its own scripts run', async () => {
    const page = await renderPreview({ comment: `${DIAGRAM}\n<script>alert(1)</script>` });
    const script = /<script[^]*?<\/script>/gu;
    const outside = page.replaceAll(script, '');
    const scripts = page.match(script) ?? [];
    expect(outside).toContain('.markdown-body h2{');
    expect(outside.match(/ src=|@import|<link[^>]* href="(?!data:)|url\(/gu)).toBeNull();
    expect(outside).not.toMatch(/script>|alert\(1\)/);
    const [, nonce = ''] = /script-src 'nonce-([^']+)'/u.exec(page) ?? [];
    expect(nonce).not.toBe('');
    expect(scripts).toHaveLength(2);
    expect(scripts.filter((one) => !one.startsWith(`<script nonce="${nonce}">`))).toEqual([]);
    expect(await renderPreview({ comment: DIAGRAM })).not.toContain(nonce);
  });

  it('leaves the marks of its own templates in a text as they are', async () => {
    expect(await renderPreview({ comment: 'a {{nonce}} $& {{no}} b' })).toContain(
      '<p dir="auto">a {{nonce}} $&#x26; {{no}} b</p>',
    );
  });
});
