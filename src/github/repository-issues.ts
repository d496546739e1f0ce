import * as v from 'valibot';

import type { PostedIssue } from '../ports.ts';
import { withoutForgedRuns, type RunCheck } from './claimed-runs.ts';
import { compareRuns, isOfSameRun, parseMarker, type CommentMarker } from './comment-marker.ts';
import { fetchOwnAccount } from './own-account.ts';
import { statusOf, unclearResponse } from './rest-failure.ts';
import type { Octokit } from './rest.ts';

/** An issue on GitHub. */
interface ExistingIssue extends PostedIssue {
  readonly body: string;
}

interface MarkedIssue extends ExistingIssue {
  readonly marker: CommentMarker;
}

/** The open issues that the token's account wrote with the same key. */
export interface FoundIssues {
  /** The issue of this run. */
  readonly own: MarkedIssue | undefined;
  /** Other issues of this run, which a lost answer may leave, and those of earlier runs, the latest run last. */
  readonly older: readonly MarkedIssue[];
  /** The issue of the latest run, or of the latest attempt of this run, after this one. */
  readonly newer: MarkedIssue | undefined;
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

/** The maximum number of pages of issues by all accounts, the newest first. */
const MAX_PAGES_OF_ALL = 10;

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

  /** Finds the issues. If the same step has issues, those of other steps with the same key are ignored. */
  async find(ours: CommentMarker, check: RunCheck): Promise<FoundIssues> {
    const listed = await withoutForgedRuns(await this.#listOpenOwn(), ours, check);
    const marked = listed.flatMap((issue): MarkedIssue[] => {
      const marker = parseMarker(issue.body);
      return marker?.key === ours.key ? [{ ...issue, marker }] : [];
    });
    const isOwn = ({ marker }: MarkedIssue): boolean => isOfSameRun(marker, ours);
    const ofRun = marked.filter(isOwn);
    // In another attempt, equal steps can be distinguished only by their tasks.
    const own = ofRun.find(({ marker }) => marker.task === ours.task) ?? ofRun[0];
    const copies = ofRun.filter((issue) => issue !== own && issue.marker.task === own?.marker.task);
    const others = marked.filter((issue) => !isOwn(issue));
    const ofStep = others.filter(({ marker }) => marker.step === ours.step);
    const byRun = (ofStep.length > 0 ? ofStep : others).toSorted((one, other) =>
      compareRuns(one.marker, other.marker),
    );
    const runId = BigInt(ours.runId);
    return {
      own,
      older: [...copies, ...byRun.filter(({ marker }) => BigInt(marker.runId) < runId)],
      newer: byRun.findLast(({ marker }) => compareRuns(marker, ours) > 0),
    };
  }

  /**
   * Lists the open issues by the token's account, oldest first. GitHub's list also contains pull requests. If the account is unknown, only the
   * newest issues of the repository are searched.
   */
  async #listOpenOwn(): Promise<ExistingIssue[]> {
    const { login, isAuthor } = await fetchOwnAccount(this.#octokit);
    const creator = login === undefined ? {} : { creator: login };
    const query = { ...this.#repository, ...creator, state: 'open', per_page: 100 } as const;
    let pages = 0;
    const issues = await this.#octokit.paginate(
      this.#octokit.rest.issues.listForRepo,
      query,
      ({ data }, done) => {
        pages += 1;
        if (login === undefined && pages === MAX_PAGES_OF_ALL) done();
        return data
          .filter(({ user, pull_request: pull }) => isIssue(pull) && isAuthor(user))
          .map(({ number, html_url: url, body }) => ({ number, url, body: body ?? '' }));
      },
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

/** Gitea returns null for an issue that is not a pull request. */
function isIssue(pull: object | null | undefined): boolean {
  return pull === undefined || pull === null;
}
