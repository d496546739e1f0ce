import type { CommentDraft, PostedComment } from '../ports.ts';
import type { Log } from '../support/log.ts';
import { withoutForgedRuns, type RunCheck } from './claimed-runs.ts';
import { isSameComment, parseMarker, type CommentMarker } from './comment-marker.ts';
import { findPlace, type CommentPlace } from './comment-place.ts';
import type { ExistingComment, IssueComments } from './issue-comments.ts';
import { describeFailure } from './rest-failure.ts';

/** A comment that was written. */
interface Written {
  readonly draft: CommentDraft;
  readonly marker: CommentMarker;
  readonly mode: 'update' | 'recreate' | 'new';
  /** Where it belonged when it was written. */
  readonly place: CommentPlace | undefined;
  readonly issueNumber: number;
  readonly comments: IssueComments;
  readonly check: RunCheck;
  readonly log: Pick<Log, 'warning'>;
}

/**
 * Has one comment of a step left, however many there are: another run may write its own at the same moment, an answer may be lost and the
 * comment appear late, and an earlier run may have failed to delete. With `recreate` this deletes what `update` would have replaced. The
 * older run gives way. Warns of what it could not delete: the comment is written all the same.
 * @returns the comment of a newer run, where ours has given way to it
 */
export async function removeDuplicates(
  posted: PostedComment,
  written: Written,
): Promise<ExistingComment | undefined> {
  const { comments, check, issueNumber, log } = written;
  try {
    const others = (await comments.listOwn()).filter(({ id }) => id !== posted.id);
    const newer = await findNewer(others, written);
    if (newer !== undefined) await comments.delete(posted);
    else for (const one of await findDuplicates(others, written)) await comments.delete(one);
    return newer;
  } catch (error) {
    if (check.stop?.aborted !== true) {
      log.warning(
        `An older comment of this step on #${issueNumber} could not be deleted: ${describeFailure(error)}. The next run deletes it.`,
      );
    }
    return undefined;
  }
}

/** The place among these, of which only those of newer runs count that there are. */
export async function findCheckedPlace(
  comments: readonly ExistingComment[],
  { marker, check }: Pick<Written, 'marker' | 'check'>,
): Promise<CommentPlace | undefined> {
  const place = findPlace(comments, marker);
  if (place?.kind !== 'newer') return place;
  return findPlace(await withoutForgedRuns(comments, marker, check), marker);
}

/** Of another step that shares the key, a newer run's comment is no reason to give way. */
async function findNewer(
  others: readonly ExistingComment[],
  written: Written,
): Promise<ExistingComment | undefined> {
  const { marker: ours, mode } = written;
  if (mode === 'new') return undefined;
  const rivals = others.filter(({ body }) => {
    const marker = parseMarker(body);
    return isOfStep(marker, ours) && !isSameComment(marker, ours);
  });
  const place = await findCheckedPlace(rivals, written);
  return place?.kind === 'newer' ? place.comment : undefined;
}

async function findDuplicates(
  others: readonly ExistingComment[],
  written: Written,
): Promise<ExistingComment[]> {
  const { draft, marker: ours, mode, place } = written;
  const copies = others.filter(({ body }) => isCopy(parseMarker(body), ours));
  if (mode === 'update' && place?.kind !== 'own') {
    return [...copies, ...leftoversOf(others, ours, place?.comment)];
  }
  if (mode !== 'recreate' || draft.isLive) return copies;
  const moved = await findCheckedPlace(
    others.filter((one) => !copies.includes(one)),
    written,
  );
  if (moved?.kind !== 'older') return copies;
  // Beside a report of its own, what is older may be of another step that shares the key, whose report comes yet.
  const hasReport = place?.kind === 'own' && parseMarker(place.comment.body)?.isLive === false;
  if (hasReport && !isOfStep(parseMarker(moved.comment.body), ours)) return copies;
  return [...copies, moved.comment, ...leftoversOf(others, ours, moved.comment)];
}

/** Of earlier runs of the same step. Equal steps have a comment each: of the run whose comment was replaced the others stay. */
function leftoversOf(
  others: readonly ExistingComment[],
  ours: CommentMarker,
  replaced: ExistingComment | undefined,
): ExistingComment[] {
  const before = parseMarker(replaced?.body ?? '');
  return others.filter(({ id, body }) => {
    const marker = parseMarker(body);
    if (id === replaced?.id || !isOfStep(marker, ours)) return false;
    if (before !== undefined && isCopy(marker, before)) return true;
    return BigInt(marker.runId) < BigInt(ours.runId) && marker.runId !== before?.runId;
  });
}

function isCopy(marker: CommentMarker | undefined, ours: CommentMarker): boolean {
  return marker !== undefined && isSameComment(marker, ours);
}

function isOfStep(marker: CommentMarker | undefined, ours: CommentMarker): marker is CommentMarker {
  return marker?.key === ours.key && marker.step === ours.step;
}
