import type { DeliverableInput } from './deliverable.ts';

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
