import path, { type PlatformPath } from 'node:path';

import type { OutputFolder } from '../deliverables/output-folder.ts';
import { safeSegment } from '../deliverables/safe-name.ts';
import type { Collected } from '../deliverables/save-deliverables.ts';
import type { PostedComment, Ports, RunFacts } from '../ports.ts';
import { isCompleteReport, type Result } from '../report/result.ts';
import { startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { durationSeconds } from '../task/history.ts';
import type { Verdict } from '../task/verdict.ts';
import { publishArtifacts } from './artifacts.ts';
import { buildResult } from './build-result.ts';
import { publishReport } from './comment-and-summary.ts';
import type { DeliverContext } from './context.ts';
import { findNewerHead } from './find-newer-head.ts';
import { readReport } from './report-texts.ts';

/** What was published, and what failed. */
export interface Delivered {
  readonly result: Result;
  readonly outputDir: string;
  readonly comment: PostedComment | undefined;
  /** Each makes the step fail. */
  readonly failures: readonly string[];
}

/** The share of the budget for collecting. The rest is for publishing, so that one slow file does not prevent the artifact. */
const COLLECTING_SHARE = 0.7;
/** The time limit when Miteos was unreachable until the end of the wait. */
const UNREACHABLE_COLLECT_LIMIT_MS = 30_000;
const NOTHING: Collected = { saved: [], lost: [], leftOut: 0 };

/**
 * Collects the deliverables, then publishes artifacts, comment and summary. A failure of one does not affect the others.
 * @returns undefined when the step is cancelled before the end, so that the post step must start again
 */
export async function deliver(
  verdict: Verdict,
  context: DeliverContext,
): Promise<Delivered | undefined> {
  const { ports, run, settings, history } = context;
  const { outputDir } = settings;
  const taskId = verdict.task.id;
  const folder = ports.openFolder(outputRoot({ outputDir, taskId }, run), taskId);
  const failures: string[] = [];
  const collected = await collect(verdict, { ...context, folder }, failures);
  if (isStopped(ports)) return undefined;
  failures.push(...lossesOf(collected));
  // For a task that did not complete, its end is more important.
  const emptiness = verdict.outcome === 'complete' ? findEmptiness(collected, failures) : undefined;
  if (emptiness !== undefined && settings.ifNoDeliverables === 'error') failures.push(emptiness);
  if (emptiness !== undefined && settings.ifNoDeliverables === 'warn') ports.log.warning(emptiness);
  const [published, { texts, changedPaths }] = await Promise.all([
    publishArtifacts({ ...context, verdict, folder, collected }),
    readReport(folder, collected.saved, context),
  ]);
  if (isStopped(ports)) return undefined;
  failures.push(...published.failures);
  // Error messages of libraries may contain secrets, and the runner masks them in the log, but not in a report.
  const problems = [...verdict.problems, ...failures].map(ports.secrets.redact);
  const isUnread =
    verdict.outcome === 'complete' &&
    !isCompleteReport({ ...verdict, ...collected, texts, problems });
  const known = isUnread ? { ...verdict, supersededBy: await findNewerHead(context) } : verdict;
  if (isStopped(ports)) return undefined;
  const own = { ...known, problems, ...adviceOn(failures, emptiness, known) };
  const result = buildResult(own, context, {
    durationSeconds: durationSeconds(history),
    ...collected,
    artifacts: published.artifacts,
    texts,
    changedPaths,
    history,
  });
  const { comment, failure } = await publishReport(result, context);
  if (isStopped(ports)) return undefined;
  const delivered = { outputDir: folder.root, comment };
  if (failure === undefined) return { ...delivered, result, failures };
  return {
    ...delivered,
    result: {
      ...result,
      problems: [...result.problems, failure],
      ...adviceOn([...failures, failure], emptiness, known),
    },
    failures: [...failures, failure],
  };
}

/**
 * Returns the absolute path of the folder in which the deliverables of a task are saved.
 * @param outputDir the input `output-dir`: absolute, or relative to the workspace. If it is empty, a folder under RUNNER_TEMP is named after
 *   the task
 * @param paths the path rules of the runner's operating system
 */
export function outputRoot(
  { outputDir, taskId }: { readonly outputDir: string; readonly taskId: string },
  { workspace, runnerTemp }: Pick<RunFacts, 'workspace' | 'runnerTemp'>,
  paths: PlatformPath = path,
): string {
  return outputDir === ''
    ? paths.join(runnerTemp, 'miteos', safeSegment(taskId))
    : paths.resolve(workspace, outputDir);
}

function isStopped({ stop }: Ports): boolean {
  return stop.aborted;
}

async function collect(
  { task, isUnreachable = false }: Verdict,
  { ports, settings, budget, folder }: DeliverContext & { readonly folder: OutputFolder },
  failures: string[],
): Promise<Collected> {
  const maxMs = isUnreachable ? UNREACHABLE_COLLECT_LIMIT_MS : Infinity;
  const limitMs = Math.min(budget.leftMs() * COLLECTING_SHARE, maxMs);
  const limit = startDeadline(ports.clock, limitMs, budget.signal);
  const { saveDeliverables } = await import('../deliverables/save-deliverables.ts');
  ports.log.startGroup('Deliverables');
  try {
    return await saveDeliverables({
      ...ports,
      folder,
      taskId: task.id,
      signal: limit.signal,
      patterns: settings.deliverablePatterns,
    });
  } catch (error) {
    failures.push(`Could not list the deliverables of task ${task.id}: ${errorMessage(error)}.`);
    return NOTHING;
  } finally {
    limit.release();
    ports.log.endGroup();
  }
}

function lossesOf({ lost }: Collected): string[] {
  return lost.map(
    ({ originalName, id, reason }) =>
      `Could not download the deliverable "${originalName}" (${id}): ${reason}.`,
  );
}

/** Returns a sentence that says that there are no deliverables; undefined when there are some, or when it is not known. */
function findEmptiness(
  { saved, lost, leftOut }: Collected,
  failures: readonly string[],
): string | undefined {
  if (saved.length > 0 || lost.length > 0 || failures.length > 0) return undefined;
  return leftOut === 0
    ? 'The task has no deliverables.'
    : `None of the ${leftOut} deliverables of the task matches the input deliverables.`;
}

/** A later attempt resumes a complete task, and so does `task-id`. A superseded run need not be published again. */
function adviceOn(
  failures: readonly string[],
  emptiness: string | undefined,
  { task, advice, supersededBy }: Verdict,
): { advice?: string } {
  if (advice !== undefined) return { advice };
  if (failures.length === 0 || supersededBy !== undefined) return {};
  if (emptiness !== undefined && failures.includes(emptiness)) {
    return {
      advice: 'Change the prompt or the input deliverables, or set `if-no-deliverables: warn`.',
    };
  }
  return {
    advice: `Re-run the job, or run with \`task-id: ${task.id}\`, to publish again. With \`task-id\`, no new task is created.`,
  };
}
