import { createHash } from 'node:crypto';

import type { CommentPort, PostedComment } from '../ports.ts';
import { errorWords } from '../support/errors.ts';
import { openRest, statusOf, type Octokit, type RestOptions } from './rest.ts';

export interface StickyCommentOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly issueNumber: number;
  readonly mode: 'update' | 'recreate' | 'new';
  readonly marker: CommentMarker;
  readonly rest: RestOptions;
  /** Whether this is the post phase, which goes on where main was stopped. */
  readonly isPost: boolean;
  /** A comment that this step has already made, e.g. in its main phase. */
  readonly posted: PostedComment | undefined;
}

/** The first line of a comment of ours. */
export interface CommentMarker {
  /** Up to the parts that differ from run to run; a comment that begins so is looked for. */
  readonly start: string;
  readonly whole: string;
}

export interface MarkerFacts {
  /** Tells the comments on one pull request apart. */
  readonly key: string;
  readonly runId: string;
  readonly runAttempt: number;
}

/** The key is hashed, so that no text in it can end the marker. */
export function commentMarker({ key, runId, runAttempt }: MarkerFacts): CommentMarker {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const start = `<!-- miteos-task key=${hash} `;
  return { start, whole: `${start}run=${runId} attempt=${runAttempt} -->` };
}

/** Whom the workflow's own token speaks as. */
const WORKFLOW_LOGIN = 'github-actions[bot]';

/** The one comment of this step, made when it is first published and edited after that. */
export class StickyComment implements CommentPort {
  readonly marker: string;
  readonly #options: StickyCommentOptions;
  #posted: PostedComment | undefined;

  constructor(options: StickyCommentOptions) {
    this.#options = options;
    this.marker = options.marker.whole;
    this.#posted = options.posted;
  }

  /**
   * Publishes the body, in the place that the mode says.
   * @throws Error that names what to change when GitHub does not let us
   */
  async publish(body: string): Promise<PostedComment> {
    try {
      const octokit = await openRest(this.#options.rest);
      this.#posted = await this.#place(octokit, body);
      return this.#posted;
    } catch (error) {
      throw new Error(adviceFor(error, this.#options.issueNumber), { cause: error });
    }
  }

  async #place(octokit: Octokit, body: string): Promise<PostedComment> {
    if (this.#posted !== undefined) {
      return (
        (await this.#update(octokit, this.#posted.id, body)) ?? (await this.#create(octokit, body))
      );
    }
    const { mode } = this.#options;
    const older = await this.#findOlder(octokit);
    if (older === undefined) return this.#create(octokit, body);
    if (mode !== 'recreate') {
      return (await this.#update(octokit, older, body)) ?? (await this.#create(octokit, body));
    }
    // The new one first: if it fails, the old report is still there.
    const created = await this.#create(octokit, body);
    await this.#deleteIfPossible(octokit, older);
    return created;
  }

  /** In mode `new` only what the main phase made without learning so: its marker names run and attempt. */
  async #findOlder(octokit: Octokit): Promise<number | undefined> {
    const { mode, marker, isPost } = this.#options;
    if (mode !== 'new') return this.#find(octokit, marker.start);
    return isPost ? this.#find(octokit, marker.whole) : undefined;
  }

  /** The newest comment that begins with our marker and is by us: a marker can be copied, an author can't. */
  async #find(octokit: Octokit, start: string): Promise<number | undefined> {
    const { issueNumber } = this.#options;
    const login = await findOwnLogin(octokit);
    let found: number | undefined;
    const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
      ...this.#repo(),
      issue_number: issueNumber,
      per_page: 100,
    });
    for await (const { data } of pages) {
      for (const comment of data) {
        if (comment.user?.login === login && comment.body?.startsWith(start) === true) {
          found = comment.id;
        }
      }
    }
    return found;
  }

  async #create(octokit: Octokit, body: string): Promise<PostedComment> {
    const { data } = await octokit.rest.issues.createComment({
      ...this.#repo(),
      issue_number: this.#options.issueNumber,
      body,
    });
    return { id: data.id, url: data.html_url };
  }

  /** @returns undefined when somebody deleted it meanwhile */
  async #update(octokit: Octokit, id: number, body: string): Promise<PostedComment | undefined> {
    try {
      const { data } = await octokit.rest.issues.updateComment({
        ...this.#repo(),
        comment_id: id,
        body,
      });
      return { id: data.id, url: data.html_url };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  /** An older report that stays does no harm: the new one is there. */
  async #deleteIfPossible(octokit: Octokit, id: number): Promise<void> {
    try {
      await octokit.rest.issues.deleteComment({ ...this.#repo(), comment_id: id });
    } catch {
      // Deleted meanwhile, or GitHub is in trouble: the next run finds the newest one.
    }
  }

  #repo(): { owner: string; repo: string } {
    const [owner = '', repo = ''] = this.#options.repository.split('/');
    return { owner, repo };
  }
}

/** REST does not tell an app's token who it is; GraphQL does. */
async function findOwnLogin(octokit: Octokit): Promise<string> {
  try {
    const answer = await octokit.graphql<{ viewer?: { login?: string } }>('{ viewer { login } }');
    return answer.viewer?.login ?? WORKFLOW_LOGIN;
  } catch {
    return WORKFLOW_LOGIN;
  }
}

function adviceFor(error: unknown, issueNumber: number): string {
  const words = `no comment on #${issueNumber}: ${errorWords(error)}`;
  switch (statusOf(error)) {
    case 401:
      return `${words}. The input github-token is not valid, or has expired.`;
    case 403:
    case 404:
      return (
        `${words}. The job needs \`permissions: pull-requests: write\` (on an issue: \`issues: write\`); on pull requests from forks and ` +
        'from Dependabot the token can only read, and a locked conversation takes no comment.'
      );
    default:
      return `${words}.`;
  }
}
