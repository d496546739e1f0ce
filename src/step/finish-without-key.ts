import { buildResult } from '../publish/build-result.ts';
import { publishReport } from '../publish/comment-and-summary.ts';
import { ignorePublished, type Unfinished } from './finish.ts';
import { checkHead } from './outcome.ts';
import type { SavedState } from './saved-state-schema.ts';

/**
 * Names the tasks that a stopped step may have left running, by ID or by the last line of the prompt. Empty when there are none: the create
 * call certainly created no task, or everything is delivered.
 */
export function nameUnfinished({ task, create, delivered }: Partial<SavedState>): string {
  const calls = task?.orphaned ?? create ?? [];
  return [
    ...(task === undefined || delivered === true ? [] : [task.id]),
    ...calls.map(({ line }) => `one whose prompt ends with "${line}"`),
  ].join(', or ');
}

/**
 * Ends a stopped step whose post step got no key, or another address than main, as in nested composite actions. It can't cancel or fetch
 * anything, so it only says so: in the log, and in the comment, which may still say that the task is running.
 */
export async function finishWithoutKey(
  unfinished: Unfinished,
  got: 'no api-key' | 'a different base-url than the main step',
): Promise<void> {
  const { ports, run, saved } = unfinished;
  const { watchUrl } = run;
  const which = nameUnfinished(saved);
  if (which === '') return;
  ports.log.warning(
    `The post step got ${got}, so it can't cancel. This Miteos task may still be running: ${which}. ` +
      `Check it in the War Room: ${watchUrl}`,
  );
  if (saved.comment === undefined || saved.task === undefined || saved.delivered === true) return;
  const outcome = saved.verdict?.outcome ?? 'running';
  const status = outcome === 'complete' ? 'complete' : 'running';
  const { id } = saved.task;
  const mayRun = status === 'running' ? ' The task may still be running.' : '';
  const problem = `The run ended before it published the results. Its post step got ${got}, so it could not fetch them.${mayRun}`;
  const verdict = await checkHead(
    {
      outcome,
      task: { id, status, rawStatus: status, agents: [] },
      problems: [...(saved.verdict?.problems ?? []), problem],
      advice: `Check it in the War Room (${watchUrl}), or run again with \`task-id: ${id}\`.`,
      mayStillRun: true,
    },
    unfinished,
  );
  const result = buildResult(verdict, unfinished, { artifacts: saved.artifacts ?? [] });
  const context = { ...unfinished, hasSummary: saved.summary === true };
  const { failure } = await publishReport(result, { ...context, onPublished: ignorePublished });
  if (failure !== undefined) ports.log.warning(failure);
}
