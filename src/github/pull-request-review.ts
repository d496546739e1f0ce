import * as v from 'valibot';

import type { ReviewComment, ReviewOutcome, ReviewPort, ReviewRequest } from '../ports.ts';
import { createOnce, UnclearCreationError } from './create-once.ts';
import { adviceOnWholeReview, describeReviewFailure, writeFailure } from './failure-advice.ts';
import { fetchOwnAccount, type OwnAccount } from './own-account.ts';
import { describeFailure, isRateLimited, statusOf, unclearResponse } from './rest-failure.ts';
import { openRest, type Octokit, type RestOptions } from './rest.ts';

export interface PullRequestReviewOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** Finds the number of the pull request, which may need a search. */
  readonly findPullNumber: () => Promise<number>;
  readonly rest: RestOptions;
}

/** The maximum number of comments per run. People do not read more, and GitHub may apply its secondary rate limit to larger requests. */
const MAX_COMMENTS = 30;
/** The pause between two reviews. Source: GitHub's "Best practices for using the REST API", "Pause between mutative requests". */
const NEXT_REVIEW_PAUSE_MS = 1000;

const MARKER = /^<!-- miteos-finding ([0-9a-f]{16,64}) -->(?=\r?\n|$)/;
const createdSchema = v.object({ html_url: v.string() });

/** Puts the invisible marker that identifies the finding before the comment, where no text that is added below it can replace it. */
export function withFindingMarker(text: string, fingerprint: string): string {
  return `<!-- miteos-finding ${fingerprint} -->\n\n${text}`;
}

/**
 * Writes reviews of one pull request with comments on lines. A finding with a comment gets no second one, even if the head has changed.
 * All new comments are in one review. Only if GitHub refuses some of them, the others are in several.
 * Source: GitHub's REST API, "Create a review for a pull request".
 */
export class PullRequestReview implements ReviewPort {
  readonly #options: PullRequestReviewOptions;

  constructor(options: PullRequestReviewOptions) {
    this.#options = options;
  }

  async publish(request: ReviewRequest): Promise<ReviewOutcome> {
    const { repository, findPullNumber, rest } = this.#options;
    const pullNumber = await findPullNumber();
    const [owner = '', repo = ''] = repository.split('/');
    const pull = { owner, repo, pull_number: pullNumber };
    const octokit = await openRest({ ...rest, noRetryAfter: request.end });
    try {
      return await this.#publish(request, octokit, pull);
    } catch (error) {
      const reason = (await lacksReviews(error, octokit, pull))
        ? 'This server has no REST API for comments on lines.'
        : describeReviewFailure(error, pullNumber);
      throw writeFailure(`Could not write the review of #${pullNumber}: ${reason}`, error);
    }
  }

  async #publish(request: ReviewRequest, octokit: Octokit, pull: Pull): Promise<ReviewOutcome> {
    const account = await fetchOwnAccount(octokit);
    const reviewIds = (): Promise<Map<string, number>> => listPosted(octokit, pull, account);
    const before = await reviewIds();
    const isKnown = (comment: ReviewComment): boolean => before.has(keyOf(comment));
    const fresh = request.comments.filter((comment) => !isKnown(comment));
    const sent = fresh.slice(0, MAX_COMMENTS);
    const outcome = {
      url: undefined,
      posted: [],
      known: fingerprintsOf(request.comments.filter(isKnown)),
      omitted: fingerprintsOf(fresh.slice(MAX_COMMENTS)),
      refused: [],
      unclear: [],
      refusal: undefined,
    };
    if (sent.length === 0) return outcome;
    const texts = await request.renderComments(sent);
    const drafts = sent.map((comment, index) => ({
      fingerprint: comment.fingerprint,
      comment: {
        path: comment.path,
        ...linesOf(comment),
        body: withFindingMarker(texts[index] ?? '', comment.fingerprint),
      },
    }));
    const { commit, body, end } = request;
    const written = await this.#writeParts(drafts, end, (part) => {
      const comments = part.map(({ comment }) => comment);
      const review = { ...pull, commit_id: commit, event: 'COMMENT', body, comments } as const;
      return this.#write(review, octokit, {
        keys: part.map(({ fingerprint, comment: { path } }) => keyOf({ fingerprint, path })),
        reviewIds,
        end,
      });
    });
    return { ...outcome, ...written };
  }

  /**
   * Writes all comments in one review. GitHub refuses all of them for one, and does not say for which one, so the two halves are then sent as
   * reviews, and so on to single comments. For 30 comments, that is at most 59 requests.
   * @throws as `write`, if nothing was posted before
   */
  async #writeParts(
    drafts: readonly Draft[],
    end: AbortSignal | undefined,
    write: (part: readonly Draft[]) => Promise<string | undefined>,
  ): Promise<Pick<ReviewOutcome, 'url' | 'posted' | 'refused' | 'unclear' | 'refusal'>> {
    const { clock, stop } = this.#options.rest;
    const parts = [drafts];
    const posted = new Set<Draft>();
    let unclear: readonly Draft[] = [];
    let url: string | undefined;
    let refusal: string | undefined;
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      if (part !== drafts) await clock.sleep(NEXT_REVIEW_PAUSE_MS, end ?? stop);
      try {
        const address = await write(part);
        url ??= address;
        for (const draft of part) posted.add(draft);
      } catch (error) {
        const isRefused = statusOf(error) === 422 && !isRateLimited(error);
        const mayDivide = isRefused && adviceOnWholeReview(error) === undefined;
        if (error instanceof UnclearCreationError) unclear = part;
        const hasFailed = !mayDivide && posted.size + unclear.length === 0;
        if (stop?.aborted === true || hasFailed) throw error;
        refusal = describeFailure(error);
        if (!mayDivide) break;
        const middle = Math.ceil(part.length / 2);
        if (part.length > 1) parts.push(part.slice(0, middle), part.slice(middle));
      }
    }
    const isRefused = (draft: Draft): boolean => !posted.has(draft) && !unclear.includes(draft);
    return {
      url,
      posted: fingerprintsOf(drafts.filter((draft) => posted.has(draft))),
      refused: fingerprintsOf(drafts.filter(isRefused)),
      unclear: fingerprintsOf(unclear),
      refusal,
    };
  }

  /**
   * Writes a review. GitHub writes it with all of its comments or not at all, so one existing comment shows that it was written.
   * @returns its address; undefined when it is unknown
   * @throws UnclearCreationError when it may have been written
   */
  async #write(review: Review, octokit: Octokit, { keys, reviewIds, end }: Writing) {
    const find = async () => {
      const now = await reviewIds();
      const written = keys.find((key) => now.has(key));
      return written === undefined
        ? undefined
        : { url: await findUrl(octokit, review, now.get(written)) };
    };
    const create = () => createReview(octokit, review);
    const { url } = await createOnce({ create, find, end, rest: this.#options.rest });
    return url;
  }
}

