import type { Element } from 'hast';
import { table } from './html.ts';
import { cleanLine, clipText, truncateText } from './clean-text.ts';

/** The first rows of a table that are shown, without its head. */
export const MAX_TABLE_ROWS = 50;
/** Wider tables are hardly read, on a phone least of all. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The cells of wide rows are clipped shorter, so that a row has a bounded length. */
const MAX_ROW_LENGTH = 1500;

const NUMBER = /^[-+]?[\d.,\s]{0,39}\d\s?%?$/u;

/** Rows of remote cells, the head first, as a table, all as wide as the widest, and how many columns are left out. */
export function tableOfRows(rows: readonly (readonly string[])[]): {
  table: Element;
  hiddenColumns: number;
} {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const shown = Math.min(columns, MAX_COLUMNS);
  const maxLength = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
  const places = Array.from({ length: shown }, (_, place) => place);
  const cells = rows.map((row) => places.map((place) => [cellText(row[place] ?? '', maxLength)]));
  const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
  return { table: table(cells, align), hiddenColumns: columns - shown };
}

/** All of it is text: tags and line ends mean nothing in a cell. */
function cellText(cell: string, maxLength: number): string {
  return clipText(cleanLine(cell), maxLength);
}

function alignOf(cells: readonly string[]): 'right' | undefined {
  const filled = cells.map((cell) => truncateText(cell, 100).trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
    ? 'right'
    : undefined;
}
