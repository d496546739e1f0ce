import type { PhrasingContent, RootContent } from 'mdast';
import { cutText } from './clean-text.ts';
import { cutBlock } from './cut-block.ts';
import { fenceLanguage } from './fence-language.ts';
import { formatNumberOf, formatSize } from './human-units.ts';
import { inlineCode } from './inline-text.ts';
import { folded, ownLink, paragraph, words } from './markdown-nodes.ts';
import { markdownBlocks, plainBlocks, type RemoteBlock } from './remote-blocks.ts';
import type { DeliverableText } from '../deliverables/saved-deliverable.ts';
import type { Result } from './result.ts';
import { hostOf } from './safe-link.ts';
import { shareBudget } from './share-budget.ts';
import { sizeOfBlocks, type SizeLimit } from './size-limit.ts';
import { extensionOf, orderTexts, textKind } from './text-kind.ts';

/** More files are named, not shown: nobody unfolds hundreds. */
const MOST_SECTIONS = 30;
/** Less room than this is not worth a section. */
const SMALLEST_SECTION = 800;

interface Section {
  readonly text: DeliverableText;
  readonly isMain: boolean;
  readonly blocks: readonly RemoteBlock[];
  /** UTF-16 units of the text that were rendered at all. */
  readonly renderedLength: number;
}

/**
 * The text deliverables: the main report open, the others folded, within `budget` together. What
 * is cut ends at a block, with a sentence that says how much is missing and where the whole is.
 * @param budget in the limit's own units
 */
export function textSections(result: Result, budget: number, limit: SizeLimit): RootContent[] {
  const { main, others } = orderTexts(result.texts, result.saved);
  const texts = main === undefined ? others : [main, ...others];
  const room = Math.min(MOST_SECTIONS, Math.max(0, Math.floor(budget / SMALLEST_SECTION) - 1));
  const shown = texts.slice(0, room);
  const left = texts.length - shown.length;
  const after = left === 0 ? [] : [notShown(result, left, shown.length > 0)];
  const forSections = Math.max(0, budget - sizeOfBlocks(after, limit));

  // What can never be shown is not parsed: the time to render is bounded by the budget.
  const lengths = shareBudget(
    forSections,
    shown.map(({ text }) => text.length),
  );
  const sections = shown.map((text, index): Section => {
    const source = cutText(text.text, lengths[index] ?? 0);
    const blocks =
      textKind(text, result.saved) === 'markdown'
        ? markdownBlocks(source, hostOf(result.runUrl))
        : plainBlocks(source, fenceLanguage(extensionOf(text.name)));
    return { text, isMain: text === main, blocks, renderedLength: source.length };
  });

  const frames = sections.map((section) => sizeOfBlocks(frame(section, result, [], 1), limit) + 8);
  const sizes = sections.map(({ blocks }) =>
    blocks.map(({ node }) => sizeOfBlocks([node], limit) + 1),
  );
  const needs = sections.map((_, index) => sum(sizes[index] ?? []) + (frames[index] ?? 0));
  const shares = shareBudget(forSections, needs);
  const rendered = sections.flatMap((section, index) => {
    const forBlocks = (shares[index] ?? 0) - (frames[index] ?? 0);
    return renderSection(section, result, { sizes: sizes[index] ?? [], max: forBlocks, limit });
  });
  return [...rendered, ...after];
}

interface Room {
  /** Of each block, with the blank line after it. */
  readonly sizes: readonly number[];
  readonly max: number;
  readonly limit: SizeLimit;
}

function renderSection(section: Section, result: Result, room: Room): RootContent[] {
  const { text, blocks, renderedLength } = section;
  let left = room.max;
  let shownLength = 0;
  const nodes: RootContent[] = [];
  let isCut = false;
  for (const [index, { node, start, end }] of blocks.entries()) {
    const size = room.sizes[index] ?? 0;
    if (size <= left) {
      nodes.push(node);
      left -= size;
      shownLength = end;
      continue;
    }
    const allowed = left - 1;
    const part = cutBlock<RootContent>(
      node,
      (candidate) => sizeOfBlocks([candidate], room.limit) <= allowed,
    );
    if (part !== undefined) {
      nodes.push(part);
      shownLength = start + Math.round(((end - start) * sizeOfBlocks([part], room.limit)) / size);
    }
    isCut = true;
    break;
  }
  if (!isCut) shownLength = renderedLength;
  const missing = text.missingBytes + Buffer.byteLength(text.text.slice(shownLength));
  return frame(section, result, nodes, missing);
}

/** A section round its blocks; the sentence about what is missing is part of it. */
function frame(
  { text, isMain }: Section,
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
