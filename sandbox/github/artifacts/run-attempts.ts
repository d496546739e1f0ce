import { randomUUID } from 'node:crypto';

/** The two IDs in a runtime token: of the run's attempt, and of the job. */
export interface BackendIds {
  readonly workflowRunBackendId: string;
  readonly workflowJobRunBackendId: string;
}

/**
 * Creates a runtime token as the runner passes it to a step: a JWT whose `scp` contains the backend IDs. Clients do not check the
 * signature (@actions/artifact, internal/shared/util).
 */
function runtimeToken(ids: BackendIds): string {
  const expiresAtSeconds = Math.floor(Date.now() / 1000) + 6 * 60 * 60;
  const scope = `Actions.Results:${ids.workflowRunBackendId}:${ids.workflowJobRunBackendId}`;
  const parts = [
    { typ: 'JWT', alg: 'RS256' },
    { scp: `Actions.GenericRead:00000000 ${scope}`, exp: expiresAtSeconds },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, Buffer.from(scope).toString('base64url')].join('.');
}

/** The attempts of the workflow run, each with a runtime token. */
export class RunAttempts {
  readonly #ids = new Map<string, BackendIds>();
  currentToken = this.next();

  next(): string {
    const ids = { workflowRunBackendId: randomUUID(), workflowJobRunBackendId: randomUUID() };
    this.currentToken = runtimeToken(ids);
    this.#ids.set(this.currentToken, ids);
    return this.currentToken;
  }

  idsOf(token: string): BackendIds | undefined {
    return this.#ids.get(token);
  }
}
