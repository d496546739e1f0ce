import type { Element, ElementContent, Nodes } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { cleanText } from './clean-text.ts';
import { harmlessText, plainDollars } from './harmless-text.ts';
import { strong, textNode, textOf } from './html.ts';
import { safeAddress } from './safe-address.ts';
import { SCHEMA } from './schema.ts';

/** More than any real report needs. HTML parsers stop at 400 (Nokogiri), and the code that walks a tree is recursive. */
const MAX_DEPTH = 100;

/** The rules for links. */
export interface LinkRules {
  /** Host name of the GitHub that shows the report. */
  readonly gitHubHost: string;
  /** Resolves a relative link of a document; undefined when it has no target. */
  readonly fileAddress?: (link: string) => string | undefined;
}

const sanitizer = unified().use(rehypeSanitize, SCHEMA).freeze();
const writer = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze();

/**
 * Sanitizes a tree of HTML, which may be remote. Everything that is published goes through this function. The result contains only elements
 * that `schema.ts` allows, safe links (`safe-address.ts`), and harmless text outside of code (`harmless-text.ts`).
 * @throws RangeError for extreme nesting
 */
export function sanitizeBlock(block: Element, links: LinkRules): Element | undefined {
  if (isDeeperThan(MAX_DEPTH, block)) throw new RangeError('nested too deeply');
  const root = sanitizer.runSync({ type: 'root', children: [block] });
  const [first, ...others] = safeChildren(root.children as ElementContent[], {
    links,
    open: new Set(),
  });
  if (first === undefined) return undefined;
  const isOneBlock = others.length === 0 && first.type === 'element' && BLOCKS.has(first.tagName);
  if (isOneBlock) return isEmpty(first) ? undefined : first;
  const children = [first, ...others];
  return { type: 'element', tagName: 'p', properties: {}, children };
}

/**
 * Writes a sanitized node as HTML on one line. CommonMark parses no Markdown between a line that begins with the tag of a block and the next
 * blank line (spec.commonmark.org, "HTML blocks", conditions 1 and 6).
 */
export function writeHtml(node: ElementContent): string {
  return writer.stringify({ type: 'root', children: [node] }).replaceAll('\n', '&#10;');
}

const BLOCKS = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre'],
  ...['ul', 'ol', 'table', 'details'],
]);
/** White space next to these is not shown either. */
const PARTS = new Set(['li', 'summary', 'tbody', 'td', 'th', 'thead', 'tr']);
/** Elements that have no effect within an element of the same kind, which parsers handle in different ways. */
const FLAT = new Set(['a', 'code', 'del', 'em', 'strong']);

interface Place {
  readonly links: LinkRules;
  /** Names of the enclosing elements. */
  readonly open: ReadonlySet<string>;
  /** The address of the enclosing link, as in the document. */
  readonly address?: string;
}

/** GitHub joins adjacent text nodes, such as those around a removed link, so they are joined before they are made harmless. */
function safeChildren(children: readonly ElementContent[], place: Place): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const child of children.flatMap((node) => withoutWrong(node, place))) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + child.value };
    } else joined.push(child);
  }
  return joined
    .filter((child, index) => !isGap(child, joined[index - 1], joined[index + 1]))
    .flatMap((child) => safeNode(child, place));
}

/** Whether a node is white space next to a block. */
function isGap(
  node: ElementContent,
  before: ElementContent | undefined,
  after: ElementContent | undefined,
): boolean {
  return node.type === 'text' && node.value.trim() === '' && (isBlock(before) || isBlock(after));
}

function isBlock(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && (BLOCKS.has(node.tagName) || PARTS.has(node.tagName));
}

/** Replaces an element that is not allowed in its place by its children. */
function withoutWrong(node: ElementContent, place: Place): ElementContent[] {
  if (node.type !== 'element') return [node];
  const isWrong =
    (FLAT.has(node.tagName) && place.open.has(node.tagName)) ||
    (node.tagName === 'a' && (node.children.length === 0 || addressOf(node, place) === undefined));
  if (!isWrong) return [node];
  return node.children.flatMap((child) => withoutWrong(child, place));
}

