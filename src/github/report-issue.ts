import type {
  IssueDraft,
  IssuePort,
  IssuePublication,
  PostedComment,
  PostedIssue,
} from '../ports.ts';
import { errorMessage } from '../support/errors.ts';
import { warnOnce, type RunCheck } from './claimed-runs.ts';
import {
  commentMarker,
  compareRuns,
  formatMarker,
  isOfSameRun,
  parseMarker,
  type CommentMarker,
  type MarkerFacts,
} from './comment-marker.ts';
import { createOnce } from './create-once.ts';
import { describeIssueFailure } from './failure-advice.ts';
import { IssueComments, type ExistingComment } from './issue-comments.ts';
import { RepositoryIssues, type FoundIssues, type IssueTags } from './repository-issues.ts';
import { describeFailure, statusOf } from './rest-failure.ts';
import { openRest, type RestOptions } from './rest.ts';

export interface ReportIssueOptions extends IssueTags {
  /** `owner/name`. */
  readonly repository: string;
  /** `new`: each run has its own issue, and only the latest one stays open. `update`: one open issue has the latest report. */
  readonly mode: 'new' | 'update';
  readonly identity: MarkerFacts;
  readonly rest: RestOptions;
}

/** A draft being published. */
interface Work {
  readonly draft: IssueDraft;
  readonly marker: CommentMarker;
  readonly issues: RepositoryIssues;
  readonly check: RunCheck;
}

/** The maximum number of writes per report, when other runs write the same issue at the same time. */
const MAX_WRITES = 4;

/** The report of a run as an issue. The issues of earlier runs are recognized by their author and their marker, never by their title. */
export class ReportIssue implements IssuePort {
  readonly #options: ReportIssueOptions;

  constructor(options: ReportIssueOptions) {
    this.#options = options;
  }

