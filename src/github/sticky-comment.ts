import type { CommentDraft, CommentPort, PostedComment, Publication } from '../ports.ts';
import { errorMessage } from '../support/errors.ts';
import type { RunCheck } from './claimed-runs.ts';
import {
  commentMarker,
  formatMarker,
  parseMarker,
  withoutMarker,
  type CommentMarker,
  type MarkerFacts,
} from './comment-marker.ts';
import { describePlace, findPlace, type CommentPlace } from './comment-place.ts';
import { findCheckedPlace, removeDuplicates } from './duplicate-comments.ts';
import { IssueComments, type ExistingComment } from './issue-comments.ts';
import { describeCommentFailure } from './failure-advice.ts';
import { describeFailure, statusOf } from './rest-failure.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface StickyCommentOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** The issue or pull request, which may have to be searched for. Called again after an error. */
  readonly findIssueNumber: () => Promise<number>;
  readonly mode: 'update' | 'recreate' | 'new';
  readonly identity: MarkerFacts;
  readonly rest: RestOptions;
  /** A comment that this step has already made, e.g. in its main phase. */
  readonly posted: PostedComment | undefined;
}

/** A draft being published. */
interface Work {
  readonly draft: CommentDraft;
  /** Undefined for a live draft, which shows what it replaces. */
  readonly report: string | undefined;
  readonly marker: CommentMarker;
  readonly issueNumber: number;
  readonly comments: IssueComments;
  readonly check: RunCheck;
}

/** How often a draft is written when an answer is lost, or another step takes the same comment at the same moment. */
const MAX_WRITES = 4;
/** Before GitHub is asked whether a comment was made although the answer was lost. */
const LOST_ANSWER_PAUSE_MS = 2000;

/** The one comment of this step, made when it is first published and edited after that. */
export class StickyComment implements CommentPort {
  readonly #options: StickyCommentOptions;
  #posted: PostedComment | undefined;
  readonly #warnings = new Set<string>();

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.#posted = options.posted;
  }

  prepare(): void {
    this.#findIssueNumber().catch(() => undefined);
  }

  async publish(draft: CommentDraft): Promise<Publication> {
    const { repository, identity, rest } = this.#options;
    const issueNumber = await this.#findIssueNumber();
    const marker = commentMarker(identity, draft);
    // Rendered before anything is read: it may take a second, in which others write.
    const report = draft.isLive ? undefined : render(draft, marker, undefined);
    try {
      const octokit = await openRest({ ...rest, noRetryAfter: draft.end });
      const comments = new IssueComments(octokit, { repository, issueNumber });
      const { stop } = rest;
      const check = { octokit, repository, stop, warn: this.#warnOnce };
      return await this.#publish({ draft, report, marker, issueNumber, comments, check });
    } catch (error) {
      throw new Error(
        `The comment on #${issueNumber} could not be written: ${describeCommentFailure(error, issueNumber)}`,
        { cause: error },
      );
    }
  }

  async #findIssueNumber(): Promise<number> {
    const { posted, findIssueNumber } = this.#options;
    // A pull request that was searched for may have moved on since the comment was made.
    const [, digits] = /\/(?:pull|issues)\/(\d+)(?:#|$)/.exec(posted?.url ?? '') ?? [];
    if (digits !== undefined) return Number(digits);
    try {
      return await findIssueNumber();
    } catch (error) {
      const message = `There is no place for the comment. ${errorMessage(error)}`;
      throw new Error(message, { cause: error });
    }
  }

  async #publish(work: Work): Promise<Publication> {
    const { draft, issueNumber } = work;
    const { mode, rest } = this.#options;
    for (let writes = 1; ; writes += 1) {
      const place = await this.#findPlace(work);
      rest.log.debug(`Comment on #${issueNumber}, mode ${mode}: found ${describePlace(place)}`);
      if (place?.kind === 'newer') return { kind: 'superseded', by: place.comment };
      draft.end?.throwIfAborted();
      const isTakeover = place?.kind === 'older' && mode === 'update';
      const target = isTakeover || place?.kind === 'own' ? place.comment : undefined;
      const isLast = writes === MAX_WRITES;
      const comment = (await edit(target, work)) ?? (await this.#create(work, { isLast }));
      if (comment === undefined) continue;
      this.#posted = comment;
      if (isTakeover && !isLast && !(await isStillOurs(comment, work))) continue;
      // An edit of a live comment changes nothing of what is beside it.
      if (!draft.isLive || isTakeover || comment.id !== target?.id) {
        const newer = await removeDuplicates(comment, { ...work, mode, place, log: rest.log });
        if (newer !== undefined) return { kind: 'superseded', by: newer };
      }
      return { kind: 'posted', comment };
    }
  }

  /** The comment that is known already counts first. With the mode `new` no other's does. */
  async #findPlace(work: Work): Promise<CommentPlace | undefined> {
    const { marker, comments } = work;
    const isOwnOnly = this.#options.mode === 'new';
    const find = async (among: readonly ExistingComment[]) => {
      if (!isOwnOnly) return findCheckedPlace(among, work);
      const place = findPlace(among, marker);
      return place?.kind === 'own' ? place : undefined;
    };
    const known = this.#posted && (await comments.fetch(this.#posted.id));
    return (known && (await find([known]))) ?? find(await comments.listOwn());
  }

  /** The live comment and the report meet the same comments. */
  readonly #warnOnce = (message: string): void => {
    if (!this.#warnings.has(message)) this.#options.rest.log.warning(message);
    this.#warnings.add(message);
  };

  /** @returns undefined when the answer was lost: whether there is a comment now, a search shows */
  async #create({ draft, report, marker, comments }: Work, { isLast }: { isLast: boolean }) {
    const { clock, log, stop } = this.#options.rest;
    try {
      return await comments.create(report ?? render(draft, marker, undefined));
    } catch (error) {
      const isAnswerLost = (statusOf(error) ?? 0) >= 500;
      if (!isAnswerLost || isLast || stop?.aborted === true) throw error;
      log.debug(`GitHub: ${describeFailure(error)}; searching for the comment`);
      await clock.sleep(LOST_ANSWER_PAUSE_MS, draft.end ?? stop);
      return undefined;
    }
  }
}

function render(
  draft: CommentDraft,
  marker: CommentMarker,
  existing: ExistingComment | undefined,
): string {
  const { isLive = false, runId = marker.runId } = parseMarker(existing?.body ?? '') ?? {};
  const replaced = existing && { text: withoutMarker(existing.body), isLive, runId };
  return `${formatMarker(marker)}\n\n${draft.render(replaced)}`;
}

/** @returns undefined when there is nothing to edit, or somebody deleted it meanwhile */
async function edit(
  target: ExistingComment | undefined,
  { draft, report, marker, comments }: Work,
): Promise<PostedComment | undefined> {
  return target && comments.update(target, report ?? render(draft, marker, target));
}

/**
 * Two steps that share a key may take over the same comment at the same moment: whose it is then, a read shows. GitHub has no edit on a
 * condition, so an older run that writes in the very moment after a newer run's last read stays in its place.
 */
async function isStillOurs({ id }: PostedComment, { marker, comments }: Work): Promise<boolean> {
  try {
    const comment = await comments.fetch(id);
    return comment === undefined || findPlace([comment], marker)?.kind === 'own';
  } catch {
    // It was written: that it can't be read is no reason to say otherwise.
    return true;
  }
}
