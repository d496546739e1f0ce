import { errorMessage } from '../support/errors.ts';
import { rateLimitAdvice } from './read-advice.ts';
import { statusOf } from './rest.ts';

/** A proxy may answer with a whole page. */
const MAX_WORDS_LENGTH = 300;
const PERMISSION =
  'the job needs `permissions: pull-requests: write` (on an issue: `issues: write`)';

/**
 * Why there is no comment, in GitHub's words, and what to change: whole sentences. A missing permission answers 403, in a private
 * repository 404; a locked conversation 403 or 410, by words alone.
 */
export function commentRefusal(error: unknown, issueNumber: number): string {
  const words = errorMessage(error)
    .slice(0, MAX_WORDS_LENGTH)
    .replace(/[.\s]+$/, '');
  return `The comment on #${issueNumber} could not be written: ${words}. ${advice(error, words)}`.trim();
}

function advice(error: unknown, words: string): string {
  const limit = rateLimitAdvice(error);
  if (limit !== undefined) return limit.trim();
  switch (statusOf(error)) {
    case 401:
      return (
        'The token behind the input github-token is not valid, or has expired. With that of the job, `${{ github.token }}`, ' +
        `${PERMISSION}.`
      );
    case 403:
    case 404:
    case 410: {
      const locked = /\blocked\b|\bdisabled\b/i.test(words)
        ? 'Unlock the conversation, or set `comment: never`. Else, '
        : '';
      const sentence = `${locked}${PERMISSION}; on pull requests from forks and from Dependabot the token can only read.`;
      return sentence.charAt(0).toUpperCase() + sentence.slice(1);
    }
    default:
      return '';
  }
}
