import type { Element } from 'hast';
import type { PreparedText } from './prepare-texts.ts';
import type { ReportHead } from './result.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';
import { heading, textOf } from './untrusted/html.ts';

const MAX_TITLE_LENGTH = 200;

interface Headed {
  readonly headline: Element;
  /** Without the heading that the headline shows. */
  readonly texts: readonly PreparedText[];
}

/**
 * Returns the headline of a page: the title, otherwise the main report's own heading, otherwise the name of the workflow.
 * @param texts the main report first
 */
export function takeHeadline(head: ReportHead, texts: readonly PreparedText[]): Headed {
  const title = formatTitle(head.title);
  const [first, ...others] = texts;
  const own = first?.isMain === true ? findHeading(first) : undefined;
  const fallback = heading(2, title || formatTitle(head.workflow) || 'Miteos task');
  if (first === undefined || own === undefined || !isSame(title || own.text, own.text)) {
    return { headline: fallback, texts };
  }
  const blocks = first.blocks.filter(({ element }) => element !== own.element);
  return {
    headline: { ...own.element, tagName: 'h2' },
    texts: [{ ...first, blocks, isHeadlineTaken: true }, ...others],
  };
}

function formatTitle(title: string): string {
  return clipText(cleanLine(title), MAX_TITLE_LENGTH);
}

/** Returns the first heading if nothing precedes it, or if it is of the highest level. */
function findHeading({
  blocks,
  hasTitle,
}: PreparedText): { element: Element; text: string } | undefined {
  const index = blocks.findIndex(({ element }) => /^h[1-6]$/u.test(element.tagName));
  const element = blocks[index]?.element;
  if (element === undefined) return undefined;
  const isTitle = index === 0 || (hasTitle && element.tagName === 'h2');
  const text = textOf(element);
  return isTitle && text.length <= MAX_TITLE_LENGTH ? { element, text } : undefined;
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => text.replace(/\s+/gu, '').toLowerCase());
  return first === second;
}
