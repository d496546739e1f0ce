import type { Element } from 'hast';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';

export type ReportTarget = 'comment' | 'summary';

/** The size limit and the link rules of a place where a report is published. */
export interface Page {
  readonly target: ReportTarget;
  /** In the unit of `sizeOf`. */
  readonly max: number;
  readonly sizeOf: (text: string) => number;
  readonly links: LinkRules;
}

/**
 * The maximum length of a comment is 65,536 characters, according to GitHub's error message. Here the length is counted in UTF-16 units, of
 * which a text never has fewer than code points. The rest is for the marker and for the banner that a later run adds above the report. The
 * maximum size of a job summary is 1,048,576 bytes per step. The runner discards a longer one (actions/runner).
 */
const LIMITS = {
  comment: { max: 62_000, sizeOf: (text: string) => text.length },
  summary: { max: 1_048_000, sizeOf: (text: string) => Buffer.byteLength(text) },
};

/** @param runUrl an address on the GitHub that shows the page */
export function openPage(target: ReportTarget, runUrl: string): Page {
  return { target, ...LIMITS[target], links: { gitHubHost: URL.parse(runUrl)?.hostname ?? '' } };
}

/** Sanitizes a block, which may contain remote text, and writes it as one line of HTML. */
export function toHtml(block: Element, { links }: Pick<Page, 'links'>): string {
  const safe = sanitizeBlock(block, links);
  return safe === undefined ? '' : writeHtml(safe);
}

/** Returns the total size of the blocks, each with the blank line after it. */
export function sizeOfBlocks(blocks: readonly string[], { sizeOf }: Page): number {
  return blocks.reduce((total, block) => total + sizeOf(block) + 2, 0);
}

/** Returns the first items whose total size is at most `max`. */
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
 * Divides a budget among needs. Small needs are met in full; the others get equal shares.
 * @returns a share for each need, in the same order; the total is at most the budget
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
