import * as v from 'valibot';

import { nameInLine } from '../support/name-in-line.ts';
import { truncateToBytes } from '../support/truncate-to-bytes.ts';
import { UserError } from '../support/errors.ts';
import { HiddenText } from '../task/hidden-text.ts';
import { MARKS_NOTE, type PromptContext } from '../task/prompt.ts';
import { isCommit } from './comment-marker.ts';
import type { Change, ChangedFile } from './diff.ts';
import { optional, type EventFacts, type PullRequestFacts } from './event.ts';
import { fetchChange } from './fetch-change.ts';
import { fitDiff, takeFitting } from './fit-diff.ts';
import { describeReadFailure } from './failure-advice.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface ChangeOptions {
  readonly withDiff: boolean;
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

/** Every field may be missing, in spite of the client's types. For example, the account of a deleted author is null. */
const pullSchema = v.object({
  title: optional(v.string()),
  body: optional(v.string()),
  user: optional(v.object({ login: optional(v.string()) })),
  base: optional(side),
  head: optional(side),
  changed_files: optional(v.number()),
});

type PullRequest = v.InferOutput<typeof pullSchema>;

/** A pull request and its changes. */
export interface PullRequestChange {
  /** E.g. `pull request #12 of octo/repo`. */
  readonly title: string;
  readonly pull: PullRequest;
  readonly change: Change;
  /** The head commit. */
  readonly head: string;
  /** `<base>...<head>`. */
  readonly range: string;
}

interface RenderOptions {
  /** `diff` for a change that was fetched with its diff. */
  readonly mode: 'summary' | 'diff';
  readonly maxBytes: number;
}

/** More than the length of a note about truncated text. */
const NOTE_BYTES = 80;

/**
 * Fetches the title, description, changed files and diff of a pull request, for the commits in the event, without later pushes. If the event
 * contains no commits, such as a comment, the current commits are used.
 * @throws UserError that names the missing permission when the change can't be read, because a review without it would be worthless; when the
 *   fork was pushed to after the comment; and when a head that the event does not name changes while the change is read
 */
export async function fetchPullRequestChange(options: ChangeOptions): Promise<PullRequestChange> {
  const { number } = options.pullRequest;
  try {
    return await fetchWithChange(options);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`Could not read pull request #${number}: ${describeReadFailure(error)}`, {
      cause: error,
    });
  }
}

async function fetchWithChange({
  withDiff,
  pullRequest: { number: pullNumber, baseSha, headSha, commentedAt },
  repository,
  rest,
}: ChangeOptions): Promise<PullRequestChange> {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = await openRest(rest);
  const isNamedByEvent = headSha !== undefined;
  const query = { owner, repo, pull_number: pullNumber, request: { isNamedByEvent } };
  const { data } = await octokit.rest.pulls.get(query);
  const pull = v.parse(pullSchema, data);
  if (commentedAt !== undefined) refuseLaterPush(pull, { pullNumber, commentedAt });
  const [base, head] = [baseSha ?? pull.base?.sha, headSha ?? pull.head?.sha];
  if (!base || !head) throw new Error('the server did not return its commits');
  const range = `${base}...${head}`;
  const currentPull = head === pull.head?.sha ? pullNumber : undefined;
  const changedFiles = pull.changed_files ?? undefined;
  const place = { owner, repo, range, currentPull, isNamedByEvent, changedFiles };
  const change = await fetchChange(octokit, place, { withDiff });
  const title = `pull request #${pullNumber} of ${repository}`;
  const read = { title, pull, change, head, range };
  if (currentPull === undefined) return read;
  // The pull request's own list of files is that of its head at that time.
  const { data: later } = await octokit.rest.pulls.get(query);
  if (v.parse(pullSchema, later).head?.sha === head) return read;
  if (!isNamedByEvent) {
    throw new UserError(
      `The ${title} got new commits while its changes were read. Review them, then start a new run.`,
    );
  }
  const fixedPlace = { ...place, currentPull: undefined };
  return { ...read, change: await fetchChange(octokit, fixedPlace, { withDiff }) };
}

interface PushOptions {
  readonly pushed: NonNullable<EventFacts['pushed']>;
  /** `owner/name`. */
  readonly repository: string;
  readonly rest: RestOptions;
}

/**
 * Fetches the changed files and the diff of a push.
 * @throws UserError when they can't be read
 */
export async function fetchPushedChange({
  pushed: { baseSha, headSha: head },
  repository,
  rest,
}: PushOptions): Promise<PullRequestChange> {
  const [owner = '', repo = ''] = repository.split('/');
  const range = `${baseSha}...${head}`;
  const absent = { currentPull: undefined, changedFiles: undefined };
  try {
    const octokit = await openRest(rest);
    const place = { owner, repo, range, isNamedByEvent: true, ...absent };
    const change = await fetchChange(octokit, place, { withDiff: true });
    return { title: `push to ${repository}`, pull: v.parse(pullSchema, {}), change, head, range };
  } catch (error) {
    throw new UserError(`Could not read the push: ${describeReadFailure(error)}`, {
      cause: error,
    });
  }
}

