import { buildResult, NOTHING_MADE } from '../publish/build-result.ts';
import { startReport } from '../publish/comment-and-summary.ts';
import { ignorePublished, type Unfinished } from './finish.ts';
import { checkHead } from './outcome.ts';
import type { SavedState } from './saved-state-schema.ts';

/**
 * Names the tasks that a stopped step may have left running although it should not, by ID or by the last line of the prompt. Empty when there
 * are none: the create call certainly created no task, the task has ended or was left on purpose, or everything is delivered.
 */
export function nameUnfinished({ task, create, verdict, delivered }: Partial<SavedState>): string {
  const calls = task?.orphaned ?? create ?? [];
  const isSettled = delivered === true || verdict?.mayStillRun === false;
  return [
    ...(task === undefined || isSettled ? [] : [task.id]),
    ...calls.map(({ line }) => `one whose prompt ends with "${line}"`),
  ].join(', or ');
}

/**
 * Ends a stopped step whose post step got no key, or another address than main, as in nested composite actions. It can't cancel or fetch
 * anything, so it only says so: in the log, and in the comment, which may still say that the task is running, or on the open
 * issue.
 */
export async function finishWithoutKey(
  unfinished: Unfinished,
  got: 'no api-key' | 'a different base-url than the main step',
): Promise<void> {
  const { ports, run, saved } = unfinished;
  const { task, verdict: reached, comment, delivered = false } = saved;
  const check = `Check it in the War Room: ${run.watchUrl}`;
  const which = nameUnfinished(saved);
  if (which !== '') {
    ports.log.warning(
      `The post step got ${got}, so it can't cancel. This Miteos task may still be running: ${which}. ${check}`,
    );
  }
  if (task === undefined || delivered) return;
  const { id, origin, isLeft } = task;
  if (reached?.mayStillRun === false) {
    ports.log.warning(
      `The post step got ${got}, so it can't fetch the results of Miteos task ${id}. ${check}`,
    );
  }
  if (comment === undefined && ports.issue === undefined) return;
  const outcome = reached?.outcome ?? 'running';
  const mayStillRun = reached?.mayStillRun ?? (origin === 'created' && !isLeft);
  const status =
    outcome === 'complete' ? 'complete' : reached === undefined ? 'running' : 'unknown';
  const mayRun = mayStillRun || reached === undefined ? ' The task may still be running.' : '';
  const problem = `The run ended before it published the results. Its post step got ${got}, so it could not fetch them.${mayRun}`;
  const verdict = await checkHead(
    {
      outcome,
      task: { id, status, rawStatus: status, agents: [] },
      problems: [...(reached?.problems ?? []), problem].map(ports.secrets.redact),
      advice: `Check it in the War Room (${run.watchUrl}), or run again with \`task-id: ${id}\`.`,
      mayStillRun,
    },
    unfinished,
  );
  const made = { ...NOTHING_MADE, artifacts: saved.artifacts ?? [] };
  const result = buildResult(verdict, unfinished, made);
  const hasSummary = saved.summary === true;
  const publishReport = startReport({ ...unfinished, hasSummary, onPublished: ignorePublished });
  const { failure } = await publishReport(result);
  if (failure !== undefined) ports.log.warning(failure);
}
