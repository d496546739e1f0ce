import type { AlignType, PhrasingContent, Table, TableRow } from 'mdast';
import { cleanLine, clipText, cutText } from './clean-text.ts';
import { makeInert } from './inert-phrasing.ts';
import { lineWeight } from './markdown-weight.ts';

/** The first rows of a table that are shown, without its head. */
export const MAX_TABLE_ROWS = 50;
/** Wider tables are hardly read, on a phone least of all. */
const MAX_COLUMNS = 20;
const MAX_CELL_LENGTH = 200;
/** The cells of wide rows are cut shorter, so that a row has a bounded length. */
const MAX_ROW_LENGTH = 1500;

/** A table that has to be cut is written several times to find how much of it fits. */
const WEIGHT_OF_MEASURING = 1.5;

const NUMBER = /^\s*[-+]?[\d.,\s]*\d\s*%?\s*$/u;

export interface TableBlock {
  /** Safe to publish; undefined when there is no weight left for more than its head. */
  readonly table: Table | undefined;
  readonly hiddenColumns: number;
  /** How much work it is to publish it, in the unit of `lineWeight`. */
  readonly weight: number;
}

/**
 * Rows of remote cells, the head first, as a table: as many as `maxWeight` allows, all as wide as the widest.
 */
export function tableBlock(rows: readonly (readonly string[])[], maxWeight: number): TableBlock {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const shown = Math.min(columns, MAX_COLUMNS);
  const longest = Math.min(MAX_CELL_LENGTH, Math.floor(MAX_ROW_LENGTH / shown));
  const places = Array.from({ length: shown }, (_, place) => place);
  let weight = 0;
  const tableRows: TableRow[] = [];
  for (const row of rows) {
    const cells = places.map((place) => cellText(row[place] ?? '', longest));
    const added = cells.reduce((sum, cell) => sum + lineWeight(cell), 0) * WEIGHT_OF_MEASURING;
    if (weight + added > maxWeight) break;
    weight += added;
    tableRows.push({ type: 'tableRow', children: cells.map(tableCell) });
  }
  const hiddenColumns = columns - shown;
  if (tableRows.length < Math.min(2, rows.length))
    return { table: undefined, hiddenColumns, weight };
  const align = places.map((place) => alignOf(rows.slice(1).map((row) => row[place] ?? '')));
  return { table: { type: 'table', align, children: tableRows }, hiddenColumns, weight };
}

function cellText(cell: string, longest: number): string {
  return clipText(cleanLine(cutText(cell, 4 * longest)), longest);
}

/** All of it is text: marks of Markdown, HTML and line ends mean nothing in a cell. */
function tableCell(value: string): { type: 'tableCell'; children: PhrasingContent[] } {
  return {
    type: 'tableCell',
    children: value === '' ? [] : makeInert([{ type: 'text', value }]),
  };
}

function alignOf(cells: readonly string[]): AlignType {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => cell.length < 40 && NUMBER.test(cell))
    ? 'right'
    : null;
}
