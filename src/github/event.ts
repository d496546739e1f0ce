import * as v from 'valibot';

import type { ReactableComment } from './add-reaction.ts';
import { beginsAsOurs, isCommit } from './comment-marker.ts';

/** The pull request of an event. */
export interface PullRequestFacts {
  readonly number: number;
  /** Undefined when the payload does not contain it, e.g. for a comment. */
  readonly baseSha: string | undefined;
  readonly headSha: string | undefined;
  /** When the comment that the event is about was written, in ISO 8601; absent on other events. */
  readonly commentedAt?: string | undefined;
}

/** The head of the pull request of an earlier run. For a fork, the payload does not contain the pull request itself. */
export interface PullRequestHead {
  /** `owner/name` of the head repository. */
  readonly repository: string;
  readonly branch: string;
  readonly sha: string;
}

/** The facts of the event's payload that the step needs. All text is remote text. */
export interface EventFacts {
  readonly name: string;
  readonly pullRequest: PullRequestFacts | undefined;
  /** The head by which the pull request must be searched for. */
  readonly pullRequestHead: PullRequestHead | undefined;
  /** When the comment was written that the event is about, in ISO 8601. */
  readonly commentedAt: string | undefined;
  /** The change of a push to a branch, or of a merge group; undefined on other events and for a new branch. */
  readonly pushed: Readonly<Record<'baseSha' | 'headSha', string>> | undefined;
  /** The commit of the run that this `workflow_run` follows. */
  readonly upstreamCommit: string | undefined;
  /** The issue or pull request of the event, for the comment. */
  readonly issueNumber: number | undefined;
  /** Whether the run has no access to the repository's secrets: it is for a pull request from a fork, or Dependabot triggered it. */
  readonly isWithoutSecrets: boolean;
  /** Whether Dependabot triggered the run, which then has access to Dependabot secrets. */
  readonly isByDependabot: boolean;
  /** Whether only people with push access can trigger the event. */
  readonly isFromInsider: boolean;
  /**
   * The author of the pull request of a `pull_request` event from a branch of the repository. People with only read access can open one, too.
   * Empty when the payload does not contain the login.
   */
  readonly branchAuthor: string | undefined;
  /** The logins of bots according to the payload. */
  readonly bots: readonly string[];
  /**
   * The actors who started and re-ran the run that this `workflow_run` follows. The content is from the former. An empty login when the
   * payload does not contain it.
   */
  readonly upstreamActors: readonly string[];
  /** The comment that triggered the run, if the REST API allows reactions to it. */
  readonly reactableComment: ReactableComment | undefined;
  /** The comment of the event, or the issue of an `issues` event, if it starts like one of this action. Anybody can copy that start. */
  readonly markedText: MarkedText | undefined;
}

interface MarkedText {
  readonly kind: 'comment' | 'issue';
  /** Undefined when the payload does not contain it. */
  readonly author: string | undefined;
}

/**
 * Events that only people with write access can trigger. All other events, including future ones, count as triggered by outsiders:
 * anybody with read access can trigger `issues`, `issue_comment`, `discussion`, `discussion_comment`, `fork`, `watch`, `gollum` (a wiki may
 * be open to everybody) and `pull_request`, even from a branch of the repository, because they can open one from an existing branch, and
 * its author can edit, close and reopen it. Whoever opens or reviews a pull request triggers `pull_request_target`, `pull_request_review` and
 * `pull_request_review_comment`. A run for an outsider triggers `workflow_run`, `check_run`, `check_suite`, `status` and
 * `deployment_status`. Sources: GitHub's "Events that trigger workflows", "Creating a pull request" and "Repository roles for an organization".
 */
const INSIDER_EVENTS = new Set([
  'create',
  'delete',
  'deployment',
  'merge_group',
  'page_build',
  'push',
  'release',
  'repository_dispatch',
  'schedule',
  'workflow_dispatch',
]);

const DEPENDABOT = 'dependabot[bot]';

