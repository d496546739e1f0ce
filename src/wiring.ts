import { DiskFolder } from './deliverables/disk-folder.ts';
import type { Environment } from './environment.ts';
import { ArtifactStore } from './github/artifact-store.ts';
import { readEventFacts, type EventFacts, type PullRequestFacts } from './github/event.ts';
import { maskLink, stepFiles, stepLog, stepSecrets } from './github/step-io.ts';
import { MiteosClient } from './miteos/miteos-client.ts';
import { openDispatcher } from './miteos/open-dispatcher.ts';
import type { CommentPort, PostedComment, Ports, RunFacts } from './ports.ts';
import { systemClock } from './support/clock.ts';
import type { Settings } from './inputs/settings.ts';
import type { MarkerFacts } from './github/comment-marker.ts';
import { PullRequestSearch } from './github/find-pull-request.ts';
import { FoundComment } from './github/found-comment.ts';
import type { RestOptions } from './github/rest.ts';
import { StickyComment } from './github/sticky-comment.ts';
import { UserError } from './support/errors.ts';

/** Where a person watches and approves tasks; an address of one task is not documented. */
const WATCH_URL = 'https://platform.miteos.com/war-room';
const USER_AGENT = 'miteos-task-action';

export interface WireOptions extends PlaceOptions {
  readonly apiKey: string;
}

export interface Wired {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly findPullRequest: Place['findPullRequest'];
  /** Closes the connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/** Puts the real adapters behind the ports: the one place that knows both sides. */
export function wire(options: WireOptions): Wired {
  const { environment, apiKey, settings, stop } = options;
  const dispatcher = openDispatcher(environment.proxies);
  const run = runFacts(environment);
  const event = eventFacts(environment);
  const artifacts = openArtifacts(environment, run);
  const { comment, findPullRequest } = wirePlace(event, run, options);
  const ports: Ports = {
    clock: systemClock,
    log: stepLog,
    step: stepFiles,
    stop,
    service: new MiteosClient({
      baseUrl: settings.baseUrl,
      apiKey,
      dispatcher,
      clock: systemClock,
      userAgent: USER_AGENT,
      secrets: stepSecrets,
      onLink: maskLink,
    }),
    openFolder: (root) => new DiskFolder(root, [run.workspace, run.runnerTemp], stepOf(run)),
    artifacts,
    whyNoArtifacts: whyNoArtifacts(environment),
    comment,
    secrets: stepSecrets,
  };
  const close = async (): Promise<void> => {
    // Not `close`, which waits for what is under way: by now nothing is wanted any more.
    await dispatcher.destroy();
  };
  return { ports, run, findPullRequest, close };
}

export function eventFacts({ eventName, event, actor }: Environment): EventFacts {
  return readEventFacts(eventName, event, actor);
}

function runFacts(environment: Environment): RunFacts {
  const { serverUrl, repository, runId } = environment;
  return {
    ...environment,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    watchUrl: WATCH_URL,
  };
}

/** This step in all its phases, and nothing else that runs at the same time: a runner has a folder of its own, and one step at once. */
function stepOf({ repository, runId, runAttempt, job, action, runnerTemp }: RunFacts): string {
  return JSON.stringify([repository, runId, runAttempt, job, action, runnerTemp]);
}

function openArtifacts(environment: Environment, { runId }: RunFacts): ArtifactStore | undefined {
  if (!environment.hasArtifactService || isEnterpriseServer(environment)) return undefined;
  const { serverUrl, repository, runnerTemp: tempFolder } = environment;
  return new ArtifactStore({
    serverUrl,
    repository,
    runId,
    tempFolder,
    log: stepLog,
    clock: systemClock,
  });
}

function whyNoArtifacts(environment: Environment): string {
  const step =
    'add a step with `actions/upload-artifact@v3` and `path: ${{ steps.<id>.outputs.output-dir }}` to keep them.';
  return isEnterpriseServer(environment)
    ? `This action can't publish artifacts on GitHub Enterprise Server: ${step}`
    : `This runner offers no service for artifacts: ${step.replace('@v3', '')}`;
}

/** The artifact library works on github.com, on `*.ghe.com` and on `*.localhost` alone. */
function isEnterpriseServer({ serverUrl }: Environment): boolean {
  const host = URL.parse(serverUrl)?.hostname ?? '';
  return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'));
}

/** What the comment's place on GitHub is told by. */
export interface PlaceOptions {
  readonly environment: Environment;
  readonly githubToken: string;
  readonly settings: Settings;
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
  { issueNumber }: Settings,
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
  { matrixJob, commentKey }: Settings,
): MarkerFacts {
  const step = JSON.stringify([workflow, job, action, matrixJob]);
  return { key: commentKey || step, step, runId, runAttempt };
}

function openCommentOn(issueNumber: number, run: RunFacts, options: PlaceOptions): CommentPort {
  const { settings, posted, isPost } = options;
  return new StickyComment({
    repository: run.repository,
    issueNumber,
    mode: settings.commentMode,
    identity: commentIdentity(run, settings),
    rest: restOf(options),
    isPost,
    posted,
    clock: systemClock,
    log: stepLog,
  });
}

function commentTarget(event: EventFacts, { comment, issueNumber }: Settings): number | undefined {
  if (comment === 'never') return undefined;
  if (issueNumber !== undefined) return issueNumber;
  return comment === 'always' ? event.issueNumber : event.pullRequest?.number;
}
