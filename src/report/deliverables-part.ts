import type { PhrasingContent, RootContent } from 'mdast';
import { formatCount, formatNumberOf, formatSize } from './human-units.ts';
import { inlineCode, inlineText } from './inline-text.ts';
import { bullets, heading, paragraph, table, words } from './markdown-nodes.ts';
import type { SavedDeliverable } from '../deliverables/saved-deliverable.ts';
import type { Result } from './result.ts';
import { sizeOfBlocks, takeWithin, type SizeLimit } from './size-limit.ts';

const MOST_ROWS = 100;
const MOST_LOST = 20;

/** What was delivered, what was lost and why, and how much the patterns left out. */
export function deliverablesPart(result: Result, limit: SizeLimit): RootContent[] {
  return [...savedTable(result, limit), ...lostList(result, limit), ...leftOutNote(result)];
}

function savedTable({ saved }: Result, limit: SizeLimit): RootContent[] {
  if (saved.length === 0) return [];
  const head: PhrasingContent[][] = [[words('File')], [words('Size')], [words('Type')]];
  const rows = saved.slice(0, MOST_ROWS).map(savedRow);
  const shown = takeWithin(rows, limit.max / 4, (row) => sizeOfBlocks([table([row])], limit));
  const left = saved.length - shown.length;
  return [
    heading(3, 'Deliverables'),
    ...(shown.length === 0 ? [] : [table([head, ...shown], [null, 'right', null])]),
    ...(left === 0 ? [] : [paragraph(words(`and ${formatNumberOf(left, 'more file')}`))]),
  ];
}

function savedRow(file: SavedDeliverable): PhrasingContent[][] {
  return [
    [inlineCode(file.originalName)],
    [words(formatSize(file.bytes))],
    file.contentType === '' ? [] : inlineText(file.contentType, 80),
  ];
}

function lostList({ lost }: Result, limit: SizeLimit): RootContent[] {
  const items = lost
    .slice(0, MOST_LOST)
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
