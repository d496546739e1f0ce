import { publishReport } from '../publish/publish-report.ts';
import type { Unfinished } from './settle-task.ts';
import type { Task } from '../task/task.ts';

/**
 * The end of a stopped step whose post step got no key, as in nested composites: nothing can be cancelled or fetched, so people are
 * told, also in the comment that still says that the task is under way.
 */
export async function finishWithoutKey({ ports, run, saved }: Unfinished): Promise<void> {
  const { watchUrl, runUrl } = run;
  const lines = saved.create?.map(({ line }) => `"${line}"`) ?? [];
  // A create call that certainly made no task has left nothing.
  if (saved.task === undefined && lines.length === 0) return;
  const which = saved.task?.id ?? `one whose prompt ends with ${lines.join(' or ')}`;
  ports.log.warning(
    `The post step got no api-key, so it can't cancel. This Miteos task may still be running: ${which}. ` +
      `Look at it in the War Room: ${watchUrl}`,
  );
  if (saved.comment === undefined || saved.task === undefined || saved.delivered === true) return;
  const { id } = saved.task;
  const problem =
    'The step was stopped, and its post step got no `api-key`: what the task made could not be fetched, and it may still be running.';
  const result = {
    outcome: saved.verdict?.outcome ?? 'running',
    task: taskAsLastKnown(id),
    problems: [...(saved.verdict?.problems ?? []), problem],
    advice: `Look at it in the War Room (${watchUrl}), or run again with \`task-id: ${id}\`.`,
    saved: [],
    lost: [],
    leftOut: 0,
    artifacts: saved.artifacts ?? [],
    texts: [],
    runUrl,
    watchUrl,
  } as const;
  await publishReport(result, { ports, ...saved, hasSummary: saved.summary === true });
}

function taskAsLastKnown(id: string): Task {
  return { id, status: 'running', rawStatus: 'running', agents: [] };
}
