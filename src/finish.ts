import { deliver } from './deliver.ts';
import type { Verdict } from './outcome.ts';
import type { Ports } from './ports.ts';
import { settleTask, type Unfinished } from './settle-task.ts';
import { abortLater, startDeadline } from './support/deadline.ts';
import { formatDuration } from './support/duration.ts';
import { errorWords } from './support/errors.ts';
import { cancelTwins, unlistedForMs, type LostCall } from './task/cancel-twins.ts';
import { fetchTask } from './task/fetch-task.ts';
import { findTask } from './task/find-task.ts';
import { lateLooks } from './task/late-looks.ts';
import { lastLine } from './task/reference.ts';
import type { Task } from './task/task.ts';

/** All post steps of a job share less than five minutes on a cancelled workflow. */
const FINISH_LIMIT_MS = 3 * 60_000;
/** One look at the task, or for it: the rest of the time is for cancelling and publishing. */
const LOOK_LIMIT_MS = 20_000;
/** How long to look for a task: what is left of the time is for cancelling and publishing. */
const LOOKS_LIMIT_MS = 150_000;
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
    const found = await findOurs(settling);
    if (found === undefined) return;
    // What is brought by now need not wait for a task that only may exist.
    const verdict = saved.delivered === true ? undefined : await settleTask(found.task, settling);
    twins = endTwins(found.lost, settling);
    if (verdict !== undefined) await publish(verdict, unfinished, budget.leftMs());
  } catch (error) {
    const which = saved.task === undefined ? '' : ` ${saved.task.id}`;
    ports.log.warning(
      `The post step could not finish with the Miteos task${which}: ${errorWords(error)}. ` +
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
  try {
    const delivered = await deliver(verdict, {
      ports,
      run,
      settings: saved.settings,
      budget,
      durationSeconds: secondsOf(verdict.task, ports),
      published: saved.artifacts ?? [],
      upload: saved.upload,
      hasSummary: saved.summary === true && saved.verdict?.mayStillRun === false,
    });
    for (const failure of delivered?.failures ?? []) ports.log.warning(failure);
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
  const looking = startDeadline(clock, LOOKS_LIMIT_MS, stop);
  const patience = { clock, unlistedForMs: unlistedForMs(create, clock), signal: looking.signal };
  let trouble = '';
  let hasSaid = false;
  try {
    for await (const leftMs of lateLooks(patience)) {
      try {
        trouble = '';
        const task = await findCreated(create, ports);
        const line = lastLine(task?.prompt ?? '');
        if (task !== undefined) return { task, lost: create.filter((call) => call.line !== line) };
      } catch (error) {
        trouble = ` The look for it failed: ${errorWords(error)}.`;
      }
      if (!hasSaid && leftMs > 0) log.info(waitingWords(leftMs));
      hasSaid = true;
    }
  } finally {
    looking.release();
  }
  const lines = create.map(({ line }) => `"${line}"`).join(' or ');
  log.warning(
    `No task of the create call that was under way was found.${trouble} If one shows in the War Room (${run.watchUrl}), ` +
      `its prompt ends with ${lines}: cancel it there.`,
  );
  return undefined;
}

function waitingWords(leftMs: number): string {
  const duration = formatDuration(leftMs);
  return `No task of the create call that was under way is listed: looking on for ${duration}, since it may show late.`;
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

/** A task that can't be read may still be cancelled. */
async function fetchIfPossible(id: string, { service, clock, stop }: Ports): Promise<Task> {
  const limit = startDeadline(clock, LOOK_LIMIT_MS, stop);
  try {
    return await fetchTask(service, id, { signal: limit.signal });
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
