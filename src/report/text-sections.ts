import type { RootContent } from 'mdast';
import { cutBlock } from './cut-block.ts';
import { formatNumberOf, formatSize } from '../support/human-units.ts';
import { whereFilesAre } from './artifact-link.ts';
import { folded, paragraph, words } from './markdown-nodes.ts';
import { missingNote, type Missing } from './missing-note.ts';
import type { PreparedText, ShownTable } from './prepare-texts.ts';
import type { Result } from './result.ts';
import { shareBudget } from './share-budget.ts';
import { sizeOfBlocks, type SizeLimit } from './size-limit.ts';

/**
 * The text deliverables: the main report open, the others folded, within `budget` together. What
 * is cut ends at a block, with a sentence that says how much is missing and where the whole is.
 * @param texts as `prepareTexts` gives them; they are not parsed again
 * @param budget in the limit's own units
 */
export function textSections(
  result: Result,
  { prepared, left }: { readonly prepared: readonly PreparedText[]; readonly left: number },
  { budget, limit }: { readonly budget: number; readonly limit: SizeLimit },
): RootContent[] {
  const after = left === 0 ? [] : [notShown(result, left, prepared.length > 0)];
  const forSections = Math.max(0, budget - sizeOfBlocks(after, limit));
  const frames = prepared.map((text) => sizeOfBlocks(frame(text, result, [], allOf(text)), limit));
  const needs = prepared.map(
    ({ blocks }, index) =>
      blocks.reduce((total, { size }) => total + size, 0) + (frames[index] ?? 0),
  );
  const shares = shareBudget(forSections, needs);
  const rendered = prepared.flatMap((text, index) => {
    const max = (shares[index] ?? 0) - (frames[index] ?? 0);
    return renderSection(text, result, { max, limit });
  });
  return [...rendered, ...after];
}

interface Room {
  readonly max: number;
  readonly limit: SizeLimit;
}

function renderSection(prepared: PreparedText, result: Result, room: Room): RootContent[] {
  const { text, blocks, renderedLength } = prepared;
  let left = room.max;
  let shownLength = 0;
  const nodes: RootContent[] = [];
  let isCut = false;
  for (const { node, size, start, end } of blocks) {
    if (size <= left) {
      nodes.push(node);
      left -= size;
      shownLength = end;
      continue;
    }
    const sizeOf = (candidate: RootContent): number => sizeOfBlocks([candidate], room.limit);
    const part = cutBlock<RootContent>(node, { max: left - 1, sizeOf });
    if (part !== undefined) {
      nodes.push(part);
      shownLength = start + Math.round(((end - start) * sizeOf(part)) / size);
    } else shownLength = dropLastHeadings(nodes, blocks) ?? shownLength;
    isCut = true;
    break;
  }
  if (!isCut) shownLength = renderedLength;
  const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
  const { table } = prepared;
  const missing = table === undefined ? { bytes } : missingOfTable(prepared, table, nodes);
  return frame(prepared, result, nodes, missing);
}

/** Of a document that is nothing but headings, they are the content. */
const MAX_LAST_HEADINGS = 3;

/** A heading with nothing below it would promise what is not there. */
function dropLastHeadings(
  nodes: RootContent[],
  blocks: PreparedText['blocks'],
): number | undefined {
  let start: number | undefined;
  for (let count = 0; count < MAX_LAST_HEADINGS && nodes.at(-1)?.type === 'heading'; count += 1) {
    start = blocks[nodes.length - 1]?.start;
    nodes.pop();
  }
  return start;
}

/** Rows are counted; where nobody knows how many there are, what follows the last one shown is measured. */
function missingOfTable(
  { text, renderedLength }: PreparedText,
  { rows, hiddenColumns }: ShownTable,
  nodes: readonly RootContent[],
): Missing {
  const [table] = nodes;
  const shown = table?.type === 'table' ? table.children.length : 0;
  if (rows.total !== undefined)
    return { bytes: 0, rows: rows.total - shown, columns: hiddenColumns };
  const end = Math.round(renderedLength * (rows.ends[shown - 1] ?? 0));
  const bytes = text.missingBytes + Buffer.byteLength(text.text.slice(end));
  return { bytes, columns: hiddenColumns };
}

/** As if nothing were shown: the longest that the sentence about it gets. */
function allOf({ text, table }: PreparedText): Missing {
  const bytes = 999_500 + text.missingBytes + text.text.length;
  if (table === undefined) return { bytes };
  return { bytes, rows: table.rows.total ?? 0, columns: table.hiddenColumns };
}

/** A section round its blocks; the sentence about what is missing is part of it. */
function frame(
  { text, isMain }: PreparedText,
  result: Result,
  nodes: readonly RootContent[],
  missing: Missing,
): RootContent[] {
  const note = missingNote(result, text, missing);
  const isEmpty = nodes.length === 0 && note.length === 0;
  const content = isEmpty ? [paragraph(words('This file is empty.'))] : [...nodes, ...note];
  if (isMain) return content;
  const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
  const remark = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
  return folded({ name: text.name, remark }, content);
}

function notShown(result: Result, count: number, isMore: boolean): RootContent {
  const files = formatNumberOf(count, isMore ? 'more text file' : 'text file');
  const verb = count === 1 ? 'is' : 'are';
  const where = whereFilesAre(result);
  return paragraph(
    words(`${files} ${verb} not shown here${where.length === 0 ? '' : `, but ${verb}`}`),
    ...where,
    words('.'),
  );
}
