import type { Element } from 'hast';
import { formatSize } from '../support/human-units.ts';
import { openPage, shareBudget, sizeOfBlocks, toHtml, type Page } from './page.ts';
import type { ReportHead } from './result.ts';
import { cleanLine, clipText, truncateText } from './untrusted/clean-text.ts';
import {
  details,
  element,
  heading,
  inlineText,
  list,
  paragraph,
  preformatted,
  textOf,
} from './untrusted/html.ts';
import { sanitizeBlock, writeHtml } from './untrusted/safe-html.ts';
import { truncateBlock } from './untrusted/truncate.ts';

const MAX_TITLE_LENGTH = 200;
/** The maximum length of a sentence of the plan, in UTF-16 units. */
const MAX_SENTENCE_LENGTH = 1000;
/** The size of the sentence about the missing part of a text. */
const NOTE_SIZE = 200;

/** What a step would do without the input `dry-run`. */
export interface DryRun extends Pick<ReportHead, 'title' | 'workflow' | 'runUrl'> {
  /** What the step would do, a sentence each. Text between back-ticks is code. */
  readonly plan: readonly string[];
  /** What it would send. */
  readonly texts: readonly SentText[];
}

/** A text that would be sent. Hostile text. */
export interface SentText {
  readonly name: string;
  readonly text: string;
  /** The name by which GitHub highlights it; empty for plain text. */
  readonly language: string;
}

/**
 * Renders the job summary of a dry run: the plan, and each text that would be sent, folded. A text that is too long for the
 * summary is truncated, and a sentence says so.
 */
export function renderDryRun({ title, workflow, runUrl, plan, texts }: DryRun): string {
  const page = openPage('summary', runUrl);
  const name = clipText(cleanLine(title) || cleanLine(workflow), MAX_TITLE_LENGTH);
  const top = [
    heading(2, name === '' ? 'Dry run' : `Dry run: ${name}`),
    paragraph('No task was created. Without ', element('code', {}, 'dry-run'), ', the step:'),
    list(plan.map((sentence) => inlineText(sentence, MAX_SENTENCE_LENGTH))),
  ].map((block) => toHtml(block, page));
  const folds = texts.map((text) => foldOf(text, page));
  const needs = folds.map((fold) => page.sizeOf(writeHtml(fold)) + NOTE_SIZE);
  const shares = shareBudget(page.max - sizeOfBlocks(top, page), needs);
  const bottom = texts.flatMap((text, index) => {
    const fold = folds[index];
    return fold === undefined ? [] : fitFold(fold, text, { page, max: shares[index] ?? 0 });
  });
  return `${[...top, ...bottom].join('\n\n')}\n`;
}

function foldOf({ name, text, language }: SentText, { max, links }: Page): Element {
  const title = `${name} (${formatSize(Buffer.byteLength(text))})`;
  const fold = details([title], preformatted(truncateText(text, max), language));
  return sanitizeBlock(fold, links) ?? fold;
}

/** Returns the fold, truncated if it is larger than `max`, in the unit of the page. Then a sentence follows. */
function fitFold(
  fold: Element,
  { name, text }: SentText,
  { page, max }: { readonly page: Page; readonly max: number },
): string[] {
  const html = writeHtml(fold);
  if (text.length <= page.max && page.sizeOf(html) + NOTE_SIZE <= max) return [html];
  const part = truncateBlock(fold, max - NOTE_SIZE, page.sizeOf);
  const shown = part?.children.at(-1);
  const shownBytes = shown === undefined ? 0 : Buffer.byteLength(textOf(shown));
  const missing = formatSize(Buffer.byteLength(text) - shownBytes);
  const note = toHtml(paragraph(`${name}: about ${missing} are not shown here.`), page);
  return part === undefined ? [note] : [writeHtml(part), note];
}
