import type { BlockContent, DefinitionContent, List, Paragraph, RootContent, Table } from 'mdast';
import { cleanText } from './clean-text.ts';
import { fenceLanguage } from './fence-language.ts';
import { makeInert } from './inert-phrasing.ts';
import {
  collectDefinitions,
  plainText,
  safePhrasing,
  type LinkRules,
  type Surroundings,
} from './remote-phrasing.ts';

/** Deeper than any report; bounds the recursion of everything that walks the tree later. */
const MAX_DEPTH = 12;
const HEADING_SHIFT = 2;

type Block = BlockContent | DefinitionContent;

/**
 * Turns the blocks of a parsed remote document into ones that are safe to publish: no HTML, no
 * images, only harmless links, nothing that GitHub draws, mentions or refers to, and headings below
 * ours. One list for each block, so that a caller can tell where it came from.
 */
export function safeBlocks(
  blocks: readonly RootContent[],
  surroundings: Surroundings,
): { source: RootContent; safe: Block[] }[] {
  const rules: LinkRules = { ...surroundings, definitions: collectDefinitions(blocks) };
  return blocks.map((source) => ({ source, safe: safeBlock(source, rules, 0) }));
}

function safeBlock(node: RootContent, rules: LinkRules, depth: number): Block[] {
  if (depth > MAX_DEPTH) return paragraphOf(plainText(node));
  switch (node.type) {
    case 'paragraph':
      return nonEmpty({
        type: 'paragraph',
        children: makeInert(safePhrasing(node.children, rules)),
      });
    case 'heading': {
      const level = Math.min(6, node.depth + HEADING_SHIFT) as 3 | 4 | 5 | 6;
      const children = makeInert(safePhrasing(node.children, rules));
      return children.length === 0 ? [] : [{ type: 'heading', depth: level, children }];
    }
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'code':
      return [codeBlock(node.value, node.lang)];
    case 'html':
      return unfolded(node.value) ?? htmlAsCode(node.value);
    case 'blockquote': {
      const children = node.children.flatMap((child) => safeBlock(child, rules, depth + 1));
      return children.length === 0
        ? []
        : [{ type: 'blockquote', children: children.map(nameAlert) }];
    }
    case 'list':
      return [safeList(node, rules, depth + 1)];
    case 'table':
      return [safeTable(node, rules)];
    case 'footnoteDefinition':
      return [
        ...paragraphOf(`[${node.label ?? node.identifier}]:`),
        ...node.children.flatMap((child) => safeBlock(child, rules, depth + 1)),
      ];
    case 'definition':
      return [];
    default:
      return paragraphOf(plainText(node));
  }
}

function safeList(list: List, rules: LinkRules, depth: number): List {
  return {
    type: 'list',
    ordered: list.ordered ?? false,
    ...(list.start === undefined ? {} : { start: list.start }),
    spread: list.spread ?? false,
    children: list.children.map((item) => ({
      type: 'listItem',
      spread: item.spread ?? false,
      ...(item.checked === undefined ? {} : { checked: item.checked }),
      children: item.children.flatMap((child) => safeBlock(child, rules, depth)),
    })),
  };
}

function safeTable(table: Table, rules: LinkRules): Table {
  return {
    type: 'table',
    align: table.align ?? [],
    children: table.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({
        type: 'tableCell',
        children: makeInert(safePhrasing(cell.children, rules)),
      })),
    })),
  };
}

/** A fenced block of remote text, whole. */
export function codeBlock(value: string, language?: string | null): Block {
  return { type: 'code', lang: fenceLanguage(language), value: cleanText(value) };
}

/** The beginning of a fold, and its title in the few marks that titles have. */
const FOLD_START =
  /^<details(?:\s+open)?\s*>\s*(?:<summary>(?<title>(?:[^<>]|<\/?(?:b|strong|i|em|code)>)*)<\/summary>)?$/iu;
const FOLD_END = /^<\/details\s*>$/iu;
const MAX_TITLE_LENGTH = 1000;

/**
 * Agents fold parts of their reports. Their HTML is not let through; what is in the fold is shown unfolded, below its title.
 * Undefined for other HTML.
 */
function unfolded(value: string): Block[] | undefined {
  const html = cleanText(value).trim();
  if (FOLD_END.test(html)) return [];
  const start = html.length > MAX_TITLE_LENGTH ? null : FOLD_START.exec(html);
  if (start === null) return undefined;
  const title = (start.groups?.['title'] ?? '').replace(/<[^>]*>/gu, '').trim();
  if (title === '') return [];
  const children = makeInert([{ type: 'text', value: title }]);
  return [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
}

function htmlAsCode(value: string): Block[] {
  const html = cleanText(value).trim();
  if (html.includes('\n')) return [codeBlock(html, 'html')];
  return html === ''
    ? []
    : [{ type: 'paragraph', children: [{ type: 'inlineCode', value: html }] }];
}

/** `[!NOTE]` at the start of a quote is an alert on GitHub; escaped, its word would look odd. */
function nameAlert(block: Block, index: number): Block {
  const first = block.type === 'paragraph' ? block.children[0] : undefined;
  if (index > 0 || block.type !== 'paragraph' || first?.type !== 'text') return block;
  const alert = /^\[!(?<name>note|tip|important|warning|caution)\]\s*/iu.exec(first.value);
  const name = alert?.groups?.['name'];
  if (alert === null || name === undefined) return block;
  const rest = first.value.slice(alert[0].length);
  const label = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  return {
    type: 'paragraph',
    children: [
      { type: 'strong', children: [{ type: 'text', value: `${label}:` }] },
      { type: 'text', value: ` ${rest}` },
      ...block.children.slice(1),
    ],
  };
}

function paragraphOf(text: string): Block[] {
  return nonEmpty({
    type: 'paragraph',
    children: makeInert([{ type: 'text', value: text.trim() }]),
  });
}

function nonEmpty(paragraph: Paragraph): Block[] {
  return paragraph.children.length === 0 ? [] : [paragraph];
}
