import {
  type DeliverableInput,
  makeDeliverable,
  type SandboxDeliverable,
  makeId,
} from './deliverable.ts';

/** Generation A's words, and `killed`: ended together with its cancelled task. */
export type AgentStatusName =
  'idle' | 'thinking' | 'acting' | 'waiting' | 'complete' | 'error' | 'killed';

export interface AgentInput {
  readonly type: string;
  readonly status: AgentStatusName;
  readonly currentTool?: string;
  /** 0–100; default 0. */
  readonly progress?: number;
}

/** What is different about a task from some moment on. */
export interface TaskChange {
  /** In generation A's words, or any other word, which is shown as it is. */
  readonly status?: string;
  /** All agents, replacing those before; the n-th agent keeps its id. */
  readonly agents?: readonly AgentInput[];
  readonly deliver?: readonly DeliverableInput[];
  readonly failure?: string;
  readonly tokensUsed?: number;
  readonly costCents?: number;
}

/** One moment in the life of a task. */
export interface Step extends TaskChange {
  /** Since the task was started: at its creation, or when a slot of the plan became free. */
  readonly afterMs: number;
}

export interface SandboxAgent extends AgentInput {
  readonly id: string;
  readonly progress: number;
}

/** What a task is made of. */
export interface TaskBirth {
  readonly prompt: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly workspaceId: string | undefined;
  /** The key that made it, and pays for it. */
  readonly key: string;
  readonly steps: readonly Step[];
}

const endStatuses = new Set(['complete', 'completed', 'failed', 'cancelled', 'canceled']);
const endedAgentStatuses = new Set<AgentStatusName>(['complete', 'error', 'killed']);

/**
 * One task of the sandbox. Nothing ticks: each look at it first brings it to the present, by the
 * times of its steps, so that the same clock always shows the same life.
 */
export class SandboxTask {
  readonly id = makeId('task');
  readonly birth: TaskBirth;
  readonly createdAtMs: number;
  readonly #nowMs: () => number;
  /** Brings all tasks to the present: one that ends may free a slot for another. */
  readonly #settleAll: () => void;
  readonly #agentIds: string[] = [];
  #agents: readonly SandboxAgent[] = [];
  #deliverables: SandboxDeliverable[] = [];
  #status = 'pending';
  #failure: string | undefined;
  #tokensUsed = 0;
  #costCents = 0;
  #stepsTaken = 0;
  #startedAtMs: number | undefined;
  #endedAtMs: number | undefined;

  constructor(birth: TaskBirth, nowMs: () => number, settleAll: () => void) {
    this.birth = birth;
    this.#nowMs = nowMs;
    this.#settleAll = settleAll;
    this.createdAtMs = nowMs();
  }

  get prompt(): string {
    return this.birth.prompt;
  }

  get status(): string {
    this.#settleAll();
    return this.#status;
  }

  get agents(): readonly SandboxAgent[] {
    this.#settleAll();
    return this.#agents;
  }

  get deliverables(): readonly SandboxDeliverable[] {
    this.#settleAll();
    return this.#deliverables;
  }

  get failure(): string | undefined {
    this.#settleAll();
    return this.#failure;
  }

  get tokensUsed(): number {
    this.#settleAll();
    return this.#tokensUsed;
  }

  get costCents(): number {
    this.#settleAll();
    return this.#costCents;
  }

  /** Undefined while the task waits for a slot of the plan. */
  get startedAtMs(): number | undefined {
    this.#settleAll();
    return this.#startedAtMs;
  }

  /** Undefined while the task is active. */
  get endedAtMs(): number | undefined {
    this.#settleAll();
    return this.#endedAtMs;
  }

  /** Whether the task has not ended. */
  get isActive(): boolean {
    return this.endedAtMs === undefined;
  }

  /** Until when the task is paid for: its end, and the present while it is active. */
  get billedUntilMs(): number {
    return this.endedAtMs ?? this.#nowMs();
  }

  /** Lets the steps begin. For the store, when the task has a slot. */
  start(atMs: number): void {
    this.#startedAtMs = atMs;
  }

  /** Takes all steps that are due, and answers when the task ended, if it did. For the store. */
  advance(nowMs: number): number | undefined {
    const startedAtMs = this.#startedAtMs;
    if (startedAtMs === undefined) return this.#endedAtMs;
    while (this.#endedAtMs === undefined) {
      const step = this.birth.steps[this.#stepsTaken];
      if (step === undefined || startedAtMs + step.afterMs > nowMs) break;
      this.#stepsTaken += 1;
      this.#take(step, startedAtMs + step.afterMs);
    }
    return this.#endedAtMs;
  }

  /** Changes the task at once, by hand. An ended task gets no other status: that throws. */
  change(change: TaskChange): void {
    this.#settleAll();
    if (this.#endedAtMs !== undefined && change.status !== undefined) {
      throw new Error(`Task ${this.id} has ended as ${this.#status}.`);
    }
    this.#take(change, this.#nowMs());
  }

  setStatus(status: string): void {
    this.change({ status });
  }

  setAgents(agents: readonly AgentInput[]): void {
    this.change({ agents });
  }

  /** Ends the task as failed, for the reason given. */
  fail(reason: string): void {
    this.change({ status: 'failed', failure: reason });
  }

  addDeliverable(input: DeliverableInput): SandboxDeliverable {
    this.#settleAll();
    const made = makeDeliverable(input, this.id, this.#nowMs());
    this.#deliverables.push(made);
    return made;
  }

  /** Ends the task and its agents at once; what was delivered stays. False when it had ended. */
  cancel(): boolean {
    if (!this.isActive) return false;
    this.#agents = this.#agents.map(endAgent);
    this.setStatus('cancelled');
    return true;
  }

  #take(step: TaskChange, atMs: number): void {
    if (step.agents !== undefined) this.#agents = step.agents.map(this.#identify, this);
    for (const input of step.deliver ?? []) {
      this.#deliverables.push(makeDeliverable(input, this.id, atMs));
    }
    this.#failure = step.failure ?? this.#failure;
    this.#tokensUsed = step.tokensUsed ?? this.#tokensUsed;
    this.#costCents = step.costCents ?? this.#costCents;
    if (step.status === undefined) return;
    this.#status = step.status;
    if (endStatuses.has(step.status)) this.#endedAtMs = atMs;
  }

  #identify(agent: AgentInput, index: number): SandboxAgent {
    const id = (this.#agentIds[index] ??= makeId('agnt'));
    return { progress: 0, ...agent, id };
  }
}

function endAgent({ id, type, status, progress }: SandboxAgent): SandboxAgent {
  return { id, type, status: endedAgentStatuses.has(status) ? status : 'killed', progress };
}

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
