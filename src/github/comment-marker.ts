import { createHash } from 'node:crypto';

/** What the first line of a comment of ours says of it. */
export interface CommentMarker {
  /** Hash of the key by which steps have a comment each on one pull request. */
  readonly key: string;
  /** Hash of what makes the step the same step in each run. */
  readonly step: string;
  /** Decimal digits. Later runs have greater numbers. */
  readonly runId: string;
  /** 1 for the first attempt of the run. */
  readonly attempt: string;
  /** Hash of the task's id. */
  readonly task: string;
  /** Whether the comment shows a task that runs, above the report that it will replace. */
  readonly isLive: boolean;
}

export interface MarkerFacts {
  /** Any text. */
  readonly key: string;
  /** Any text. */
  readonly step: string;
  readonly runId: string;
  readonly runAttempt: number;
}

const MARKER =
  /^<!-- miteos-task key=([0-9a-f]{16}) step=([0-9a-f]{16}) run=(\d{1,20}) attempt=(\d{1,10}) task=([0-9a-f]{16})( live)? -->(?=\r?\n|$)/;

/** The marker of a step's comment on a task. Texts are hashed, so that none can end the marker. */
export function commentMarker(
  { key, step, runId, runAttempt }: MarkerFacts,
  { taskId, isLive }: { taskId: string; isLive: boolean },
): CommentMarker {
  return {
    key: hash(key),
    step: hash(step),
    runId: /^\d{1,20}$/.test(runId) ? runId : '0',
    attempt: String(runAttempt),
    task: hash(taskId),
    isLive,
  };
}

export function formatMarker({ key, step, runId, attempt, task, isLive }: CommentMarker): string {
  const live = isLive ? ' live' : '';
  return `<!-- miteos-task key=${key} step=${step} run=${runId} attempt=${attempt} task=${task}${live} -->`;
}

/** The marker at the very beginning of a comment; undefined where there is none, as in a quote. */
export function parseMarker(body: string): CommentMarker | undefined {
  const [, key, step, runId, attempt, task, live] = MARKER.exec(body) ?? [];
  if (!key || !step || !runId || !attempt || !task) return undefined;
  return { key, step, runId, attempt, task, isLive: live !== undefined };
}

/** Whether a comment begins as those of this action do, whichever version wrote it. */
export function beginsAsOurs(body: string): boolean {
  return body.trimStart().startsWith('<!-- miteos-task ');
}

/** The comment without its marker. */
export function withoutMarker(body: string): string {
  return body.replace(MARKER, '').trim();
}

/**
 * Which comment is of the later run, or of the later attempt of one run: below 0 for the first, above 0 for the second. The numbers
 * of runs grow over all of GitHub, and are longer than a JavaScript number holds for certain.
 */
export function compareRuns(one: CommentMarker, other: CommentMarker): number {
  const difference =
    BigInt(one.runId) - BigInt(other.runId) || BigInt(one.attempt) - BigInt(other.attempt);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether both are of one step in one attempt, on one task: then they are one comment. */
export function isSameComment(one: CommentMarker, other: CommentMarker): boolean {
  return (
    compareRuns(one, other) === 0 &&
    one.key === other.key &&
    one.step === other.step &&
    one.task === other.task
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
