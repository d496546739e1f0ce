import { UserError } from '../support/errors.ts';
import type { PullRequestFacts, PullRequestHead } from './event.ts';
import { describeReadFailure } from './failure-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

interface PullRequestSearchOptions {
  readonly head: PullRequestHead;
  /** `owner/name` of the repository that the changes go to. */
  readonly repository: string;
  readonly rest: RestOptions;
}

/**
 * Finds the pull request when it is first asked for, and remembers it: it may move on. After an error it is searched for again.
 * @returns a function that rejects as `findPullRequest` does
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
 * The one open pull request whose head is this commit of this branch. One that has moved on or was closed is another change than the one
 * that the run was for. A commit's own list of pull requests would not do: GitHub leaves out those from forks.
 * @throws UserError when there is none, or more than one, or GitHub can't be asked
 */
async function findPullRequest(options: PullRequestSearchOptions): Promise<PullRequestFacts> {
  const { head, repository } = options;
  const [headOwner = ''] = head.repository.split('/');
  const name = `${headOwner}:${head.branch}`;
  const pulls = (await listOpenPulls(name, options)).filter(
    (pull) =>
      pull.head.sha === head.sha &&
      // The repository's own branch and that of a fork in the same account share a name.
      isSameRepository(pull.head.repo, head.repository),
  );
  const [pull] = pulls;
  if (pull === undefined) {
    throw new UserError(
      `No open pull request of ${repository} has ${name} at ${head.sha} as its head: it was closed, or has moved on, since the run.`,
    );
  }
  if (pulls.length > 1) {
    const numbers = pulls.map(({ number }) => `#${number}`).join(', ');
    throw new UserError(
      `Several open pull requests have ${name} at ${head.sha} as their head (${numbers}): set the input issue-number.`,
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
      `The pull request of the head ${head} could not be searched for: ${describeReadFailure(error)}`,
      { cause: error },
    );
  }
}

/** A fork that was deleted is null, whatever the client's types say. */
function isSameRepository(one: { full_name: string } | null, name: string): boolean {
  return one?.full_name.toLowerCase() === name.toLowerCase();
}
