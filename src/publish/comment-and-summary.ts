import type { PostedComment, Ports } from '../ports.ts';
import type { Reports } from '../report/render-report.ts';
import { isCompleteReport, type Result } from '../report/result.ts';
import { orderTexts } from '../report/text-kind.ts';
import { errorMessage, PermissionError } from '../support/errors.ts';
import { formatNumberOf } from '../support/human-units.ts';
import { openBannerWriter } from './banner.ts';
import type { DeliverContext, StepContext } from './context.ts';
import { redactReport } from './redact-report.ts';

const HIDDEN_SECRET =
  'Text from Miteos contains a secret of this step (the api-key or the github-token) in a form that appears only when it is rendered. ' +
  'The secret is redacted in the report, but not in the files: delete the artifact and replace the secret.';
/** Of the report in the log. */
const MAX_PRINTED_LINES = 2000;

interface ReportContext extends StepContext, Pick<DeliverContext, 'hasSummary' | 'onPublished'> {
  /** Whether a warning already says that the token lacks a permission. */
  readonly isDenied?: boolean;
}

export interface PublishedReport {
  /** The comment with the report; absent when there is none. */
  readonly comment?: PostedComment;
  /** Why there is no comment, if the input `comment` requires one. Nothing is logged about it. */
  readonly failure?: string;
}

/**
 * Writes the report to the job summary and to the comment, independently of each other. The summary is first, and the state says so before the
 * comment begins: if the step is killed during a slow request to GitHub, the post step must not write the summary again. Also, the warning
 * about a failed comment can then say where else the report is.
 */
export async function publishReport(
  result: Result,
  context: ReportContext,
): Promise<PublishedReport> {
  const { ports, settings, hasSummary = false } = context;
  if (ports.comment === undefined && (hasSummary || !settings.summary)) return {};
  const reports = await renderRedacted(result, ports);
  if (reports === undefined) return {};
  const { comment, summary } = reports;
  const isInSummary = hasSummary || (settings.summary && (await publishSummary(summary, context)));
  if (!ports.hasSummaries && settings.summary && !hasSummary) printReport(result, ports.log);
  const place = ports.hasSummaries ? 'job summary' : 'log';
  const whereElse = isInSummary ? ` The ${place} has the report.` : '';
  return publishComment(result, comment, { ...context, whereElse });
}

/**
 * Renders the report. If that takes too much time or memory, renders it again without a parser.
 * @returns undefined when the step is cancelled
 */
async function renderRedacted(
  result: Result,
  { log, renderReports, secrets, stop }: Ports,
): Promise<Reports | undefined> {
  let reports: Reports;
  try {
    reports = await renderReports(result);
  } catch (error) {
    if (stop.aborted) return undefined;
    log.warning(
      `The report could not be rendered: ${errorMessage(error)}. Markdown and tables are shown as plain text.`,
    );
    const inThisProcess = await import('../report/render-report.ts');
    reports = inThisProcess.renderReports(result, { isPlain: true });
  }
  const redacted = {
    comment: redactReport(reports.comment, secrets.redactKeys),
    summary: redactReport(reports.summary, secrets.redactKeys),
  };
  // The texts were redacted before, so this secret appears only in the rendered report.
  if (redacted.summary !== reports.summary) log.warning(HIDDEN_SECRET);
  return redacted;
}

interface CommentContext extends ReportContext {
  /** A sentence for a warning that says where else the report is. */
  readonly whereElse: string;
}

/** @param page the redacted comment when no earlier report stays; otherwise a banner is rendered above that report */
async function publishComment(
  result: Result,
  page: string,
  context: CommentContext,
): Promise<PublishedReport> {
  const { ports, settings, onPublished, whereElse } = context;
  const { comment, log } = ports;
  if (comment === undefined) return {};
  try {
    const { renderBanner } = await import('../report/render-banner.ts');
    const write = await openBannerWriter(context);
    const published = await comment.publish({
      taskId: result.task.id,
      kind: isCompleteReport(result) ? 'report' : 'notice',
      commit: result.commit,
      isOnlyUpdate: result.isQuiet,
      render: (kept) =>
        write(kept, (report) =>
          report === undefined
            ? page
            : redactReport(renderBanner(result, report), ports.secrets.redactKeys),
        ),
    });
    if (published.kind === 'superseded') {
      const { url } = published.by;
      log.info(`The comment ${url} belongs to a newer run and is not changed.${whereElse}`);
      return {};
    }
    if (published.kind === 'none') {
      log.info('No comment was created, because there are no findings.');
      return {};
    }
    const posted = published.comment;
    onPublished({ comment: posted });
    log.info(`Published the comment: ${posted.url}`);
    return { comment: posted };
  } catch (error) {
    if (ports.stop.aborted) return {};
    const failure = `${errorMessage(error).replace(/(?<![.!?])$/, '.')}${whereElse}`;
    if (settings.comment === 'always') return { failure };
    const isKnown = context.isDenied === true && error instanceof PermissionError;
    log[isKnown ? 'info' : 'warning'](failure);
    return {};
  }
}

async function publishSummary(
  report: string,
  { ports: { log, step }, onPublished }: ReportContext,
): Promise<boolean> {
  try {
    await step.writeSummary(report);
    onPublished({ summary: true });
    return true;
  } catch (error) {
    log.warning(`Could not write the job summary: ${errorMessage(error)}.`);
    return false;
  }
}

/** Prints the main report to the log, for platforms without job summaries. A bar before each line keeps the indentation. */
function printReport({ texts, saved }: Result, log: Ports['log']): void {
  const { main } = orderTexts(texts, saved);
  if (main === undefined) return;
  const lines = main.text.trimEnd().split(/\r\n|\r|\n/);
  log.startGroup(`Report: ${main.name}`);
  for (const line of lines.slice(0, MAX_PRINTED_LINES)) log.info(`│ ${line}`.trimEnd());
  if (lines.length > MAX_PRINTED_LINES) {
    log.info(`and ${formatNumberOf(lines.length - MAX_PRINTED_LINES, 'more line')}`);
  }
  log.endGroup();
}
