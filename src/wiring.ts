import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { DiskFolder } from './deliverables/disk-folder.ts';
import { hideEvent, readEnvironment, configureNetwork, type Environment } from './environment.ts';
import { findRefusal } from './github/actor-check.ts';
import { ArtifactStore } from './github/artifact-store.ts';
import type { MarkerFacts } from './github/comment-marker.ts';
import {
  annotatedCommitOf,
  commitOf,
  readEventFacts,
  type EventFacts,
  type PullRequestFacts,
} from './github/event.ts';
import { fetchCurrentHead, openPullRequestSearch } from './github/find-pull-request.ts';
import type { PullRequestChange } from './github/pull-request-context.ts';
import { PullRequestReview } from './github/pull-request-review.ts';
import { ReportIssue } from './github/report-issue.ts';
import type { RestOptions } from './github/rest.ts';
import {
  annotate,
  maskLink,
  maskProxies,
  maskSecret,
  stepFiles,
  stepLog,
  stepSecrets,
} from './github/step-io.ts';
import { StickyComment } from './github/sticky-comment.ts';
import type { Inputs } from './inputs/inputs.ts';
import { readWorkspaceFile } from './inputs/workspace-file.ts';
import type { Settings } from './inputs/settings.ts';
import { MiteosClient } from './miteos/miteos-client.ts';
import { openDispatcher } from './miteos/dispatcher.ts';
import type {
  CommentPort,
  IssuePort,
  MainPorts,
  PostedComment,
  Ports,
  ReviewPort,
  RunFacts,
} from './ports.ts';
import { systemClock } from './support/clock.ts';
import { claimFolder } from './support/claim-folder.ts';
import { UserError } from './support/errors.ts';
import { numberCall } from './support/number-call.ts';
import {
  transformOutput,
  endProcess,
  listenForStop,
  listenForUncaught,
} from './support/process-end.ts';

/** The War Room, where people watch and approve tasks. The URL of a single task is not documented. */
const WATCH_URL = 'https://platform.miteos.com/war-room';
const USER_AGENT = 'miteos-task-action';
/** An entry file of the bundle, see scripts/build.ts. */
const RENDER_SCRIPT = path.join(import.meta.dirname, 'render.js');
const TLS_CHECKS_WARNING =
  'This step ignores NODE_TLS_REJECT_UNAUTHORIZED and checks TLS certificates. To trust a private certificate authority, set ' +
  'NODE_EXTRA_CA_CERTS to the file with its certificate.';

/**
 * Runs a phase in this process. Starts to handle signals before anything else, and ends the log at the end.
 * @param work gets the signal that is aborted when the runner cancels the step
 * @param onError is called with an error of `work`, and with an uncaught error
 */
export async function runPhase(
  work: (stop: AbortSignal) => Promise<void>,
  onError: (error: unknown, stop: AbortSignal) => void,
): Promise<void> {
  const stop = listenForStop();
  listenForUncaught((error) => {
    onError(error, stop);
  });
  transformOutput(stepSecrets.redact);
  try {
    await work(stop);
  } catch (error) {
    onError(error, stop);
  } finally {
    stepLog.end();
  }
  endProcess();
}

/** Reads the environment, masks its secrets in the log, and configures all libraries to use the same proxies and to check certificates. */
export function openEnvironment(): Environment {
  const environment = readEnvironment();
  const wereChecksDisabled = configureNetwork();
  hideEvent();
  maskSecret(environment.input('api-key'));
  maskSecret(environment.input('github-token'));
  maskProxies(environment.proxies);
  if (wereChecksDisabled) stepLog.warning(TLS_CHECKS_WARNING);
  return environment;
}

interface WireOptions {
  readonly environment: Environment;
  readonly apiKey: string;
  readonly githubToken: string;
  readonly settings: Settings;
  readonly stop: AbortSignal;
  /** What the main phase saved about its comment, for the post step. */
  readonly saved?: { readonly comment?: PostedComment | undefined };
  /** The head of the pull request as the main phase read it, for the post step. */
  readonly commit?: string | undefined;
}

