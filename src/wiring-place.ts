import type { Environment } from './environment.ts';
import type { FollowSettings } from './inputs/follow-settings.ts';
import type { MarkerFacts } from './github/comment-marker.ts';
import type { EventFacts, PullRequestFacts } from './github/event.ts';
import { PullRequestSearch } from './github/find-pull-request.ts';
import { FoundComment } from './github/found-comment.ts';
import type { RestOptions } from './github/rest.ts';
import { stepLog } from './github/step.ts';
import { StickyComment } from './github/sticky-comment.ts';
import type { CommentPort, PostedComment, RunFacts } from './ports.ts';
import { UserError } from './support/errors.ts';
import { systemClock } from './support/system-clock.ts';

/** What the comment's place on GitHub is told by. */
export interface PlaceOptions {
  readonly environment: Environment;
  readonly githubToken: string;
  readonly matrixJob: string;
  readonly settings: FollowSettings;
  readonly stop: AbortSignal;
  readonly isPost: boolean;
  /** The comment that the main phase made, for the post step. */
  readonly posted?: PostedComment | undefined;
}

export interface Place {
  /** Undefined when there is nothing to comment on, or no comment is wanted. */
  readonly comment: CommentPort | undefined;
  /** The event's own, or that of the input issue-number. @throws UserError when there is none, or it can't be found */
  readonly findPullRequest: () => Promise<PullRequestFacts>;
}

/** Where on GitHub the step's comment belongs, and which pull request it is about. */
export function wirePlace(event: EventFacts, run: RunFacts, options: PlaceOptions): Place {
  const { settings } = options;
  const search = openSearch(event, options);
  const findPullRequest = async (): Promise<PullRequestFacts> => {
    const pullRequest = knownPullRequest(event, settings) ?? (await search?.find());
    if (pullRequest === undefined) throw new UserError('The event has no pull request.');
    return pullRequest;
  };
  return { comment: openComment({ event, run, search }, options), findPullRequest };
}

function openSearch(
  { pullRequestHead: head }: EventFacts,
  options: PlaceOptions,
): PullRequestSearch | undefined {
  const { repository } = options.environment;
  return head && new PullRequestSearch({ head, repository, rest: restOf(options) });
}

function restOf({ environment, githubToken, stop }: PlaceOptions): RestOptions {
  return { apiUrl: environment.apiUrl, token: githubToken, stop };
}

/** A run that follows another one is about the commit that the other ran on, whoever names the pull request. */
function knownPullRequest(
  { pullRequest, pullRequestHead }: EventFacts,
  { issueNumber }: FollowSettings,
): PullRequestFacts | undefined {
  if (pullRequest !== undefined || issueNumber === undefined) return pullRequest;
  return { number: issueNumber, baseSha: undefined, headSha: pullRequestHead?.sha };
}

interface CommentPlace {
  readonly event: EventFacts;
  readonly run: RunFacts;
  readonly search: PullRequestSearch | undefined;
}

function openComment(
  { event, run, search }: CommentPlace,
  options: PlaceOptions,
): CommentPort | undefined {
  const { settings, posted } = options;
  const issueNumber = commentTarget(event, settings);
  const openOn = (number: number): CommentPort => openCommentOn(number, run, options);
  if (issueNumber !== undefined) return openOn(issueNumber);
  if (settings.comment === 'never' || search === undefined) return undefined;
  return new FoundComment({ search, posted, openComment: openOn });
}

/** What tells this step's comment from others: the key may be shared, the step is not. JSON keeps its parts apart. */
export function commentIdentity(
  { runId, runAttempt, workflow, job, action }: RunFacts,
  { matrixJob, settings }: Pick<PlaceOptions, 'matrixJob' | 'settings'>,
): MarkerFacts {
  const step = JSON.stringify([workflow, job, action, matrixJob]);
  return { key: settings.commentKey || step, step, runId, runAttempt };
}

function openCommentOn(issueNumber: number, run: RunFacts, options: PlaceOptions): CommentPort {
  const { settings, posted, isPost } = options;
  return new StickyComment({
    repository: run.repository,
    issueNumber,
    mode: settings.commentMode,
    identity: commentIdentity(run, options),
    rest: restOf(options),
    isPost,
    posted,
    clock: systemClock,
    log: stepLog,
  });
}

function commentTarget(
  event: EventFacts,
  { comment, issueNumber }: FollowSettings,
): number | undefined {
  if (comment === 'never') return undefined;
  if (issueNumber !== undefined) return issueNumber;
  return comment === 'always' ? event.issueNumber : event.pullRequest?.number;
}
