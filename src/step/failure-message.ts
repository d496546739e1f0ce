import { errorMessage } from '../support/errors.ts';
import { ServiceError } from '../task/task-service.ts';

/** Returns what failed, and what to do about it if that is known. */
export function failureMessage(error: unknown): string {
  const advice = error instanceof ServiceError ? adviceOn(error) : '';
  return advice === '' ? errorMessage(error) : `${errorMessage(error)}. ${advice}`;
}

/** Returns what a person can do about a call that Miteos refused or did not answer: a sentence, or an empty text. */
export function adviceOn({ status, arrival, isLasting }: ServiceError): string {
  switch (status) {
    case 400:
    case 422:
      return 'Check these inputs: prompt, config, max-agents, autonomy-level, deploy-target, workspace-id.';
    case 401:
      return 'Check the secret that the input api-key uses: the key may be revoked, or may belong to another service.';
    case 402:
      return 'Check the plan and the credits of the Miteos account, and add credits. Then re-run the job.';
    case 403:
      return 'Give the key of the input api-key the scopes `tasks.read` and `tasks.write`.';
    case 404:
      return 'Check the inputs task-id and base-url, and that the key belongs to the same organization.';
    case 429:
      return 'Raise the input timeout, or run fewer tasks at the same time.';
    default:
      // Permanent errors, and errors of calls that may have created a task, already say what to do.
      return arrival === 'never' && !isLasting
        ? 'Check that the runner can reach the URL in the input base-url, then re-run the job.'
        : '';
  }
}