  async publish(draft: IssueDraft): Promise<IssuePublication> {
    const { repository, identity, rest } = this.#options;
    const { log, stop } = rest;
    try {
      const octokit = await openRest({ ...rest, noRetryAfter: draft.end });
      return await this.#publish({
        draft,
        marker: commentMarker(identity, draft),
        issues: new RepositoryIssues(octokit, repository),
        check: { subject: 'issue', octokit, repository, stop, warn: warnOnce(log) },
      });
    } catch (error) {
      const message = `Could not write the issue with the report: ${describeIssueFailure(error)}`;
      throw new Error(message, { cause: error });
    }
  }

  async #publish(work: Work): Promise<IssuePublication> {
    const { draft, issues } = work;
    let found = await find(work);
    if (found.newer !== undefined) return { kind: 'superseded', by: found.newer };
    if (draft.kind === 'notice') return this.#note(found, work);
    const isUpdate = this.#options.mode === 'update' || draft.isOnlyUpdate === true;
    for (let writes = 1; ; writes += 1) {
      const target = found.own ?? (isUpdate ? found.older.at(-1) : undefined);
      const edited = target && (await issues.update(target, textOf(work)));
      if (edited === undefined && draft.isOnlyUpdate === true) return { kind: 'none' };
      const issue = edited ?? (await this.#create(work));
      // Another run may have written at the same time. GitHub has no conditional edit, so an older run that writes after this remains undetected.
      const now = await this.#try('Could not list the open issues', work, () => find(work));
      const isReplaced = now?.older.some(({ number }) => number === edited?.number) === true;
      if (now !== undefined && isReplaced && writes < MAX_WRITES) {
        found = now;
        continue;
      }
      await this.#closeOthers(issue, now ?? found, work);
      const newer = now?.newer;
      return newer === undefined ? { kind: 'posted', issue } : { kind: 'superseded', by: newer };
    }
  }

  /** Comments on the open issue. */
  async #note(found: FoundIssues, work: Work): Promise<IssuePublication> {
    const { own, older } = found;
    const issue = own ?? older.at(-1);
    if (issue === undefined) return { kind: 'none' };
    const { report } = issue.marker;
    // The main phase may be killed right after it wrote its report. A later notice knows less.
    if (report !== undefined && compareRuns(report, work.marker) === 0) {
      await this.#closeOthers(issue, found, work);
      return { kind: 'posted', issue };
    }
    await this.#comment(issue, work.draft.body, work);
    return { kind: 'noted', issue };
  }

  /** Creates the issue. What GitHub refuses of its labels and assignees is left out, because the report is more important. */
  async #create(work: Work): Promise<PostedIssue> {
    const { rest } = this.#options;
    const { end } = work.draft;
    let tags: IssueTags = this.#options;
    const warn = (names: readonly string[], reason = ''): void => {
      rest.log.warning(
        `GitHub did not add this to the issue: ${names.join(', ')}${reason}. Check the inputs issue-labels and issue-assignees.`,
      );
    };
    const create = async (): Promise<PostedIssue> => {
      const { labels, assignees } = tags;
      const { issue, ...set } = await work.issues.create(textOf(work), tags);
      const unset = [...missing(labels, set.labels), ...missing(assignees, set.assignees)];
      if (unset.length > 0) warn(unset);
      return issue;
    };
    const findOwn = async (): Promise<PostedIssue | undefined> => (await find(work)).own;
    for (;;) {
      try {
        return await createOnce({ create, find: findOwn, end, rest });
      } catch (error) {
        const refused = refusedTags(error, tags);
        const names = [...refused.labels, ...refused.assignees];
        if (names.length === 0) throw error;
        warn(names, ` (${describeFailure(error)})`);
        tags = {
          labels: missing(tags.labels, refused.labels),
          assignees: missing(tags.assignees, refused.assignees),
        };
      }
    }
  }

  /** Closes all open issues except that of the latest run, each with a link to it. A failure is only logged. */
  async #closeOthers(
    issue: PostedIssue,
    { own, older, newer }: FoundIssues,
    work: Work,
  ): Promise<void> {
    const latest = newer ?? issue;
    const others = new Map(
      [issue, ...(own === undefined ? [] : [own]), ...older].map((one) => [one.number, one]),
    );
    others.delete(latest.number);
    for (const other of others.values()) {
      const link = `A newer report is available: ${latest.url}`;
      await this.#try(`Could not comment on the older issue #${other.number}`, work, () =>
        this.#comment(other, link, work),
      );
      await this.#try(`Could not close the older issue #${other.number}`, work, () =>
        work.issues.close(other),
      );
      // The next run closes the others.
      if (work.draft.end?.aborted === true) return;
    }
  }

  /** @returns undefined after a failure, which is logged */
  async #try<Result>(
    failure: string,
    { draft: { end } }: Work,
    attempt: () => Promise<Result>,
  ): Promise<Result | undefined> {
    const { log, stop } = this.#options.rest;
    try {
      end?.throwIfAborted();
      return await attempt();
    } catch (error) {
      if (stop?.aborted !== true) log.warning(`${failure}: ${describeIssueFailure(error)}`);
      return undefined;
    }
  }

  /** Writes a comment on an issue, once for each run. A later one replaces it. */
  async #comment({ number }: PostedIssue, text: string, work: Work): Promise<void> {
    const { octokit } = work.check;
    const { repository } = this.#options;
    const comments = new IssueComments(octokit, { repository, issueNumber: number });
    const marker = { ...work.marker, report: undefined };
    const body = `${formatMarker(marker)}\n\n${text}`;
    const findOwn = async (): Promise<ExistingComment | undefined> =>
      (await comments.listOwn(marker.key)).findLast((comment) => {
        const other = parseMarker(comment.body);
        return other !== undefined && isOfSameRun(other, marker);
      });
    const earlier = await findOwn();
    const edited = earlier && (await comments.update(earlier, body));
    if (edited !== undefined) return;
    const create = (): Promise<PostedComment> => comments.create(body);
    const { end } = work.draft;
    await createOnce({ create, find: findOwn, end, rest: this.#options.rest });
  }
}

function find({ issues, marker, check }: Work): Promise<FoundIssues> {
  return issues.find(marker, check);
}

function textOf({ draft: { title, body }, marker }: Work): { title: string; body: string } {
  return { title, body: `${formatMarker(marker)}\n\n${body}` };
}

/** Returns the labels and assignees that GitHub refuses, according to its message; all assignees if it names none of them. */
function refusedTags(error: unknown, { labels, assignees }: IssueTags): IssueTags {
  const message = statusOf(error) === 422 ? errorMessage(error).toLowerCase() : '';
  if (message.includes('assignee')) {
    const words = message.split(/[^\w-]+/);
    const named = assignees.filter((login) =>
      words.includes(login.toLowerCase().replace('[bot]', '')),
    );
    return { labels: [], assignees: named.length > 0 ? named : assignees };
  }
  return { labels: message.includes('label') ? labels : [], assignees: [] };
}

/** Logins and names of labels are case-insensitive. */
function missing(wanted: readonly string[], set: readonly string[]): readonly string[] {
  const has = new Set(set.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !has.has(name.toLowerCase()));
}
