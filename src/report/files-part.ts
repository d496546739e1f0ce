import type { Element } from 'hast';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereFilesAre } from './artifact-link.ts';
import { takeWithin, toHtml, type Page } from './page.ts';
import type { Result } from './result.ts';
import { details, inlineCode, link, paragraph, table, type Child } from './untrusted/html.ts';

const MAX_ROWS = 100;

/**
 * Returns a fold with the names and sizes of the delivered files, and a sentence that says where they are.
 * @param isOpen whether the fold is open, because the page shows no text of the files
 */
export function filesPart(
  result: Result,
  { page, isOpen }: { readonly page: Page; readonly isOpen: boolean },
): Element[] {
  const { saved } = result;
  if (saved.length === 0) {
    return isEmpty(result) ? [paragraph('The agents delivered no files.')] : leftOutNote(result);
  }
  const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
  const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
  const shown = takeWithin(rows, page.max / 4, (row) =>
    page.sizeOf(toHtml(table([[], row]), page)),
  );
  const bytes = saved.reduce((sum, file) => sum + file.bytes, 0);
  const title = `${formatNumberOf(saved.length, 'file')}, ${formatSize(bytes)}`;
  const files =
    shown.length === 0 ? [] : [table([[['File'], ['Size']], ...shown], [undefined, 'right'])];
  const fold = details(
    [title],
    ...files,
    ...whereNote(result, saved.length - shown.length),
    ...leftOutNote(result),
  );
  return [isOpen ? { ...fold, properties: { open: true } } : fold];
}

/** The name is a link if the file has its own artifact. */
function savedRow(file: SavedDeliverable, url: string | undefined): Child[][] {
  const name = inlineCode(file.originalName);
  return [[url === undefined ? name : link(url, name)], [formatSize(file.bytes)]];
}

/** @param left how many files are not in the table */
function whereNote(result: Result, left: number): Element[] {
  const where = whereFilesAre(result);
  if (left > 0) return [paragraph(`and ${formatNumberOf(left, 'more file')}`, ...where)];
  return result.artifacts.some(({ file }) => file === undefined)
    ? [paragraph('The files are', ...where, '.')]
    : [];
}

function leftOutNote({ leftOut }: Result): Element[] {
  if (leftOut <= 0) return [];
  const files = `${formatNumberOf(leftOut, 'file')} ${leftOut === 1 ? 'is' : 'are'}`;
  return [paragraph(`${files} excluded by the input `, inlineCode('deliverables'), '.')];
}

/** If the task is not complete, or if files were lost, the banner says so. */
function isEmpty({ outcome, leftOut, problems }: Result): boolean {
  return outcome === 'complete' && leftOut === 0 && problems.length === 0;
}
