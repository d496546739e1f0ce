import type { Ports } from '../ports.ts';
import type { Unfinished } from './settle-task.ts';
import { startDeadline } from '../support/deadline.ts';
import { formatDuration } from '../support/duration.ts';
import { errorMessage } from '../support/errors.ts';
import { unlistedForMs, type LostCall } from '../task/cancel-twins.ts';
import { fetchTask } from '../task/fetch-task.ts';
import { findTask } from '../task/find-task.ts';
import { lateLooks } from '../task/late-looks.ts';
import { lastLine } from '../task/reference.ts';
import type { Task } from '../task/task.ts';

/** One look at the task, or for it. */
const LOOK_LIMIT_MS = 20_000;
/** How long to look for a task: what is left of the time is for cancelling and publishing. */
const LOOKS_LIMIT_MS = 150_000;

/** What a stopped step has left behind. */
export interface Found {
  readonly task: Task;
  /** Other create calls of this step, whose answer was lost. */
  readonly lost: readonly LostCall[];
}

/**
 * Finds the task of a step that was stopped: by its id; or by the whole reference of the create calls whose answer was not
 * awaited, for as long as the list may not show it yet. Says how to know it when there is none.
 */
export async function findUnfinished({
  ports,
  run,
  saved,
}: Unfinished): Promise<Found | undefined> {
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
        const task = await findCreated(create, { ...ports, stop: looking.signal });
        const line = lastLine(task?.prompt ?? '');
        if (task !== undefined) return { task, lost: create.filter((call) => call.line !== line) };
      } catch (error) {
        trouble = ` The look for it failed: ${errorMessage(error)}.`;
      }
      if (!hasSaid && leftMs > 0) log.info(waitingMessage(leftMs));
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

function waitingMessage(leftMs: number): string {
  const duration = formatDuration(leftMs);
  return `No task of the create call that was under way is listed: looking on for ${duration}, since it may show late.`;
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
