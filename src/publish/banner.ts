import type { KeptComment } from '../ports.ts';
import type { KeptReport, ReportHead } from '../report/result.ts';
import { reportHead } from './build-result.ts';
import type { StepContext } from './context.ts';

/**
 * Renders a comment that keeps a part of the existing one.
 * @param kept the part that stays
 * @param render returns a banner for the report that stays, or a whole page. Both are redacted
 */
type BannerWriter = (
  kept: KeptComment | undefined,
  render: (report: KeptReport | undefined) => string,
) => string;

/** Opens a writer of comments. The part that stays remains as it is on GitHub. */
export async function openBannerWriter(
  context: Pick<StepContext, 'run' | 'settings'>,
): Promise<BannerWriter> {
  const { moveBanner, withoutBanner } = await import('../report/banner.ts');
  const head = reportHead(context);
  const { runId, runAttempt } = context.run;
  return (kept, render) => {
    if (kept?.part === 'banner') {
      const ours = { part: 'report', text: '', commit: head.commit, runId, runAttempt } as const;
      const newer = { ...head, commit: kept.commit, runUrl: runUrlOf(kept, head, false) };
      const banner = moveBanner(kept.text, describeReport(ours, newer, kept.runId), newer);
      return `${banner}\n\n${render(undefined)}`;
    }
    const text = withoutBanner(kept?.text ?? '').trim();
    if (kept === undefined || text === '') return render(undefined);
    return `${render(describeReport(kept, head, runId)).trimEnd()}\n\n${text}\n`;
  };
}

/** @param runId of the run that the banner is about */
function describeReport(kept: KeptComment, head: ReportHead, runId: string): KeptReport {
  const isSameRun = kept.runId === runId;
  return { commit: kept.commit, runUrl: runUrlOf(kept, head, isSameRun), isSameRun };
}

/** @param isSameRun whether the run has a later attempt, which the address without an attempt would show */
function runUrlOf(
  { runId, runAttempt }: KeptComment,
  { repositoryUrl }: ReportHead,
  isSameRun: boolean,
): string {
  const url = `${repositoryUrl}/actions/runs/${runId}`;
  return runAttempt > (isSameRun ? 0 : 1) ? `${url}/attempts/${runAttempt}` : url;
}
