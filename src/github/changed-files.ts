import { errorMessage } from '../support/errors.ts';
import { parseDiffSections } from './diff-sections.ts';
import { statusOf, type Octokit } from './rest.ts';

/** A file that a pull request changes. All text is written by outsiders. */
export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks alone, without a head; absent for a binary file and for a huge change. */
  readonly patch?: string | undefined;
}

export interface FileList {
  readonly files: readonly ChangedFile[];
  /** Whether GitHub names all files. */
  readonly isWhole: boolean;
}

export interface ChangePlace {
  readonly owner: string;
  readonly repo: string;
  readonly pullNumber: number;
  /** `<base>...<head>`: what the head changes since it left the base, as a pull request shows it. */
  readonly range: string;
  /** Whether the pull request is still at the range's head, so that its own list is of the same change. */
  readonly isCurrent: boolean;
}

/** A comparison names no more files. Source: REST, "Compare two commits". */
const MAX_COMPARED_FILES = 300;
/** A pull request's own list names no more. Source: REST, "List pull requests files". */
const MAX_LISTED_FILES = 3000;

/** The files of the change: from the comparison, or, for more than it names, from the pull request's own list. */
export async function listChangedFiles(octokit: Octokit, place: ChangePlace): Promise<FileList> {
  const compared = await compareFiles(octokit, place);
  if (compared !== undefined && (compared.isWhole || !place.isCurrent)) return compared;
  const { owner, repo, pullNumber: pull_number } = place;
  const query = { owner, repo, pull_number, per_page: 100 };
  const files: ChangedFile[] = [];
  for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.listFiles, query)) {
    files.push(...data);
    if (files.length >= MAX_LISTED_FILES) return { files, isWhole: false };
  }
  return { files, isWhole: true };
}

/** @returns undefined when GitHub can't make the comparison and the pull request's own list will do */
async function compareFiles(
  octokit: Octokit,
  { owner, repo, range, isCurrent }: ChangePlace,
): Promise<FileList | undefined> {
  try {
    // The pages are those of the commits, which nobody needs; all files come with the first one.
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: range,
      per_page: 1,
    });
    const files = data.files ?? [];
    return { files, isWhole: files.length < MAX_COMPARED_FILES };
  } catch (error) {
    if (isCurrent && isTooLarge(error)) return undefined;
    throw error;
  }
}

/**
 * The diff of the change, by file.
 * @returns undefined when GitHub refuses it, as it does past 20,000 lines or 300 files
 */
export async function fetchDiffSections(
  octokit: Octokit,
  { owner, repo, range }: ChangePlace,
): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const response = await octokit.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: range,
      mediaType: { format: 'diff' },
    });
    // With this media type the body is text, whatever the types say.
    const diff: unknown = response.data;
    return parseDiffSections(typeof diff === 'string' ? diff : '');
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw error;
  }
}

/** 406 for too much; 500 "Sorry, this diff is taking too long to generate." */
function isTooLarge(error: unknown): boolean {
  return statusOf(error) === 406 || /diff is taking too long/i.test(errorMessage(error));
}

/** The name as it may stand in a line: one that holds line ends must not look like another file's line. */
export function nameInLine(filename: string): string {
  return /[\p{Cc}\u2028\u2029]/u.test(filename) ? JSON.stringify(filename) : filename;
}
