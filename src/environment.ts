import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { errorMessage } from './support/errors.ts';
import { readProxies, type Proxies } from './support/proxies.ts';

/**
 * What the runner hands to the step. This file is the only one that reads the process's environment.
 * Source of the names: GitHub's "Default environment variables".
 */
export interface Environment {
  /** The trimmed value of an input; empty when it is not set. */
  readonly input: (name: string) => string;
  /** `owner/name`. */
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  /** The step's id or `__owner_action`; unique within the job, save for composites. */
  readonly action: string;
  readonly runId: string;
  /** 1 for the first attempt; 0 when the runner does not say. */
  readonly runAttempt: number;
  /** The repository's bound for the input `retention-days`; undefined when the runner does not say. */
  readonly maxRetentionDays: number | undefined;
  /** Who caused the first attempt. */
  readonly actor: string;
  /** Who caused this attempt. */
  readonly triggeringActor: string;
  readonly eventName: string;
  /** The event's payload as it came, or an empty object when there is none that can be read: then `eventProblem` says why. */
  readonly event: unknown;
  /** A whole sentence. */
  readonly eventProblem: string | undefined;
  readonly platform: Platform;
  /** E.g. `https://github.com`. */
  readonly serverUrl: string;
  /** E.g. `https://api.github.com`. */
  readonly apiUrl: string;
  readonly workspace: string;
  readonly runnerTemp: string;
  /** Whether the runner offers a service that keeps artifacts. */
  readonly hasArtifactService: boolean;
  readonly proxies: Proxies;
}

/** What runs the workflow. */
export interface Platform {
  /** In words, e.g. `Gitea`. */
  readonly name: string;
  /** Whether it shows job summaries to people. */
  readonly hasSummaries: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** What an earlier phase of this step saved under a name; empty when it saved nothing. */
export function readState(name: string, variables: Variables = process.env): string {
  return variables[`STATE_${name}`] ?? '';
}

/** Never throws: whether something needs a variable that is missing or broken, its reader knows. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const text = (name: string, fallback = ''): string => variables[name] || fallback;
  return {
    // The runner keeps hyphens and turns white space into underscores.
    input: (name) => text(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
    repository: text('GITHUB_REPOSITORY'),
    workflow: text('GITHUB_WORKFLOW'),
    job: text('GITHUB_JOB'),
    action: text('GITHUB_ACTION'),
    runId: text('GITHUB_RUN_ID', '0'),
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
 * Makes every library of this process go the same ways. Those for GitHub's services read the variables of proxies by
 * themselves, each by its own rules, so the variables are set, in both cases, to what `readEnvironment` makes of them. And
 * certificates are checked: NODE_TLS_REJECT_UNAUTHORIZED, by which anyone on the way could read the key and the token, is
 * taken away. It is for this process alone; later steps of the job see nothing of it.
 * @returns whether the checks had been switched off
 */
export function settleNetwork(variables: NodeJS.ProcessEnv = process.env): boolean {
  const { httpsProxy, httpProxy, noProxy } = readProxies(variables);
  const rules = { https_proxy: httpsProxy, http_proxy: httpProxy, no_proxy: noProxy };
  for (const [name, value] of Object.entries(rules)) {
    for (const spelling of [name, name.toUpperCase()]) {
      // On Windows the two are one variable.
      if (value === '') Reflect.deleteProperty(variables, spelling);
      else variables[spelling] = value;
    }
  }
  const wasOff = variables['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  delete variables['NODE_TLS_REJECT_UNAUTHORIZED'];
  return wasOff;
}

/**
 * Sources: Forgejo's runner sets FORGEJO_ACTIONS and GITEA_ACTIONS, Gitea's the latter, act sets ACT; the REST API of GitHub Enterprise Server
 * is below `/api/v3` (GitHub REST, "Getting started").
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
 * Keeps the event's file from the libraries of this process. Those for GitHub's services read it when they are loaded, fail on one that is
 * empty or has a byte order mark, and need nothing of it. Source: `src/context.ts` of @actions/github.
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
    return problem(`${file} is no file that can be read (${errorMessage(error)})`);
  }
  if (text === '') return problem(`${file} is empty`);
  try {
    return { event: JSON.parse(text) as unknown, eventProblem: undefined };
  } catch {
    return problem(`${file} is not JSON`);
  }
}
