import { withoutForgedRuns, type RunCheck } from './claimed-runs.ts';
import { compareRuns, parseMarker, type CommentMarker } from './comment-marker.ts';
import type { ExistingIssue, RepositoryIssues } from './repository-issues.ts';

export interface MarkedIssue extends ExistingIssue {
  readonly marker: CommentMarker;
}

/** The open issues that the token's account wrote with the same key. */
export interface FoundIssues {
  /** The issue of this run. */
  readonly own: MarkedIssue | undefined;
  /** Other issues of this run, which a lost answer may leave, and those of earlier runs, the latest run last. */
  readonly older: readonly MarkedIssue[];
  /** The issue of the latest run after this one. */
  readonly newer: MarkedIssue | undefined;
}

/** Finds the issues. If the same step has issues, those of other steps with the same key are ignored. */
export async function findIssues(
  issues: RepositoryIssues,
  ours: CommentMarker,
  check: RunCheck,
): Promise<FoundIssues> {
  const listed = await withoutForgedRuns(await issues.listOpenOwn(), ours, check);
  const marked = listed.flatMap((issue): MarkedIssue[] => {
    const marker = parseMarker(issue.body);
    return marker?.key === ours.key ? [{ ...issue, marker }] : [];
  });
  const isOwn = ({ marker }: MarkedIssue): boolean => isOfSameRun(marker, ours);
  const [own, ...copies] = marked.filter(isOwn);
  const others = marked.filter((issue) => !isOwn(issue));
  const ofStep = others.filter(({ marker }) => marker.step === ours.step);
  const byRun = (ofStep.length > 0 ? ofStep : others).toSorted((one, other) =>
    compareRuns(one.marker, other.marker),
  );
  const runId = BigInt(ours.runId);
  return {
    own,
    older: [...copies, ...byRun.filter(({ marker }) => BigInt(marker.runId) < runId)],
    newer: byRun.findLast(({ marker }) => BigInt(marker.runId) > runId),
  };
}

/** Returns whether both are from the same step in the same run. Equal steps in one attempt have different tasks. */
export function isOfSameRun(one: CommentMarker, other: CommentMarker): boolean {
  return (
    one.key === other.key &&
    one.step === other.step &&
    one.runId === other.runId &&
    (one.attempt !== other.attempt || one.task === other.task)
  );
}
