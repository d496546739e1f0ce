import { deliver } from '../publish/deliver.ts';
import { findUnfinished } from './find-unfinished.ts';
import type { Verdict } from '../task/verdict.ts';
import type { Ports } from '../ports.ts';
import { settleTask, type Unfinished } from './settle-task.ts';
import { abortLater, startDeadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { errorMessage } from '../support/errors.ts';
import { cancelTwins, unlistedForMs, type LostCall } from '../task/cancel-twins.ts';
import { lateLooks } from '../task/late-looks.ts';
import { TaskRecorder } from '../task/task-history.ts';
import type { Task } from '../task/task.ts';

/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** One look for the tasks of lost create calls. */
const LOOK_LIMIT_MS = 20_000;
/** What still goes on when the post step is told to stop, which the runner gives 7.5 s. */
const STOP_GRACE_MS = 3500;

/**
 * The story's end for a step that was stopped before it got there: cancels the task if it is ours and active, then collects and
 * publishes what was made. Says what it could not do; never fails the job.
 */
export async function finishStep(unfinished: Unfinished): Promise<void> {
  const { ports, run, saved } = unfinished;
  const late = abortLater(ports.clock, ports.stop, STOP_GRACE_MS);
  const budget = startDeadline(ports.clock, FINISH_LIMIT_MS, late.signal);
  const settling = { ...unfinished, ports: { ...ports, stop: budget.signal } };
  let twins: Promise<void> | undefined;
  try {
    const found = await findUnfinished(settling);
    if (found === undefined) return;
    // What is brought by now need not wait for a task that only may exist.
    const verdict = saved.delivered === true ? undefined : await settleTask(found.task, settling);
    twins = endTwins(found.lost, settling);
    if (verdict !== undefined) await publish(verdict, unfinished, budget.leftMs());
  } catch (error) {
    const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
    ports.log.warning(
      `The post step could not finish with the Miteos task${which}: ${errorMessage(error)}. ` +
        `Look at it in the War Room (${run.watchUrl}).`,
    );
  } finally {
    await twins;
    budget.release();
    late.release();
  }
}

async function publish(
  verdict: Verdict,
  { ports, run, saved }: Unfinished,
  limitMs: number,
): Promise<void> {
  const budget = startDeadline(ports.clock, limitMs, ports.stop);
  const recorder = new TaskRecorder({ clock: ports.clock, earlier: saved.history });
  recorder.onTask(verdict.task);
  try {
    const delivered = await deliver(verdict, {
      ports,
      run,
      settings: saved.settings,
      budget,
      durationSeconds: secondsOf(verdict.task, ports),
      published: saved.artifacts ?? [],
      uploads: saved.uploads ?? [],
      history: recorder.history(),
      hasSummary: saved.summary === true && saved.verdict?.mayStillRun === false,
    });
    for (const failure of delivered?.failures ?? []) ports.log.warning(failure);
  } finally {
    budget.release();
  }
}

/** Goes on until each lost call is settled, or its task would be listed if there were one. */
async function endTwins(lost: readonly LostCall[], { ports, run }: Unfinished): Promise<void> {
  if (lost.length === 0) return;
  const { clock, log, stop } = ports;
  const patience = { clock, unlistedForMs: unlistedForMs(lost, clock), signal: stop };
  let open = lost;
  let isSaid = false;
  for await (const leftMs of lateLooks(patience)) {
    const limit = startDeadline(clock, LOOK_LIMIT_MS, stop);
    const look = await cancelTwins(open, { ...ports, signal: limit.signal });
    limit.release();
    open = look.open;
    if (open.length === 0) return;
    const isListed = unlistedForMs(open, clock) === 0;
    if (look.isSure && isListed) break;
    if (!isSaid && leftMs > 0)
      log.info(`Looking for the task of a lost create call for ${formatDuration(leftMs)}.`);
    isSaid = true;
  }
  const lines = open.map(({ line }) => `"${line}"`).join(' or ');
  log.info(
    `If another task shows in the War Room (${run.watchUrl}) whose prompt ends with ${lines}, cancel it there.`,
  );
}

function secondsOf({ createdAtMs, completedAtMs }: Task, { clock }: Ports): number {
  const nowMs = clock.wallMs();
  return Math.max(0, Math.round(((completedAtMs ?? nowMs) - (createdAtMs ?? nowMs)) / 1000));
}
