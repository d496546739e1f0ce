import type { Ports } from '../ports.ts';
import type { StepContext } from '../publish/context.ts';
import { findNewerHead } from '../publish/find-newer-head.ts';
import { abortLater, startDeadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { cancelTask } from '../task/cancel-task.ts';
import { hasEnded, isWaitingForApproval, type Task } from '../task/task.ts';
import { describeSuperseded, type Outcome, type Verdict } from '../task/verdict.ts';
import type { WaitEnd } from '../task/wait-for-task.ts';
import { adviceOn } from './failure-message.ts';

/** The origin of a followed task, which decides whether the step may cancel it. */
export type TaskOrigin =
  /** Created by this step, or found by the whole reference of its create call. */
  | 'created'
  /** Named by the input `task-id`. Cancelled only when an input says so. */
  | 'given'
  /** Found by the stable part of an earlier attempt's reference, which other steps may share. Never cancelled. */
  | 'resumed';

interface VerdictContext extends StepContext {
  readonly origin: TaskOrigin;
  /** Called with the reason before the task is cancelled, so that the reason is saved even if the step is killed meanwhile. */
  readonly onCancel: (reason: Verdict) => void;
}

/** The time limit for a cancellation. With it, the wait ends within 10 s of its deadline. */
const CANCEL_LIMIT_MS = 8000;
/** After a signal, the runner waits 7.5 s. The step ends within 5 s, of which 2 s may pass until a create call is answered. */
const CANCEL_ON_STOP_LIMIT_MS = 2500;

/** Turns the end of the wait into a verdict. Cancels the task if necessary. */
export async function reachVerdict(end: WaitEnd, context: VerdictContext): Promise<Verdict> {
  const { origin, ports, run, settings } = context;
  const { task } = end;
  const cancel = (outcome: Outcome, problem: string, advice?: string): Promise<Verdict> => {
    const reason = { outcome, task, problems: [problem], mayStillRun: true };
    return cancelInTime({ ...reason, ...(advice === undefined ? {} : { advice }) }, context);
  };
  const cancelsOnTimeout = settings.cancelOnTimeout && origin !== 'resumed';
  switch (end.kind) {
    case 'ended':
      return endedVerdict(task);
    case 'over-budget': {
      const problem = `The task reached the maximum cost: it has cost ${end.costCents} cents, and max-cost-cents is ${settings.maxCostCents ?? ''}.`;
      if (origin === 'created' || cancelsOnTimeout) {
        const advice = adviceToChange('Set a higher `max-cost-cents` or describe a smaller task');
        return cancel('over-budget', problem, advice);
      }
      const advice = `Cancel it in the War Room (${run.watchUrl}), or run again with \`task-id: ${task.id}\` and a higher \`max-cost-cents\`.`;
      return leftVerdict('over-budget', task, `${problem} It was left running.`, advice);
    }
    case 'stalled': {
      const problem = `The task stalled: nothing visible changed within the stall-timeout of ${formatDuration(settings.stallTimeoutMs ?? 0)}.`;
      const change = adviceToChange('set a longer `stall-timeout`');
      const advice = `Re-run the job to start again, or ${change}`;
      return cancelsOnTimeout
        ? cancel('timed-out', problem, advice)
        : leftVerdict('timed-out', task, `${problem} It was left running.`);
    }
    case 'timed-out': {
      const problem = `The task did not end within the timeout of ${formatDuration(settings.timeoutMs)}${describeApproval(end.approvalMs)}.`;
      if (cancelsOnTimeout) {
        const advice =
          end.approvalMs === undefined
            ? adviceToChange('Set a longer `timeout`')
            : `Re-run the job and approve in the War Room (${run.watchUrl}) while it waits. ` +
              `Or ${adviceToChange('set `on-approval: leave` or a higher `autonomy-level`')}`;
        return cancel('timed-out', problem, advice);
      }
      // It may have ended since the last poll, which may be one `poll-interval` ago.
      const latest = await fetchIfPossible(task.id, ports, CANCEL_LIMIT_MS);
      if (latest !== undefined && hasEnded(latest)) return endedVerdict(latest);
      const { costCents = 0 } = latest ?? task;
      if (costCents >= (settings.maxCostCents ?? Infinity)) {
        return reachVerdict({ kind: 'over-budget', task: latest ?? task, costCents }, context);
      }
      const now = latest ?? task;
      const advice = isWaitingForApproval(now) ? adviceToApprove(now, run) : undefined;
      const left = leftVerdict('timed-out', now, `${problem} It was left running.`, advice);
      return { ...left, isUnreachable: latest === undefined };
    }
    case 'needs-approval': {
      if (settings.onApproval === 'cancel' && origin !== 'resumed') {
        const advice = adviceToChange(
          'Set `on-approval` to `wait` or `leave`, so that a person can approve, or a higher `autonomy-level`',
        );
        return cancel('cancelled', 'The task was waiting for approval.', advice);
      }
      const problem = 'The task is waiting for approval.';
      return leftVerdict('needs-approval', task, problem, adviceToApprove(task, run));
    }
    case 'stopped': {
      const problem = 'The run was cancelled or timed out.';
      return origin === 'created'
        ? cancel('cancelled', problem)
        : leftVerdict('cancelled', task, `${problem} The task was left running.`);
    }
    case 'lost': {
      const problem = `The task can no longer be followed: ${end.error.message}.`;
      const advice = adviceOn(end.error);
      return origin === 'created'
        ? cancel('failed', problem, advice)
        : leftVerdict('failed', task, problem, advice);
    }
  }
}

function describeApproval(approvalMs: number | undefined): string {
  if (approvalMs === undefined) return '';
  return `: an agent waited for approval for ${formatDuration(approvalMs)}`;
}

/** A re-run of the job uses the workflow file of the run's commit, so a changed input has no effect on it. */
function adviceToChange(change: string): string {
  return `${change} in the workflow, and start a new run.`;
}

function adviceToApprove({ id }: Task, { watchUrl }: StepContext['run']): string {
  return `Approve the task in the War Room (${watchUrl}), then re-run the job or run with \`task-id: ${id}\`.`;
}

function adviceToCancel({ id }: Task, { watchUrl }: StepContext['run']): string {
  return `Task ${id} may still be running: check it in the War Room (${watchUrl}) and cancel it there.`;
}

/** Returns the verdict on a task that ended by itself, or that was cancelled by somebody else. */
export function endedVerdict(task: Task): Verdict {
  const base = { task, mayStillRun: false };
  if (task.status === 'complete') return { ...base, outcome: 'complete', problems: [] };
  if (task.status === 'cancelled') {
    const problems = ['The task was cancelled in Miteos.'];
    return { ...base, outcome: 'cancelled', problems, advice: 'Re-run the job to start again.' };
  }
  const reason =
    task.failure === undefined
      ? 'Miteos gave no reason.'
      : `Miteos says: "${task.failure}"${/[.!?]$/.test(task.failure) ? '' : '.'}`;
  const advice = 'Check it in the War Room, or re-run the job to start again.';
  return { ...base, outcome: 'failed', problems: [`The task failed. ${reason}`], advice };
}

/** Returns the verdict on a task that is left running. */
export function leftVerdict(
  outcome: Outcome,
  task: Task,
  problem: string,
  advice = `Run again with \`task-id: ${task.id}\` to keep following it.`,
): Verdict {
  return { outcome, task, problems: [problem], advice, mayStillRun: false };
}

/** Returns the verdict on a task that had to be cancelled and has ended since, perhaps by itself. */
export function verdictOnEnd(reason: Verdict, task: Task): Verdict {
  if (task.status !== 'cancelled') return endedVerdict(task);
  const problems = [`${reason.problems.join(' ')} The task was cancelled.`];
  return { ...reason, task, problems, mayStillRun: false };
}

/**
 * Cancels a task.
 * @param reason the verdict to return when the task is cancelled
 * @param signal ends the attempts to cancel it
 */
export async function cancelFor(
  reason: Verdict,
  { ports, run }: StepContext,
  signal: AbortSignal,
): Promise<Verdict> {
  const { id } = reason.task;
  const cancelled = await cancelTask(id, { ...ports, signal });
  if (cancelled.kind === 'ended') return verdictOnEnd(reason, cancelled.task);
  const problem =
    cancelled.kind === 'accepted'
      ? 'Miteos accepted the request to cancel the task, but the task has not ended yet.'
      : `The task could not be cancelled: ${cancelled.message}.`;
  const advice = adviceToCancel(reason.task, run);
  const isUnreachable = cancelled.kind === 'unknown' && cancelled.isUnreachable;
  return { ...reason, problems: [...reason.problems, problem], advice, isUnreachable };
}

async function cancelInTime(reason: Verdict, context: VerdictContext): Promise<Verdict> {
  const { clock, log, stop } = context.ports;
  context.onCancel(reason);
  log.info(`Cancelling task ${reason.task.id}. ${reason.problems.join(' ')}`);
  const late = abortLater(clock, stop, CANCEL_ON_STOP_LIMIT_MS);
  const limit = startDeadline(clock, CANCEL_LIMIT_MS, late.signal);
  const verdict = await cancelFor(reason, context, limit.signal);
  limit.release();
  late.release();
  return verdict;
}

/** Logs the final cost of a task with a maximum: a task may end by itself before a poll shows that its cost is too high. */
export function logCost({ outcome, task }: Verdict, { ports, settings }: StepContext): void {
  const { maxCostCents } = settings;
  const { id, costCents } = task;
  if (maxCostCents === undefined || costCents === undefined) return;
  const isUnnoticed = costCents > maxCostCents && outcome !== 'over-budget';
  const sentence = `Task ${id} cost ${costCents} cents, and max-cost-cents is ${maxCostCents}.`;
  ports.log[isUnnoticed ? 'warning' : 'info'](sentence);
}

/** Returns the current state of the task; undefined when it can't be read in time. */
export async function fetchIfPossible(
  taskId: string,
  { service, clock, stop }: Ports,
  limitMs: number,
): Promise<Task | undefined> {
  const limit = startDeadline(clock, limitMs, stop);
  try {
    return await service.fetchTask(taskId, { signal: limit.signal });
  } catch {
    return undefined;
  } finally {
    limit.release();
  }
}

/**
 * Checks, for a task that did not complete, whether the pull request has new commits. If so, the run for the new commit replaces this one:
 * the verdict then has the new head, and advice only if the task may still be running.
 */
export async function checkHead(verdict: Verdict, context: StepContext): Promise<Verdict> {
  const head = verdict.outcome === 'complete' ? undefined : await findNewerHead(context);
  if (head === undefined) return verdict;
  const { outcome, task, problems, mayStillRun, isUnreachable = false } = verdict;
  const superseded = { outcome, task, problems, mayStillRun, isUnreachable, supersededBy: head };
  return mayStillRun ? { ...superseded, advice: adviceToCancel(task, context.run) } : superseded;
}

/** Describes the verdict in one line of the log: the task, what happened to it, and what to do. */
export function describeVerdict(verdict: Omit<Verdict, 'mayStillRun'>): string {
  const { task, outcome, problems, supersededBy, advice = '' } = verdict;
  const sentences = problems.length === 0 ? [`${outcome}.`] : problems;
  const moved = supersededBy === undefined ? [] : [describeSuperseded(supersededBy)];
  return [`Miteos task ${task.id}:`, ...sentences, ...moved, advice].join(' ').trim();
}
