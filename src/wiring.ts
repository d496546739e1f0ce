import { DiskFolder } from './deliverables/disk-folder.ts';
import type { Environment } from './environment.ts';
import { ArtifactStore } from './github/artifact-store.ts';
import { readEventFacts, type EventFacts } from './github/event.ts';
import { maskLink, stepFiles, stepLog, stepSecrets } from './github/step.ts';
import { MiteosClient } from './miteos/miteos-client.ts';
import { openDispatcher } from './miteos/open-dispatcher.ts';
import type { Ports, RunFacts } from './ports.ts';
import { systemClock } from './support/system-clock.ts';
import { RedactedService } from './task/redacted-service.ts';
import { wirePlace, type Place, type PlaceOptions } from './wiring-place.ts';

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
    service: new RedactedService(
      new MiteosClient({
        baseUrl: settings.baseUrl,
        apiKey,
        dispatcher,
        clock: systemClock,
        userAgent: USER_AGENT,
        onLink: maskLink,
      }),
      stepSecrets,
    ),
    openFolder: (root) => new DiskFolder(root, [run.workspace, run.runnerTemp], stepOf(run)),
    artifacts,
    whyNoArtifacts: whyNoArtifacts(environment),
    comment,
    maskLink,
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
