import type { Element, ElementContent } from 'hast';
import type {
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
import { element, link, paragraph, preformatted, textNode } from './html.ts';
import { cleanLine } from './clean-text.ts';
import { gatherFolds } from './folds.ts';

/** A block of a document, not yet sanitized. */
export interface DocumentBlock {
  readonly element: Element;
  /** The offset in the document at which it ends, in UTF-16 units. */
  readonly end: number;
}

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers['code']>>[0];

/** Handlers that replace those of the converter. */
const handlers: Handlers = {
  code: (state, node: Code) => at(state, node, preformatted(node.value, node.lang ?? '')),
  footnoteReference: (_, { label, identifier }: FootnoteReference) =>
    textNode(`[${label ?? identifier}]`),
  footnoteDefinition: (state, node: FootnoteDefinition) => [
    at(state, node, paragraph(`[${node.label ?? node.identifier}]:`)),
    ...state.all(node),
  ],
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

interface ParsedDocument {
  readonly blocks: readonly DocumentBlock[];
  /** Whether it has a heading of the first level, which becomes an `h2`. */
  readonly hasTitle: boolean;
}

/**
 * Parses a remote document of GitHub Flavored Markdown. Images become links, raw HTML becomes code, and HTML comments are removed. The highest
 * heading is `h2`: if the document has a heading of the first level, all its headings move down one level.
 * @param minDepth the highest level that a heading may have; those above move down to it
 * @throws RangeError for extreme nesting, which exhausts the parser's stack
 */
export function parseDocument(source: string, minDepth: Heading['depth'] = 1): ParsedDocument {
  const document = reader.parse(source);
  const headings = headingsIn(document);
  const hasTitle = headings.some(({ depth }) => depth === 1);
  for (const heading of headings) {
    if (hasTitle && heading.depth < 6) heading.depth += 1;
    if (heading.depth < minDepth) heading.depth = minDepth;
  }
  const { children } = reader.runSync(document);
  let end = 0;
  const blocks = children.flatMap((node) => {
    end = Math.max(end, node.position?.end.offset ?? 0);
    return node.type === 'element' ? [{ element: node, end }] : [];
  });
  return { blocks, hasTitle };
}

function headingsIn(parent: Parents): Heading[] {
  return parent.children.flatMap((child): Heading[] => {
    if (child.type === 'heading') return [child];
    return 'children' in child ? headingsIn(child) : [];
  });
}

function at<Content extends ElementContent>(
  state: State,
  node: Code | FootnoteDefinition | Html,
  content: Content,
): Content {
  state.patch(node, content);
  return content;
}

/** Removes comments and keeps `<br>`. Any other tag is shown as code, since program text may look like a tag: `Vec<String>`. */
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

/** Replaces an image by a link to it, since remote images could track readers. */
function imageLink(image: ElementContent): ElementContent {
  if (image.type !== 'element') return image;
  const { alt, src } = image.properties as { alt?: string; src: string };
  return link(src, cleanLine(alt ?? '') || 'image');
}

/** Adds the box of a task list item as text. In GitHub's HTML, it is a form control. */
function addBox({ children }: Element, isChecked: boolean): void {
  const paragraphs = children.find((child) => child.type === 'element' && child.tagName === 'p');
  const place = paragraphs?.type === 'element' ? paragraphs.children : children;
  place.unshift(textNode(isChecked ? '☑ ' : '☐ '));
}
