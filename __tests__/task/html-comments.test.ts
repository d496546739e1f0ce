import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { removeComments } from '../../src/task/html-comments.ts';

describe('HTML comments in Markdown', () => {
  it.each([
    ['a block', 'a\n<!-- b -->\nc', 'a\n\nc'],
    ['several lines', 'a\n\n<!-- b\n\nb\n-->\n\nc', 'a\n\n\n\nc'],
    ['several lines at the start of the text', '<!--\nb\n-->\nc', '\nc'],
    ['in a line', 'a <!-- b --> c', 'a  c'],
    ['between two words', 'a<!-- b -->c', 'a c'],
    ['an empty one', 'a\n<!---->\nc', 'a\n\nc'],
    ['in HTML', '<details>\n<!-- b -->\n</details>', '<details>\n\n</details>'],
    ['several lines before HTML', '<!-- b\nb -->\n<img src="c">', '\n<img src="c">'],
    ['in a list', '- a\n- <!-- b -->c', '- a\n- c'],
    ['with Windows line endings', 'a\r\n<!-- b\r\n-->\r\nc', 'a\r\n\r\nc'],
    ['in a span of code', 'Write `<!-- a -->`.', 'Write ` `.'],
    ['in a block of code', '```html\n<!-- a\na -->\n```\nb', '```html\n\n```\nb'],
  ])('are removed: %s', (_, markdown, text) => {
    expect(removeComments(markdown)).toEqual({ text, count: 1, isRestRemoved: false });
  });

  it.each([
    ['a block', 'a\n\n<!-- b\n\nb', 'a\n\n', 1],
    ['in a line', 'Fix <!-- in the parser\nand -- more', 'Fix ', 1],
    ['in a list', '- <!-- b\n\nb', '- ', 1],
    ['in HTML', '<div>\na <!-- b\n</div>\n\nb', '<div>\na ', 1],
    ['after another one', '<!-- a --> <!-- b\n\nb', ' ', 2],
    ['after text after another one', '<!-- -->Nothing else.<!-- b', 'Nothing else.', 2],
  ])('hide the rest of the text when they are never closed: %s', (_, markdown, text, count) => {
    expect(removeComments(markdown)).toEqual({ text, count, isRestRemoved: true });
  });

  it.each([
    ['in a list', '- <!-- none\n\n--> b', '- ', 1],
    ['in a numbered list', '1. <!-- none\n\n--> b', '1. ', 1],
    ['in a quote', '> <!-- \n--> b', '> ', 1],
    ['after spaces', '- a\n\n  <!-- b\n\n--> b', '- a\n\n  ', 1],
    ['after another one', 'a\n<!-- a --> <!-- b\n\n--> b', 'a\n ', 2],
    ['in HTML', '<details>\n<!-- none\n\n--> b', '<details>\n', 1],
    ['in HTML that a blank line does not end', '<pre>\n\n<!--\n</pre>\n\n--> b', '<pre>\n\n', 1],
    ['after one in code', '```\n<!-- a\n```\n- <!-- b\n\n--> b', '```\n', 1],
  ])(
    'hide the rest of the text when their block ends before they do: %s',
    (_, markdown, text, count) => {
      expect(removeComments(markdown)).toEqual({ text, count, isRestRemoved: true });
    },
  );

  it('do not leave another comment behind', () => {
    expect(removeComments('<!<!-- a -->-- b -->').text).toBe('<! -- b -->');
  });

  it.each([
    ['that are never closed', 'a <!-- '],
    ['one after the other', '<!---->'],
    ['with backticks', 'a ``<!-- ` -->'],
    ['with fences', '```a\n~~~\n<!--\n'],
  ])('are removed in linear time: %s', (_, part) => {
    // A hundred thousand of them: in quadratic time, this would not end.
    expect(removeComments(part.repeat(100_000)).text.length).toBeLessThanOrEqual(
      part.length * 100_000,
    );
  });
});

/** Parts of Markdown that hides words, or seems to. */
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
  // All words are different, so that each can be found again.
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

/** Returns the comments in the page that a browser shows for the Markdown. */
function commentsOf(markdown: string): string {
  const collect = (node: HtmlNode): string =>
    (node.type === 'comment' ? (node.value ?? '') : '') +
    (node.children ?? []).map(collect).join('');
  return collect(html.runSync(html.parse(markdown)));
}

describe('any Markdown', () => {
  it('contains no words that a browser parses as a comment', () => {
    fc.assert(
      fc.property(someMarkdown, (markdown) => {
        // A browser also parses `<!a>` and `</ a>` as comments.
        fc.pre(!/<(?:!(?!--)|\/(?![a-z]))/.test(markdown));
        const { text } = removeComments(markdown);
        const hidden = commentsOf(markdown).match(/w\d+w/g) ?? [];
        expect(hidden.filter((word) => text.includes(word))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when it is processed again', () => {
    fc.assert(
      fc.property(someMarkdown, (markdown) => {
        const { text } = removeComments(markdown);
        expect(removeComments(text)).toEqual({ text, count: 0, isRestRemoved: false });
      }),
      { numRuns: 2000 },
    );
  });

  it('without a comment does not change', () => {
    fc.assert(
      fc.property(
        someMarkdown.map((markdown) => markdown.replaceAll('<!--', '')),
        (markdown) => {
          fc.pre(!markdown.includes('<!--'));
          expect(removeComments(markdown)).toEqual({
            text: markdown,
            count: 0,
            isRestRemoved: false,
          });
        },
      ),
    );
  });
});
