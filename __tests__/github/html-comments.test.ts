import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { removeComments } from '../../src/github/html-comments.ts';

const clean = (markdown: string) => removeComments(markdown, { mayHoldCode: true });

describe('the comments of Markdown', () => {
  it.each([
    ['a block', 'a\n<!-- b -->\nc', 'a\n\nc'],
    ['several lines', 'a\n\n<!-- b\n\nb\n-->\n\nc', 'a\n\n\n\nc'],
    ['in a line', 'a <!-- b --> c', 'a  c'],
    ['between two words', 'a<!-- b -->c', 'a c'],
    ['an empty one', 'a\n<!---->\nc', 'a\n\nc'],
    ['in HTML', '<details>\n<!-- b -->\n</details>', '<details>\n\n</details>'],
    ['in a list', '- a\n- <!-- b -->c', '- a\n- c'],
    ['with Windows line ends', 'a\r\n<!-- b\r\n-->\r\nc', 'a\r\n\r\nc'],
  ])('are removed: %s', (_, markdown, text) => {
    expect(clean(markdown)).toEqual({ text, count: 1 });
  });

  it.each([
    ['the rest', 'a\n\n<!-- b\n\nb', 'a\n\n'],
    ['the rest, in a list', '- <!-- b\n\nb', '- '],
    ['the rest, behind another one', '<!-- a --> <!-- b\n\nb', ' '],
    ['the rest, in HTML', '<div>\na <!-- b\n</div>\n\nb', '<div>\na '],
  ])('that are never closed hide %s', (_, markdown, text) => {
    expect(clean(markdown).text).toBe(text);
  });

  it.each([
    ['in a span', 'Write `<!-- a -->` or ``<!-- ` -->``.'],
    ['in a block', '```html\n<!-- a -->\n```\n\n~~~\n<!-- b\n'],
    ['in a block with a shorter fence in it', '````\n```\n<!-- a -->\n```\n````'],
    ['in a block with lines of Windows', '```\r\n<div>\r\n<!-- a -->\r\n```\r\n'],
    ['text that looks like the start of one', 'Fix <!-- in the parser\nand -- more'],
  ])('stay where they show: %s', (_, markdown) => {
    expect(clean(markdown)).toEqual({ text: markdown, count: 0 });
  });

  it('are removed around those that stay', () => {
    expect(clean('<!-- a -->\n`<!-- b -->` <!-- c -->')).toEqual({
      text: '\n`<!-- b -->` ',
      count: 2,
    });
  });

  it.each([
    ['a span in HTML', '<div>\n`<!-- HIDDEN -->`\n</div>'],
    ['a block in HTML', '<div>\n```\n<!-- HIDDEN -->\n```\n</div>'],
    ['a block in a long HTML block', '<pre>\n\n```\n<!-- HIDDEN -->\n```\n</pre>'],
    ['a block behind an empty comment', '<!-->\n<div>\n-->\n```\n<!-- HIDDEN -->\n```'],
    ['a span from a tag on', 'a <b title="`"> <!-- HIDDEN --> `'],
    ['a span from an address on', 'a <https://example.com/`> <!-- HIDDEN --> `'],
    ['an escaped backtick', 'a \\`<!-- HIDDEN --> `'],
    ['a span that began a line before', 'a ` b\n` <!-- HIDDEN --> `'],
    ['two items of a list', '- a `\n- b <!-- HIDDEN --> `'],
    ['two cells of a table', '| a | b |\n|---|---|\n| ` | <!-- HIDDEN --> ` |'],
    ['a span over two cells', '|a|b|\n|-|-|\n| ` a | ` `<!-- HIDDEN -->` ` |'],
    ['a block that the end of a list closes', '- a\n  ```\n<!-- HIDDEN -->\n  ```'],
    ['a block that an indented fence began', '  ```\n```\n<!-- HIDDEN -->\n```'],
    ['a fence in a comment', 'a <!--\n```\n-->\n```\n<!-- HIDDEN -->\n```'],
    ['a span behind a comment', '<!-- a -->`<!-- HIDDEN -->`'],
    ['a line end that GitHub does not know', 'a\u2028```\n<!-- HIDDEN -->\n```'],
  ])('are removed where they only seem to be in code: %s', (_, markdown) => {
    expect(clean(markdown).text).not.toContain('HIDDEN');
  });

  it('are all removed where no code can be told from other text', () => {
    const markdown = 'a `<!-- b -->`\n```\n<!-- c -->\n```';
    expect(removeComments(markdown, { mayHoldCode: false })).toEqual({
      text: 'a ` `\n```\n\n```',
      count: 2,
    });
  });

  it('do not become another one of what was around them', () => {
    expect(clean('<!<!-- a -->-- b -->').text).toBe('<! -- b -->');
  });

  it.each([
    ['that are never closed', 'a <!-- '],
    ['behind each other', '<!---->'],
    ['with backticks', 'a ``<!-- ` -->'],
    ['with fences', '```a\n~~~\n<!--\n'],
  ])('take no more time for each of many: %s', (_, part) => {
    // A hundred thousand of them: in time that grows with the square this would not end.
    expect(clean(part.repeat(100_000)).text.length).toBeLessThanOrEqual(part.length * 100_000);
  });
});

