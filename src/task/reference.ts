import { createHash } from 'node:crypto';

/** The values that identify a step across the attempts of its run. */
export interface StepIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly workflow: string;
  readonly job: string;
  /** `GITHUB_ACTION`. */
  readonly action: string;
  /** A hash of the matrix values. */
  readonly matrixJob: string;
  /** The input `comment-key`, which distinguishes the calls of one reusable workflow. */
  readonly commentKey: string;
  /** The number, from 1, among the job's steps that are otherwise identical. A composite action may use this action several times. */
  readonly call: number;
  /** The inputs that define the task, as JSON. */
  readonly task: string;
}

/**
 * Identifies one create call: `gha-<run id>-<stable>-<attempt>-<nonce>`. The stable part is the same for each attempt of a step, and
 * other steps may share it. The nonce is new for each create call, so the whole reference proves that a task is ours.
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
 * Returns the nonce of a step's n-th create call: four digits for the number of the call, and twelve digits of the step's nonce, which
 * show that tasks belong to the same step.
 * @param stepNonce sixteen random hex digits, generated once per step
 * @param call from 1
 */
export function callNonce(stepNonce: string, call: number): string {
  return call.toString(16).padStart(4, '0').slice(-4) + stepNonce.slice(-12);
}

/** Returns the part of the nonce that all create calls of one step share. */
export function stepNonceOf({ nonce }: Reference): string {
  return nonce.slice(-12);
}

/** Returns the stable part of the reference: a hash of the step's identity, as sixteen hex digits. */
export function hashStep(identity: StepIdentity): string {
  const { repository, runId, workflow, job, action, matrixJob, commentKey, call, task } = identity;
  // As JSON, adjacent values can't run together.
  const parts = [repository, runId, workflow, job, action, matrixJob, commentKey, call, task];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

export function formatReference({ runId, stable, attempt, nonce }: Reference): string {
  return `gha-${runId}-${stable}-${attempt}-${nonce}`;
}

/** Returns the last line of a prompt. It tells people where the task comes from, and the step how to find it again. */
export function referenceLine(reference: Reference, runUrl: string): string {
  return `Created by the workflow run ${runUrl} (reference ${formatReference(reference)})`;
}

/** Returns the last line of a prompt: its reference line, if it has one. */
export function lastLine(prompt: string): string {
  const whole = prompt.trimEnd();
  return whole.slice(whole.lastIndexOf('\n') + 1);
}

/** Whether a prompt's last line is a reference line of any run. If it is, the prompt is not truncated. */
export function isReferenceLine(line: string): boolean {
  return REFERENCE_LINE.test(line);
}

/** Parses a reference line of the given run. Returns undefined for any other line. */
export function parseReferenceLine(line: string, runUrl: string): Reference | undefined {
  const [, runId, stable, attempt, nonce] = REFERENCE_LINE.exec(line) ?? [];
  if (!runId || !stable || !attempt || !nonce) return undefined;
  const reference = { runId, stable, attempt: Number(attempt), nonce };
  return line === referenceLine(reference, runUrl) ? reference : undefined;
}
