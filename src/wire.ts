import { Agent, EnvHttpProxyAgent, type Dispatcher } from 'undici';

import { DiskFolder } from './deliverables/disk-folder.ts';
import type { Environment } from './environment.ts';
import { ArtifactStore } from './github/artifact-store.ts';
import { readEventFacts, type EventFacts, type PullRequestFacts } from './github/event.ts';
import { PullRequestSearch } from './github/find-pull-request.ts';
import { FoundComment } from './github/found-comment.ts';
import type { RestOptions } from './github/rest.ts';
import type { MarkerFacts } from './github/comment-marker.ts';
import { StickyComment } from './github/sticky-comment.ts';
import { maskLink, stepFiles, stepLog } from './github/step.ts';
import type { FollowSettings } from './follow-settings.ts';
import { MiteosClient } from './miteos/miteos-client.ts';
import type { CommentPort, PostedComment, Ports, RunFacts } from './ports.ts';
import { UserError } from './support/errors.ts';
import { systemClock } from './support/system-clock.ts';

/** Where a person watches and approves tasks; an address of one task is not documented. */
const WATCH_URL = 'https://platform.miteos.com/war-room';
const USER_AGENT = 'miteos-task-action';

export interface WireOptions {
  readonly environment: Environment;
  readonly apiKey: string;
  readonly githubToken: string;
  readonly matrixLeg: string;
  readonly settings: FollowSettings;
  readonly stop: AbortSignal;
  readonly isPost: boolean;
  /** The comment that the main phase made, for the post step. */
  readonly posted?: PostedComment | undefined;
}

export interface Wired {
  readonly ports: Ports;
  readonly run: RunFacts;
  /** The event's own, or that of the input issue-number. @throws UserError when there is none, or it can't be found */
  readonly findPullRequest: () => Promise<PullRequestFacts>;
  /** Closes the connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/** Puts the real adapters behind the ports: the one place that knows both sides. */
export function wire(options: WireOptions): Wired {
  const { environment, apiKey, settings, stop } = options;
  const dispatcher = openDispatcher(environment);
  const run = runFacts(environment);
  const event = eventFacts(environment);
  const artifacts = openArtifacts(environment, run);
  const search = openSearch(event, options);
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
    }),
    openFolder: (root) => new DiskFolder(root, [run.workspace, run.runnerTemp]),
    artifacts,
    whyNoArtifacts: whyNoArtifacts(environment),
    comment: openComment({ event, run, search }, options),
    maskLink,
  };
  const close = async (): Promise<void> => {
    // Not `close`, which waits for what is under way: by now nothing is wanted any more.
    await dispatcher.destroy();
  };
  const findPullRequest = async (): Promise<PullRequestFacts> => {
    const pullRequest = knownPullRequest(event, settings) ?? (await search?.find());
    if (pullRequest === undefined) throw new UserError('The event has no pull request.');
    return pullRequest;
  };
  return { ports, run, findPullRequest, close };
}

export function eventFacts({ eventName, event, triggeringActor }: Environment): EventFacts {
  return readEventFacts(eventName, event, triggeringActor);
}

function runFacts(environment: Environment): RunFacts {
  const { serverUrl, repository, runId } = environment;
  return {
    ...environment,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    watchUrl: WATCH_URL,
  };
}

function openDispatcher({ proxies }: Environment): Dispatcher {
  const { httpProxy, httpsProxy, noProxy } = proxies;
  if (httpProxy === '' && httpsProxy === '') return new Agent();
  return new EnvHttpProxyAgent({
    ...(httpProxy === '' ? {} : { httpProxy: proxyAddress(httpProxy) }),
    ...(httpsProxy === '' ? {} : { httpsProxy: proxyAddress(httpsProxy) }),
    noProxy,
  });
}

/** Other tools take `proxy.example:8080` for what it means, too. */
function proxyAddress(given: string): string {
  return given.includes('://') ? given : `http://${given}`;
}

function openArtifacts(environment: Environment, { runId }: RunFacts): ArtifactStore | undefined {
  if (!environment.hasArtifactService || isEnterpriseServer(environment)) return undefined;
  const { serverUrl, repository, runnerTemp: tempFolder } = environment;
  return new ArtifactStore({ serverUrl, repository, runId, tempFolder });
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

function openSearch(
  { pullRequestHead: head }: EventFacts,
  options: WireOptions,
): PullRequestSearch | undefined {
  const { repository } = options.environment;
  return head && new PullRequestSearch({ head, repository, rest: restOf(options) });
}

function restOf({ environment, githubToken, stop }: WireOptions): RestOptions {
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
  options: WireOptions,
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
  { matrixLeg, settings }: Pick<WireOptions, 'matrixLeg' | 'settings'>,
): MarkerFacts {
  const step = JSON.stringify([workflow, job, action, matrixLeg]);
  return { key: settings.commentKey || step, step, runId, runAttempt };
}

function openCommentOn(issueNumber: number, run: RunFacts, options: WireOptions): CommentPort {
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
