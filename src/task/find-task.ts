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
   * What the prompt of ours begins with, as far as it is known. Where the list cuts prompts, only tasks that begin like it
   * are read; all are when it is absent.
   */
  readonly promptStart?: string;
  readonly call?: CallOptions;
}

const PAGE_SIZE = 100;
/**
 * Pages in a row that only repeat what is known, until they end the list: new tasks push those that are known on to the next
 * page, and a service that takes no offset repeats its one page for ever.
 */
const MAX_REPEATS = 4;
/** A list that never ends says nothing. */
const MAX_TASKS = 100_000;
/** How far the service's clock may be behind ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Finds the tasks whose prompt ends with one of our lines. Pages back to the moment in question, in
 * whatever order the service lists; where it does not show a whole prompt, the task is read.
 * @throws ServiceError when the list or a candidate can't be read: then nothing is known
 */
export async function findTasks(options: FindOptions): Promise<Task[]> {
  const found: Task[] = [];
  for await (const task of matches(options)) found.push(task);
  return found;
}

/**
 * Like `findTasks`, for a line that is certainly one task's: the first match will do, and what could not be
 * read after it does not matter.
 */
export async function findTask(options: FindOptions): Promise<Task | undefined> {
  for await (const task of matches(options)) return task;
  return undefined;
}

/** First those that the list itself shows to be ours, then those that must be read for it. */
async function* matches(options: FindOptions): AsyncGenerator<Task, void, undefined> {
  const candidates: string[] = [];
  for await (const listed of listedSince(options)) {
    if (isOurs(listed, options)) yield listed;
    else if (mayBeOurs(listed, options)) candidates.push(listed.id);
  }
  for (const id of candidates) {
    const whole = await options.service.fetchTask(id, options.call);
    if (isOurs(whole, options)) yield whole;
  }
}

async function* listedSince({
  service,
  sinceMs,
  call,
}: FindOptions): AsyncGenerator<Task, void, undefined> {
  const oldestMs = sinceMs - CLOCK_SKEW_MS;
  const seen = new Set<string>();
  // Known by one task that is older than the one before it; equal times say nothing.
  let isNewestFirst: boolean | undefined;
  let previousMs = Number.POSITIVE_INFINITY;
  for (let offset = 0, repeats = 0; repeats < MAX_REPEATS;) {
    const { tasks } = await service.listTasks({ limit: PAGE_SIZE, offset }, call);
    const fresh = tasks.filter((task) => !seen.has(task.id));
    if (tasks.length === 0) return;
    if (seen.size > MAX_TASKS) throw new Error(`the list of tasks is longer than ${MAX_TASKS}`);
    repeats = fresh.length === 0 ? repeats + 1 : 0;
    for (const task of fresh) {
      seen.add(task.id);
      const createdMs = task.createdAtMs ?? previousMs;
      if (createdMs > previousMs) isNewestFirst = false;
      else if (createdMs < previousMs && Number.isFinite(previousMs)) isNewestFirst ??= true;
      previousMs = createdMs;
      if (task.createdAtMs === undefined || createdMs >= oldestMs) yield task;
    }
    if (isNewestFirst === true && previousMs < oldestMs) return;
    offset += tasks.length;
  }
}

function isOurs(task: Task, options: FindOptions): boolean {
  return task.prompt !== undefined && options.isOurs(lastLine(task.prompt));
}

function mayBeOurs({ prompt }: Task, { promptStart }: FindOptions): boolean {
  if (prompt === undefined) return true;
  if (isReferenceLine(lastLine(prompt))) return false;
  if (promptStart === undefined) return true;
  // A cut prompt may end with the service's own dots, or with half of a character.
  const shown = squash(prompt.replace(/\ufffd{0,3}(?:\.\.\.|…)?$/, ''));
  const ours = squash(promptStart);
  return ours.startsWith(shown) || shown.startsWith(ours);
}

/** A list may show a prompt on one line, or with other line ends. */
function squash(text: string): string {
  return text.replace(/\s+/g, '');
}
