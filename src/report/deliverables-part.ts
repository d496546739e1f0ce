import type { PhrasingContent, RootContent } from 'mdast';
import { formatCount, formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereFilesAre } from './artifact-link.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import {
  bullets,
  foldedList,
  heading,
  ownLink,
  paragraph,
  table,
  words,
} from './markdown-nodes.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Result } from './result.ts';
import { sizeOfBlocks, takeWithin, type SizeLimit } from './size-limit.ts';

const MAX_ROWS = 100;
/** A longer list is folded: on a phone it would be all that is seen. */
const MAX_OPEN_ROWS = 25;
const MAX_LOST = 20;

/** What was delivered, what was lost and why, and how much the patterns left out. */
export function deliverablesPart(result: Result, limit: SizeLimit): RootContent[] {
  return [...savedTable(result, limit), ...lostList(result, limit), ...leftOutNote(result)];
}

function savedTable(result: Result, limit: SizeLimit): RootContent[] {
  const { saved } = result;
  if (saved.length === 0)
    return isEmpty(result) ? [paragraph(words('The task made no files.'))] : [];
  const head: PhrasingContent[][] = [[words('File')], [words('Size')]];
  const own = new Map(result.artifacts.map((artifact) => [artifact.file ?? '', artifact.url]));
  const rows = saved.slice(0, MAX_ROWS).map((file) => savedRow(file, own.get(file.name)));
  const shown = takeWithin(rows, limit.max / 4, (row) => sizeOfBlocks([table([row])], limit));
  const left = saved.length - shown.length;
  const list = shown.length === 0 ? [] : [table([head, ...shown], [null, 'right'])];
  const isLong = shown.length > MAX_OPEN_ROWS;
  return [
    heading(3, 'Deliverables'),
    ...(isLong ? foldedList(`${formatCount(shown.length)} files`, list) : list),
    ...(left === 0
      ? []
      : [paragraph(words(`and ${formatNumberOf(left, 'more file')}`), ...whereFilesAre(result))]),
  ];
}

/** Certainly: it is also known to have been listed. */
function isEmpty({ outcome, lost, leftOut, problems }: Result): boolean {
  return outcome === 'complete' && lost.length === 0 && leftOut === 0 && problems.length === 0;
}

/** With a link where the file has an artifact of its own. */
function savedRow(file: SavedDeliverable, url = ''): PhrasingContent[][] {
  return [[ownLink(url, inlineCode(file.originalName))], [words(formatSize(file.bytes))]];
}

function lostList({ lost }: Result, limit: SizeLimit): RootContent[] {
  const items = lost
    .slice(0, MAX_LOST)
    .map(({ originalName, reason }): PhrasingContent[] => [
      inlineCode(originalName),
      words(': '),
      ...inlineText(reason),
    ]);
  const shown = takeWithin(items, limit.max / 8, (item) => sizeOfBlocks([bullets([item])], limit));
  const left = lost.length - shown.length;
  const more = left > 0 ? [[words(`and ${formatCount(left)} more`)]] : [];
  if (lost.length === 0) return [];
  return [heading(3, 'Could not be delivered'), bullets([...shown, ...more])];
}

function leftOutNote({ leftOut }: Result): RootContent[] {
  if (leftOut <= 0) return [];
  const verb = leftOut === 1 ? 'was' : 'were';
  const files = formatNumberOf(leftOut, 'deliverable');
  return [
    paragraph(
      words(`${files} ${verb} left out by the patterns of the input `),
      inlineCode('deliverables'),
      words('.'),
    ),
  ];
}
