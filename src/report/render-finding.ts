import type { Element } from 'hast';
import { MAX_SUGGESTION_LENGTH, MAX_TITLE_LENGTH, type Finding } from '../findings/finding.ts';
import { formatCount } from '../support/human-units.ts';
import { cleanText } from './untrusted/clean-text.ts';
import {
  element,
  inlineCode,
  inlineText,
  paragraph,
  preformatted,
  strong,
  type Child,
} from './untrusted/html.ts';
import { parseDocument } from './untrusted/markdown.ts';
import { openPage } from './page.ts';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';
import { truncateBlock } from './untrusted/truncate.ts';

/** In UTF-16 units, like all lengths in this file. GitHub accepts 65,536 characters, which is too long for a comment on a line. */
const MAX_LENGTH = 8000;
/** GitHub shows a heading of this level smaller than the title, which is bold text. */
const HEADING_DEPTH = 5;
const TOO_LONG = 'The rest of this finding is too long to show here.';
const NO_SUGGESTION = `The suggested change is omitted, because it is longer than ${formatCount(MAX_SUGGESTION_LENGTH)} characters.`;

/** Code has no longer runs, and parsers are not tested with longer fences. */
const LONG_RUN = /`{21}|~{21}/u;
/**
 * Users must see everything that they apply: no invisible character except a variation selector after an emoji, no character that looks like a
 * space, and no text far to the right of a blank or far below one. A selector after a letter is part of an identifier.
 */
const UNSEEN =
  /(?<![\p{Extended_Pictographic}--\p{ID_Continue}])\uFE0F|[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Z}\u2800]--\x20--\uFE0F]|[\t ]{101}|^(?:[\t ]*\n){21}/mv;

export interface FindingsRequest {
  readonly findings: readonly Finding[];
  /** An address on the GitHub server that shows the comments. */
  readonly runUrl: string;
  /** Whether messages are shown as plain text, which needs no parser and is fast. */
  readonly isPlain?: boolean;
}

/** Renders each finding as the blocks of a comment on its lines. */
export function renderFindings({ findings, runUrl, isPlain }: FindingsRequest): string[][] {
  const { links } = openPage('comment', runUrl);
  return findings.map((finding) => renderFinding(finding, { links, isPlain }));
}

export interface RenderOptions {
  readonly links: LinkRules;
  readonly isPlain?: boolean | undefined;
}

/**
 * Renders a finding as the blocks of a comment on its lines: HTML with one line per block, then the suggestion as a Markdown fence, which
 * GitHub offers to apply. A suggestion that can't be offered safely is shown as code. All remote text in the blocks is harmless.
 */
export function renderFinding(
  { suggestion, ...finding }: Finding,
  options: RenderOptions,
): string[] {
  const fence = suggestion === undefined ? undefined : suggestionFence(suggestion);
  const shown =
    suggestion === undefined || fence !== undefined ? finding : { ...finding, suggestion };
  const blocks = [
    ...safeBlocks([titleOf(finding)], options.links),
    ...messageBlocks(shown, options),
  ];
  const max = MAX_LENGTH - (fence?.length ?? 0);
  const taken = takeBlocks(blocks, max, (text) => text.length);
  return [...taken.map(writeHtml), ...(fence === undefined ? [] : [fence])];
}

/** Returns the message of a finding, then the suggestion as code. All remote text in the blocks is harmless. */
export function messageBlocks(
  { message, suggestion, isSuggestionTooLong }: Finding,
  { links, isPlain = false }: RenderOptions,
): Element[] {
  const text = isPlain ? safeBlocks([preformatted(message)], links) : parsedBlocks(message, links);
  const title = paragraph('Suggested change, to apply manually:');
  const code = suggestion === undefined ? [] : [title, preformatted(suggestion)];
  const note = isSuggestionTooLong === true ? [paragraph(element('em', {}, NO_SUGGESTION))] : [];
  return [...text, ...safeBlocks([...code, ...note], links)];
}

function titleOf(finding: Finding): Element {
  const title = inlineText(finding.title, MAX_TITLE_LENGTH);
  return paragraph(strong(`${severityName(finding)}: `, ...title), ...ruleNote(finding));
}

/** Such as `High`. */
export function severityName({ severity }: Finding): string {
  return `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`;
}

/** The rule in parentheses, to follow the title; nothing without a rule. */
export function ruleNote({ rule }: Finding): Child[] {
  return rule === undefined ? [] : [' (', inlineCode(rule), ')'];
}

/** Renders remote Markdown. If its nesting exhausts the parser, the text is shown as plain text. */
function parsedBlocks(message: string, links: LinkRules): Element[] {
  try {
    return safeBlocks(
      parseDocument(message, HEADING_DEPTH).blocks.map((block) => block.element),
      links,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return safeBlocks([preformatted(message)], links);
  }
}

function safeBlocks(blocks: readonly Element[], links: LinkRules): Element[] {
  return blocks.flatMap((block) => sanitizeBlock(block, links) ?? []);
}

/**
 * Returns the text in a fence that no line of the text can close.
 * @returns undefined when users would apply something that they do not see
 */
function suggestionFence(suggestion: string): string | undefined {
  const text = suggestion.replaceAll('\r\n', '\n');
  const isOffered = cleanText(text) === text && !UNSEEN.test(text) && !LONG_RUN.test(text);
  if (!isOffered) return undefined;
  const runs = text.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  // An empty suggestion deletes the lines. An empty line in the fence would replace them with an empty line.
  return [`${fence}suggestion`, ...(text === '' ? [] : [text]), fence].join('\n');
}

/** Returns the first blocks that fit, with a sentence about the rest. Each block is followed by a blank line. */
export function takeBlocks(
  blocks: readonly Element[],
  max: number,
  sizeOf: (text: string) => number,
): Element[] {
  const sizeOfBlock = (block: Element): number => sizeOf(writeHtml(block)) + 2;
  const sizes = blocks.map(sizeOfBlock);
  if (sizes.reduce((total, size) => total + size, 0) <= max) return [...blocks];
  const note = paragraph(element('em', {}, TOO_LONG));
  const taken: Element[] = [];
  let left = max - sizeOfBlock(note);
  for (const [index, block] of blocks.entries()) {
    const size = sizes[index] ?? 0;
    const part = size > left ? truncateBlock(block, left - 2, sizeOf) : block;
    if (part !== undefined) taken.push(part);
    if (part !== block) break;
    left -= size;
  }
  return [...taken, note];
}
