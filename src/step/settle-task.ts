import { endedVerdict } from './outcome.ts';
import type { Verdict } from '../task/verdict.ts';
import type { Ports, RunFacts } from '../ports.ts';
import type { SavedState } from './saved-state.ts';
import { startDeadline } from '../support/deadline.ts';
import { cancelTask } from '../task/cancel-task.ts';
import { hasEnded, type Task } from '../task/task.ts';

/** What the post step has to work with. */
export interface Unfinished {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly saved: Partial<SavedState> & Pick<SavedState, 'settings'>;
}

const STOPPED =
  "The step was stopped before the task ended: a cancelled workflow, the job's time limit, or a crash.";
const CANCEL_LIMIT_MS = 60_000;
const CANCELLED_NOW = 'By now the task is cancelled.';

/**
 * What came of a task whose step was stopped; cancels it if it is ours and active.
 * @returns undefined when the task goes on, as the user wants, and there is nothing to publish yet
 */
export async function settleTask(
  task: Task,
  { ports, run, saved }: Unfinished,
): Promise<Verdict | undefined> {
  const { verdict } = saved;
  if (verdict !== undefined && !verdict.mayStillRun) return { ...verdict, task };
  if (hasEnded(task)) {
    ports.log.info(
      `Miteos task ${task.id} had ended (${task.rawStatus}) when the step was stopped.`,
    );
    return verdictOnEnded(task, verdict);
  }
  const { origin, isLeft } = saved.task ?? { origin: 'created', isLeft: false };
  // A verdict by now says that the task was to be cancelled and could not be; an input may say so of any task.
  if (verdict === undefined && (origin !== 'created' || isLeft)) {
    ports.log.info(
      `Miteos task ${task.id} was left running. Follow it with \`task-id: ${task.id}\`.`,
    );
    // A live comment says until now that its report will come.
    const isAwaited = saved.settings.liveComment && ports.comment !== undefined && !isLeft;
    return isAwaited ? leftVerdict(task) : undefined;
  }
  return cancel(task, { ports, run, saved });
}

async function cancel(
  task: Task,
  { ports, run, saved: { verdict } }: Unfinished,
): Promise<Verdict> {
  const outcome = verdict?.outcome ?? 'cancelled';
  const before = verdict?.problems ?? [STOPPED];
  const limit = startDeadline(ports.clock, CANCEL_LIMIT_MS, ports.stop);
  const cancelled = await cancelTask(task.id, { ...ports, signal: limit.signal });
  limit.release();
  if (cancelled.kind !== 'ended') {
    const problem =
      cancelled.kind === 'accepted'
        ? 'Miteos was told to cancel it, and the task does not show it.'
        : `The post step could not cancel it: ${cancelled.words}.`;
    const advice = `Task ${task.id} may still be running: look at it in the War Room (${run.watchUrl}) and cancel it there.`;
    ports.log.warning(`${problem} ${advice}`);
    return { outcome, task, problems: [...before, problem], advice, mayStillRun: true };
  }
  if (cancelled.task.status !== 'cancelled') {
    ports.log.info(`Miteos task ${task.id} ended (${cancelled.task.rawStatus}) by itself.`);
    return endedVerdict(cancelled.task);
  }
  ports.log.info(`Cancelled Miteos task ${task.id}, since the step was stopped before it ended.`);
  return {
    outcome,
    task: cancelled.task,
    problems: [...before, CANCELLED_NOW],
    advice: `Re-run the job to start again, or look at the task in the War Room: ${run.watchUrl}`,
    mayStillRun: false,
  };
}

function leftVerdict(task: Task): Verdict {
  const problems = [STOPPED, 'The task was left running.'];
  const advice = `Run again with \`task-id: ${task.id}\` to follow it on.`;
  return { outcome: 'running', task, problems, advice, mayStillRun: false };
}

/** A cancelled task may be one that the main phase cancelled without learning it. */
function verdictOnEnded(task: Task, verdict: SavedState['verdict'] | undefined): Verdict {
  if (verdict === undefined || task.status !== 'cancelled') return endedVerdict(task);
  const { outcome, problems } = verdict;
  return { outcome, task, problems: [...problems, CANCELLED_NOW], mayStillRun: false };
}
