import type { Clock } from '../support/clock.ts';
import { cutToBytes } from '../support/cut-to-bytes.ts';
import { errorMessage, UserError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import type { PromptContext } from '../task/prompt.ts';
import {
  fetchDiffSections,
  listChangedFiles,
  nameInLine,
  orderFileDiffs,
  type ChangedFile,
  type FileList,
} from './diff.ts';
import type { PullRequestFacts } from './event.ts';
import { fitDiff } from './fit-diff.ts';
import { readAdvice } from './read-advice.ts';
import { openRest, type Octokit, type RestOptions } from './rest.ts';
import { tryAgain } from './try-again.ts';

export interface ContextOptions {
  readonly mode: 'summary' | 'diff';
  readonly maxBytes: number;
  readonly pullRequest: PullRequestFacts;
  /** `owner/name`. */
  readonly repository: string;
  readonly rest: RestOptions;
  readonly clock: Clock;
  readonly log: Pick<Log, 'debug'>;
}

type PullRequest = Awaited<ReturnType<Octokit['rest']['pulls']['get']>>['data'];

/** More than the note of a cut is long. */
const NOTE_BYTES = 80;

/**
 * Title, description and changed files of a pull request, and its diff, between the commits that the event named: what is pushed
 * after the event is not looked at. Where the event named none, as a comment does, they are those of now.
 * @throws UserError that names the permission when GitHub does not give it: a review without the change is not worth paying for
 */
export async function fetchPullRequestContext(options: ContextOptions): Promise<PromptContext> {
  const { maxBytes, pullRequest, repository, rest } = options;
  try {
    const octokit = await openRest(rest);
    const change = await tryAgain(() => fetchChange(octokit, options), {
      ...options,
      stop: rest.stop,
    });
    const title = `pull request #${pullRequest.number} of ${repository}`;
    return { title, ...renderContext(change, maxBytes) };
  } catch (error) {
    throw new UserError(
      `pull-request-context: pull request #${pullRequest.number} could not be read: ${errorMessage(error)}.${readAdvice(error)}`,
      { cause: error },
    );
  }
}

interface Change {
  readonly pull: PullRequest;
  readonly list: FileList;
  /** By file; undefined when GitHub refuses the diff. */
  readonly sections: ReadonlyMap<string, string> | undefined;
  /** Undefined when no diff is wanted. */
  readonly diffRange: string | undefined;
}

async function fetchChange(
  octokit: Octokit,
  { mode, pullRequest, repository }: ContextOptions,
): Promise<Change> {
  const [owner = '', repo = ''] = repository.split('/');
  const { number: pullNumber } = pullRequest;
  const { data: pull } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullNumber });
  const head = pullRequest.headSha ?? pull.head.sha;
  const range = `${pullRequest.baseSha ?? pull.base.sha}...${head}`;
  const place = { owner, repo, pullNumber, range, isCurrent: head === pull.head.sha };
  const wantsDiff = mode === 'diff';
  const [list, sections] = await Promise.all([
    listChangedFiles(octokit, place),
    wantsDiff ? fetchDiffSections(octokit, place) : undefined,
  ]);
  return { pull, list, sections, diffRange: wantsDiff ? range : undefined };
}

/** Each part but the last has a bound of its own: a long description must not push the change itself out of sight. */
function renderContext(
  { pull, list, sections, diffRange }: Change,
  maxBytes: number,
): Pick<PromptContext, 'content' | 'gaps'> {
  const share = Math.floor(maxBytes / 4);
  const gaps: string[] = [];
  const heading = [
    `Title: ${pull.title}`,
    `Author: ${pull.user.login}`,
    `Branches: ${pull.head.ref} into ${pull.base.ref}`,
  ];
  const parts = [
    cut(heading.join('\n\n'), share, gaps),
    cut(`Description:\n${pull.body ?? '(none)'}`, share, gaps),
  ];
  const leftBytes = (): number => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
  const files = orderFileDiffs(list.files, sections);
  const listBytes = diffRange === undefined ? leftBytes() : share;
  parts.push(renderList({ ...list, files }, listBytes, gaps));
  if (diffRange !== undefined) {
    const title = `Diff of ${diffRange}:`;
    const fitted = fitDiff(files, leftBytes() - title.length - 1);
    gaps.push(...fitted.gaps);
    parts.push(`${title}\n${fitted.text}`);
  }
  // What is said at a cut takes room, too: a bound of a thousand bytes may leave none.
  const { text: content } = cutToBytes(parts.join('\n\n').toWellFormed(), maxBytes);
  return { content, gaps };
}

/** As many files as fit, each in a line of its own. */
function renderList({ files, isWhole }: FileList, maxBytes: number, gaps: string[]): string {
  const lines = [
    isWhole
      ? `Changed files (${files.length}):`
      : `Changed files (the first ${files.length}; GitHub names no more):`,
  ];
  if (!isWhole) gaps.push(`GitHub names only ${files.length} of the changed files`);
  let left = maxBytes - NOTE_BYTES - Buffer.byteLength(lines.join(''));
  for (const [index, file] of files.entries()) {
    const line = fileLine(file);
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) {
      const count = files.length - index;
      gaps.push(`${count} of the changed files are not named`);
      return [...lines, `(cut here: ${count} more files are not named)`].join('\n');
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function fileLine({ filename, previous_filename, status, ...file }: ChangedFile): string {
  const from = previous_filename === undefined ? '' : ` from ${nameInLine(previous_filename)}`;
  return `- ${nameInLine(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}

/** At most so many bytes, the note included. */
function cut(content: string, maxBytes: number, gaps: string[]): string {
  if (Buffer.byteLength(content) <= maxBytes) return content;
  const { text, missingBytes } = cutToBytes(content, Math.max(0, maxBytes - NOTE_BYTES));
  gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are cut off`);
  return `${text}\n(cut here: ${missingBytes} more bytes are not shown)`;
}
