import type { ArtifactBlobs } from './artifacts/blocks.ts';
import { ArtifactService, type UploadedArtifact } from './artifacts/artifact-service.ts';
import { BlobStore, type KeptOfBlobs } from './artifacts/blob-store.ts';
import { RunAttempts, type BackendIds } from './artifacts/run-attempts.ts';
import type { RecordedRequest } from './exchange.ts';
import {
  Faults,
  type Fault,
  type FaultOrder,
  Holds,
  type Hold,
  type HoldMoment,
} from './faults.ts';
import { loadApiDescription, RestApi } from './rest/rest-api.ts';
import {
  GithubState,
  type Comment,
  type Issue,
  type PullRequest,
  type Reaction,
  type Review,
  type ReviewComment,
  type Role,
  type TokenGrant,
  seedPullRequest,
} from './rest/github-state.ts';
import { serve } from './serve.ts';

export interface GithubSandboxOptions {
  /** `owner/name`; by default that of the sandbox's events. */
  readonly repository?: string;
  /** In a private repository, a token needs a permission even to read. */
  readonly isPrivate?: boolean;
  /** Whether changes are returned as Gitea and Forgejo do. */
  readonly isGitea?: boolean;
  /** Tokens in addition to the default one, which belongs to github-actions[bot] and has all permissions. */
  readonly tokens?: Readonly<Record<string, TokenGrant>>;
  /** Roles by login. The owner has `admin`; others have `read`, or `none` in a private repository. */
  readonly roles?: Readonly<Record<string, Role>>;
  readonly issues?: readonly Partial<Issue>[];
  /** Whether the repository has issues; true by default. */
  readonly hasIssues?: boolean;
  /** By default pull request 2, the one of the sandbox's events. */
  readonly pulls?: readonly Partial<PullRequest>[];
  readonly comments?: readonly { issueNumber: number; author: string; body: string }[];
  readonly faults?: readonly Fault[];
  /** What the store keeps of an upload; `bytes` by default. With `digest`, artifacts may be larger than the memory. */
  readonly keepsBlobs?: KeptOfBlobs;
  /** An external blob server instead of the sandbox's own. */
  readonly blobs?: ArtifactBlobs;
  /** The origin of pre-signed blob URLs, e.g. of a proxy in front of the sandbox. Default: its own. */
  readonly blobAddress?: string;
}

/** The GitHub services that a step needs, on three loopback origins. */
export interface GithubSandbox {
  /** For `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** For `ACTIONS_RESULTS_URL`. */
  readonly resultsUrl: string;
  /** The origin of pre-signed blob URLs. */
  readonly blobUrl: string;
  /** The default token, `github.token` of a step. */
  readonly token: string;
  /** For `ACTIONS_RUNTIME_TOKEN`, of the current attempt of the run. */
  readonly runtimeToken: string;
  readonly repository: string;
  /** Invalid requests: unknown routes, schema violations, wrong sizes. One sentence each. */
  readonly violations: readonly string[];
  /** All requests in the order of arrival. A request held before its effect appears when it continues. */
  readonly requests: readonly RecordedRequest[];
  /** The finalized artifacts of all attempts, in order. */
  readonly artifacts: readonly UploadedArtifact[];
  /** The existing comments, oldest first. */
  readonly comments: readonly Comment[];
  /** The issues that are not pull requests, oldest first. */
  readonly issues: readonly Issue[];
  /** Reviews of pull requests, oldest first. */
  readonly reviews: readonly Review[];
  /** The comments of all reviews on lines, oldest first. */
  readonly reviewComments: readonly ReviewComment[];
  /** Reactions on comments, oldest first. */
  readonly reactions: readonly Reaction[];
  /** Adds a comment on a line; it belongs to no review of `reviews`. */
  addReviewComment(
    comment: Pick<ReviewComment, 'author' | 'body'> & Partial<Pick<ReviewComment, 'path'>>,
  ): ReviewComment;
  /** Adds an issue, or changes the one with the same number. */
  addIssue(issue: Partial<Issue>): Issue;
  addComment(comment: { issueNumber: number; author: string; body: string }): Comment;
  /** Deletes a comment, as a person would. */
  removeComment(id: number): void;
  /** Adds or replaces a pull request. */
  addPullRequest(pull: Partial<PullRequest>): PullRequest;
  setRole(login: string, role: Role): void;
  /** Adds a workflow run, or a later attempt of one. Initially there are none. */
  addRun(id: number, attempt?: number): void;
  addFault(fault: Fault): FaultOrder;
  /** Holds the next request of this operation, before or after it takes effect. */
  hold(at: Fault['at'], moment: HoldMoment): Hold;
  /** Starts another attempt of the run, with a new runtime token and no artifact names in use. */
  nextAttempt(): string;
  close(): Promise<void>;
}

/** The default token of a sandbox. */
const defaultToken = 'ghs_sandboxsandboxsandboxsandboxsandbox00';

