import { compareRuns, isSameComment, parseMarker, type CommentMarker } from './comment-marker.ts';
import type { ExistingComment } from './issue-comments.ts';

/** The comment in whose place a draft belongs. */
export interface CommentPlace {
  /** This very step's, of this attempt and task; one that it may replace; or one of a newer run, for which an older run is too late. */
  readonly kind: 'own' | 'older' | 'newer';
  readonly comment: ExistingComment;
}

/**
 * Finds the place of a comment. Another step of the same run may share the key: its comment is never taken. Of earlier ones, that of the
 * same task counts first, then those of the same step, then the latest run; of one run the first, so that equal steps take theirs in
 * order, each a comment of its own.
 * @param comments all of the issue that are by us, oldest first
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
  if (own !== undefined) return { kind: 'own', comment: own.comment };
  const sameStep = marked.filter(
    ({ marker }) => marker.step === ours.step && compareRuns(marker, ours) !== 0,
  );
  const otherRuns = marked.filter(({ marker }) => marker.runId !== ours.runId);
  const candidates = sameStep.length > 0 ? sameStep : otherRuns;
  const newer = candidates.find(({ marker }) => compareRuns(marker, ours) > 0);
  if (newer !== undefined) return { kind: 'newer', comment: newer.comment };
  const latestFirst = candidates.toSorted((one, other) => compareRuns(other.marker, one.marker));
  const older = latestFirst.find(({ marker }) => marker.task === ours.task) ?? latestFirst[0];
  return older && { kind: 'older', comment: older.comment };
}

/** For whoever debugs: what of ours was found. */
export function describePlace(place: CommentPlace | undefined): string {
  return place === undefined ? 'none of ours' : `${place.kind} comment ${place.comment.id}`;
}
