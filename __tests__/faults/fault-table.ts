import type { EmptyCell } from './fault-cell.ts';

/** The text of a cell, e.g. `whole 2`. */
export interface ShownCell {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

/** Renders the table as plain text, with the reasons for empty cells below it. */
export function renderTable(
  title: string,
  cells: readonly ShownCell[],
  empty: readonly EmptyCell[],
): string {
  const reasons = [...new Set(empty.map(({ why }) => why))];
  const all = [
    ...cells,
    ...empty.map(({ why, ...cell }) => ({ ...cell, text: `n/a (${reasons.indexOf(why) + 1})` })),
  ];
  const rows = [...new Set(all.map(({ row }) => row))];
  const columns = [...new Set(all.map(({ column }) => column))];
  const textOf = (row: string, column: string): string =>
    all.find((cell) => cell.row === row && cell.column === column)?.text ?? '';
  const lines = [
    ['', ...columns],
    ...rows.map((row) => [row, ...columns.map((column) => textOf(row, column))]),
  ];
  const widths = ['', ...columns].map((_, place) =>
    Math.max(...lines.map((line) => line[place]?.length ?? 0)),
  );
  return [
    title,
    ...lines.map((line) => line.map((text, place) => text.padEnd(widths[place] ?? 0)).join('  ')),
    ...reasons.map((why, place) => `(${place + 1}) ${why}`),
    '',
  ].join('\n');
}
