import { fileAddresses, type FileAddress } from './artifact-link.ts';
import { cutText } from './clean-text.ts';
import { fenceLanguage } from './fence-language.ts';
import { markdownBlocks, plainBlocks, type RemoteBlock } from './remote-blocks.ts';
import type { DeliverableText } from '../deliverables/saved-deliverable.ts';
import { readRows, type Rows } from './read-rows.ts';
import type { Result } from './result.ts';
import { hostOf } from './safe-link.ts';
import { shareBudget } from './share-budget.ts';
import { sizeOfBlocks, type SizeLimit } from './size-limit.ts';
import { MAX_TABLE_ROWS, tableBlock } from './table-block.ts';
import { extensionOf, orderTexts, textKind, type TextKind } from './text-kind.ts';

/** More files are named, not shown: nobody unfolds hundreds. */
const MAX_SECTIONS = 30;
/** Less room than this is not worth a section. */
const SMALLEST_SECTION = 800;
/** How far before its end a document that is cut is looked at for a blank line, or a line end. */
const MAX_LAST_BLOCK_LENGTH = 2000;
/** How much of all delimited texts together is read to count their rows, in UTF-16 units: it takes about 0.2 µs each. */
const MAX_TABLE_TEXT = 1024 * 1024;

/** A text as blocks that are safe to publish, with their sizes in the limit's own units. */
export interface PreparedText {
  readonly text: DeliverableText;
  readonly isMain: boolean;
  readonly blocks: readonly SizedBlock[];
  /** UTF-16 units of the text that were rendered at all. */
  readonly renderedLength: number;
  /** Where the text is shown as a table, which is the only block then. */
  readonly table?: ShownTable;
}

export interface ShownTable {
  readonly rows: Rows;
  readonly hiddenColumns: number;
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
  const room = Math.min(MAX_SECTIONS, Math.max(0, Math.floor(budget / SMALLEST_SECTION) - 1));
  const shown = texts.slice(0, room);
  const sources = sourcesOf(shown, result, { budget, maxMarkdown: limit.maxMarkdown });
  const gitHubHost = hostOf(result.runUrl);
  const addressesFor = fileAddresses(result);
  let maxWeight = limit.maxWeight;
  const prepared = shown.map((text, index): PreparedText => {
    const source = sources[index] ?? '';
    const fileAddress = addressesFor(text.name);
    const { weight, blocks, ...rest } = render(text, source, {
      kind: textKind(text, result.saved),
      ...{ gitHubHost, fileAddress, maxWeight },
    });
    maxWeight -= weight;
    const sized = blocks.map((block) => ({
      ...block,
      size: sizeOfBlocks([block.node], limit) + 1,
    }));
    return { text, isMain: text === main, blocks: sized, renderedLength: source.length, ...rest };
  });
  return { prepared, left: texts.length - shown.length };
}

interface RenderRules {
  readonly kind: TextKind;
  readonly gitHubHost: string;
  readonly fileAddress: FileAddress;
  readonly maxWeight: number;
}

interface Rendered {
  readonly blocks: RemoteBlock[];
  /** How much of `maxWeight` was used. */
  readonly weight: number;
  readonly table?: ShownTable;
}

function render(text: DeliverableText, source: string, { kind, ...rules }: RenderRules): Rendered {
  if (kind === 'markdown') return markdownBlocks(source, rules);
  const rows = kind === 'table' ? readRows(source, MAX_TABLE_ROWS + 1) : undefined;
  if (rows === undefined) {
    return { blocks: plainBlocks(source, fenceLanguage(extensionOf(text.name))), weight: 0 };
  }
  const { table, hiddenColumns, weight } = tableBlock(rows.rows, rules.maxWeight);
  const isWhole = source.length === text.text.length && text.missingBytes === 0;
  const total = isWhole ? rows.total : undefined;
  const blocks = table === undefined ? [] : [{ node: table, start: 0, end: source.length }];
  return { blocks, weight, table: { rows: { ...rows, total }, hiddenColumns } };
}

/** What of each text is rendered: all texts share the budget, those that are parsed their own, too. */
function sourcesOf(
  texts: readonly DeliverableText[],
  result: Result,
  { budget, maxMarkdown }: { budget: number; maxMarkdown: number },
): string[] {
  const kinds = texts.map((text) => textKind(text, result.saved));
  const lengthOf = (wanted: TextKind[], lengths: readonly number[]): number[] =>
    kinds.map((kind, index) => (wanted.includes(kind) ? (lengths[index] ?? 0) : 0));
  const lengths = texts.map(({ text }) => text.length);
  const shares = shareBudget(budget, lengthOf(['markdown', 'code'], lengths));
  const sharesOf = {
    code: shares,
    markdown: shareBudget(maxMarkdown, lengthOf(['markdown'], shares)),
    table: shareBudget(MAX_TABLE_TEXT, lengthOf(['table'], lengths)),
  };
  return texts.map(({ text }, index) => {
    const kind = kinds[index] ?? 'code';
    const share = sharesOf[kind][index] ?? 0;
    return kind === 'markdown' ? cutDocument(text, share) : cutText(text, share);
  });
}

/** Ends with a block where one ends near, else with a line, so that no half block is shown. */
function cutDocument(text: string, maxLength: number): string {
  const cut = cutText(text, maxLength);
  if (cut.length === text.length) return cut;
  const earliest = cut.length - Math.min(MAX_LAST_BLOCK_LENGTH, cut.length / 2);
  const blankLine = cut.lastIndexOf('\n\n');
  if (blankLine >= earliest) return cut.slice(0, blankLine + 1);
  const lineEnd = cut.lastIndexOf('\n');
  return lineEnd >= earliest ? cut.slice(0, lineEnd + 1) : cut;
}
