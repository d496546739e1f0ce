/** The two ids that a runtime token names: the run's attempt, and the job in it. */
export interface BackendIds {
  readonly workflowRunBackendId: string;
  readonly workflowJobRunBackendId: string;
}

/**
 * A runtime token as the runner hands it to a step: a JWT whose `scp` names the backend ids. Clients
 * read it and do not check the signature (@actions/artifact, internal/shared/util).
 */
export function runtimeToken(ids: BackendIds): string {
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + 6 * 60 * 60;
  const scope = `Actions.Results:${ids.workflowRunBackendId}:${ids.workflowJobRunBackendId}`;
  const parts = [
    { typ: 'JWT', alg: 'RS256' },
    { scp: `Actions.GenericRead:00000000 ${scope}`, exp: expiresAtSeconds },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, Buffer.from(scope).toString('base64url')].join('.');
}
