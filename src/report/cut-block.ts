import type { PhrasingContent, RootContent } from 'mdast';
import { cutText } from './clean-text.ts';
import { makeInert } from './inert-phrasing.ts';
import { plainText } from './remote-phrasing.ts';

/**
 * The longest beginning of a block that fits, still a balanced block: code ends after a line (or
 * within its one long line), a table after a row, a list after an item, a paragraph within its text
 * but never within a link. Undefined when nothing of it fits.
 */
export function cutBlock<Node extends RootContent>(
  node: Node,
  fits: (candidate: Node) => boolean,
): Node | undefined {
  switch (node.type) {
    case 'code':
      return cutCode(node.value, (value) => ({ ...node, value }), fits);
    case 'paragraph': {
      const words = lengthOf(node.children);
      const make = (count: number): Node => ({
        ...node,
        children: takeWords(node.children, count),
      });
      const count = largest(words, (candidate) => fits(make(candidate)));
      return count === 0 ? undefined : make(count);
    }
    case 'table': {
      const make = (rows: number): Node => ({ ...node, children: node.children.slice(0, rows) });
      const rows = largest(node.children.length, (count) => fits(make(count)));
      return rows < 2 ? undefined : make(rows);
    }
    case 'list':
    case 'listItem':
    case 'blockquote':
      return cutChildren<Node>(node.children, (children) => ({ ...node, children }), fits);
    default:
      return undefined;
  }
}

function cutCode<Node>(
  value: string,
  make: (value: string) => Node,
  fits: (candidate: Node) => boolean,
): Node | undefined {
  const lines = value.split('\n');
  const firstLines = (count: number): Node => make(lines.slice(0, count).join('\n'));
  const count = largest(lines.length, (candidate) => fits(firstLines(candidate)));
  if (count > 0) return firstLines(count);
  const line = lines[0] ?? '';
  const length = largest(line.length, (candidate) => fits(make(cutText(line, candidate))));
  return length === 0 ? undefined : make(cutText(line, length));
}

function cutChildren<Node>(
  children: readonly RootContent[],
  make: (children: RootContent[]) => Node,
  fits: (candidate: Node) => boolean,
): Node | undefined {
  const count = largest(children.length, (candidate) => fits(make(children.slice(0, candidate))));
  const whole = children.slice(0, count);
  const next = children[count];
  const part = next && cutBlock(next, (candidate) => fits(make([...whole, candidate])));
  if (part !== undefined) return make([...whole, part]);
  return count === 0 ? undefined : make(whole);
}

/** The largest count from 0 to `max` that fits, when all below it fit too. */
function largest(max: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lengthOf(nodes: readonly PhrasingContent[]): number {
  return nodes.reduce((sum, node) => sum + wordsOf(node), 0);
}

function wordsOf(node: PhrasingContent): number {
  return node.type === 'html' ? 1 : Math.max(1, plainText(node).length);
}

/** The first `count` characters of phrasing content; links and what can't be cut whole or not. */
function takeWords(nodes: readonly PhrasingContent[], count: number): PhrasingContent[] {
  const taken: PhrasingContent[] = [];
  let left = count;
  for (const node of nodes) {
    const length = wordsOf(node);
    if (length <= left) taken.push(node);
    else {
      taken.push(...partOf(node, left));
      break;
    }
    left -= length;
  }
  return withoutTrailingSpace(taken);
}

/** The serializer would write the space before a link that is gone as an entity. */
function withoutTrailingSpace(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type === 'break') return withoutTrailingSpace(nodes.slice(0, -1));
  if (last?.type !== 'text') return nodes;
  const value = last.value.trimEnd();
  return [...nodes.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}

function partOf(node: PhrasingContent, count: number): PhrasingContent[] {
  if (count <= 0) return [];
  if (node.type === 'text') {
    // A word that was none before may look like a commit hash once it is cut.
    return makeInert([{ type: 'text', value: cutText(node.value, count).trimEnd() }]);
  }
  if (node.type === 'inlineCode') {
    const value = cutText(node.value, count);
    return value.trim() === '' ? [] : [{ type: 'inlineCode', value }];
  }
  if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
    const children = takeWords(node.children, count);
    return children.length === 0 ? [] : [{ ...node, children }];
  }
  return [];
}
