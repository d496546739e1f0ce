import * as v from 'valibot';

import type { PostedComment } from '../ports.ts';
import { unclearAnswer, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

/** A comment as GitHub has it. */
export interface ExistingComment extends PostedComment {
  readonly body: string;
}

const createdSchema = v.object({ id: v.number(), html_url: v.string() });
const accountSchema = v.object({ login: v.pipe(v.string(), v.nonEmpty()) });
const viewerSchema = v.object({ viewer: accountSchema });

/** The comments of one issue or pull request. Each rejection is the client's own error. */
export class IssueComments {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #issueNumber: number;
  #login: Promise<string | undefined> | undefined;

  /** @param target `repository` is `owner/name` */
  constructor(octokit: Octokit, target: { repository: string; issueNumber: number }) {
    const [owner = '', repo = ''] = target.repository.split('/');
    this.#octokit = octokit;
    this.#repository = { owner, repo };
    this.#issueNumber = target.issueNumber;
  }

  /**
   * All that the token's own account has written, oldest first. A marker can be copied, an author can't. Where nobody says whose the token
   * is, it is all that bots have written: a second comment at each run would be worse than an edit of another bot's that has our marker.
   */
  async listOwn(): Promise<ExistingComment[]> {
    this.#login ??= this.#fetchOwnLogin();
    const login = await this.#login;
    const query = { ...this.#repository, issue_number: this.#issueNumber, per_page: 100 };
    return this.#octokit.paginate(this.#octokit.rest.issues.listComments, query, ({ data }) =>
      data
        .filter(({ user }) => (login === undefined ? isBot(user) : user?.login === login))
        .map(({ id, html_url: url, body = '' }) => ({ id, url, body })),
    );
  }

  /** @returns undefined when there is no comment of this id */
  async fetch(id: number): Promise<ExistingComment | undefined> {
    const query = { ...this.#repository, comment_id: id };
    const answer = await unlessMissing(this.#octokit.rest.issues.getComment(query));
    return answer && { id, url: answer.data.html_url, body: answer.data.body ?? '' };
  }

  /** When the answer is lost or says nothing of a comment, the comment may have been made all the same: the error is then a 5xx. */
  async create(body: string): Promise<PostedComment> {
    const { data, status } = await this.#octokit.rest.issues.createComment({
      ...this.#repository,
      issue_number: this.#issueNumber,
      body,
    });
    const parsed = v.safeParse(createdSchema, data);
    if (!parsed.success) throw unclearAnswer(`${status} without a comment`);
    return { id: parsed.output.id, url: parsed.output.html_url };
  }

  /** @returns undefined when there is no comment of this id any more */
  async update({ id, url }: PostedComment, body: string): Promise<PostedComment | undefined> {
    const query = { ...this.#repository, comment_id: id, body };
    const answer = await unlessMissing(this.#octokit.rest.issues.updateComment(query));
    return answer && { id, url };
  }

  /** Does nothing when there is no comment of this id any more. */
  async delete({ id }: PostedComment): Promise<void> {
    const query = { ...this.#repository, comment_id: id };
    await unlessMissing(this.#octokit.rest.issues.deleteComment(query));
  }

  /**
   * GraphQL says it of every token, but has a limit of its own, and Gitea has none of it. REST says it only of tokens that are not an app's.
   * @returns undefined where neither says it
   */
  async #fetchOwnLogin(): Promise<string | undefined> {
    try {
      const answer = await this.#octokit.graphql('{ viewer { login } }');
      return v.parse(viewerSchema, answer).viewer.login;
    } catch {
      const answer = await this.#octokit.rest.users.getAuthenticated().catch(() => undefined);
      const account = v.safeParse(accountSchema, answer?.data);
      return account.success ? account.output.login : undefined;
    }
  }
}

function isBot(user: { login: string; type?: string } | null): boolean {
  return user?.type === 'Bot' || user?.login.endsWith('[bot]') === true;
}
