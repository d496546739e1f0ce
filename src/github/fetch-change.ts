import { errorMessage } from '../support/errors.ts';
import { orderFileDiffs, type Change, type ChangedFile, type FileDiff } from './diff.ts';
import { statusOf, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

interface ChangePlace {
  readonly owner: string;
  readonly repo: string;
  readonly pullNumber: number;
  /** `<base>...<head>`: what the head changes since it left the base, as a pull request shows it. */
  readonly range: string;
  /** Whether the pull request is still at the range's head, so that its own list is of the same change. */
  readonly isCurrent: boolean;
  /** Whether the event itself names the commits, so that GitHub may not know them everywhere yet. */
  readonly isNamedByEvent: boolean;
  /** How many files the pull request changes now; undefined where the server does not say. */
  readonly changedFiles: number | undefined;
}

type FileList = Readonly<{ files: readonly ChangedFile[]; isWhole: boolean }>;

/** The diff of the range, or why there is none. */
interface FetchedDiff {
  readonly text?: string;
  /** Undefined where GitHub says that the diff is too large: then the hunks that it lists are all there is to see. */
  readonly failure?: Error;
  /** Whether the server ignores the media type of a diff, as Gitea and Forgejo do. */
  readonly isIgnored?: boolean;
}

/** A comparison names no more files. Source: REST, "Compare two commits". */
const MAX_COMPARED_FILES = 300;
/** A pull request's own list names no more. Source: REST, "List pull requests files". */
const MAX_LISTED_FILES = 3000;

/**
 * Fetches what the range changes. Where there is no diff, it is made of the hunks that are listed with the files.
 * @throws the client's own error; Error when the server names no file of a change that has some, or shows nothing of any file
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
  if (diff?.failure === undefined || isShown(files)) return { files, isWhole };
  const own =
    diff.isIgnored === true && place.isCurrent ? await fetchOwnDiff(octokit, place) : undefined;
  const filesOfOwn = orderFileDiffs(listed, own);
  if (!isShown(filesOfOwn)) throw diff.failure;
  return { files: filesOfOwn, isWhole };
}

/** Whether something of the change can be seen, unless no line is changed. */
function isShown(files: readonly FileDiff[]): boolean {
  const changed = files.filter(({ additions, deletions }) => additions + deletions > 0);
  return changed.length === 0 || changed.some(({ diff }) => diff !== undefined);
}

/** From the pull request's own list, which names more; from the comparison where the pull request has moved on. */
async function listChangedFiles(octokit: Octokit, place: ChangePlace): Promise<FileList> {
  const { owner, repo, pullNumber: pull_number, changedFiles = 0 } = place;
  if (place.isCurrent) {
    const query = { owner, repo, pull_number, per_page: 100 };
    const files = await octokit.paginate(octokit.rest.pulls.listFiles, query);
    if (files.length === 0 && changedFiles > 0) {
      throw new Error(
        `the server names none of its ${changedFiles} changed files: run again later`,
      );
    }
    return { files, isWhole: files.length < MAX_LISTED_FILES && files.length >= changedFiles };
  }
  // The pages are those of the commits, which nobody needs; all files come with the first one.
  const query = { ...comparisonOf(place), per_page: 1 };
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead(query);
  const files = data.files ?? [];
  if (files.length === 0 && changedFiles > 0) {
    // Its own list has what was pushed after the event, which is not to be seen.
    throw new Error(
      `the server names no file that ${place.range} changes, and newer commits were pushed: run again for these`,
    );
  }
  return { files, isWhole: files.length < MAX_COMPARED_FILES };
}

/**
 * GitHub refuses a diff with 406 past 20,000 lines or 300 files, and with 500 when it takes too long. For some seconds after a pull
 * request was opened it may answer 404, or 500 "diff is temporarily unavailable", while the list of files has the hunks.
 * @throws the client's error when the token may not read the diff
 */
async function fetchDiff(octokit: Octokit, place: ChangePlace): Promise<FetchedDiff> {
  try {
    const query = { ...comparisonOf(place), mediaType: { format: 'diff' } };
    const response = await octokit.rest.repos.compareCommitsWithBasehead(query);
    // With this media type the body is text, whatever the types say.
    const text: unknown = response.data;
    if (typeof text === 'string' && text.startsWith('diff --git ')) return { text };
    const failure = new Error(
      'the server gives no diff of it: set `pull-request-context: summary`, and have the agents read the repository',
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
 * The diff of the pull request as it is now, by the address that Gitea and Forgejo have for it.
 * Source: Gitea's API, "Get a pull request diff or patch".
 * @returns undefined when there is none
 */
async function fetchOwnDiff(
  octokit: Octokit,
  { owner, repo, pullNumber: pull_number }: ChangePlace,
): Promise<string | undefined> {
  const url = '/repos/{owner}/{repo}/pulls/{pull_number}.diff';
  const query = { owner, repo, pull_number, url, mediaType: { format: 'diff' } };
  const response = await unlessMissing(octokit.rest.pulls.get(query));
  const text: unknown = response?.data;
  return typeof text === 'string' ? text : undefined;
}

function comparisonOf({ owner, repo, range: basehead, isNamedByEvent }: ChangePlace) {
  return { owner, repo, basehead, request: { isNamedByEvent } };
}
