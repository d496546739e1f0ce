import type { PostedComment } from '../ports.ts';
import type { StandingComment } from './comment-place.ts';
import { statusOf, type Octokit } from './rest.ts';

/** Whom the workflow's own token speaks as. */
const WORKFLOW_LOGIN = 'github-actions[bot]';

/** The comments of one issue or pull request. Each rejection is the client's own error. */
export class IssueComments {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #issueNumber: number;
  /** Whom the token stands for, once GitHub has said so. */
  #login: string | undefined;

  /** @param target `repository` is `owner/name` */
  constructor(octokit: Octokit, target: { repository: string; issueNumber: number }) {
    const [owner = '', repo = ''] = target.repository.split('/');
    this.#octokit = octokit;
    this.#repository = { owner, repo };
    this.#issueNumber = target.issueNumber;
  }

  /**
   * All pages of those that the token's own account has written, oldest first. A marker can be copied, an author can't.
   * @param isFatal whether to reject with this error of the question whose account it is; otherwise it is taken for the workflow's
   */
  async listOwn(isFatal: (error: unknown) => boolean): Promise<StandingComment[]> {
    // Asked at the same time as the first page.
    const login = this.#findOwnLogin(isFatal);
    login.catch(() => undefined);
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.issues.listComments, {
      ...this.#repository,
      issue_number: this.#issueNumber,
      per_page: 100,
    });
    const own: StandingComment[] = [];
    for await (const { data } of pages) {
      const ownLogin = await login;
      for (const { id, html_url: url, body = '', user } of data) {
        if (user?.login === ownLogin) own.push({ id, url, body });
      }
    }
    return own;
  }

  /** @returns undefined when there is none of this id, or not any more */
  async fetch(id: number): Promise<StandingComment | undefined> {
    const answer = await unlessGone(
      this.#octokit.rest.issues.getComment({ ...this.#repository, comment_id: id }),
    );
    return answer && { id, url: answer.data.html_url, body: answer.data.body ?? '' };
  }

  /** Whether it stands as it did when it was read. */
  async isUnchanged({ id, body }: StandingComment): Promise<boolean> {
    return (await this.fetch(id))?.body === body;
  }

  async create(body: string): Promise<PostedComment> {
    const { data } = await this.#octokit.rest.issues.createComment({
      ...this.#repository,
      issue_number: this.#issueNumber,
      body,
    });
    return { id: data.id, url: data.html_url };
  }

  /** @returns undefined when there is none of this id any more */
  async update(id: number, body: string): Promise<PostedComment | undefined> {
    const answer = await unlessGone(
      this.#octokit.rest.issues.updateComment({ ...this.#repository, comment_id: id, body }),
    );
    return answer && { id, url: answer.data.html_url };
  }

  async delete(id: number): Promise<void> {
    await this.#octokit.rest.issues.deleteComment({ ...this.#repository, comment_id: id });
  }

  /** REST does not tell an app's token who it is; GraphQL does. */
  async #findOwnLogin(isFatal: (error: unknown) => boolean): Promise<string> {
    if (this.#login !== undefined) return this.#login;
    try {
      const query = '{ viewer { login } }';
      const answer = await this.#octokit.graphql<{ viewer?: { login?: string } }>(query);
      this.#login = answer.viewer?.login ?? WORKFLOW_LOGIN;
      return this.#login;
    } catch (error) {
      if (isFatal(error)) throw error;
      return WORKFLOW_LOGIN;
    }
  }
}

/** GitHub answers 404 for a comment that was deleted. */
async function unlessGone<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
