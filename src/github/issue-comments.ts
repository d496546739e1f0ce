import * as v from 'valibot';

import type { PostedComment } from '../ports.ts';
import { fetchIsOwn } from './own-account.ts';
import { unclearAnswer, unlessMissing } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

/** A comment as GitHub has it. */
export interface ExistingComment extends PostedComment {
  readonly body: string;
}

const createdSchema = v.object({ id: v.number(), html_url: v.string() });

/** The comments of one issue or pull request. Each rejection is the client's own error. */
export class IssueComments {
  readonly #octokit: Octokit;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #issueNumber: number;
  #isOwn: ReturnType<typeof fetchIsOwn> | undefined;

  /** @param target `repository` is `owner/name` */
  constructor(octokit: Octokit, target: { repository: string; issueNumber: number }) {
    const [owner = '', repo = ''] = target.repository.split('/');
    this.#octokit = octokit;
    this.#repository = { owner, repo };
    this.#issueNumber = target.issueNumber;
  }

  /** All that the token's own account has written, oldest first. */
  async listOwn(): Promise<ExistingComment[]> {
    this.#isOwn ??= fetchIsOwn(this.#octokit);
    const isOwn = await this.#isOwn;
    const query = { ...this.#repository, issue_number: this.#issueNumber, per_page: 100 };
    return this.#octokit.paginate(this.#octokit.rest.issues.listComments, query, ({ data }) =>
      data
        .filter(({ user }) => isOwn(user))
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
}
