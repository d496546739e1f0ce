import { parseMarker, type CommentMarker } from './comment-marker.ts';
import type { CommentPlace, StandingComment } from './comment-place.ts';
import type { IssueComments } from './issue-comments.ts';

/** What to delete. */
interface Old {
  /** Undefined where another look has to find it. */
  readonly comment: StandingComment | undefined;
  readonly isOfAnyStep: boolean;
}

export interface Deletion {
  /** Of the report that stands now. */
  readonly marker: CommentMarker;
  readonly comments: IssueComments;
  readonly look: () => Promise<CommentPlace>;
}

/** With `recreate`: the report before, from when it is found until the new one stands. */
export class OldReport {
  readonly #isPost: boolean;
  #old: Old | undefined;

  constructor({ isPost }: { isPost: boolean }) {
    this.#isPost = isPost;
  }

  /**
   * Learns of it before the new report is written. The first place counts: at a later try the new report may stand already, since
   * an earlier one took effect and only its answer was lost.
   */
  note({ own, older }: CommentPlace): void {
    if (own === undefined && older === undefined) return;
    // Beside a live comment it was left standing. Beside a last word it stands only if main was killed before it could delete it.
    const isLastWord = own !== undefined && parseMarker(own.body)?.isLive !== true;
    if (isLastWord && older === undefined && !this.#isPost) return;
    // Otherwise what is older beside a last word may be of another step that shares the key, whose own comes yet.
    this.#old ??= { comment: older, isOfAnyStep: !isLastWord };
  }

  /** The new one stands: if this fails, the old one does no harm. What a newer run has taken meanwhile stays. */
  async deleteIgnoringTrouble({ marker, comments, look }: Deletion): Promise<void> {
    const old = this.#old;
    if (old === undefined) return;
    this.#old = undefined;
    try {
      const comment = old.comment ?? (await look()).older;
      if (comment === undefined) return;
      if (!old.isOfAnyStep && parseMarker(comment.body)?.step !== marker.step) return;
      if (await comments.isUnchanged(comment)) await comments.delete(comment.id);
    } catch {
      // Deleted meanwhile, or GitHub is in trouble: the next run finds the newest one.
    }
  }
}
