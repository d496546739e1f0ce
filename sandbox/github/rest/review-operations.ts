import { isBot, userJson } from '../github-json.ts';
import type { GithubState, PullRequest, Review, ReviewComment, Side } from './github-state.ts';
import { maxBodyCharacters } from './comment-operations.ts';
import {
  notFound,
  pageOf,
  refusalOf,
  restError,
  type RestAnswer,
  type RestCall,
  type RestOperationHandler,
} from './rest-call.ts';

/** A review without an event is a draft, whose comments only its author sees. */
const states: Readonly<Record<string, Review['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** A comment of a review as the request has it; its shape was checked. */
interface WantedComment {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: Side;
  readonly start_line?: number;
  readonly start_side?: Side;
}

function findPull({ state, params }: RestCall): PullRequest | undefined {
  return state.pulls.get(Number(params['pull_number']));
}

function pageOfPull({ repository }: GithubState, number: number): string {
  return `https://github.com/${repository}/pull/${number}`;
}

function associationOf(login: string): string {
  return isBot(login) ? 'NONE' : 'MEMBER';
}

function reviewJson(state: GithubState, review: Review) {
  const page = pageOfPull(state, review.pullNumber);
  const pull = `https://api.github.com/repos/${state.repository}/pulls/${review.pullNumber}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: Buffer.from(`017:PullRequestReview${review.id}`).toString('base64'),
    user: userJson(review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(review.author),
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(review.state === 'PENDING' ? {} : { submitted_at: review.createdAt }),
    commit_id: review.commit,
  };
}

function reviewCommentJson(state: GithubState, comment: ReviewComment) {
  const api = `https://api.github.com/repos/${state.repository}`;
  const pull = `${api}/pulls/${comment.pullNumber}`;
  const html = `${pageOfPull(state, comment.pullNumber)}#discussion_r${comment.id}`;
  const self = `${api}/pulls/comments/${comment.id}`;
  return {
    url: self,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: Buffer.from(`024:PullRequestReviewComment${comment.id}`).toString('base64'),
    diff_hunk: comment.hunk,
    path: comment.path,
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: userJson(comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(comment.author),
    _links: { self: { href: self }, html: { href: html }, pull_request: { href: pull } },
    start_line: comment.startLine ?? null,
    original_start_line: comment.startLine ?? null,
    // GitHub answers null without a start, which its description does not allow.
    ...(comment.startLine === undefined ? {} : { start_side: comment.side }),
    line: comment.line,
    original_line: comment.line,
    side: comment.side,
    subject_type: 'line',
  };
}

/** GitHub's words on a review that it does not take. It posts nothing of such a review. */
function unprocessable(error: string): RestAnswer {
  return restError(422, 'Unprocessable Entity', { errors: [error] });
}

/**
 * The hunk that has these lines on this side, up to the last of them, as GitHub keeps it with a comment; undefined where there is none.
 */
function hunkOf(
  patch: string,
  { side, startLine, line }: { side: Side; startLine: number; line: number },
): string | undefined {
  const hunks = patch.split(/^(?=@@ )/m);
  for (const hunk of hunks) {
    const [, old = '', now = ''] = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(hunk) ?? [];
    let next = Number(side === 'LEFT' ? old : now);
    let hasStart = false;
    const [header = '', ...lines] = hunk.replace(/\n$/, '').split('\n');
    for (const [index, text] of lines.entries()) {
      if (text.startsWith('\\') || text.startsWith(side === 'LEFT' ? '+' : '-')) continue;
      hasStart ||= next === startLine;
      if (next === line && hasStart) return [header, ...lines.slice(0, index + 1)].join('\n');
      next += 1;
    }
  }
  return undefined;
}

function refusalOfBody(text: string): RestAnswer | undefined {
  return Array.from(text).length > maxBodyCharacters
    ? unprocessable(`Body is too long (maximum is ${maxBodyCharacters} characters)`)
    : undefined;
}

/** The place of a comment in the diff of a commit, or the refusal of one that is not in it. */
function placeOf(wanted: WantedComment, pull: PullRequest): RestAnswer | { hunk: string } {
  const { path, body, line, side = 'RIGHT', start_line: startLine = line } = wanted;
  if (body.trim() === '') return unprocessable("Body can't be blank");
  const refusal = refusalOfBody(body);
  if (refusal !== undefined) return refusal;
  const file = pull.files.find(({ filename }) => filename === path);
  if (file === undefined) return unprocessable('Path could not be resolved');
  const isLarge = file.patch === undefined && file.additions + file.deletions > 0;
  if (isLarge) return unprocessable('Path diff too large');
  if (line === undefined || startLine === undefined || file.patch === undefined) {
    return unprocessable('Line could not be resolved');
  }
  if (startLine > line || wanted.start_line === line) {
    return unprocessable('Pull request review thread start line must precede the end line.');
  }
  const hunk = hunkOf(file.patch, { side, startLine, line });
  return hunk === undefined ? unprocessable('Line could not be resolved') : { hunk };
}

const createReview: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'write', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const pull = findPull(call);
  if (pull === undefined || call.state.isGitea) return notFound;
  const { commit_id: commit = pull.head.sha, event, body: text } = call.body;
  const body = typeof text === 'string' ? text : '';
  const wanted = (call.body['comments'] ?? []) as readonly WantedComment[];
  const reviewed = call.state.pullAt(pull.number, String(commit));
  if (reviewed === undefined) return unprocessable('Commit is not part of the pull request');
  const author = call.grant.login;
  const isPending = call.state.reviews.some(
    (review) =>
      review.pullNumber === pull.number && review.author === author && review.state === 'PENDING',
  );
  if (isPending) return unprocessable('User can only have one pending review per pull request');
  if (body.trim() === '' && wanted.length === 0) return unprocessable("Body can't be blank");
  const refusalOfText = refusalOfBody(body);
  if (refusalOfText !== undefined) return refusalOfText;
  const placed: { comment: WantedComment; hunk: string }[] = [];
  for (const comment of wanted) {
    const place = placeOf(comment, reviewed);
    if ('status' in place) return place;
    placed.push({ comment, hunk: place.hunk });
  }
  const facts = { pullNumber: pull.number, author, commit: reviewed.head.sha };
  const state = states[String(event)] ?? 'PENDING';
  const review = call.state.addReview({ ...facts, state, body });
  for (const { comment, hunk } of placed) {
    const { path, body: words, line = 0, side = 'RIGHT', start_line: startLine } = comment;
    const place = { path, line, startLine, side, hunk };
    call.state.addReviewComment({ ...facts, ...place, body: words, reviewId: review.id });
  }
  return { status: 200, json: reviewJson(call.state, review) };
};

const listReviews: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const pull = findPull(call);
  if (pull === undefined || call.state.isGitea) return notFound;
  const reviews = call.state.reviews.filter(({ pullNumber }) => pullNumber === pull.number);
  const { items, link } = pageOf(reviews, call.url);
  return { status: 200, json: items.map((review) => reviewJson(call.state, review)), link };
};

/** Oldest first, without those of drafts. */
const listReviewComments: RestOperationHandler = (call) => {
  const refusal = refusalOf(call, 'read', ['pullRequests']);
  if (refusal !== undefined) return refusal;
  const pull = findPull(call);
  if (pull === undefined || call.state.isGitea) return notFound;
  const { reviews, reviewComments } = call.state;
  const drafts = new Set(reviews.filter(({ state }) => state === 'PENDING').map(({ id }) => id));
  const comments = reviewComments.filter(
    ({ pullNumber, reviewId }) => pullNumber === pull.number && !drafts.has(reviewId),
  );
  const { items, link } = pageOf(comments, call.url);
  return { status: 200, json: items.map((one) => reviewCommentJson(call.state, one)), link };
};

/** Reviews of pull requests and their comments on lines. https://docs.github.com/rest/pulls/reviews */
export const reviewOperations = {
  'pulls/create-review': createReview,
  'pulls/list-reviews': listReviews,
  'pulls/list-review-comments': listReviewComments,
};
