import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mapConcurrently } from '../../src/support/map-concurrently.ts';
import { problemsOf, type EmptyCell, type FaultCell, type Observed } from './fault-cell.ts';
import { renderTable } from './fault-table.ts';

/** A step mostly waits, for a free core and for the fault. */
const CELLS_AT_ONCE = 8;

/** Creates a test for each cell, runs all cells in parallel before the tests, and always prints the table. */
export function useCells(title: string, all: readonly (FaultCell | EmptyCell)[]): void {
  const cells = all.filter((cell) => 'run' in cell);
  const empty = all.filter((cell) => 'why' in cell);
  const settled = new Map<FaultCell, PromiseSettledResult<Observed>>();

  beforeAll(async () => {
    const slowFirst = cells.toSorted((one, other) => Number(other.isSlow) - Number(one.isSlow));
    await mapConcurrently(slowFirst, CELLS_AT_ONCE, async (cell) => {
      const [result] = await Promise.allSettled([cell.run()]);
      settled.set(cell, result);
    });
  });

  afterAll(() => {
    const shown = cells.map((cell) => ({ ...cell, text: textOf(cell, settled.get(cell)) }));
    process.stdout.write(`\n${renderTable(title, shown, empty)}\n`);
  });

  it.each(cells.map((cell) => [cell.row, cell.column, cell] as const))(
    '%s: %s',
    (...[, , cell]) => {
      const result = settled.get(cell);
      if (result?.status !== 'fulfilled') throw result?.reason ?? new Error('It did not run.');
      expect(problemsOf(cell, result.value)).toEqual([]);
    },
  );
}

function textOf(cell: FaultCell, result: PromiseSettledResult<Observed> | undefined): string {
  if (result?.status !== 'fulfilled') return 'BROKEN';
  const { fate, fired } = result.value;
  const isGood = problemsOf(cell, result.value).length === 0;
  return `${isGood ? fate : fate.toUpperCase() + '!'} ${fired}`;
}
