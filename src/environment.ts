import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { errorMessage } from './support/errors.ts';
import { readProxies, type Proxies } from './support/proxies.ts';

/**
 * The environment that the runner provides. Only this file reads the process's environment variables.
 * Source: GitHub's "Default environment variables".
 */
export interface Environment {
  /** Returns the trimmed value of an input; empty when it is not set. */
  readonly input: (name: string) => string;
  /** `owner/name`. */
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  /** The step's ID or `__owner_action`. Unique within the job, except in composite actions. */
  readonly action: string;
  readonly runId: string;
  /** The commit of the event. For a pull request, it is a merge of its head. */
  readonly sha: string;
  /** 1 for the first attempt; 0 when it is unknown. */
  readonly runAttempt: number;
  /** The repository's maximum for the input `retention-days`; undefined when it is unknown. */
  readonly maxRetentionDays: number | undefined;
  /** Who triggered the first attempt. */
  readonly actor: string;
  /** Who triggered this attempt. */
  readonly triggeringActor: string;
  readonly eventName: string;
  /** The event's payload, unchecked. An empty object when it can't be read; `eventProblem` then has the reason. */
  readonly event: unknown;
  /** A complete sentence. */
  readonly eventProblem: string | undefined;
  readonly platform: Platform;
  /** E.g. `https://github.com`. */
  readonly serverUrl: string;
  /** E.g. `https://api.github.com`. */
  readonly apiUrl: string;
  readonly workspace: string;
  readonly runnerTemp: string;
  /** Whether the runner provides an artifact service. */
  readonly hasArtifactService: boolean;
  readonly proxies: Proxies;
}

/** The platform that runs the workflow. */
export interface Platform {
  /** The display name, e.g. `Gitea`. */
  readonly name: string;
  /** Whether it displays job summaries. */
  readonly hasSummaries: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Returns the state that an earlier phase of this step saved under a name; empty when there is none. */
export function readState(name: string, variables: Variables = process.env): string {
  return variables[`STATE_${name}`] ?? '';
}

/** Reads the environment. Never throws: only the code that needs a variable knows whether it is required. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const text = (name: string, fallback = ''): string => variables[name] || fallback;
  return {
    // The runner keeps hyphens and replaces spaces with underscores.
    input: (name) => text(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
    repository: text('GITHUB_REPOSITORY'),
    workflow: text('GITHUB_WORKFLOW'),
    job: text('GITHUB_JOB'),
    action: text('GITHUB_ACTION'),
    runId: text('GITHUB_RUN_ID', '0'),
    sha: text('GITHUB_SHA'),
    runAttempt: Number.parseInt(text('GITHUB_RUN_ATTEMPT'), 10) || 0,
    maxRetentionDays: Number.parseInt(text('GITHUB_RETENTION_DAYS'), 10) || undefined,
    actor: text('GITHUB_ACTOR'),
    triggeringActor: text('GITHUB_TRIGGERING_ACTOR', text('GITHUB_ACTOR')),
    eventName: text('GITHUB_EVENT_NAME'),
    ...readEvent(text('GITHUB_EVENT_PATH')),
    platform: readPlatform(text),
    serverUrl: text('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: text('GITHUB_API_URL', 'https://api.github.com'),
    workspace: text('GITHUB_WORKSPACE', process.cwd()),
    runnerTemp: text('RUNNER_TEMP', tmpdir()),
    hasArtifactService: text('ACTIONS_RESULTS_URL') !== '' && text('ACTIONS_RUNTIME_TOKEN') !== '',
    proxies: readProxies(variables),
  };
}

/**
 * Makes all libraries in this process use the same proxies. The libraries for GitHub's services read the proxy variables themselves, each
 * by its own rules, so the variables are set, in lower and upper case, to the values of `readEnvironment`. Also removes
 * NODE_TLS_REJECT_UNAUTHORIZED, which would disable certificate checks, so that anybody on the network could read the key and the token.
 * Only this process is affected, not later steps of the job.
 * @returns whether certificate checks were disabled
 */
export function configureNetwork(variables: NodeJS.ProcessEnv = process.env): boolean {
  const { httpsProxy, httpProxy, noProxy } = readProxies(variables);
  const rules = { https_proxy: httpsProxy, http_proxy: httpProxy, no_proxy: noProxy };
  for (const [name, value] of Object.entries(rules)) {
    for (const spelling of [name, name.toUpperCase()]) {
      // On Windows, both names are the same variable.
      if (value === '') Reflect.deleteProperty(variables, spelling);
      else variables[spelling] = value;
    }
  }
  const wasDisabled = variables['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  delete variables['NODE_TLS_REJECT_UNAUTHORIZED'];
  return wasDisabled;
}

/**
 * Sources: Forgejo's runner sets FORGEJO_ACTIONS and GITEA_ACTIONS, Gitea's runner sets GITEA_ACTIONS, act sets ACT. The REST API of GitHub
 * Enterprise Server is at `/api/v3` (GitHub REST, "Getting started").
 */
function readPlatform(text: (name: string, fallback?: string) => string): Platform {
  if (text('FORGEJO_ACTIONS') !== '') return { name: 'Forgejo', hasSummaries: false };
  if (text('GITEA_ACTIONS') !== '') return { name: 'Gitea', hasSummaries: false };
  if (text('ACT') !== '') return { name: 'act', hasSummaries: false };
  const host = URL.parse(text('GITHUB_SERVER_URL', 'https://github.com'))?.hostname ?? '';
  if (/^github\.com$|\.(?:ghe\.com|localhost)$/.test(host)) {
    return { name: 'GitHub', hasSummaries: true };
  }
  if (/\/api\/v3\/?$/.test(text('GITHUB_API_URL'))) {
    return { name: 'GitHub Enterprise Server', hasSummaries: true };
  }
  return { name: `the server ${host}`, hasSummaries: false };
}

/**
 * Hides the event file from libraries. Those for GitHub's services read it when they are loaded, and fail if it is empty or has a byte
 * order mark, although they do not need it. Source: `src/context.ts` of @actions/github.
 */
export function hideEvent(variables: NodeJS.ProcessEnv = process.env): void {
  delete variables['GITHUB_EVENT_PATH'];
}

function readEvent(path: string): Pick<Environment, 'event' | 'eventProblem'> {
  const problem = (why: string) => ({
    event: {},
    eventProblem: `The event's payload can't be read: the environment variable GITHUB_EVENT_PATH ${why}.`,
  });
  if (path === '') return problem('is not set');
  const file = `names ${JSON.stringify(path)}, which`;
  let text: string;
  try {
    // Drops a byte order mark.
    text = new TextDecoder().decode(readFileSync(path)).trim();
  } catch (error) {
    return problem(`${file} can't be read (${errorMessage(error)})`);
  }
  if (text === '') return problem(`${file} is empty`);
  try {
    return { event: JSON.parse(text) as unknown, eventProblem: undefined };
  } catch {
    return problem(`${file} is not JSON`);
  }
}
