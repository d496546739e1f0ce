import type { ReportHead, Result } from '../report/result.ts';
import { hasEnded } from '../task/task.ts';
import type { Verdict } from '../task/verdict.ts';
import type { StepContext } from './context.ts';

/** Returns the facts that every page shows about its run. */
export function reportHead({ run, settings }: Pick<StepContext, 'run' | 'settings'>): ReportHead {
  const { workflow, commit, repositoryUrl, runUrl, watchUrl } = run;
  return { title: settings.title, workflow, commit, repositoryUrl, runUrl, watchUrl };
}

/**
 * Builds the result that all pages are rendered from.
 * @param made the fields that do not come from the verdict, such as the deliverables; absent fields are empty
 */
export function buildResult(
  { outcome, task, problems, advice, supersededBy }: Verdict,
  context: StepContext,
  made: Partial<Result> = {},
): Result {
  return {
    ...reportHead(context),
    outcome,
    task,
    problems,
    ...(advice === undefined ? {} : { advice }),
    supersededBy,
    mayStillRun: !hasEnded(task),
    saved: [],
    lost: [],
    leftOut: 0,
    artifacts: [],
    texts: [],
    changedPaths: [],
    ...made,
  };
}
