import type {
  CommentDraft,
  CommentPort,
  KeptComment,
  PostedComment,
  Publication,
} from '../ports.ts';
import { errorMessage } from '../support/errors.ts';
import { warnOnce, type RunCheck } from './claimed-runs.ts';
import {
  commentMarker,
  compareRuns,
  formatMarker,
  isSameComment,
  parseMarker,
  withoutMarker,
  type CommentMarker,
  type MarkerFacts,
  type ReportSource,
} from './comment-marker.ts';
import { describePlace, findPlace, type CommentPlace } from './comment-place.ts';
import { createOnce } from './create-once.ts';
import { findCheckedPlace, hasNewerReport, removeDuplicates } from './duplicate-comments.ts';
import { IssueComments, type ExistingComment } from './issue-comments.ts';
import { describeCommentFailure, writeFailure } from './failure-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface StickyCommentOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** Finds the issue or pull request. Called again after an error. */
  readonly findIssueNumber: () => Promise<number>;
  readonly mode: 'update' | 'recreate' | 'new';
  readonly identity: MarkerFacts;
  readonly rest: RestOptions;
  /** The comment that the main phase of this step posted. */
  readonly posted: PostedComment | undefined;
  /** Whether an earlier phase of this step may have created a comment that is not saved. */
  readonly mayExist: boolean;
}

/** A draft being published. */
interface Work {
  readonly draft: CommentDraft;
  /** Without the report of an earlier run. */
  readonly marker: CommentMarker;
  readonly issueNumber: number;
  readonly comments: IssueComments;
  readonly check: RunCheck;
}

interface Search {
  readonly place: CommentPlace | undefined;
  /** All comments of the token's account with the key; undefined if they were not listed. */
  readonly listed: readonly ExistingComment[] | undefined;
}

interface Written {
  readonly comment: PostedComment;
  readonly marker: CommentMarker;
}

/** The maximum number of writes per draft, when another step uses the same comment at the same time. */
const MAX_WRITES = 4;