/** Renders a change for the prompt. Text that people can't see is removed or marked. */
export function renderContext(change: PullRequestChange, options: RenderOptions): PromptContext {
  const { title, head } = change;
  const commit = isCommit(head) ? head : undefined;
  return { title, commit, ...renderContent(change, options) };
}

/**
 * A comment approves a pull request, not a commit, so a push to a fork between the comment and the run is not approved. The date of a
 * commit can be forged, but the time of the push is from the server. CodeQL's query "Untrusted Checkout TOCTOU" describes the attack. Gitea
 * returns no time of the push, but the time of the last change. People with push access to the repository itself need no approval.
 * @throws UserError when the fork was pushed to after the comment, or the server returns no time
 */
function refuseLaterPush(
  { head, base }: PullRequest,
  { pullNumber, commentedAt }: { pullNumber: number; commentedAt: string },
): void {
  const fork = head?.repo;
  // GitHub returns null for a deleted fork, which nobody can push to.
  if (fork === null || (fork?.full_name && fork.full_name === base?.repo?.full_name)) return;
  const pushedAt = fork?.pushed_at ?? fork?.updated_at ?? 'an unknown time';
  // Both times are in whole seconds. A comment in the same second as the push was written without knowledge of it.
  if (Date.parse(pushedAt) < Date.parse(commentedAt)) return;
  throw new UserError(
    `The fork of pull request #${pullNumber} was pushed to at ${pushedAt}, not before the comment of ${commentedAt}. ` +
      'Review the new commits, then comment again.',
  );
}

/** Each part except the last has its own limit, so that a long description does not displace the change itself. */
function renderContent(
  { pull, change, range }: PullRequestChange,
  { mode, maxBytes }: RenderOptions,
) {
  const hasDiff = mode === 'diff';
  const share = Math.floor(maxBytes / 4);
  const gaps: string[] = [];
  const hidden = new HiddenText();
  const heading = [
    `Title: ${hidden.removeFromText(pull.title ?? '(none)', 'title')}`,
    // GitHub's name for a deleted account.
    `Author: ${hidden.mark(pull.user?.login ?? 'ghost', 'the author')}`,
    `Branches: ${hidden.mark(`${nameOf(pull.head)} into ${nameOf(pull.base)}`, 'the branches')}`,
  ];
  const description = hidden.removeFromMarkdown(pull.body ?? '(none)', 'description');
  const files = change.files.map(({ diff, ...file }) =>
    hidden.markFile({ ...file, diff: hasDiff ? diff : undefined }),
  );
  const parts = [
    truncate(heading.join('\n\n'), share, gaps),
    truncate(`Description:\n${description}`, share, gaps),
    ...(hidden.hasMarks ? [MARKS_NOTE] : []),
  ];
  const leftBytes = (): number => maxBytes - Buffer.byteLength(parts.join('\n\n')) - 2;
  const list = { ...change, files };
  parts.push(renderList(list, hasDiff ? share : leftBytes(), gaps));
  if (hasDiff) {
    const title = `Diff of ${range}:`;
    const fitted = fitDiff(files, leftBytes() - title.length - 1);
    gaps.push(...fitted.gaps);
    parts.push(`${title}\n${fitted.text}`);
  }
  // The notes about truncation take space, too. With a limit of a thousand bytes, they may not fit.
  const { text: content } = truncateToBytes(parts.join('\n\n'), maxBytes);
  return { content, gaps, hidden: hidden.findings };
}

function nameOf(branch: PullRequest['head']): string {
  return branch?.ref ?? '(unknown)';
}

/** Renders as many files as fit, one per line. */
function renderList({ files, isWhole }: Change, maxBytes: number, gaps: string[]): string {
  const title = isWhole
    ? `Changed files (${files.length}):`
    : `Changed files (the first ${files.length}; GitHub lists no more):`;
  if (!isWhole) gaps.push(`GitHub lists only ${files.length} of the changed files`);
  const named = takeFitting(files.map(fileLine), maxBytes - NOTE_BYTES - Buffer.byteLength(title));
  const more = files.length - named.length;
  if (more === 0) return [title, ...named].join('\n');
  gaps.push(`${more} of the changed files are not listed`);
  return [title, ...named, `(truncated: ${more} more files are not listed)`].join('\n');
}

function fileLine({ filename, previous_filename, status, ...file }: ChangedFile): string {
  const from = previous_filename === undefined ? '' : ` from ${nameInLine(previous_filename)}`;
  return `- ${nameInLine(filename)} (${status}${from}, +${file.additions} -${file.deletions})`;
}

/** Truncates the text to a number of bytes, including the note. */
function truncate(content: string, maxBytes: number, gaps: string[]): string {
  if (Buffer.byteLength(content) <= maxBytes) return content;
  const { text, missingBytes } = truncateToBytes(content, Math.max(0, maxBytes - NOTE_BYTES));
  gaps.push(`${missingBytes} bytes of "${content.slice(0, content.indexOf(':'))}" are omitted`);
  return `${text}\n(truncated: ${missingBytes} more bytes are not shown)`;
}
