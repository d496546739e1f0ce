import { deliver } from './deliver.ts';
import { endedVerdict, type Verdict } from './outcome.ts';
import type { Ports, RunFacts } from './ports.ts';
import type { SavedState } from './saved-state.ts';
import { startDeadline } from './support/deadline.ts';
import { errorWords } from './support/errors.ts';
import { cancelTask } from './task/cancel-task.ts';
import { findTasks } from './task/find-task.ts';
import { hasEnded, type Task } from './task/task.ts';

interface Unfinished {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly saved: Partial<SavedState> & Pick<SavedState, 'settings'>;
}

/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
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
    const task = await findTask(unfinished);
    if (task === undefined) return;
    const verdict = await settle(task, unfinished);
    if (verdict === undefined) return;
    await deliver(verdict, {
      ports,
      run,
      settings: saved.settings,
      budget,
      durationSeconds: secondsOf(verdict.task, ports),
      published: saved.artifacts ?? [],
    });
  } catch (error) {
    const id = saved.task === undefined ? '' : ` ${saved.task.id}`;
    ports.log.warning(
      `The Miteos task${id} may still be running: ${errorWords(error)}. Look at it in the War Room (${run.watchUrl}).`,
    );
  } finally {
    budget.release();
  }
}

/** By its id; or by the whole reference of the create call whose answer was not awaited. */
async function findTask({ ports, run, saved }: Unfinished): Promise<Task | undefined> {
  const { service, clock, log, stop } = ports;
  if (saved.task !== undefined) return service.fetchTask(saved.task.id, { signal: stop });
  const { create } = saved;
  if (create === undefined) return undefined;
  let gone = 0;
  for (const after of LOOKS_AFTER_MS) {
    await clock.sleep(after - gone, stop);
    gone = after;
    const isOurs = (line: string): boolean => line === create.line;
    const [task] = await findTasks({
      service,
      sinceMs: create.sentAtMs,
      isOurs,
      call: { signal: stop },
    });
    if (task !== undefined) return task;
  }
  log.warning(
    `No task of the create call that was under way is listed. If one shows in the War Room (${run.watchUrl}), ` +
      `its prompt ends with: ${create.line}`,
  );
  return undefined;
}

/** @returns undefined when the task goes on, as the user wants, and there is nothing to publish yet */
async function settle(task: Task, { ports, run, saved }: Unfinished): Promise<Verdict | undefined> {
  const { verdict } = saved;
  if (verdict !== undefined && !verdict.mayStillRun) return { ...verdict, task };
  if (hasEnded(task)) {
    ports.log.info(
      `Miteos task ${task.id} had ended (${task.rawStatus}) when the step was stopped.`,
    );
    return endedVerdict(task);
  }
  const { origin, isLeft } = saved.task ?? { origin: 'created', isLeft: false };
  if (origin !== 'created' || isLeft) {
    ports.log.info(
      `Miteos task ${task.id} was left running. Follow it with \`task-id: ${task.id}\`.`,
    );
    return undefined;
  }
  const cancelled = await cancelTask(task.id, { ...ports, signal: ports.stop });
  if (cancelled.kind === 'unknown') {
    throw new Error(`it could not be cancelled: ${cancelled.words}`);
  }
  ports.log.info(`Cancelled Miteos task ${task.id}, since the step was stopped before it ended.`);
  if (cancelled.kind === 'ended' && cancelled.task.status !== 'cancelled')
    return endedVerdict(cancelled.task);
  return {
    outcome: verdict?.outcome ?? 'cancelled',
    task: cancelled.kind === 'ended' ? cancelled.task : task,
    problems: verdict?.problems ?? [
      `The step was stopped before the task ended: a cancelled workflow, the job's time limit, or a crash. The task was cancelled.`,
    ],
    advice: `Re-run the job to start again, or look at the task in the War Room: ${run.watchUrl}`,
    mayStillRun: false,
  };
}

function secondsOf({ createdAtMs, completedAtMs }: Task, { clock }: Ports): number {
  const nowMs = clock.wallMs();
  return Math.max(0, Math.round(((completedAtMs ?? nowMs) - (createdAtMs ?? nowMs)) / 1000));
}
