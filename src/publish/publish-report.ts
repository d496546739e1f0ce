import type { DeliverContext } from './context.ts';
import type { PostedComment } from '../ports.ts';
import type { Result } from '../report/result.ts';
import { errorMessage } from '../support/errors.ts';

export type ReportContext = Pick<DeliverContext, 'ports' | 'settings' | 'hasSummary' | 'progress'>;

/**
 * Writes the report into the job summary and the comment, each on its own. The summary is written, and noted for the post step, before
 * the comment begins: a step that is killed while GitHub takes its time would write it once more. And a comment that can't be written
 * is said to be there only if it is. The write takes a millisecond, so nothing would be gained by doing both at the same time.
 * @returns undefined when there is no comment with this report
 */
export async function publishReport(
  result: Result,
  context: ReportContext,
): Promise<PostedComment | undefined> {
  const { settings, hasSummary = false } = context;
  const isSummed = hasSummary || (settings.summary && (await publishSummary(result, context)));
  return publishComment(result, context, isSummed ? ' The job summary has the report.' : '');
}

async function publishComment(
  result: Result,
  { ports, progress }: ReportContext,
  whereElse: string,
): Promise<PostedComment | undefined> {
  const { comment, log } = ports;
  if (comment === undefined) return undefined;
  try {
    const { renderReport } = await import('../report/render-report.ts');
    const published = await comment.publish({
      taskId: result.task?.id ?? '',
      isLive: false,
      render: ({ marker }) =>
        ports.secrets.redactKeys(renderReport(result, { target: 'comment', marker })),
    });
    if (published.kind === 'superseded') {
      const { url } = published.by;
      log.info(`The comment ${url} is that of a newer run, so it stays as it is.${whereElse}`);
      return undefined;
    }
    const posted = published.comment;
    progress.onComment(posted);
    log.info(`Published the comment: ${posted.url}`);
    return posted;
  } catch (error) {
    if (ports.stop.aborted) return undefined;
    log.warning(`${errorMessage(error).replace(/(?<![.!?])$/, '.')}${whereElse}`);
    return undefined;
  }
}

async function publishSummary(
  result: Result,
  { ports: { log, step }, progress }: ReportContext,
): Promise<boolean> {
  try {
    const { renderReport } = await import('../report/render-report.ts');
    await step.writeSummary(renderReport(result, { target: 'summary' }));
    progress.onSummary();
    return true;
  } catch (error) {
    log.warning(`The report is not in the job summary: ${errorMessage(error)}.`);
    return false;
  }
}
