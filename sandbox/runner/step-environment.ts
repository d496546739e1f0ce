import type { GithubEvent } from '../github/events/github-event.ts';
import { stableId } from '../github/github-json.ts';

/** The GitHub services for a step, and its credentials. A GithubSandbox is one. */
export interface GithubConnection {
  readonly apiUrl: string;
  readonly resultsUrl: string;
  readonly runtimeToken: string;
  /** `github.token`. */
  readonly token: string;
  readonly repository: string;
}

/** Identifies the run, job and step. All properties have defaults. */
export interface StepIdentity {
  readonly runId?: number;
  readonly runAttempt?: number;
  readonly job?: string;
  /** `GITHUB_ACTION`: the step's ID, or e.g. `__self` without one. */
  readonly action?: string;
  /** The actor who re-ran the run, if it is not the event's actor. */
  readonly triggeringActor?: string;
}

/** The paths of the step's folders. */
export interface StepFolders {
  readonly temp: string;
  readonly workspace: string;
  readonly home: string;
  readonly tools: string;
  readonly eventFile: string;
}

interface StepEnvironmentOptions {
  readonly event: GithubEvent;
  readonly github: GithubConnection;
  readonly identity: StepIdentity;
  readonly folders: StepFolders;
  /** Whether the workflow runs with debug logging. */
  readonly debug: boolean;
}

/**
 * The variables that the runner gives to every step, on a clean environment.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 */
export function stepEnvironment(options: StepEnvironmentOptions): Record<string, string> {
  const { github, folders, debug } = options;
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folders.home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...githubVariables(options),
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 2',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: folders.tools,
    ...(debug ? { RUNNER_DEBUG: '1' } : {}),
    ACTIONS_RESULTS_URL: github.resultsUrl,
    ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
    ACTIONS_RUNTIME_URL: github.resultsUrl,
  };
}

function githubVariables({ event, github, identity, folders }: StepEnvironmentOptions) {
  const { repository } = github;
  const [owner = ''] = repository.split('/');
  return {
    GITHUB_ACTION: identity.action ?? '__self',
    GITHUB_ACTION_REF: '',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTOR: event.actor,
    GITHUB_ACTOR_ID: String(stableId(event.actor)),
    GITHUB_API_URL: github.apiUrl,
    GITHUB_BASE_REF: event.baseRef ?? '',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: folders.eventFile,
    GITHUB_GRAPHQL_URL: `${github.apiUrl}/graphql`,
    GITHUB_HEAD_REF: event.headRef ?? '',
    GITHUB_JOB: identity.job ?? 'review',
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: String(stableId(repository)),
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: String(stableId(owner)),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(identity.runAttempt ?? 1),
    GITHUB_RUN_ID: String(identity.runId ?? 1_658_821_493),
    GITHUB_RUN_NUMBER: '36',
    // The artifact client detects Enterprise Server by it. No request is sent there.
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: event.sha,
    GITHUB_TRIGGERING_ACTOR: identity.triggeringActor ?? event.actor,
    GITHUB_WORKFLOW: 'Review',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/review.yml@${event.ref}`,
    GITHUB_WORKFLOW_SHA: event.sha,
    GITHUB_WORKSPACE: folders.workspace,
  };
}

/** Returns the `github` context from the variables and the token. */
export function githubContext(
  environment: Readonly<Record<string, string>>,
  { event, github }: Pick<StepEnvironmentOptions, 'event' | 'github'>,
): Record<string, unknown> {
  const variables = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith('GITHUB_') ? [[name.slice('GITHUB_'.length).toLowerCase(), value]] : [],
  );
  return {
    ...(Object.fromEntries(variables) as Record<string, unknown>),
    event: event.payload,
    token: github.token,
  };
}
