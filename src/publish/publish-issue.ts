import type { IssueDraft, IssuePort, PostedIssue } from '../ports.ts';
import { isCompleteReport, type Result } from '../report/result.ts';
import { errorMessage } from '../support/errors.ts';
import type { DeliverContext, StepContext } from './context.ts';

interface IssueContext extends StepContext, Partial<Pick<DeliverContext, 'budget'>> {
  /** A sentence that says where else the report is. */
  readonly whereElse: string;
}

/**
 * Writes the report as an issue.
 * @param body the redacted report
 * @returns the issue, or why there is none, which nothing logs
 */
export async function publishIssue(
  port: IssuePort,
  result: Result,
  body: string,
  { ports: { log, secrets, stop }, settings, budget, whereElse }: IssueContext,
): Promise<{ issue?: PostedIssue; failure?: string }> {
  const draft: IssueDraft = {
    taskId: result.task.id,
    kind: isCompleteReport(result) ? 'report' : 'notice',
    commit: result.commit,
    isOnlyUpdate: result.isQuiet,
    title: secrets.redact(settings.issueTitle),
    body,
    ...(budget === undefined ? {} : { end: budget.signal }),
  };
  try {
    const publication = await port.publish(draft);
    switch (publication.kind) {
      case 'posted':
        log.info(`Published the issue: ${publication.issue.url}`);
        return { issue: publication.issue };
      case 'noted':
        log.info(`Commented on the open issue: ${publication.issue.url}`);
        return { issue: publication.issue };
      case 'superseded':
        log.info(
          `The issue ${publication.by.url} belongs to a newer run, so this run writes none.${whereElse}`,
        );
        return {};
      case 'none':
        log.info(
          draft.kind === 'report'
            ? 'No issue was created, because there are no findings.'
            : `No issue was created, because there is no complete report.${whereElse}`,
        );
        return {};
    }
  } catch (error) {
    if (stop.aborted) return {};
    return { failure: `${errorMessage(error).replace(/(?<![.!?])$/, '.')}${whereElse}` };
  }
}
