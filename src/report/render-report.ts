import type { Element } from 'hast';
import { formatDuration } from '../support/duration.ts';
import { formatCents, formatCount, formatNumberOf } from '../support/human-units.ts';
import type { Task } from '../task/task.ts';
import { filesPart } from './files-part.ts';
import { findingsPart, noFindings } from './findings-part.ts';
import { renderMessages, type FindingMessages } from './findings-without-comment.ts';
import { takeHeadline } from './headline.ts';
import { openPage, sizeOfBlocks, toHtml, type Page, type ReportTarget } from './page.ts';
import { prepareTexts, type PreparedText } from './prepare-texts.ts';
import { renderOwnBanner } from './render-banner.ts';
import { commitLink } from './repository-links.ts';
import { isCompleteReport, type Result } from './result.ts';
import { textSections } from './text-sections.ts';
import { timelinePart } from './timeline-part.ts';
import { element, link, paragraph, type Child } from './untrusted/html.ts';

const MAX_ARTIFACTS = 5;
/** The part of the result that the comment of a superseded run does not show. */
const NOTHING_SHOWN = { texts: [], saved: [], leftOut: 0, findings: undefined, isQuiet: false };

/** The Markdown of the result as blocks, which all pages share. */
interface Prepared {
  readonly texts: readonly PreparedText[];
  readonly messages: FindingMessages;
}

const NOTHING_PREPARED: Prepared = { texts: [], messages: new Map() };

interface RenderOptions {
  /** Whether all texts are shown as plain text, which needs no parser and is fast. */
  readonly isPlain?: boolean;
}

/** The result as a report for each place where it is published. */
export type Reports = Readonly<Record<ReportTarget, string>>;

/**
 * Renders the result as HTML for GitHub, with one line per block: a banner if one is needed (below the headline if the report is complete), the
 * headline, the report, the findings, the files, the footer and, in the summary, a timeline. Each page is within its size limit for any result.
 * All remote text in it is harmless: no HTML except the allowed tags, no images, mentions, cross references or diagrams.
 */
export function renderReports(result: Result, { isPlain = false }: RenderOptions = {}): Reports {
  const comment = openPage('comment', result.runUrl);
  const summary = openPage('summary', result.runUrl);
  const { links } = comment;
  const prepared = {
    texts: prepareTexts(result, { links, isPlain }),
    messages: renderMessages(result.findings, { links, isPlain }),
  };
  return {
    // A newer run will report on the new head. The summary and the artifact have the partial results of this run.
    comment:
      result.supersededBy === undefined
        ? renderPage(result, prepared, comment)
        : renderPage({ ...result, ...NOTHING_SHOWN }, NOTHING_PREPARED, comment),
    summary: renderPage(result, prepared, summary),
  };
}

function renderPage(result: Result, { messages, ...prepared }: Prepared, page: Page): string {
  const { headline, texts } = takeHeadline(result, prepared.texts, page);
  if (result.isQuiet && page.target === 'comment') {
    const blocks = [noFindings(result), footer(result)].map((block) => toHtml(block, page));
    return `${[headline, ...blocks].join('\n\n')}\n`;
  }
  const hasHeadline = result.outcome === 'complete' || result.saved.length > 0;
  const banner = renderOwnBanner(result, hasHeadline) ?? [];
  const headlines = hasHeadline ? [headline] : [];
  // The warning of a complete report is part of it, and stays when a later run writes a banner at the start.
  const top = isCompleteReport(result) ? [headlines, banner].flat() : [banner, headlines].flat();
  const findings =
    result.findings === undefined
      ? []
      : findingsPart(result.findings, { ...result, messages }, page);
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

/** Returns one line with the commit, the duration, the cost and links to artifacts, run and War Room. Unknown facts are omitted. */
function footer(result: Result): Element {
  const { commit, durationSeconds, task, artifacts, runUrl, watchUrl } = result;
  const archives = artifacts.filter(({ file }) => file === undefined).slice(0, MAX_ARTIFACTS);
  const facts: Child[] = [
    ...(commit === undefined ? [] : [commitLink(commit, result)]),
    ...(durationSeconds === undefined ? [] : [formatDuration(durationSeconds * 1000)]),
    ...(task.agents.length === 0 ? [] : [describeAgents(task)]),
    ...(task.costCents === undefined ? [] : [formatCents(task.costCents)]),
    ...archives.map(({ url }, index) =>
      link(url, index === 0 ? 'artifact' : `artifact ${index + 1}`),
    ),
    link(runUrl, 'run'),
    link(watchUrl, 'War Room'),
  ];
  const line = facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
  return paragraph(element('sub', {}, ...line));
}

/** When a task is cancelled, the service may report agents as failed that were only stopped. */
function describeAgents({ agents, status }: Task): string {
  const failed = agents.filter((agent) => agent.status === 'error').length;
  const remark = failed === 0 || status === 'cancelled' ? '' : ` (${formatCount(failed)} failed)`;
  return `${formatNumberOf(agents.length, 'agent')}${remark}`;
}
