/** The event that triggered a workflow run. */
export interface GithubEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** The content of the file at `GITHUB_EVENT_PATH`. */
  readonly payload: Payload;
  /** `GITHUB_ACTOR`: the login of the actor. */
  readonly actor: string;
  /** `GITHUB_SHA`: the commit that the workflow runs on. */
  readonly sha: string;
  /** `GITHUB_REF`, in full. */
  readonly ref: string;
  /** `GITHUB_HEAD_REF`, only for `pull_request` and `pull_request_target`. */
  readonly headRef?: string;
  /** `GITHUB_BASE_REF`, likewise. */
  readonly baseRef?: string;
}

export type Payload = Readonly<Record<string, unknown>>;

/** The repository of all events here and of GitHub's published examples. */
export const eventRepository = 'Codertocat/Hello-World';

/** The newest commit of the default branch. */
export const defaultBranchSha = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';

/** Overrides parts of a payload. Objects are merged, other values are replaced. */
export function merged(payload: Payload, overrides: Payload): Payload {
  const changed = Object.entries(overrides).map(([key, value]) => {
    const old = payload[key];
    return [key, isObject(old) && isObject(value) ? merged(old, value) : value];
  });
  return { ...payload, ...(Object.fromEntries(changed) as Payload) };
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
