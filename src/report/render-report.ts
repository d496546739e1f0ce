import type { RootContent } from 'mdast';
import { deliverablesPart } from './deliverables-part.ts';
import { factsPart } from './facts-part.ts';
import { failurePart } from './failure-part.ts';
import { serializeMarkdown } from './markdown.ts';
import { heading, html, ownLink, paragraph, words } from './markdown-nodes.ts';
import { headline } from './outcome-words.ts';
import { prepareTexts } from './prepare-texts.ts';
import type { Result } from './result.ts';
import { SIZE_LIMITS, sizeOfBlocks, type ReportTarget, type SizeLimit } from './size-limit.ts';
import { textSections } from './text-sections.ts';
import { timelinePart } from './timeline-part.ts';

/** For the rule between the texts and the facts, and for what parts measure less than the whole. */
const SLACK = 100;

export interface ReportOptions {
  readonly target: ReportTarget;
  /** An HTML comment by which the comment is found again; stands once, at the very beginning. */
  readonly marker?: string;
}

/**
 * The result as GitHub Flavored Markdown: the outcome, what went wrong and what to do, the report
 * itself, then the facts, the files and, in the summary, a time line. Always within the target's limit, whatever the result
 * holds; remote text in it is inert (no HTML, images, mentions, cross references, drawings).
 */
export function renderReport(result: Result, options: ReportOptions): string {
  const limit = SIZE_LIMITS[options.target];
  const top: RootContent[] = [
    ...(options.marker === undefined ? [] : [html(options.marker)]),
    heading(2, headline(result)),
    ...failurePart(result, limit),
  ];
  const bottom = [
    ...factsPart(result, limit),
    ...deliverablesPart(result, limit),
    ...(options.target === 'summary' ? timelinePart(result.history) : []),
  ];
  return (
    withTexts(result, { top, bottom, limit }) ?? serializeMarkdown(shortReport(result, options))
  );
}

interface Frame {
  readonly top: readonly RootContent[];
  readonly bottom: readonly RootContent[];
  readonly limit: SizeLimit;
}

/**
 * The report with as much of its texts as there is room for; undefined when it has no room at all.
 * The sizes of parts do not add up exactly to the size of the whole (neighbouring lists change
 * their bullets), so an overflow is taken off the budget once; then the texts are only counted.
 */
function withTexts(result: Result, { top, bottom, limit }: Frame): string | undefined {
  let budget = limit.max - sizeOfBlocks([...top, ...bottom], limit) - SLACK;
  const prepared = prepareTexts(result, budget, limit);
  const onlyCounted = { prepared: [], left: result.texts.length };
  for (const candidates of [prepared, prepared, onlyCounted]) {
    const texts = textSections(result, candidates, { budget, limit });
    const rule: RootContent[] = texts.length === 0 ? [] : [{ type: 'thematicBreak' }];
    const report = serializeMarkdown([...top, ...texts, ...rule, ...bottom]);
    const overflow = limit.sizeOf(report) - limit.max;
    if (overflow <= 0) return report;
    budget -= overflow + SLACK;
  }
  return undefined;
}

function shortReport(result: Result, options: ReportOptions): RootContent[] {
  return [
    ...(options.marker === undefined ? [] : [html(options.marker)]),
    heading(2, headline(result)),
    paragraph(
      words('The report is too long to be shown here. It is with '),
      ownLink(result.runUrl, words('the workflow run')),
      words('.'),
    ),
  ];
}