type Pull = Readonly<Record<'owner' | 'repo', string>> & { readonly pull_number: number };

type Review = NonNullable<Parameters<Octokit['rest']['pulls']['createReview']>[0]> & Pull;

interface Writing {
  /** Identifies the comments of the review. */
  readonly keys: readonly string[];
  readonly reviewIds: () => Promise<Map<string, number>>;
  readonly end: AbortSignal | undefined;
}

/** A comment as it is sent. */
interface Draft extends Pick<ReviewComment, 'fingerprint'> {
  readonly comment: NonNullable<Review['comments']>[number];
}

function fingerprintsOf(comments: readonly Pick<ReviewComment, 'fingerprint'>[]): string[] {
  return comments.map(({ fingerprint }) => fingerprint);
}

/** A marker can be copied to a comment on another file, so it counts only together with the path. */
function keyOf({ fingerprint, path }: Pick<ReviewComment, 'fingerprint' | 'path'>): string {
  return `${fingerprint} ${path}`;
}

/** When the answer is lost or contains no review, the review may exist anyway. The error is then a 5xx. */
async function createReview(
  octokit: Octokit,
  review: Review,
): Promise<{ url: string | undefined }> {
  const { data, status } = await octokit.rest.pulls.createReview(review);
  const parsed = v.safeParse(createdSchema, data);
  if (!parsed.success) throw unclearResponse(`${status} without a review`);
  return { url: parsed.output.html_url };
}

/** GitHub refuses a comment on several lines whose first line is its last line. */
function linesOf({ line, startLine }: ReviewComment) {
  const side = 'RIGHT';
  return startLine === undefined || startLine === line
    ? { line, side }
    : { start_line: startLine, start_side: side, line, side };
}

/** Returns the reviews of the comments that the token's account posted with our marker, by `keyOf`. */
async function listPosted(
  octokit: Octokit,
  pull: Pull,
  { isAuthor }: OwnAccount,
): Promise<Map<string, number>> {
  const posted = await octokit.paginate(
    octokit.rest.pulls.listReviewComments,
    { ...pull, per_page: 100 },
    ({ data }) =>
      data.flatMap(({ user, body, path, pull_request_review_id: reviewId }) => {
        const [, fingerprint] = MARKER.exec(body) ?? [];
        if (fingerprint === undefined || !isAuthor(user)) return [];
        return { key: keyOf({ fingerprint, path }), reviewId: reviewId ?? 0 };
      }),
  );
  return new Map(posted.map(({ key, reviewId }) => [key, reviewId]));
}

/** @returns undefined when the request fails; the review exists, so this is not an error */
async function findUrl(
  octokit: Octokit,
  { owner, repo, pull_number }: Pull,
  id: number | undefined,
): Promise<string | undefined> {
  try {
    const query = { owner, repo, pull_number, per_page: 100 };
    const reviews = await octokit.paginate(octokit.rest.pulls.listReviews, query);
    return reviews.find((review) => review.id === id)?.html_url;
  } catch {
    return undefined;
  }
}

/** Whether the server has no reviews, like Gitea: the pull request exists, but the request does not. */
async function lacksReviews(error: unknown, octokit: Octokit, pull: Pull): Promise<boolean> {
  if (statusOf(error) !== 404) return false;
  return octokit.rest.pulls.get(pull).then(
    () => true,
    () => false,
  );
}
