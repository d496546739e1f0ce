import * as v from 'valibot';

import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { UserError } from '../support/errors.ts';
import type { PromptContext } from '../task/prompt.ts';
import { nameInLine, type Change, type ChangedFile } from './diff.ts';
import { optional, type PullRequestFacts } from './event.ts';
import { fetchChange } from './fetch-change.ts';
import { fitDiff, takeFitting } from './fit-diff.ts';
import { HiddenText } from './hidden-text.ts';
import { describeReadFailure } from './failure-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface ContextOptions {
  readonly mode: 'summary' | 'diff';
  readonly maxBytes: number;
  readonly pullRequest: PullRequestFacts;
  /** `owner/name`. */
  readonly repository: string;
  readonly rest: RestOptions;
}

const repository = v.object({
  full_name: optional(v.string()),
  pushed_at: optional(v.string()),
  updated_at: optional(v.string()),
});
const side = v.object({
  ref: optional(v.string()),
  sha: optional(v.string()),
  repo: optional(repository),
});

/** Any of it may be missing, whatever the client's types say: the account of a deleted author is null. */
const pullSchema = v.object({
  title: optional(v.string()),
  body: optional(v.string()),
  user: optional(v.object({ login: optional(v.string()) })),
  base: optional(side),
  head: optional(side),
  changed_files: optional(v.number()),
});

type PullRequest = v.InferOutput<typeof pullSchema>;

interface PullRequestChange {
  readonly pull: PullRequest;
  readonly change: Change;
  /** Undefined when no diff is wanted. */
  readonly diffRange: string | undefined;
}

/** More than the note where text is truncated is long. */
const NOTE_BYTES = 80;

const MARKS_NOTE = 'Invisible characters are shown by their code points, e.g. as ‹U+202E›.';

/**
 * Title, description and changed files of a pull request, and its diff, between the commits that the event named: what is pushed
 * after the event is left out. Where the event named none, as a comment does, they are those of now. What people would not see of it is
 * removed or shown.
 * @throws UserError that names the permission when GitHub does not give it, since a review without the change is not worth paying for; and
 *   when the fork was pushed to after the comment that names the pull request
 */
export async function fetchPullRequestContext(options: ContextOptions): Promise<PromptContext> {
  const { number } = options.pullRequest;
  try {
    const change = await fetchPullRequestChange(options);
    const title = `pull request #${number} of ${options.repository}`;
    return { title, ...renderContext(change, options.maxBytes) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `pull-request-context: pull request #${number} could not be read: ${describeReadFailure(error)}`,
      { cause: error },
    );
  }
}

async function fetchPullRequestChange({
  mode,
  pullRequest: { number: pullNumber, baseSha, headSha, commentedAt },
  repository,
  rest,
}: ContextOptions): Promise<PullRequestChange> {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = await openRest(rest);
  const isNamedByEvent = headSha !== undefined;
  const query = { owner, repo, pull_number: pullNumber, request: { isNamedByEvent } };
  const { data } = await octokit.rest.pulls.get(query);
  const pull = v.parse(pullSchema, data);
  if (commentedAt !== undefined) refuseLaterPush(pull, { pullNumber, commentedAt });
  const [base, head] = [baseSha ?? pull.base?.sha, headSha ?? pull.head?.sha];
  if (!base || !head) throw new Error('the server does not name its commits');
  const range = `${base}...${head}`;
  const isCurrent = head === pull.head?.sha;
  const withDiff = mode === 'diff';
  const changedFiles = pull.changed_files ?? undefined;
  const place = { owner, repo, pullNumber, range, isCurrent, isNamedByEvent, changedFiles };
  const change = await fetchChange(octokit, place, { withDiff });
  return { pull, change, diffRange: withDiff ? range : undefined };
}

/**
 * A comment names a pull request, not a commit: nobody approved what is pushed to a fork between the comment and the run. A commit's own
 * date can be forged; the time of the push is the server's. The attack is that of CodeQL's query "Untrusted Checkout TOCTOU". Gitea gives no time of the
 * push, but the time of the last change. Whoever can push to the repository itself needs no approval.
 * @throws UserError when the fork was pushed to after the comment, or the server gives no time
 */
