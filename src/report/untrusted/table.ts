import type { Element } from 'hast';
import { table } from './html.ts';
import { cleanLine, clipText, truncateText } from './clean-text.ts';

/** The maximum number of rows of a table, without its head. */
export const MAX_TABLE_ROWS = 50;
/** A wider table is hard to read, especially on a phone. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The maximum total length of the cells in a row. With more cells, each one is shorter. */
const MAX_ROW_LENGTH = 1500;

const NUMBER = /^[-+]?[\d.,\s]{0,39}\d\s?%?$/u;

/**
 * Returns a table of remote cells, and the number of columns that it does not show. All rows get the width of the widest one.
 * @param rows the first one is the head
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

/** Returns the cell as text on one line. */
function cellText(cell: string, maxLength: number): string {
  return clipText(cleanLine(cell), maxLength);
}

function alignOf(cells: readonly string[]): 'right' | undefined {
  const filled = cells.map((cell) => truncateText(cell, 100).trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
    ? 'right'
    : undefined;
}
