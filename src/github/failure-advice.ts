import { errorMessage } from '../support/errors.ts';
import { describeFailure, isRateLimited, limitResetMsOf, statusOf } from './rest-failure.ts';

const BAD_TOKEN = 'The input github-token is not valid, or has expired.';
const READ_PERMISSIONS =
  'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.';
const WRITE_PERMISSION =
  'the job needs `permissions: pull-requests: write` (on an issue: `issues: write`)';

/** What a refusal says where it is about what the token may do: GitHub's words, then those of Gitea and of proxies. */
const ABOUT_PERMISSION =
  /not accessible|permission|must have|scope|authori[sz]ed|forbidden|not allowed/i;

/**
 * What to do about a refusal that has nothing to do with the job's permissions, whatever was asked for: whole sentences; undefined where
 * GitHub does not name such a reason.
 */
export function adviceOnRefusal(error: unknown): string | undefined {
  if (isRateLimited(error)) {
    const resetMs = limitResetMsOf(error);
    const until = resetMs === undefined ? '' : ` until ${new Date(resetMs).toISOString()}`;
    return `The rate limit of the input github-token is used up${until}: run again later.`;
  }
  const message = errorMessage(error);
  if (/\bIP allow list\b/i.test(message))
    return "Add the runner's address to the organization's IP allow list, or run the job on a runner whose address it has.";
  if (/\bSAML\b/i.test(message))
    return "Authorize the token of the input github-token for the organization's single sign-on, or leave the input at its default.";
  return undefined;
}

/** Why a pull request could not be read, and what to change: whole sentences, to follow a colon. */
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
      return `There is no pull request of this number, its commits are gone, or the token can't see them. ${READ_PERMISSIONS}`;
    default:
      return '';
  }
}

/** Why a comment could not be written, and what to change: whole sentences, to follow a colon. */
export function describeCommentFailure(error: unknown, issueNumber: number): string {
  const advice = adviceOnRefusal(error) ?? commentAdvice(error, issueNumber);
  return `${describeFailure(error)}. ${advice}`.trim();
}

/** Why a review could not be written, and what to change: whole sentences, to follow a colon. */
export function describeReviewFailure(error: unknown, pullNumber: number): string {
  const advice = adviceOnRefusal(error) ?? reviewAdvice(error, pullNumber);
  return `${describeFailure(error)}. ${advice}`.trim();
}

function reviewAdvice(error: unknown, pullNumber: number): string {
  const permission = 'the job needs `permissions: pull-requests: write`';
  const message = errorMessage(error);
  switch (statusOf(error)) {
    case 401:
      return `${BAD_TOKEN} With that of the job, \`\${{ github.token }}\`, ${permission}.`;
    case 403:
      if (/\barchived\b/i.test(message)) return 'Unarchive the repository.';
      if (/\blocked\b/i.test(message)) return 'Unlock the conversation.';
      return isAboutPermission(error)
        ? `${permission.replace('the', 'The')}; on pull requests from forks and from Dependabot the token can only read.`
        : '';
    case 404:
      return `There is no pull request #${pullNumber} in the repository, or the account of the input github-token can't see the repository: check the inputs issue-number and github-token.`;
    default:
      return '';
  }
}

/** A missing permission answers 403. So does much else, and a locked conversation may answer 410, too: only the message tells which. */
function commentAdvice(error: unknown, issueNumber: number): string {
  const permission = `${WRITE_PERMISSION}; on pull requests from forks and from Dependabot the token can only read.`;
  const message = errorMessage(error);
  switch (statusOf(error)) {
    case 401:
      return `${BAD_TOKEN} With that of the job, \`\${{ github.token }}\`, ${WRITE_PERMISSION}.`;
    case 403:
    case 410:
      if (/\barchived\b/i.test(message))
        return 'Unarchive the repository, or set `comment: never`.';
      if (/\b2,?500 comments\b/i.test(message))
        return 'Set the input issue-number to another issue, or set `comment: never`.';
      if (/\bdeleted\b/i.test(message)) return 'Check the input issue-number.';
      if (/\blocked\b|\bdisabled\b/i.test(message))
        return `Unlock the conversation, or set \`comment: never\`. If it is open, ${permission}`;
      return isAboutPermission(error) ? permission.replace('the job', 'The job') : '';
    case 404:
      return `There is no #${issueNumber} in the repository, or the account of the input github-token can't see the repository: check the inputs issue-number and github-token.`;
    default:
      return '';
  }
}

function isAboutPermission(error: unknown): boolean {
  return ABOUT_PERMISSION.test(errorMessage(error));
}
