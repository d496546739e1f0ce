import type { Agent, Task } from '../../src/task/task.ts';
import type { Life, ListFacts, OtherTask } from './schedule.ts';

/** The creator of a task. `ours`: a create call of the simulated process. `given`: the task of the input `task-id`. */
export type Owner = 'ours' | 'given' | OtherTask['owner'];

/** A task of the service. All times are virtual. */
export interface ModelTask {
  readonly id: string;
  readonly owner: Owner;
  readonly prompt: string;
  readonly bornMs: number;
  readonly life: Life;
  /** When the earliest cancel request takes effect; infinite when none does. */
  cancelledMs: number;
}

/** Its final state. */
export function fateOf(task: ModelTask): 'complete' | 'failed' | 'cancelled' | 'active' {
  if (task.cancelledMs < naturalEndMs(task)) return 'cancelled';
  return task.life.endsAfterMs === undefined ? 'active' : task.life.end;
}

/** When it ends, by itself or not; infinite when it never ends. */
export function endMs(task: ModelTask): number {
  return Math.min(task.cancelledMs, naturalEndMs(task));
}

export function naturalEndMs({ bornMs, life }: ModelTask): number {
  return bornMs + (life.endsAfterMs ?? Number.POSITIVE_INFINITY);
}

export function isWaiting({ bornMs, life: { approval } }: ModelTask, atMs: number): boolean {
  if (approval === undefined) return false;
  const from = bornMs + approval.fromMs;
  return atMs >= from && atMs < from + approval.lengthMs;
}

/** When it begins to run. */
export function pendingUntilMs({ bornMs, life }: ModelTask): number {
  return bornMs + life.pendingMs;
}

/** Its cost so far, in whole cents. */
export function costCentsOf(task: ModelTask, atMs: number): number {
  const minutes = Math.max(0, Math.min(atMs, endMs(task)) - pendingUntilMs(task)) / 60_000;
  return Math.floor((task.life.centsPerMinute ?? 0) * minutes);
}

/** When its visible state stops to change, except for the cost and an approval. */
export function movesUntilMs(task: ModelTask): number {
  return Math.min(pendingUntilMs(task) + task.life.movesForMs, endMs(task));
}

/** Returns the task as a read at some time. `serverStartMs` is the service's clock at virtual time 0. */
export function viewOf(task: ModelTask, atMs: number, serverStartMs: number): Task {
  const status = statusOf(task, atMs);
  const end = endMs(task);
  const agent: Agent | undefined =
    status === 'running' && isWaiting(task, atMs)
      ? { id: 'agnt_1', status: 'waiting', rawStatus: 'waiting' }
      : undefined;
  return {
    id: task.id,
    status,
    rawStatus: status === 'unknown' ? 'reviewing' : status,
    prompt: task.prompt,
    createdAtMs: serverStartMs + task.bornMs,
    ...(end <= atMs ? { completedAtMs: serverStartMs + end } : {}),
    ...(task.life.centsPerMinute === undefined ? {} : { costCents: costCentsOf(task, atMs) }),
    tokensUsed: Math.floor(
      Math.max(0, Math.min(atMs, movesUntilMs(task)) - pendingUntilMs(task)) / 1000,
    ),
    agents: agent === undefined ? [] : [agent],
  };
}

function statusOf(task: ModelTask, atMs: number): Task['status'] {
  const { life } = task;
  if (endMs(task) <= atMs) return task.cancelledMs < naturalEndMs(task) ? 'cancelled' : life.end;
  if (isWaiting(task, atMs) && life.approval?.how === 'paused') return 'paused';
  const runsFromMs = pendingUntilMs(task);
  if (atMs < runsFromMs) return 'pending';
  return life.isOdd && atMs < runsFromMs + 19_000 ? 'unknown' : 'running';
}

/** Returns the task as in a list. */
export function listedView(task: Task, { prompts, cutAt, hasTimes }: ListFacts): Task {
  const { prompt = '', createdAtMs, ...rest } = task;
  const shown =
    prompts === 'whole' || (prompts === 'cut' && prompt.length <= cutAt)
      ? prompt
      : prompts === 'cut'
        ? `${prompt.slice(0, cutAt)}…`
        : undefined;
  return {
    ...rest,
    ...(shown === undefined ? {} : { prompt: shown }),
    ...(hasTimes && createdAtMs !== undefined ? { createdAtMs } : {}),
  };
}
