import * as v from 'valibot';

import { beginsAsOurs } from './comment-marker.ts';

/** The pull request that an event is about. */
export interface PullRequestFacts {
  readonly number: number;
  /** Undefined where the payload does not say, e.g. for a comment. */
  readonly baseSha: string | undefined;
  readonly headSha: string | undefined;
  /** When the comment was written that names the pull request, in the form of ISO 8601; absent on other events. */
  readonly commentedAt?: string | undefined;
}

/** The head of the pull request that an earlier run was for. The payload does not name the pull request itself when it is from a fork. */
export interface PullRequestHead {
  /** `owner/name` of the repository that the changes come from. */
  readonly repository: string;
  readonly branch: string;
  readonly sha: string;
}

/** What of the event's payload the step needs. All text is written by outsiders. */
export interface EventFacts {
  readonly name: string;
  readonly pullRequest: PullRequestFacts | undefined;
  /** By which GitHub has to be asked for the pull request. */
  readonly pullRequestHead: PullRequestHead | undefined;
  /** The issue or pull request that the event is about, for a comment. */
  readonly issueNumber: number | undefined;
  /** Whether the run gets none of the repository's secrets: it is for a pull request from a fork, or caused by Dependabot. */
  readonly isWithoutSecrets: boolean;
  /** Whether Dependabot caused the run, which then may get secrets of Dependabot's own. */
  readonly isByDependabot: boolean;
  /** Whether only people who can push to the repository can cause the event. */
  readonly isFromInsider: boolean;
  /**
   * Who opened the pull request of a `pull_request` event, when it is from a branch of the repository: also people who can only read may open
   * one. An empty login where the payload does not say.
   */
  readonly branchAuthor: string | undefined;
  /** Who is a bot by the payload, whatever the login says. */
  readonly bots: readonly string[];
  /**
   * Who began, and who re-ran, the run that this `workflow_run` follows; its content is the former's. An empty login where the
   * payload does not say.
   */
  readonly upstreamActors: readonly string[];
  /** The comment that the event is about, when it begins as a comment of this action does. Anybody can copy that. */
  readonly markedComment: MarkedComment | undefined;
}

interface MarkedComment {
  /** Undefined where the payload does not say. */
  readonly author: string | undefined;
}

/**
 * Nobody without write access causes these. All others, those that GitHub has yet to invent among them, count as an outsider's:
 * `issues`, `issue_comment`, `discussion`, `discussion_comment`, `fork`, `watch` and `gollum` (a wiki may be open to everybody) are
 * caused by anybody who can read the repository; so is `pull_request`, also from a branch of the repository: the branch may exist, and
 * its author may edit, close and reopen it, and request reviews; `pull_request_target`, `pull_request_review` and `pull_request_review_comment` by
 * whoever opens or reviews a pull request; `workflow_run`, `check_run`, `check_suite`, `status` and `deployment_status` by what ran
 * for an outsider. Source: GitHub's "Events that trigger workflows", "Creating a pull request" and "Repository roles for an organization".
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
 * On these, a run that Dependabot causes gets Dependabot's own secrets alone, also when a person re-runs it; a run that a person
 * causes on a pull request of Dependabot gets all. Source: GitHub's "Troubleshooting Dependabot on GitHub Actions".
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
 * Reads the event's payload; a field of a wrong type counts as absent.
 * @param payload as GITHUB_EVENT_PATH holds it
 * @param actor who caused the first attempt of the run: by it GitHub decides which secrets every attempt gets
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
    issueNumber: pullRequest?.number ?? event.issue?.number,
    isWithoutSecrets:
      (isFork && name.startsWith('pull_request') && name !== 'pull_request_target') ||
      (isByDependabot && isKeptFromDependabot(name, event)),
    isByDependabot,
    isFromInsider: INSIDER_EVENTS.has(name),
    branchAuthor: name === 'pull_request' && !isFork ? branchAuthor(event) : undefined,
    bots: botsOf(event),
    upstreamActors: name === 'workflow_run' ? upstreamActors(event) : [],
    markedComment: markedComment(event),
  };
}

/** Also where `pull_request_target` gives secrets to everybody else. */
function isKeptFromDependabot(name: string, { pull_request: pull }: Payload): boolean {
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

function markedComment({ comment }: Payload): MarkedComment | undefined {
  if (!comment?.body || !beginsAsOurs(comment.body)) return undefined;
  return { author: comment.user?.login ?? undefined };
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

/** A run for a push has no pull request, as the push itself has none. */
function pullRequestHead({ workflow_run: run }: Payload): PullRequestHead | undefined {
  const repository = run?.head_repository?.full_name;
  if (!run?.event?.startsWith('pull_request')) return undefined;
  if (!run.head_sha || !run.head_branch || !repository) return undefined;
  return { repository, branch: run.head_branch, sha: run.head_sha };
}

/** A head without a repository is that of a deleted fork. */
function isFromFork({ pull_request: pull }: Payload): boolean {
  if (!pull) return false;
  const head = pull.head?.repo?.full_name;
  return head === undefined || head === null || head !== pull.base?.repo?.full_name;
}

/** A field that may be missing, null or of a wrong type, which all count as absent. */
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
  issue: optional(v.object({ number, pull_request: optional(v.object({})) })),
  comment: optional(
    v.object({
      body: optional(v.string()),
      user: optional(user),
      created_at: optional(v.string()),
    }),
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

/** What of a payload the step uses. All text is written by outsiders. */
type Payload = v.InferOutput<typeof payloadSchema>;

/** A field of a wrong type counts as absent, and so does all of what is no object. */
function parsePayload(payload: unknown): Payload {
  const parsed = v.safeParse(payloadSchema, payload);
  return parsed.success ? parsed.output : {};
}
