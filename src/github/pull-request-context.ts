import { errorWords, UserError } from '../support/errors.ts';
import { cutToBytes, type PromptContext } from '../task/prompt.ts';
import type { PullRequestFacts } from './event.ts';
import { openRest, statusOf, type Octokit, type RestOptions } from './rest.ts';

export interface ContextOptions {
  readonly mode: 'summary' | 'diff';
  readonly maxBytes: number;
  readonly pullRequest: PullRequestFacts;
  /** `owner/name`. */
  readonly repository: string;
  readonly rest: RestOptions;
}

type Place = Readonly<{ owner: string; repo: string; pull_number: number }>;

/** GitHub lists no more files of a pull request than this. Source: REST, "List pull requests files". */
const MOST_FILES = 3000;

/**
 * Title, description and changed files of a pull request, and its diff between the commits that the event named: what
 * is pushed after the event is not looked at.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
export async function fetchPullRequestContext(options: ContextOptions): Promise<PromptContext> {
  const { mode, maxBytes, pullRequest, repository } = options;
  const [owner = '', repo = ''] = repository.split('/');
  const place: Place = { owner, repo, pull_number: pullRequest.number };
  try {
    const octokit = await openRest(options.rest);
    const { data: pull } = await octokit.rest.pulls.get(place);
    const files = await listFiles(octokit, place);
    const parts = [
      `Title: ${pull.title}`,
      `Author: ${pull.user.login}`,
      `Branches: ${pull.head.ref} into ${pull.base.ref}`,
      `Description:\n${pull.body ?? '(none)'}`,
      `Changed files (${pull.changed_files}):\n${files.join('\n')}`,
    ];
    if (mode === 'diff') {
      const base = pullRequest.baseSha ?? pull.base.sha;
      const head = pullRequest.headSha ?? pull.head.sha;
      parts.push(
        `Diff of ${base}...${head}:\n${await fetchDiff(octokit, place, `${base}...${head}`)}`,
      );
    }
    const title = `pull request #${pullRequest.number} of ${repository}`;
    return { title, content: cut(parts.join('\n\n'), maxBytes) };
  } catch (error) {
    throw new UserError(
      `pull-request-context: pull request #${pullRequest.number} could not be read: ${errorWords(error)}. ` +
        'The job needs `permissions: pull-requests: read` and `contents: read`, and the input github-token.',
      { cause: error },
    );
  }
}

async function listFiles(octokit: Octokit, place: Place): Promise<string[]> {
  const lines: string[] = [];
  const pages = octokit.paginate.iterator(octokit.rest.pulls.listFiles, {
    ...place,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { status, filename, additions, deletions } of data) {
      lines.push(`- ${filename} (${status}, +${additions} -${deletions})`);
    }
    if (lines.length >= MOST_FILES) break;
  }
  return lines;
}

async function fetchDiff(
  octokit: Octokit,
  { owner, repo }: Place,
  basehead: string,
): Promise<string> {
  try {
    const response = await octokit.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead,
      mediaType: { format: 'diff' },
    });
    // With this media type the body is text, whatever the types say.
    const diff: unknown = response.data;
    return typeof diff === 'string' ? diff : JSON.stringify(diff);
  } catch (error) {
    if (statusOf(error) !== 406) throw error;
    return '(GitHub does not give the diff, since it is too large. Read the changed files in the repository.)';
  }
}

function cut(content: string, maxBytes: number): string {
  const { text, missingBytes } = cutToBytes(content, maxBytes);
  return missingBytes === 0
    ? text
    : `${text}\n(cut here: ${missingBytes} more bytes are not shown)`;
}
