import { deliver } from './deliver.ts';
import type { Ports } from './ports.ts';
import { settleTask, type Unfinished } from './settle-task.ts';
import { startDeadline } from './support/deadline.ts';
import { errorWords } from './support/errors.ts';
import { cancelTwins, type LostCall } from './task/cancel-twins.ts';
import { findTask } from './task/find-task.ts';
import { lastLine } from './task/reference.ts';
import type { Task } from './task/task.ts';

/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** One look at the task, or for it: the rest of the time is for cancelling and publishing. */
const LOOK_LIMIT_MS = 20_000;
/** A list may show a new task late. */
const LOOKS_AFTER_MS = [0, 5000, 15_000];

/**
 * The story's end for a step that was stopped before it got there: cancels the task if it is ours and active, then collects and
 * publishes what was made. Says what it could not do; never fails the job.
 */
export async function finishStep(unfinished: Unfinished): Promise<void> {
  const { ports, run, saved } = unfinished;
  const budget = startDeadline(ports.clock, FINISH_LIMIT_MS, ports.stop);
  try {
    const found = await findOurs(unfinished);
    if (found === undefined) return;
    const verdict = await settleTask(found.task, unfinished);
    await cancelTwins(found.lost, { ...ports, signal: budget.signal });
    if (verdict === undefined) return;
    const { failures } = await deliver(verdict, {
      ports,
      run,
      settings: saved.settings,
      budget,
      durationSeconds: secondsOf(verdict.task, ports),
      published: saved.artifacts ?? [],
    });
    for (const failure of failures) ports.log.warning(failure);
  } catch (error) {
    const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
    ports.log.warning(
      `The post step could not finish with the Miteos task${which}: ${errorWords(error)}. ` +
        `Look at it in the War Room (${run.watchUrl}).`,
    );
  } finally {
    budget.release();
  }
}

interface Found {
  readonly task: Task;
  /** Other create calls of this step, whose answer was lost. */
  readonly lost: readonly LostCall[];
}

/** By its id; or by the whole reference of the create calls whose answer was not awaited. */
async function findOurs({ ports, run, saved }: Unfinished): Promise<Found | undefined> {
  const { clock, log, stop } = ports;
  const { create = [] } = saved;
  if (saved.task !== undefined) {
    return { task: await fetchIfPossible(saved.task.id, ports), lost: create.slice(0, -1) };
  }
  if (create.length === 0) return undefined;
  let gone = 0;
  let trouble = '';
  for (const after of LOOKS_AFTER_MS) {
    await clock.sleep(after - gone, stop);
    gone = after;
    try {
      trouble = '';
      const task = await findCreated(create, ports);
      const line = lastLine(task?.prompt ?? '');
      if (task !== undefined) return { task, lost: create.filter((call) => call.line !== line) };
    } catch (error) {
      trouble = ` The look for it failed: ${errorWords(error)}.`;
    }
  }
  const lines = create.map(({ line }) => `"${line}"`).join(' or ');
  log.warning(
    `No task of the create call that was under way was found.${trouble} If one shows in the War Room (${run.watchUrl}), ` +
      `its prompt ends with ${lines}: cancel it there.`,
  );
  return undefined;
}

/** A task that can't be read may still be cancelled. */
async function fetchIfPossible(id: string, { service, clock, stop }: Ports): Promise<Task> {
  const limit = startDeadline(clock, LOOK_LIMIT_MS, stop);
  try {
    return await service.fetchTask(id, { signal: limit.signal });
  } catch {
    return { id, status: 'unknown', rawStatus: 'unknown', agents: [] };
  } finally {
    limit.release();
  }
}

/** Of several, the others count as lost. */
async function findCreated(
  create: readonly LostCall[],
  { service, clock, stop }: Ports,
): Promise<Task | undefined> {
  const limit = startDeadline(clock, LOOK_LIMIT_MS, stop);
  const lines = new Set(create.map(({ line }) => line));
  try {
    return await findTask({
      service,
      sinceMs: Math.min(...create.map(({ sentAtMs }) => sentAtMs)),
      isOurs: (line) => lines.has(line),
      call: { signal: limit.signal },
    });
  } finally {
    limit.release();
  }
}

function secondsOf({ createdAtMs, completedAtMs }: Task, { clock }: Ports): number {
  const nowMs = clock.wallMs();
  return Math.max(0, Math.round(((completedAtMs ?? nowMs) - (createdAtMs ?? nowMs)) / 1000));
}
