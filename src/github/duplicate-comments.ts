import type { CommentDraft, PostedComment } from '../ports.ts';
import type { Log } from '../support/log.ts';
import { withoutForgedRuns, type RunCheck } from './claimed-runs.ts';
import { compareRuns, isSameComment, parseMarker, type CommentMarker } from './comment-marker.ts';
import { findPlace, type CommentPlace } from './comment-place.ts';
import type { ExistingComment, IssueComments } from './issue-comments.ts';
import { describeFailure } from './rest-failure.ts';

/** The comment that was written. */
interface Written {
  readonly draft: Pick<CommentDraft, 'kind'>;
  readonly marker: CommentMarker;
  readonly mode: 'update' | 'recreate' | 'new';
  /** The place before the first write. */
  readonly place: CommentPlace | undefined;
  /** The comments with the same key before the write; undefined to list them again. */
  readonly listed: readonly ExistingComment[] | undefined;
  readonly issueNumber: number;
  readonly comments: IssueComments;
  readonly check: RunCheck;
  readonly log: Pick<Log, 'warning'>;
}

/** Another comment with the same key. */
interface Other {
  readonly comment: ExistingComment;
  readonly marker: CommentMarker;
}

/**
 * Deletes the other comments of a step, so that one remains. There can be several if two runs write at the same time, if a comment whose
 * answer was lost appears late, or if an earlier run could not delete its comment. The comment of the newest run remains. A complete report
 * is deleted only for another complete report, which must not be older. Warns if a comment can't be deleted.
 * @returns the comment of a newer run, if the written comment was deleted because of it
 */
export async function removeDuplicates(
  posted: PostedComment,
  written: Written,
): Promise<ExistingComment | undefined> {
  const { comments, check, issueNumber, log, marker: ours } = written;
  try {
    const listed = written.listed ?? (await comments.listOwn(ours.key));
    const others = listed.flatMap((comment): Other[] => {
      const marker = parseMarker(comment.body);
      return marker !== undefined && comment.id !== posted.id ? [{ comment, marker }] : [];
    });
    const newer = await findNewer(others, written);
    if (newer === undefined) {
      for (const { comment } of findDuplicates(others, written)) await comments.delete(comment);
    } else if (!hasNewerReport(ours, newer.marker)) {
      await comments.delete(posted);
      return newer.comment;
    }
  } catch (error) {
    if (check.stop?.aborted !== true) {
      log.warning(
        `An older comment of this step on #${issueNumber} could not be deleted: ${describeFailure(error)}. The next run tries again.`,
      );
    }
  }
  return undefined;
}

/** Finds the place among the comments. Ignores comments that claim to be from a newer run that does not exist. */
export async function findCheckedPlace(
  comments: readonly ExistingComment[],
  { marker, check }: Pick<Written, 'marker' | 'check'>,
): Promise<CommentPlace | undefined> {
  const place = findPlace(comments, marker);
  if (place?.kind !== 'newer') return place;
  return findPlace(await withoutForgedRuns(comments, marker, check), marker);
}

/** Finds the comment of a newer run of the same step. Other steps with the same key do not count. */
async function findNewer(others: readonly Other[], written: Written): Promise<Other | undefined> {
  const { marker: ours, mode } = written;
  if (mode === 'new') return undefined;
  const rivals = others.filter(
    ({ marker }) => marker.step === ours.step && !isSameComment(marker, ours),
  );
  const place = await findCheckedPlace(
    rivals.map(({ comment }) => comment),
    written,
  );
  return place?.kind === 'newer'
    ? rivals.find(({ comment }) => comment === place.comment)
    : undefined;
}

/**
 * Finds copies of the written comment. If the comment is new in its place, also finds the comment that it replaces, and those of earlier runs of
 * the same step. Equal steps have one comment each, so the other comments of the replaced comment's run are left to them.
 */
function findDuplicates(others: readonly Other[], written: Written): readonly Other[] {
  const { draft, marker: ours, mode, place } = written;
  const replaced = findReplaced(others, written);
  const isFirstReport = draft.kind === 'report' && place?.marker.report !== undefined;
  const before = replaced?.marker ?? (isFirstReport ? place.marker : undefined);
  const isFirst = mode !== 'new' && (before !== undefined || place === undefined);
  return others.filter(({ comment, marker }) => {
    if (draft.kind !== 'report' && marker.report !== undefined) return false;
    if (hasNewerReport(marker, ours)) return false;
    if (isSameComment(marker, ours)) return true;
    if (!isFirst) return false;
    // Another step may have used it since.
    if (comment.id === replaced?.comment.id)
      return compareRuns(marker, ours) < 0 && !hasNewerReport(marker, replaced.marker);
    if (marker.step !== ours.step) return false;
    if (before !== undefined && isSameComment(marker, before)) return true;
    const isOfEqualStep = [before?.runId, before?.report?.runId].includes(marker.runId);
    return BigInt(marker.runId) < BigInt(ours.runId) && !isOfEqualStep;
  });
}

/** Finds the comment that the written one replaces. With `recreate`, a killed step may leave both. */
function findReplaced(
  others: readonly Other[],
  { marker: ours, mode, place }: Written,
): CommentPlace | undefined {
  if (place?.kind !== 'own') return place;
  const isOwnReport = ours.report !== undefined && compareRuns(ours.report, ours) === 0;
  if (mode !== 'recreate' || !isOwnReport) return undefined;
  const earlier = others.filter(
    ({ marker }) => marker.step === ours.step && compareRuns(marker, ours) < 0,
  );
  return findPlace(
    earlier.map(({ comment }) => comment),
    ours,
  );
}

/** Returns whether the first comment has a complete report that is newer than that of the other one, or the only one. */
export function hasNewerReport({ report }: CommentMarker, other: CommentMarker): boolean {
  if (report === undefined || other.report === undefined) return report !== undefined;
  return compareRuns(report, other.report) > 0;
}
