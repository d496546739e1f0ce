import * as v from 'valibot';

import type { PostedComment } from '../ports.ts';
import { parseMarker } from './comment-marker.ts';
import { fetchOwnAccount } from './own-account.ts';
import { unclearResponse, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

/** A comment on GitHub. */
export interface ExistingComment extends PostedComment {
  readonly body: string;
}

const createdSchema = v.object({ id: v.number(), html_url: v.string() });

/** The comments of one issue or pull request. Each method rejects with the client's error. */
export class IssueComments {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #issueNumber: number;

  /** @param target `repository` is `owner/name` */
  constructor(octokit: Octokit, target: { repository: string; issueNumber: number }) {
    const [owner = '', repo = ''] = target.repository.split('/');
    this.#octokit = octokit;
    this.#repository = { owner, repo };
    this.#issueNumber = target.issueNumber;
  }

  /**
   * Lists the comments by the token's account whose marker has this key, oldest first. Requests the account only if there are any comments with
   * such a marker.
   */
  async listOwn(key: string): Promise<ExistingComment[]> {
    const query = { ...this.#repository, issue_number: this.#issueNumber, per_page: 100 };
    const marked = await this.#octokit.paginate(
      this.#octokit.rest.issues.listComments,
      query,
      ({ data }) => data.filter(({ body = '' }) => parseMarker(body)?.key === key),
    );
    if (marked.length === 0) return [];
    const { isAuthor } = await fetchOwnAccount(this.#octokit);
    return marked
      .filter(({ user }) => isAuthor(user))
      .map(({ id, html_url: url, body = '' }) => ({ id, url, body }));
  }

  /** @returns undefined when the comment does not exist */
  async fetch(id: number): Promise<ExistingComment | undefined> {
    const query = { ...this.#repository, comment_id: id };
    const response = await unlessMissing(this.#octokit.rest.issues.getComment(query));
    return response && { id, url: response.data.html_url, body: response.data.body ?? '' };
  }

  /** If the response is lost or contains no comment, the comment may have been created anyway. The error then has a 5xx status. */
  async create(body: string): Promise<PostedComment> {
    const { data, status } = await this.#octokit.rest.issues.createComment({
      ...this.#repository,
      issue_number: this.#issueNumber,
      body,
    });
    const parsed = v.safeParse(createdSchema, data);
    if (!parsed.success) throw unclearResponse(`${status} without a comment`);
    return { id: parsed.output.id, url: parsed.output.html_url };
  }

  /** @returns undefined when the comment no longer exists */
  async update({ id, url }: PostedComment, body: string): Promise<PostedComment | undefined> {
    const query = { ...this.#repository, comment_id: id, body };
    const response = await unlessMissing(this.#octokit.rest.issues.updateComment(query));
    return response && { id, url };
  }

  /** Does nothing when the comment no longer exists. */
  async delete({ id }: PostedComment): Promise<void> {
    const query = { ...this.#repository, comment_id: id };
    await unlessMissing(this.#octokit.rest.issues.deleteComment(query));
  }
}
