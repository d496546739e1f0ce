import { describe, expect, it } from '@jest/globals';
import { renderGithubMarkdown } from '../../../sandbox/preview/github-markdown.ts';

function comment(markdown: string): string {
  return renderGithubMarkdown(markdown, 'comment');
}

describe('renderGithubMarkdown', () => {
  it('lets each block have the direction of its own script, as GitHub does', () => {
    expect(comment('# ملخص\n\n- a')).toBe(
      '<h1 dir="auto">ملخص</h1>\n<ul dir="auto">\n<li>a</li>\n</ul>',
    );
  });

  it.each([
    ['a table', '| a |\n| -: |\n| 1 |', '<td align="right">1</td>'],
    ['a task list', '- [x] done', '<input type="checkbox" checked disabled>'],
    ['what is struck out', '~~no~~', '<del>no</del>'],
    ['a bare address', 'https://x.y', '<a href="https://x.y">https://x.y</a>'],
    ['a footnote', 'a[^1]\n\n[^1]: b', '<a href="#user-content-fn-1"'],
    [
      'a folded part with Markdown inside',
      '<details><summary>more</summary>\n\n**b**\n\n</details>',
      '<details><summary>more</summary>\n<p dir="auto"><strong>b</strong></p>\n</details>',
    ],
    ['a code block', '```ts\na\n```', '<pre><code class="language-ts">a\n</code></pre>'],
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
    ['a frame', '<iframe src="https://x.y"></iframe>', ''],
    ['a remark', '<!-- miteos-task -->', ''],
    ['an id of the page', '<b id="top">x</b>', '<p dir="auto"><b id="user-content-top">x</b></p>'],
    ['tags that end nothing', '</div></main>x', 'x'],
  ])('takes out %s', (_, markdown, html) => {
    expect(comment(markdown).trim()).toBe(html);
  });

  it('keeps the source of a diagram, and nothing but text, in a box of its own', () => {
    expect(comment('```mermaid\nA["<b>"] --> B\n```')).toBe(
      '<div class="diagram">A["&#x3C;b>"] --> B\n</div>',
    );
  });

  it('takes no such box from the text itself', () => {
    expect(comment('<div class="diagram">x</div>')).toBe('<div>x</div>');
  });

  it('shows the words of an image that it does not load', () => {
    expect(comment('![a <b>](https://x.y/p.png)<img src="https://x.y/q.png">')).toBe(
      '<p dir="auto"><span class="image-not-loaded">image: a &#x3C;b></span><span class="image-not-loaded">image: </span></p>',
    );
  });
});
