import * as v from 'valibot';

import type { PostedIssue } from '../ports.ts';
import { fetchOwnAccount } from './own-account.ts';
import { statusOf, unclearResponse } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

/** An issue on GitHub. */
export interface ExistingIssue extends PostedIssue {
  readonly body: string;
}

/** Who is assigned to an issue, and its labels. */
export interface IssueTags {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

interface IssueText {
  readonly title: string;
  readonly body: string;
}

const createdSchema = v.object({
  number: v.number(),
  html_url: v.string(),
  labels: v.fallback(v.array(v.object({ name: v.string() })), []),
  assignees: v.fallback(v.array(v.object({ login: v.string() })), []),
});

/** The issues of a repository. Each method rejects with the client's error. */
export class RepositoryIssues {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };

  /** @param repository `owner/name` */
  constructor(octokit: Octokit, repository: string) {
    const [owner = '', repo = ''] = repository.split('/');
    this.#octokit = octokit;
    this.#repository = { owner, repo };
  }

  /** Lists the open issues by the token's account, oldest first. GitHub's list also contains pull requests. */
  async listOpenOwn(): Promise<ExistingIssue[]> {
    const { login, isAuthor } = await fetchOwnAccount(this.#octokit);
    const creator = login === undefined ? {} : { creator: login };
    const query = { ...this.#repository, ...creator, state: 'open', per_page: 100 } as const;
    const issues = await this.#octokit.paginate(
      this.#octokit.rest.issues.listForRepo,
      query,
      ({ data }) =>
        data
          .filter(({ user, pull_request: pull }) => pull === undefined && isAuthor(user))
          .map(({ number, html_url: url, body }) => ({ number, url, body: body ?? '' })),
    );
    return issues.sort((one, other) => one.number - other.number);
  }

  /**
   * If the response is lost or contains no issue, the issue may have been created anyway. The error then has a 5xx status.
   * @returns also the labels and assignees that GitHub has set
   */
  async create(text: IssueText, tags: IssueTags): Promise<IssueTags & { issue: PostedIssue }> {
    const { labels, assignees } = tags;
    const { data, status } = await this.#octokit.rest.issues.create({
      ...this.#repository,
      ...text,
      ...(labels.length === 0 ? {} : { labels: [...labels] }),
      ...(assignees.length === 0 ? {} : { assignees: [...assignees] }),
    });
    const parsed = v.safeParse(createdSchema, data);
    if (!parsed.success) throw unclearResponse(`${status} without an issue`);
    const { number, html_url: url, ...set } = parsed.output;
    return {
      issue: { number, url },
      labels: set.labels.map(({ name }) => name),
      assignees: set.assignees.map(({ login }) => login),
    };
  }

  /** @returns undefined when the issue no longer exists */
  async update({ number, url }: PostedIssue, text: IssueText): Promise<PostedIssue | undefined> {
    try {
      await this.#octokit.rest.issues.update({
        ...this.#repository,
        issue_number: number,
        ...text,
      });
      return { number, url };
    } catch (error) {
      // GitHub returns 410 for a deleted issue, and where issues are disabled. Creating one then fails in the same way.
      if ([404, 410].includes(statusOf(error) ?? 0)) return undefined;
      throw error;
    }
  }

  async close({ number }: PostedIssue): Promise<void> {
    const query = { ...this.#repository, issue_number: number };
    await this.#octokit.rest.issues.update({
      ...query,
      state: 'closed',
      state_reason: 'completed',
    });
  }
}
