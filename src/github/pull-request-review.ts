import * as v from 'valibot';

import type { ReviewComment, ReviewOutcome, ReviewPort, ReviewRequest } from '../ports.ts';
import { describeReviewFailure } from './failure-advice.ts';
import { fetchIsOwn } from './own-account.ts';
import { describeFailure, statusOf, unclearResponse } from './rest-failure.ts';
import { openRest, type Octokit, type RestOptions } from './rest.ts';

export interface PullRequestReviewOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** The pull request may have to be searched for. */
  readonly findPullNumber: () => Promise<number>;
  readonly rest: RestOptions;
}

/** More comments than people read, and than GitHub takes from one request without asking for a pause. */
const MAX_COMMENTS = 30;
/** How often a review is sent when its answer is lost and GitHub has none of its comments. */
const MAX_WRITES = 3;
/** Before GitHub is asked whether a review was written although the answer was lost. */
const LOST_ANSWER_PAUSE_MS = 2000;

const MARKER = /<!-- miteos-finding ([0-9a-f]{16,64}) -->\s*$/;
const createdSchema = v.object({ html_url: v.string() });

/** The comment as it is posted: its last line, which nobody sees, says which finding it is about. */
export function withFindingMarker(text: string, fingerprint: string): string {
  return `${text.trimEnd()}\n\n<!-- miteos-finding ${fingerprint} -->`;
}

/**
 * Reviews of one pull request, each with comments on lines. What a review has posted no later one posts again, on whatever commit it is.
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
      throw new Error(`The review of #${pullNumber} could not be written: ${reason}`, {
        cause: error,
      });
    }
  }

  async #publish(request: ReviewRequest, octokit: Octokit, pull: Pull): Promise<ReviewOutcome> {
    const isOwn = await fetchIsOwn(octokit);
    const reviewIds = (): Promise<Map<string, number>> => listPosted(octokit, pull, isOwn);
    const before = await reviewIds();
    const isKnown = ({ fingerprint }: ReviewComment): boolean => before.has(fingerprint);
    const fresh = request.comments.filter((comment) => !isKnown(comment));
    const sent = fresh.slice(0, MAX_COMMENTS);
    const outcome = {
      url: undefined,
      posted: [],
      known: fingerprintsOf(request.comments.filter(isKnown)),
      leftOut: fingerprintsOf(fresh.slice(MAX_COMMENTS)),
      refused: [],
      refusal: undefined,
    };
    if (sent.length === 0) return outcome;
    try {
      const texts = await request.renderComments(sent);
      const comments = sent.map((comment, index) => ({
        path: comment.path,
        ...linesOf(comment),
        body: withFindingMarker(texts[index] ?? '', comment.fingerprint),
      }));
      const { commit, body, end } = request;
      const fingerprints = fingerprintsOf(sent);
      const review = { ...pull, commit_id: commit, event: 'COMMENT', body, comments } as const;
      const url = await this.#write(review, octokit, { fingerprints, reviewIds, end });
      return { ...outcome, url, posted: fingerprintsOf(sent) };
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      return { ...outcome, refused: fingerprintsOf(sent), refusal: describeFailure(error) };
    }
  }

  /** GitHub writes a review with all of its comments or none of it: one comment that is there shows that it was written. */
  async #write(review: Review, octokit: Octokit, { fingerprints, reviewIds, end }: Writing) {
    const { clock, log, stop } = this.#options.rest;
    for (let writes = 1; ; writes += 1) {
      end?.throwIfAborted();
      try {
        return await createReview(octokit, review);
      } catch (error) {
        const isAnswerLost = (statusOf(error) ?? 0) >= 500;
        if (!isAnswerLost || stop?.aborted === true) throw error;
        log.debug(`GitHub: ${describeFailure(error)}; searching for the review`);
        await clock.sleep(LOST_ANSWER_PAUSE_MS, end ?? stop);
        const now = await reviewIds();
        const written = fingerprints.find((fingerprint) => now.has(fingerprint));
        if (written !== undefined) return findUrl(octokit, review, now.get(written));
        if (writes === MAX_WRITES) throw error;
      }
    }
  }
}

type Pull = Readonly<Record<'owner' | 'repo', string>> & { readonly pull_number: number };

type Review = NonNullable<Parameters<Octokit['rest']['pulls']['createReview']>[0]> & Pull;

interface Writing {
  readonly fingerprints: readonly string[];
  readonly reviewIds: () => Promise<Map<string, number>>;
  readonly end: AbortSignal | undefined;
}

function fingerprintsOf(comments: readonly ReviewComment[]): string[] {
  return comments.map(({ fingerprint }) => fingerprint);
}

/** When the answer is lost or says nothing of a review, the review may have been written all the same: the error is then a 5xx. */
async function createReview(octokit: Octokit, review: Review): Promise<string> {
  const { data, status } = await octokit.rest.pulls.createReview(review);
  const parsed = v.safeParse(createdSchema, data);
  if (!parsed.success) throw unclearResponse(`${status} without a review`);
  return parsed.output.html_url;
}

/** GitHub refuses a comment on several lines that begins where it ends. */
function linesOf({ line, startLine }: ReviewComment) {
  const side = 'RIGHT';
  return startLine === undefined || startLine === line
    ? { line, side }
    : { start_line: startLine, start_side: side, line, side };
}

/** The comments of the token's own account that have our marker: their fingerprints, and which review each belongs to. */
async function listPosted(
  octokit: Octokit,
  pull: Pull,
  isOwn: Awaited<ReturnType<typeof fetchIsOwn>>,
): Promise<Map<string, number>> {
  const comments = await octokit.paginate(
    octokit.rest.pulls.listReviewComments,
    { ...pull, per_page: 100 },
    ({ data }) =>
      data
        .filter(({ user }) => isOwn(user))
        .map(({ body, pull_request_review_id: reviewId }) => ({ body, reviewId: reviewId ?? 0 })),
  );
  return new Map(
    comments.flatMap(({ body, reviewId }) => {
      const [, fingerprint] = MARKER.exec(body) ?? [];
      return fingerprint === undefined ? [] : [[fingerprint, reviewId]];
    }),
  );
}

/** @returns undefined when GitHub does not say it: the review was written, and that is no reason to say otherwise */
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

/** Whether the request is not known although the pull request is there, as on Gitea. */
async function lacksReviews(error: unknown, octokit: Octokit, pull: Pull): Promise<boolean> {
  if (statusOf(error) !== 404) return false;
  return octokit.rest.pulls.get(pull).then(
    () => true,
    () => false,
  );
}
