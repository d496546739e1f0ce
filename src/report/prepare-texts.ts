import { cutText } from './clean-text.ts';
import { fenceLanguage } from './fence-language.ts';
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
/** How far before its end a document that is cut is looked at for a blank line, or a line end. */
const LONGEST_LAST_BLOCK = 2000;

/** A text as blocks that are safe to publish, with their sizes in the limit's own units. */
export interface PreparedText {
  readonly text: DeliverableText;
  readonly isMain: boolean;
  readonly blocks: readonly SizedBlock[];
  /** UTF-16 units of the text that were rendered at all. */
  readonly renderedLength: number;
}

export interface SizedBlock extends RemoteBlock {
  /** With the blank line after it. */
  readonly size: number;
}

/**
 * The texts for the report, the main one first, each parsed once and for all. What can never be
 * shown is not parsed, and no more than the limit's share of Markdown: that bounds the time. What
 * the main report needs of it, it gets first.
 * @param budget for all texts together, in the limit's own units
 * @returns how many texts are left out, too
 */
export function prepareTexts(
  result: Result,
  budget: number,
  limit: SizeLimit,
): { prepared: PreparedText[]; left: number } {
  const { main, others } = orderTexts(result.texts, result.saved);
  const texts = main === undefined ? others : [main, ...others];
  const room = Math.min(MOST_SECTIONS, Math.max(0, Math.floor(budget / SMALLEST_SECTION) - 1));
  const shown = texts.slice(0, room);
  const sources = sourcesOf(shown, result, { budget, maxMarkdown: limit.maxMarkdown });
  const gitHubHost = hostOf(result.runUrl);
  let maxWeight = limit.maxWeight;
  const prepared = shown.map((text, index): PreparedText => {
    const source = sources[index] ?? '';
    let blocks: RemoteBlock[];
    if (isMarkdown(text, result)) {
      const parsed = markdownBlocks(source, { gitHubHost, maxWeight });
      maxWeight -= parsed.weight;
      blocks = parsed.blocks;
    } else {
      blocks = plainBlocks(source, fenceLanguage(extensionOf(text.name)));
    }
    const sized = blocks.map((block) => ({
      ...block,
      size: sizeOfBlocks([block.node], limit) + 1,
    }));
    return { text, isMain: text === main, blocks: sized, renderedLength: source.length };
  });
  return { prepared, left: texts.length - shown.length };
}

/** What of each text is rendered: all texts share the budget, the Markdown ones their own, too. */
function sourcesOf(
  texts: readonly DeliverableText[],
  result: Result,
  { budget, maxMarkdown }: { budget: number; maxMarkdown: number },
): string[] {
  const shares = shareBudget(
    budget,
    texts.map(({ text }) => text.length),
  );
  const markdownShares = shareBudget(
    maxMarkdown,
    texts.map((text, index) => (isMarkdown(text, result) ? (shares[index] ?? 0) : 0)),
  );
  return texts.map((text, index) =>
    isMarkdown(text, result)
      ? cutDocument(text.text, markdownShares[index] ?? 0)
      : cutText(text.text, shares[index] ?? 0),
  );
}

function isMarkdown(text: DeliverableText, { saved }: Result): boolean {
  return textKind(text, saved) === 'markdown';
}

/** Ends with a block where one ends near, else with a line, so that no half block is shown. */
function cutDocument(text: string, maxLength: number): string {
  const cut = cutText(text, maxLength);
  if (cut.length === text.length) return cut;
  const earliest = cut.length - Math.min(LONGEST_LAST_BLOCK, cut.length / 2);
  const blankLine = cut.lastIndexOf('\n\n');
  if (blankLine >= earliest) return cut.slice(0, blankLine + 1);
  const lineEnd = cut.lastIndexOf('\n');
  return lineEnd >= earliest ? cut.slice(0, lineEnd + 1) : cut;
}