/**
 * Starts the GitHub services that a step needs, in this process: REST, the artifacts of the results service, and
 * the blob store behind them. Nothing is stored on disk.
 */
export async function startGithubSandbox(
  options: GithubSandboxOptions = {},
): Promise<GithubSandbox> {
  const state = seededState(options);
  const attempts = new RunAttempts();
  const violations: string[] = [];
  const requests: RecordedRequest[] = [];
  const faults = new Faults(options.faults);
  const holds = new Holds();
  const { rest, blob, results } = await startServices({
    state,
    faults,
    holds,
    keepsBlobs: options.keepsBlobs ?? 'bytes',
    externalBlobs: options.blobs,
    blobAddress: options.blobAddress,
    idsOf: (token) => attempts.idsOf(token),
    violate: (sentence) => void violations.push(sentence),
    record: (request) => void requests.push(request),
  });
  return {
    apiUrl: rest.origin,
    resultsUrl: `${results.origin}/`,
    blobUrl: blob.origin,
    token: defaultToken,
    get runtimeToken() {
      return attempts.currentToken;
    },
    repository: state.repository,
    violations,
    requests,
    get artifacts() {
      return results.service.artifacts;
    },
    get comments() {
      return [...state.comments.values()];
    },
    get issues() {
      return [...state.issues.values()];
    },
    reviews: state.reviews,
    reviewComments: state.reviewComments,
    reactions: state.reactions,
    addReviewComment: (comment) => state.addReviewComment({ ...someLine(state), ...comment }),
    addIssue: (issue) => seedIssue(state, issue),
    addComment: (comment) => state.addComment(comment),
    removeComment: (id) => void state.comments.delete(id),
    addPullRequest: (pull) => seedPullRequest(state, pull),
    setRole: (login, role) => void state.roles.set(login, role),
    addRun: (id, attempt = 1) =>
      void state.runs.set(id, Math.max(attempt, state.runs.get(id) ?? 1)),
    addFault: (fault) => faults.add(fault),
    hold: (at, moment) => holds.add(at, moment),
    nextAttempt: () => attempts.next(),
    close: async () => {
      await Promise.all([rest.close(), blob.close(), results.close()]);
    },
  };
}

function seedIssue(state: GithubState, facts: Partial<Issue>): Issue {
  const issue = state.newIssue({ ...state.issues.get(facts.number ?? 0), ...facts });
  state.issues.set(issue.number, issue);
  return issue;
}

/** The first line of the pull request that was added first. */
function someLine({ pulls }: GithubState): Omit<ReviewComment, 'id' | 'createdAt'> {
  const [pull] = pulls.values();
  return {
    pullNumber: pull?.number ?? 0,
    reviewId: 0,
    author: 'octocat',
    body: '',
    commit: pull?.head.sha ?? '',
    path: pull?.files[0]?.filename ?? '',
    line: 1,
    startLine: undefined,
    side: 'RIGHT',
    hunk: pull?.files[0]?.patch ?? '',
  };
}

interface Shared {
  readonly state: GithubState;
  readonly faults: Faults;
  readonly holds: Holds;
  readonly keepsBlobs: KeptOfBlobs;
  readonly externalBlobs: ArtifactBlobs | undefined;
  readonly blobAddress: string | undefined;
  readonly idsOf: (runtimeToken: string) => BackendIds | undefined;
  readonly violate: (sentence: string) => void;
  readonly record: (request: RecordedRequest) => void;
}

async function startServices({
  state,
  idsOf,
  keepsBlobs: keeps,
  externalBlobs,
  blobAddress,
  ...shared
}: Shared) {
  const { violate } = shared;
  const description = await loadApiDescription();
  const rest = await serve({
    ...shared,
    service: () => new RestApi({ description, state, violate }),
  });
  const blob = await serve({
    ...shared,
    service: (origin) => new BlobStore({ origin: blobAddress ?? origin, keeps, violate }),
  });
  const blobs = externalBlobs ?? blob.service;
  const results = await serve({
    ...shared,
    service: () => new ArtifactService({ blobs, idsOf, violate }),
  });
  return { rest, blob, results };
}

function seededState(options: GithubSandboxOptions): GithubState {
  const state = new GithubState({
    repository: options.repository ?? 'Codertocat/Hello-World',
    isPrivate: options.isPrivate ?? false,
    isGitea: options.isGitea ?? false,
    hasIssues: options.hasIssues ?? true,
    tokens: {
      [defaultToken]: {
        login: 'github-actions[bot]',
        permissions: {
          actions: 'write',
          contents: 'write',
          issues: 'write',
          pullRequests: 'write',
        },
      },
      ...options.tokens,
    },
  });
  for (const [login, role] of Object.entries(options.roles ?? {})) state.roles.set(login, role);
  for (const pull of options.pulls ?? [{}]) seedPullRequest(state, pull);
  for (const issue of options.issues ?? []) seedIssue(state, issue);
  for (const comment of options.comments ?? []) state.addComment(comment);
  return state;
}
