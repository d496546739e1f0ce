import type { PhrasingContent, RootContent } from 'mdast';
import { cutBlock } from './cut-block.ts';
import { formatNumberOf, formatSize } from './human-units.ts';
import { inlineCode } from './inline-text.ts';
import { folded, ownLink, paragraph, words } from './markdown-nodes.ts';
import type { DeliverableText } from '../deliverables/saved-deliverable.ts';
import type { PreparedText } from './prepare-texts.ts';
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
  const frames = prepared.map((text) => sizeOfBlocks(frame(text, result, [], 1), limit) + 8);
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
    }
    isCut = true;
    break;
  }
  if (!isCut) shownLength = renderedLength;
  const missing = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
  return frame(prepared, result, nodes, missing);
}

/** A section round its blocks; the sentence about what is missing is part of it. */
function frame(
  { text, isMain }: PreparedText,
  result: Result,
  nodes: readonly RootContent[],
  missingBytes: number,
): RootContent[] {
  const empty =
    nodes.length === 0 && missingBytes === 0 ? [paragraph(words('This file is empty.'))] : [];
  const content = [
    ...nodes,
    ...empty,
    ...(missingBytes > 0 ? [cutNote(result, text, missingBytes)] : []),
  ];
  if (isMain) return content;
  const bytes = result.saved.find((file) => file.name === text.name)?.bytes;
  const remark = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
  return folded({ name: text.name, remark }, content);
}

function cutNote(result: Result, text: DeliverableText, missingBytes: number): RootContent {
  return paragraph(
    words(`About ${formatSize(missingBytes)} of `),
    inlineCode(text.name),
    words(' are not shown here. The whole file is '),
    ...whereTheWholeIs(result),
    words('.'),
  );
}

function notShown(result: Result, count: number, isMore: boolean): RootContent {
  const files = formatNumberOf(count, isMore ? 'more text file' : 'text file');
  const verb = count === 1 ? 'is' : 'are';
  return paragraph(
    words(`${files} ${verb} not shown here, but ${verb} `),
    ...whereTheWholeIs(result),
    words('.'),
  );
}

function whereTheWholeIs({ artifacts, runUrl }: Result): PhrasingContent[] {
  const [artifact] = artifacts;
  if (artifact === undefined) return [words('with '), ownLink(runUrl, words('the workflow run'))];
  if (artifacts.length === 1) {
    return [words('in the artifact '), ownLink(artifact.url, inlineCode(artifact.name))];
  }
  return [words('among the artifacts of '), ownLink(runUrl, words('the workflow run'))];
}
