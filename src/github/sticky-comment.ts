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
import {
  findPlace,
  describePlace,
  type CommentPlace,
  type StandingComment,
} from './comment-place.ts';
import { commentRefusal } from './comment-refusal.ts';
import { IssueComments } from './issue-comments.ts';
import { OldReport } from './old-report.ts';
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
  /** Whether to give up this try rather than to guess whose comments are ours. */
  readonly isFatal: (error: unknown) => boolean;
}

/** How often a place is looked for when others take it at the same time. */
const MAX_LOOKS = 4;

/** The one comment of this step, made when it is first published and edited after that. */
export class StickyComment implements CommentPort {
  readonly #options: StickyCommentOptions;
  readonly #oldReport: OldReport;
  #comments: Promise<IssueComments> | undefined;
  #posted: PostedComment | undefined;
  /** Whether an earlier try, or an earlier phase, may have made the comment without learning so. */
  #mayExist: boolean;

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.#oldReport = new OldReport(options);
    this.#posted = options.posted;
    this.#mayExist = options.isPost;
  }

  /** Loads the client. */
  prepare(): void {
    this.#openComments().catch(() => undefined);
  }

  async publish(draft: CommentDraft): Promise<Publication> {
    const { rest, issueNumber, identity, clock, log } = this.#options;
    const { end } = draft;
    const marker = commentMarker(identity, draft);
    // A report is rendered before anything is looked at, since it may take a second: others write meanwhile.
    const report = draft.isLive ? undefined : renderNew(draft, marker);
    try {
      const comments = await this.#openComments();
      const stop = AbortSignal.any([rest.stop, end].filter((signal) => signal !== undefined));
      return await tryAgain(
        (isRepeatedAfter) => {
          // A guess may make a second comment, so it is the last resort, and none for what nobody wants any more.
          const isFatal = (error: unknown): boolean =>
            isRepeatedAfter(error) || end?.aborted === true;
          return this.#publish({ draft, report, marker, comments, isFatal });
        },
        { clock, log, stop },
      );
    } catch (error) {
      throw new Error(commentRefusal(error, issueNumber), { cause: error });
    }
  }

  #openComments(): Promise<IssueComments> {
    const { rest, repository, issueNumber } = this.#options;
    this.#comments ??= openRest(rest).then(
      (octokit) => new IssueComments(octokit, { repository, issueNumber }),
    );
    return this.#comments;
  }

  async #publish(work: Work): Promise<Publication> {
    const { draft, marker, comments } = work;
    const { mode, issueNumber, log } = this.#options;
    const isRecreated = mode === 'recreate';
    const replacesOld = isRecreated && !draft.isLive;
    for (let looks = 1; ; looks += 1) {
      const place = (await this.#readPosted(work)) ?? (await this.#look(work));
      log.debug(`Comment on #${issueNumber}, mode ${mode}: found ${describePlace(place)}`);
      const { own, older, newer } = place;
      // Where this step's own stands it gets its last word: nobody else's is touched by that.
      if (newer !== undefined && own === undefined) return { kind: 'superseded', by: newer };
      const taken = own === undefined && !isRecreated ? older : undefined;
      const isLast = looks === MAX_LOOKS;
      if (taken !== undefined && !isLast && !(await comments.isUnchanged(taken))) continue;
      if (replacesOld) this.#oldReport.note(place);
      const comment = (await edit(own ?? taken, work)) ?? (await this.#create(work));
      this.#posted = comment;
      if (replacesOld) {
        const look = (): Promise<CommentPlace> => this.#look(work);
        await this.#oldReport.deleteIgnoringTrouble({ marker, comments, look });
      }
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
  async #look({ marker, comments, isFatal }: Work): Promise<CommentPlace> {
    const isNew = this.#options.mode === 'new';
    if (isNew && !this.#mayExist) return {};
    const { own, ...others } = findPlace(await comments.listOwn(isFatal), marker);
    return { ...(own && { own }), ...(isNew ? {} : others) };
  }

  #create({ draft, report, marker, comments }: Work): Promise<PostedComment> {
    this.#mayExist = true;
    return comments.create(report ?? renderNew(draft, marker));
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

/**
 * Two steps may take an older comment at the same time: whose it is then, another look tells. It is worth its request with the default
 * key, too: late runs race for one comment, and so do the two steps of one run whose workflow calls the same reusable workflow twice.
 * What it can't tell: GitHub has no edit on a condition, so a late run's edit that takes effect only after a newer run has looked
 * stands in the newer one's place until that one edits again, or for good after its report.
 */
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