/**
 * On these events, a run that Dependabot triggers has access only to Dependabot secrets, also when a person re-runs it. A run that a person
 * triggers on a Dependabot pull request has access to all secrets. Source: GitHub's "Troubleshooting Dependabot on GitHub Actions".
 */
const DEPENDABOT_EVENTS = new Set([
  'create',
  'deployment',
  'deployment_status',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
]);

/**
 * Reads the event's payload. A field of the wrong type counts as absent.
 * @param payload the content of GITHUB_EVENT_PATH
 * @param actor the actor who triggered the first attempt of the run, which decides the secrets of all attempts
 */
export function readEventFacts(name: string, payload: unknown, actor: string): EventFacts {
  const event = parsePayload(payload);
  const isFork = isFromFork(event);
  const isByDependabot = actor === DEPENDABOT;
  const pullRequest = pullRequestFacts(event);
  return {
    name,
    pullRequest,
    pullRequestHead: pullRequestHead(event),
    commentedAt: event.comment?.created_at ?? undefined,
    pushed: pushedChange(name, event),
    upstreamCommit: event.workflow_run?.head_sha ?? undefined,
    issueNumber: pullRequest?.number ?? event.issue?.number,
    isWithoutSecrets:
      (isFork && name.startsWith('pull_request') && name !== 'pull_request_target') ||
      (isByDependabot && isWithoutDependabotSecrets(name, event)),
    isByDependabot,
    isFromInsider: INSIDER_EVENTS.has(name),
    branchAuthor: name === 'pull_request' && !isFork ? branchAuthor(event) : undefined,
    bots: botsOf(event),
    upstreamActors: name === 'workflow_run' ? upstreamActors(event) : [],
    reactableComment: reactableComment(name, event),
    markedText: markedText(name, event),
  };
}

/**
 * Returns the commit that a run is about, 40 hex digits; undefined when the event does not name it, as a comment does not.
 * @param sha GITHUB_SHA. For a pull request, it is a merge of its head; for events such as `issues`, `check_run` and `workflow_run`, it is the
 *   newest commit of the default branch, which the event is not about
 */
export function commitOf(
  { pullRequest, upstreamCommit, isFromInsider }: EventFacts,
  sha: string,
): string | undefined {
  const own = isFromInsider ? sha : upstreamCommit;
  const commit = pullRequest === undefined ? own : pullRequest.headSha;
  return commit !== undefined && isCommit(commit) ? commit : undefined;
}

/**
 * Returns the commit that has the check of the run, and with it the annotations; undefined when that is the newest commit of the default
 * branch, as for a comment or `workflow_run`. Source: GitHub's "Events that trigger workflows".
 * @param sha GITHUB_SHA
 */
export function annotatedCommitOf(
  { pullRequest, isFromInsider }: EventFacts,
  sha: string,
): string | undefined {
  return pullRequest?.headSha ?? (isFromInsider ? sha : undefined);
}

/** Also true for `pull_request_target`, which gives secrets to runs of everybody else. */
function isWithoutDependabotSecrets(name: string, { pull_request: pull }: Payload): boolean {
  if (name === 'pull_request_target') return pull?.user?.login === DEPENDABOT;
  return DEPENDABOT_EVENTS.has(name);
}

function branchAuthor({ pull_request: pull }: Payload): string | undefined {
  return pull ? (pull.user?.login ?? '') : undefined;
}

function botsOf({ sender, pull_request: pull }: Payload): string[] {
  return [sender, pull?.user].flatMap((account) =>
    account?.login && account.type === 'Bot' ? [account.login] : [],
  );
}

function upstreamActors({ workflow_run: run }: Payload): string[] {
  return [run?.actor?.login ?? '', run?.triggering_actor?.login ?? ''];
}

/** Comments on commits and in discussions have no conversation that the action writes to. */
function reactableComment(name: string, { comment }: Payload): ReactableComment | undefined {
  const id = comment?.id;
  if (id === undefined || id === null) return undefined;
  if (name === 'issue_comment') return { id, kind: 'issue' };
  return name === 'pull_request_review_comment' ? { id, kind: 'review' } : undefined;
}

