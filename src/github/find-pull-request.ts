import * as v from 'valibot';

import { UserError } from '../support/errors.ts';
import type { EventFacts, PullRequestFacts, PullRequestHead } from './event.ts';
import { describeReadFailure } from './failure-advice.ts';
import { describeFailure } from './rest-failure.ts';
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
  const name = describeHead(head);
  const pulls = (await listOpenPulls(options)).filter((pull) => pull.head.sha === head.sha);
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

interface CurrentHeadOptions {
  readonly event: Pick<EventFacts, 'pullRequest' | 'pullRequestHead'>;
  /** `owner/name` of the base repository. */
  readonly repository: string;
  readonly rest: RestOptions;
}

/**
 * Fetches the current head of the event's pull request, with one request.
 * @returns undefined when the event has no pull request, or it is closed, or can't be read
 */
export async function fetchCurrentHead(options: CurrentHeadOptions): Promise<string | undefined> {
  const { event, repository, rest } = options;
  const { pullRequest, pullRequestHead: head } = event;
  try {
    if (pullRequest === undefined) {
      const [pull] = head === undefined ? [] : await listOpenPulls({ head, repository, rest });
      return pull?.head.sha;
    }
    const [owner = '', repo = ''] = repository.split('/');
    const octokit = await openRest(rest);
    const query = { owner, repo, pull_number: pullRequest.number };
    const { data } = await octokit.rest.pulls.get(query);
    return v.parse(pullSchema, data).head.sha;
  } catch (error) {
    rest.log.debug(`Could not read the head of the pull request: ${describeFailure(error)}.`);
    return undefined;
  }
}

const pullSchema = v.object({ head: v.object({ sha: v.string() }) });

/** Lists all pull requests from the branch, at any commit. */
async function listOpenPulls({ head, repository, rest }: PullRequestSearchOptions) {
  const [owner = '', repo = ''] = repository.split('/');
  const name = describeHead(head);
  const query = { owner, repo, head: name, state: 'open', per_page: 100 } as const;
  try {
    const octokit = await openRest(rest);
    const pulls = await octokit.paginate(octokit.rest.pulls.list, query);
    // A branch of the repository and a branch of a fork in the same account have the same name.
    return pulls.filter((pull) => isSameRepository(pull.head.repo, head.repository));
  } catch (error) {
    throw new UserError(
      `Could not search for the pull request with the head ${name}: ${describeReadFailure(error)}`,
      { cause: error },
    );
  }
}

/** Returns `owner:branch`, GitHub's name of a head. */
function describeHead({ repository, branch }: PullRequestHead): string {
  const [owner = ''] = repository.split('/');
  return `${owner}:${branch}`;
}

/** A deleted fork is null. */
function isSameRepository(one: { full_name: string } | null, name: string): boolean {
  return one?.full_name.toLowerCase() === name.toLowerCase();
}
