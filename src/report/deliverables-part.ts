import type { Element } from 'hast';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import { formatCount, formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereFilesAre } from './artifact-link.ts';
import {
  details,
  heading,
  inlineCode,
  inlineText,
  link,
  list,
  paragraph,
  table,
  type Child,
} from './untrusted/html.ts';
import { takeWithin, toHtml, type Page } from './page.ts';
import type { Result } from './result.ts';

const MAX_ROWS = 100;
/** A longer list is folded: on a phone it would be all that is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_LOST = 20;

/** What was delivered, what was lost and why, and how much the patterns left out. */
export function deliverablesPart(result: Result, page: Page): Element[] {
  return [...savedTable(result, page), ...lostList(result, page), ...leftOutNote(result)];
}

function savedTable(result: Result, page: Page): Element[] {
  const { saved } = result;
  if (saved.length === 0) return isEmpty(result) ? [paragraph('The task made no files.')] : [];
  const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
  const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
  const shown = takeWithin(rows, page.max / 4, (row) =>
    page.sizeOf(toHtml(table([[], row]), page)),
  );
  const left = saved.length - shown.length;
  const files =
    shown.length === 0 ? [] : [table([[['File'], ['Size']], ...shown], [undefined, 'right'])];
  const isLong = shown.length > MAX_OPEN_ROWS;
  return [
    heading(3, 'Deliverables'),
    ...(isLong ? [details([`${formatCount(shown.length)} files`], ...files)] : files),
    ...(left === 0
      ? []
      : [paragraph(`and ${formatNumberOf(left, 'more file')}`, ...whereFilesAre(result))]),
  ];
}

/** Certainly: it is also known to have been listed. */
function isEmpty({ outcome, lost, leftOut, problems }: Result): boolean {
  return outcome === 'complete' && lost.length === 0 && leftOut === 0 && problems.length === 0;
}

/** With a link where the file has an artifact of its own. */
function savedRow(file: SavedDeliverable, url: string | undefined): Child[][] {
  const name = inlineCode(file.originalName);
  return [[url === undefined ? name : link(url, name)], [formatSize(file.bytes)]];
}

function lostList({ lost }: Result, page: Page): Element[] {
  const items = lost
    .slice(0, MAX_LOST)
    .map(({ originalName, reason }) => [inlineCode(originalName), ': ', ...inlineText(reason)]);
  const shown = takeWithin(items, page.max / 8, (item) => page.sizeOf(toHtml(list([item]), page)));
  const left = lost.length - shown.length;
  const more = left > 0 ? [[`and ${formatCount(left)} more`]] : [];
  if (lost.length === 0) return [];
  return [heading(3, 'Could not be delivered'), list([...shown, ...more])];
}

function leftOutNote({ leftOut }: Result): Element[] {
  if (leftOut <= 0) return [];
  const verb = leftOut === 1 ? 'was' : 'were';
  const files = formatNumberOf(leftOut, 'deliverable');
  return [
    paragraph(
      `${files} ${verb} left out by the patterns of the input `,
      inlineCode('deliverables'),
      '.',
    ),
  ];
}