function refuseLaterPush(
  { head, base }: PullRequest,
  { pullNumber, commentedAt }: { pullNumber: number; commentedAt: string },
): void {
  const fork = head?.repo;
  // A fork that was deleted can't be pushed to.
  if (!fork || (fork.full_name && fork.full_name === base?.repo?.full_name)) return;
  const pushedAt = fork.pushed_at ?? fork.updated_at ?? 'an unknown time';
  // Both times are in whole seconds: a comment in the second of the push was written without knowledge of it.
  if (Date.parse(pushedAt) < Date.parse(commentedAt)) return;
  throw new UserError(
    `The fork of pull request #${pullNumber} was pushed to at ${pushedAt}, not before the comment of ${commentedAt}. ` +
      'Review the new commits, then comment again.',
  );
}

/** Each part but the last has a limit of its own: a long description must not push the change itself out of sight. */
function renderContext(
  { pull, change, diffRange }: PullRequestChange,
  maxBytes: number,
): Omit<PromptContext, 'title'> {
  const share = Math.floor(maxBytes / 4);
  const gaps: string[] = [];
  const hidden = new HiddenText();
  const heading = [
    `Title: ${hidden.removeFromText(pull.title ?? '(none)', 'title')}`,
    // On its pages GitHub calls a deleted account so.
    `Author: ${hidden.mark(pull.user?.login ?? 'ghost', 'the author')}`,
    `Branches: ${hidden.mark(`${nameOf(pull.head)} into ${nameOf(pull.base)}`, 'the branches')}`,
  ];
  const description = hidden.removeFromMarkdown(pull.body ?? '(none)', 'description');
  const files = change.files.map(({ diff, ...file }) =>
    hidden.markFile({ ...file, diff: diffRange === undefined ? undefined : diff }),
  );
  const parts = [
    truncate(heading.join('\n\n'), share, gaps),
    truncate(`Description:\n${description}`, share, gaps),
    ...(hidden.hasMarks ? [MARKS_NOTE] : []),
  ];
  const leftBytes = (): number => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
  const list = { ...change, files };
  parts.push(renderList(list, diffRange === undefined ? leftBytes() : share, gaps));
  if (diffRange !== undefined) {
    const title = `Diff of ${diffRange}:`;
    const fitted = fitDiff(files, leftBytes() - title.length - 1);
    gaps.push(...fitted.gaps);
    parts.push(`${title}\n${fitted.text}`);
  }
  // The notes on what is truncated take room, too: a limit of a thousand bytes may leave none.
  const { text: content } = truncateToBytes(parts.join('\n\n'), maxBytes);
  return { content, gaps, hidden: hidden.findings };
}

function nameOf(branch: PullRequest['head']): string {
  return branch?.ref ?? '(unknown)';
}

/** As many files as fit, each in a line of its own. */
function renderList({ files, isWhole }: Change, maxBytes: number, gaps: string[]): string {
  const title = isWhole
    ? `Changed files (${files.length}):`
    : `Changed files (the first ${files.length}; GitHub names no more):`;
  if (!isWhole) gaps.push(`GitHub names only ${files.length} of the changed files`);
  const named = takeFitting(files.map(fileLine), maxBytes - NOTE_BYTES - Buffer.byteLength(title));
  const more = files.length - named.length;
  if (more === 0) return [title, ...named].join('\n');
  gaps.push(`${more} of the changed files are not named`);
  return [title, ...named, `(truncated: ${more} more files are not named)`].join('\n');
}

function fileLine({ filename, previous_filename, status, ...file }: ChangedFile): string {
  const from = previous_filename === undefined ? '' : ` from ${nameInLine(previous_filename)}`;
  return `- ${nameInLine(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}

/** At most so many bytes, the note included. */
function truncate(content: string, maxBytes: number, gaps: string[]): string {
  if (Buffer.byteLength(content) <= maxBytes) return content;
  const { text, missingBytes } = truncateToBytes(content, Math.max(0, maxBytes - NOTE_BYTES));
  gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are left out`);
  return `${text}\n(truncated: ${missingBytes} more bytes are not shown)`;
}
