import type { BlockContent, DefinitionContent, Root } from 'mdast';
import { parseMarkdown } from './markdown.ts';
import { splitMarkdown, type MarkdownChunk } from './markdown-chunks.ts';
import { codeBlock, safeBlocks } from './remote-markdown.ts';

/** A block that is safe to publish, and where in the remote text it came from. */
export interface RemoteBlock {
  readonly node: BlockContent | DefinitionContent;
  /** In UTF-16 units of the remote text. */
  readonly start: number;
  readonly end: number;
}

/** More link reference definitions than this are not looked for beyond their part of a document. */
const MOST_DEFINITIONS = 500;

/** A remote Markdown document as blocks that are safe to publish. Never throws. */
export function markdownBlocks(document: string, gitHubHost: string): RemoteBlock[] {
  const chunks = splitMarkdown(document);
  const definitions = chunks.length > 1 ? findDefinitions(document) : [];
  return chunks.flatMap((chunk) => chunkBlocks(chunk, definitions, gitHubHost));
}

/** Any other remote text as one block of code. */
export function plainBlocks(text: string, language: string): RemoteBlock[] {
  const value = text.replace(/\s+$/u, '');
  return value === '' ? [] : [{ node: codeBlock(value, language), start: 0, end: text.length }];
}

function chunkBlocks(
  chunk: MarkdownChunk,
  definitions: readonly Definition[],
  gitHubHost: string,
): RemoteBlock[] {
  const { source, offset } = chunk;
  if (chunk.kind === 'fence') return fenceBlocks(chunk);
  const prefix = definitionsFor(source, definitions);
  const tree = chunk.kind === 'plain' ? undefined : parseOrGiveUp(`${prefix}${source}`);
  if (tree === undefined) {
    return plainBlocks(source, 'text').map((block) => shift(block, offset));
  }
  return safeBlocks(tree.children, gitHubHost).flatMap(({ source: node, safe }) => {
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

interface Definition {
  /** In brackets and lower case, as a link refers to it. */
  readonly reference: string;
  readonly line: string;
}

/** Links by reference have their address anywhere in the document, mostly at its end. */
function findDefinitions(document: string): Definition[] {
  const lines = document.matchAll(/^ {0,3}(?<label>\[[^\]^\n][^\]\n]{0,200}\]):[ \t]*\S[^\n]*$/gmu);
  return [...lines]
    .slice(0, MOST_DEFINITIONS)
    .map(([line, label = '']) => ({ reference: label.toLowerCase(), line }));
}

/** What to parse before a part of a document, so that its links by reference are found. */
function definitionsFor(source: string, definitions: readonly Definition[]): string {
  if (definitions.length === 0) return '';
  const text = source.toLowerCase();
  const lines = definitions
    .filter(({ reference }) => text.includes(reference))
    .map(({ line }) => line.trim());
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

function shift(block: RemoteBlock, offset: number): RemoteBlock {
  return { ...block, start: block.start + offset, end: block.end + offset };
}
