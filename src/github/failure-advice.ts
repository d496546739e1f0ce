import { errorMessage, PermissionError } from '../support/errors.ts';
import { describeFailure, isRateLimited, limitResetMsOf, statusOf } from './rest-failure.ts';

const BAD_TOKEN = 'The input github-token is invalid or has expired.';
const READ_PERMISSIONS =
  'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.';
const WRITE_PERMISSION =
  'the job needs `permissions: pull-requests: write` (on an issue: `issues: write`)';
const REVIEW_PERMISSION = '`permissions: pull-requests: write`';
const ISSUE_PERMISSION = '`permissions: issues: write`';
const READ_ONLY_TOKEN = 'On pull requests from forks and from Dependabot, the token is read-only.';

/** Matches messages about missing permissions: GitHub's, then those of Gitea and of proxies. */
const ABOUT_PERMISSION =
  /not accessible|permission|must have|scope|authori[sz]ed|forbidden|not allowed/i;

/**
 * Returns what to do about a refusal that has nothing to do with the job's permissions, in complete sentences; undefined when GitHub reports
 * no such reason.
 */
export function adviceOnRefusal(error: unknown): string | undefined {
  if (isRateLimited(error)) {
    const resetMs = limitResetMsOf(error);
    const until = resetMs === undefined ? '' : ` until ${new Date(resetMs).toISOString()}`;
    return `The rate limit of the input github-token is exceeded${until}. Re-run the job later.`;
  }
  const message = errorMessage(error);
  if (/\bIP allow list\b/i.test(message))
    return "Add the runner's address to the organization's IP allow list, or use a runner whose address is on the list.";
  if (/\bnot accessible by personal access token\b/i.test(message))
    return 'The input github-token is a personal access token without this permission: add it in the settings of the token.';
  if (/\bSAML\b/i.test(message))
    return "Authorize the input github-token for the organization's single sign-on, or remove the input to use the job's token.";
  return undefined;
}

/** Describes why a pull request could not be read, and what to do, in sentences that follow a colon. */
export function describeReadFailure(error: unknown): string {
  return `${describeFailure(error)}. ${adviceOnRefusal(error) ?? readAdvice(error)}`.trim();
}

function readAdvice(error: unknown): string {
  switch (statusOf(error)) {
    case 401:
      return BAD_TOKEN;
    case 403:
      return isAboutPermission(error) ? READ_PERMISSIONS : '';
    case 404:
      return `The pull request does not exist, its commits are gone, or the token has no access to them. ${READ_PERMISSIONS}`;
    default:
      return '';
  }
}

/** Describes why a comment could not be written, and what to do, in sentences that follow a colon. */
export function describeCommentFailure(error: unknown, issueNumber: number): string {
  const advice = adviceOnRefusal(error) ?? commentAdvice(error, issueNumber);
  return `${describeFailure(error)}. ${advice}`.trim();
}

/** Describes why a review could not be written, and what to do, in sentences that follow a colon. */
export function describeReviewFailure(error: unknown, pullNumber: number): string {
  const advice =
    adviceOnRefusal(error) ?? adviceOnWholeReview(error) ?? reviewAdvice(error, pullNumber);
  return `${describeFailure(error)}. ${advice}`.trim();
}

/** Returns what to do about a refusal of any review, with whatever comments; undefined when the reason may be a comment. */
export function adviceOnWholeReview(error: unknown): string | undefined {
  if (statusOf(error) !== 422) return undefined;
  const message = errorMessage(error);
  if (/\bone pending review\b/i.test(message))
    return 'Submit or delete the pending review of the account that the input github-token belongs to.';
  if (/\bnot part of the pull request\b/i.test(message))
    return 'A force push has probably removed the commit. Run the workflow for the new commits.';
  return undefined;
}

function reviewAdvice(error: unknown, pullNumber: number): string {
  return statusOf(error) === 404
    ? `The repository has no pull request #${pullNumber}, or the input github-token has no access to it. Check the inputs issue-number and github-token.`
    : writeAdvice(error, REVIEW_PERMISSION);
}

/** Describes why an issue could not be written, and what to do, in sentences that follow a colon. */
export function describeIssueFailure(error: unknown): string {
  return `${describeFailure(error)}. ${adviceOnRefusal(error) ?? issueAdvice(error)}`.trim();
}

function issueAdvice(error: unknown): string {
  switch (statusOf(error)) {
    case 404:
      return `The input github-token has no access to the issues of the repository. The job needs ${ISSUE_PERMISSION}.`;
    case 410:
      // The next run does not find a deleted issue.
      if (/\bdeleted\b/i.test(errorMessage(error))) return '';
      return 'Enable issues in the settings of the repository, or remove the input issue-title.';
    default:
      return writeAdvice(error, ISSUE_PERMISSION);
  }
}

/** Returns what to do about the refusal of a review or an issue. */
function writeAdvice(error: unknown, permission: string): string {
  const message = errorMessage(error);
  switch (statusOf(error)) {
    case 401:
      return `${BAD_TOKEN} With the job's own token, \`\${{ github.token }}\`, the job needs ${permission}.`;
    case 403:
      if (/\barchived\b/i.test(message)) return 'Unarchive the repository.';
      if (/\blocked\b/i.test(message)) return 'Unlock the conversation.';
      return isAboutPermission(error) ? `The job needs ${permission}. ${READ_ONLY_TOKEN}` : '';
    default:
      return '';
  }
}

/** A missing permission results in a 403, like many other problems, and a locked conversation may result in a 410. Only the message distinguishes them. */
function commentAdvice(error: unknown, issueNumber: number): string {
  const permission = `${WRITE_PERMISSION}. ${READ_ONLY_TOKEN}`;
  const message = errorMessage(error);
  switch (statusOf(error)) {
    case 401:
      return `${BAD_TOKEN} With the job's own token, \`\${{ github.token }}\`, ${WRITE_PERMISSION}.`;
    case 403:
    case 410:
      if (/\barchived\b/i.test(message))
        return 'Unarchive the repository, or set `comment: never`.';
      if (/\b2,?500 comments\b/i.test(message))
        return 'Set the input issue-number to another issue, or set `comment: never`.';
      if (/\bdeleted\b/i.test(message)) return 'Check the input issue-number.';
      if (/\blocked\b|\bdisabled\b/i.test(message))
        return `Unlock the conversation, or set \`comment: never\`. If it is not locked, ${permission}`;
      return isAboutPermission(error) ? permission.replace('the job', 'The job') : '';
    case 404:
      return `The repository has no #${issueNumber}, or the input github-token has no access to it. Check the inputs issue-number and github-token.`;
    default:
      return '';
  }
}

/** Returns the error to throw for a failed write. GitHub words a missing permission in the same way for each kind of token. */
export function writeFailure(message: string, cause: unknown): Error {
  const isDenied = statusOf(cause) === 403 && /not accessible by/i.test(errorMessage(cause));
  return isDenied ? new PermissionError(message, { cause }) : new Error(message, { cause });
}

function isAboutPermission(error: unknown): boolean {
  return ABOUT_PERMISSION.test(errorMessage(error));
}
