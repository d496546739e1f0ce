import type { FollowSettings } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './report/result.ts';
import { startDeadline } from './support/deadline.ts';
import { formatDuration } from './support/duration.ts';
import { cancelTask } from './task/cancel-task.ts';
import type { Task } from './task/task.ts';
import type { WaitEnd } from './task/wait-for-task.ts';

/** Where a followed task comes from, which decides whether it is ours to cancel. */
export type TaskOrigin =
  /** Made by this very step, or found by the whole reference of its create call. */
  | 'created'
  /** Named by the input `task-id`: cancelled only when an input says so. */
  | 'given'
  /** Found by what an earlier attempt shares with perhaps others: never cancelled. */
  | 'resumed';

/** What came of the task, and what there is to say of it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly task: Task;
  /** Whole sentences, with remote words in them. */
  readonly problems: readonly string[];
  readonly advice?: string;
  /** Whether the task is ours and may still run although it should not: the post step tries again. */
  readonly mayStillRun: boolean;
}

interface VerdictContext {
  readonly origin: TaskOrigin;
  readonly settings: FollowSettings;
  readonly ports: Pick<Ports, 'service' | 'clock' | 'log' | 'stop'>;
  readonly watchUrl: string;
}

/** After the deadline: the wait is over within 10 s of it. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal the runner waits 7.5 s; the step is over in 5. */
const CANCEL_ON_STOP_LIMIT_MS = 3500;

/** Turns the end of the wait into an outcome; cancels the task where that is due. */
export async function reachVerdict(end: WaitEnd, context: VerdictContext): Promise<Verdict> {
  const { task } = end;
  const { origin, settings } = context;
  switch (end.kind) {
    case 'ended':
      return endedVerdict(task);
    case 'timed-out': {
      const problem = `The task did not end within the timeout of ${formatDuration(settings.timeoutMs)}.`;
      if (!settings.cancelOnTimeout || origin === 'resumed') {
        return left('timed-out', task, `${problem} It was left running.`);
      }
      return cancelAs('timed-out', task, problem, context);
    }
    case 'needs-approval': {
      const problem = 'An agent waits for the approval of a person.';
      if (settings.onApproval !== 'cancel' || origin === 'resumed') {
        const where = `Approve it in the War Room (${context.watchUrl}), then re-run the job`;
        return left(
          'needs-approval',
          task,
          problem,
          `${where}, or run with \`task-id: ${task.id}\`.`,
        );
      }
      return cancelAs('cancelled', task, problem, context);
    }
    case 'stopped': {
      const problem = 'The step was told to stop.';
      if (origin !== 'created')
        return left('cancelled', task, `${problem} The task was left running.`);
      return cancelAs('cancelled', task, problem, context);
    }
    case 'lost': {
      const problem = `The task can't be followed any more: ${end.error.message}.`;
      if (origin !== 'created') return left('failed', task, problem);
      return cancelAs('failed', task, problem, context);
    }
  }
}

/** What a task that ended by itself, or was cancelled by somebody, is called. */
export function endedVerdict(task: Task): Verdict {
  const base = { task, mayStillRun: false };
  if (task.status === 'complete') return { ...base, outcome: 'complete', problems: [] };
  if (task.status === 'cancelled') {
    return { ...base, outcome: 'cancelled', problems: ['The task was cancelled in Miteos.'] };
  }
  const words =
    task.failure === undefined ? 'Miteos gave no reason.' : `Miteos says: "${task.failure}".`;
  return { ...base, outcome: 'failed', problems: [`The task failed. ${words}`] };
}

function left(outcome: Outcome, task: Task, problem: string, advice?: string): Verdict {
  return {
    outcome,
    task,
    problems: [problem],
    advice: advice ?? `Run again with \`task-id: ${task.id}\` to follow it on.`,
    mayStillRun: false,
  };
}

async function cancelAs(
  outcome: Outcome,
  task: Task,
  problem: string,
  { ports, watchUrl }: VerdictContext,
): Promise<Verdict> {
  const limitMs = ports.stop.aborted ? CANCEL_ON_STOP_LIMIT_MS : CANCEL_LIMIT_MS;
  const limit = startDeadline(ports.clock, limitMs);
  const done = {
    outcome,
    task,
    problems: [`${problem} The task was cancelled.`],
    mayStillRun: false,
  };
  const cancelled = await cancelTask(task.id, { ...ports, signal: limit.signal });
  limit.release();
  switch (cancelled.kind) {
    case 'accepted':
      return done;
    case 'ended':
      // It may have ended by itself just before: the task's own word decides.
      return cancelled.task.status === 'cancelled'
        ? { ...done, task: cancelled.task }
        : endedVerdict(cancelled.task);
    case 'unknown':
      return {
        outcome,
        task,
        problems: [problem, `The task could not be cancelled: ${cancelled.words}.`],
        advice: `Task ${task.id} may still be running: look at it in the War Room (${watchUrl}) and cancel it there.`,
        mayStillRun: true,
      };
  }
}