function safeNode(node: ElementContent, place: Place): ElementContent[] {
  if (node.type === 'text') return safeText(node.value, place);
  if (node.type !== 'element') return [];
  const { tagName, properties } = node;
  const inside: Place = {
    links: place.links,
    open: new Set([...place.open, tagName]),
    ...(place.address === undefined ? {} : { address: place.address }),
  };
  if (tagName !== 'a') {
    const children = safeChildren(node.children, inside);
    return [{ ...node, children: tagName === 'blockquote' ? withoutAlert(children) : children }];
  }
  const href = addressOf(node, place) ?? '';
  const address = String(properties['href']);
  return [
    {
      ...node,
      properties: { href },
      children: safeChildren(node.children, { ...inside, address }),
    },
  ];
}

function safeText(value: string, { open, address, links }: Place): ElementContent[] {
  if (open.has('pre')) return [{ type: 'text', value: cleanText(value) }];
  const line = onOneLine(cleanText(value));
  if (line === '') return [];
  // GitHub creates no references from text in code, and no links from text in links.
  if (open.has('code')) return [{ type: 'text', value: line }];
  return address !== undefined && isAddress(line, address) && !isOfGitHub(address, links)
    ? plainDollars(line)
    : harmlessText(line);
}

const ALERT = /^\s*\[!(?<name>note|tip|important|warning|caution)\]\s*/iu;

/** A quote that begins with `[!NOTE]` is an alert on GitHub, as our banner is. In a report it begins with a bold word instead. */
function withoutAlert(children: readonly ElementContent[]): ElementContent[] {
  const index = children.findIndex((child) => textOf(child).trim() !== '');
  const first = children[index];
  if (first?.type === 'element' && isBlock(first)) {
    return children.with(index, { ...first, children: withoutAlert(first.children) });
  }
  const text = first?.type === 'text' ? first.value : '';
  const { 0: label = '', groups: { name = '' } = {} } = ALERT.exec(text) ?? {};
  if (name === '') return [...children];
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}:`;
  return children.toSpliced(index, 1, strong(title), textNode(` ${text.slice(label.length)}`));
}

/** Whether the text of a link is the same as its address. */
function isAddress(text: string, address: string): boolean {
  const target = URL.parse(address)?.href;
  if (target === undefined) return false;
  return [text, `http://${text}`, `mailto:${text}`].some((one) => URL.parse(one)?.href === target);
}

/** GitHub replaces some of its own addresses, such as a permalink by its code, or a video by a player. */
function isOfGitHub(address: string, { gitHubHost }: LinkRules): boolean {
  const host = URL.parse(address)?.hostname.replace(/(?<!\.)\.+$/u, '') ?? '';
  return [gitHubHost, 'github.com', 'githubusercontent.com'].some(
    (one) => host === one || host.endsWith(`.${one}`),
  );
}

/** A line end within text is shown as a space. */
function onOneLine(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => (index === 0 ? line : line.trimStart()))
    .map((line, index) => (index === lines.length - 1 ? line : line.trimEnd()))
    .join(' ');
}

function addressOf({ properties }: Element, { links }: Place): string | undefined {
  const href = properties['href'];
  if (typeof href !== 'string') return undefined;
  return safeAddress(href, links.gitHubHost) ?? links.fileAddress?.(href);
}

function isEmpty(block: Element): boolean {
  return block.children.length === 0 && block.tagName !== 'hr';
}

/** Without recursion, so that a very deep tree does not exhaust the stack. */
function isDeeperThan(max: number, block: Nodes): boolean {
  const open: { node: Nodes; depth: number }[] = [{ node: block, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > max) return true;
    if ('children' in node) {
      for (const child of node.children) open.push({ node: child, depth: depth + 1 });
    }
  }
  return false;
}
