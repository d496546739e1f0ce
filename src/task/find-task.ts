import { isReferenceLine, lastLine } from './reference.ts';
import type { Task } from './task.ts';
import type { CallOptions, TaskService } from './task-service.ts';

export interface FindOptions {
  readonly service: Pick<TaskService, 'listTasks' | 'fetchTask'>;
  /**
   * How far back the list is read, in milliseconds since the Unix epoch: a day more, whatever the service's clock says. A prompt that
   * the list shows decides by itself.
   */
  readonly sinceMs: number;
  /** Whether the last line of a prompt makes the task ours. */
  readonly isOurs: (line: string) => boolean;
  /**
   * What the prompt of ours begins with, as far as it is known. Where the list cuts prompts, only tasks that begin like it
   * are read; all are when it is absent.
   */
  readonly promptStart?: string;
  /**
   * The ids of tasks that were read and are not ours. They are not read again, since all jobs share the key's rate limit; those that
   * this search reads are added.
   */
  readonly others?: Set<string>;
  readonly call?: CallOptions;
}

const PAGE_SIZE = 100;
const DAY_MS = 24 * 60 * 60_000;
/**
 * Pages in a row that only repeat what is known, until they end the list: new tasks push those that are known on to the next
 * page, and a service that takes no offset repeats its one page for ever.
 */
const MAX_REPEATS = 4;
/** A list that never ends says nothing. */
const MAX_TASKS = 100_000;

/**
 * Finds the tasks whose prompt ends with one of our lines, in whatever order the service lists; where the list does not show a whole
 * prompt, the task is read. First come those that the list itself shows to be ours, then those that must be read for it.
 * @throws ServiceError when the list or a candidate can't be read: then nothing is known of the rest
 */
export async function* findTasks(options: FindOptions): AsyncGenerator<Task, void, undefined> {
  const { service, others = new Set(), call } = options;
  const candidates: Task[] = [];
  for await (const listed of listTasks(options)) {
    if (isOurs(listed, options)) yield listed;
    else if (!isOld(listed, options) && mayBeOurs(listed, options)) candidates.push(listed);
  }
  // What is searched for is mostly new.
  candidates.sort((one, other) => (other.createdAtMs ?? 0) - (one.createdAtMs ?? 0));
  for (const { id } of candidates.filter((one) => !others.has(one.id))) {
    const whole = await service.fetchTask(id, call);
    if (isOurs(whole, options)) yield whole;
    else others.add(id);
  }
}

/**
 * Like `findTasks`, for a line that is certainly one task's: the first match will do, and what could not be
 * read after it does not matter.
 */
export async function findTask(options: FindOptions): Promise<Task | undefined> {
  for await (const task of findTasks(options)) return task;
  return undefined;
}

/** Each listed task once, back to the moment in question. */
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

/** A task without a time may be a recent one. */
function createdAt({ createdAtMs = Number.POSITIVE_INFINITY }: Task): number {
  return createdAtMs;
}

/** The order is not documented, and equal times say nothing of it. */
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
  // A cut prompt may end with the service's own dots, or with half of a character.
  const shown = squash(prompt.replace(/\ufffd{0,3}(?:\.\.\.|…)?$/, ''));
  const ours = squash(promptStart);
  return ours.startsWith(shown) || shown.startsWith(ours);
}

/** A list may show a prompt on one line, or with other line ends. */
function squash(text: string): string {
  return text.replace(/\s+/g, '');
}
