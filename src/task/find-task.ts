import { isReferenceLine, lastLine } from './reference.ts';
import type { Task } from './task.ts';
import type { CallOptions, TaskService } from './task-service.ts';

export interface FindOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  /** Tasks created before this moment are not ours, in milliseconds since the Unix epoch. */
  readonly sinceMs: number;
  /** Whether the last line of a prompt makes the task ours. */
  readonly isOurs: (line: string) => boolean;
  /**
   * Whether a task whose prompt the list cuts may be ours, by what is left of the prompt. Saves reading each one;
   * all are read when absent.
   */
  readonly mayBeginLike?: (beginning: string) => boolean;
  readonly call?: CallOptions;
}

const PAGE_SIZE = 100;
/** How far the service's clock may be behind ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Finds the tasks whose prompt ends with one of our lines. Pages back to the moment in question, in
 * whatever order the service lists; where it does not show a whole prompt, the task is read.
 * @throws ServiceError when the list or a candidate can't be read: then nothing is known
 */
export async function findTasks(options: FindOptions): Promise<Task[]> {
  const found: Task[] = [];
  for (const listed of await listTasksSince(options)) {
    if (isOurs(listed, options)) found.push(listed);
    else if (mayBeOurs(listed, options)) {
      const whole = await options.service.fetchTask(listed.id, options.call);
      if (isOurs(whole, options)) found.push(whole);
    }
  }
  return found;
}

async function listTasksSince({ service, sinceMs, call }: FindOptions): Promise<Task[]> {
  const oldestMs = sinceMs - CLOCK_SKEW_MS;
  const seen = new Set<string>();
  const recent: Task[] = [];
  let isNewestFirst = true;
  let previousMs = Number.POSITIVE_INFINITY;
  for (let offset = 0; ;) {
    const { tasks } = await service.listTasks({ limit: PAGE_SIZE, offset }, call);
    const fresh = tasks.filter((task) => !seen.has(task.id));
    // A page that only repeats what is known ends the list.
    if (fresh.length === 0) return recent;
    for (const task of fresh) {
      seen.add(task.id);
      const createdMs = task.createdAtMs ?? previousMs;
      if (createdMs > previousMs) isNewestFirst = false;
      previousMs = createdMs;
      if (task.createdAtMs === undefined || createdMs >= oldestMs) recent.push(task);
    }
    if (isNewestFirst && previousMs < oldestMs) return recent;
    offset += tasks.length;
  }
}

function isOurs(task: Task, options: FindOptions): boolean {
  return task.prompt !== undefined && options.isOurs(lastLine(task.prompt));
}

function mayBeOurs(task: Task, { mayBeginLike }: FindOptions): boolean {
  if (task.prompt === undefined || mayBeginLike === undefined) return true;
  if (isReferenceLine(lastLine(task.prompt))) return false;
  // A cut prompt may end with the service's own dots.
  return mayBeginLike(task.prompt.replace(/(?:\.\.\.|…)$/, '').trimEnd());
}