/** The comment of this step. It is created on the first draft, and edited after that. */
export class StickyComment implements CommentPort {
  readonly #options: StickyCommentOptions;
  #posted: PostedComment | undefined;
  #mayExist: boolean;
  /** The same for the live comment and the report. */
  readonly #warn: RunCheck['warn'];

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.#warn = warnOnce(options.rest.log);
    this.#posted = options.posted;
    this.#mayExist = options.mayExist;
  }

  async publish(draft: CommentDraft): Promise<Publication> {
    const { repository, identity, rest } = this.#options;
    const issueNumber = await this.findIssueNumber();
    try {
      const octokit = await openRest({ ...rest, noRetryAfter: draft.end });
      const subject = 'comment' as const;
      const comments = new IssueComments(octokit, { repository, issueNumber });
      const check = { subject, octokit, repository, stop: rest.stop, warn: this.#warn };
      const marker = commentMarker(identity, draft);
      return await this.#publish({ draft, marker, issueNumber, comments, check });
    } catch (error) {
      throw writeFailure(
        `Could not write the comment on #${issueNumber}: ${describeCommentFailure(error, issueNumber)}`,
        error,
      );
    }
  }

  async findIssueNumber(): Promise<number> {
    const { posted, findIssueNumber } = this.#options;
    // A search may no longer find the pull request, if it has new commits since the comment was posted.
    const [, digits] = /\/(?:pull|issues)\/(\d+)(?:#|$)/.exec(posted?.url ?? '') ?? [];
    if (digits !== undefined) return Number(digits);
    try {
      return await findIssueNumber();
    } catch (error) {
      const message = `There is no pull request or issue to comment on. ${errorMessage(error)}`;
      throw new Error(message, { cause: error });
    }
  }

  async #publish(work: Work): Promise<Publication> {
    const { draft, issueNumber } = work;
    const { mode, rest } = this.#options;
    let first: CommentPlace | undefined;
    for (let writes = 1; ; writes += 1) {
      const { place, listed } = await this.#search(work);
      first ??= place;
      rest.log.debug(`Comment on #${issueNumber}, mode ${mode}: found ${describePlace(place)}`);
      if (place?.kind === 'newer' && !hasNewerReport(work.marker, place.marker))
        return { kind: 'superseded', by: place.comment };
      // The main phase may be killed right after it wrote its report. A later notice knows less.
      if (
        place?.kind === 'own' &&
        draft.kind === 'notice' &&
        hasReportOf(place.marker, work.marker)
      )
        return { kind: 'posted', comment: place.comment };
      draft.end?.throwIfAborted();
      const target = this.#isMoved(place, work) ? undefined : place;
      const edited = target && (await edit(target, work));
      if (edited === undefined && draft.isOnlyUpdate === true) return { kind: 'none' };
      const { comment, marker } = edited ?? (await this.#create(work));
      this.#posted = comment;
      const isTakeover = edited !== undefined && place?.kind !== 'own';
      // One request for both: whether another step has replaced the comment, and whether there are others. Equal steps have one comment each, so
      // a step with a single comment has no equal one, unless it is new or runs overlap.
      const isOnly = isTakeover && listed?.length === 1;
      const after = isTakeover && !isOnly ? await listAgain(work) : undefined;
      if (writes < MAX_WRITES && !isStillOurs(comment, after, work)) continue;
      if (edited !== undefined && place?.kind === 'newer') return { kind: 'posted', comment };
      // Otherwise, this step may have another comment, which the search did not find.
      const isFirst = (isOnly || place === undefined) && writes === 1 && !this.#mayExist;
      // A later edit of a live comment creates no duplicates.
      if (draft.kind !== 'live' || isTakeover || edited === undefined) {
        const known = { place: first, listed: after ?? (isFirst ? listed : undefined) };
        const duplicates = { ...work, ...known, marker, mode, log: rest.log };
        const newer = await removeDuplicates(comment, duplicates);
        if (newer !== undefined) return { kind: 'superseded', by: newer };
      }
      return { kind: 'posted', comment };
    }
  }

  /** With `recreate`, a complete report moves to the end of the thread, once. Everything else is an edit in place. */
  #isMoved(place: CommentPlace | undefined, { draft, marker }: Work): boolean {
    if (this.#options.mode !== 'recreate' || draft.kind !== 'report') return false;
    if (draft.isOnlyUpdate === true) return false;
    return place?.kind === 'older' || (place?.kind === 'own' && !hasReportOf(place.marker, marker));
  }

  /**
   * Searches for the place of the draft. Checks the known comment first, and lists the others only if it is not the place. With the mode `new`,
   * only the step's own comment counts.
   */
  async #search(work: Work): Promise<Search> {
    const { marker, comments } = work;
    const isOwnOnly = this.#options.mode === 'new';
    const find = async (among: readonly ExistingComment[]) => {
      if (!isOwnOnly) return findCheckedPlace(among, work);
      const place = findPlace(among, marker);
      return place?.kind === 'own' ? place : undefined;
    };
    const known = this.#posted && (await comments.fetch(this.#posted.id));
    const place = known && (await find([known]));
    if (place !== undefined) return { place, listed: undefined };
    const listed = await comments.listOwn(marker.key);
    return { place: await find(listed), listed };
  }

  async #create(work: Work): Promise<Written> {
    const { comments, draft } = work;
    const { body, marker } = await compose(work, undefined);
    // With `recreate`, the comment that it replaces may be from the same attempt, but has another marker.
    const find = async (): Promise<PostedComment | undefined> => {
      // The comment may still appear after another one is created.
      this.#mayExist = true;
      const listed = await comments.listOwn(marker.key);
      return listed.find((comment) => comment.body.startsWith(formatMarker(marker)));
    };
    const create = (): Promise<PostedComment> => comments.create(body);
    const comment = await createOnce({ create, find, end: draft.end, rest: this.#options.rest });
    return { comment, marker };
  }
}

/** @returns undefined when the comment was deleted meanwhile */
async function edit(target: CommentPlace, work: Work): Promise<Written | undefined> {
  const { body, marker } = await compose(work, target);
  const comment = await work.comments.update(target.comment, body);
  return comment && { comment, marker };
}

/**
 * Renders the draft with its marker. Passes it the part of the comment that stays. A report of an older run goes below the banner of a newer run
 * without one, and the marker remains that of the newer run.
 */
async function compose({ draft, marker: ours }: Work, target: CommentPlace | undefined) {
  if (target?.kind === 'newer') {
    const marker = { ...target.marker, report: ours.report };
    const kept = keptPart('banner', target, target.marker);
    return { marker, body: `${formatMarker(marker)}\n\n${await draft.render(kept)}` };
  }
  const report = draft.kind === 'report' ? undefined : target?.marker.report;
  const kept = target && report && keptPart('report', target, report);
  const marker = { ...ours, report: ours.report ?? report };
  return { marker, body: `${formatMarker(marker)}\n\n${await draft.render(kept)}` };
}

function keptPart(
  part: KeptComment['part'],
  { comment }: CommentPlace,
  { commit, runId, attempt }: ReportSource,
): KeptComment {
  return { part, text: withoutMarker(comment.body), commit, runId, runAttempt: Number(attempt) };
}

/** Returns whether a comment has the complete report of the run of `ours`. */
function hasReportOf({ report }: CommentMarker, ours: CommentMarker): boolean {
  return report !== undefined && compareRuns(report, ours) === 0;
}

/** @returns undefined when the request fails; the write succeeded, so this is not an error */
async function listAgain({ comments, marker }: Work): Promise<ExistingComment[] | undefined> {
  return comments.listOwn(marker.key).catch(() => undefined);
}

/**
 * Whether the comment is as this step wrote it. Two steps with the same key may replace the same comment at the same time. GitHub has no
 * conditional edit, so an older run that writes right after this list remains undetected.
 * @param listed after the write; undefined when nothing is known
 */
function isStillOurs(
  { id }: PostedComment,
  listed: readonly ExistingComment[] | undefined,
  { marker }: Work,
): boolean {
  const comment = listed?.find((one) => one.id === id);
  const now = comment && parseMarker(comment.body);
  if (now === undefined) return true;
  // A newer run may have put its banner above our report.
  const isKept = compareRuns(now, marker) > 0 && marker.report !== undefined;
  return isSameComment(now, marker) || (isKept && hasReportOf(now, marker));
}
