import type { Element } from 'hast';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereFilesAre } from './artifact-link.ts';
import { shareBudget, sizeOfBlocks, takeWithin, toHtml, type Page } from './page.ts';
import type { PreparedText, SafeBlock, ShownTable } from './prepare-texts.ts';
import type { Result } from './result.ts';
import { details, inlineCode, paragraph } from './untrusted/html.ts';
import { writeHtml } from './untrusted/safe-html.ts';
import { truncateBlock } from './untrusted/truncate.ts';

/** In the page's own units. A smaller section would be mostly its frame. */
const MIN_SECTION_SIZE = 800;

/**
 * Renders the text deliverables: the main report open, each of the others folded. A truncated text ends after a block, with a sentence that
 * says how much is missing and where the whole file is.
 * @param budget the maximum total size in the page's own units
 * @returns blocks of HTML
 */
export function textSections(
  result: Result,
  texts: readonly PreparedText[],
  { page, budget }: { readonly page: Page; readonly budget: number },
): string[] {
  const sizes = texts.map((text) => sizeOfBlocks(frame(text, result, page, [], allOf(text)), page));
  // Each needs room for some of its text. The last one's room is for the sentence about the texts that are not shown.
  const frames = takeWithin(sizes, budget - MIN_SECTION_SIZE, (size) => MIN_SECTION_SIZE + size);
  const shown = texts.slice(0, frames.length);
  const left = result.texts.length - shown.length;
  const after = left === 0 ? [] : [notShown(result, left, { isMore: shown.length > 0, page })];
  const needs = shown.map(({ blocks }, index) => {
    const lines = blocks.map(({ html }) => html);
    return sizeOfBlocks(lines, page) + (frames[index] ?? 0);
  });
  const shares = shareBudget(budget - sizeOfBlocks(after, page), needs);
  const sections = shown.flatMap((text, index) =>
    renderSection(text, result, { page, max: (shares[index] ?? 0) - (frames[index] ?? 0) }),
  );
  return [...sections, ...after];
}

interface Room {
  readonly page: Page;
  /** In the page's own units. */
  readonly max: number;
}

function renderSection(prepared: PreparedText, result: Result, room: Room): string[] {
  const { text, blocks, renderedLength, table } = prepared;
  const { shown, end } = takeBlocks(blocks, room);
  const isWhole = shown.length === blocks.length && shown.at(-1) === blocks.at(-1);
  const shownLength = isWhole ? renderedLength : end;
  const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
  const missing = table === undefined ? { bytes } : missingOfTable(prepared, table, shown);
  const lines = shown.map(({ html }) => html);
  return frame(prepared, result, room.page, lines, missing);
}

/** Returns the first blocks that fit, of which the last one may be truncated, and where it ends in the text. */
function takeBlocks(
  blocks: readonly SafeBlock[],
  { page, max }: Room,
): { shown: SafeBlock[]; end: number } {
  const shown: SafeBlock[] = [];
  let left = max;
  let end = 0;
  for (const block of blocks) {
    const size = page.sizeOf(block.html) + 2;
    if (size > left) {
      const element = truncateBlock(block.element, left - 2, page.sizeOf);
      if (element === undefined) return withoutLastHeadings(shown, end);
      const html = writeHtml(element);
      end += Math.round(((block.end - end) * page.sizeOf(html)) / size);
      return { shown: [...shown, { element, html, end }], end };
    }
    shown.push(block);
    left -= size;
    end = block.end;
  }
  return { shown, end };
}

/** Removes trailing headings, since a heading with nothing below it would be misleading. A document with only headings keeps them. */
function withoutLastHeadings(
  blocks: readonly SafeBlock[],
  end: number,
): { shown: SafeBlock[]; end: number } {
  const last = blocks.findLast(({ element }) => !/^h[1-6]$/u.test(element.tagName));
  if (last === undefined) return { shown: [...blocks], end };
  return { shown: blocks.slice(0, blocks.indexOf(last) + 1), end: last.end };
}

/** How much of a text is not shown. */
interface Missing {
  /** Used where the rows are not known. */
  readonly bytes: number;
  readonly rows?: number;
  readonly columns?: number;
}

