import { deliverablesPart } from './deliverables-part.ts';
import { headline } from './describe-outcome.ts';
import { factsPart } from './facts-part.ts';
import { failurePart } from './failure-part.ts';
import { element, heading, link, paragraph } from './untrusted/html.ts';
import { openPage, sizeOfBlocks, toHtml, type Page, type ReportTarget } from './page.ts';
import { prepareTexts, type PreparedText } from './prepare-texts.ts';
import type { Result } from './result.ts';
import { textSections } from './text-sections.ts';
import { timelinePart } from './timeline-part.ts';

interface RenderOptions {
  /** Whether texts are shown as they are, which takes no parser and hardly any time. */
  readonly isPlain?: boolean;
}

/** The result as a report for each place where it is published. */
export type Reports = Readonly<Record<ReportTarget, string>>;

/**
 * The result as HTML for GitHub, one line a block: the outcome, what went wrong and what to do, the report itself, then the facts, the files
 * and, in the summary, a timeline. Each is within the limit of its place, whatever the result holds, and all remote text in it is harmless
 * (no HTML but the allowed tags, no images, mentions, cross references, drawings).
 */
export function renderReports(result: Result, { isPlain = false }: RenderOptions = {}): Reports {
  const comment = openPage('comment', result.runUrl);
  const summary = openPage('summary', result.runUrl);
  const texts = prepareTexts(result, { links: comment.links, isPlain });
  return {
    comment: renderPage(result, texts, comment),
    summary: renderPage(result, texts, summary),
  };
}

function renderPage(result: Result, texts: readonly PreparedText[], page: Page): string {
  const top = [heading(2, headline(result)), ...failurePart(result, page)].map((block) =>
    toHtml(block, page),
  );
  const bottom = [
    ...[...factsPart(result, page), ...deliverablesPart(result, page)].map((block) =>
      toHtml(block, page),
    ),
    ...(page.target === 'summary' ? timelinePart(result.history, page) : []),
  ];
  const rule = toHtml(element('hr', {}), page);
  const budget = page.max - sizeOfBlocks([...top, rule, ...bottom], page);
  const sections = textSections(result, texts, { page, budget });
  const blocks = [...top, ...(sections.length === 0 ? [] : [...sections, rule]), ...bottom];
  return sizeOfBlocks(blocks, page) > page.max ? shortReport(result, page) : join(blocks);
}

function join(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

function shortReport(result: Result, page: Page): string {
  const where = link(result.runUrl, 'the workflow run');
  const blocks = [
    heading(2, headline(result)),
    paragraph('The report is too long to be shown here. It is with ', where, '.'),
  ];
  return join(blocks.map((block) => toHtml(block, page)));
}