function markedText(name: string, { comment, issue }: Payload): MarkedText | undefined {
  const kind = name === 'issues' ? 'issue' : 'comment';
  const text = kind === 'issue' ? issue : comment;
  if (!text?.body || !beginsAsOurs(text.body)) return undefined;
  return { kind, author: text.user?.login ?? undefined };
}

function pullRequestFacts({
  pull_request: pull,
  issue,
  comment,
}: Payload): PullRequestFacts | undefined {
  if (pull) {
    const [baseSha, headSha] = [pull.base?.sha ?? undefined, pull.head?.sha ?? undefined];
    return { number: pull.number, baseSha, headSha };
  }
  if (!issue?.pull_request) return undefined;
  const commentedAt = comment?.created_at ?? undefined;
  return { number: issue.number, baseSha: undefined, headSha: undefined, commentedAt };
}

/** Pushes that create or delete a branch have zeros instead of the commit before or after the push. */
function pushedChange(
  name: string,
  { before, after, merge_group: group }: Payload,
): EventFacts['pushed'] {
  const isKnown = (sha: string | null | undefined): sha is string =>
    isCommit(sha ?? '') && !/^0+$/.test(sha ?? '');
  const [baseSha, headSha] =
    name === 'merge_group' ? [group?.base_sha, group?.head_sha] : [before, after];
  if (name !== 'push' && name !== 'merge_group') return undefined;
  return isKnown(baseSha) && isKnown(headSha) ? { baseSha, headSha } : undefined;
}

/** Returns undefined for a run without a pull request, e.g. for a push. */
function pullRequestHead({ workflow_run: run }: Payload): PullRequestHead | undefined {
  const repository = run?.head_repository?.full_name;
  if (!run?.event?.startsWith('pull_request')) return undefined;
  if (!run.head_sha || !run.head_branch || !repository) return undefined;
  return { repository, branch: run.head_branch, sha: run.head_sha };
}

/** A head without a repository belongs to a deleted fork. */
function isFromFork({ pull_request: pull }: Payload): boolean {
  if (!pull) return false;
  const head = pull.head?.repo?.full_name;
  return head === undefined || head === null || head !== pull.base?.repo?.full_name;
}

/** A field that counts as absent when it is missing, null or of the wrong type. */
export const optional = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(v.nullable(schema)), undefined);
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const repository = v.object({ full_name: optional(v.string()) });
const side = v.object({ sha: optional(v.string()), repo: optional(repository) });
const user = v.object({ login: optional(v.string()), type: optional(v.string()) });

const payloadSchema = v.object({
  sender: optional(user),
  pull_request: optional(
    v.object({ number, base: optional(side), head: optional(side), user: optional(user) }),
  ),
  issue: optional(
    v.object({
      number,
      pull_request: optional(v.object({})),
      body: optional(v.string()),
      user: optional(user),
    }),
  ),
  comment: optional(
    v.object({
      id: optional(number),
      body: optional(v.string()),
      user: optional(user),
      created_at: optional(v.string()),
    }),
  ),
  before: optional(v.string()),
  after: optional(v.string()),
  merge_group: optional(
    v.object({ base_sha: optional(v.string()), head_sha: optional(v.string()) }),
  ),
  workflow_run: optional(
    v.object({
      triggering_actor: optional(user),
      actor: optional(user),
      event: optional(v.string()),
      head_branch: optional(v.string()),
      head_sha: optional(v.string()),
      head_repository: optional(repository),
    }),
  ),
});

/** The fields of a payload that the step uses. All text is remote text. */
type Payload = v.InferOutput<typeof payloadSchema>;

/** A field of the wrong type counts as absent. A payload that is not an object counts as empty. */
function parsePayload(payload: unknown): Payload {
  const parsed = v.safeParse(payloadSchema, payload);
  return parsed.success ? parsed.output : {};
}
