import type { StepContext } from '../publish/context.ts';
import { deliver } from '../publish/deliver.ts';
import { abortLater, startDeadline } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import { cancelTask } from '../task/cancel-task.ts';
import { TaskRecorder } from '../task/history.ts';
import {
  cancelOrphanedTasks,
  searchForTask,
  type SentCall,
  cancelAdvice,
} from '../task/lost-calls.ts';
import { lastLine } from '../task/reference.ts';
import { hasEnded, type Task } from '../task/task.ts';
import type { Verdict } from '../task/verdict.ts';
import {
  cancelFor,
  checkHead,
  describeVerdict,
  endedVerdict,
  fetchIfPossible,
  leftVerdict,
  logCost,
  verdictOnEnd,
} from './outcome.ts';
import type { SavedState } from './saved-state-schema.ts';

/** What the post step works with. */
export interface Unfinished extends StepContext {
  readonly saved: Partial<SavedState>;
}

/** When a workflow is cancelled, all post steps of a job together get less than five minutes. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** How long to search for a task. The remaining time is for cancelling and publishing. */
const SEARCH_LIMIT_MS = 165_000;
/** The time limit for reading a task. */
const FETCH_LIMIT_MS = 20_000;
/** How long to try to cancel the task before publishing. The post step continues to try while it publishes. */
const CANCEL_LIMIT_MS = 60_000;
/** How long work in progress may continue after the runner cancels the post step, which then has 7.5 s. */
const STOP_GRACE_MS = 3500;
const STOPPED = 'The run was cancelled, timed out or crashed before the task ended.';

/** No phase comes after this one. */
export const ignorePublished = (): void => undefined;

/**
 * Finishes a step that was cancelled or killed: cancels the task if it is ours and active, then collects and publishes its deliverables.
 * Logs warnings about what it could not do. Never fails the job.
 */
export async function finishStep(unfinished: Unfinished): Promise<void> {
  const { ports, run, saved } = unfinished;
  const late = abortLater(ports.clock, ports.stop, STOP_GRACE_MS);
  const budget = startDeadline(ports.clock, FINISH_LIMIT_MS, late.signal);
  const settling = { ...unfinished, ports: { ...ports, stop: budget.signal } };
  const cancelling: Promise<void>[] = [];
  try {
    if (saved.delivered === true) {
      await cancelOrphans(saved.task?.orphaned ?? [], settling);
      return;
    }
    const found = await findUnfinished(settling);
    if (found === undefined) return;
    const verdict = await settleTask(found.task, settling);
    // In parallel with publishing, which must not wait for tasks that may not exist.
    cancelling.push(cancelOrphans(found.orphaned, settling));
    if (verdict.mayStillRun) cancelling.push(cancelOn(verdict.task, settling));
    logCost(verdict, unfinished);
    await publish(verdict, unfinished, budget.leftMs());
  } catch (error) {
    const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
    ports.log.warning(
      `The post step could not finish with the Miteos task${which}: ${errorMessage(error)}. ` +
        `Check it in the War Room (${run.watchUrl}).`,
    );
  } finally {
    await Promise.all(cancelling);
    budget.release();
    late.release();
  }
}

/** What a cancelled or killed step left unfinished. */
interface Found {
  readonly task: Task;
  /** Other create calls of this step, whose response was lost. */
  readonly orphaned: readonly SentCall[];
}

/**
 * Finds the task of a step that was cancelled or killed: by its ID, or by the whole reference of its create calls, for as long as the task
 * may still appear in the list. If no task is found, logs how to recognize it.
 */
