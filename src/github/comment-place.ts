import { compareRuns, isSameComment, parseMarker, type CommentMarker } from './comment-marker.ts';

/** A comment as it stands. */
export interface StandingComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

/** Where a step's comment belongs among those that its account has written. */
export interface CommentPlace {
  /** This very step's, of this attempt and task. */
  readonly own?: StandingComment;
  /** One that this step may replace. */
  readonly older?: StandingComment;
  /** One of a newer run: what an older run has to say comes too late. */
  readonly newer?: StandingComment;
}

interface Marked {
  readonly comment: StandingComment;
  readonly marker: CommentMarker;
}

/**
 * Finds the place of a comment. Another step of the same attempt may share the key: its comment is never taken. Of earlier ones,
 * that of the same task counts first, then those of the same step, then the latest run; of one run the first, so that steps which
 * share a key take theirs in order, each a comment of its own.
 * @param comments all of the issue that are by us, oldest first
 */
export function findPlace(comments: readonly StandingComment[], ours: CommentMarker): CommentPlace {
  const marked = comments.flatMap((comment): Marked[] => {
    const marker = parseMarker(comment.body);
    return marker?.key === ours.key ? [{ comment, marker }] : [];
  });
  const own = marked.findLast(({ marker }) => isSameComment(marker, ours));
  const others = marked.filter(({ marker }) => compareRuns(marker, ours) !== 0);
  const sameStep = others.filter(({ marker }) => marker.step === ours.step);
  const pool = sameStep.length > 0 ? sameStep : others;
  const newer = pool.findLast(({ marker }) => compareRuns(marker, ours) > 0);
  const older = newer === undefined ? findOlder(pool, ours) : undefined;
  return {
    ...(own && { own: own.comment }),
    ...(older && { older: older.comment }),
    ...(newer && { newer: newer.comment }),
  };
}

/** For whoever debugs: what of ours was found. */
export function describePlace({ own, older, newer }: CommentPlace): string {
  if (own !== undefined) return `our own, ${own.id}`;
  if (newer !== undefined) return `that of a newer run, ${newer.id}`;
  return older === undefined ? 'none of ours' : `an older one of ours, ${older.id}`;
}

function findOlder(pool: readonly Marked[], ours: CommentMarker): Marked | undefined {
  const sameTask = pool.findLast(({ marker }) => marker.task === ours.task);
  if (sameTask !== undefined) return sameTask;
  // Strictly later only: of one run the first stays.
  return pool.reduce<Marked | undefined>(
    (best, one) => (best === undefined || compareRuns(one.marker, best.marker) > 0 ? one : best),
    undefined,
  );
}
