import type { RootContent } from 'mdast';
import { cutBlock } from './cut-block.ts';
import { parseMarkdown, serializeMarkdown } from './markdown.ts';
import { splitMarkdown } from './markdown-chunks.ts';
import { ownLink, paragraph, words } from './markdown-nodes.ts';

/** The report that a live comment will replace. */
export interface PreviousReport {
  /** Markdown of ours, perhaps edited by people since. */
  readonly text: string;
  /** The workflow run that wrote it, for people; absent when it is not known. */
  readonly runUrl?: string | undefined;
}

/**
 * A line of its own. A report may hold the same line, in a fence, where text stands as it came; it is safe to look for since above the
 * fold a live comment has nothing but its heading, a sentence and a table, where remote text is never a line of its own: the first
 * such line is ours.
 */
const OPENING = '<details><summary>Previous report</summary>';
const CLOSING = '</details>';
/** For the frame, and the sentence at a cut. */
const FRAME = 400;
/** With less room than this for it, a report is not worth being shown. */
const SMALLEST = 200;

/**
 * The previous report, folded, as the end of a live comment; empty when there is no room. One that is too long is cut between blocks, or
 * within one at a line, a row or an item, and says so.
 * @param room in UTF-16 units
 */
export function foldPrevious({ text, runUrl }: PreviousReport, room: number): string {
  const report = text.replaceAll('\r\n', '\n').trim();
  const max = room - FRAME;
  if (report === '' || max < SMALLEST) return '';
  const kept = report.length <= max ? report : cutReport(report, max);
  if (kept === '') return '';
  const parts = [OPENING, kept, ...(kept === report ? [] : [cutWords(runUrl)]), CLOSING];
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}

/** What `foldPrevious` has folded at the end of a live comment; undefined when there is nothing. */
export function unfoldPrevious(live: string): string | undefined {
  const text = live.replaceAll('\r\n', '\n').trim();
  const start = `\n${text}`.indexOf(`\n${OPENING}\n`);
  if (start === -1 || !text.endsWith(`\n${CLOSING}`)) return undefined;
  return text.slice(start + OPENING.length, -CLOSING.length).trim();
}

function cutWords(runUrl: string | undefined): string {
  const link =
    runUrl === undefined
      ? []
      : [words(' All of it is with '), ownLink(runUrl, words('its workflow run')), words('.')];
  return serializeMarkdown([paragraph(words('The rest of this report is cut off here.'), ...link)]);
}

/** The longest beginning of at most `max` UTF-16 units, with what is folded in it closed. */
function cutReport(report: string, max: number): string {
  let kept = '';
  let open = 0;
  for (const { source } of splitMarkdown(report)) {
    for (const node of parse(source)) {
      const start = node.position?.start.offset ?? 0;
      const part = source.slice(start, node.position?.end.offset ?? start);
      const openAfter = Math.max(0, open + opened(node));
      const room = max - kept.length - 2 - openAfter * (CLOSING.length + 2);
      if (part.length > room) {
        const sizeOf = (cut: RootContent): number => serializeMarkdown([cut]).length;
        const cut = cutBlock(node, { max: room, sizeOf });
        return closed(cut === undefined ? kept : append(kept, serializeMarkdown([cut])), open);
      }
      kept = append(kept, part);
      open = openAfter;
    }
  }
  return closed(kept, open);
}

function append(text: string, block: string): string {
  return text === '' ? block.trim() : `${text}\n\n${block.trim()}`;
}

function closed(text: string, open: number): string {
  return text === '' ? '' : `${text}${`\n\n${CLOSING}`.repeat(open)}`;
}

/** How many folds a block of ours opens; below 0 when it closes some. */
function opened(node: RootContent): number {
  if (node.type !== 'html') return 0;
  const count = (pattern: RegExp): number => node.value.match(pattern)?.length ?? 0;
  return count(/<details\b/giu) - count(/<\/details>/giu);
}

/** Absurd nesting exhausts the stack of the parser: then the report ends there. */
function parse(source: string): RootContent[] {
  try {
    return parseMarkdown(source).children;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
