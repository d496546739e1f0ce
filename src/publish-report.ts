import type { DeliverContext } from './deliver.ts';
import type { PostedComment, Ports } from './ports.ts';
import type { Result } from './report/result.ts';
import { trySaveState } from './saved-state.ts';
import { errorWords } from './support/errors.ts';

export type ReportContext = Pick<DeliverContext, 'ports' | 'settings' | 'hasSummary'>;

/**
 * Writes the report into the job summary and the comment, at the same time and each on its own. A comment that can't be written is
 * said to be in the summary only if it is.
 * @returns undefined when there is no comment with this report
 */
export async function publishReport(
  result: Result,
  { ports, settings, hasSummary = false }: ReportContext,
): Promise<PostedComment | undefined> {
  // First, since it is there at once: what ends the step meanwhile takes only the comment.
  const isSummed =
    settings.summary && !hasSummary ? publishSummary(result, ports) : Promise.resolve(hasSummary);
  const [comment] = await Promise.all([publishComment(result, ports, isSummed), isSummed]);
  return comment;
}

async function publishComment(
  result: Result,
  ports: Ports,
  isSummed: Promise<boolean>,
): Promise<PostedComment | undefined> {
  const { comment, log } = ports;
  if (comment === undefined) return undefined;
  const whereElse = async (): Promise<string> =>
    (await isSummed) ? ' The job summary has the report.' : '';
  try {
    const { renderReport } = await import('./report/render-report.ts');
    const published = await comment.publish({
      taskId: result.task?.id ?? '',
      isLive: false,
      render: ({ marker }) =>
        ports.secrets.redactKeys(renderReport(result, { target: 'comment', marker })),
    });
    if (published.kind === 'superseded') {
      const { url } = published.by;
      log.info(
        `The comment ${url} is that of a newer run, so it stays as it is.${await whereElse()}`,
      );
      return undefined;
    }
    const posted = published.comment;
    trySaveState(ports, 'comment', posted);
    log.info(`Published the comment: ${posted.url}`);
    return posted;
  } catch (error) {
    if (ports.stop.aborted) return undefined;
    log.warning(`${errorWords(error).replace(/(?<![.!?])$/, '.')}${await whereElse()}`);
    return undefined;
  }
}

async function publishSummary(result: Result, ports: Ports): Promise<boolean> {
  const { log, step } = ports;
  try {
    const { renderReport } = await import('./report/render-report.ts');
    await step.writeSummary(renderReport(result, { target: 'summary' }));
    trySaveState(ports, 'summary', true);
    return true;
  } catch (error) {
    log.warning(`The report is not in the job summary: ${errorWords(error)}.`);
    return false;
  }
}
