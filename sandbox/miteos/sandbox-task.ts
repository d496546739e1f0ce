import {
  makeDeliverable,
  makeId,
  type DeliverableInput,
  type SandboxDeliverable,
} from './deliverable.ts';

/** The statuses of generation A, and `killed`: ended because its task was cancelled. */
export type AgentStatusName =
  'idle' | 'thinking' | 'acting' | 'waiting' | 'complete' | 'error' | 'killed';

export interface AgentInput {
  readonly type: string;
  readonly status: AgentStatusName;
  readonly currentTool?: string;
  /** 0–100; default 0. */
  readonly progress?: number;
}

/** Changes of a task at some time. */
interface TaskChange {
  /** A status of generation A, or any other text, which is returned unchanged. */
  readonly status?: string;
  /** All agents, which replace the previous ones. The n-th agent keeps its ID. */
  readonly agents?: readonly AgentInput[];
  readonly deliver?: readonly DeliverableInput[];
  readonly failure?: string;
  readonly tokensUsed?: number;
  readonly costCents?: number;
}

/** One step in the life of a task. */
export interface Step extends TaskChange {
  /** The time since the task's creation. */
  readonly afterMs: number;
}

export interface SandboxAgent extends AgentInput {
  readonly id: string;
  readonly progress: number;
}

/** The properties of a new task. */
interface TaskBirth {
  readonly prompt: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly workspaceId: string | undefined;
  /** The key that created it, and pays for it. */
  readonly key: string;
  readonly steps: readonly Step[];
}

const endStatuses = new Set(['complete', 'completed', 'failed', 'cancelled', 'canceled']);
const endedAgentStatuses = new Set<AgentStatusName>(['complete', 'error', 'killed']);

/** The visible state of a task at one time. */
interface TaskState {
  readonly status: string;
  readonly agents: readonly SandboxAgent[];
  readonly failure: string | undefined;
  readonly tokensUsed: number;
  readonly costCents: number;
  /** Undefined while the task is active. */
  readonly endedAtMs: number | undefined;
}

/**
 * One task of the sandbox. It uses no timers: each read first applies the steps that are due, so that the same clock always results in
 * the same life.
 */
export class SandboxTask {
  readonly id = makeId('task');
  readonly birth: TaskBirth;
  readonly createdAtMs: number;
  readonly #nowMs: () => number;
  readonly #agentIds: string[] = [];
  readonly #deliverables: SandboxDeliverable[] = [];
  #stepsTaken = 0;
  #state: TaskState = {
    status: 'pending',
    agents: [],
    failure: undefined,
    tokensUsed: 0,
    costCents: 0,
    endedAtMs: undefined,
  };

  constructor(birth: TaskBirth, nowMs: () => number) {
    this.birth = birth;
    this.#nowMs = nowMs;
    this.createdAtMs = nowMs();
  }

  get prompt(): string {
    return this.birth.prompt;
  }

  get status(): string {
    return this.#now().status;
  }

  get agents(): readonly SandboxAgent[] {
    return this.#now().agents;
  }

  get deliverables(): readonly SandboxDeliverable[] {
    this.#now();
    return this.#deliverables;
  }

  get failure(): string | undefined {
    return this.#now().failure;
  }

  get tokensUsed(): number {
    return this.#now().tokensUsed;
  }

  get costCents(): number {
    return this.#now().costCents;
  }

  get endedAtMs(): number | undefined {
    return this.#now().endedAtMs;
  }

  /** Whether the task has not ended, so that it costs money. */
  get isActive(): boolean {
    return this.endedAtMs === undefined;
  }

  /** Changes the task immediately. Throws for a new status of an ended task. */
  change(change: TaskChange): void {
    const { endedAtMs, status } = this.#now();
    if (endedAtMs !== undefined && change.status !== undefined) {
      throw new Error(`Task ${this.id} has ended as ${status}.`);
    }
    this.#take(change, this.#nowMs());
  }

  addDeliverable(input: DeliverableInput): SandboxDeliverable {
    this.#now();
    const made = makeDeliverable(input, this.id, this.#nowMs());
    this.#deliverables.push(made);
    return made;
  }

  /** Cancels the task and its agents. Its deliverables stay. Returns false when it had already ended. */
  cancel(): boolean {
    if (!this.isActive) return false;
    this.#state = { ...this.#state, agents: this.#state.agents.map(endAgent) };
    this.change({ status: 'cancelled' });
    return true;
  }

  /** Applies all steps that are due. */
  #now(): TaskState {
    while (this.#state.endedAtMs === undefined) {
      const step = this.birth.steps[this.#stepsTaken];
      if (step === undefined || this.createdAtMs + step.afterMs > this.#nowMs()) break;
      this.#stepsTaken += 1;
      this.#take(step, this.createdAtMs + step.afterMs);
    }
    return this.#state;
  }

  #take({ agents, deliver = [], ...change }: TaskChange, atMs: number): void {
    for (const input of deliver) this.#deliverables.push(makeDeliverable(input, this.id, atMs));
    const { status = this.#state.status } = change;
    this.#state = {
      status,
      agents: agents?.map(this.#identify, this) ?? this.#state.agents,
      failure: change.failure ?? this.#state.failure,
      tokensUsed: change.tokensUsed ?? this.#state.tokensUsed,
      costCents: change.costCents ?? this.#state.costCents,
      endedAtMs: this.#state.endedAtMs ?? (endStatuses.has(status) ? atMs : undefined),
    };
  }

  #identify(agent: AgentInput, index: number): SandboxAgent {
    const id = (this.#agentIds[index] ??= makeId('agnt'));
    return { progress: 0, ...agent, id };
  }
}

function endAgent({ id, type, status, progress }: SandboxAgent): SandboxAgent {
  return { id, type, status: endedAgentStatuses.has(status) ? status : 'killed', progress };
}

/** All tasks of the service. */
export class TaskStore {
  /** In order of creation. */
  readonly all: SandboxTask[] = [];
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get active(): SandboxTask[] {
    return this.all.filter(({ isActive }) => isActive);
  }

  create(birth: TaskBirth): SandboxTask {
    const task = new SandboxTask(birth, this.#nowMs);
    this.all.push(task);
    return task;
  }

  find(id: string): SandboxTask | undefined {
    return this.all.find((task) => task.id === id);
  }
}
