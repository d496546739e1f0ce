/** The status of a task. The words of both generations of the API are mapped to these; `rawStatus` keeps the original. */
export type TaskStatus =
  | 'pending'
  | 'planning'
  | 'running'
  | 'paused'
  | 'complete'
  | 'failed'
  | 'cancelled'
  /** An unknown status. The task is not taken as ended, so the step waits until the deadline. */
  | 'unknown';

export type AgentStatus =
  | 'idle'
  | 'thinking'
  | 'acting'
  /** Waiting for a person's approval. */
  | 'waiting'
  | 'paused'
  | 'complete'
  | 'error'
  | 'killed'
  | 'unknown';

/** One agent of a task (a "subtask" in the second generation of the API). */
export interface Agent {
  readonly id: string;
  /** The service's type of the agent, e.g. `researcher`. Remote text. */
  readonly type?: string;
  readonly status: AgentStatus;
  /** The service's own status word. Remote text. */
  readonly rawStatus: string;
  /** The tool in use. Remote text. */
  readonly currentTool?: string;
  /** 0–100. */
  readonly progress?: number;
  readonly tokensUsed?: number;
}

export interface Task {
  /** Opaque; remote text. */
  readonly id: string;
  readonly status: TaskStatus;
  /** The service's own status word. Remote text. */
  readonly rawStatus: string;
  /** The prompt, if the response contains it. A list may omit or truncate it. */
  readonly prompt?: string;
  /** Milliseconds since the Unix epoch, by the service's clock. */
  readonly createdAtMs?: number;
  /** Milliseconds since the Unix epoch, by the service's clock. */
  readonly completedAtMs?: number;
  readonly agents: readonly Agent[];
  readonly costCents?: number;
  readonly tokensUsed?: number;
  /** Why the task failed, by the service. Remote text. */
  readonly failure?: string;
}

/** A file that a task produced, as the service lists it. */
export interface Deliverable {
  /** Opaque; remote text. */
  readonly id: string;
  /** The service's name for the file, if it gives one. It may contain folders, and may be hostile. */
  readonly name?: string;
  readonly contentType?: string;
  readonly bytes?: number;
  /** Lower-case hex, if the service gives one. */
  readonly sha256?: string;
  /** The pre-signed URL. Its query is a credential and must not be logged. */
  readonly downloadUrl?: string;
}

/** Whether the task has ended, so that nothing more is done or billed. */
export function hasEnded(task: Task): boolean {
  return task.status === 'complete' || task.status === 'failed' || task.status === 'cancelled';
}

/** Whether the task is waiting for a person to approve something in the War Room. */
export function isWaitingForApproval(task: Task): boolean {
  if (hasEnded(task)) return false;
  return task.status === 'paused' || task.agents.some((agent) => agent.status === 'waiting');
}

/** Whether agents are supposed to work on the task: it is not queued, has not ended, and does not wait for approval. */
export function isInProgress(task: Task): boolean {
  return task.status !== 'pending' && !hasEnded(task) && !isWaitingForApproval(task);
}

/** Describes the state of a task in one line. Contains remote text. */
export function describeTask(task: Task): string {
  const agents = task.agents.map(describeAgent);
  const status = describeStatus(task);
  return agents.length === 0 ? status : `${status} · ${agents.join(', ')}`;
}

/** Returns the status as one word; an unknown status of the service is in quotes. */
export function describeStatus({ status, rawStatus }: Task): string {
  return status === 'unknown' ? `"${rawStatus}"` : status;
}

/** Returns the average progress of all agents, 0–100; undefined when no agent reports it. */
export function progressOf(task: Task): number | undefined {
  const known = task.agents.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
  if (known.length === 0) return undefined;
  return Math.round(known.reduce((sum, progress) => sum + progress, 0) / known.length);
}

/** Describes what an agent is doing. Contains remote text. */
export function describeAgent(agent: Agent): string {
  const tool = agent.currentTool === undefined ? '' : ` (${agent.currentTool})`;
  return `${agent.type ?? agent.id} ${agent.rawStatus}${tool}`;
}
