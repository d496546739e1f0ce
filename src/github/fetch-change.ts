import { errorMessage } from '../support/errors.ts';
import { orderFileDiffs, type Change, type ChangedFile, type FileDiff } from './diff.ts';
import { statusOf, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

interface ChangePlace {
  readonly owner: string;
  readonly repo: string;
  /** `<base>...<head>`: the changes since the merge base, as a pull request shows them. */
  readonly range: string;
  /** The pull request that still has the range's head, so that its own list of files is the same change. Undefined when there is none. */
  readonly currentPull: number | undefined;
  /** Whether the event contains the commits. Then GitHub may need some seconds until all its servers know them. */
  readonly isNamedByEvent: boolean;
  /** The number of files that the pull request changes now; undefined when the server does not report it. */
  readonly changedFiles: number | undefined;
}

type FileList = Readonly<{ files: readonly ChangedFile[]; isWhole: boolean }>;

/** The diff of the range, or the reason why there is none. */
interface FetchedDiff {
  readonly text?: string;
  /** Undefined when GitHub reports that the diff is too large. Then only the hunks in the list of files are available. */
  readonly failure?: Error;
  /** Whether the server ignores the media type for diffs, as Gitea and Forgejo do. */
  readonly isIgnored?: boolean;
}

/** The maximum number of files in a comparison. Source: REST, "Compare two commits". */
const MAX_COMPARED_FILES = 300;
/** The maximum number of files in a pull request's list. Source: REST, "List pull requests files". */
const MAX_LISTED_FILES = 3000;

/**
 * Fetches the changes of a range. When there is no diff, it is assembled from the hunks in the list of files.
 * @throws the client's error; Error when the server lists no files although there are some, or returns no content of any file
 */
export async function fetchChange(
  octokit: Octokit,
  place: ChangePlace,
  { withDiff }: { withDiff: boolean },
): Promise<Change> {
  const [{ files: listed, isWhole }, diff] = await Promise.all([
    listChangedFiles(octokit, place),
    withDiff ? fetchDiff(octokit, place) : undefined,
  ]);
  const files = orderFileDiffs(listed, diff?.text);
  if (diff?.failure === undefined || hasContent(files)) return { files, isWhole };
  const own = diff.isIgnored === true ? await fetchOwnDiff(octokit, place) : undefined;
  const ownFiles = orderFileDiffs(listed, own);
  if (!hasContent(ownFiles)) throw diff.failure;
  return { files: ownFiles, isWhole };
}

/** Whether any changed line is available, or no line is changed. */
function hasContent(files: readonly FileDiff[]): boolean {
  const changed = files.filter(({ additions, deletions }) => additions + deletions > 0);
  return changed.length === 0 || changed.some(({ diff }) => diff !== undefined);
}

/** Uses the pull request's own list, which has more files, unless the pull request has new commits. Then it uses the comparison. */
async function listChangedFiles(octokit: Octokit, place: ChangePlace): Promise<FileList> {
  const { owner, repo, currentPull: pull_number, changedFiles = 0 } = place;
  if (pull_number !== undefined) {
    const query = { owner, repo, pull_number, per_page: 100 };
    const files = await octokit.paginate(octokit.rest.pulls.listFiles, query);
    if (files.length === 0 && changedFiles > 0) {
      throw new Error(
        `the server lists none of its ${changedFiles} changed files; re-run the job later`,
      );
    }
    return { files, isWhole: files.length < MAX_LISTED_FILES && files.length >= changedFiles };
  }
  // The pages are for the commits, which are not needed. The first page has all files.
  const query = { ...comparisonOf(place), per_page: 1 };
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead(query);
  const files = data.files ?? [];
  if (files.length === 0 && changedFiles > 0) {
    // The pull request's own list includes later pushes, which must not be used.
    throw new Error(
      `the server lists no changed files for ${place.range}, and newer commits were pushed; start a new run for them`,
    );
  }
  return { files, isWhole: files.length < MAX_COMPARED_FILES };
}

/**
 * Fetches the diff. GitHub returns 406 beyond 20,000 lines or 300 files, and 500 when it takes too long. For some seconds after a pull
 * request was opened, it may return 404, or 500 "diff is temporarily unavailable", while the list of files already has the hunks.
 * @throws the client's error when the token may not read the diff
 */
async function fetchDiff(octokit: Octokit, place: ChangePlace): Promise<FetchedDiff> {
  try {
    const query = { ...comparisonOf(place), mediaType: { format: 'diff' } };
    const response = await octokit.rest.repos.compareCommitsWithBasehead(query);
    // With this media type, the body is text, although the client's type is an object.
    const text: unknown = response.data;
    if (typeof text === 'string' && text.startsWith('diff --git ')) return { text };
    const failure = new Error(
      'the server returned no diff; set `pull-request-context: summary`, and let the agents read the repository',
    );
    return { failure, isIgnored: typeof text !== 'string' };
  } catch (error) {
    const status = statusOf(error) ?? 0;
    if (status === 406 || /diff is taking too long/i.test(errorMessage(error))) return {};
    if (error instanceof Error && (status === 404 || status >= 500)) return { failure: error };
    throw error;
  }
}

/**
 * Fetches the current diff of the pull request from the endpoint of Gitea and Forgejo.
 * Source: Gitea's API, "Get a pull request diff or patch".
 * @returns undefined when there is none
 */
async function fetchOwnDiff(
  octokit: Octokit,
  { owner, repo, currentPull: pull_number }: ChangePlace,
): Promise<string | undefined> {
  if (pull_number === undefined) return undefined;
  const url = '/repos/{owner}/{repo}/pulls/{pull_number}.diff';
  const query = { owner, repo, pull_number, url, mediaType: { format: 'diff' } };
  const response = await unlessMissing(octokit.rest.pulls.get(query));
  const text: unknown = response?.data;
  return typeof text === 'string' ? text : undefined;
}

function comparisonOf({ owner, repo, range: basehead, isNamedByEvent }: ChangePlace) {
  return { owner, repo, basehead, request: { isNamedByEvent } };
}
