import type { CommentDraft, CommentPort, PostedComment, Publication } from '../ports.ts';
import { errorMessage } from '../support/errors.ts';
import type { PullRequestSearch } from './find-pull-request.ts';

export interface FoundCommentOptions {
  readonly search: PullRequestSearch;
  /** A comment that this step has already made: its address names the pull request, which may have moved on since. */
  readonly posted: PostedComment | undefined;
  readonly openComment: (issueNumber: number) => CommentPort;
}

/** The comment on a pull request that has to be looked for first. */
export class FoundComment implements CommentPort {
  readonly #options: FoundCommentOptions;
  #comment: CommentPort | undefined;

  constructor(options: FoundCommentOptions) {
    this.#options = options;
  }

  prepare(): void {
    if (numberIn(this.#options.posted) === undefined) this.#options.search.beginIgnoringTrouble();
  }

  /** @throws Error when the pull request can't be found, or as the comment's own */
  async publish(draft: CommentDraft): Promise<Publication> {
    this.#comment ??= this.#options.openComment(await this.#findNumber());
    return this.#comment.publish(draft);
  }

  async #findNumber(): Promise<number> {
    const { search, posted } = this.#options;
    try {
      return numberIn(posted) ?? (await search.find()).number;
    } catch (error) {
      throw new Error(`There is no place for the comment. ${errorMessage(error)}`, {
        cause: error,
      });
    }
  }
}

function numberIn(posted: PostedComment | undefined): number | undefined {
  const [, digits] = /\/(?:pull|issues)\/(\d+)(?:#|$)/.exec(posted?.url ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
