import type { PhrasingContent, RootContent } from 'mdast';
import { cutText } from './clean-text.ts';
import { makeInert } from './inert-phrasing.ts';
import { plainText } from './remote-phrasing.ts';

/** What a part of a block has to fit in. */
export interface CutRoom<Node> {
  readonly max: number;
  readonly sizeOf: (candidate: Node) => number;
}

/**
 * The longest beginning of a block that fits, still a balanced block: code ends after a line (or
 * within its one long line), a table after a row, a list after an item, a paragraph within its text
 * but never within a link. Undefined when nothing of it fits.
 */
export function cutBlock<Node extends RootContent>(
  node: Node,
  room: CutRoom<Node>,
): Node | undefined {
  switch (node.type) {
    case 'code':
      return cutCode(node.value, (value) => ({ ...node, value }), room);
    case 'paragraph': {
      const words = lengthOf(node.children);
      const make = (count: number): Node => ({
        ...node,
        children: takeWords(node.children, count),
      });
      const count = largest(words, make, room);
      return count === 0 ? undefined : make(count);
    }
    case 'table': {
      const make = (rows: number): Node => ({ ...node, children: node.children.slice(0, rows) });
      const rows = largest(node.children.length, make, room);
      return rows < 2 ? undefined : make(rows);
    }
    case 'list':
    case 'listItem':
    case 'blockquote':
      return cutChildren<Node>(node.children, (children) => ({ ...node, children }), room);
    default:
      return undefined;
  }
}

function cutCode<Node>(
  value: string,
  make: (value: string) => Node,
  room: CutRoom<Node>,
): Node | undefined {
  const lines = value.split('\n');
  const firstLines = (count: number): Node => make(lines.slice(0, count).join('\n'));
  const count = largest(lines.length, firstLines, room);
  if (count > 0) return firstLines(count);
  const line = lines[0] ?? '';
  const firstUnits = (length: number): Node => make(cutText(line, length));
  const length = largest(line.length, firstUnits, room);
  return length === 0 ? undefined : firstUnits(length);
}

function cutChildren<Node>(
  children: readonly RootContent[],
  make: (children: RootContent[]) => Node,
  room: CutRoom<Node>,
): Node | undefined {
  const firstChildren = (count: number): Node => make(children.slice(0, count));
  const count = largest(children.length, firstChildren, room);
  const whole = children.slice(0, count);
  const next = children[count];
  const sizeOf = (candidate: RootContent): number => room.sizeOf(make([...whole, candidate]));
  const part = next && cutBlock(next, { max: room.max, sizeOf });
  if (part !== undefined) return make([...whole, part]);
  return count === 0 ? undefined : make(whole);
}

/**
 * The largest count from 0 to `most` whose beginning fits, when all shorter ones fit too. To measure
 * a large beginning takes long, so every other guess is by the sizes known so far: where all parts
 * are about alike, a few are enough.
 */
function largest<Node>(
  most: number,
  make: (count: number) => Node,
  { max, sizeOf }: CutRoom<Node>,
): number {
  let low = { count: 0, size: 0 };
  let high = { count: most, size: most === 0 ? 0 : sizeOf(make(most)) };
  if (high.size <= max) return most;
  for (let bySize = true; high.count - low.count > 1; bySize = !bySize) {
    const share = bySize ? (max - low.size) / (high.size - low.size) : 0.5;
    const guess = low.count + Math.floor((high.count - low.count) * share);
    const count = Math.min(Math.max(guess, low.count + 1), high.count - 1);
    const size = sizeOf(make(count));
    if (size <= max) low = { count, size };
    else high = { count, size };
  }
  return low.count;
}

function lengthOf(nodes: readonly PhrasingContent[]): number {
  return nodes.reduce((sum, node) => sum + messageOf(node), 0);
}

function messageOf(node: PhrasingContent): number {
  return node.type === 'html' ? 1 : Math.max(1, plainText(node).length);
}

/** The first `count` characters of phrasing content; links and what can't be cut whole or not. */
function takeWords(nodes: readonly PhrasingContent[], count: number): PhrasingContent[] {
  const taken: PhrasingContent[] = [];
  let left = count;
  for (const node of nodes) {
    const length = messageOf(node);
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
