import type { Element } from 'hast';
import { toHtml, type Page } from './page.ts';
import type { PreparedText } from './prepare-texts.ts';
import type { ReportHead } from './result.ts';
import { cleanLine, clipText } from './untrusted/clean-text.ts';
import { heading, textOf } from './untrusted/html.ts';
import { writeHtml } from './untrusted/safe-html.ts';

const MAX_TITLE_LENGTH = 200;
/** The maximum length of a heading with its tags and the addresses of its links, in UTF-16 units. */
const MAX_HTML_LENGTH = 4000;

interface Headed {
  /** HTML on one line. */
  readonly headline: string;
  /** Without the heading that the headline shows. */
  readonly texts: readonly PreparedText[];
}

/**
 * Returns the headline of a page: the title, otherwise the main report's own heading, otherwise the name of the workflow.
 * @param texts the main report first
 */
export function takeHeadline(head: ReportHead, texts: readonly PreparedText[], page: Page): Headed {
  const title = formatTitle(head.title);
  const [first, ...others] = texts;
  const own = first?.isMain === true ? findHeading(first) : undefined;
  const format = (text: string): string => toHtml(heading(2, text), page);
  if (first === undefined || own === undefined || !isSame(title || own.text, own.text)) {
    const headline = format(title || formatTitle(head.workflow) || 'Miteos task');
    return { headline, texts };
  }
  const html = writeHtml({ ...own.element, tagName: 'h2' });
  const blocks = first.blocks.filter(({ element }) => element !== own.element);
  return {
    headline: html.length > MAX_HTML_LENGTH ? format(own.text) : html,
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
