import { createHash } from 'node:crypto';

import type { CommentDraft } from '../ports.ts';

/** The content of a marker, the first line of each comment and each issue of this action. */
export interface CommentMarker {
  /** Hash of the comment key. Each key has its own comment on a pull request, and its own issues. */
  readonly key: string;
  /** Hash of what identifies the step in every run. */
  readonly step: string;
  /** The run that wrote last, in decimal digits. Later runs have greater numbers. */
  readonly runId: string;
  /** 1 for the first attempt of the run. */
  readonly attempt: string;
  /** Hash of the task's id. */
  readonly task: string;
  /** The commit that the run is about; undefined when it is unknown. */
  readonly commit: string | undefined;
  /** Which run wrote the complete report in the comment; undefined when there is none. */
  readonly report: ReportSource | undefined;
  /** Whether the comment says that the task is still running. */
  readonly isLive: boolean;
}

/** The run that wrote a report. */
export type ReportSource = Pick<CommentMarker, 'runId' | 'attempt' | 'commit'>;

export interface MarkerFacts {
  /** Any text. */
  readonly key: string;
  /** Any text. */
  readonly step: string;
  readonly runId: string;
  readonly runAttempt: number;
}

const HASH = '[0-9a-f]{16}';
const COMMIT = '[0-9a-f]{40}';
const [RUN, ATTEMPT] = [String.raw`\d{1,20}`, String.raw`\d{1,10}`];
const MARKER = new RegExp(
  [
    `^<!-- miteos-task key=(${HASH}) step=(${HASH}) run=(${RUN}) attempt=(${ATTEMPT}) task=(${HASH})`,
    `(?: commit=(${COMMIT}))?(?: report=(${RUN})\\.(${ATTEMPT})\\.(${COMMIT}|-))?( live)? -->(?=\\r?\\n|$)`,
  ].join(''),
);

/** Creates the marker of a draft. Texts are hashed, so that no text can end the marker. */
export function commentMarker(
  { key, step, runId, runAttempt }: MarkerFacts,
  { taskId, commit = '', kind }: Pick<CommentDraft, 'taskId' | 'commit' | 'kind'>,
): CommentMarker {
  const source = {
    runId: /^\d{1,20}$/.test(runId) ? runId : '0',
    attempt: String(runAttempt),
    commit: isCommit(commit) ? commit : undefined,
  };
  return {
    key: hash(key),
    step: hash(step),
    task: hash(taskId),
    ...source,
    report: kind === 'report' ? source : undefined,
    isLive: kind === 'live',
  };
}

/** Returns whether a text is the full ID of a commit. */
export function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

export function formatMarker(marker: CommentMarker): string {
  const { key, step, runId, attempt, task, commit, report, isLive } = marker;
  return [
    `<!-- miteos-task key=${key} step=${step} run=${runId} attempt=${attempt} task=${task}`,
    ...(commit === undefined ? [] : [`commit=${commit}`]),
    ...(report === undefined
      ? []
      : [`report=${report.runId}.${report.attempt}.${report.commit ?? '-'}`]),
    ...(isLive ? ['live'] : []),
    '-->',
  ].join(' ');
}

/**
 * Parses the marker at the start of a comment or an issue. Returns undefined when there is none, for example in a quote. A report that is newer than the
 * last write is forged, and is ignored.
 */
export function parseMarker(body: string): CommentMarker | undefined {
  const [, key, step, runId, attempt, task, commit, ...others] = MARKER.exec(body) ?? [];
  const [reportRun, reportAttempt, reportCommit, live] = others;
  if (!key || !step || !runId || !attempt || !task) return undefined;
  const source =
    reportRun && reportAttempt
      ? {
          runId: reportRun,
          attempt: reportAttempt,
          commit: reportCommit === '-' ? undefined : reportCommit,
        }
      : undefined;
  const report = source && compareRuns(source, { runId, attempt }) <= 0 ? source : undefined;
  return { key, step, runId, attempt, task, commit, report, isLive: live !== undefined };
}

/** Returns whether a comment, on a pull request or on lines, or an issue starts like one of any version of this action. */
export function beginsAsOurs(body: string): boolean {
  return /^\s*<!-- miteos-(?:task|finding) /.test(body);
}

/** Removes the marker from a comment. */
export function withoutMarker(body: string): string {
  return body.replace(MARKER, '').trim();
}

type RunOfMarker = Pick<CommentMarker, 'runId' | 'attempt'>;

/**
 * Compares two runs, then their attempts. Returns a negative number when the first one is older. Run IDs grow across all of GitHub, and can be
 * larger than the safe integers of JavaScript.
 */
export function compareRuns(one: RunOfMarker, other: RunOfMarker): number {
  const difference =
    BigInt(one.runId) - BigInt(other.runId) || BigInt(one.attempt) - BigInt(other.attempt);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Returns whether both belong to the same comment: the same step, attempt and task. */
export function isSameComment(one: CommentMarker, other: CommentMarker): boolean {
  return (
    compareRuns(one, other) === 0 &&
    one.key === other.key &&
    one.step === other.step &&
    one.task === other.task
  );
}

/** Returns whether the first one is from the same step and run, and not from a later attempt. Equal steps in one attempt have different tasks. */
export function isOfSameRun(one: CommentMarker, ours: CommentMarker): boolean {
  if (one.key !== ours.key || one.step !== ours.step || one.runId !== ours.runId) return false;
  const order = compareRuns(one, ours);
  return order < 0 || (order === 0 && one.task === ours.task);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
