import type { RootContent } from 'mdast';
import { serializeMarkdown } from './markdown.ts';

/** How long a text may be where it is published, and how that is counted. */
export interface SizeLimit {
  readonly max: number;
  readonly sizeOf: (text: string) => number;
  /** How much remote Markdown is looked at in all, in UTF-16 units. */
  readonly maxMarkdown: number;
  /** How much of it is parsed (see `markdownBlocks`); what is beyond is shown as plain text. */
  readonly maxWeight: number;
}

export type ReportTarget = 'comment' | 'summary';

/**
 * A comment holds 65,536 characters, by GitHub's own error message; counted in UTF-16 units here,
 * which are never fewer than code points. A job summary holds 1,048,576 bytes a step; a longer one
 * is dropped whole (actions/runner). It stays far below that, as nothing else can be done, not even
 * on a cancellation, while a report is rendered: a second or so at most, whatever is in it.
 */
export const SIZE_LIMITS: Readonly<Record<ReportTarget, SizeLimit>> = {
  comment: {
    max: 64_000,
    sizeOf: (text) => text.length,
    maxMarkdown: 64_000,
    maxWeight: 320_000,
  },
  summary: {
    max: 400_000,
    sizeOf: (text) => Buffer.byteLength(text),
    maxMarkdown: 120_000,
    maxWeight: 600_000,
  },
};

/** The size of these blocks as Markdown. */
export function sizeOfBlocks(blocks: readonly RootContent[], limit: SizeLimit): number {
  return limit.sizeOf(serializeMarkdown(blocks));
}

/** As many of the first items as stay, each with its size, within `max` together. */
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