export interface Wired {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly settings: Settings;
  readonly github: GithubFacts;
  /** Closes all connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/** What the GitHub adapters share. */
interface GithubFacts {
  readonly event: EventFacts;
  readonly rest: RestOptions;
  /**
   * Finds the pull request of the event, or the one in the input issue-number. Always returns the same one.
   * @throws UserError when there is none, or it can't be found
   */
  readonly findPullRequest: () => Promise<PullRequestFacts>;
  /**
   * Fetches the change once. Later calls return the same change, with or without a diff. After an error, the next call fetches it again: what
   * fails as the task begins may work when it ends.
   * @throws UserError when it can't be read
   */
  readonly fetchChange: (options: { withDiff: boolean }) => Promise<PullRequestChange>;
}

/** Connects the real adapters to the ports. */
export function wire(options: WireOptions): Wired {
  const { environment, apiKey, settings, stop } = options;
  const dispatcher = openDispatcher(environment.proxies);
  const github = openGithub(options);
  const run = runFacts(environment, github.event);
  const { event, rest } = github;
  const rendering = { script: RENDER_SCRIPT, clock: systemClock, stop };
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
    openFolder: (root, taskId) =>
      new DiskFolder(root, ownerOf(run, taskId), [run.workspace, run.runnerTemp]),
    artifacts: openArtifacts(environment),
    whyNoArtifacts: whyNoArtifacts(environment),
    hasSummaries: environment.platform.hasSummaries,
    comment: openComment(run, github, options),
    issue: openIssue(run, github, settings),
    secrets: stepSecrets,
    fetchHead: () => fetchCurrentHead({ event, repository: run.repository, rest }),
    fetchChange: async () => {
      const { head, change } = await github.fetchChange({ withDiff: false });
      return { head, ...change };
    },
    renderReports: async (result) => {
      const { renderInProcess } = await import('./report/render-in-process.ts');
      return renderInProcess('renderReports', result, rendering);
    },
    renderFindings: async (findings) => {
      const { renderInProcess } = await import('./report/render-in-process.ts');
      const input = Promise.resolve({ findings, runUrl: run.runUrl });
      return renderInProcess('renderFindings', input, rendering);
    },
    review: openReview(run, github, settings),
    annotate,
  };
  const close = async (): Promise<void> => {
    // `close` would wait for requests in progress, whose responses are no longer needed.
    await dispatcher.destroy();
  };
  return { ports, run, settings, github, close };
}

/** What only the main phase needs. */
export function mainPorts(
  { ports, github }: Wired,
  { repository, workspace, runnerTemp, actor: firstActor, triggeringActor: actor }: Environment,
  { allowedActors: allowed, reaction }: Inputs,
): MainPorts {
  const { event, rest, fetchChange } = github;
  const { reactableComment: comment } = event;
  return {
    ...ports,
    findRefusal: () => findRefusal({ event, actor, firstActor, repository, allowed, rest }),
    readWorkspaceFile: (input, path) => readWorkspaceFile(input, path, workspace),
    fetchContext: async (mode, maxBytes) => {
      const { renderContext } = await import('./github/pull-request-context.ts');
      const change = await fetchChange({ withDiff: mode === 'diff' });
      return renderContext(change, { mode, maxBytes });
    },
    react:
      reaction === undefined || comment === undefined
        ? undefined
        : async () => {
            const { addReaction } = await import('./github/add-reaction.ts');
            await addReaction(reaction, comment, { repository, rest });
          },
    readContextFiles: async (patterns, maxBytes) => {
      const { readContextFiles } = await import('./inputs/context-files.ts');
      return readContextFiles({ patterns, maxBytes, workspace });
    },
    newNonce: () => randomBytes(8).toString('hex'),
    numberCall: (name) => numberCall(runnerTemp, name),
    claimFolder: (folder) => claimFolder(runnerTemp, folder),
  };
}

export function eventFacts({ eventName, event, actor }: Environment): EventFacts {
  return readEventFacts(eventName, event, actor);
}

function runFacts(environment: Environment, event: EventFacts): RunFacts {
  const { serverUrl, repository, runId, runAttempt, maxRetentionDays, sha } = environment;
  const { workflow, job, action, workspace, runnerTemp } = environment;
  const repositoryUrl = `${serverUrl}/${repository}`;
  return {
    repository,
    runId,
    runAttempt,
    maxRetentionDays,
    workflow,
    job,
    action,
    workspace,
    runnerTemp,
    commit: commitOf(event, sha),
    annotatedCommit: annotatedCommitOf(event, sha),
    repositoryUrl,
    runUrl: `${repositoryUrl}/actions/runs/${runId}`,
    watchUrl: WATCH_URL,
  };
}

/**
 * Returns the owner of staging files. The task makes it the same in both phases, and different from other steps: steps of one composite
 * action, which may run at the same time, have all other facts in common. A folder that is opened before the task exists is used only once.
 */
function ownerOf(
  { repository, runId, runAttempt, job, action, runnerTemp }: RunFacts,
  taskId: string | undefined,
): string {
  const own = taskId ?? randomBytes(8).toString('hex');
  return JSON.stringify([repository, runId, runAttempt, job, action, runnerTemp, own]);
}

function openArtifacts(environment: Environment): ArtifactStore | undefined {
  if (!environment.hasArtifactService || isRefusedByLibrary(environment)) return undefined;
  const { serverUrl, repository, runId, runnerTemp: tempFolder } = environment;
  return new ArtifactStore({ serverUrl, repository, runId, tempFolder });
}

function whyNoArtifacts(environment: Environment): string {
  const step =
    'To keep the deliverables, add a step with `actions/upload-artifact@v3` and `path: ${{ steps.<id>.outputs.output-dir }}`.';
  return isRefusedByLibrary(environment)
    ? `This action can't publish artifacts on ${environment.platform.name}. ${step}`
    : `This runner has no artifact service. ${step.replace('@v3', '')}`;
}

