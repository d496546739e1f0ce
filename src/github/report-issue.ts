import type { IssueDraft, IssuePort, IssuePublication, PostedIssue } from '../ports.ts';
import { errorMessage } from '../support/errors.ts';
import type { RunCheck } from './claimed-runs.ts';
import {
  commentMarker,
  compareRuns,
  formatMarker,
  parseMarker,
  type CommentMarker,
  type MarkerFacts,
} from './comment-marker.ts';
import { describeIssueFailure } from './failure-advice.ts';
import { findIssues, isOfSameRun, type FoundIssues } from './found-issues.ts';
import { IssueComments, type ExistingComment } from './issue-comments.ts';
import { RepositoryIssues, type IssueTags } from './repository-issues.ts';
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

const TAGS_ADVICE = 'Check the inputs issue-labels and issue-assignees.';
/** The maximum number of calls that create the same issue or comment. */
const MAX_CREATES = 3;
/** The pause after a lost answer, before the search for what may have been created. */
const LOST_ANSWER_PAUSE_MS = 2000;

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
      // The issues are listed several times, so each warning is logged once.
      const warned = new Set<string>();
      const warn = (message: string): void => {
        if (!warned.has(message)) log.warning(message);
        warned.add(message);
      };
      return await this.#publish({
        draft,
        marker: commentMarker(identity, draft),
        issues: new RepositoryIssues(octokit, repository),
        check: { subject: 'issue', octokit, repository, stop, warn },
      });
    } catch (error) {
      const message = `Could not write the issue with the report: ${describeIssueFailure(error)}`;
      throw new Error(message, { cause: error });
    }
  }

  async #publish(work: Work): Promise<IssuePublication> {
    const { draft, issues } = work;
    const found = await find(work);
    if (found.newer !== undefined) return { kind: 'superseded', by: found.newer };
    if (draft.kind === 'notice') return this.#note(found, work);
    const isUpdate = this.#options.mode === 'update' || draft.isOnlyUpdate === true;
    const target = found.own ?? (isUpdate ? found.older.at(-1) : undefined);
    const edited = target && (await issues.update(target, textOf(work)));
    if (edited === undefined && draft.isOnlyUpdate === true) return { kind: 'none' };
    const issue = edited ?? (await this.#create(work));
    // Another run may have created an issue at the same time.
    const again = async (): Promise<FoundIssues> => find(work);
    const isNew = edited === undefined;
    const now = isNew ? await this.#try('Could not list the open issues', again, work) : found;
    await this.#closeOthers(issue, now ?? found, work);
    return { kind: 'posted', issue };
  }

  /** Comments on the open issue. */
  async #note({ own, older }: FoundIssues, work: Work): Promise<IssuePublication> {
    const issue = own ?? older.at(-1);
    if (issue === undefined) return { kind: 'none' };
    const { report } = issue.marker;
    // The main phase may be killed right after it wrote its report. A later notice knows less.
    if (report !== undefined && compareRuns(report, work.marker) === 0)
      return { kind: 'posted', issue };
    await this.#comment(issue, work.draft.body, work);
    return { kind: 'noted', issue };
  }

  /** Creates the issue. What GitHub refuses of its labels and assignees is left out, because the report is more important. */
  async #create(work: Work): Promise<PostedIssue> {
    const { log } = this.#options.rest;
    let tags: IssueTags = this.#options;
    const create = async (): Promise<PostedIssue> => {
      const { labels, assignees } = tags;
      const { issue, ...set } = await work.issues.create(textOf(work), tags);
      const unset = [...missing(labels, set.labels), ...missing(assignees, set.assignees)];
      if (unset.length > 0) {
        log.warning(`GitHub did not add this to the issue: ${unset.join(', ')}. ${TAGS_ADVICE}`);
      }
      return issue;
    };
    const findOwn = async (): Promise<PostedIssue | undefined> => (await find(work)).own;
    for (;;) {
      try {
        return await this.#createOnce(create, findOwn, work);
      } catch (error) {
        const refused = refusedTags(error);
        if (refused === undefined || tags[refused].length === 0) throw error;
        log.warning(
          `GitHub refused the ${refused} of the issue: ${describeFailure(error)}. The issue has none. ${TAGS_ADVICE}`,
        );
        tags = { ...tags, [refused]: [] };
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
      const comment = (): Promise<void> => this.#comment(other, link, work);
      await this.#try(`Could not comment on the older issue #${other.number}`, comment, work);
      const close = (): Promise<void> => work.issues.close(other);
      await this.#try(`Could not close the older issue #${other.number}`, close, work);
    }
  }

  /** @returns undefined after a failure, which is logged */
  async #try<Result>(
    failure: string,
    attempt: () => Promise<Result>,
    { draft: { end } }: Work,
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
      (await comments.listOwn()).findLast((comment) => {
        const other = parseMarker(comment.body);
        return other !== undefined && isOfSameRun(other, marker);
      });
    const earlier = await findOwn();
    const edited = earlier && (await comments.update(earlier, body));
    if (edited === undefined) await this.#createOnce(() => comments.create(body), findOwn, work);
  }

  /** Creates something. After a lost answer, searches for it before it is created again. */
  async #createOnce<Created>(
    create: () => Promise<Created>,
    findCreated: () => Promise<Created | undefined>,
    { draft: { end } }: Work,
  ): Promise<Created> {
    const { clock, log, stop } = this.#options.rest;
    for (let creates = 1; ; creates += 1) {
      end?.throwIfAborted();
      try {
        return await create();
      } catch (error) {
        const isAnswerLost = (statusOf(error) ?? 0) >= 500;
        if (!isAnswerLost || stop?.aborted === true) throw error;
        log.debug(`GitHub: ${describeFailure(error)}; searching for what was created`);
        await clock.sleep(LOST_ANSWER_PAUSE_MS, end ?? stop);
        const created = await findCreated();
        if (created !== undefined) return created;
        if (creates === MAX_CREATES) throw error;
      }
    }
  }
}

function find({ issues, marker, check }: Work): Promise<FoundIssues> {
  return findIssues(issues, marker, check);
}

function textOf({ draft: { title, body }, marker }: Work): { title: string; body: string } {
  return { title, body: `${formatMarker(marker)}\n\n${body}` };
}

/** Returns which of the labels and assignees GitHub refuses, according to its message; undefined when it is something else. */
function refusedTags(error: unknown): keyof IssueTags | undefined {
  if (statusOf(error) !== 422) return undefined;
  const message = errorMessage(error);
  if (/assignee/i.test(message)) return 'assignees';
  return /label/i.test(message) ? 'labels' : undefined;
}

/** Logins and names of labels are case-insensitive. */
function missing(wanted: readonly string[], set: readonly string[]): readonly string[] {
  const has = new Set(set.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !has.has(name.toLowerCase()));
}
