import { errorMessage, UserError } from '../support/errors.ts';
import type { PullRequestFacts, PullRequestHead } from './event.ts';
import { readAdvice } from './read-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface PullRequestSearchOptions {
  readonly head: PullRequestHead;
  /** `owner/name` of the repository that the changes go to. */
  readonly repository: string;
  readonly rest: RestOptions;
}

/** Looks for a pull request by its head: once, and again only after trouble. */
export class PullRequestSearch {
  readonly #options: PullRequestSearchOptions;
  #found: Promise<PullRequestFacts> | undefined;

  constructor(options: PullRequestSearchOptions) {
    this.#options = options;
  }

  /** Begins to look, so that the pull request is known before it moves on. Its troubles show when it is asked for. */
  beginIgnoringTrouble(): void {
    this.find().catch(() => undefined);
  }

  /** @throws UserError as `findPullRequest` */
  find(): Promise<PullRequestFacts> {
    this.#found ??= findPullRequest(this.#options).catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }
}

/**
 * The one open pull request whose head is this commit of this branch. What has moved on or was closed is another change than
 * the one that the run was for; two of one head can't be told apart.
 * The list of a commit's pull requests would not do: GitHub leaves out those from forks.
 * @throws UserError when there is none, or more than one, or GitHub can't be asked
 */
export async function findPullRequest({
  head,
  repository,
  rest,
}: PullRequestSearchOptions): Promise<PullRequestFacts> {
  const [owner = '', repo = ''] = repository.split('/');
  const [headOwner = ''] = head.repository.split('/');
  const name = `${headOwner}:${head.branch}`;
  const pulls = await listPulls({ owner, repo, head: name, state: 'open', per_page: 100 }, rest);
  const fitting = pulls.filter(
    (pull) =>
      pull.head.sha === head.sha &&
      // The repository's own branch and that of a fork in the same account share a name.
      isSameRepository(pull.head.repo, head.repository),
  );
  const [pull] = fitting;
  if (pull === undefined) {
    throw new UserError(
      `No open pull request of ${repository} has ${name} at ${head.sha} as its head: it was closed, or has moved on, since the run.`,
    );
  }
  if (fitting.length > 1) {
    const numbers = fitting.map(({ number }) => `#${number}`).join(', ');
    throw new UserError(
      `Several open pull requests have ${name} at ${head.sha} as their head (${numbers}): set the input issue-number.`,
    );
  }
  return { number: pull.number, baseSha: pull.base.sha, headSha: head.sha };
}

type Query = Readonly<{
  owner: string;
  repo: string;
  head: string;
  state: 'open';
  per_page: number;
}>;

async function listPulls(query: Query, rest: RestOptions) {
  try {
    const octokit = await openRest(rest);
    return await octokit.paginate(octokit.rest.pulls.list, query);
  } catch (error) {
    throw new UserError(
      `The pull request of the head ${query.head} could not be looked for: ${errorMessage(error)}.${readAdvice(error)}`,
      { cause: error },
    );
  }
}

/** A fork that was deleted is null, whatever the client's types say. */
function isSameRepository(one: { full_name: string } | null, name: string): boolean {
  return one?.full_name.toLowerCase() === name.toLowerCase();
}
