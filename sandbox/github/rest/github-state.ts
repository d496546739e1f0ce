/** The access level of a permission. */
export type Access = 'read' | 'write';

/** The account and the permissions of a token. Absent permissions are not granted. */
export interface TokenGrant {
  readonly login: string;
  readonly permissions: {
    readonly actions?: Access;
    readonly contents?: Access;
    readonly issues?: Access;
    readonly pullRequests?: Access;
  };
}

/** A person's role in the repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type Side = 'LEFT' | 'RIGHT';

/** A review of a pull request. */
export interface Review {
  readonly id: number;
  readonly pullNumber: number;
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'PENDING';
  readonly body: string;
  /** The commit that was reviewed. */
  readonly commit: string;
  readonly createdAt: string;
}

/** A comment of a review on lines of the diff. */
export interface ReviewComment {
  readonly id: number;
  readonly pullNumber: number;
  readonly reviewId: number;
  readonly author: string;
  readonly body: string;
  readonly commit: string;
  readonly path: string;
  /** The last line that it is about. */
  readonly line: number;
  /** The first line, of a comment on several. */
  readonly startLine: number | undefined;
  readonly side: Side;
  /** The hunk of the diff up to the last line. */
  readonly hunk: string;
  readonly createdAt: string;
}

/** A reaction on a comment. */
export interface Reaction {
  readonly id: number;
  readonly kind: 'issue comment' | 'review comment';
  readonly commentId: number;
  readonly author: string;
  readonly content: string;
}

/** An issue that is not a pull request. */
export interface Issue {
  readonly number: number;
  /** Whether the conversation is locked. */
  readonly locked: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly stateReason?: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: string;
}

export interface ChangedFile {
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  /** Absent for binary and for very large files. */
  readonly patch?: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: string;
  readonly state: 'open' | 'closed';
  readonly locked: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    /** `owner/name`; differs from the base for a fork; null when the fork was deleted. */
    readonly repository: string | null;
    /** The time of the last push to the head repository. */
    readonly pushedAt?: string;
  };
  readonly files: readonly ChangedFile[];
  /** The unified diff from base to head; null when it is too large for GitHub. */
  readonly diff: string | null;
}

/** The data on GitHub in one sandbox. */
export class GithubState {
  /** `owner/name`. */
  readonly repository: string;
  /** In a public repository, a token can read without a permission. */
  readonly isPrivate: boolean;
  /** Whether changes are returned as Gitea and Forgejo do: comparisons without files and diffs, and files without hunks. */
  readonly isGitea: boolean;
  /** Whether the repository has issues. Without them, it still has pull requests. */
  readonly hasIssues: boolean;
  readonly tokens: Map<string, TokenGrant>;
  readonly roles = new Map<string, Role>();
  /** The number of attempts of each workflow run, by its ID. */
  readonly runs = new Map<number, number>();
  readonly issues = new Map<number, Issue>();
  readonly pulls = new Map<number, PullRequest>();
  readonly comments = new Map<number, Comment>();
  readonly reviews: Review[] = [];
  readonly reviewComments: ReviewComment[] = [];
  readonly reactions: Reaction[] = [];
  /** Each pull request as it was at each of its heads. */
  readonly #heads = new Map<string, PullRequest>();
  #lastCommentId = 492_700_400;
  #lastReviewId = 237_895_671;
  #lastReviewCommentId = 284_312_630;

  constructor(facts: {
    repository: string;
    isPrivate: boolean;
    isGitea: boolean;
    hasIssues: boolean;
    tokens: Readonly<Record<string, TokenGrant>>;
  }) {
    this.repository = facts.repository;
    this.isPrivate = facts.isPrivate;
    this.isGitea = facts.isGitea;
    this.hasIssues = facts.hasIssues;
    this.tokens = new Map(Object.entries(facts.tokens));
  }

  /** Finds an issue or a pull request. They share their numbers. */
  findConversation(
    number: number,
  ): { readonly locked: boolean; readonly isPull: boolean } | undefined {
    const pull = this.pulls.get(number);
    if (pull !== undefined) return { locked: pull.locked, isPull: true };
    const issue = this.issues.get(number);
    return issue && { locked: issue.locked, isPull: false };
  }

  /** Returns an issue with the given facts, by default an open one by somebody with the next free number. */
  newIssue(facts: Partial<Issue>): Issue {
    const numbers = [...this.issues.keys(), ...this.pulls.keys()];
    return {
      number: Math.max(0, ...numbers) + 1,
      locked: false,
      title: 'Spelling error in the README file',
      body: '',
      author: 'octocat',
      state: 'open',
      labels: [],
      assignees: [],
      createdAt: nowInSeconds(),
      ...facts,
    };
  }

  addComment(comment: { issueNumber: number; author: string; body: string }): Comment {
    const now = nowInSeconds();
    const added = { ...comment, id: ++this.#lastCommentId, createdAt: now, updatedAt: now };
    this.comments.set(added.id, added);
    return added;
  }

  /** Adds a pull request, or moves the one of that number on to another head. */
  addPull(pull: PullRequest): void {
    this.pulls.set(pull.number, pull);
    this.#heads.set(`${pull.number} ${pull.head.sha}`, pull);
  }

  /** The pull requests as they are, and as they were at earlier heads. */
  pullsAtAllHeads(): PullRequest[] {
    return [...this.#heads.values()].reverse();
  }

  /** The pull request when this was its head; undefined when it never was. */
  pullAt(number: number, sha: string): PullRequest | undefined {
    return this.#heads.get(`${number} ${sha}`);
  }

  addReview(review: Omit<Review, 'id' | 'createdAt'>): Review {
    const added = { ...review, id: ++this.#lastReviewId, createdAt: nowInSeconds() };
    this.reviews.push(added);
    return added;
  }

  addReviewComment(comment: Omit<ReviewComment, 'id' | 'createdAt'>): ReviewComment {
    const added = { ...comment, id: ++this.#lastReviewCommentId, createdAt: nowInSeconds() };
    this.reviewComments.push(added);
    return added;
  }

  updateComment(comment: Comment, body: string): Comment {
    const updated = { ...comment, body, updatedAt: nowInSeconds() };
    this.comments.set(updated.id, updated);
    return updated;
  }
}

/** Returns the time without fractions of a second, like GitHub's times. */
function nowInSeconds(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A change of one line, as `git diff` prints it. */
const diff = `diff --git a/README.md b/README.md
index 2dd9d8a..b0c8d1b 100644
--- a/README.md
+++ b/README.md
@@ -1 +1 @@
-# Hello-World
+# Hello, World
`;

/** Adds a pull request. Absent properties are as in the sandbox's pull request events. */
export function seedPullRequest(state: GithubState, facts: Partial<PullRequest>): PullRequest {
  const pull: PullRequest = {
    number: 2,
    title: 'Update the README with new information.',
    body: 'This is a pretty simple change that we need to pull into master.',
    author: 'Codertocat',
    state: 'open',
    locked: false,
    base: { ref: 'master', sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' },
    head: {
      ref: 'changes',
      sha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      repository: state.repository,
    },
    files: [
      {
        filename: 'README.md',
        status: 'modified',
        additions: 1,
        deletions: 1,
        patch: '@@ -1 +1 @@\n-# Hello-World\n+# Hello, World',
      },
    ],
    diff,
    ...facts,
  };
  state.addPull(pull);
  return pull;
}