/** Counts the rows. If their number is not known, measures the text after the last row that is shown. */
function missingOfTable(
  { text, renderedLength }: PreparedText,
  { rows, hiddenColumns: columns }: ShownTable,
  blocks: readonly SafeBlock[],
): Missing {
  const shown = blocks[0]?.html.split('<tr>').length ?? 1;
  const count = shown - 1;
  if (rows.total !== undefined) return { bytes: 0, rows: rows.total - count, columns };
  const end = Math.round(renderedLength * (rows.ends[count - 1] ?? 0));
  return { bytes: text.missingBytes + Buffer.byteLength(text.text.slice(end)), columns };
}

/** Returns what is missing if nothing is shown, for which the sentence is the longest. No size is longer than `88.8 kB`. */
function allOf({ table }: PreparedText): Missing {
  const bytes = 88_800;
  if (table === undefined) return { bytes };
  return { bytes, rows: table.rows.total ?? 0, columns: table.hiddenColumns };
}

/** Returns a section: its blocks, and sentences that say what is missing and why it is plain text. */
function frame(
  { text, isMain, isPlain, isHeadlineTaken }: PreparedText,
  result: Result,
  page: Page,
  blocks: readonly string[],
  missing: Missing,
): string[] {
  const notes = [
    ...(isPlain ? [PLAIN_NOTE] : []),
    ...(text.encoding === undefined ? [] : [ENCODING_NOTES[text.encoding]]),
    ...missingNote(result, text, missing),
  ];
  const isEmpty = text.text.trim() === '' && text.missingBytes === 0;
  const nothing = paragraph(isEmpty ? 'This file is empty.' : 'Nothing in this file is visible.');
  const after = blocks.length + notes.length > 0 || isHeadlineTaken ? notes : [nothing];
  const content = [...blocks, ...after.map((note) => toHtml(note, page))];
  if (isMain) return content;
  const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
  const remark = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
  const fold = toHtml(details([inlineCode(text.name), remark]), page);
  return [`${fold.slice(0, -END_OF_FOLD.length)}${content.join('')}${END_OF_FOLD}`];
}

const END_OF_FOLD = '</details>';
const PLAIN_NOTE = paragraph('This file is shown as plain text because it could not be rendered.');
const ENCODING_NOTES = {
  'UTF-16': paragraph('This file is not UTF-8: it is shown as UTF-16.'),
  'Windows-1252': paragraph('This file is not UTF-8: it is shown as Windows-1252.'),
  broken: paragraph(
    'This file is not UTF-8: characters that could not be decoded are shown as \ufffd.',
  ),
};

/** Returns the sentence after a truncated text: how much is missing, and where the whole file is. Empty when nothing is missing. */
function missingNote(
  result: Result,
  { name }: PreparedText['text'],
  { bytes, rows = 0, columns = 0 }: Missing,
): Element[] {
  const parts = [
    ...(rows > 0 ? [formatNumberOf(rows, 'more row')] : []),
    ...(rows <= 0 && bytes > 0 ? [`About ${formatSize(bytes)}`] : []),
    ...(columns > 0 ? [formatNumberOf(columns, 'more column')] : []),
  ];
  if (parts.length === 0) return [];
  const verb = rows + columns === 1 && parts.length === 1 ? 'is' : 'are';
  const what = [`${parts.join(' and ')} of `, inlineCode(name), ` ${verb} not shown here.`];
  const where = whereFilesAre(result, name);
  const whole = where.length === 0 ? [] : [' The whole file is', ...where, '.'];
  return [paragraph(...what, ...whole)];
}

function notShown(
  result: Result,
  count: number,
  { isMore, page }: { readonly isMore: boolean; readonly page: Page },
): string {
  const files = formatNumberOf(count, isMore ? 'more text file' : 'text file');
  const verb = count === 1 ? 'is' : 'are';
  const where = whereFilesAre(result);
  const but = where.length === 0 ? [] : [`, but ${verb}`, ...where];
  return toHtml(paragraph(`${files} ${verb} not shown here`, ...but, '.'), page);
}
