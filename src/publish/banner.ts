import type { KeptComment } from '../ports.ts';
import type { KeptReport } from '../report/result.ts';
import type { StepContext } from './context.ts';
import { redactReport } from './redact-report.ts';

/**
 * Renders a comment that keeps the report of an earlier one.
 * @param kept the comment that this one replaces
 * @param render returns a banner for the report, or a whole page when there is no report to keep
 */
type BannerWriter = (
  kept: KeptComment | undefined,
  render: (report: KeptReport | undefined) => string,
) => string;

/** Opens a writer that redacts what it renders. The report below a banner stays as it is on GitHub. */
export async function openBannerWriter({
  ports: { secrets },
  run,
}: Pick<StepContext, 'ports' | 'run'>): Promise<BannerWriter> {
  const { withoutBanner } = await import('../report/banner.ts');
  return (kept, render) => {
    const text = withoutBanner(kept?.text ?? '').trim();
    const report = kept !== undefined && text !== '' ? reportOf(kept, run) : undefined;
    const above = redactReport(render(report), secrets.redactKeys);
    return report === undefined ? above : `${above.trimEnd()}\n\n${text}\n`;
  };
}

function reportOf({ commit, runId }: KeptComment, run: StepContext['run']): KeptReport {
  const runUrl = `${run.repositoryUrl}/actions/runs/${runId}`;
  return { commit, runUrl, isSameRun: runId === run.runId };
}
