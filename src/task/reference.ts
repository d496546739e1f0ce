import { createHash } from 'node:crypto';

/** What makes a step the same step on each attempt of its run. */
export interface StepIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly workflow: string;
  readonly job: string;
  /** `GITHUB_ACTION`. */
  readonly action: string;
  /** A hash of the matrix values. */
  readonly matrixJob: string;
  /** The input `comment-key`: tells calls of one reusable workflow apart. */
  readonly commentKey: string;
  /** Which of the calls of the job that are otherwise the same, from 1 on: a composite action may use this one several times. */
  readonly call: number;
  /** Everything of the inputs that makes the task what it is, as JSON. */
  readonly task: string;
}

/**
 * Names one create call: `gha-<run id>-<stable>-<attempt>-<nonce>`. The stable part is the same for each
 * attempt of a step, and may be shared by other steps; the nonce is made anew for each create, so the whole
 * is certainly ours.
 */
export interface Reference {
  readonly runId: string;
  readonly stable: string;
  readonly attempt: number;
  readonly nonce: string;
}

const REFERENCE_LINE =
  /^Created by the workflow run \S+ \(reference gha-(\d+)-([0-9a-f]{16})-(\d+)-([0-9a-f]{16})\)$/;

/**
 * The nonce of a step's n-th create call: four digits count the calls, twelve are the step's own chance, so that the tasks of one step
 * are known to be that.
 * @param chance sixteen random hex digits, drawn once for the step
 * @param call from 1 on
 */
export function callNonce(chance: string, call: number): string {
  return call.toString(16).padStart(4, '0').slice(-4) + chance.slice(-12);
}

/** What the nonces of one step share. */
export function stepNonce({ nonce }: Reference): string {
  return nonce.slice(-12);
}

/** Sixteen hex digits over all that identifies the step. */
export function hashStep(identity: StepIdentity): string {
  const { repository, runId, workflow, job, action, matrixJob, commentKey, call, task } = identity;
  // JSON keeps the parts apart: no value can run into its neighbour.
  const parts = [repository, runId, workflow, job, action, matrixJob, commentKey, call, task];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

export function formatReference({ runId, stable, attempt, nonce }: Reference): string {
  return `gha-${runId}-${stable}-${attempt}-${nonce}`;
}

/** The line that ends a prompt, for people and for finding the task again. */
export function referenceLine(reference: Reference, runUrl: string): string {
  return `Created by the workflow run ${runUrl} (reference ${formatReference(reference)})`;
}

/** The last line of a prompt, where a reference line stands if there is one. */
export function lastLine(prompt: string): string {
  const whole = prompt.trimEnd();
  return whole.slice(whole.lastIndexOf('\n') + 1);
}

/** Whether a prompt's last line is a reference line of any run: then the prompt is whole. */
export function isReferenceLine(line: string): boolean {
  return REFERENCE_LINE.test(line);
}

/** The reference in a reference line of the given run; undefined when the line is anything else. */
export function parseReferenceLine(line: string, runUrl: string): Reference | undefined {
  const [, runId, stable, attempt, nonce] = REFERENCE_LINE.exec(line) ?? [];
  if (!runId || !stable || !attempt || !nonce) return undefined;
  const reference = { runId, stable, attempt: Number(attempt), nonce };
  return line === referenceLine(reference, runUrl) ? reference : undefined;
}
