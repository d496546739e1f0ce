import { UserError } from '../support/errors.ts';
import type { PullRequestFacts, PullRequestHead } from './event.ts';
import { describeReadFailure } from './failure-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

interface PullRequestSearchOptions {
  readonly head: PullRequestHead;
  /** `owner/name` of the base repository. */
  readonly repository: string;
  readonly rest: RestOptions;
}

/**
 * Finds the pull request on the first call and caches it, because it may get new commits. After an error, the next call searches again.
 * @returns a function that rejects like `findPullRequest`
 */
export function openPullRequestSearch(
  options: PullRequestSearchOptions,
): () => Promise<PullRequestFacts> {
  let found: Promise<PullRequestFacts> | undefined;
  return () => {
    found ??= findPullRequest(options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

/**
 * Finds the only open pull request with this head branch and commit. A pull request that has new commits or was closed is not the one that the
 * run was for. A commit's list of pull requests is not used, because GitHub omits those from forks.
 * @throws UserError when there is none, or more than one, or the search fails
 */
async function findPullRequest(options: PullRequestSearchOptions): Promise<PullRequestFacts> {
  const { head, repository } = options;
  const [headOwner = ''] = head.repository.split('/');
  const name = `${headOwner}:${head.branch}`;
  const pulls = (await listOpenPulls(name, options)).filter(
    (pull) =>
      pull.head.sha === head.sha &&
      // A branch of the repository and a branch of a fork in the same account have the same name.
      isSameRepository(pull.head.repo, head.repository),
  );
  const [pull] = pulls;
  if (pull === undefined) {
    throw new UserError(
      `No open pull request of ${repository} has ${name} at ${head.sha} as its head. It was closed or received new commits since the run.`,
    );
  }
  if (pulls.length > 1) {
    const numbers = pulls.map(({ number }) => `#${number}`).join(', ');
    throw new UserError(
      `Several open pull requests have ${name} at ${head.sha} as their head (${numbers}). Set the input issue-number.`,
    );
  }
  return { number: pull.number, baseSha: pull.base.sha, headSha: head.sha };
}

/** @param head `owner:branch` */
async function listOpenPulls(head: string, { repository, rest }: PullRequestSearchOptions) {
  const [owner = '', repo = ''] = repository.split('/');
  const query = { owner, repo, head, state: 'open', per_page: 100 } as const;
  try {
    const octokit = await openRest(rest);
    return await octokit.paginate(octokit.rest.pulls.list, query);
  } catch (error) {
    throw new UserError(
      `Could not search for the pull request with the head ${head}: ${describeReadFailure(error)}`,
      { cause: error },
    );
  }
}

/** A deleted fork is null. */
function isSameRepository(one: { full_name: string } | null, name: string): boolean {
  return one?.full_name.toLowerCase() === name.toLowerCase();
}
