import type { CommentDraft, CommentPort, PostedComment, Publication } from '../ports.ts';
import type { Clock } from '../support/clock.ts';
import type { Log } from '../support/log.ts';
import {
  commentMarker,
  compareRuns,
  formatMarker,
  isSameComment,
  parseMarker,
  withoutMarker,
  type CommentMarker,
  type MarkerFacts,
} from './comment-marker.ts';
import { findPlace, type CommentPlace, type StandingComment } from './comment-place.ts';
import { commentRefusal } from './comment-refusal.ts';
import { IssueComments } from './issue-comments.ts';
import { openRest, type RestOptions } from './rest.ts';
import { tryAgain } from './try-again.ts';

export interface StickyCommentOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly issueNumber: number;
  readonly mode: 'update' | 'recreate' | 'new';
  readonly identity: MarkerFacts;
  readonly rest: RestOptions;
  /** Whether this is the post phase, which goes on where main was stopped. */
  readonly isPost: boolean;
  /** A comment that this step has already made, e.g. in its main phase. */
  readonly posted: PostedComment | undefined;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug'>;
}

/** One draft on its way. */
interface Work {
  readonly draft: CommentDraft;
  /** Undefined for a live draft, which shows what it replaces. */
  readonly report: string | undefined;
  readonly marker: CommentMarker;
  readonly comments: IssueComments;
}

/** How often a place is looked for when others take it at the same time. */
const MOST_LOOKS = 4;

/** The one comment of this step, made when it is first published and edited after that. */
export class StickyComment implements CommentPort {
  readonly #options: StickyCommentOptions;
  #posted: PostedComment | undefined;
  /** Whether an earlier try, or an earlier phase, may have made the comment without learning so. */
  #mayExist: boolean;

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.#posted = options.posted;
    this.#mayExist = options.isPost;
  }

  async publish(draft: CommentDraft): Promise<Publication> {
    const { rest, repository, issueNumber, identity, clock, log } = this.#options;
    const marker = commentMarker(identity, draft);
    // A report is rendered before anything is looked at, since it may take a second: others write meanwhile.
    const report = draft.isLive ? undefined : renderNew(draft, marker);
    try {
      const comments = new IssueComments(await openRest(rest), { repository, issueNumber });
      const work: Work = { draft, report, marker, comments };
      return await tryAgain(() => this.#publish(work), { clock, log, stop: rest.stop });
    } catch (error) {
      throw new Error(commentRefusal(error, issueNumber), { cause: error });
    }
  }

  async #publish(work: Work): Promise<Publication> {
    const { draft, marker, comments } = work;
    const isRecreated = this.#options.mode === 'recreate';
    for (let looks = 1; ; looks += 1) {
      const place = (await this.#readPosted(work)) ?? (await this.#look(work));
      this.#sayPlace(place);
      const { own, older, newer } = place;
      // Where this step's own stands it gets its last word: nobody else's is touched by that.
      if (newer !== undefined && own === undefined) return { kind: 'superseded', by: newer };
      const taken = own === undefined && !isRecreated ? older : undefined;
      const isLast = looks === MOST_LOOKS;
      if (taken !== undefined && !isLast && !(await comments.isUnchanged(taken))) continue;
      const comment = (await edit(own ?? taken, work)) ?? (await this.#create(work));
      this.#posted = comment;
      if (isRecreated && !draft.isLive) await this.#deleteOlder(place, work);
      const isTaken = comment.id === taken?.id;
      if (!isTaken || isLast || (await isStillOurs(comment, marker, comments)))
        return { kind: 'posted', comment };
    }
  }

  /** The comment that is known already, unless it is gone or another step of this attempt has it. */
  async #readPosted({ marker, comments }: Work): Promise<CommentPlace | undefined> {
    if (this.#posted === undefined) return undefined;
    const comment = await comments.fetch(this.#posted.id);
    const found = comment && parseMarker(comment.body);
    const order = found && !isSameComment(found, marker) ? compareRuns(found, marker) : -1;
    if (comment === undefined || order === 0) {
      this.#posted = undefined;
      return undefined;
    }
    return order > 0 ? { newer: comment } : { own: comment };
  }

  /** In mode `new` only what was made without learning so. */
  async #look({ marker, comments }: Work): Promise<CommentPlace> {
    const isNew = this.#options.mode === 'new';
    if (isNew && !this.#mayExist) return {};
    const { own, ...others } = findPlace(await comments.listOwn(), marker);
    return { ...(own && { own }), ...(isNew ? {} : others) };
  }

  #create({ draft, report, marker, comments }: Work): Promise<PostedComment> {
    this.#mayExist = true;
    return comments.create(report ?? renderNew(draft, marker));
  }

  /** The new one stands: if this fails, the old report does no harm. What a newer run has taken meanwhile stays. */
  async #deleteOlder({ own, older }: CommentPlace, work: Work): Promise<void> {
    try {
      // Beside a live comment the report before it was left standing; beside a last word nothing is.
      const wasLive = own !== undefined && parseMarker(own.body)?.isLive === true;
      if (own !== undefined && !wasLive) return;
      const old = older ?? (wasLive ? (await this.#look(work)).older : undefined);
      if (old === undefined || !(await work.comments.isUnchanged(old))) return;
      await work.comments.delete(old.id);
    } catch {
      // Deleted meanwhile, or GitHub is in trouble: the next run finds the newest one.
    }
  }

  #sayPlace({ own, newer, older }: CommentPlace): void {
    const { mode, issueNumber, log } = this.#options;
    const found = own
      ? `our own, ${own.id}`
      : newer
        ? `that of a newer run, ${newer.id}`
        : older
          ? `an older one of ours, ${older.id}`
          : 'none of ours';
    log.debug(`Comment on #${issueNumber}, mode ${mode}: found ${found}`);
  }
}

function renderNew(draft: CommentDraft, marker: CommentMarker): string {
  return draft.render({ marker: formatMarker(marker), replaced: undefined });
}

/** @returns undefined when there is nothing to edit, or somebody deleted it meanwhile */
async function edit(
  standing: StandingComment | undefined,
  { draft, report, marker, comments }: Work,
): Promise<PostedComment | undefined> {
  if (standing === undefined) return undefined;
  const { isLive = false, runId = marker.runId } = parseMarker(standing.body) ?? {};
  const replaced = { text: withoutMarker(standing.body), isLive, runId };
  const body = report ?? draft.render({ marker: formatMarker(marker), replaced });
  return comments.update(standing.id, body);
}

/** Two steps may take an older comment at the same time: whose it is then, another look tells. */
async function isStillOurs(
  { id }: PostedComment,
  ours: CommentMarker,
  comments: IssueComments,
): Promise<boolean> {
  try {
    const marker = parseMarker((await comments.fetch(id))?.body ?? '');
    return marker !== undefined && isSameComment(marker, ours);
  } catch {
    // It was written: that nobody could look is no reason to say otherwise.
    return true;
  }
}