/** Pieces of which Markdown is made that hides words, or seems to. */
const PIECES = [
  ...['<!--', '-->', '<!-- ', ' -->', '\n<!--', '<!-->', '--!>'],
  ...['`', '``', '```', '\n```\n', '\n```html\n', '\n~~~\n', '\n````\n', '\n  ```\n', '~~~'],
  ...['\n', '\n\n', '\r\n', '\r', ' ', '    ', '\t', '\n- ', '\n  ', '\n> ', '\n1. ', '\n# '],
  ...['<div>', '\n<div>\n', '</div>', '<pre>', '<b title="', '">', '<https://a/', '>', '<'],
  ...['\\', '|', '\n|a|b|\n|-|-|\n', '*', '_', '[', '](', ')', '\n[^a]: ', '-', '!', '&lt;', '$'],
];
const someMarkdown = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.constant(undefined)), {
    maxLength: 24,
  })
  // Each word is another one, so that it can be found again.
  .map((pieces) => pieces.map((piece, index) => piece ?? `w${index}w`).join(''));

interface HtmlNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly HtmlNode[];
}

const html = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw);

/** The comments of the page that a browser shows for the Markdown. */
function commentsOf(markdown: string): string {
  const collect = (node: HtmlNode): string =>
    (node.type === 'comment' ? (node.value ?? '') : '') +
    (node.children ?? []).map(collect).join('');
  return collect(html.runSync(html.parse(markdown)));
}

describe('any Markdown', () => {
  it('has no words left that a browser reads as a comment', () => {
    fc.assert(
      fc.property(someMarkdown, (markdown) => {
        // A browser also repairs `<!a>` and `</ a>` to comments.
        fc.pre(!/<(?:!(?!--)|\/(?![a-z]))/.test(markdown));
        const { text } = clean(markdown);
        const hidden = commentsOf(markdown).match(/w\d+w/g) ?? [];
        expect(hidden.filter((word) => text.includes(word))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is left alone the second time', () => {
    fc.assert(
      fc.property(someMarkdown, (markdown) => {
        const { text } = clean(markdown);
        expect(clean(text)).toEqual({ text, count: 0 });
      }),
      { numRuns: 2000 },
    );
  });

  it('without a comment stays as it is', () => {
    fc.assert(
      fc.property(
        someMarkdown.map((markdown) => markdown.replaceAll('<!--', '')),
        (markdown) => {
          fc.pre(!markdown.includes('<!--'));
          expect(clean(markdown)).toEqual({ text: markdown, count: 0 });
        },
      ),
    );
  });
});
