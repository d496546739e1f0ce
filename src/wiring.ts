import { DiskFolder } from './deliverables/disk-folder.ts';
import type { Environment } from './environment.ts';
import { ArtifactStore } from './github/artifact-store.ts';
import { readEventFacts, type EventFacts, type PullRequestFacts } from './github/event.ts';
import { maskLink, stepFiles, stepLog, stepSecrets } from './github/step-io.ts';
import { MiteosClient } from './miteos/miteos-client.ts';
import { openDispatcher } from './miteos/dispatcher.ts';
import type { CommentPort, PostedComment, Ports, RunFacts } from './ports.ts';
import { systemClock } from './support/clock.ts';
import type { Settings } from './inputs/settings.ts';
import type { MarkerFacts } from './github/comment-marker.ts';
import { openPullRequestSearch } from './github/find-pull-request.ts';
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
  readonly rest: RestOptions;
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
  const rest = restOf(options);
  const { comment, findPullRequest } = wirePlace({ event, run, rest }, options);
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
    openFolder: (root) => new DiskFolder(root, stepOf(run), [run.workspace, run.runnerTemp]),
    artifacts,
    whyNoArtifacts: whyNoArtifacts(environment),
    comment,
    secrets: stepSecrets,
  };
  const close = async (): Promise<void> => {
    // Not `close`, which waits for what is under way: by now nothing is wanted any more.
    await dispatcher.destroy();
  };
  return { ports, run, findPullRequest, rest, close };
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

/** What the comment's place on GitHub is known by. */
export interface PlaceOptions {
  readonly environment: Environment;
  readonly githubToken: string;
  readonly settings: Settings;
  readonly stop: AbortSignal;
  /** The comment that the main phase made, for the post step. */
  readonly posted?: PostedComment | undefined;
}

function restOf({ environment, githubToken, stop }: PlaceOptions): RestOptions {
  const { apiUrl } = environment;
  return { apiUrl, token: githubToken, clock: systemClock, log: stepLog, stop };
}

interface Place {
  /** Undefined when there is nothing to comment on, or no comment is wanted. */
  readonly comment: CommentPort | undefined;
  /** The event's own, or that of the input issue-number. @throws UserError when there is none, or it can't be found */
  readonly findPullRequest: () => Promise<PullRequestFacts>;
}

interface PlaceFacts {
  readonly event: EventFacts;
  readonly run: RunFacts;
  readonly rest: RestOptions;
}

/** Where on GitHub the step's comment belongs, and which pull request it is about. */
function wirePlace({ event, run, rest }: PlaceFacts, options: PlaceOptions): Place {
  const { settings, posted } = options;
  const { repository } = run;
  const head = event.pullRequestHead;
  const search = head && openPullRequestSearch({ head, repository, rest });
  const findPullRequest = async (): Promise<PullRequestFacts> => {
    const pullRequest = knownPullRequest(event, settings) ?? (await search?.());
    if (pullRequest === undefined) throw new UserError('The event has no pull request.');
    return pullRequest;
  };
  const issueNumber = commentTarget(event, settings);
  const isWanted = settings.comment !== 'never' && (issueNumber ?? search) !== undefined;
  const comment = !isWanted
    ? undefined
    : new StickyComment({
        repository,
        findIssueNumber: async () => issueNumber ?? (await findPullRequest()).number,
        mode: settings.commentMode,
        identity: commentIdentity(run, settings),
        rest,
        posted,
      });
  return { comment, findPullRequest };
}

/** A run that follows another one is about the commit that the other ran on, whoever names the pull request. */
function knownPullRequest(
  { pullRequest, pullRequestHead }: EventFacts,
  { issueNumber }: Settings,
): PullRequestFacts | undefined {
  if (pullRequest !== undefined || issueNumber === undefined) return pullRequest;
  return { number: issueNumber, baseSha: undefined, headSha: pullRequestHead?.sha };
}

function commentTarget(event: EventFacts, { comment, issueNumber }: Settings): number | undefined {
  return issueNumber ?? (comment === 'always' ? event.issueNumber : event.pullRequest?.number);
}

/** What tells this step's comment from others: the key may be shared, the step is not. JSON keeps its parts apart. */
export function commentIdentity(
  { runId, runAttempt, workflow, job, action }: RunFacts,
  { matrixJob, commentKey }: Settings,
): MarkerFacts {
  const step = JSON.stringify([workflow, job, action, matrixJob]);
  return { key: commentKey || step, step, runId, runAttempt };
}
