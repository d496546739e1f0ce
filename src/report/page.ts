import type { Element } from 'hast';
import { sanitizeBlock, writeHtml, type LinkRules } from './untrusted/safe-html.ts';

export type ReportTarget = 'comment' | 'summary';

/** Where a report is published: what it holds, and what its links must not lead to. */
export interface Page {
  readonly target: ReportTarget;
  /** In the unit of `sizeOf`. */
  readonly max: number;
  readonly sizeOf: (text: string) => number;
  readonly links: LinkRules;
}

/**
 * A comment holds 65,536 characters, by GitHub's own error message; counted in UTF-16 units here, which are never fewer than code points. A
 * job summary holds 1,048,576 bytes a step; a longer one is dropped whole (actions/runner).
 */
const LIMITS = {
  comment: { max: 64_000, sizeOf: (text: string) => text.length },
  summary: { max: 1_048_000, sizeOf: (text: string) => Buffer.byteLength(text) },
};

/** @param runUrl an address at the GitHub that shows the page */
export function openPage(target: ReportTarget, runUrl: string): Page {
  return { target, ...LIMITS[target], links: { gitHubHost: URL.parse(runUrl)?.hostname ?? '' } };
}

/** A block of ours, perhaps with remote words in it, as one line of harmless HTML. */
export function toHtml(block: Element, { links }: Page): string {
  const safe = sanitizeBlock(block, links);
  return safe === undefined ? '' : writeHtml(safe);
}

/** The size of these blocks, each with the blank line after it. */
export function sizeOfBlocks(blocks: readonly string[], { sizeOf }: Page): number {
  return blocks.reduce((total, block) => total + sizeOf(block) + 2, 0);
}

/** As many of the first items as stay, each with its size as HTML, within `max` together. */
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
