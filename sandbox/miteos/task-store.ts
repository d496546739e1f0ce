import { SandboxTask, type TaskBirth } from './task-life.ts';

/**
 * All tasks of the service, and which of them hold a slot of their key's plan. A task without a
 * slot stays pending; it starts at the very time at which another one of its key ended.
 */
export class TaskStore {
  /** In order of creation. */
  readonly all: SandboxTask[] = [];
  readonly #nowMs: () => number;
  /** How many tasks of a key may run at the same time. */
  readonly #slotsOf: (key: string) => number;
  readonly #running = new Map<string, Set<SandboxTask>>();
  readonly #queues = new Map<string, SandboxTask[]>();

  constructor(nowMs: () => number, slotsOf: (key: string) => number) {
    this.#nowMs = nowMs;
    this.#slotsOf = slotsOf;
  }

  /** Makes a task; it starts at once when its key has a free slot, else when one becomes free. */
  create(birth: TaskBirth): SandboxTask {
    const isFull = this.isFull(birth.key);
    const task = new SandboxTask(birth, this.#nowMs, () => {
      this.settle();
    });
    this.all.push(task);
    if (isFull) {
      this.#queueOf(birth.key).push(task);
    } else {
      task.start(task.createdAtMs);
      this.#runningOf(birth.key).add(task);
    }
    return task;
  }

  find(id: string): SandboxTask | undefined {
    return this.all.find((task) => task.id === id);
  }

  /** Whether all slots of the key are taken. */
  isFull(key: string): boolean {
    this.settle();
    return this.#runningOf(key).size >= this.#slotsOf(key);
  }

  /** Brings every task to the present. */
  settle(): void {
    const nowMs = this.#nowMs();
    for (const [key, running] of this.#running) {
      let ended = earliestEnded(running, nowMs);
      while (ended !== undefined) {
        running.delete(ended.task);
        this.#startNext(key, ended.atMs);
        ended = earliestEnded(running, nowMs);
      }
    }
  }

  #startNext(key: string, atMs: number): void {
    const queue = this.#queueOf(key);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const wasCancelled = next.advance(atMs) !== undefined;
      if (wasCancelled) continue;
      next.start(atMs);
      this.#runningOf(key).add(next);
      return;
    }
  }

  #runningOf(key: string): Set<SandboxTask> {
    const running = this.#running.get(key) ?? new Set();
    this.#running.set(key, running);
    return running;
  }

  #queueOf(key: string): SandboxTask[] {
    const queue = this.#queues.get(key) ?? [];
    this.#queues.set(key, queue);
    return queue;
  }
}

function earliestEnded(
  tasks: Iterable<SandboxTask>,
  nowMs: number,
): { task: SandboxTask; atMs: number } | undefined {
  let earliest: { task: SandboxTask; atMs: number } | undefined;
  for (const task of tasks) {
    const atMs = task.advance(nowMs);
    if (atMs === undefined) continue;
    if (earliest === undefined || atMs < earliest.atMs) earliest = { task, atMs };
  }
  return earliest;
}
