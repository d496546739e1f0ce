import type { Element } from 'hast';
import { link, paragraph } from './untrusted/html.ts';
import { sizeOfBlocks, toHtml, type Page } from './page.ts';

/** The report that a live comment will replace. */
export interface PreviousReport {
  /** HTML of ours, one line a block; perhaps edited by people since. */
  readonly text: string;
  /** The workflow run that wrote it, for people; absent when it is not known. */
  readonly runUrl?: string | undefined;
}

/** A line of its own. Remote text never makes one: it is HTML within a line, where `<` is escaped. */
const OPENING = '<details><summary>Previous report</summary>';
const CLOSING = '</details>';

/**
 * The previous report, folded, as blocks at the end of a live comment: as many of its first blocks as there is room for. A report that is not
 * one line a block, since somebody edited it, is not repeated.
 * @param room in the page's own units
 */
export function foldPrevious({ text, runUrl }: PreviousReport, page: Page, room: number): string[] {
  const blocks = splitBlocks(text);
  if (!blocks.every((block) => /^<[a-z][^\n]*>$/u.test(block))) return [];
  const rest = toHtml(restNote(runUrl), page);
  let left = room - sizeOfBlocks([OPENING, rest, CLOSING], page);
  const end = blocks.findIndex((block) => (left -= sizeOfBlocks([block], page)) < 0);
  if (end === -1) return [OPENING, ...blocks, CLOSING];
  return end === 0 ? [] : [OPENING, ...blocks.slice(0, end), rest, CLOSING];
}

/** What `foldPrevious` has folded at the end of a live comment; undefined when there is nothing. */
export function unfoldPrevious(live: string): string | undefined {
  const blocks = splitBlocks(live);
  const start = blocks.indexOf(OPENING);
  if (start === -1 || blocks.at(-1) !== CLOSING) return undefined;
  return blocks.slice(start + 1, -1).join('\n\n');
}

function splitBlocks(text: string): string[] {
  return text.replaceAll('\r\n', '\n').trim().split('\n\n');
}

function restNote(runUrl: string | undefined): Element {
  if (runUrl === undefined) return paragraph('The rest of this report is not shown here.');
  const run = link(runUrl, 'its workflow run');
  return paragraph('The rest of this report is not shown here. All of it is with ', run, '.');
}