async function findUnfinished({ ports, run, saved }: Unfinished): Promise<Found | undefined> {
  const { clock, log, stop } = ports;
  const { create = [] } = saved;
  if (saved.task !== undefined) {
    const { id, orphaned } = saved.task;
    // A task that can't be read may still be cancelled.
    const known = { id, status: 'unknown', rawStatus: 'unknown', agents: [] } as const;
    return { task: (await fetchIfPossible(id, ports, FETCH_LIMIT_MS)) ?? known, orphaned };
  }
  if (create.length === 0) return undefined;
  log.info(
    'Searching for the task of the create call that was in progress. Miteos may list it late.',
  );
  const limit = startDeadline(clock, SEARCH_LIMIT_MS, stop);
  let failure = '';
  try {
    const task = await searchForTask(create, {
      ...ports,
      signal: limit.signal,
      retriesUntilAborted: true,
    });
    // If several calls created a task, the other tasks are orphaned.
    const line = lastLine(task?.prompt ?? '');
    if (task !== undefined) return { task, orphaned: create.filter((call) => call.line !== line) };
  } catch (error) {
    failure = ` The search failed: ${errorMessage(error)}.`;
  } finally {
    limit.release();
  }
  log.warning(
    `The task of the create call that was in progress was not found.${failure} ${cancelAdvice(create, run.watchUrl)}`,
  );
  return undefined;
}

/** Returns the verdict on the task of a cancelled or killed step. Cancels the task if it is ours and active. */
async function settleTask(task: Task, unfinished: Unfinished): Promise<Verdict> {
  const { ports, saved } = unfinished;
  const { verdict } = saved;
  if (verdict?.mayStillRun === false) return { ...verdict, task };
  if (hasEnded(task)) {
    return verdict === undefined ? endedVerdict(task) : verdictOnEnd({ ...verdict, task }, task);
  }
  const { origin = 'created', isLeft = false } = saved.task ?? {};
  // With a saved verdict, the main phase had a reason to cancel the task, such as an input.
  if (verdict === undefined && (origin !== 'created' || isLeft)) {
    return leftVerdict('running', task, `${STOPPED} The task was left running.`);
  }
  const stopped = { outcome: 'cancelled', problems: [STOPPED], mayStillRun: true } as const;
  const limit = startDeadline(ports.clock, CANCEL_LIMIT_MS, ports.stop);
  const settled = await cancelFor({ ...(verdict ?? stopped), task }, unfinished, limit.signal);
  limit.release();
  return settled;
}

/** Continues to cancel a task while its deliverables are published, for as long as there is time. */
async function cancelOn({ id }: Task, { ports }: Unfinished): Promise<void> {
  const cancelled = await cancelTask(id, { ...ports, signal: ports.stop });
  if (cancelled.kind !== 'ended') return;
  ports.log.info(`Task ${id} is no longer running. Its status is ${cancelled.task.status}.`);
}

async function publish(settled: Verdict, unfinished: Unfinished, limitMs: number): Promise<void> {
  const { ports, saved } = unfinished;
  const verdict = await checkHead(settled, unfinished);
  ports.log[verdict.mayStillRun ? 'warning' : 'info'](describeVerdict(verdict));
  // If the task continues to run, only a live comment needs an update, and the open issue says that the run did not complete.
  const hasPlace = saved.comment !== undefined || ports.issue !== undefined;
  if (verdict.outcome === 'running' && !hasPlace) return;
  const budget = startDeadline(ports.clock, limitMs, ports.stop);
  const recorder = new TaskRecorder({ clock: ports.clock, earlier: saved.history });
  recorder.onTask(verdict.task);
  const history = recorder.history();
  try {
    const delivered = await deliver(verdict, {
      ...unfinished,
      budget,
      history,
      published: saved.artifacts ?? [],
      sent: saved.task,
      onPublished: ignorePublished,
      hasSummary: saved.summary === true && saved.verdict?.mayStillRun === false,
    });
    for (const failure of delivered?.failures ?? []) ports.log.warning(failure);
  } finally {
    budget.release();
  }
}

/** Cancels orphaned tasks. Logs a warning about those that may still be running or appear later. */
async function cancelOrphans(
  calls: readonly SentCall[],
  { ports, run: { watchUrl } }: Unfinished,
): Promise<void> {
  const options = { ...ports, watchUrl, signal: ports.stop, retriesUntilAborted: true };
  const open = await cancelOrphanedTasks(calls, options);
  if (open.length > 0) ports.log.warning(cancelAdvice(open, watchUrl));
}
