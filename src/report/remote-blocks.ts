import type { BlockContent, DefinitionContent, Nodes, Root } from 'mdast';
import { parseMarkdown } from './markdown.ts';
import { splitMarkdown, type MarkdownChunk } from './markdown-chunks.ts';
import { lineWeight } from './markdown-weight.ts';
import { codeBlock, safeBlocks } from './remote-markdown.ts';
import type { Surroundings } from './remote-phrasing.ts';

/** A block that is safe to publish, and where in the remote text it came from. */
export interface RemoteBlock {
  readonly node: BlockContent | DefinitionContent;
  /** In UTF-16 units of the remote text. */
  readonly start: number;
  readonly end: number;
}

/** More link reference definitions than this are not looked for beyond their part of a document. */
const MAX_DEFINITIONS = 500;
/** Of those, one part of a document is parsed with at most so many, */
const MAX_DEFINITIONS_OF_PART = 50;
/** which are together at most so long, in UTF-16 units. */
const MAX_DEFINITIONS_OF_PART_LENGTH = 4000;

/** How much work it is to publish one node of the syntax tree, in the unit of `lineWeight`. */
const NODE_WEIGHT = 15;

export interface MarkdownRules extends Surroundings {
  /** How much is parsed, by its `lineWeight` and by the nodes that become of it. */
  readonly maxWeight: number;
}

/**
 * A remote Markdown document as blocks that are safe to publish, and what of `maxWeight` was used.
 * What is beyond that comes as one block of code. Never throws.
 */
export function markdownBlocks(
  text: string,
  { maxWeight, ...surroundings }: MarkdownRules,
): { blocks: RemoteBlock[]; weight: number } {
  // The parser knows this line end, and only its lines can be weighed. The length stays the same.
  const document = text.replace(/\r(?!\n)/gu, '\n');
  const chunks = splitMarkdown(document);
  const definitions = chunks.length > 1 ? findDefinitions(document) : new Map<string, string>();
  const blocks: RemoteBlock[] = [];
  let weight = 0;
  for (const chunk of chunks) {
    const prefix = chunk.kind === 'markdown' ? definitionsFor(chunk.source, definitions) : '';
    if (chunk.kind === 'markdown') weight += chunk.weight + lineWeight(prefix);
    if (weight > maxWeight) {
      const rest = plainBlocks(document.slice(chunk.offset), 'text');
      blocks.push(...rest.map((block) => shift(block, chunk.offset)));
      return { blocks, weight: maxWeight };
    }
    const added = chunkBlocks(chunk, prefix, surroundings);
    for (const { node } of added) weight += nodeCount(node) * NODE_WEIGHT;
    blocks.push(...added);
  }
  return { blocks, weight: Math.min(weight, maxWeight) };
}

/** Any other remote text as one block of code. */
export function plainBlocks(text: string, language: string): RemoteBlock[] {
  const value = text.replace(/\s+$/u, '');
  return value === '' ? [] : [{ node: codeBlock(value, language), start: 0, end: text.length }];
}

function chunkBlocks(
  chunk: MarkdownChunk,
  prefix: string,
  surroundings: Surroundings,
): RemoteBlock[] {
  const { source, offset } = chunk;
  if (chunk.kind === 'fence') return fenceBlocks(chunk);
  const tree = chunk.kind === 'plain' ? undefined : parseOrGiveUp(`${prefix}${source}`);
  if (tree === undefined) {
    return plainBlocks(source, 'text').map((block) => shift(block, offset));
  }
  return safeBlocks(tree.children, surroundings).flatMap(({ source: node, safe }) => {
    const start = (node.position?.start.offset ?? 0) - prefix.length;
    const end = (node.position?.end.offset ?? 0) - prefix.length;
    if (start < 0) return [];
    return safe.map((block) => ({ node: block, start: start + offset, end: end + offset }));
  });
}

/** A long fence needs no parser: all between its first and its last line is code. */
function fenceBlocks({ source, offset }: MarkdownChunk): RemoteBlock[] {
  const [opening = ''] = source.split('\n', 1);
  const mark = /^(?:`+|~+)/u.exec(opening)?.[0] ?? '';
  const language = /^\S*/u.exec(opening.slice(mark.length).trim())?.[0];
  const code = source.slice(opening.length + 1).trimEnd();
  const lastLine = code.slice(code.lastIndexOf('\n') + 1).trim();
  const isClosed = lastLine.startsWith(mark) && /^(?:`+|~+)$/u.test(lastLine);
  const value = isClosed ? code.slice(0, code.lastIndexOf('\n') + 1).replace(/\n$/u, '') : code;
  return [{ node: codeBlock(value, language), start: offset, end: offset + source.length }];
}

/** The parser recurses, so text made for it can exhaust the stack: undefined then. */
function parseOrGiveUp(source: string): Root | undefined {
  try {
    return parseMarkdown(source);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Links by reference have their address anywhere in the document, mostly at its end. By the
 * reference, in brackets and lower case, the line that defines it.
 */
function findDefinitions(document: string): Map<string, string> {
  const found = new Map<string, string>();
  const lines = document.matchAll(/^ {0,3}(?<label>\[[^\]^\n][^\]\n]{0,200}\]):[ \t]*\S[^\n]*$/gmu);
  for (const [line, label = ''] of lines) {
    const reference = label.toLowerCase();
    if (!found.has(reference)) found.set(reference, line.trim());
    if (found.size === MAX_DEFINITIONS) break;
  }
  return found;
}

/** What to parse before a part of a document, so that its links by reference are found. */
function definitionsFor(source: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return '';
  const lines = new Set<string>();
  let left = MAX_DEFINITIONS_OF_PART_LENGTH;
  for (const [reference] of source.matchAll(/\[[^[\]\n]{1,201}\]/gu)) {
    const line = definitions.get(reference.toLowerCase());
    if (line === undefined || lines.has(line) || line.length > left) continue;
    lines.add(line);
    left -= line.length;
    if (lines.size === MAX_DEFINITIONS_OF_PART) break;
  }
  return lines.size === 0 ? '' : `${[...lines].join('\n')}\n\n`;
}

/** Safe blocks are of bounded depth. */
function nodeCount(node: Nodes): number {
  if (!('children' in node)) return 1;
  return node.children.reduce((count, child) => count + nodeCount(child), 1);
}

function shift(block: RemoteBlock, offset: number): RemoteBlock {
  return { ...block, start: block.start + offset, end: block.end + offset };
}
