import type { Element, ElementContent } from 'hast';
import { truncateText } from './clean-text.ts';
import { writeHtml } from './safe-html.ts';

/** Elements whose last children can be left out. */
const DIVISIBLE = new Set(['blockquote', 'details', 'li', 'ol', 'table', 'tbody', 'ul']);
/** Says nothing without what follows it. */
const TITLES = new Set(['summary', 'thead']);

/**
 * The longest beginning of a sanitized block that fits: a list ends after an item, a table after a row, code after a line. It is taken from
 * the tree, so that all that begins in it ends in it.
 * @param max in the unit of `sizeOf`, for the block as HTML
 * @returns undefined when nothing of it fits, or it can't be divided
 */
export function truncateBlock(
  block: Element,
  max: number,
  sizeOf: (html: string) => number,
): Element | undefined {
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
    const part = child.type === 'element' ? truncateBlock(child, left, sizeOf) : undefined;
    if (part !== undefined) children.push(part);
    break;
  }
  return children.every(isTitle) ? undefined : { ...block, children };
}

function isTitle(node: ElementContent): boolean {
  return node.type === 'element' && TITLES.has(node.tagName);
}

/** Ends after a line, or within it when there is only one. */
function truncateCode(
  block: Element,
  max: number,
  sizeOf: (html: string) => number,
): Element | undefined {
  const [code] = block.children;
  const [text] = code?.type === 'element' ? code.children : [];
  if (code?.type !== 'element' || text?.type !== 'text') return undefined;
  const beginning = (length: number): Element => {
    const value = truncateText(text.value, length);
    return { ...block, children: [{ ...code, children: [{ type: 'text', value }] }] };
  };
  // No character is shorter as HTML.
  let [fits, tooLong] = [0, Math.min(text.value.length, max) + 1];
  while (tooLong - fits > 1) {
    const length = Math.floor((fits + tooLong) / 2);
    if (sizeOf(writeHtml(beginning(length))) <= max) fits = length;
    else tooLong = length;
  }
  if (fits === 0) return undefined;
  const isWhole = fits === text.value.length;
  const lineEnd = text.value.lastIndexOf('\n', fits);
  return beginning(isWhole || lineEnd <= 0 ? fits : lineEnd);
}
