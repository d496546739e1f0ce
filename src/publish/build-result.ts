import type { ReportHead, Result } from '../report/result.ts';
import type { Verdict } from '../task/verdict.ts';
import type { StepContext } from './context.ts';

/** Returns the facts that every page shows about its run. */
export function reportHead({ run, settings }: Pick<StepContext, 'run' | 'settings'>): ReportHead {
  const { workflow, commit, repositoryUrl, runUrl, watchUrl } = run;
  return { title: settings.title, workflow, commit, repositoryUrl, runUrl, watchUrl };
}

/** What a task made, and what is published of it. */
type Made = Omit<Result, keyof ReportHead | keyof Verdict>;

/** For a task whose deliverables are not fetched. */
export const NOTHING_MADE: Made = {
  saved: [],
  lost: [],
  leftOut: 0,
  artifacts: [],
  texts: [],
  changedPaths: [],
  findings: undefined,
  isQuiet: false,
};

/** Builds the result that all pages are rendered from. */
export function buildResult(
  { outcome, task, problems, advice, supersededBy, mayStillRun }: Verdict,
  context: StepContext,
  made: Made,
): Result {
  return {
    ...reportHead(context),
    outcome,
    task,
    problems,
    ...(advice === undefined ? {} : { advice }),
    supersededBy,
    mayStillRun,
    ...made,
  };
}
