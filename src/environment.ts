import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

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
  /** 1 for the first attempt. */
  readonly runAttempt: number;
  /** Who caused this attempt. */
  readonly triggeringActor: string;
  readonly eventName: string;
  /** The event's payload as it came, or an empty object when there is none. */
  readonly event: unknown;
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

/** As the environment variables of the same names, in either case. Empty when not set. */
export interface Proxies {
  readonly httpsProxy: string;
  readonly httpProxy: string;
  readonly noProxy: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** What an earlier phase of this step saved under a name; empty when it saved nothing. */
export function readState(name: string, variables: Variables = process.env): string {
  return variables[`STATE_${name}`] ?? '';
}

/** @throws Error when the event's payload can't be read or is not JSON */
export function readEnvironment(variables: Variables = process.env): Environment {
  const text = (name: string, fallback = ''): string => variables[name] || fallback;
  const eitherCase = (name: string): string => text(name, text(name.toUpperCase()));
  return {
    // The runner keeps hyphens and turns white space into underscores.
    input: (name) => text(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
    repository: text('GITHUB_REPOSITORY'),
    workflow: text('GITHUB_WORKFLOW'),
    job: text('GITHUB_JOB'),
    action: text('GITHUB_ACTION'),
    runId: text('GITHUB_RUN_ID', '0'),
    runAttempt: Number.parseInt(text('GITHUB_RUN_ATTEMPT', '1'), 10) || 1,
    triggeringActor: text('GITHUB_TRIGGERING_ACTOR', text('GITHUB_ACTOR')),
    eventName: text('GITHUB_EVENT_NAME'),
    event: readEvent(text('GITHUB_EVENT_PATH')),
    serverUrl: text('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: text('GITHUB_API_URL', 'https://api.github.com'),
    workspace: text('GITHUB_WORKSPACE', process.cwd()),
    runnerTemp: text('RUNNER_TEMP', tmpdir()),
    hasArtifactService: text('ACTIONS_RESULTS_URL') !== '' && text('ACTIONS_RUNTIME_TOKEN') !== '',
    proxies: {
      httpsProxy: eitherCase('https_proxy'),
      httpProxy: eitherCase('http_proxy'),
      noProxy: eitherCase('no_proxy'),
    },
  };
}

function readEvent(path: string): unknown {
  if (path === '') return {};
  return JSON.parse(readFileSync(path, 'utf8'));
}
