import { filesPart } from './files-part.ts';
import { findingsPart, noFindings } from './findings-part.ts';
import { footer } from './footer.ts';
import { takeHeadline } from './headline.ts';
import { openPage, sizeOfBlocks, toHtml, type Page, type ReportTarget } from './page.ts';
import { prepareTexts, type PreparedText } from './prepare-texts.ts';
import { renderOwnBanner } from './render-banner.ts';
import type { Result } from './result.ts';
import { textSections } from './text-sections.ts';
import { timelinePart } from './timeline-part.ts';

interface RenderOptions {
  /** Whether all texts are shown as plain text, which needs no parser and is fast. */
  readonly isPlain?: boolean;
}

/** The result as a report for each place where it is published. */
export type Reports = Readonly<Record<ReportTarget, string>>;

/**
 * Renders the result as HTML for GitHub, with one line per block: a banner if one is needed, the headline, the report, its files, the footer
 * and, in the summary, a timeline. Each page is within its size limit for any result. All remote text in it is harmless: no HTML except the
 * allowed tags, no images, mentions, cross references or diagrams.
 */
export function renderReports(result: Result, { isPlain = false }: RenderOptions = {}): Reports {
  const comment = openPage('comment', result.runUrl);
  const summary = openPage('summary', result.runUrl);
  // A newer run will report on the new head. Partial results of this run are in its artifact.
  const shown =
    result.supersededBy === undefined ? result : { ...result, texts: [], saved: [], leftOut: 0 };
  const texts = prepareTexts(shown, { links: comment.links, isPlain });
  return {
    comment: renderPage(shown, texts, comment),
    summary: renderPage(shown, texts, summary),
  };
}

function renderPage(result: Result, prepared: readonly PreparedText[], page: Page): string {
  const { headline, texts } = takeHeadline(result, prepared);
  if (result.isQuiet && page.target === 'comment') {
    const blocks = [headline, noFindings(result), footer(result)];
    return `${blocks.map((block) => toHtml(block, page)).join('\n\n')}\n`;
  }
  const hasHeadline = result.outcome === 'complete' || result.saved.length > 0;
  const banner = renderOwnBanner(result, hasHeadline);
  const top = [
    ...(banner === undefined ? [] : [banner]),
    ...(hasHeadline ? [toHtml(headline, page)] : []),
  ];
  const findings = result.findings === undefined ? [] : findingsPart(result.findings, result, page);
  const isOpen = texts.length + findings.length === 0;
  const files = filesPart(result, { page, isOpen });
  const bottom = [
    ...[...findings, ...files, footer(result)].map((block) => toHtml(block, page)),
    ...(page.target === 'summary' ? timelinePart(result.history, page) : []),
  ];
  const budget = page.max - sizeOfBlocks([...top, ...bottom], page);
  const blocks = [...top, ...textSections(result, texts, { page, budget }), ...bottom];
  return `${blocks.join('\n\n')}\n`;
}
