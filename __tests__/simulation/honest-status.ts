import { costCentsOf, endMs, isWaiting, naturalEndMs } from './model-task.ts';
import { hasFailed, type Reading } from './reading.ts';

/** The output `status` matches the task, and only a complete task is green. */
export function honestStatus(reading: Reading): string[] {
  const { main, schedule } = reading.history;
  const { status } = reading;
  const isGreen = main.how === 'ended' && main.ending?.failure === undefined;
  const problem = status === undefined ? undefined : untruth(reading, status);
  const mayBeGreen =
    status?.value === 'complete' || (status?.value === 'running' && !schedule.options.wait);
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(isGreen && !mayBeGreen ? [`the step is green with the status ${status?.value ?? ''}`] : []),
  ];
}

function untruth(
  reading: Reading,
  status: { readonly value: string; readonly atMs: number },
): string | undefined {
  const { followed: task, history } = reading;
  const { options } = history.schedule;
  const verdict = reading.state('verdict');
  // Publishing takes a while, so the status is the one at the time of the check.
  const { value } = status;
  const { atMs } = verdict ?? status;
  const said = [...(verdict?.value.problems ?? []), history.main.ending?.failure].join(' ');
  if (task === undefined) return `status ${value} of no task`;
  const hasEnded = endMs(task) <= atMs;
  const isCancelled = task.cancelledMs < naturalEndMs(task);
  const is = hasEnded ? (isCancelled ? 'cancelled' : task.life.end) : 'active';
  const wrong = `status ${value} of a task that is ${is}`;
  // The task was cancelled in time, or the step reports that it could not cancel it, unless the step was killed before.
  const { ending } = history.main;
  const hasTried = reading.requests('cancel', 'main').some(({ taskId }) => taskId === task.id);
  const isSaid =
    ending === undefined || /could not be cancelled|has not ended yet/.test(ending.failure ?? '');
  const isCancelDue = isCancelled || (hasTried && isSaid);
  switch (value) {
    case 'complete':
      return is === 'complete' ? undefined : wrong;
    case 'failed':
      return is === 'failed' || said.includes('can no longer be followed') ? undefined : wrong;
    case 'cancelled':
      if (task.owner !== 'ours') {
        return is === 'cancelled' || history.main.stopMs !== undefined || isCancelDue
          ? undefined
          : wrong;
      }
      return is === 'cancelled' || isCancelDue ? undefined : wrong;
    case 'timed-out': {
      const isLeft = options.onTimeout === 'leave' || task.owner !== 'ours';
      if (isLeft && isUnseen(atMs)) return undefined;
      // Somebody may have cancelled it before the step did.
      return is === 'cancelled' || isCancelDue ? undefined : wrong;
    }
    case 'over-budget': {
      const { maxCostCents = Infinity } = options;
      if (costCentsOf(task, atMs) < maxCostCents) return `${wrong}, at a cost below the maximum`;
      if (task.owner !== 'ours' && isUnseen(atMs)) return undefined;
      return is === 'cancelled' || isCancelDue ? undefined : wrong;
    }
    case 'needs-approval':
      // The poll that found it may have been an old one.
      return options.onApproval === 'leave' || task.owner !== 'ours'
        ? wasWaiting(atMs)
          ? undefined
          : wrong
        : wrong;
    case 'running':
      return options.wait ? wrong : undefined;
    default:
      return wrong;
  }

  /** According to the last poll before, which saw the task at the time when the request reached the service. */
  function isUnseen(beforeMs: number): boolean {
    const poll = history.requests.findLast(
      ({ name, taskId, atMs: sentMs }) =>
        name === 'fetch' && taskId === task?.id && sentMs <= beforeMs,
    );
    if (poll === undefined || poll.isOld || hasFailed(poll)) return true;
    return task !== undefined && endMs(task) > poll.atMs;
  }

  function wasWaiting(beforeMs: number): boolean {
    if (task?.life.approval === undefined) return false;
    return isWaiting(task, beforeMs) || task.bornMs + task.life.approval.fromMs <= beforeMs;
  }
}