/** The artifact library works only on github.com, `*.ghe.com` and `*.localhost`. */
function isRefusedByLibrary({ serverUrl }: Environment): boolean {
  const host = URL.parse(serverUrl)?.hostname ?? '';
  return !(host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost'));
}

function openGithub(options: WireOptions): GithubFacts {
  const { environment, githubToken, settings, stop } = options;
  const { apiUrl, repository } = environment;
  const event = eventFacts(environment);
  const rest = { apiUrl, token: githubToken, clock: systemClock, log: stepLog, stop };
  const head = event.pullRequestHead;
  const search = head && openPullRequestSearch({ head, repository, rest });
  const findPullRequest = async (): Promise<PullRequestFacts> => {
    const pullRequest = knownPullRequest(event, options) ?? (await search?.());
    if (pullRequest === undefined) throw new UserError('The event has no pull request.');
    return pullRequest;
  };
  let change: Promise<PullRequestChange> | undefined;
  const fetchChange: GithubFacts['fetchChange'] = (wanted) =>
    (change ??= (async () => {
      const context = await import('./github/pull-request-context.ts');
      const { pushed } = event;
      if (pushed !== undefined && settings.issueNumber === undefined) {
        return context.fetchPushedChange({ pushed, repository, rest });
      }
      const withDiff = wanted.withDiff || settings.findings !== '';
      const pullRequest = await findPullRequest();
      return context.fetchPullRequestChange({ withDiff, pullRequest, repository, rest });
    })().catch((error: unknown) => {
      change = undefined;
      throw error;
    }));
  return { event, rest, findPullRequest, fetchChange };
}

/** A run that follows another run is about the commit of that run, even if the input issue-number names the pull request. */
function knownPullRequest(
  { pullRequest, pullRequestHead, commentedAt }: EventFacts,
  { settings: { issueNumber }, commit }: WireOptions,
): PullRequestFacts | undefined {
  const headSha = pullRequestHead?.sha;
  const named =
    issueNumber === undefined
      ? undefined
      : { number: issueNumber, baseSha: undefined, headSha, commentedAt };
  const known = pullRequest ?? named;
  if (known === undefined || known.headSha !== undefined || commit === undefined) return known;
  // The main phase has already compared the times of the comment and the last push. There may be newer commits now.
  return { number: known.number, baseSha: undefined, headSha: commit };
}

/** @returns undefined when there is nothing to comment on, or the user wants no comment */
function openComment(
  run: RunFacts,
  { event, rest, findPullRequest }: GithubFacts,
  { settings, saved }: WireOptions,
): CommentPort | undefined {
  const { comment, commentMode: mode } = settings;
  const issueNumber =
    settings.issueNumber ?? (comment === 'always' ? event.issueNumber : event.pullRequest?.number);
  // The report becomes an issue instead.
  if (settings.issueTitle !== '') return undefined;
  if (comment === 'never' || (issueNumber ?? event.pullRequestHead) === undefined) return undefined;
  const { repository } = run;
  const findIssueNumber = async (): Promise<number> =>
    issueNumber ?? (await findPullRequest()).number;
  const identity = commentIdentity(run, settings);
  const earlier = { posted: saved?.comment, mayExist: saved !== undefined };
  return new StickyComment({ repository, findIssueNumber, mode, identity, rest, ...earlier });
}

/** @returns undefined when the user wants no issue */
function openIssue(
  run: RunFacts,
  { rest }: GithubFacts,
  settings: Settings,
): IssuePort | undefined {
  if (settings.issueTitle === '') return undefined;
  const { issueMode: mode } = settings;
  const labels = settings.issueLabels.map(stepSecrets.redactKeys);
  const assignees = settings.issueAssignees.map(stepSecrets.redactKeys);
  const { repository } = run;
  const identity = commentIdentity(run, settings);
  return new ReportIssue({ repository, mode, labels, assignees, identity, rest });
}

/** @returns undefined when there is no pull request */
function openReview(
  { repository }: RunFacts,
  { event, rest, findPullRequest }: GithubFacts,
  { issueNumber }: Settings,
): ReviewPort | undefined {
  if ((event.pullRequest ?? event.pullRequestHead ?? issueNumber) === undefined) return undefined;
  const findPullNumber = async (): Promise<number> => (await findPullRequest()).number;
  return new PullRequestReview({ repository, findPullNumber, rest });
}

/** Returns what identifies the comment or the issues of this step. Steps may share the key. JSON keeps the parts of the step separate. */
export function commentIdentity(
  { runId, runAttempt, workflow, job, action }: RunFacts,
  { matrixJob, commentKey }: Settings,
): MarkerFacts {
  const step = JSON.stringify([workflow, job, action, matrixJob]);
  return { key: commentKey || step, step, runId, runAttempt };
}
