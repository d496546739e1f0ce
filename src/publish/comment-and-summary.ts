import type { IssueDraft, IssuePort, PostedComment, PostedIssue, Ports } from '../ports.ts';
import type { Reports } from '../report/render-report.ts';
import { isCompleteReport, type Result } from '../report/result.ts';
import { orderTexts } from '../report/text-kind.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage, PermissionError } from '../support/errors.ts';
import { logText } from '../support/log.ts';
import { openBannerWriter } from './banner.ts';
import type { DeliverContext, StepContext } from './context.ts';
import { redactReport } from './redact-report.ts';

/** The time limit for the issue. It is not part of the budget, which the artifact may have used up. */
const ISSUE_LIMIT_MS = 2 * 60_000;
const HIDDEN_SECRET =
  'Text from Miteos contains a secret of this step (the api-key or the github-token) in a form that appears only when it is rendered. ' +
  'The secret is redacted in the report, but not in the files: delete the artifact and replace the secret.';

interface ReportContext extends StepContext, Pick<DeliverContext, 'hasSummary' | 'onPublished'> {}

interface PublishedReport {
  /** The comment with the report; absent when there is none. */
  readonly comment?: PostedComment;
  /** The issue that has the report, or a comment about this run; absent when there is none. */
  readonly issue?: PostedIssue;
  /** Why there is no comment or issue, if an input requires one. Nothing is logged about it. */
  readonly failure?: string;
}

/** @param isDenied whether a warning already says that the token lacks a permission */
type PublishReport = (result: Result, isDenied?: boolean) => Promise<PublishedReport>;

/**
 * Starts the process that renders the report, if the report is published anywhere.
 * @returns a function that publishes the report of a result
 */
export function startReport(context: ReportContext): PublishReport {
  const { ports, settings, hasSummary = false } = context;
  const hasPlace = ports.comment !== undefined || ports.issue !== undefined;
  if (!hasPlace && (hasSummary || !settings.summary)) return () => Promise.resolve({});
  const { promise, resolve } = Promise.withResolvers<Result>();
  const rendering = ports.renderReports(promise);
  // It may fail before there is a result. `publishReport` handles the error.
  rendering.catch(() => undefined);
  return (result, isDenied = false) => {
    resolve(result);
    return publishReport(result, rendering, { ...context, isDenied });
  };
}

/**
 * Writes the report to the job summary, and to the comment or the issue, independently of each other. The summary is first, and the state says
 * so before the comment begins: if the step is killed during a slow request to GitHub, the post step must not write the summary again. Also,
 * the warning about a failed comment can then say where else the report is.
 */
async function publishReport(
  result: Result,
  rendering: Promise<Reports>,
  context: Omit<PlaceContext, 'whereElse'>,
): Promise<PublishedReport> {
  const { ports, settings, hasSummary = false } = context;
  const reports = await redactReports(result, rendering, ports);
  if (reports === undefined) return {};
  const { comment, summary } = reports;
  const isWritten = !hasSummary && settings.summary && (await publishSummary(summary, ports));
  if (isWritten) context.onPublished({ summary: true });
  const isInSummary = hasSummary || isWritten;
  if (!ports.hasSummaries && settings.summary && !hasSummary) printReport(result, ports.log);
  const place = ports.hasSummaries ? 'job summary' : 'log';
  const whereElse = isInSummary ? ` The ${place} has the report.` : '';
  const { issue } = ports;
  if (issue !== undefined) return publishIssue(issue, result, comment, { ...context, whereElse });
  return publishComment(result, comment, { ...context, whereElse });
}

/**
 * Waits for the report, and redacts it. If it takes too much time or memory, renders it again without a parser.
 * @returns undefined when the step is cancelled
 */
async function redactReports(
  result: Result,
  rendering: Promise<Reports>,
  { log, secrets, stop }: Ports,
): Promise<Reports | undefined> {
  let reports: Reports;
  try {
    reports = await rendering;
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

interface PlaceContext extends ReportContext {
  readonly isDenied: boolean;
  /** A sentence that says where else the report is. */
  readonly whereElse: string;
}

/** @param page the redacted comment when no earlier report stays; otherwise a banner is rendered above that report */
async function publishComment(
  result: Result,
  page: string,
  context: PlaceContext,
): Promise<PublishedReport> {
  const { ports, settings, onPublished, whereElse } = context;
  const { comment, log } = ports;
  if (comment === undefined) return {};
  try {
    const published = await comment.publish({
      taskId: result.task.id,
      kind: isCompleteReport(result) ? 'report' : 'notice',
      commit: result.commit,
      isOnlyUpdate: result.isQuiet,
      render: async (kept) => {
        if (kept === undefined) return page;
        const { renderBanner } = await import('../report/render-banner.ts');
        const write = await openBannerWriter(context);
        return write(kept, (report) =>
          report === undefined
            ? page
            : redactReport(renderBanner(result, report), ports.secrets.redactKeys),
        );
      },
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
    const failure = describeFailure(error, whereElse);
    if (settings.comment === 'always') return { failure };
    const isKnown = context.isDenied && error instanceof PermissionError;
    log[isKnown ? 'info' : 'warning'](failure);
    return {};
  }
}

/**
 * Writes the report as an issue.
 * @param body the redacted report
 */
async function publishIssue(
  port: IssuePort,
  result: Result,
  body: string,
  { ports: { clock, log, secrets, stop }, settings, whereElse }: PlaceContext,
): Promise<PublishedReport> {
  const limit = startDeadline(clock, ISSUE_LIMIT_MS, stop);
  const draft: IssueDraft = {
    taskId: result.task.id,
    kind: isCompleteReport(result) ? 'report' : 'notice',
    commit: result.commit,
    isOnlyUpdate: result.isQuiet,
    title: secrets.redact(settings.issueTitle),
    body,
    end: limit.signal,
  };
  try {
    const published = await port.publish(draft);
    if (published.kind === 'superseded') {
      const { url } = published.by;
      log.info(
        `The issue ${url} belongs to a newer run, so this run leaves none open.${whereElse}`,
      );
      return {};
    }
    if (published.kind === 'none') {
      log.info(
        draft.kind === 'report'
          ? 'No issue was created, because there are no findings.'
          : `No issue was created, because there is no complete report.${whereElse}`,
      );
      return {};
    }
    const { issue, kind } = published;
    const what = kind === 'noted' ? 'Commented on the open issue' : 'Published the issue';
    log.info(`${what}: ${issue.url}`);
    return { issue };
  } catch (error) {
    return stop.aborted ? {} : { failure: describeFailure(error, whereElse) };
  } finally {
    limit.release();
  }
}

function describeFailure(error: unknown, whereElse: string): string {
  return `${errorMessage(error).replace(/(?<![.!?])$/, '.')}${whereElse}`;
}

/** @returns whether the summary is written. A failure is a warning */
export async function publishSummary(
  report: string,
  { log, step }: Pick<Ports, 'log' | 'step'>,
): Promise<boolean> {
  try {
    await step.writeSummary(report);
    return true;
  } catch (error) {
    log.warning(`Could not write the job summary: ${errorMessage(error)}.`);
    return false;
  }
}

/** Prints the main report to the log, for platforms without job summaries. */
function printReport({ texts, saved }: Result, log: Ports['log']): void {
  const { main } = orderTexts(texts, saved);
  if (main !== undefined) logText(`Report: ${main.name}`, main.text, log);
}
