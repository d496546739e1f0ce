import type { Clock } from '../support/clock.ts';
import { DeadlineError } from '../support/deadline.ts';
import { errorMessage } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { cancelTask } from './cancel-task.ts';
import { findTasks } from './find-task.ts';
import { lastLine } from './reference.ts';
import { hasEnded } from './task.ts';
import type { TaskService } from './task-service.ts';

/** A create call of this very step whose answer was lost and whose task was not found. */
export interface LostCall {
  /** The last line of the prompt that it sent: the whole reference is in it. */
  readonly line: string;
  /** When it was sent, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number;
}

export interface TwinOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask' | 'cancelTask'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Bounds it all. */
  readonly signal: AbortSignal;
}

export interface TwinLook {
  /** The calls whose task is not settled: not listed, or not known to have ended. */
  readonly open: readonly LostCall[];
  /** Whether the list could be read, and each task found has ended: then those that are open are not listed. */
  readonly isSure: boolean;
}

/**
 * When the list shows the task of a call at the latest, after it was sent: a list may show a new task two minutes late, and a
 * call may take effect a while after it was sent.
 */
const LISTED_AFTER_MS = 145_000;

/** How long from now on the task of one of these calls may still appear in the list, in milliseconds; 0 when it would have. */
export function unlistedForMs(calls: readonly LostCall[], clock: Clock): number {
  const latestMs = Math.max(...calls.map(({ sentAtMs }) => sentAtMs));
  // A clock that was set back meanwhile must not make it longer.
  return Math.min(LISTED_AFTER_MS, Math.max(0, latestMs + LISTED_AFTER_MS - clock.wallMs()));
}

/**
 * Looks for the tasks of lost create calls, since a list may show a new task late, and cancels those that are active:
 * another task does their work. The whole reference makes them certainly ours.
 */
export async function cancelTwins(
  lost: readonly LostCall[],
  options: TwinOptions,
): Promise<TwinLook> {
  if (lost.length === 0) return { open: lost, isSure: true };
  const settled = new Set<string>();
  let isSure = false;
  try {
    const lines = new Set(lost.map(({ line }) => line));
    const twins = await findTasks({
      service: options.service,
      sinceMs: Math.min(...lost.map(({ sentAtMs }) => sentAtMs)),
      isOurs: (line) => lines.has(line),
      call: { signal: options.signal },
    });
    // All at once: one that resists must not take the time from the others.
    const areSettled = await Promise.all(
      twins.map(async (twin) => hasEnded(twin) || (await cancelTwin(twin.id, options))),
    );
    isSure = areSettled.every(Boolean);
    for (const [index, { prompt = '' }] of twins.entries()) {
      if (areSettled[index] === true) settled.add(lastLine(prompt));
    }
  } catch (error) {
    sayTrouble(error, options);
  }
  return { open: lost.filter(({ line }) => !settled.has(line)), isSure };
}

/** A look that was ended because nobody wants it any more is no trouble. */
function sayTrouble(error: unknown, { log, signal }: TwinOptions): void {
  if (signal.aborted && !(signal.reason instanceof DeadlineError)) return;
  log.info(`The look for the task of a lost create call failed: ${errorMessage(error)}.`);
}

/** @returns whether it has ended */
async function cancelTwin(taskId: string, options: TwinOptions): Promise<boolean> {
  const cancelled = await cancelTask(taskId, options);
  const which = `task ${taskId}, which a create call whose answer was lost had made, too`;
  switch (cancelled.kind) {
    case 'ended':
      options.log.info(`Cancelled ${which}.`);
      return true;
    case 'accepted':
      options.log.info(`Miteos was told to cancel ${which}; the task does not show it yet.`);
      return false;
    case 'unknown':
      options.log.warning(
        `Could not cancel ${which}: ${cancelled.words}. It may still be running: cancel it in the War Room.`,
      );
      return false;
  }
}
