import { isReferenceLine, lastLine } from './reference.ts';
import type { Task } from './task.ts';
import type { CallOptions, TaskService } from './task-service.ts';

export interface FindOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  /**
   * How far back the list is read, in milliseconds since the Unix epoch, plus one day for clock differences. A task whose whole prompt
   * is listed is recognized whatever its age.
   */
  readonly sinceMs: number;
  /** Whether the last line of a prompt shows that the task is ours. */
  readonly isOurs: (line: string) => boolean;
  /**
   * The start of our prompt, as far as it is known. Where the list truncates prompts, only tasks with a matching start are fetched, or
   * all tasks when it is absent.
   */
  readonly promptStart?: string;
  /**
   * The ids of tasks that were fetched and are not ours. They are not fetched again, since all jobs share the key's rate limit. The
   * search adds to them.
   */
  readonly others?: Set<string>;
  readonly call?: CallOptions;
}

const PAGE_SIZE = 100;
const DAY_MS = 24 * 60 * 60_000;
/**
 * How many pages in a row without a new task end the list. New tasks push known ones to the next page, so one such page proves nothing;
 * a service that ignores the offset repeats its first page forever.
 */
const MAX_REPEATS = 4;
/** Protects against a list that never ends. */
const MAX_TASKS = 100_000;

/**
 * Finds the tasks whose prompt ends with one of our lines, in any order of the list. Where the list does not show the whole prompt, the
 * task is fetched. Yields first the tasks that the list itself shows to be ours, then those that had to be fetched.
 * @throws ServiceError when the list or a candidate can't be read; further matches may then exist
 */
export async function* findTasks(options: FindOptions): AsyncGenerator<Task, void, undefined> {
  const { service, others = new Set(), call } = options;
  const candidates: Task[] = [];
  for await (const listed of listTasks(options)) {
    if (isOurs(listed, options)) yield listed;
    else if (!isOld(listed, options) && mayBeOurs(listed, options)) candidates.push(listed);
  }
  // The task is probably a new one.
  candidates.sort((one, other) => (other.createdAtMs ?? 0) - (one.createdAtMs ?? 0));
  for (const { id } of candidates.filter((one) => !others.has(one.id))) {
    const whole = await service.fetchTask(id, call);
    if (isOurs(whole, options)) yield whole;
    else others.add(id);
  }
}

/**
 * Like `findTasks`, for lines that belong to one task only. Returns the first match, so a failure after it does not matter.
 */
export async function findTask(options: FindOptions): Promise<Task | undefined> {
  for await (const task of findTasks(options)) return task;
  return undefined;
}

/** Yields each listed task once, back to `sinceMs`. */
async function* listTasks(options: FindOptions): AsyncGenerator<Task, void, undefined> {
  const { service, call } = options;
  const seen = new Set<string>();
  for (let offset = 0, repeats = 0; repeats < MAX_REPEATS;) {
    const tasks = await service.listTasks({ limit: PAGE_SIZE, offset }, call);
    if (tasks.length === 0) return;
    if (seen.size > MAX_TASKS) throw new Error(`the list of tasks is longer than ${MAX_TASKS}`);
    const fresh = tasks.filter((task) => !seen.has(task.id));
    repeats = fresh.length === 0 ? repeats + 1 : 0;
    for (const task of fresh) {
      seen.add(task.id);
      yield task;
    }
    if (isNewestFirst(tasks) && tasks.every((task) => isOld(task, options))) return;
    offset += tasks.length;
  }
}

function isOld(task: Task, { sinceMs }: FindOptions): boolean {
  return createdAt(task) < sinceMs - DAY_MS;
}

/** A task without a creation time may be recent. */
function createdAt({ createdAtMs = Number.POSITIVE_INFINITY }: Task): number {
  return createdAtMs;
}

/** The order is not documented, so it is checked. Equal times prove no order. */
function isNewestFirst(tasks: readonly Task[]): boolean {
  const times = tasks.map(createdAt);
  const isSorted = times.every((ms, index) => ms <= (times[index - 1] ?? Number.POSITIVE_INFINITY));
  return isSorted && times[0] !== times.at(-1);
}

function isOurs(task: Task, options: FindOptions): boolean {
  return task.prompt !== undefined && options.isOurs(lastLine(task.prompt));
}

function mayBeOurs({ prompt }: Task, { promptStart }: FindOptions): boolean {
  if (prompt === undefined) return true;
  if (isReferenceLine(lastLine(prompt))) return false;
  if (promptStart === undefined) return true;
  // A truncated prompt may end with an ellipsis, or with a part of a character.
  const shown = removeWhitespace(prompt.replace(/\ufffd{0,3}(?:\.\.\.|…)?$/, ''));
  const ours = removeWhitespace(promptStart);
  return ours.startsWith(shown) || shown.startsWith(ours);
}

/** A list may show a prompt on one line, or with other line endings. */
function removeWhitespace(text: string): string {
  return text.replace(/\s+/g, '');
}
