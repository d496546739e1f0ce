import type { Element } from 'hast';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';

export type ReportTarget = 'comment' | 'summary';

/** A place where a report is published: its limit, and the rules for its links. */
export interface Page {
  readonly target: ReportTarget;
  /** In the unit of `sizeOf`. */
  readonly max: number;
  readonly sizeOf: (text: string) => number;
  readonly links: LinkRules;
}

/**
 * A comment holds 65,536 characters, by GitHub's own error message; counted in UTF-16 units here, which are never fewer than code points.
 * The rest is for the marker and for the banner that a later run puts over the report. A job summary holds 1,048,576 bytes a step; a longer
 * one is dropped whole (actions/runner).
 */
const LIMITS = {
  comment: { max: 62_000, sizeOf: (text: string) => text.length },
  summary: { max: 1_048_000, sizeOf: (text: string) => Buffer.byteLength(text) },
};

/** @param runUrl an address on the GitHub that shows the page */
export function openPage(target: ReportTarget, runUrl: string): Page {
  return { target, ...LIMITS[target], links: { gitHubHost: URL.parse(runUrl)?.hostname ?? '' } };
}

/** A block of ours, which may have remote text in it, as one line of harmless HTML. */
export function toHtml(block: Element, { links }: Pick<Page, 'links'>): string {
  const safe = sanitizeBlock(block, links);
  return safe === undefined ? '' : writeHtml(safe);
}

/** The size of blocks, each with the blank line after it. */
export function sizeOfBlocks(blocks: readonly string[], { sizeOf }: Page): number {
  return blocks.reduce((total, block) => total + sizeOf(block) + 2, 0);
}

/** The first items that fit within `max` together, each with its size as HTML. */
export function takeWithin<Item>(
  items: readonly Item[],
  max: number,
  sizeOf: (item: Item) => number,
): Item[] {
  let left = max;
  const end = items.findIndex((item) => {
    left -= sizeOf(item);
    return left < 0;
  });
  return end === -1 ? [...items] : items.slice(0, end);
}

/**
 * Shares a budget between needs: small ones get all they need, the rest get the same each.
 * @returns a share for each need, in the same order; together at most the budget
 */
export function shareBudget(budget: number, needs: readonly number[]): number[] {
  const shares = needs.map(() => 0);
  let left = Math.max(0, budget);
  const bySize = needs.map((need, index) => ({ need, index })).sort((a, b) => a.need - b.need);
  bySize.forEach(({ need, index }, position) => {
    const share = Math.min(need, Math.floor(left / (bySize.length - position)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
