import { compareRuns, isSameComment, parseMarker, type CommentMarker } from './comment-marker.ts';
import type { ExistingComment } from './issue-comments.ts';

/** The existing comment that a draft belongs to. */
export interface CommentPlace {
  /**
   * `own`: of this step, attempt and task. `older`: the draft may replace it. `newer`: of a newer run, so the draft is too late, unless it has the
   * newer report.
   */
  readonly kind: 'own' | 'older' | 'newer';
  readonly comment: ExistingComment;
  readonly marker: CommentMarker;
}

/**
 * Finds the comment that a draft belongs to. Comments of other steps in the same run are never used, even if they have the same key.
 * Comments of the same step come first. Among them, the comment of the same task comes first, then the latest run that left a complete
 * report, then the latest run. If that run has several comments, the first one is used, so that equal steps use theirs in order.
 * @param comments all comments of the token's account on the issue, oldest first
 */
export function findPlace(
  comments: readonly ExistingComment[],
  ours: CommentMarker,
): CommentPlace | undefined {
  const marked = comments.flatMap((comment) => {
    const marker = parseMarker(comment.body);
    return marker?.key === ours.key ? [{ comment, marker }] : [];
  });
  const own = marked.findLast(({ marker }) => isSameComment(marker, ours));
  if (own !== undefined) return { kind: 'own', ...own };
  const sameStep = marked.filter(
    ({ marker }) => marker.step === ours.step && compareRuns(marker, ours) !== 0,
  );
  const otherRuns = marked.filter(({ marker }) => marker.runId !== ours.runId);
  const candidates = sameStep.length > 0 ? sameStep : otherRuns;
  const newer = candidates.find(({ marker }) => compareRuns(marker, ours) > 0);
  if (newer !== undefined) return { kind: 'newer', ...newer };
  const latestFirst = candidates.toSorted((one, other) => compareRuns(other.marker, one.marker));
  const latest = latestFirst.find(({ marker }) => marker.report !== undefined) ?? latestFirst[0];
  const older =
    latestFirst.find(({ marker }) => marker.task === ours.task) ??
    latestFirst.find(({ marker }) => latest && compareRuns(marker, latest.marker) === 0);
  return older && { kind: 'older', ...older };
}

/** Describes the place for the debug log. */
export function describePlace(place: CommentPlace | undefined): string {
  return place === undefined ? 'no comment' : `${place.kind} comment ${place.comment.id}`;
}
