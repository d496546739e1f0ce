import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Heading, Nodes, Root, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const ROOT = path.resolve(import.meta.dirname, '../..');

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses a document to a tree. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}

/** Reads a file of the repository. @param name its path relative to the root */
export function readDocument(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

/** Returns the blocks after a heading, up to the next heading of the same level. @throws Error when there is no such heading */
export function sectionOf(markdown: string, title: string): RootContent[] {
  const { children } = parseMarkdown(markdown);
  const start = children.findIndex((node) => isHeading(node) && textOf(node) === title);
  const heading = children[start];
  if (heading === undefined || !isHeading(heading)) throw new Error(`no heading "${title}"`);
  const after = children.slice(start + 1);
  const end = after.findIndex((node) => isHeading(node) && node.depth <= heading.depth);
  return end === -1 ? after : after.slice(0, end);
}

/** Returns the inline code in the first cell of each row of all tables among the blocks. */
export function firstCells(blocks: readonly RootContent[]): string[][] {
  const tables = blocks.filter((node): node is Table => node.type === 'table');
  return tables.flatMap(({ children: [, ...rows] }) =>
    rows.map(({ children: [cell] }) => (cell === undefined ? [] : inlineCodes([cell]))),
  );
}

/** Returns all inline code in the nodes, in order. */
export function inlineCodes(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return [node.value];
    return 'children' in node ? inlineCodes(node.children) : [];
  });
}

/** Returns the text of a node without formatting. */
export function textOf(node: Nodes | Root): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function isHeading(node: RootContent): node is Heading {
  return node.type === 'heading';
}
