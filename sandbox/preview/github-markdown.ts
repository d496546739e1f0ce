import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import type { Nodes, PhrasingContent } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { makeElement, suggestionBox } from './diff-table.ts';

/** The place where GitHub shows a text. In a comment, each line end is a line break; in a summary, it is not. */
type MarkdownPlace = 'comment' | 'summary';

/**
 * Renders GitHub Flavored Markdown as on GitHub: raw HTML goes through the parser and GitHub's own allow-list, a Mermaid fence becomes a
 * `div.diagram` with the source, a suggestion becomes the change that it makes, and links open as on GitHub.
 *
 * Differences from GitHub: mentions, issue references and commit IDs are not linked, emoji short codes and formulas remain text, code is not
 * highlighted, headings have no anchors, and alerts have no icons. Images, which GitHub loads through its own proxy, are not loaded; their
 * alternative text is shown.
 * @param replacedLines the lines that a suggestion replaces, in a comment on lines of a diff; without them a suggestion is code
 */
export function renderGithubMarkdown(
  markdown: string,
  place: MarkdownPlace,
  replacedLines?: readonly string[],
): string {
  const data = { replacedLines };
  return String(processors[place].processSync({ value: markdown, data }));
}

const processors = { comment: makeProcessor('comment'), summary: makeProcessor('summary') };

function makeProcessor(place: MarkdownPlace) {
  return (
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(place === 'comment' ? [() => breakLines] : [])
      // The sanitizer adds the prefix `user-content-` to IDs.
      .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
      .use(rehypeRaw)
      // Its default is GitHub's schema.
      .use(rehypeSanitize)
      .use([
        () => takeOutDiagrams,
        () => showSuggestions,
        () => leaveImagesUnloaded,
        () => drawAlerts,
        () => followIds,
        () => guessDirections,
      ])
      .use(rehypeStringify)
      .freeze()
  );
}

/** Turns line ends in running text into line breaks. */
function breakLines(node: Nodes): void {
  if (!('children' in node)) return;
  node.children.forEach(breakLines);
  if (node.children.some((child) => child.type === 'text' && child.value.includes('\n'))) {
    // A line break is allowed in every place where text is.
    const children = node.children as PhrasingContent[];
    children.splice(0, Infinity, ...children.flatMap(brokenLines));
  }
}

function brokenLines(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  return node.value
    .split('\n')
    .flatMap((value, index) => [
      ...(index === 0 ? [] : [{ type: 'break' as const }]),
      { type: 'text' as const, value },
    ]);
}

function takeOutDiagrams(tree: HtmlRoot): void {
  replaceElements(tree, (element) => {
    const code = element.tagName === 'pre' ? element.children[0] : undefined;
    if (code?.type !== 'element' || !isCodeOf('mermaid', code)) return element;
    return makeElement('div', 'diagram', textOf(code));
  });
}

function isCodeOf(language: string, { properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes(`language-${language}`);
}

function showSuggestions(
  tree: HtmlRoot,
  { data }: { readonly data: Readonly<Record<string, unknown>> },
): void {
  const replacedLines = data['replacedLines'] as readonly string[] | undefined;
  if (replacedLines === undefined) return;
  replaceElements(tree, (element) => {
    const code = element.tagName === 'pre' ? element.children[0] : undefined;
    if (code?.type !== 'element' || !isCodeOf('suggestion', code)) return element;
    return suggestionBox(replacedLines, textOf(code));
  });
}

function leaveImagesUnloaded(tree: HtmlRoot): void {
  replaceElements(tree, (element) => {
    if (element.tagName !== 'img') return element;
    const { alt } = element.properties;
    return makeElement('span', 'image-not-loaded', `image: ${typeof alt === 'string' ? alt : ''}`);
  });
}

const ALERT = /^\[!(?<kind>note|tip|important|warning|caution)\]\s*/iu;

/**
 * A quote at the top of the tree whose first line is `[!NOTE]` becomes an alert with its name.
 * Source: docs.github.com, "Basic writing and formatting syntax", "Alerts"
 */
function drawAlerts(tree: HtmlRoot): void {
  tree.children.forEach((quote, index) => {
    if (quote.type !== 'element' || quote.tagName !== 'blockquote') return;
    const first = quote.children.find((child) => child.type === 'element');
    const text = first?.children[0];
    if (first?.tagName !== 'p' || text?.type !== 'text') return;
    const kind = ALERT.exec(text.value)?.groups?.['kind']?.toLowerCase();
    if (kind === undefined) return;
    text.value = text.value.replace(ALERT, '');
    if (first.children[1]?.type === 'element' && first.children[1].tagName === 'br') {
      first.children.splice(1, 1);
    }
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    const isEmpty = textOf(first).trim() === '';
    tree.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['markdown-alert', `markdown-alert-${kind}`] },
      children: [
        makeElement('p', 'markdown-alert-title', name),
        ...quote.children.filter((child) => !isEmpty || child !== first),
      ],
    };
  });
}

/** Adds the sanitizer's prefix to links within the text, as to the IDs. */
function followIds(tree: HtmlRoot): void {
  replaceElements(tree, (element) => {
    const { href } = element.properties;
    if (typeof href !== 'string' || !href.startsWith('#')) return element;
    const properties = { ...element.properties, href: `#user-content-${href.slice(1)}` };
    return { ...element, properties };
  });
}

const BLOCKS_WITH_DIRECTION = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol']);

/** Sets `dir` as on GitHub, so that a paragraph in a right-to-left script starts on the right. */
function guessDirections(tree: HtmlRoot): void {
  replaceElements(tree, (element) => {
    if (BLOCKS_WITH_DIRECTION.has(element.tagName)) element.properties['dir'] = 'auto';
    return element;
  });
}

function replaceElements(parent: HtmlRoot | Element, replace: (element: Element) => Element): void {
  parent.children.forEach((child, index) => {
    if (child.type !== 'element') return;
    const replaced = replace(child);
    parent.children[index] = replaced;
    replaceElements(replaced, replace);
  });
}

function textOf(node: HtmlNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
