import type { Settings } from '../inputs/settings.ts';
import type { Ports } from '../ports.ts';
import { abortLater, startDeadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { errorMessage } from '../support/errors.ts';
import { cancelTask } from '../task/cancel-task.ts';
import { ServiceError } from '../task/task-service.ts';
import { hasEnded, type Task } from '../task/task.ts';
import type { Outcome, Verdict } from '../task/verdict.ts';
import type { WaitEnd } from '../task/wait-for-task.ts';

/** Where a followed task comes from, which decides whether it is ours to cancel. */
export type TaskOrigin =
  /** Made by this very step, or found by the whole reference of its create call. */
  | 'created'
  /** Named by the input `task-id`: cancelled only when an input says so. */
  | 'given'
  /** Found by what an earlier attempt shares with perhaps others: never cancelled. */
  | 'resumed';

interface VerdictContext {
  readonly origin: TaskOrigin;
  readonly settings: Settings;
  readonly ports: Pick<Ports, 'service' | 'clock' | 'log' | 'stop'>;
  readonly watchUrl: string;
  /** Told before the cancel call, so that a step that is killed during it leaves why. */
  readonly onCancel: (verdict: Verdict) => void;
}

/** After the deadline: the wait is over within 10 s of it. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal the runner waits 7.5 s; the step is over in 5, of which 2 may go by until the create call is answered. */
const CANCEL_ON_STOP_LIMIT_MS = 2500;

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
        const latest = await lookIfPossible(task, context);
        if (hasEnded(latest)) return endedVerdict(latest);
        return left('timed-out', latest, `${problem} It was left running.`);
      }
      const advice = 'Set a longer `timeout`, or re-run the job to start again.';
      return cancelAs({ outcome: 'timed-out', task, problem, advice }, context);
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
      const advice =
        'Re-run the job with `on-approval: wait` or `on-approval: leave`, for a person to approve, or with a higher `autonomy-level`.';
      return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
    }
    case 'stopped': {
      const problem = 'The step was told to stop.';
      if (origin !== 'created')
        return left('cancelled', task, `${problem} The task was left running.`);
      const advice = 'Re-run the job to start again.';
      return cancelAs({ outcome: 'cancelled', task, problem, advice }, context);
    }
    case 'lost': {
      const problem = `The task can't be followed any more: ${end.error.message}.`;
      const advice = adviceOn(end.error);
      if (origin !== 'created') return left('failed', task, problem, advice);
      return cancelAs({ outcome: 'failed', task, problem, advice }, context);
    }
  }
}

/** A task may have ended since the last look, which is as long ago as `poll-interval` says. */
async function lookIfPossible(task: Task, { ports }: VerdictContext): Promise<Task> {
  const limit = startDeadline(ports.clock, CANCEL_LIMIT_MS, ports.stop);
  try {
    return await ports.service.fetchTask(task.id, { signal: limit.signal });
  } catch {
    return task;
  } finally {
    limit.release();
  }
}

/** What a task that ended by itself, or was cancelled by somebody, is called. */
export function endedVerdict(task: Task): Verdict {
  const base = { task, mayStillRun: false };
  if (task.status === 'complete') return { ...base, outcome: 'complete', problems: [] };
  if (task.status === 'cancelled') {
    const problems = ['The task was cancelled in Miteos.'];
    return { ...base, outcome: 'cancelled', problems, advice: 'Re-run the job to start again.' };
  }
  const words =
    task.failure === undefined ? 'Miteos gave no reason.' : `Miteos says: "${task.failure}".`;
  const advice = 'Look at it in the War Room, or re-run the job to start again.';
  return { ...base, outcome: 'failed', problems: [`The task failed. ${words}`], advice };
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

interface Reason {
  readonly outcome: Outcome;
  readonly task: Task;
  readonly problem: string;
  /** For a task that is then cancelled. */
  readonly advice: string;
}

async function cancelAs(
  { outcome, task, problem, advice }: Reason,
  { ports, watchUrl, onCancel }: VerdictContext,
): Promise<Verdict> {
  const limit = startDeadline(ports.clock, CANCEL_LIMIT_MS);
  const late = abortLater(ports.clock, ports.stop, CANCEL_ON_STOP_LIMIT_MS);
  onCancel({ outcome, task, problems: [problem], advice, mayStillRun: true });
  const done = {
    outcome,
    task,
    problems: [`${problem} The task was cancelled.`],
    advice,
    mayStillRun: false,
  };
  const signal = AbortSignal.any([limit.signal, late.signal]);
  const cancelled = await cancelTask(task.id, { ...ports, signal });
  limit.release();
  late.release();
  switch (cancelled.kind) {
    case 'accepted':
      return {
        ...done,
        problems: [
          `${problem} Miteos was told to cancel the task, which does not show it yet: the post step looks again.`,
        ],
        mayStillRun: true,
      };
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

/** What failed, and what to do about it where that is known. */
export function failureMessage(error: unknown): string {
  const advice = error instanceof ServiceError ? adviceOn(error) : '';
  return advice === '' ? errorMessage(error) : `${errorMessage(error)}. ${advice}`;
}

/** What a person can do about a call that Miteos refused or did not answer: whole sentences, or nothing. */
export function adviceOn({ status, arrival, isLasting }: ServiceError): string {
  switch (status) {
    case 400:
    case 422:
      return 'Check the inputs that describe the task: prompt, config, max-agents, autonomy-level, deploy-target, workspace-id.';
    case 401:
      return 'Check the secret behind the input api-key: the key may be revoked, or not be one of this service.';
    case 402:
      return 'Check the plan and the credits of the Miteos account, add credits, then re-run the job.';
    case 403:
      return 'Give the key of the input api-key the scopes `tasks.read` and `tasks.write`.';
    case 404:
      return 'Check the inputs task-id and base-url, and that the key belongs to the same organisation.';
    case 429:
      return 'Raise the input timeout, or run fewer tasks at the same time.';
    default:
      // What may have made a task says itself where to look for it.
      // What lasts says itself what has to change.
      return arrival === 'never' && !isLasting
        ? 'Check that the runner can reach the address of the input base-url, then re-run the job.'
        : '';
  }
}
