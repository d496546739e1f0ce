import type { Element } from 'hast';
import type { Finding } from '../findings/finding.ts';
import { cleanText } from './untrusted/clean-text.ts';
import {
  element,
  inlineCode,
  inlineText,
  paragraph,
  preformatted,
  strong,
} from './untrusted/html.ts';
import { parseDocument } from './untrusted/markdown.ts';
import { openPage } from './page.ts';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';
import { truncateBlock } from './untrusted/truncate.ts';

/** In UTF-16 units, as all lengths here. GitHub takes 65,536 characters, but nobody reads so many beside a line. */
const MAX_LENGTH = 8000;
const MAX_SUGGESTION_LENGTH = 4000;
const MAX_TITLE_LENGTH = 200;
const TOO_LONG = 'The rest of this finding is too long for a comment.';

/** A longer run is no part of a program, and a fence around it is longer than parsers are tested with. */
const LONG_RUN = /`{21}|~{21}/u;
/** Whoever applies a suggestion must see all of it. A variation selector shows a symbol as an emoji. */
const UNSEEN = /(?!\uFE0F)\p{Default_Ignorable_Code_Point}|\p{Cf}/u;

export interface FindingsRequest {
  readonly findings: readonly Finding[];
  /** An address at the GitHub that shows the comments. */
  readonly runUrl: string;
  /** Whether messages are shown as they are, which takes no parser and hardly any time. */
  readonly isPlain?: boolean;
}

/** Findings as the texts of comments on their lines. */
export function renderFindings({ findings, runUrl, isPlain }: FindingsRequest): string[][] {
  const { links } = openPage('comment', runUrl);
  return findings.map((finding) => renderFinding(finding, { links, isPlain }));
}

interface RenderOptions {
  readonly links: LinkRules;
  readonly isPlain?: boolean | undefined;
}

/**
 * A finding as the text of a comment on its lines: blocks of HTML, one line each, and at last the suggestion as the one fence of Markdown
 * that GitHub offers to apply. A suggestion that can't be offered safely is shown as code. All remote text in it is harmless.
 */
export function renderFinding(
  finding: Finding,
  { links, isPlain = false }: RenderOptions,
): string[] {
  const { message, suggestion } = finding;
  const fence = suggestion === undefined ? undefined : suggestionFence(suggestion);
  const text = isPlain ? safeBlocks([preformatted(message)], links) : messageBlocks(message, links);
  const blocks = [...safeBlocks([titleOf(finding)], links), ...text];
  if (suggestion !== undefined && fence === undefined) {
    const title = paragraph('Suggested change, to be made by hand:');
    blocks.push(...safeBlocks([title, preformatted(suggestion)], links));
  }
  const max = MAX_LENGTH - (fence?.length ?? 0);
  return [...takeBlocks(blocks, max), ...(fence === undefined ? [] : [fence])];
}

function titleOf({ severity, title, rule }: Finding): Element {
  const name = `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}: `;
  const ruleName = rule === undefined ? [] : [' (', inlineCode(rule), ')'];
  return paragraph(strong(name, ...inlineText(title, MAX_TITLE_LENGTH)), ...ruleName);
}

/** Remote Markdown. Nesting that is absurd, or exhausts the parser, is shown as it is written. */
function messageBlocks(message: string, links: LinkRules): Element[] {
  try {
    return safeBlocks(
      parseDocument(message).blocks.map((block) => block.element),
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
 * The text between fences that none of its lines can close.
 * @returns undefined when what is applied would not be what people see, or it is too long
 */
function suggestionFence(suggestion: string): string | undefined {
  const text = suggestion.replaceAll('\r\n', '\n');
  const isOffered =
    text.length <= MAX_SUGGESTION_LENGTH &&
    cleanText(text) === text &&
    !UNSEEN.test(text) &&
    !LONG_RUN.test(text);
  if (!isOffered) return undefined;
  const runs = text.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  // An empty one deletes the lines, one empty line replaces them by an empty line.
  return [`${fence}suggestion`, ...(text === '' ? [] : [text]), fence].join('\n');
}

/** The first blocks that fit, as HTML, with a sentence on what does not. */
function takeBlocks(blocks: readonly Element[], max: number): string[] {
  const all = blocks.map(writeHtml);
  const lengthOf = (taken: readonly string[]): number => [...taken, ''].join('\n\n').length;
  if (lengthOf(all) <= max) return all;
  const note = writeHtml(paragraph(element('em', {}, TOO_LONG)));
  const taken: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const left = max - lengthOf([...taken, note, '']);
    const html = all[index] ?? '';
    const part = html.length > left ? truncateBlock(block, left, (text) => text.length) : block;
    if (part !== undefined) taken.push(part === block ? html : writeHtml(part));
    if (part !== block) break;
  }
  return [...taken, note];
}
