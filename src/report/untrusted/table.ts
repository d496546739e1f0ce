import type { Element } from 'hast';
import { table } from './html.ts';
import { cleanLine, clipText, truncateText } from './clean-text.ts';

/** How many rows of a table are shown, without its head. */
export const MAX_TABLE_ROWS = 50;
/** A wider table is hard to read, above all on a phone. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** Of all cells of a row: the more cells there are, the shorter each is clipped. */
const MAX_ROW_LENGTH = 1500;

const NUMBER = /^[-+]?[\d.,\s]{0,39}\d\s?%?$/u;

/**
 * A table of remote cells, and how many of its columns are left out. All rows are as wide as the widest.
 * @param rows the head first
 */
export function tableOfRows(rows: readonly (readonly string[])[]): {
  table: Element;
  hiddenColumns: number;
} {
  const columns = rows.reduce((max, row) => Math.max(max, row.length), 1);
  const shown = Math.min(columns, MAX_COLUMNS);
  const maxLength = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
  const places = Array.from({ length: shown }, (_, place) => place);
  const cells = rows.map((row) => places.map((place) => [cellText(row[place] ?? '', maxLength)]));
  const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
  return { table: table(cells, align), hiddenColumns: columns - shown };
}

/** All of it is text: tags and line ends have no meaning in a cell. */
function cellText(cell: string, maxLength: number): string {
  return clipText(cleanLine(cell), maxLength);
}

function alignOf(cells: readonly string[]): 'right' | undefined {
  const filled = cells.map((cell) => truncateText(cell, 100).trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
    ? 'right'
    : undefined;
}
