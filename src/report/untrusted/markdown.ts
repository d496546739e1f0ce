import type { Element, ElementContent } from 'hast';
import type {
  Blockquote,
  Code,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Html,
  Image,
  ImageReference,
  ListItem,
  Parents,
  Root,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { unified } from 'unified';
import { element, link, paragraph, strong } from './html.ts';
import { cleanLine } from './clean-text.ts';
import { gatherFolds } from './folds.ts';
import { preformatted } from './preformatted.ts';

/** A block of a document, not yet sanitized. */
export interface DocumentBlock {
  readonly element: Element;
  /** Where it ends in the document, in UTF-16 units. */
  readonly end: number;
}

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers['code']>>[0];

/** Headings of a document begin below the report's own. */
const HEADING_SHIFT = 2;
const ALERT = /^\[!(?<name>note|tip|important|warning|caution)\]\s*/iu;

/** Handlers that differ from the converter's own. */
const handlers: Handlers = {
  blockquote: (state, node: Blockquote) => {
    const quote = defaultHandlers.blockquote(state, node);
    nameAlert(quote);
    return quote;
  },
  code: (state, node: Code) => at(state, node, preformatted(node.value, node.lang ?? '')),
  footnoteReference: (_, { label, identifier }: FootnoteReference) =>
    textOf(`[${label ?? identifier}]`),
  footnoteDefinition: (state, node: FootnoteDefinition) => [
    at(state, node, paragraph(`[${node.label ?? node.identifier}]:`)),
    ...state.all(node),
  ],
  heading: (state, node: Heading) => {
    const level = Math.min(6, node.depth + HEADING_SHIFT) as 3 | 4 | 5 | 6;
    return at(state, node, element(`h${level}`, {}, ...state.all(node)));
  },
  html: (state, node: Html, parent) => {
    const content = rawHtml(node.value, isPhrasing(parent));
    return content && at(state, node, content);
  },
  image: (state, node: Image) => imageLink(defaultHandlers.image(state, node)),
  imageReference: (state, node: ImageReference) => {
    const content = defaultHandlers.imageReference(state, node);
    return Array.isArray(content) ? content : imageLink(content);
  },
  listItem: (state, node: ListItem, parent) => {
    const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent);
    if (typeof node.checked === 'boolean') addBox(item, node.checked);
    return item;
  },
};

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(() => (document: Root) => ({ ...document, children: gatherFolds(document.children) }))
  .use(remarkRehype, { handlers })
  .freeze();

/**
 * A remote document of GitHub Flavored Markdown as HTML. Images become links, raw HTML becomes code, HTML comments are left out.
 * @throws RangeError for absurd nesting, which exhausts the parser's stack
 */
export function parseDocument(source: string): DocumentBlock[] {
  const { children } = reader.runSync(reader.parse(source));
  let end = 0;
  return children.flatMap((node) => {
    end = Math.max(end, node.position?.end.offset ?? 0);
    return node.type === 'element' ? [{ element: node, end }] : [];
  });
}

function at<Content extends ElementContent>(
  state: State,
  node: Code | FootnoteDefinition | Heading | Html,
  content: Content,
): Content {
  state.patch(node, content);
  return content;
}

function textOf(value: string): ElementContent {
  return { type: 'text', value };
}

/** Comments are not shown, and a line break is one. Any other tag is shown, since words of a program may look like one: `Vec<String>`. */
function rawHtml(value: string, isInline: boolean): Element | undefined {
  const html = withoutComments(value).trim();
  if (html === '') return undefined;
  if (/^<br\s*\/?>$/iu.test(html)) return element('br', {});
  return isInline || !html.includes('\n')
    ? element(isInline ? 'code' : 'p', {}, ...(isInline ? [html] : [element('code', {}, html)]))
    : preformatted(html, 'html');
}

function withoutComments(html: string): string {
  const [first = '', ...parts] = html.split('<!--');
  const rest = parts.map((part) => {
    const end = part.indexOf('-->');
    return end === -1 ? `<!--${part}` : part.slice(end + 3);
  });
  return [first, ...rest].join('');
}

function isPhrasing(parent: Parents | undefined): boolean {
  const type = parent?.type ?? 'root';
  return !['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(type);
}

/** Remote images never load: they could follow readers. A link shows where they are. */
function imageLink(image: ElementContent): ElementContent {
  if (image.type !== 'element') return image;
  const { alt, src } = image.properties as { alt?: string; src: string };
  return link(src, cleanLine(alt ?? '') || 'image');
}

/** The box of a task, which is a form's in GitHub's HTML. */
function addBox({ children }: Element, isChecked: boolean): void {
  const paragraphs = children.find((child) => child.type === 'element' && child.tagName === 'p');
  const place = paragraphs?.type === 'element' ? paragraphs.children : children;
  place.unshift(textOf(isChecked ? '☑ ' : '☐ '));
}

/** `[!NOTE]` at the start of a quote is an alert on GitHub. */
function nameAlert(quote: Element): void {
  const first = quote.children.find((child) => child.type === 'element');
  const words = first?.tagName === 'p' ? first.children[0] : undefined;
  if (first === undefined || words?.type !== 'text') return;
  const alert = ALERT.exec(words.value);
  const name = alert?.groups?.['name'];
  if (alert === null || name === undefined) return;
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}:`;
  first.children.splice(0, 1, strong(label), textOf(` ${words.value.slice(alert[0].length)}`));
}
