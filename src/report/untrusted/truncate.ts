import type { Element, ElementContent, Text } from 'hast';
import { truncateText } from './clean-text.ts';
import { writeHtml } from './safe-html.ts';

/** Elements that may be truncated between their children. */
const DIVISIBLE = new Set([
  ...['blockquote', 'details', 'li', 'ol', 'table', 'tbody', 'ul'],
  ...['p', 'em', 'strong', 'del'],
]);
/** Elements that are useless without the content after them. */
const TITLES = new Set(['summary', 'thead']);

type SizeOf = (html: string) => number;

/**
 * Truncates a sanitized block to the longest beginning that fits: a list ends after an item or within its text, a table after a row, code after
 * a line, text after a word. Because the tree is truncated, not its HTML, every element is closed.
 * @param max the maximum size of the block as HTML, in the unit of `sizeOf`
 * @returns undefined when no part of it fits, or when it cannot be divided
 */
export function truncateBlock(block: Element, max: number, sizeOf: SizeOf): Element | undefined {
  if (block.tagName === 'pre') return truncateCode(block, max, sizeOf);
  if (!DIVISIBLE.has(block.tagName)) return undefined;
  let left = max - sizeOf(writeHtml({ ...block, children: [] }));
  const children: ElementContent[] = [];
  for (const child of block.children) {
    const size = sizeOf(writeHtml(child));
    if (size <= left) {
      children.push(child);
      left -= size;
      continue;
    }
    const part = truncateNode(child, left, sizeOf);
    if (part !== undefined) children.push(part);
    break;
  }
  return children.every(isTitle) ? undefined : { ...block, children };
}

function truncateNode(
  node: ElementContent,
  max: number,
  sizeOf: SizeOf,
): ElementContent | undefined {
  if (node.type === 'element') return truncateBlock(node, max, sizeOf);
  return node.type === 'text' ? truncateWords(node, max, sizeOf) : undefined;
}

function isTitle(node: ElementContent): boolean {
  return node.type === 'element' && TITLES.has(node.tagName);
}

/** A shorter text is omitted completely. */
const MIN_DIVIDED_LENGTH = 2000;

/** Ends at white space, because part of a word may look like a commit hash. */
function truncateWords({ value }: Text, max: number, sizeOf: SizeOf): Text | undefined {
  if (value.length < MIN_DIVIDED_LENGTH) return undefined;
  const end = value.lastIndexOf(' ', fittingLength(value, max, sizeOf));
  return end <= 0 ? undefined : { type: 'text', value: value.slice(0, end) };
}

/** Ends after a line, or within a long line. */
function truncateCode(block: Element, max: number, sizeOf: SizeOf): Element | undefined {
  const [code] = block.children;
  const [text] = code?.type === 'element' ? code.children : [];
  if (code?.type !== 'element' || text?.type !== 'text') return undefined;
  const withText = (value: string): Element => ({
    ...block,
    children: [{ ...code, children: [{ type: 'text', value }] }],
  });
  const fits = fittingLength(text.value, max - sizeOf(writeHtml(withText(''))), sizeOf);
  if (fits === 0) return undefined;
  const lineEnd = text.value.lastIndexOf('\n', fits);
  return withText(truncateText(text.value, lineEnd > fits / 2 ? lineEnd : fits));
}

/** The number of additional characters of a character when it is escaped in HTML. */
const ADDED: Readonly<Record<string, number>> = { '<': 3, '&': 4, '\n': 4 };

/** Returns how many UTF-16 units of a text fit as HTML. */
function fittingLength(text: string, max: number, sizeOf: SizeOf): number {
  let size = 0;
  let length = 0;
  for (const character of text) {
    size += sizeOf(character) + (ADDED[character] ?? 0);
    if (size > max) break;
    length += character.length;
  }
  return length;
}
